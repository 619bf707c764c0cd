"""The III congress elects its committee and its delegation on the keyed desk, in a real Chromium, ballot by ballot."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from daihoi.cli.main import main

from .election_day import Box, Day, mistyped

SLIPS = 0.01  # one ballot in a hundred is keyed wrong by each team


@pytest.mark.parametrize(
    ("office", "seats", "alternates", "names"), [("committee", 29, 0, 33), ("delegates", 20, 2, 23)]
)
def test_the_iii_congress_elects_on_the_keyed_desk(browser, day_site, tmp_path, office, seats, alternates, names):
    dice = Random(f"{office}/2020")
    with Day(browser, day_site) as day:
        contest = day.put_to_the_vote(office, seats, alternates)
        box = Box.filled(dice, day.open_vote(contest), names, seats)
        day.report(contest, len(box.ballots))
        desk = day.open_desk(contest)
        sheet = _sheets(box, 50)
        slips = {role: Random(f"{office}/{role}") for role in "ab"}
        for role in "ab":
            day.key_all(desk, role, lambda bundle, place, role=role: mistyped(
                sheet[bundle, place], names, slips[role], SLIPS))  # fmt: skip
        looked = day.look_again(desk, lambda bundle, place: sheet[bundle, place])
        day.close_desk(desk, contest)
        case = day.decide_and_certify(contest)
        assert day.problems == []
    invalid = len(box.ballots) - len(box.valid)
    assert 0 < invalid <= looked
    assert list(case["votes"].values()) == box.votes
    assert (case["ballots"]["valid"], sum(case["ballots"]["invalid"].values())) == (len(box.valid), invalid)
    assert _decided(case, tmp_path)["outcome"] == "decided"


def _sheets(box: Box, size: int) -> dict[tuple[int, int], str]:
    """What stands on the paper at each place of each bundle."""
    return {(at // size + 1, at % size + 1): one.line for at, one in enumerate(box.ballots)}


def _decided(case: dict[str, object], folder: Path) -> dict[str, object]:
    """What the command line says of the same figures."""
    given, said = folder / "case.json", folder / "said.json"
    given.write_text(json.dumps(case), encoding="utf-8")
    assert main(["elections", "decide", str(given), "-o", str(said)]) in (0, 1)
    answer: dict[str, object] = json.loads(said.read_text(encoding="utf-8"))
    return answer
