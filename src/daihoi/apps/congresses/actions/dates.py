"""The days of a congress, and the last lawful days that follow from them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core import congresses as course
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.findings import Finding, Severity
from daihoi.core.sentences import say

from .. import law, permissions
from ..models import Congress
from .checklist import redate

FIELDS = ("preparatory_on", "opens_on", "closes_on", "notified_on", "place", "dates_reason")


@transaction.atomic
def set_dates(
    congress: Congress,
    *,
    by: Any,
    opens_on: date,
    closes_on: date,
    preparatory_on: date | None = None,
    notified_on: date | None = None,
    place: str = "",
    reason: str = "",
) -> list[Finding]:
    """Decide the days of a congress; a warning of the rulebook is passed over only with a reason.

    ``notified_on`` is the day the opening is notified below (R43: 30 working days before, 24-QĐ/TW m.11.1); left out,
    it is today.  Once convened, every change needs a reason; once open, there is none.

    Returns:
        The findings that were passed over.
    """
    require(permissions.can_prepare, by, congress)
    _require_possible(congress, opens_on, closes_on, preparatory_on)
    told = notified_on or congress.notified_on or clock.today()
    findings = law.date_findings(
        law.rulebook_of(congress), congress.unit, opens_on=opens_on, closes_on=closes_on,
        preparatory_on=preparatory_on, notified_on=told, days_off=law.calendar(),
    )  # fmt: skip
    _require_reason(congress, findings, reason)
    congress.preparatory_on, congress.opens_on, congress.closes_on = preparatory_on, opens_on, closes_on
    congress.notified_on = notified_on or congress.notified_on
    congress.place, congress.dates_reason = place or congress.place, reason
    congress.save(update_fields=FIELDS)
    redate(congress)
    audit.record(
        "congresses.dates_set", by=by, on=congress, opens_on=opens_on, closes_on=closes_on,
        preparatory_on=preparatory_on, reason=reason, findings=[finding.id for finding in findings],
    )  # fmt: skip
    return findings


def _require_possible(congress: Congress, opens_on: date, closes_on: date, preparatory_on: date | None) -> None:
    if not course.Stage(congress.stage).is_before_opening:
        raise Refused(say("The congress is {stage}; its days no longer change.", stage=law.stage_label(congress.stage)))
    if closes_on < opens_on:
        raise WrongInput(
            say("The congress would close on {closes} before it opens on {opens}. Change one of the two days.",
                closes=f"{closes_on:%d/%m/%Y}", opens=f"{opens_on:%d/%m/%Y}")
        )  # fmt: skip
    if preparatory_on is not None and preparatory_on > opens_on:
        raise WrongInput(
            say("The preparatory session on {day} would come after the opening on {opens}. Change one of the two days.",
                day=f"{preparatory_on:%d/%m/%Y}", opens=f"{opens_on:%d/%m/%Y}")
        )  # fmt: skip


def _require_reason(congress: Congress, findings: list[Finding], reason: str) -> None:
    if reason.strip():
        return
    warning = next((finding for finding in findings if finding.severity is Severity.WARN), None)
    if warning is not None:
        raise Refused(
            say("{finding} Choose another day, or write the reason for keeping it.", finding=warning.text),
            warning.source,
        )
    if congress.stage == course.Stage.CONVENED:
        raise Refused(say("The congress is already convened. Write the reason for moving its days."))
