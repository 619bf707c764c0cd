"""How fast the console takes ballots: a scripted keyboard, and the time between Enter and the next ballot.

``pytest tests/browser/desk/test_speed.py -n 0 -s`` prints the figures.
"""

from __future__ import annotations

import random
import statistics
import time

import pytest

from .hands import all_sent, keyed_of

pytestmark = pytest.mark.django_db(transaction=True)
NAMES, SEATS, BALLOTS = 65, 55, 30
ENTER = """(keyed) => {
  const line = document.querySelector('[data-line]'), place = document.querySelector('[data-position]');
  line.value = keyed;
  line.dispatchEvent(new Event('input'));
  const before = place.textContent, began = performance.now();
  line.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  return [performance.now() - began, place.textContent !== before];
}"""


def lines(seed: int) -> list[str]:
    """Ten struck names on each ballot."""
    dice = random.Random(seed)
    return [" ".join(map(str, sorted(dice.sample(range(1, NAMES + 1), NAMES - SEATS)))) for _ in range(BALLOTS)]


def test_the_next_ballot_is_there_in_a_blink(console_of):
    names = tuple(f"Nguyễn Hoàng Phương Thảo {number}" for number in range(1, NAMES + 1))
    page, desk = console_of(names, SEATS, "inspection_committee", BALLOTS)
    keyed, typed = lines(1)[: BALLOTS // 2], lines(2)[: BALLOTS // 2]
    waits = [page.evaluate(ENTER, line) for line in keyed]
    began = time.perf_counter()
    for line in typed:
        page.keyboard.type(line)
        page.keyboard.press("Enter")
    minutes = (time.perf_counter() - began) / 60
    all_sent(page)
    keys = sum(len(line) + 1 for line in typed)
    middle = statistics.median(wait for wait, _moved in waits)
    print(
        f"\n{NAMES} names, {SEATS} seats: {keys / minutes:,.0f} keys and {len(typed) / minutes:,.0f} ballots a minute;"
        f" Enter to the next ballot {middle:.1f} ms"
    )
    assert all(moved for _wait, moved in waits)
    assert middle < 100
    assert keyed_of(desk, "A") == {(1, place): line for place, line in enumerate([*keyed, *typed], 1)}
