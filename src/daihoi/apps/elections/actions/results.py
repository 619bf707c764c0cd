"""A result that stands, and a result that falls."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses.actions import tick_item
from daihoi.apps.members.actions import Holding, record_office_holdings
from daihoi.apps.members.models import HoldingSource, OfficeHolding
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Contest, ContestState
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
    if contest.state == ContestState.CERTIFIED:
        return contest
    moments.require_congress_open(contest.congress)
    moments.require_decided(contest)
    contest.state, contest.certified_at = ContestState.CERTIFIED, clock.now()
    contest.save(update_fields=["state", "certified_at"])
    elected = queries.elected_candidates(contest)
    if contest.office not in WITHOUT_OFFICE:
        day = contest.congress.closes_on or clock.today()
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

    The offices it filled are taken back, and the office may be put to the vote anew.

    Source: 190-QĐ/TW Đ33.2.
    """
    require(permissions.can_annul, by, contest)
    if contest.state == ContestState.ANNULLED:
        return contest
    if not reason.strip():
        raise WrongInput(say("Say why “{contest}” is annulled; the decision states it.", contest=contest.title))
    people = [one.person_id for one in queries.elected_candidates(contest)]
    was = contest.state
    contest.state, contest.annulled_reason = ContestState.ANNULLED, reason.strip()
    contest.save(update_fields=["state", "annulled_reason"])
    OfficeHolding.objects.filter(
        unit_id=contest.congress.unit_id,
        term_id=contest.congress.term_id,
        office=contest.office,
        source=HoldingSource.ELECTED,
        person_id__in=people,
    ).delete()
    record("elections.contest_annulled", by=by, on=contest, reason=reason.strip(), before=was)
    return contest
