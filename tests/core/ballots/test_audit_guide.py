"""The guide on audits says what the program reckons."""

from __future__ import annotations

import json
import re
from itertools import islice
from pathlib import Path

import pytest

from daihoi.cli.auditing import rounded
from daihoi.core import rulebooks
from daihoi.core.ballots.assertions import Assertion, AssertionKind, Paper, assertions_of
from daihoi.core.ballots.dice import draw
from daihoi.core.ballots.risk import Measure, NextStep, first_sample, make_plan, measure
from daihoi.core.elections import decide, read_case

GUIDES = Path(__file__).parents[3] / "docs" / "guides"
DIGITS = "31415926535897932384"
BOTH, ONE = Paper(frozenset("AB")), Paper(frozenset("A"))


@pytest.fixture(params=["ballot-audit.md", "ballot-audit.vi.md"])
def guide(request):
    return (GUIDES / request.param).read_text(encoding="utf-8")


def rows(guide, columns):
    """The tables of a guide with that many columns, their figures as they are written in English."""
    lines = [line.strip("|").split("|") for line in guide.splitlines() if line.startswith("|")]
    return [[cell.strip().replace(",", ".") for cell in line] for line in lines if len(line) == columns]


def plan_of(guide):
    value = json.loads(re.findall(r"^```json\n(\{\"rulebook.*?)^```", guide, re.M | re.S)[0])
    rules = rulebooks.load(value["rulebook"]).elections
    case = read_case(value, rules)
    return make_plan(case.ballots.returned, assertions_of(case, decide(case, rules), rules))


def test_the_worked_example_is_what_the_program_reckons(guide):
    plan = plan_of(guide)
    assert first_sample(plan).more == 17
    alike = measure(plan, [(BOTH, BOTH)] * 17)
    differing = measure(plan, [(BOTH, ONE if at == 5 else BOTH) for at in range(1, 18)])
    assert (alike.next, differing.next, differing.more) == (NextStep.CONFIRMED, NextStep.GO_ON, 9)
    reckoned = [
        [str(one.margin), f"{rounded(there):.4f}", f"{rounded(here):.4f}"]
        for one, there, here in zip(plan.assertions, alike.risks, differing.risks, strict=True)
    ]
    assert [row[1:] for row in rows(guide, 4) if row[1].isdigit()] == reckoned


def test_the_papers_of_the_example_are_those_that_the_dice_draw(guide):
    assert DIGITS in guide
    assert ", ".join(str(place) for place in islice(draw(DIGITS, 348), 5)) in guide


def test_the_first_steps_by_hand_are_those_of_the_program(guide):
    measured = Measure(plan_of(guide).assertions[1], 348, 0.001)
    values = []
    for _ in range(17):
        measured.take(BOTH, BOTH)
        values.append(measured.value)
    assert [f"{one:.4f}" for one in values[:2]] == ["1.2654", "1.6026"]
    assert round(values[-1]) == 61
    assert all(said in guide.replace(",", ".") for said in ("1.2654", "1.6026", "61"))


def test_the_table_of_sample_sizes_is_reckoned(guide):
    told = [row for row in rows(guide, 3) if row[1].isdigit()]
    assert len(told) == 6
    for least, margin, papers in told:
        votes = int(re.search(r"\d+", least).group())
        one = Assertion(AssertionKind.REACHES, "A", "", 1, 0, 0, 174, votes - 174)
        found = first_sample(make_plan(348, [one]))
        assert (one.margin, found.next is NextStep.GO_ON) == (int(margin), papers.isdigit())
        assert not papers.isdigit() or found.more == int(papers)
