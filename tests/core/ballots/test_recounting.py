"""Two counts of the same papers, ballot by ballot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.ballots import Reading, judge_reading
from daihoi.core.ballots.recounting import Difference, bundled, compare_counts
from daihoi.core.elections import Mark
from daihoi.core.errors import WrongInput

from .sheets import SHEETS, readings_of

STRIKE, BOXES = SHEETS["surplus"], SHEETS["as_many"]
FIVE, SIX = (Reading(dict.fromkeys(names, Mark.STRUCK)) for names in (("c1", "c5"), ("c1", "c6")))


def at(*readings, bundle=1):
    return [((bundle, place), one) for place, one in enumerate(readings, 1)]


def test_the_same_ballots_are_alike_in_any_order_of_lines():
    found = compare_counts(at(FIVE, SIX), reversed(at(FIVE, SIX)), STRIKE)
    assert (found.ballots, found.alike, found.differences) == (2, 2, [])


def test_a_difference_names_its_place_and_its_names():
    found = compare_counts(at(FIVE, SIX), at(FIVE, FIVE), STRIKE)
    assert found.differences == [Difference((1, 2), SIX, FIVE, ("c5", "c6"), True)]
    assert found.by_bundle == {1: 1}


def test_both_boxes_and_no_box_are_one_thing():
    both, neither = Reading({"c2": Mark.BOTH}), Reading({"c2": Mark.NONE})
    assert compare_counts(at(both), at(neither), BOXES).differences == []


def test_marks_beside_a_ground_are_of_no_account_but_the_ground_is():
    one, other = Reading({"c1": Mark.STRUCK}, "INV-7"), Reading({}, "INV-7")
    assert compare_counts(at(one), at(other), STRIKE).alike == 1
    (found,) = compare_counts(at(one), at(Reading({}, "INV-6")), STRIKE).differences
    assert (found.candidates, found.changes_votes) == ((), True)


def test_a_difference_that_changes_no_vote_is_a_difference_all_the_same():
    (found,) = compare_counts(at(Reading({"c2": Mark.DISAGREE})), at(Reading({"c2": Mark.NONE})), BOXES).differences
    assert (found.candidates, found.changes_votes) == (("c2",), False)


def test_a_ballot_that_one_count_lacks_is_a_difference():
    assert compare_counts(at(FIVE, SIX), at(FIVE), STRIKE).differences == [Difference((1, 2), SIX, None, (), True)]


def test_a_bundle_in_another_order_is_out_of_step():
    found = compare_counts(at(FIVE, SIX, SIX), at(SIX, FIVE, SIX), STRIKE)
    assert (found.out_of_step(1, 3), found.out_of_step(1, 4), found.out_of_step(2, 3)) == (True, False, False)


def test_two_ballots_at_one_place_are_refused():
    with pytest.raises(WrongInput, match="Bundle 1, ballot 1 stands in one count twice"):
        compare_counts([*at(FIVE), *at(SIX)], (), STRIKE)


def test_a_stream_is_cut_into_its_bundles_and_must_fill_them():
    assert list(bundled([FIVE, SIX, FIVE], (2, 1))) == [((1, 1), FIVE), ((1, 2), SIX), ((2, 1), FIVE)]
    for sizes in ((2,), (2, 2)):
        with pytest.raises(WrongInput, match="Count the sheets"):
            list(bundled([FIVE, SIX, FIVE], sizes))


@given(st.lists(st.tuples(readings_of(STRIKE), readings_of(STRIKE)), max_size=6))
def test_alike_ballots_count_alike_and_differences_tell_when_they_do_not(pairs):
    found = compare_counts(at(*(one for one, _ in pairs)), at(*(other for _, other in pairs)), STRIKE)
    differing = {one.place[1]: one.changes_votes for one in found.differences}
    for place, (one, other) in enumerate(pairs, 1):
        if place not in differing:
            assert judge_reading(one, STRIKE).gained == judge_reading(other, STRIKE).gained
    assert found.alike + len(found.differences) == found.ballots == len(pairs)
