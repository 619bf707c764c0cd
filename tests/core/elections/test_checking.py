"""A contest is lawful before the vote, or each rule that forbids it is named."""

from __future__ import annotations

import re

import pytest

from daihoi.core import rulebooks
from daihoi.core.elections import (
    Office,
    Severity,
    cell_offices,
    check,
    is_admissible,
    most_surplus,
    prepared_surplus,
    read_contest,
    trimmed,
)
from daihoi.core.errors import WrongInput

from .worked import CHECKED, contest

PARTY = rulebooks.load("vn-party-190")


def findings_of(value: dict[str, object]) -> list[object]:
    book = rulebooks.load(str(value["rulebook"]))
    return check(read_contest(value), book.elections, book.nominations)


@pytest.mark.parametrize("name", CHECKED)
def test_worked_contest(name: str) -> None:
    value, blocking, warning = CHECKED[name]
    findings = findings_of(value)
    assert [one.id for one in findings if one.severity is Severity.BLOCK] == blocking
    assert [one.id for one in findings if one.severity is Severity.WARN] == warning
    assert is_admissible(findings) is (not blocking)


def test_findings_that_block_come_first() -> None:
    value, _, _ = CHECKED["TC10 fifteen names for fifteen seats"]
    ranks = [list(Severity).index(one.severity) for one in findings_of(value)]
    assert ranks == sorted(ranks)


def test_every_finding_has_a_rule_and_is_said_in_vietnamese() -> None:
    for value, _, _ in CHECKED.values():
        for one in findings_of(value):
            assert one.id
            assert one.text.in_language("vi") != str(one.text), str(one.text)
            assert not re.search(r"\{\w+\}", one.text.in_language("vi"))


def test_the_basis_of_the_cap_is_shown() -> None:
    value, _, _ = CHECKED["TC12 seven names for five seats"]
    assert [str(one.text) for one in findings_of(value) if one.id == "R04"] == [
        "Names: 7, seats: 5. The surplus is 2, but 1 is the most. For 3 to 5 seats the surplus is at most 1."
    ]


def test_the_lawful_order_is_spelt_out() -> None:
    value, _, _ = CHECKED["names not in the order of given names"]
    assert [str(one.text) for one in findings_of(value) if one.id == "R08"] == [
        "The list is not in the order of given names. The order is: Vũ Thị Bình, An Văn Dũng."
    ]


@pytest.mark.parametrize(
    ("seats", "most"), [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (7, 2), (10, 3), (15, 4), (27, 8), (33, 9)]
)
def test_the_cap_is_thirty_percent_rounded_down_and_one_for_small_lists(seats: int, most: int) -> None:
    assert most_surplus(seats, PARTY.nominations) == most


def test_no_whole_number_is_ten_to_fifteen_percent_of_some_lists() -> None:
    fitting = {seats: prepared_surplus(seats, PARTY.nominations) for seats in range(3, 30)}
    assert [seats for seats, range_ in fitting.items() if not range_] == [3, 4, 5, 6, 11, 12, 13]
    assert list(fitting[27]) == [3, 4]


def test_a_rulebook_without_a_cap_sets_none() -> None:
    rules = rulebooks.load("vn-association-126").nominations
    assert most_surplus(5, rules) is None
    assert prepared_surplus(5, rules) is None


def floor_list(support: dict[str, int], prepared: int = 8) -> dict[str, object]:
    """Eight names prepared for seven seats, and names from the floor: nine is the most."""
    names = contest(7, prepared)["candidates"]
    floor = [{"id": name, "origin": "nominated", "support": votes} for name, votes in support.items()]
    return contest(7, prepared) | {"attending": 100, "candidates": names + floor}


def said_of_the_cap(value: dict[str, object]) -> list[str]:
    return [str(one.text) for one in findings_of(value) if one.id == "R07" and one.severity is Severity.INFO]


def test_a_list_over_the_cap_is_proposed_by_support() -> None:
    assert said_of_the_cap(floor_list({"X": 50, "Y": 60, "Z": 30})) == [
        "By the poll the list keeps from the floor: Y; it leaves out: X, Z."
    ]


def test_equal_support_at_the_cap_is_asked_of_the_meeting() -> None:
    assert said_of_the_cap(floor_list({"X": 60, "Y": 60, "Z": 40})) == [
        "By the poll the list keeps from the floor: —; it leaves out: Z.",
        "X, Y have equal support at the cap; places left: 1. The meeting chooses.",
    ]


def test_a_list_under_the_cap_is_not_trimmed() -> None:
    value = floor_list({"X": 50})
    proposal = trimmed(read_contest(value), PARTY.nominations)
    assert proposal is not None and proposal.names[-1] == "X" and proposal.left_out == ()
    assert said_of_the_cap(value) == []


@pytest.mark.parametrize(
    "value",
    [
        floor_list({"X": 50, "Y": 60}) | {"attending": None},
        floor_list({"X": 101, "Y": 60}),
        contest(7, 8) | {"attending": 100, "candidates": [{"id": "X", "origin": "nominated"}]},
        floor_list({"X": 50, "Y": 60}) | {"rulebook": "vn-association-126"},
    ],
)
def test_nothing_is_proposed_without_a_poll_or_a_cap(value: dict[str, object]) -> None:
    book = rulebooks.load(str(value["rulebook"]))
    assert trimmed(read_contest(value), book.nominations) is None
    assert said_of_the_cap(value) == []


def test_a_small_cell_elects_no_committee() -> None:
    small, large = cell_offices(8, PARTY.nominations), cell_offices(9, PARTY.nominations)
    assert small == (Office.SECRETARY, Office.DEPUTY_SECRETARY)
    assert large == (Office.COMMITTEE, Office.SECRETARY, Office.DEPUTY_SECRETARY)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"candidates": []}, "There is no candidate. Name at least one in “candidates”."),
        ({"candidates": [{"id": "A"}, {"id": "A"}]}, "“A” is listed twice. Keep one of them."),
        ({"tellers": ["H", "H"]}, "“H” is listed twice. Keep one of them."),
        ({"tellers": [3]}, "“tellers[1]” must be an object with named values."),
        ({"holidays": ["Tết"]}, "“holidays[1]” must be a day such as 2025-06-30, not “Tết”."),
        ({"seats": -3}, "“seats” is -3; it can't be less than 1."),
        ({"method": "shouting"}, "“method” can't be “shouting”. It is one of: secret_ballot, hands."),
        ({"ballot_offices": ["king"]}, "“ballot_offices.1” can't be “king”. It is one of: committee, "
         "standing_committee, secretary, deputy_secretary, inspection_committee, delegates, alternates, opinion_poll, "
         "board_of_directors, supervisory_board, inspection_chair, inspection_deputy_chair."),
        ({"candidates": [{"id": "A", "origin": "heaven"}]},
         "“candidates[1].origin” can't be “heaven”. It is one of: convening_committee, nominated, self_nominated."),
        ({"candidates": [{"id": "A", "suport": 3}]},
         "“candidates[1].suport” is not known here. Did you mean “candidates[1].support”?"),
    ],
)  # fmt: skip
def test_a_contest_that_can_not_be_read_is_refused(change: dict[str, object], sentence: str) -> None:
    with pytest.raises(WrongInput) as refused:
        read_contest(contest(5, 6) | change)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("key", ["made_up", "half_days"])
def test_worked_and_half_days_stand_beside_the_holidays_only(key: str) -> None:
    with pytest.raises(WrongInput, match=f"“{key}” stands beside “holidays” only"):
        read_contest(contest(5, 6, **{key: ["2025-06-14"]}))
    assert getattr(read_contest(contest(5, 6, holidays=[], **{key: ["2025-06-14"]})), key)
