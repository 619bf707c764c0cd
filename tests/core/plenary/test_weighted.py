"""Meetings where votes weigh: the quorum of each call, motions carried by votes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core import rulebooks
from daihoi.core.errors import WrongInput
from daihoi.core.plenary import call_rule, quorum_of_votes, weighted_vote

COMPANY = rulebooks.load("vn-company-2020").congresses
PARTY = rulebooks.load("vn-party-190").congresses
VOTES = st.integers(0, 10**15)


@pytest.mark.parametrize(
    ("call", "attending", "is_reached", "needed"),
    [(1, 500, False, 501), (1, 501, True, 501), (2, 329, False, 330), (2, 330, True, 330), (3, 1, True, 1)],
)
def test_each_call_of_a_company_asks_for_fewer_votes(call, attending, is_reached, needed):
    found = quorum_of_votes(COMPANY, summoned=1000, attending=attending, call=call)
    assert (found.is_reached, found.needed, found.source.article) == (is_reached, needed, f"Đ145.{call}")


def test_a_meeting_without_anybody_is_none_even_at_the_third_call():
    assert not quorum_of_votes(COMPANY, summoned=1000, attending=0, call=3).is_reached
    assert not quorum_of_votes(COMPANY, summoned=0, attending=0, call=3).is_reached


def test_a_rulebook_with_one_call_keeps_its_quorum_at_every_call():
    assert call_rule(PARTY, 2) is PARTY.quorum
    assert call_rule(COMPANY, 7) is COMPANY.quorum_third_call
    with pytest.raises(WrongInput, match="counted from 1"):
        call_rule(COMPANY, 0)


def test_the_reason_gives_votes_share_and_call():
    assert str(quorum_of_votes(COMPANY, summoned=1_000_000, attending=500_000).reason) == (
        "No quorum: 500,000 of 1,000,000 votes attend, 500,001 needed (more than half; call 1)."
    )


def test_a_share_is_told_in_per_cent():
    found = weighted_vote(COMPANY.special_share, votes_for=650, attending=1000)
    assert str(found.reason).endswith("of 1000 attending; 650 needed (at least 65%).")
    assert str(quorum_of_votes(COMPANY, summoned=10, attending=4, call=2).reason).endswith("(at least 33%; call 2).")


def test_more_votes_than_there_are_is_wrong():
    with pytest.raises(WrongInput, match="Votes attending: 11, but all votes: 10"):
        quorum_of_votes(COMPANY, summoned=10, attending=11)


@pytest.mark.parametrize(
    ("rule", "votes_for", "is_carried", "needed"),
    [
        (COMPANY.decision_share, 500, False, 501),
        (COMPANY.decision_share, 501, True, 501),
        (COMPANY.special_share, 649, False, 650),
        (COMPANY.special_share, 650, True, 650),
    ],
)
def test_a_motion_is_measured_against_the_votes_attending(rule, votes_for, is_carried, needed):
    found = weighted_vote(rule, votes_for=votes_for, votes_against=100, invalid=50, attending=1000)
    assert (found.is_carried, found.needed, found.valid, found.not_cast) == (
        is_carried, needed, votes_for + 100, 850 - votes_for,
    )  # fmt: skip


def test_figures_that_cannot_be_true_are_refused():
    rule = COMPANY.decision_share
    with pytest.raises(WrongInput, match="1001 votes were counted, but 1000 attend"):
        weighted_vote(rule, votes_for=900, votes_against=100, invalid=1, attending=1000)
    for given_figures in ({"votes_for": -1, "attending": 5}, {"votes_for": 0, "attending": 0}):
        with pytest.raises(WrongInput, match="figures from 0 up"):
            weighted_vote(rule, **given_figures)


@given(VOTES, VOTES, VOTES, VOTES, VOTES)
def test_parts_make_the_whole_and_more_for_never_loses(votes_for, against, none, invalid, more):
    attending = votes_for + against + none + invalid + more
    if not attending:
        return
    figures = {"votes_against": against, "no_opinion": none, "invalid": invalid, "attending": attending}
    found = weighted_vote(COMPANY.decision_share, votes_for=votes_for, **figures)
    assert found.valid + found.invalid + found.not_cast == attending
    assert found.is_carried == (2 * votes_for > attending)
    assert (
        not found.is_carried or weighted_vote(COMPANY.decision_share, votes_for=votes_for + more, **figures).is_carried
    )
