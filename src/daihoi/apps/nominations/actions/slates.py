"""Opening a list for an office, and putting names on it or taking them off."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress, Content
from daihoi.apps.members.models import Person
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import law, permissions, queries
from ..models import EntryState, FileItem, Origin, Slate, SlateEntry, SlateState

NEEDS = {OfficeKind.DELEGATES: Content.DELEGATION_ELECTION, OfficeKind.ALTERNATES: Content.DELEGATION_ELECTION}


@transaction.atomic
def open_slate(congress: Congress, office: str, seats: int, *, by: Any, reference_on: date | None = None) -> Slate:
    """Begin the convening committee's list for one office; there is one list an office (190-QĐ/TW Đ14).

    ``reference_on`` is the day at which ages are measured; left out, the opening of the congress.
    """
    require(permissions.can_build, by, congress)
    if Stage(congress.stage).is_held:
        raise Refused(say("The congress is over; no list is opened any more."))
    needed = NEEDS.get(OfficeKind(office), Content.COMMITTEE_ELECTION)
    if not congress.has(needed):
        raise Refused(say("The congress is not called to hold this election. Add the content to the congress first."))
    if Slate.objects.filter(congress=congress, office=office).exists():
        raise Refused(say("There is already a list for this office. Open it instead of beginning another."))
    if seats < 1:
        raise WrongInput(say("A list needs at least one seat to fill."))
    slate = Slate.objects.create(congress=congress, office=office, seats=seats, reference_on=reference_on)
    audit.record("nominations.slate_opened", by=by, on=slate, office=office, seats=seats)
    return slate


@transaction.atomic
def change_seats(slate: Slate, seats: int, *, by: Any) -> Slate:
    """Change how many seats the list is made for, while it is being built."""
    require(permissions.can_build, by, slate.congress)
    _require_building(slate)
    if seats < 1:
        raise WrongInput(say("A list needs at least one seat to fill."))
    slate.seats = seats
    slate.save(update_fields=["seats"])
    audit.record("nominations.seats_changed", by=by, on=slate, seats=seats)
    return slate


@transaction.atomic
def add_nominee(
    slate: Slate,
    person: Person,
    *,
    by: Any,
    origin: str = Origin.PREPARED,
    is_incumbent: bool | None = None,
    planned_post: str = "",
) -> SlateEntry:
    """Put one name on the list; whether the person stands again is read from the offices held unless it is said."""
    if slate.entries.filter(person=person).exclude(state=EntryState.WITHDRAWN).exists():
        raise Refused(say("{person} is already on this list.", person=person.full_name))
    added = add_nominees(slate, [person], by=by, origin=origin, is_incumbent=is_incumbent, planned_post=planned_post)
    return added[0]


@transaction.atomic
def add_nominees(
    slate: Slate,
    people: Iterable[Person],
    *,
    by: Any,
    origin: str = Origin.PREPARED,
    is_incumbent: bool | None = None,
    planned_post: str = "",
) -> list[SlateEntry]:
    """Put several names on the list; those already on it are left alone, so the act may be repeated.

    A name that was withdrawn comes back.
    """
    require(permissions.can_build, by, slate.congress)
    _require_building(slate)
    known = {entry.person_id: entry for entry in slate.entries.all()}
    wanted = list(people)
    again = queries.incumbents(slate, wanted)
    returning = [known[one.pk] for one in wanted if one.pk in known and not known[one.pk].is_listed]
    for entry in returning:
        entry.state, entry.withdrawal_reason = EntryState.PROPOSED, ""
    SlateEntry.objects.bulk_update(returning, ["state", "withdrawal_reason"])
    added = [
        SlateEntry(
            slate=slate, person=person, origin=origin, planned_post=planned_post,
            is_incumbent=person.pk in again if is_incumbent is None else is_incumbent,
        )
        for person in wanted if person.pk not in known
    ]  # fmt: skip
    SlateEntry.objects.bulk_create(added, batch_size=500)
    FileItem.objects.bulk_create(
        [FileItem(entry=entry, key=key) for entry in added for key in law.file_items(slate, entry.origin)],
        batch_size=500,
    )
    changed = [*added, *returning]
    if changed:
        audit.record("nominations.nominees_added", by=by, on=slate, count=len(changed), origin=origin)
    return changed


@transaction.atomic
def withdraw_nominee(entry: SlateEntry, *, by: Any, reason: str) -> SlateEntry:
    """Note that a nominee has withdrawn, with the reason; the name stays in the record."""
    require(permissions.can_build, by, entry.slate.congress)
    _require_building(entry.slate)
    if not reason.strip():
        raise WrongInput(say("Write why {person} withdraws.", person=entry.person.full_name))
    entry.state, entry.withdrawal_reason = EntryState.WITHDRAWN, reason
    entry.save(update_fields=["state", "withdrawal_reason"])
    audit.record("nominations.nominee_withdrawn", by=by, on=entry, reason=reason)
    return entry


@transaction.atomic
def remove_nominee(entry: SlateEntry, *, by: Any) -> None:
    """Take a wrong entry off the list before any step has voted on it."""
    require(permissions.can_build, by, entry.slate.congress)
    _require_building(entry.slate)
    if entry.support.exists():
        raise Refused(
            say("A conference has voted on {person}; the name is withdrawn with a reason, not removed.",
                person=entry.person.full_name)
        )  # fmt: skip
    audit.record("nominations.nominee_removed", by=by, on=entry)
    entry.delete()


def _require_building(slate: Slate) -> None:
    """Ask the database, not the row in hand: somebody may have submitted the list meanwhile."""
    slate.refresh_from_db(fields=["state"])
    if slate.state == SlateState.APPROVED:
        raise Refused(say("The superior has approved this list; it no longer changes."))
    if slate.state == SlateState.SUBMITTED:
        raise Refused(
            say("The list lies with the superior for approval. Wait for the decision, or ask for its return.")
        )
