"""Who asks to withdraw, and what the congress says."""

from __future__ import annotations

import pytest

from daihoi.apps.audit.models import Entry
from daihoi.apps.elections import actions
from daihoi.apps.elections.models import CandidateState, WithdrawalState
from daihoi.core.errors import Refused, WrongInput
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(congress, people):
    """Two of six ask to withdraw, for a list of four."""
    hall.sit(congress)
    hall.seat_delegates(congress, 10)
    contest = hall.list_contest(congress, people.an, seats=4, office="delegates")
    chosen = list(contest.candidates.filter(person__full_name__in=hall.NAMES[:2]).order_by("person__sort_key"))
    return contest, [actions.request_withdrawal(one, by=people.an, reason="tuổi cao") for one in chosen]


def test_an_open_request_stops_the_adoption(asked, people):
    contest, (one, _) = asked
    assert (one.state, one.withdrawal, one.withdrawal_reason) == ("listed", WithdrawalState.REQUESTED, "tuổi cao")
    with pytest.raises(Refused, match="asks to withdraw") as refused:
        actions.adopt_list(contest, by=people.an)
    assert str(refused.value.source) == "190-QĐ/TW Đ26"


def test_one_vote_decides_on_all_requests(asked, people):
    contest, (goes, stays) = asked
    decided = actions.decide_withdrawals(
        contest, {goes.pk: True, stays.pk: False}, by=people.an, hands=actions.Hands(8, 1, 1)
    )
    assert [(one.state, one.withdrawal, one.withdrawal_vote.votes_for) for one in decided] == [
        (CandidateState.WITHDRAWN, WithdrawalState.ACCEPTED, 8),
        (CandidateState.LISTED, WithdrawalState.REFUSED, 8),
    ]
    assert decided[0].withdrawal_vote.motion.endswith("cho Bùi Văn An rút; không cho Đỗ Thị Bình rút")
    actions.adopt_list(contest, by=people.an)
    assert contest.candidates.filter(order__gt=0).count() == 5


def test_a_motion_that_is_not_carried_leaves_the_requests_open(asked, people):
    contest, (one, two) = asked
    assert actions.decide_withdrawals(contest, {one.pk: True}, by=people.an, hands=actions.Hands(5, 5)) == []
    assert set(contest.candidates.exclude(withdrawal="").values_list("withdrawal", flat=True)) == {"requested"}
    assert Entry.objects.filter(verb="elections.withdrawals_not_carried").count() == 1
    assert two.state == CandidateState.LISTED


def test_a_request_is_taken_back(asked, people):
    contest, (one, _) = asked
    assert actions.restore_candidate(one, by=people.an).withdrawal == ""
    with pytest.raises(WrongInput, match="nobody among these"):
        actions.decide_withdrawals(contest, {one.pk: True}, by=people.an)


def test_a_request_says_why_and_comes_from_the_list(asked, people):
    contest, (one, _) = asked
    other = contest.candidates.get(person__full_name=hall.NAMES[2])
    with pytest.raises(WrongInput, match="Say why"):
        actions.request_withdrawal(other, by=people.an, reason="  ")
    actions.decide_withdrawals(contest, {one.pk: True}, by=people.an)
    one.refresh_from_db()
    with pytest.raises(Refused, match="does not stand"):
        actions.request_withdrawal(one, by=people.an, reason="x")


def test_nothing_moves_on_an_adopted_list(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    one = contest.candidates.first()
    stale = type(contest).objects.get(pk=contest.pk)
    actions.adopt_list(contest, by=people.an)
    one.contest = stale
    for act in (
        lambda: actions.request_withdrawal(one, by=people.an, reason="x"),
        lambda: actions.decide_withdrawals(stale, {one.pk: True}, by=people.an),
        lambda: actions.restore_candidate(one, by=people.an),
        lambda: actions.remove_candidates(stale, [one], by=people.an),
        lambda: actions.add_candidates(stale, hall.make_people(("Vũ Văn Yên",)), by=people.an),
        lambda: actions.keep_dossier(one, by=people.an, note="x"),
        lambda: actions.trim_list(stale, [one], by=people.an),
        lambda: actions.decide_number(stale, 4, by=people.an),
    ):
        stale.state = "listing"
        with pytest.raises(Refused, match="adopted and locked"):
            act()
