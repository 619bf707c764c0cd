"""How ballots are tied, and the way a team takes through them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.ballots import cut, route
from daihoi.core.errors import WrongInput


@pytest.mark.parametrize(
    ("returned", "size", "bundles"),
    [(348, 50, (50, 50, 50, 50, 50, 50, 48)), (100, 50, (50, 50)), (7, 50, (7,)), (3, 1, (1, 1, 1))],
)
def test_only_the_last_bundle_may_be_smaller(returned, size, bundles):
    assert cut(returned, size) == bundles


@given(st.integers(1, 5000), st.integers(1, 200))
def test_no_ballot_is_left_over(returned, size):
    bundles = cut(returned, size)
    assert (sum(bundles), min(bundles) > 0, max(bundles) <= size) == (returned, True, True)


@pytest.mark.parametrize(
    ("returned", "size", "words"),
    [
        (0, 50, "No ballot was returned, so there is nothing to key."),
        (9, 0, "A bundle holds 1 to 200 ballots, not 0. 50 is usual."),
        (9, 201, "A bundle holds 1 to 200 ballots, not 201. 50 is usual."),
    ],
)
def test_what_cannot_be_tied_is_refused(returned, size, words):
    with pytest.raises(WrongInput) as caught:
        cut(returned, size)
    assert str(caught.value) == words


def test_teams_begin_at_different_bundles():
    assert [route(team, 2, 7) for team in range(2)] == [[1, 2, 3, 4, 5, 6, 7], [4, 5, 6, 7, 1, 2, 3]]
    assert [route(team, 3, 7)[0] for team in range(3)] == [1, 3, 5]


@given(st.integers(2, 3), st.integers(1, 60))
def test_every_team_comes_to_every_bundle_once(teams, bundles):
    ways = [route(team, teams, bundles) for team in range(teams)]
    assert all(sorted(way) == list(range(1, bundles + 1)) for way in ways)
    assert len({way[0] for way in ways}) == min(teams, bundles)
