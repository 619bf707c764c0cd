"""An audit of a closed machine count against the paper: public dice, papers looked up blind, a measured risk."""

from __future__ import annotations

from itertools import islice
from typing import Any

from daihoi.apps.audit.actions import record
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.ballots import read_line
from daihoi.core.ballots.dice import draw, read_digits
from daihoi.core.ballots.risk import NextStep, first_sample
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import AuditDraw, AuditState, Outcome, PaperAudit, ScanCount
from ..queries import audits
from . import moments, scanmoments
from .lines import name_of
from .patience import patiently

ENDS = {NextStep.CONFIRMED: AuditState.CONFIRMED, NextStep.COUNT_ALL: AuditState.ESCALATED}


@patiently
def open_audit(count: ScanCount, *, by: Any, dice: str, risk_limit: float = 0.05) -> PaperAudit:
    """Begin an audit: the limit is fixed, the dice were thrown in public, the first papers are drawn.

    Args:
        count: closed, its papers still tied in their batches.
        by: teller or office.
        dice: at least 20 decimal digits.
        risk_limit: the chance with which a wrong outcome may be confirmed.

    Source: P. B. Stark, “ALPHA”, 2023; 190-QĐ/TW Đ8.2 (the counting committee answers for the result).
    """
    require(permissions.can_audit, by, count)
    count = scanmoments.hold(count)
    scanmoments.require_closed(count)
    scanmoments.require_contents(count)
    if count.audits.filter(state=AuditState.OPEN).exists():
        raise Refused(
            say("An audit of this count is under way. Look up its papers first."),
            moments.entries_rule(count.round.contest.congress),
        )
    digits = read_digits(dice)
    plan = audits.audit_plan(count, risk_limit)
    audit = PaperAudit.objects.create(count=count, dice=digits, risk_limit=risk_limit, opened_at=clock.now())
    first = first_sample(plan)
    record("ballots.audit_opened", by=by, on=count, dice=digits, risk_limit=str(risk_limit), first=first.more)
    _go_on(audit, first.next, first.more, by=by)
    return audit


@patiently
def look_up_paper(found: AuditDraw, line: str, *, by: Any, is_missing: bool = False) -> PaperAudit:
    """Keep what people read on a drawn paper, keyed as at the desk and without having seen what the machine read.

    After the last drawn paper the risk is measured: the outcome is confirmed, more papers are drawn, or everything is
    to be counted by hand.

    Args:
        found: the draw, not yet looked up.
        line: the paper in the signs of the keyed desk.
        by: teller or office.
        is_missing: the paper can't be found; it counts as wrong as it can be.
    """
    count = found.audit.count
    require(permissions.can_audit, by, count)
    count = scanmoments.hold(count)
    scanmoments.require_contents(count)
    found = AuditDraw.objects.select_related("audit", "sheet__batch").get(pk=found.pk)
    audit = found.audit
    audit.count = count
    if found.looked_at is not None:
        return audit
    if is_missing:
        found.outcome = audits.MISSING
    else:
        reading = read_line(line, queries.sheet_of(count.round))
        if reading.is_doubtful:
            raise WrongInput(say("Say what the paper is: valid with its marks, or invalid with a ground."))
        found.outcome = Outcome.INVALID if reading.ground else Outcome.VALID
        found.marks, found.ground = dict(reading.marks), reading.ground
    found.looked_by, found.looked_at = name_of(by), clock.now()
    found.save()
    record(
        "ballots.paper_looked_up", by=by, on=count, draw=found.order, batch=found.sheet.batch.number,
        ballot=found.sheet.position, missing=is_missing,
    )  # fmt: skip
    if audits.next_draw(audit) is None:
        now = audits.measured(audit, queries.sheet_of(count.round))
        audit.measured = dict(audits.plain_measure(now))
        audit.save(update_fields=["measured"])
        _go_on(audit, now.next, now.more, by=by)
    return audit


def _go_on(audit: PaperAudit, step: NextStep, more: int, *, by: Any) -> None:
    """Draw the next papers, or end the audit."""
    if step in ENDS:
        audit.state, audit.ended_at = ENDS[step], clock.now()
        audit.save(update_fields=["state", "ended_at"])
        record("ballots.audit_ended", by=by, on=audit.count, outcome=audit.state, measured=audit.measured)
        return
    papers = audits.audited(audit.count, queries.sheet_of(audit.count.round))
    drawn = audit.draws.count()
    places = list(islice(draw(audit.dice, len(papers)), drawn, drawn + more))
    AuditDraw.objects.bulk_create(
        AuditDraw(audit=audit, order=order, sheet=papers[place - 1].sheet)
        for order, place in enumerate(places, drawn + 1)
    )
    record("ballots.audit_drawn", by=by, on=audit.count, papers=len(places), drawn=drawn + len(places))
