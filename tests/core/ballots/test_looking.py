"""The papers that people looked at: read, put in the order of the draw, and none left out."""

from __future__ import annotations

from itertools import islice

import pytest

from daihoi.core.ballots import Reading
from daihoi.core.ballots.assertions import Paper
from daihoi.core.ballots.counting import CountedBallot
from daihoi.core.ballots.dice import draw
from daihoi.core.ballots.looking import Look, in_order_of_draw, paper_of_ballot, paper_of_reading, read_look
from daihoi.core.elections import Mark
from daihoi.core.errors import WrongInput

from .sheets import SHEETS

DIGITS, A, NONE = "31415926535897932384", Paper(frozenset("A")), Paper(frozenset(), False)


def test_a_line_says_what_the_count_has_and_what_people_see():
    assert read_look({"place": 7, "reported": ["A"], "seen": None}, "AB") == Look(7, A, NONE)
    assert read_look({"place": 7, "reported": None, "seen": "missing"}, "AB") == Look(7, NONE, None)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ({"place": 7, "reported": []}, "says place, reported, seen"),
        ([7], "says place, reported, seen"),
        ({"place": 0, "reported": [], "seen": []}, "from 1 up"),
        ({"place": 7, "reported": "missing", "seen": []}, "as a list, or null"),
        ({"place": 7, "reported": [], "seen": ["Z"]}, "Paper 7: there is a vote for “Z”"),
    ],
)
def test_a_line_that_can_not_be_true_is_refused(line, complaint):
    with pytest.raises(WrongInput, match=complaint):
        read_look(line, "AB")


def test_looks_are_put_in_the_order_of_the_draw():
    places = list(islice(draw(DIGITS, 20), 3))
    assert [one.place for one in in_order_of_draw([Look(at, A, A) for at in sorted(places)], DIGITS, 20)] == places


def test_no_drawn_paper_is_passed_over_and_none_slipped_in():
    first, second, third = islice(draw(DIGITS, 20), 3)
    with pytest.raises(WrongInput, match=f"The dice drew paper {second}, but it was not looked at"):
        in_order_of_draw([Look(first, A, A), Look(third, A, A)], DIGITS, 20)
    with pytest.raises(WrongInput, match=f"Paper {first} was looked at twice"):
        in_order_of_draw([Look(first, A, A)] * 2, DIGITS, 20)


def test_counts_by_machine_and_by_hand_are_compared_as_papers():
    scanned = CountedBallot(1, ("a",), ("",), {}, True, {"A": 1, "B": 0})
    assert paper_of_ballot(scanned) == A
    sheet = SHEETS["surplus"]
    keyed = Reading(dict.fromkeys(("c5", "c6"), Mark.STRUCK))
    assert paper_of_reading(keyed, sheet) == Paper(frozenset({"c1", "c2", "c3", "c4"}))
    assert paper_of_reading(Reading(ground="INV-7"), sheet) == NONE
