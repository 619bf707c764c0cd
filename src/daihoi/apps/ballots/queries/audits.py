"""An audit of a machine count against the paper: its plan, its sample, where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daihoi.apps.elections.queries import case_of, decide_case, rules_of
from daihoi.core import elections
from daihoi.core.ballots import Sheet
from daihoi.core.ballots.assertions import Paper, assertions_of
from daihoi.core.ballots.looking import paper_of_reading
from daihoi.core.ballots.risk import Measured, Plan, make_plan, measure

from ..models import AuditDraw, Outcome, PaperAudit, ScanCount
from .scans import Stands, reading_from, standing_ballots

MISSING = "missing"


def audit_plan(count: ScanCount, risk_limit: float) -> Plan:
    """What must be true of the papers for the outcome to stand, and with which risk.

    Raises:
        WrongInput: this outcome can only be confirmed by counting everything by hand.
    """
    round_ = count.round
    rules, case = rules_of(round_.contest).elections, case_of(round_) or {}
    read, papers = elections.read_case(case, rules), int(count.published["papers"]["read"])
    return make_plan(papers, assertions_of(read, decide_case(case, round_), rules), limit=risk_limit)


def audited(count: ScanCount, sheet: Sheet) -> list[Stands]:
    """The papers of an audit in the order of the batches; the first is number 1 of the dice."""
    return list(standing_ballots(count, sheet))


def measured(audit: PaperAudit, sheet: Sheet) -> Measured:
    """Where the audit stands after all papers that were looked up."""
    stands = {one.sheet.pk: one for one in audited(audit.count, sheet)}
    looked = audit.draws.filter(looked_at__isnull=False).select_related("sheet__batch").order_by("order")
    pairs = [(paper_of_reading(stands[one.sheet_id].reading, sheet), _seen(one, sheet)) for one in looked]
    return measure(audit_plan(audit.count, float(audit.risk_limit)), pairs)


def next_draw(audit: PaperAudit) -> AuditDraw | None:
    """The next paper to be looked up, in the order of the dice."""
    return audit.draws.filter(looked_at__isnull=True).select_related("sheet__batch").order_by("order").first()


def audits_of(count: ScanCount) -> list[PaperAudit]:
    """The audits of a count, the last first."""
    return list(count.audits.order_by("-pk"))


def plain_measure(found: Measured) -> Mapping[str, Any]:
    """Where an audit stands, as plain values."""
    return {
        "papers": found.papers, "differing": found.differing, "missing": found.missing,
        "risk": round(found.risk, 6), "next": found.next.value, "more": found.more,
    }  # fmt: skip


def _seen(draw: AuditDraw, sheet: Sheet) -> Paper | None:
    if draw.outcome == MISSING:
        return None
    if draw.outcome == Outcome.INVALID:
        return Paper(frozenset(), False)
    return paper_of_reading(reading_from(draw, sheet), sheet)
