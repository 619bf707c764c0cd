"""The staircase itself: who is elected below becomes a delegate above."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates.actions import (
    DelegateRow,
    mark_not_summoned,
    receive_delegates,
    reject_credentials,
    remove_delegate,
)
from daihoi.apps.delegates.models import DelegateTitle, Standing
from daihoi.apps.elections.actions import annul_contest
from daihoi.apps.elections.consequences import Fall
from daihoi.apps.elections.models import Candidate, Contest, ContestState
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Mandate, ReportState, ResultReport
from ..queries import UNLAWFULLY_ELECTED

RISING = (OfficeKind.DELEGATES, OfficeKind.ALTERNATES)


@transaction.atomic
def raise_delegates(contest: Contest, *, by: Any) -> list[Mandate]:
    """Make those elected in a certified delegates' contest delegates of the congress above.

    Done twice it changes nothing; done for an annulled contest it takes its delegates back.

    Returns:
        The mandates given now.

    Source: 190-QĐ/TW Đ18; delegates elected in breach of procedure are not summoned, 04-HD/TW topic 9.
    """
    require(permissions.can_raise, by, contest)
    above = queries.congress_above(contest.congress)
    if above is None:
        raise Refused(
            say("The unit above {unit} has no congress of the same term. Found that congress first.",
                unit=contest.congress.unit.name),
            law.article(contest.congress, "elections.number_not_voted", "delegates.kinds"),
        )  # fmt: skip
    if contest.state == ContestState.ANNULLED:
        _withdraw(Mandate.objects.filter(candidate__contest=contest), contest.annulled_reason, by=by)
        return []
    if contest.office not in RISING or contest.state != ContestState.CERTIFIED:
        raise Refused(
            say(
                "“{contest}” sends no delegates yet: only a certified election of delegates does.",
                contest=contest.title,
            ),
            law.article(contest.congress, "elections.number_not_voted", "delegates.kinds"),
        )
    return _raise([contest], above, by=by)


@transaction.atomic
def raise_all(congress: Congress, *, by: Any) -> list[Mandate]:
    """Take over the delegates of every certified election directly below; those taken over already are left alone.

    Delegates whose election has been annulled since are taken back.

    Returns:
        The mandates given now.

    Source: 190-QĐ/TW Đ18.
    """
    require(permissions.can_receive, by, congress)
    fallen = Mandate.objects.filter(
        delegate__congress=congress, candidate__contest__state=ContestState.ANNULLED
    ).select_related("candidate__contest")  # fmt: skip
    _withdraw(fallen, "", by=by)
    contests = Contest.objects.filter(
        congress__in=queries.congresses_below(congress), office__in=RISING, state=ContestState.CERTIFIED
    ).select_related("congress__unit", "congress__term")  # fmt: skip
    return _raise(list(contests), congress, by=by)


@transaction.atomic
def annul_result(contest: Contest, *, by: Any, reason: str) -> Contest:
    """Annul a result from above: offices fall, delegates that rose from it are taken back, the report comes back, and
    the congress is called together again for a new election.

    Source: 190-QĐ/TW Đ33.2 (the superior may annul and order a new election).
    """
    require(permissions.can_annul, by, contest)
    return annul_contest(contest, by=by, reason=reason)


def carry_out(fall: Fall, by: Any) -> None:
    """What falls here with a result: the delegates that rose from it, and a report that was already decided.

    Called within the act by which the result falls.
    """
    mandates = Mandate.objects.filter(candidate__contest=fall.contest)
    if fall.person is not None:
        _withdraw(mandates.filter(candidate=fall.person), fall.reason, by=by, keeps_place=True)
        return
    _withdraw(mandates, fall.reason, by=by)
    reports = ResultReport.objects.filter(congress_id=fall.contest.congress_id).exclude(state=ReportState.RETURNED)
    for report in reports if fall.contest.certified_at is not None else ():
        report.state, report.note = ReportState.RETURNED, fall.reason
        report.save(update_fields=["state", "note"])
        record("cascade.result_returned", by=by, on=report, note=fall.reason)


def _raise(contests: list[Contest], above: Congress, *, by: Any) -> list[Mandate]:
    """Seat the elected and write their mandates; a handful of queries, however many contests."""
    risen = queries.rising_candidates(contests)
    if not risen:
        return []
    rows = [_row(candidate, order) for candidate, order in risen]
    receive_delegates(above, rows, by=by)
    seats = {
        one.person_id: one
        for one in above.delegates.filter(
            person_id__in=[row.person.pk for row in rows], title=DelegateTitle.ELECTED, mandate_record__isnull=True
        )
    }
    known = set(Mandate.objects.filter(candidate__contest__in=contests).values_list("candidate_id", flat=True))
    mandates = Mandate.objects.bulk_create(
        Mandate(candidate=candidate, delegate=seats[candidate.person_id], risen_at=clock.now())
        for candidate, _order in risen
        if candidate.pk not in known and candidate.person_id in seats
    )
    if mandates:
        record("cascade.delegates_raised", by=by, on=above, delegates=len(mandates), contests=len(contests))
    return mandates


def _row(candidate: Candidate, order: int) -> DelegateRow:
    return DelegateRow(
        person=candidate.person,
        unit=candidate.contest.congress.unit,
        title=DelegateTitle.ELECTED,
        standing=Standing.ALTERNATE if order else Standing.FULL,
        order=order,
        mandate=candidate.contest.congress.title[:200],
    )


def _withdraw(mandates: Iterable[Mandate], reason: str, *, by: Any, keeps_place: bool = False) -> None:
    """Take delegates back: off the list before the opening, not summoned afterwards.

    One who is not approved stays on the list as not summoned, so that an alternate can be called up for the place.
    Where the congress above has adopted its credentials report, it alone decides: there nothing is touched.
    """
    for mandate in list(mandates):
        delegate, contest = mandate.delegate, mandate.candidate.contest
        if queries.has_recognised(delegate.congress):
            continue
        why = reason or contest.annulled_reason
        mandate.delete()
        if Stage(delegate.congress.stage).is_before_opening and not keeps_place:
            remove_delegate(delegate, by=by, reason=why)
        elif queries.knows_unlawfully_elected(delegate.congress):
            mark_not_summoned(delegate, by=by, ground=UNLAWFULLY_ELECTED, note=why)
        else:
            reject_credentials(delegate, by=by, reason=why)
        record("cascade.mandate_withdrawn", by=by, on=contest, name=str(delegate), reason=why)
