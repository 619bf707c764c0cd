"""Who speaks next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.errors import WrongInput
from daihoi.core.plenary import SpeechRequest, speaking_order

REQUESTS = st.lists(
    st.builds(
        SpeechRequest,
        key=st.uuids().map(str),
        person=st.just("An"),
        unit=st.sampled_from("ABC"),
        minutes=st.integers(1, 12),
        is_prepared=st.booleans(),
    ),
    max_size=10,
    unique_by=lambda request: request.key,
)


def request(key, unit="A", minutes=5, is_prepared=False):
    return SpeechRequest(key, f"person {key}", unit, minutes, is_prepared)


def order(*args, **kwargs):
    return [turn.request.key for turn in speaking_order(*args, **kwargs).turns]


def test_units_take_turns_in_the_order_of_asking():
    assert order([request("1"), request("2"), request("3", "B"), request("4", "C")], 60) == ["1", "3", "4", "2"]


def test_prepared_speeches_come_first():
    assert order([request("1"), request("2", "B", is_prepared=True)], 60) == ["2", "1"]


def test_a_unit_that_was_heard_before_waits():
    assert order([request("1"), request("2", "B")], 60, heard={"A": 1}) == ["2", "1"]


def test_turns_tell_when_they_start():
    turns = speaking_order([request("1", minutes=7), request("2", "B", minutes=3)], 10).turns
    assert [(turn.request.key, turn.starts_after) for turn in turns] == [("1", 0), ("2", 7)]


def test_a_speech_that_does_not_fit_is_passed_over_for_a_shorter_one():
    result = speaking_order([request("1", minutes=8), request("2", "B", minutes=5), request("3", "C", minutes=2)], 10)
    assert [turn.request.key for turn in result.turns] == ["1", "3"]
    assert [(late.request.key, str(late.reason)) for late in result.postponed] == [
        ("2", "The discussion has 2 minutes left.")
    ]
    assert result.minutes == 10


def test_no_unit_speaks_longer_than_its_time():
    result = speaking_order([request("1"), request("2"), request("3", "B")], 60, minutes_per_unit=9)
    assert [turn.request.key for turn in result.turns] == ["1", "3"]
    assert str(result.postponed[0].reason) == "A may speak for 9 minutes and has 4 left."


def test_a_request_is_made_once_and_lasts_a_minute_at_least():
    with pytest.raises(WrongInput, match="the key 1"):
        speaking_order([request("1"), request("1")], 60)
    with pytest.raises(WrongInput, match="person 1 lasts 0 minutes"):
        speaking_order([request("1", minutes=0)], 60)


@given(REQUESTS, st.integers(0, 60), st.none() | st.integers(0, 20))
def test_nobody_is_forgotten_and_no_limit_is_passed(requests, minutes, per_unit):
    result = speaking_order(requests, minutes, minutes_per_unit=per_unit)
    spoken = [turn.request for turn in result.turns]
    assert {each.key for each in requests} == {each.key for each in spoken} | {p.request.key for p in result.postponed}
    assert len(spoken) + len(result.postponed) == len(requests)
    assert sum(each.minutes for each in spoken) == result.minutes <= minutes
    for unit in "ABC":
        assert per_unit is None or sum(each.minutes for each in spoken if each.unit == unit) <= per_unit
    assert [each.is_prepared for each in spoken] == sorted((each.is_prepared for each in spoken), reverse=True)
