"""A whole hall keyed with mistakes: what the teams catch, what they can't, and that order is of no account."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.ballots import judge_decided, judge_reading, read_line
from daihoi.core.elections import count_ballots

from .sheets import SHEETS, make_sheet
from .typists import count_hall, hall_of_ballots, keys_of, type_line

HALL = make_sheet(names=65, seats=55)


@pytest.mark.parametrize("seed", range(5))
def test_after_the_third_looks_the_sums_are_those_of_the_papers(seed):
    hall = count_hall(seed, HALL, 350, mistakes=0.01)
    assert min(hall.misread) > 20
    assert hall.looks >= max(hall.misread)
    assert hall.alike == 0
    assert hall.counted == hall.truth


def test_only_a_ballot_misread_alike_by_both_teams_goes_unseen_and_a_third_team_sees_it():
    two = count_hall(7, HALL, 350, mistakes=0.01)
    assert (two.alike, two.counted == two.truth) == (1, False)
    wrong = {one for one in HALL.ids if two.counted.votes[one] != two.truth.votes[one]}
    assert 1 <= len(wrong) <= 2
    assert (two.counted.valid, two.counted.invalid) == (two.truth.valid, two.truth.invalid)
    three = count_hall(7, HALL, 350, mistakes=0.01, teams=3)
    assert (three.alike, three.counted) == (0, three.truth)


def test_exception_entry_needs_a_fifth_of_the_keys():
    sheet = make_sheet(names=72, seats=61)
    papers = hall_of_ballots(1, sheet, 50)
    exceptions = sum(len(one.marks) for one in papers)
    kept = sum(len(sheet.names) - len(one.marks) for one in papers)
    assert 4 < kept / exceptions < 6


def test_who_makes_no_mistake_keys_what_stands_on_the_paper():
    papers = hall_of_ballots(3, HALL, 60)
    typed = [type_line(one, HALL, Random(1), 0) for one in papers]
    assert [reading for reading, _line, _refusals in typed] == papers
    assert [line for _reading, line, _refusals in typed] == [keys_of(one, HALL) for one in papers]
    assert {refusals for _reading, _line, refusals in typed} == {0}


@given(st.permutations(["3 5", "3 6", "*6", "1 2", "4 5 6"]))
def test_the_order_of_the_ballots_is_of_no_account(lines):
    sheet = SHEETS["surplus"]
    count = count_ballots((judge_reading(read_line(line, sheet), sheet) for line in lines), sheet.ids)
    assert (count.valid, dict(count.invalid)) == (4, {"INV-6": 1})
    assert dict(count.votes) == {"c1": 3, "c2": 3, "c3": 2, "c4": 3, "c5": 2, "c6": 2}


def test_cards_are_added_by_their_weight():
    sheet = SHEETS["cumulative"]
    lines = ("w1000 1=500 3=500", "w10 2=30", "w40 *6")
    count = count_ballots((judge_decided(read_line(line, sheet), sheet) for line in lines), sheet.ids)
    assert dict(count.votes) == {"c1": 500, "c2": 30, "c3": 500, "c4": 0}
    assert (count.valid, count.valid_weight, dict(count.invalid_weight)) == (2, 1010, {"INV-6": 40})
