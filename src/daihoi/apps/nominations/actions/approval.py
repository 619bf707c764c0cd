"""Sending a list to the superior, and the superior's answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.findings import Severity
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import EntryState, Slate, SlateState


@transaction.atomic
def submit(slate: Slate, *, by: Any, submitted_on: date | None = None) -> Slate:
    """Submit the list for approval (35-CT/TW, personnel scheme); refused while a rule blocks it.

    Names that no conference had to vote on go onto the list; those that were not supported stay proposed.
    A list that is already submitted stays as it is.
    """
    require(permissions.can_submit, by, slate)
    if slate.state == SlateState.SUBMITTED:
        return slate
    if slate.state == SlateState.APPROVED:
        raise Refused(say("The superior has already approved this list."))
    block = next((one for one in queries.slate_findings(slate) if one.severity == Severity.BLOCK), None)
    if block is not None:
        raise Refused(say("The list can't be submitted: {why}", why=block.text), block.source)
    names = [entry.pk for entry in queries.listed(slate)]
    slate.entries.filter(pk__in=names).update(state=EntryState.LISTED)
    slate.state, slate.submitted_on, slate.note = SlateState.SUBMITTED, submitted_on or clock.today(), ""
    slate.save(update_fields=["state", "submitted_on", "note"])
    audit.record("nominations.slate_submitted", by=by, on=slate)
    return slate


@transaction.atomic
def approve(slate: Slate, *, by: Any, paper: str = "", approved_on: date | None = None) -> Slate:
    """Approve a submitted list for the unit below; ``paper`` is the number of the decision.

    A list that is already approved stays as it is.
    """
    require(permissions.can_approve, by, slate)
    if slate.state == SlateState.APPROVED:
        return slate
    if slate.state != SlateState.SUBMITTED:
        raise Refused(say("The list has not been submitted for approval yet."))
    slate.state, slate.approved_by = SlateState.APPROVED, paper or str(by)
    slate.approved_on = approved_on or clock.today()
    slate.save(update_fields=["state", "approved_by", "approved_on"])
    audit.record("nominations.slate_approved", by=by, on=slate, paper=paper)
    return slate


@transaction.atomic
def return_slate(slate: Slate, *, by: Any, note: str) -> Slate:
    """Give a submitted list back with what is to be mended."""
    require(permissions.can_approve, by, slate)
    if slate.state != SlateState.SUBMITTED:
        raise Refused(say("Only a submitted list is given back."))
    if not note.strip():
        raise WrongInput(say("Write what is to be mended."))
    slate.state, slate.note = SlateState.BUILDING, note
    slate.save(update_fields=["state", "note"])
    audit.record("nominations.slate_returned", by=by, on=slate, note=note)
    return slate
