"""May the congress open?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core import rulebooks
from daihoi.core.errors import WrongInput
from daihoi.core.plenary import quorum

PARTY = rulebooks.load("vn-party-190").congresses


@pytest.mark.parametrize(
    ("present", "units_present", "is_reached", "article"),
    [
        (100, 20, True, "Đ11.5"),
        (99, 30, False, "Đ11.5"),
        (150, 19, False, "Đ11.5"),
        (150, 30, True, "Đ11.5"),
    ],
)
def test_two_thirds_of_delegates_from_two_thirds_of_units_open_a_party_congress(
    present, units_present, is_reached, article
):
    result = quorum(PARTY, summoned=150, present=present, units=30, units_present=units_present)
    assert (result.is_reached, result.needed, result.units_needed, result.source.article) == (
        is_reached,
        100,
        20,
        article,
    )


def test_the_reason_gives_the_count_and_the_share():
    assert str(quorum(PARTY, summoned=150, present=99, units=30, units_present=30).reason) == (
        "There is no quorum: 99 of 150 present, 100 needed (at least 2/3); "
        "30 of 30 units represented, 20 needed (at least 2/3)."
    )


def test_a_congress_of_members_asks_for_no_units():
    result = quorum(PARTY, summoned=9, present=6)
    assert (result.is_reached, result.units_needed) == (True, 0)
    assert str(result.reason) == "There is a quorum: 6 of 9 present, 6 needed (at least 2/3)."


def test_where_nobody_is_summoned_there_is_no_quorum():
    assert str(quorum(PARTY, summoned=0, present=0).reason) == "There is no quorum: nobody is summoned."
    assert not quorum(PARTY, summoned=0, present=0).is_reached


def test_more_present_than_summoned_cannot_be_true():
    with pytest.raises(WrongInput, match="Present: 10, but summoned: 9"):
        quorum(PARTY, summoned=9, present=10)
    with pytest.raises(WrongInput, match="Units represented: 4, but units: 3"):
        quorum(PARTY, summoned=9, present=9, units=3, units_present=4)
    with pytest.raises(WrongInput, match="can't be below 0"):
        quorum(PARTY, summoned=9, present=-1)


@given(st.integers(1, 600), st.integers(0, 599), st.integers(1, 60), st.integers(0, 59))
def test_one_more_delegate_never_breaks_a_quorum(summoned, present, units, units_present):
    present, units_present = min(present, summoned - 1), min(units_present, units)
    before = quorum(PARTY, summoned=summoned, present=present, units=units, units_present=units_present)
    after = quorum(PARTY, summoned=summoned, present=present + 1, units=units, units_present=units_present)
    assert after.is_reached or not before.is_reached
    assert before.is_reached == (3 * present >= 2 * summoned and 3 * units_present >= 2 * units)
