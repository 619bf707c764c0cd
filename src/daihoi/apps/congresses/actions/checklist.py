"""The checklist of a congress: ticking, adding, moving days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from daihoi.apps.audit import actions as audit
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import law, permissions
from ..models import ChecklistItem, Congress


@transaction.atomic
def tick_item(item: ChecklistItem, *, by: Any) -> ChecklistItem:
    """Mark a step as done; a step that is done stays as it is."""
    require(permissions.can_tick, by, item)
    if item.is_done:
        return item
    item.done_at, item.done_by = clock.now(), by.get_username()
    item.save(update_fields=["done_at", "done_by"])
    _redate_after([item])
    audit.record("congresses.item_ticked", by=by, on=item, key=item.key)
    return item


@transaction.atomic
def tick_items(congress: Congress, items: Iterable[ChecklistItem], *, by: Any) -> int:
    """Mark several steps of one congress as done at once; those that are done stay as they are.

    Returns:
        How many were marked now.
    """
    wanted = [item for item in items if not item.is_done]
    for item in wanted:
        require(permissions.can_tick, by, item)
        item.done_at, item.done_by = clock.now(), by.get_username()
    ChecklistItem.objects.bulk_update(wanted, ["done_at", "done_by"])
    _redate_after(wanted)
    if wanted:
        audit.record("congresses.items_ticked", by=by, on=congress, keys=[item.key for item in wanted])
    return len(wanted)


@transaction.atomic
def untick_item(item: ChecklistItem, *, by: Any) -> ChecklistItem:
    """Take the mark off a step again."""
    require(permissions.can_tick, by, item)
    if not item.is_done:
        return item
    item.done_at, item.done_by = None, ""
    item.save(update_fields=["done_at", "done_by"])
    _redate_after([item])
    audit.record("congresses.item_unticked", by=by, on=item, key=item.key)
    return item


@transaction.atomic
def add_item(
    congress: Congress, *, by: Any, title: str, planned_on: date | None = None, stop: str = ""
) -> ChecklistItem:
    """Add the office's own step to the checklist."""
    require(permissions.can_prepare, by, congress)
    if not title.strip():
        raise WrongInput(say("The step has no text. Write what is to be done."))
    last = congress.checklist.aggregate(last=Max("order"))["last"] or 0
    item = ChecklistItem.objects.create(
        congress=congress, order=last + 1, key=f"own-{last + 1}", title_vi=title, title_en=title, stop=stop,
        planned_on=planned_on, is_own=True,
    )  # fmt: skip
    audit.record("congresses.item_added", by=by, on=item, title=title)
    return item


@transaction.atomic
def remove_item(item: ChecklistItem, *, by: Any) -> None:
    """Take away a step that the office added itself; a step of the rulebook stays."""
    require(permissions.can_tick, by, item)
    if not item.is_own:
        raise Refused(say("This step comes from the rulebook and stays on the checklist. Move its day instead."))
    audit.record("congresses.item_removed", by=by, on=item, title=item.title_vi)
    item.delete()


@transaction.atomic
def reschedule_item(item: ChecklistItem, *, by: Any, planned_on: date | None, reason: str = "") -> ChecklistItem:
    """Plan a step for a day; a day after the last lawful one needs a reason."""
    require(permissions.can_tick, by, item)
    last = item.last_lawful_on
    if planned_on is not None and last is not None and planned_on > last and not reason.strip():
        raise Refused(
            say("The last lawful day of this step is {last} ({source}). Choose an earlier day, or write the reason.",
                last=f"{last:%d/%m/%Y}", source=item.source)
        )  # fmt: skip
    item.planned_on, item.date_reason = planned_on, reason
    item.save(update_fields=["planned_on", "date_reason"])
    audit.record("congresses.item_rescheduled", by=by, on=item, planned_on=planned_on, reason=reason)
    return item


@transaction.atomic
def refresh_checklist(congress: Congress, *, by: Any) -> int:
    """Reckon the last lawful days again, after the days off or the rulebook changed.

    Returns:
        How many steps got another day.
    """
    require(permissions.can_prepare, by, congress)
    changed = redate(congress)
    audit.record("congresses.checklist_refreshed", by=by, on=congress, changed=changed)
    return changed


def _redate_after(items: Iterable[ChecklistItem]) -> None:
    """The days for a challenge run from the minutes' receipt: sending them, or taking that back, moves the last day."""
    for item in items:
        if item.key == law.MINUTES_SENT:
            redate(item.congress)


def redate(congress: Congress) -> int:
    """Write the last lawful days that follow from the days of the congress; part of other acts, so not traced."""
    first = congress.preparatory_on or congress.opens_on
    duties = law.duties(law.rulebook_of(congress), first, congress.closes_on, law.calendar())
    days = {duty.key: duty.last_lawful_on for duty in duties}
    items = list(congress.checklist.all())
    sent = next((item.done_at for item in items if item.key == law.MINUTES_SENT), None)
    if sent is not None:
        sent_on = timezone.localdate(sent)
        last = law.challenge_ends_on(law.rulebook_of(congress), sent_on, law.calendar())
        days |= {law.CHALLENGE: last} if last is not None else {}
    changed = []
    for item in items:
        if not item.is_own and item.key in days and item.last_lawful_on != days[item.key]:
            item.last_lawful_on = days[item.key]
            changed.append(item)
    ChecklistItem.objects.bulk_update(changed, ["last_lawful_on"])
    return len(changed)
