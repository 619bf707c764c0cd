"""Votes by show of hands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core import rulebooks
from daihoi.core.errors import WrongInput
from daihoi.core.plenary import show_of_hands

RULE = rulebooks.load("vn-party-190").congresses.decision_share


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "abstentions", "base", "is_carried", "minority"),
    [
        (51, 40, 9, 100, True, 40),
        (50, 0, 0, 100, False, 0),
        (50, 50, 0, 100, False, 50),
        (20, 60, 0, 100, False, 20),
        (51, 0, 0, 101, True, 0),
        (1, 0, 0, 1, True, 0),
    ],
)
def test_more_than_half_of_the_members_of_the_body_carry(
    votes_for, votes_against, abstentions, base, is_carried, minority
):
    result = show_of_hands(RULE, votes_for, votes_against, abstentions, base)
    assert (result.is_carried, result.minority) == (is_carried, minority)
    assert result.not_voting == base - votes_for - votes_against - abstentions
    assert result.source.article == "Đ9"


def test_the_reason_gives_all_figures():
    assert str(show_of_hands(RULE, 50, 3, 2, 100).reason) == (
        "Not carried: 50 for, 3 against, 2 abstaining, of 100; 51 needed (more than half)."
    )
    assert str(show_of_hands(RULE, 51, 3, 2, 100).reason).startswith("Carried: 51 for")


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ((51, 40, 10, 100), "101 hands were counted, but the body has 100 members"),
        ((-1, 0, 0, 100), "figures from 0 up"),
        ((0, 0, 0, 0), "a body of at least 1"),
    ],
)
def test_figures_that_cannot_be_true_are_refused(figures, sentence):
    with pytest.raises(WrongInput, match=sentence):
        show_of_hands(RULE, *figures)


@given(st.integers(1, 500), st.integers(0, 500), st.integers(0, 500))
def test_who_does_not_vote_weighs_as_much_as_who_votes_against(base, votes_for, votes_against):
    votes_for = min(votes_for, base)
    votes_against = min(votes_against, base - votes_for)
    silent = show_of_hands(RULE, votes_for, 0, 0, base)
    assert show_of_hands(RULE, votes_for, votes_against, 0, base).is_carried == silent.is_carried
    assert silent.is_carried == (2 * votes_for > base)
