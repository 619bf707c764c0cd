"""Who asks to leave the list, and what the congress says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import Sentence, say

from .. import permissions
from ..models import Candidate, CandidateState, Contest, WithdrawalState
from . import moments
from .hands import Hands, take_hands


@transaction.atomic
def request_withdrawal(candidate: Candidate, *, by: Any, reason: str) -> Candidate:
    """Note that somebody asks to leave the list; until the congress decides, the list can't be adopted.

    Source: 190-QĐ/TW Đ26-Đ28 (the presidium collects the requests).
    """
    contest = candidate.contest
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    _require_reason(candidate, reason)
    if candidate.state != CandidateState.LISTED:
        raise Refused(
            say("{name} does not stand on the list, so there is nothing to withdraw from.",
                name=candidate.person.full_name),
            moments.course_rule(contest.congress),
        )  # fmt: skip
    candidate.withdrawal, candidate.withdrawal_reason = WithdrawalState.REQUESTED, reason.strip()[:400]
    candidate.withdrawal_vote = None
    candidate.save(update_fields=["withdrawal", "withdrawal_reason", "withdrawal_vote"])
    record(
        "elections.withdrawal_requested", by=by, on=candidate, name=candidate.person.full_name, reason=reason.strip()
    )
    return candidate


@transaction.atomic
def decide_withdrawals(
    contest: Contest, allowed: Mapping[int, bool], *, by: Any, hands: Hands | None = None
) -> list[Candidate]:
    """Let the congress decide on the requests, each by itself or all in one vote on the presidium's proposal.

    A motion that is not carried changes nothing.  Who may not withdraw stays on the list, with a note.

    Args:
        contest: whose list.
        allowed: by the candidate's key, True when the proposal is to let the name go.
        by: office or presidium.
        hands: the vote; without figures the decision stands in the minutes of the session.

    Source: 190-QĐ/TW Đ26-Đ28 (who may and who may not withdraw is for the congress to decide).
    """
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    asked = contest.candidates.filter(pk__in=allowed, withdrawal=WithdrawalState.REQUESTED).select_related("person")
    named = list(asked)
    if not named:
        raise WrongInput(say("“{contest}”: nobody among these asks to withdraw.", contest=contest.title))
    vote = take_hands(contest, _motion(contest, named, allowed), hands, by=by)
    if vote is not None and not vote.is_carried:
        record("elections.withdrawals_not_carried", by=by, on=contest, votes_for=vote.votes_for, of=vote.base)
        return []
    for one in named:
        one.withdrawal_vote = vote
        one.withdrawal = WithdrawalState.ACCEPTED if allowed[one.pk] else WithdrawalState.REFUSED
        one.state = CandidateState.WITHDRAWN if allowed[one.pk] else CandidateState.LISTED
        one.save(update_fields=["state", "withdrawal", "withdrawal_vote"])
    record(
        "elections.withdrawals_decided", by=by, on=contest, by_hands=vote is not None,
        allowed=[one.person.full_name for one in named if allowed[one.pk]],
        refused=[one.person.full_name for one in named if not allowed[one.pk]],
    )  # fmt: skip
    return named


@transaction.atomic
def withdraw_candidate(candidate: Candidate, *, by: Any, reason: str, hands: Hands | None = None) -> Candidate:
    """Ask and decide at once: let a name off the list; it stays where the congress does not agree.

    Source: 190-QĐ/TW Đ26-Đ28 (who may and who may not withdraw is for the congress to decide).
    """
    contest = candidate.contest
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    if candidate.state == CandidateState.WITHDRAWN:
        return candidate
    _require_reason(candidate, reason)
    vote = take_hands(contest, _motion(contest, [candidate], {candidate.pk: True}), hands, by=by)
    candidate.withdrawal_reason, candidate.withdrawal_vote = reason.strip()[:400], vote
    candidate.withdrawal = WithdrawalState.ACCEPTED
    if vote is not None and not vote.is_carried:
        candidate.withdrawal = WithdrawalState.REFUSED
    else:
        candidate.state = CandidateState.WITHDRAWN
    candidate.save(update_fields=["state", "withdrawal", "withdrawal_reason", "withdrawal_vote"])
    if candidate.state != CandidateState.WITHDRAWN:
        record("elections.withdrawals_not_carried", by=by, on=contest, names=[candidate.person.full_name])
        return candidate
    record("elections.candidate_withdrawn", by=by, on=candidate, name=candidate.person.full_name, reason=reason.strip())
    return candidate


def _require_reason(candidate: Candidate, reason: str) -> None:
    if not reason.strip():
        raise WrongInput(say("Say why {name} withdraws; the minutes print it.", name=candidate.person.full_name))


def _motion(contest: Contest, named: list[Candidate], allowed: Mapping[int, bool]) -> Sentence:
    go = ", ".join(one.person.full_name for one in named if allowed[one.pk])
    stay = ", ".join(one.person.full_name for one in named if not allowed[one.pk])
    if go and stay:
        return say(
            "“{contest}”: let {go} withdraw; do not let {stay} withdraw", contest=contest.title, go=go, stay=stay
        )
    if go:
        return say("Let {name} withdraw from the list “{contest}”", name=go, contest=contest.title)
    return say("Do not let {name} withdraw from the list “{contest}”", name=stay, contest=contest.title)
