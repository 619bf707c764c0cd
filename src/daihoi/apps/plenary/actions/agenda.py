"""The script of the congress and the course of its items."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F, Max

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import law, permissions, queries
from ..models import AgendaItem, ItemState, ItemVote, SittingKind

FAR = 10_000


@transaction.atomic
def build_agenda(congress: Congress, *, by: Any) -> list[AgendaItem]:
    """Write the script from the congress's form and contents (R52, 190-QĐ/TW Đ26-Đ28).

    Built again before anything has run, it replaces the earlier script with all own items.
    """
    require(permissions.can_script, by, congress)
    if congress.agenda.exclude(state=ItemState.AHEAD).exists() or Stage(congress.stage).is_held:
        raise Refused(say("The session is under way; the script is no longer written anew. Add single items instead."))
    congress.agenda.all().delete()
    orders = dict.fromkeys(SittingKind, 0)
    items = []
    for one in law.script(congress):
        orders[one.sitting] += 1
        items.append(
            AgendaItem(
                congress=congress, sitting=one.sitting, order=orders[one.sitting], key=one.key, title_vi=one.title_vi,
                title_en=one.title_en, vote=one.vote, source=one.source, source_status=one.source_status,
            )
        )  # fmt: skip
    AgendaItem.objects.bulk_create(items)
    audit.record("plenary.agenda_built", by=by, on=congress, items=len(items))
    return items


@transaction.atomic
def add_agenda_item(
    congress: Congress, *, by: Any, sitting: str, title: str, minutes: int = 15, speaker: str = "",
    vote: str = ItemVote.NONE, after: AgendaItem | None = None,
) -> AgendaItem:  # fmt: skip
    """Add an item to the script, at the end of its session or after another item."""
    require(permissions.can_script, by, congress)
    _require_unclosed(congress)
    if not title.strip():
        raise WrongInput(say("The item has no text. Write what is on the agenda."))
    last = congress.agenda.filter(sitting=sitting).aggregate(last=Max("order"))["last"] or 0
    order = after.order + 1 if after is not None else last + 1
    _make_room(congress, sitting, order)
    item = AgendaItem.objects.create(
        congress=congress, sitting=sitting, order=order, key=f"own-{last + 1}", title_vi=title, title_en=title,
        minutes_planned=minutes, speaker=speaker, vote=vote,
    )  # fmt: skip
    audit.record("plenary.item_added", by=by, on=item, title=title)
    return item


@transaction.atomic
def write_item(
    item: AgendaItem, *, by: Any, minutes: int | None = None, speaker: str | None = None, note: str | None = None
) -> AgendaItem:
    """Write the minutes planned, who speaks, or what the minutes of the congress should hold about an item."""
    require(permissions.can_script, by, item.congress)
    _require_unclosed(item.congress)
    given = {"minutes_planned": minutes, "speaker": speaker, "note": note}
    changed = {name: value for name, value in given.items() if value is not None}
    for name, value in changed.items():
        setattr(item, name, value)
    if changed:
        item.save(update_fields=list(changed))
        audit.record("plenary.item_written", by=by, on=item, fields=sorted(changed))
    return item


@transaction.atomic
def move_agenda_item(item: AgendaItem, *, by: Any, steps: int) -> AgendaItem:
    """Move an item that has not run one or more places up (below 0) or down, past items that have not run either."""
    require(permissions.can_script, by, item.congress)
    ahead = list(item.congress.agenda.filter(sitting=item.sitting, state=ItemState.AHEAD).order_by("order"))
    if item not in ahead:
        raise Refused(say("This item has run already; its place no longer changes."))
    here = ahead.index(item)
    there = min(max(here + steps, 0), len(ahead) - 1)
    places = [one.order for one in ahead]
    ahead.insert(there, ahead.pop(here))
    item.congress.agenda.filter(pk__in=[one.pk for one in ahead]).update(order=F("order") + FAR)
    for one, order in zip(ahead, places, strict=True):
        one.order = order
        if one.pk == item.pk:
            item.order = order
    AgendaItem.objects.bulk_update(ahead, ["order"])
    audit.record("plenary.item_moved", by=by, on=item, steps=steps)
    return item


@transaction.atomic
def remove_agenda_item(item: AgendaItem, *, by: Any, reason: str) -> None:
    """Take an item that has not run off the script, with the reason."""
    require(permissions.can_script, by, item.congress)
    if item.state != ItemState.AHEAD:
        raise Refused(say("This item has run already; it stays in the record."))
    if not reason.strip():
        raise WrongInput(say("Write why the item is taken off the agenda."))
    audit.record("plenary.item_removed", by=by, on=item, reason=reason)
    item.delete()


@transaction.atomic
def start_item(item: AgendaItem, *, by: Any, override_reason: str = "") -> AgendaItem:
    """Call up an item: in its order, one at a time; out of order only with a reason, which is recorded.

    An item that is running stays so.
    """
    require(permissions.can_run, by, item.congress)
    if item.state == ItemState.RUNNING:
        return item
    lock = queries.lock_of(item)
    if lock is not None and (lock.is_firm or not override_reason.strip()):
        raise Refused(lock.sentence, lock.source)
    item.state, item.started_at, item.override_reason = ItemState.RUNNING, clock.now(), override_reason
    item.save(update_fields=["state", "started_at", "override_reason"])
    audit.record("plenary.item_started", by=by, on=item, key=item.key, override=override_reason)
    return item


@transaction.atomic
def finish_item(item: AgendaItem, *, by: Any, note: str = "", override_reason: str = "") -> AgendaItem:
    """Close the running item; one that asks for a vote by hands needs that vote, or a reason (190-QĐ/TW Đ3.2).

    An item that is done stays so.
    """
    require(permissions.can_run, by, item.congress)
    if item.state == ItemState.DONE:
        return item
    if item.state != ItemState.RUNNING:
        raise Refused(say("This item is not running. Call it up first."))
    if item.vote == ItemVote.HANDS and not override_reason.strip() and not item.hand_votes.exists():
        raise Refused(
            say("This item is decided by show of hands, and no vote is recorded. Take the vote, or write the reason."),
            law.hands_rule(item.congress),
        )
    item.state, item.ended_at = ItemState.DONE, clock.now()
    item.note, item.override_reason = note or item.note, override_reason or item.override_reason
    item.save(update_fields=["state", "ended_at", "note", "override_reason"])
    audit.record("plenary.item_finished", by=by, on=item, key=item.key, override=override_reason)
    return item


def _make_room(congress: Congress, sitting: str, order: int) -> None:
    """Push the items from this place on one place down, in two moves because places are unique."""
    below = congress.agenda.filter(sitting=sitting, order__gte=order)
    keys = list(below.values_list("pk", flat=True))
    congress.agenda.filter(pk__in=keys).update(order=F("order") + FAR)
    congress.agenda.filter(pk__in=keys).update(order=F("order") - FAR + 1)


def _require_unclosed(congress: Congress) -> None:
    if Stage(congress.stage).is_held:
        raise Refused(say("The congress is closed; its agenda no longer changes."))
