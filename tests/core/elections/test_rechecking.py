"""Stored decisions are decided again, and those that differ are named by their line."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daihoi.core import rulebooks
from daihoi.core.elections import ElectionRules, decide, read_case, rechecking
from daihoi.core.elections.rechecking import Recheck, recheck
from daihoi.core.errors import WrongInput

from .test_any_input import spoilt
from .worked import DECIDED, case


def rules_of(value: Any) -> ElectionRules:
    return rulebooks.load(value["rulebook"]).elections


def checked(*values: Any) -> Recheck:
    return recheck(enumerate(values, 1), rules_of)


def stored(name: str, **changed: Any) -> dict[str, Any]:
    value, expected = DECIDED[name]
    return {**value, "outcome": {**expected, **changed}}


def test_what_decide_gives_differs_nowhere() -> None:
    found = checked(*(stored(name) for name in DECIDED))
    assert found.differ == []
    assert (found.rounds, found.stored) == (len(DECIDED), len(DECIDED))
    assert len(DECIDED) - found.in_tables == 6  # three polls, a giant, two ties that the day of birth settles
    assert found.outcomes["decided"] == sum(end["outcome"] == "decided" for _, end in DECIDED.values())


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"outcome": "short"}, {"outcome": ("short", "run_off")}),
        ({"base": 101}, {"base": (101, 100)}),
        ({"threshold": 50}, {"threshold": (50, 51)}),
        ({"elected": ["A", "B", "C", "E"]}, {"elected": (["A", "B", "C", "E"], ["A", "B", "C", "D"])}),
        ({"elected": ["B", "A", "C", "D"]}, {"elected": (["B", "A", "C", "D"], ["A", "B", "C", "D"])}),
        ({"tied": ["E"]}, {"tied": (["E"], ["E", "F"])}),
        ({"seats_left": 0}, {"seats_left": (0, 1)}),
        ({"next": "closed"}, {"next": ("closed", {"run_off": ["E", "F"], "seats": 1})}),
        ({"meeting_decides": True}, {"meeting_decides": (True, False)}),
    ],
)
def test_a_changed_decision_is_named_with_its_line(changed: dict[str, Any], told: dict[str, Any]) -> None:
    name = "TC30 a tie at the last seat goes to a run-off"
    found = checked(stored(name), stored(name, **changed), stored(name))
    assert [one.line for one in found.differ] == [2]
    then, now = found.differ[0].stored, found.differ[0].decided
    assert {key: (then[key], now[key]) for key in then if then[key] != now[key]} == told


def test_a_changed_figure_turns_the_stored_decision_over() -> None:
    value = stored("TC01 five over half fill five seats")
    value["votes"] = value["votes"] | {"E": 50, "F": 51}
    found = checked(value)
    assert found.differ[0].decided["elected"] == ["A", "B", "C", "D", "F"]


def test_the_bare_outcome_may_be_stored() -> None:
    value = case(1, [60, 40])
    found = checked(value | {"outcome": "decided"}, value | {"outcome": "short"}, value)
    assert [(one.line, one.stored, one.decided) for one in found.differ] == [
        (2, {"outcome": "short"}, {"outcome": "decided"})
    ]
    assert (found.rounds, found.stored, found.outcomes) == (3, 2, {"decided": 3})


def test_a_poll_and_a_tie_of_ages_go_through_decide() -> None:
    poll = stored("TC15 55 of 180 is more than 30%", base=179)
    older = stored("in a State election the older of two wins", elected=["A", "B"])
    found = checked(poll, older)
    assert [(one.line, one.decided["base"], one.decided["elected"]) for one in found.differ] == [
        (1, 180, []), (2, 100, ["A", "C"])]  # fmt: skip
    assert found.in_tables == 0


def test_many_batches_are_one_recheck(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rechecking, "BATCH", 4)
    value = case(1, [60, 40])
    found = checked(*[value | {"outcome": "decided"}] * 9, value | {"outcome": "void"}, value | {"outcome": "decided"})
    assert (found.rounds, [one.line for one in found.differ]) == (11, [10])


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (case(1, [60, -1]), "Line 2: “votes.B” is -1; it can't be less than 0."),
        (case(1, [60, 40], office=["committee"]), "Line 2: “office” must be a text that is not blank."),
        (case(1, [60, 40]) | {"run_of": True}, "Line 2: “run_of” is not known here. Did you mean “run_off”?"),
        (case(1, [60, 40]) | {"outcome": 3},
         "Line 2: “outcome” must be a text or an object, as “elections decide” writes it."),
        (case(1, [60, 40], rulebook="vn-company-2020", form="plenum"),
         "Line 2: “electorate.attending” is missing; this vote is measured against those attending."),
    ],
)  # fmt: skip
def test_a_round_that_can_not_be_read_is_named_with_its_line(value: dict[str, Any], sentence: str) -> None:
    with pytest.raises(WrongInput) as refused:
        checked(case(1, [60, 40]), value)
    assert str(refused.value) == sentence
    assert refused.value.in_language("vi").startswith("Dòng 2: ")


@settings(max_examples=300)
@given(spoilt([value for value, _ in DECIDED.values()]), st.integers(0, 2))
def test_whatever_stands_there_recheck_and_decide_are_of_one_mind(value: dict[str, Any], place: int) -> None:
    """Also for rows that are read without ``read_case``: what it refuses is refused, what it reads is decided alike."""
    rules = rules_of(value)
    values: list[Any] = [case(1, [60, 40])] * 3
    try:
        decided = decide(read_case(value, rules), rules).as_json()
    except WrongInput as error:
        values[place] = value
        with pytest.raises(WrongInput) as refused:
            checked(*values)
        assert str(refused.value) == f"Line {place + 1}: {error}"
    else:
        values[place] = copy.deepcopy(value) | {"outcome": decided}
        assert checked(*values).differ == []
