"""A whole cascade's stored decisions checked again: in tables, beside one by one."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from bench.measure import Measurement, measure
from daihoi.core import elections, rulebooks
from daihoi.core.elections.many import decide_many, tabulate
from daihoi.core.elections.rechecking import COMPARED, recheck

CLAIM = "In tables one core decides far more than 300,000 rounds a second; from stored lines, reading takes the time."
FULL, TINY = 60_000, 40  # rounds
PACKS = ("vn-party-190", "vn-union", "vn-youth", "vn-association-126")
ALONE = 20  # one round in so many is decided alone; all of them would take minutes


def run(size: int) -> list[Measurement]:
    """Decide in tables; put plain rows into tables; recheck lines; then ``decide`` round by round."""
    values = _rounds(size)
    cases = [(elections.read_case(value, _rules(value)), _rules(value)) for value in values]
    lines = [json.dumps(value) for value in values]
    table, inside, _ = tabulate(cases)
    some = cases[:: min(ALONE, size)]
    if len(inside) < size or recheck(enumerate(values, 1), _rules).differ:
        raise AssertionError("A round differs; a speed means nothing then.")

    def one_by_one() -> None:
        for case, rules in some:
            elections.decide(case, rules)

    def from_lines() -> None:
        recheck(((number, json.loads(line)) for number, line in enumerate(lines, 1)), _rules)

    def from_lines_one_by_one() -> None:
        for line in lines[:: min(ALONE, size)]:
            value = json.loads(line)
            rules = _rules(value)
            elections.decide(elections.read_case(value, rules), rules).as_json()

    names = f"{len(table.votes) / size:.0f} names each"
    return [
        measure("`decide_many`, columns", lambda: decide_many(table), work=size, unit="rounds", note=names),
        measure("`tabulate` and `decide_many`", lambda: decide_many(tabulate(cases)[0]), work=size, unit="rounds"),
        measure("`decide`, one by one", one_by_one, work=len(some), unit="rounds", note="steps, articles, findings"),
        measure("`recheck`, stored lines", from_lines, work=size, unit="rounds", note="JSON read and compared"),
        measure("the lines one by one", from_lines_one_by_one, work=len(some), unit="rounds", note="written as JSON"),
    ]


def _rules(value: Any) -> elections.ElectionRules:
    return rulebooks.load(value["rulebook"]).elections


def _rounds(size: int) -> list[dict[str, Any]]:
    """Rounds as units of a cascade report them, with the decision stored beside."""
    dice = Random(2025)
    values = []
    for number in range(size):
        seats = dice.choice((1, 1, 3, 5, 9, 15, 27))
        names = [f"U{number}-{place}" for place in range(seats + dice.randint(0, 1 + seats // 4))]
        summoned = dice.randint(9, 300)
        spread = [dice.randint(summoned // 4, summoned) for _ in names]
        votes = [one * seats * summoned // max(sum(spread), seats * summoned) for one in spread]
        value = {
            "rulebook": PACKS[number % len(PACKS)],
            "office": "committee" if seats > 1 else "secretary",
            "form": "delegate_congress",
            "seats": seats,
            "candidates": [{"id": name} for name in names],
            "electorate": {"summoned": summoned, "attending": summoned},
            "ballots": {"issued": summoned, "returned": summoned, "valid": summoned, "invalid": {}},
            "votes": dict(zip(names, votes, strict=True)),
        }
        rules = _rules(value)
        decided = elections.decide(elections.read_case(value, rules), rules).as_json()
        values.append(value | {"outcome": {key: decided[key] for key in COMPARED if key in decided}})
    return values
