"""Joining the prepared list and names from the floor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core import rulebooks
from daihoi.core.errors import WrongInput
from daihoi.core.nominations import FloorName, propose_slate

SUPPORT = rulebooks.load("vn-party-190").nominations.floor_support
PREPARED = tuple(f"p{place}" for place in range(30))


def propose(floor, prepared=PREPARED, seats=27, most_surplus=8, attending=180):
    names = [FloorName(key, votes) for key, votes in floor.items()]
    return propose_slate(prepared, names, seats=seats, most_surplus=most_surplus, attending=attending, support=SUPPORT)


def test_exactly_thirty_percent_of_those_attending_is_not_enough():
    proposal = propose({"x": 54, "y": 55})
    assert (proposal.names, proposal.not_supported) == ((*PREPARED, "y"), ("x",))
    assert str(proposal.steps[0].text) == ("1 of 2 names from the floor are supported; 55 of 180 attending needed.")


def test_two_supported_names_under_the_cap_join_without_trimming():
    proposal = propose({"x": 60, "y": 90})
    assert proposal.names == (*PREPARED, "y", "x")
    assert (len(proposal.names), proposal.is_settled, proposal.left_out) == (32, True, ())


def test_over_the_cap_names_find_room_from_most_support_down():
    proposal = propose({"x": 60, "y": 90, "z": 70}, prepared=PREPARED[:6], seats=5, most_surplus=2)
    assert (proposal.names, proposal.left_out) == ((*PREPARED[:6], "y"), ("z", "x"))
    assert [step.rule for step in proposal.steps] == ["R06", "R07"]


def test_equal_support_at_the_cap_is_left_to_the_congress():
    proposal = propose({"x": 60, "y": 90, "z": 60}, prepared=PREPARED[:6], seats=5, most_surplus=3)
    assert (proposal.names, proposal.tied, proposal.places_left) == ((*PREPARED[:6], "y"), ("x", "z"), 1)
    assert not proposal.is_settled
    assert str(proposal.steps[-1].text) == "2 names have equal support for 1 places; the congress chooses."


def test_a_full_list_has_no_room_for_the_floor():
    proposal = propose({"x": 60, "y": 90}, prepared=PREPARED[:6], seats=5, most_surplus=1)
    assert (proposal.names, proposal.left_out, proposal.tied) == (PREPARED[:6], ("y", "x"), ())


@pytest.mark.parametrize(
    ("floor", "kwargs", "sentence"),
    [
        ({"p1": 60}, {}, "p1 stands twice"),
        ({"x": 181}, {}, "x can't have 181 votes when 180 attend"),
        ({}, {"seats": 0}, "at least 1 seat"),
        ({}, {"most_surplus": -1}, "from 0 up"),
    ],
)
def test_a_list_that_cannot_be_true_is_refused(floor, kwargs, sentence):
    with pytest.raises(WrongInput, match=sentence):
        propose(floor, **kwargs)


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 100)),
    st.integers(0, 12),
    st.integers(1, 10),
    st.integers(0, 5),
)
def test_nobody_is_forgotten_and_more_support_never_loses_a_place(floor, prepared, seats, most_surplus):
    proposal = propose(floor, PREPARED[:prepared], seats, most_surplus, attending=100)
    groups = [proposal.names[prepared:], proposal.not_supported, proposal.left_out, proposal.tied]
    assert sorted(name for group in groups for name in group) == sorted(floor)
    admitted = proposal.names[prepared:]
    assert len(admitted) + proposal.places_left <= max(0, seats + most_surplus - prepared)
    assert not proposal.tied or 0 < proposal.places_left < len(proposal.tied)
    outside = [*proposal.left_out, *proposal.tied]
    assert all(floor[inside] > floor[out] for inside in admitted for out in outside)
    assert all(10 * floor[name] > 300 for name in [*admitted, *outside])
