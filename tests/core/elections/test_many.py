"""A table of rounds says what ``decide`` says of each of them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daihoi.core import rulebooks
from daihoi.core.elections import (
    Absence,
    BallotFigures,
    Candidate,
    Case,
    Decision,
    ElectionRules,
    Electorate,
    Form,
    Office,
    RunOff,
    Share,
    Weight,
    decide,
    read_case,
)
from daihoi.core.elections.many import NEXTS, NOT_GIVEN, OUTCOMES, Decisions, Rounds, decide_many, tabulate
from daihoi.core.elections.rules import TieRule
from daihoi.core.errors import WrongInput

from .worked import DECIDED, case

BOOKS = [rulebooks.load(name) for name in rulebooks.available()]
NAMES = tuple("ABCDEFG")
OFFICES = [office for office in Office if office is not Office.OPINION_POLL]
small = st.integers(0, 12)


@st.composite
def rounds(draw: st.DrawFn) -> tuple[Case, ElectionRules]:
    """Any round under any rulebook; half of them with figures that can be true together."""
    rules = draw(st.sampled_from(BOOKS)).elections
    form, seats, names = draw(st.sampled_from(list(Form))), draw(st.integers(1, 4)), draw(st.integers(1, 7))
    summoned, valid = draw(st.integers(1, 12)), draw(small)
    is_true = draw(st.booleans())
    attending, issued = (summoned, summoned) if is_true else (draw(st.none() | small), draw(small))
    returned = issued if is_true else draw(small)
    valid = min(valid, returned) if is_true else valid
    invalid = {"INV-2": returned - valid} if is_true else draw(st.none() | st.dictionaries(st.just("INV-2"), small))
    weight, valid_weight = None, None
    if rules.weighing and draw(st.booleans()):
        held = draw(st.integers(1, 40))
        weight, valid_weight = Weight(held, draw(st.none() | st.integers(1, 40))), draw(st.integers(0, 40))
    if rules.weighing and is_true:
        weight, valid_weight = Weight(summoned * 3, summoned * 3), valid * 3
    votes = dict(zip(NAMES, draw(st.lists(small, min_size=names, max_size=names)), strict=False))
    absences = [Absence(one.id, draw(st.integers(0, 2))) for one in rules.deductions[:2] if draw(st.booleans())]
    return Case(
        office=draw(st.sampled_from(OFFICES)),
        form=form,
        seats=seats,
        candidates=tuple(Candidate(name) for name in NAMES[:names]),
        electorate=Electorate(summoned, attending, tuple(absences), weight),
        ballots=BallotFigures(issued, returned, valid, invalid, valid_weight),
        votes=votes,
        round=draw(st.integers(1, 3)),
        run_off=draw(st.booleans()) and seats < names,
        further_round=draw(st.none() | st.booleans()),
    ), rules


def said(decision: Decision) -> dict[str, Any]:
    """What a table says too."""
    return {
        "outcome": decision.outcome,
        "next": "run_off" if isinstance(decision.next, RunOff) else decision.next,
        "base": NOT_GIVEN if decision.base is None else decision.base,
        "threshold": NOT_GIVEN if decision.threshold is None else decision.threshold,
        "seats_left": decision.seats_left,
        "meeting_decides": decision.meeting_decides,
        "elected": {one.id for one in decision.elected},
        "tied": {one.id for one in decision.tied},
    }


def row(decisions: Decisions, place: int, one: Case) -> dict[str, Any]:
    first = decisions.first[place]
    elected, tied = (
        {candidate.id for nth, candidate in enumerate(one.candidates) if column[first + nth]}
        for column in (decisions.elected, decisions.tied)
    )
    return {
        "outcome": OUTCOMES[decisions.outcome[place]],
        "next": NEXTS[decisions.next[place]],
        "base": decisions.base[place],
        "threshold": decisions.threshold[place],
        "seats_left": decisions.seats_left[place],
        "meeting_decides": decisions.meeting_decides[place],
        "elected": elected,
        "tied": tied,
    }


@settings(max_examples=300)
@given(st.lists(rounds(), max_size=12))
def test_every_row_is_decided_as_decide_does_or_left_open(drawn: list[tuple[Case, ElectionRules]]) -> None:
    table, inside, left = tabulate(drawn)
    assert (inside, left) == (list(range(len(drawn))), [])
    decisions = decide_many(table)
    for place, (one, rules) in enumerate(drawn):
        if not decisions.is_open[place]:
            assert row(decisions, place, one) == said(decide(one, rules))
            continue
        try:
            decision = decide(one, rules)
        except WrongInput:
            continue  # a figure that this rulebook needs is missing, or a day of birth
        assert rules.tie.value is TieRule.OLDER_WINS and decision.tied


def worked(name: str) -> tuple[Case, ElectionRules]:
    value = DECIDED[name][0]
    rules = rulebooks.load(value["rulebook"]).elections
    return read_case(value, rules), rules


def test_the_worked_cases_are_decided_in_one_table() -> None:
    cases = [worked(name) for name in DECIDED]
    table, inside, left = tabulate(cases)
    decisions = decide_many(table)
    for place, there in enumerate(inside):
        if not decisions.is_open[place]:
            assert row(decisions, place, cases[there][0]) == said(decide(*cases[there]))
    names = list(DECIDED)
    stay = [names[there] for there in left] + [names[inside[place]] for place in range(len(inside)) if
                                               decisions.is_open[place]]  # fmt: skip
    assert stay == [
        "TC15 54 of 180 is not more than 30%",
        "TC15 55 of 180 is more than 30%",
        "a recommendation is measured against those summoned",
        "three million million shares for five seats",
        "in a State election the older of two wins",
        "in a State election two born on one day stay level",
    ]


def test_no_round_is_no_trouble() -> None:
    table, inside, left = tabulate([])
    assert (len(table), inside, left) == (0, [], [])
    assert len(decide_many(table).outcome) == 0
    assert isinstance(table, Rounds)


@pytest.mark.parametrize("votes", [[1 << 40, 0], [60, 1 << 70]])
def test_figures_too_large_for_a_table_stay_with_decide(votes: list[int]) -> None:
    rules = rulebooks.load("vn-party-190").elections
    one = read_case(case(1, votes), rules)
    assert tabulate([(one, rules)])[1:] == ([], [0])


def test_a_rulebook_with_figures_too_large_for_a_table_stays_with_decide() -> None:
    rules = rulebooks.load("vn-party-190").elections
    assert rules.threshold is not None
    fine = replace(rules, threshold=replace(rules.threshold, value=Share(Fraction(500_001, 1_000_000))))
    one = read_case(case(1, [60, 40]), rules)
    assert tabulate([(one, rules), (one, fine), (one, fine)])[1:] == ([0], [1, 2])


def test_a_large_company_fits_into_a_table() -> None:
    rules = rulebooks.load("vn-company-2020").elections
    weight = (1 << 39, 1 << 39, 1 << 39)
    value = case(2, [(1 << 40) - 1, 1], weight=weight, summoned=2, rulebook="vn-company-2020",
                 office="board_of_directors", form="member_congress")  # fmt: skip
    one = read_case(value, rules)
    table, inside, _ = tabulate([(one, rules)])
    assert inside == [0]
    assert row(decide_many(table), 0, one) == said(decide(one, rules))
