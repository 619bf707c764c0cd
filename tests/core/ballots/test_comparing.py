"""Two or three readings of one ballot: when they settle it, and when people look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.ballots import Outcome, Reading, compare, judge_decided, judge_reading, needs_committee, read_line
from daihoi.core.elections import Mark
from daihoi.core.errors import WrongInput

from .sheets import SHEETS, sheets_and_readings

SURPLUS, AS_MANY = SHEETS["surplus"], SHEETS["as_many"]


@pytest.mark.parametrize(
    ("sheet", "lines", "outcome", "is_alike"),
    [
        (SURPLUS, ["3 5", "5 3"], Outcome.SETTLED, True),
        (SURPLUS, ["3 5", "=1 2 4 6"], Outcome.SETTLED, True),
        (SURPLUS, ["3 5", "3 6"], Outcome.DIFFERENCE, False),
        (SURPLUS, ["3 5", "*6"], Outcome.INVALID, False),
        (SURPLUS, ["*6", "*6"], Outcome.INVALID, True),
        (SURPLUS, ["3 5 *6", "*6"], Outcome.INVALID, True),
        (SURPLUS, ["*6", "*7"], Outcome.INVALID, False),
        (SURPLUS, ["3 5", "3 5?"], Outcome.DOUBT, False),
        (SURPLUS, ["?", "*6"], Outcome.DOUBT, False),
        (SURPLUS, ["/3 5", "/3 5"], Outcome.DOUBT, True),
        (SURPLUS, ["3 5", "3 5", "3 5"], Outcome.SETTLED, True),
        (SURPLUS, ["3 5", "3 5", "3 6"], Outcome.DIFFERENCE, False),
        (AS_MANY, ["2", "/2"], Outcome.DIFFERENCE, False),
        (AS_MANY, ["1 2 3", "="], Outcome.DOUBT, True),
        (SHEETS["union"], ["/3 4 5", "/3 4 5"], Outcome.SETTLED, True),
        (SHEETS["cards"], ["w5 3 4", "w6 3 4"], Outcome.DIFFERENCE, False),
    ],
)
def test_what_follows_from_the_readings(sheet, lines, outcome, is_alike):
    found = compare([read_line(line, sheet) for line in lines], sheet)
    assert (found.outcome, found.is_alike) == (outcome, is_alike)


def test_two_of_three_are_noted_as_the_majority_and_settle_nothing():
    readings = [read_line(line, SURPLUS) for line in ("3 5", "3 6", "3 5")]
    found = compare(readings, SURPLUS)
    assert (found.outcome, found.majority) == (Outcome.DIFFERENCE, readings[0])
    assert compare([readings[0], readings[1]], SURPLUS).majority is None


def test_one_reading_alone_is_no_comparison():
    with pytest.raises(WrongInput) as caught:
        compare([Reading()], SURPLUS)
    assert str(caught.value) == (
        "There is one reading only. A ballot is compared when at least two teams have keyed it."
    )


@given(sheets_and_readings(readings=3), st.permutations([0, 1, 2]))
def test_the_order_of_the_teams_is_of_no_account(drawn, order):
    sheet, readings = drawn
    found, turned = compare(readings, sheet), compare([readings[place] for place in order], sheet)
    assert (found.outcome, found.is_alike) == (turned.outcome, turned.is_alike)
    assert (found.majority and found.majority.essence) == (turned.majority and turned.majority.essence)


@given(sheets_and_readings(readings=2))
def test_settled_means_alike_and_nothing_for_the_committee(drawn):
    sheet, readings = drawn
    found = compare(readings, sheet)
    is_plain = found.is_alike and not any(needs_committee(one, sheet) for one in readings)
    assert (found.outcome is Outcome.SETTLED) == is_plain


def test_a_ground_that_people_named_stands_whatever_the_marks_say():
    verdict = judge_reading(read_line("*6", SURPLUS), SURPLUS)
    assert (verdict.is_valid, verdict.votes, verdict.ground.id) == (False, (), "INV-6")
    assert str(verdict.steps[0].source) == "190-QĐ/TW Đ15"


def test_a_ground_that_the_rulebook_does_not_know_is_refused():
    with pytest.raises(WrongInput) as caught:
        judge_reading(Reading(ground="INV-99"), SURPLUS)
    assert str(caught.value).startswith("The rulebook knows no ground “INV-99”; it knows: INV-1, INV-2")


def test_a_refusal_of_everybody_counts_as_valid_once_the_committee_has_said_so():
    reading = read_line("1 2 3", AS_MANY)
    assert not judge_reading(reading, AS_MANY).is_valid
    verdict = judge_decided(reading, AS_MANY)
    assert (verdict.is_valid, verdict.votes, verdict.board_decides) == (True, (), False)


def test_a_name_struck_in_part_gives_no_vote_after_the_decision_either():
    verdict = judge_decided(read_line("/3 5", SURPLUS), SURPLUS)
    assert (verdict.is_valid, verdict.votes) == (True, ("c1", "c2", "c4", "c6"))


def test_an_invalid_card_keeps_its_weight():
    sheet = SHEETS["cards"]
    assert judge_decided(read_line("w12 *6", sheet), sheet).weight == 12


def test_both_boxes_seen_by_a_machine_are_no_clear_mark_keyed_by_people():
    assert Reading({"c2": Mark.BOTH}).essence == Reading({"c2": Mark.NONE}).essence != Reading().essence
