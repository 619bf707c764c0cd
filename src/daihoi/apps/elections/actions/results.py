"""A result that stands, a result that falls, a person who is not approved."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses.actions import move_stage, tick_item
from daihoi.apps.members.actions import Holding, record_office_holdings
from daihoi.apps.members.models import HoldingSource, OfficeHolding
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import consequences, permissions, queries
from ..models import Candidate, CandidateState, Contest, ContestState
from . import moments

# delegates rise into the congress above; a poll elects nobody
WITHOUT_OFFICE = (OfficeKind.DELEGATES, OfficeKind.ALTERNATES, OfficeKind.OPINION_POLL)


@transaction.atomic
def certify_contest(contest: Contest, *, by: Any) -> Contest:
    """Certify a decided contest and record the offices it filled; a second call changes nothing.

    The offices are recorded as elected and await the superior's ratification.

    Source: 190-QĐ/TW Đ30; 24-QĐ/TW (2021) m.16.1 (the new committee works from its election).
    """
    require(permissions.can_certify, by, contest)
    moments.hold_contest(contest)
    if contest.state == ContestState.CERTIFIED:
        return contest
    moments.require_contest_open(contest)
    moments.require_clock(contest)
    moments.require_decided(contest)
    contest.state, contest.certified_at = ContestState.CERTIFIED, clock.now()
    contest.save(update_fields=["state", "certified_at"])
    elected = queries.elected_candidates(contest)
    if contest.office not in WITHOUT_OFFICE:
        day = clock.today() if contest.is_by_election else contest.congress.closes_on or clock.today()
        record_office_holdings(
            contest.congress.unit,
            contest.congress.term,
            [Holding(one.person, contest.office, HoldingSource.ELECTED, day) for one in elected],
            by=by,
        )
    open_ones = contest.congress.contests.exclude(state__in=(ContestState.CERTIFIED, ContestState.ANNULLED))
    if not open_ones.exists():
        for item in contest.congress.checklist.filter(key="counting"):
            tick_item(item, by=by)
    record("elections.contest_certified", by=by, on=contest, elected=[one.person.full_name for one in elected])
    return contest


@transaction.atomic
def annul_contest(contest: Contest, *, by: Any, reason: str) -> Contest:
    """Let a result fall: the congress itself before certification, the unit above afterwards.

    Where nobody stands above, the secretary carries out what a court, arbitrators or a new congress decided; the
    reason states their decision.
    The offices it filled are taken back, what rose from it is taken back above, the office may be put to the vote
    anew, and a congress that has been held is called together again for it.

    Source: 190-QĐ/TW Đ33.2; 59/2020/QH14 Đ151.
    """
    require(permissions.can_annul, by, contest)
    moments.hold_contest(contest)
    if contest.state == ContestState.ANNULLED:
        return contest
    if not reason.strip():
        raise WrongInput(say("Say why “{contest}” is annulled; the decision states it.", contest=contest.title))
    people = [one.person_id for one in queries.elected_candidates(contest)]
    was, stage = contest.state, queries.stage_after_annulment(contest)
    contest.state, contest.annulled_reason = ContestState.ANNULLED, reason.strip()[:400]
    contest.save(update_fields=["state", "annulled_reason"])
    _offices(contest).filter(person_id__in=people).delete()
    consequences.carry_out(consequences.Fall(contest, reason=reason.strip()), by=by)
    record("elections.contest_annulled", by=by, on=contest, reason=reason.strip(), before=was)
    if stage and permissions.can_clear(by, contest.congress):
        move_stage(contest.congress, stage, by=by, reason=reason.strip()[:300])
    return contest


@transaction.atomic
def refuse_person(candidate: Candidate, *, by: Any, reason: str, on: date | None = None) -> Candidate:
    """Refuse to approve one person who was elected: the office ends and the seat becomes vacant.

    The count and its minutes stay as they are; the seat is filled by a by-election or by appointment.  A person who is
    refused already is given back unchanged.

    Source: 190-QĐ/TW Đ33.2 (the superior may refuse approval of a person who lacks the standards).
    """
    contest = candidate.contest
    require(permissions.can_refuse, by, contest)
    moments.hold_contest(contest)
    candidate.refresh_from_db(fields=["state"])
    if candidate.state == CandidateState.REFUSED:
        return candidate
    _require_elected(candidate)
    if not reason.strip():
        raise WrongInput(
            say("Say why {person} is not approved; the decision states it.", person=candidate.person.full_name)
        )
    candidate.state = CandidateState.REFUSED
    candidate.save(update_fields=["state"])
    _offices(contest).filter(person_id=candidate.person_id, ended_on__isnull=True).update(
        ended_on=on or clock.today(), is_approved=False
    )
    consequences.carry_out(consequences.Fall(contest, candidate, reason.strip()), by=by)
    record("elections.person_refused", by=by, on=contest, name=candidate.person.full_name, reason=reason.strip())
    return candidate


def _offices(contest: Contest) -> Any:
    """The offices that the contest filled."""
    return OfficeHolding.objects.filter(
        unit_id=contest.congress.unit_id,
        term_id=contest.congress.term_id,
        office=contest.office,
        source=HoldingSource.ELECTED,
    )


def _require_elected(candidate: Candidate) -> None:
    contest = candidate.contest
    seated = contest.state == ContestState.CERTIFIED and any(
        one.is_elected or one.is_alternate for one in candidate.tallies.filter(round__state="decided")
    )
    if not seated:
        raise Refused(
            say("{person} is not elected in a certified contest, so there is nothing to refuse.",
                person=candidate.person.full_name),
            moments.annulment_rule(contest.congress),
        )  # fmt: skip
