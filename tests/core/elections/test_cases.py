"""A case that can't be read is refused with what, where and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from daihoi.core import rulebooks
from daihoi.core.elections import decide, read_case
from daihoi.core.errors import WrongInput

from .worked import case

RULES = rulebooks.load("vn-party-190").elections
LIST = "NOT_THERE"


def changed(path: str, value: Any) -> dict[str, Any]:
    """A lawful case with one value changed, or taken away."""
    whole = case(1, [60, 30], deductions={"absent_whole_congress_no_alternate": 5})
    *parents, last = path.split(".")
    inner: Any = whole
    for parent in parents:
        inner = inner[int(parent) if parent.isdigit() else parent]
    key: Any = int(last) if last.isdigit() else last
    if value is LIST:
        del inner[key]
    else:
        inner[key] = value
    return whole


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("office", "mayor", "“office” can't be “mayor”. It is one of: committee, standing_committee, secretary, "
         "deputy_secretary, inspection_committee, delegates, alternates, opinion_poll, board_of_directors, "
         "supervisory_board, inspection_chair, inspection_deputy_chair."),
        ("form", "picnic", "“form” can't be “picnic”. It is one of: member_congress, delegate_congress, plenum."),
        ("office", LIST, "“office” is missing. Add it to the file."),
        ("seats", 0, "“seats” is 0; it can't be less than 1."),
        ("seats", LIST, "“seats” is missing. Add it to the file."),
        ("seats", "5", "“seats” must be a whole number, not “5”."),
        ("seats", 2.0, "“seats” must be a whole number, not “2.0”."),
        ("seats", True, "“seats” must be a whole number, not “True”."),
        ("round", 0, "“round” is 0; it can't be less than 1."),
        ("candidates", [], "There is no candidate. Name at least one in “candidates”."),
        ("candidates", {"A": 1}, "“candidates” must be a list."),
        ("candidates.0", "A", "“candidates[1]” must be an object with named values."),
        ("candidates.1.id", "A", "Candidate “A” is listed twice. Keep one of them."),
        ("candidates.0.name", " ", "“candidates[1].name” must be a text that is not blank."),
        ("candidates.0.born_on", "1/5/1970", "“candidates[1].born_on” must be a day such as 2025-06-30, "
         "not “1/5/1970”."),
        ("candidates.0.born_on", 1970, "“candidates[1].born_on” must be a day such as 2025-06-30, not “1970”."),
        ("electorate", LIST, "“electorate” is missing. Add it to the file."),
        ("electorate.summoned", -1, "“electorate.summoned” is -1; it can't be less than 1."),
        ("electorate.attending", -1, "“electorate.attending” is -1; it can't be less than 0."),
        ("electorate.deductions.0.count", -1, "“electorate.deductions[1].count” is -1; it can't be less than 0."),
        ("electorate.deductions.0.names", ["An"],
         "“electorate.deductions[1].count” is 5, but the number of names there is 1."),
        ("electorate.weight", {"summoned": 5},
         "“electorate.weight”: at this meeting everybody has one vote. Leave it out."),
        ("ballots.valid_weight", 90, "“ballots.valid_weight”: at this meeting everybody has one vote. Leave it out."),
        ("ballots", [1], "“ballots” must be an object with named values."),
        ("ballots.issued", LIST, "“ballots.issued” is missing. Add it to the file."),
        ("ballots.invalid", {"INV-1": -2}, "“ballots.invalid.INV-1” is -2; it can't be less than 0."),
        ("votes.A", -1, "“votes.A” is -1; it can't be less than 0."),
        ("votes.A", 59.5, "“votes.A” must be a whole number, not “59.5”."),
        ("votes.B", LIST, "There are no votes for “B”. Write 0 if nobody voted for this name."),
        ("votes.Z", 1, "“votes.Z”: there are votes for “Z”, who is not on the list: A, B. Write one of these."),
        ("run_off", "yes", "“run_off” must be true or false."),
        ("run_off", ["A"], "A run-off is held among the tied names only: “run_off” names A, “candidates” names A, B."),
        ("poll", "floor_support", "“poll” belongs to the office “opinion_poll” only. Leave it out."),
        ("run_of", True, "“run_of” is not known here. Did you mean “run_off”?"),
        ("ballots.retruned", 3, "“ballots.retruned” is not known here. Did you mean “ballots.returned”?"),
    ],
)  # fmt: skip
def test_wrong_input_is_one_exact_sentence(path: str, value: Any, sentence: str) -> None:
    with pytest.raises(WrongInput) as refused:
        read_case(changed(path, value), RULES)
    assert str(refused.value) == sentence
    assert refused.value.in_language("vi") != sentence


def test_an_unknown_reason_names_the_known_ones_and_the_nearest() -> None:
    with pytest.raises(WrongInput, match=r"knows no reason “absent_whole”; it knows: temporarily_transferred_absent, .*"
                                         r"Did you mean “absent_whole_meeting”\?"):  # fmt: skip
        read_case(changed("electorate.deductions.0.reason", "absent_whole"), RULES)


def test_a_reason_given_twice_is_refused() -> None:
    twice = [{"reason": "suspended", "count": 1}, {"reason": "suspended", "count": 2}]
    with pytest.raises(WrongInput, match=r"The reason “suspended” is given twice\. Add the two numbers"):
        read_case(changed("electorate.deductions", twice), RULES)


def test_an_unknown_ground_names_the_known_ones() -> None:
    with pytest.raises(WrongInput, match="knows no ground of invalidity “INV-9”; it knows: INV-1, INV-2"):
        read_case(changed("ballots.invalid", {"INV-9": 1}), RULES)


def test_one_person_under_two_ids_is_refused() -> None:
    value = case(1, [60, 30])
    value["candidates"] = [{"id": one, "name": "Lê Hoa", "born_on": "1970-05-01"} for one in "AB"]
    with pytest.raises(WrongInput, match="Lê Hoa, born on 1970-05-01, is listed twice under two ids"):
        read_case(value, RULES)


def test_a_run_off_needs_more_names_than_seats() -> None:
    with pytest.raises(WrongInput, match="A run-off needs more names than seats; names: 2, seats: 2"):
        read_case(case(2, [60, 30], run_off=True), RULES)


def test_the_file_must_be_an_object() -> None:
    with pytest.raises(WrongInput, match="one JSON object with named values"):
        read_case([1], RULES)


def test_a_key_of_another_program_is_left_alone() -> None:
    assert read_case(case(1, [60, 30]) | {"organisation": "Đảng bộ A"}, RULES).seats == 1


def test_a_poll_that_the_rulebook_does_not_know_is_refused() -> None:
    rules = rulebooks.load("vn-union").elections
    with pytest.raises(WrongInput, match="no rule for the poll “floor_support”"):
        read_case(case(1, [60], rulebook="vn-union", office="opinion_poll"), rules)


def test_a_floor_poll_needs_the_number_attending() -> None:
    read = read_case(case(1, [60], office="opinion_poll"), RULES)
    with pytest.raises(WrongInput, match=r"“electorate\.attending” is missing"):
        decide(read, RULES)


def test_the_older_wins_only_with_days_of_birth() -> None:
    rules = rulebooks.load("vn-state-85").elections
    read = read_case(case(2, [90, 55, 55], rulebook="vn-state-85", office="delegates"), rules)
    with pytest.raises(WrongInput, match=r"B stands level at the last seat and the older wins\. Add “born_on”"):
        decide(read, rules)
