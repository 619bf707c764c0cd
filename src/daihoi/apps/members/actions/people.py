"""Acts on one person and the membership."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell.guards import require
from daihoi.core import names
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import checks, permissions
from ..models import Membership, MembershipStatus, Person


@transaction.atomic
def add_person(
    unit: Unit,
    *,
    full_name: str,
    sex: str,
    born_on: date,
    by: Any,
    joined_on: date | None = None,
    official_on: date | None = None,
    status: str = "",
    card_number: str = "",
    is_sample: bool = False,
    **biography: Any,
) -> Person:
    """Enter a person as a member of a unit.

    Args:
        unit: the unit joined.
        full_name: family name first.
        sex: one of ``Sex``.
        born_on: day of birth.
        by: who acts; must keep the register of the unit.
        joined_on: day of joining.
        official_on: day of becoming an official member.
        status: one of ``MembershipStatus``; empty to derive it from the two days.
        card_number: number of the membership card.
        is_sample: marks the person as sample data.
        **biography: further fields of ``Person``.

    Raises:
        WrongInput: a day can't be true, or the person stands in the register already.
    """
    require(permissions.can_keep_members, by, unit)
    checks.require_days(unit, born_on, joined_on, official_on)
    _require_new(full_name, born_on, card_number)
    person = Person(full_name=full_name, sex=sex, born_on=born_on, is_sample=is_sample, **biography)
    _save_checked(person)
    Membership.objects.create(
        person=person,
        unit=unit,
        unit_path=unit.path,
        joined_on=joined_on,
        official_on=official_on,
        card_number=card_number,
        status=status or checks.status_by_days(joined_on, official_on),
    )
    audit.record("members.person_added", by=by, on=person, unit=unit.code)
    return person


@transaction.atomic
def change_person(person: Person, *, by: Any, **changes: Any) -> Person:
    """Correct the biography; the trail keeps what changed, but not what sensitive fields held."""
    require(permissions.can_keep_person, by, person)
    unit = person.latest_memberships()[0].unit if person.latest_memberships() else None
    if set(Person.SENSITIVE) & set(changes) and unit is not None:
        require(permissions.can_read_sensitive, by, unit)
    before = {key: getattr(person, key) for key in changes}
    changed = {key: value for key, value in changes.items() if value != before[key]}
    if not changed:
        return person
    for key, value in changed.items():
        setattr(person, key, value)
    for membership in person.latest_memberships():
        checks.require_days(membership.unit, person.born_on, membership.joined_on, membership.official_on)
    _save_checked(person)
    shown = {key: [before[key], value] for key, value in changed.items() if key not in Person.SENSITIVE}
    hidden = sorted(set(changed) & set(Person.SENSITIVE))
    audit.record("members.person_changed", by=by, on=person, changes=shown, sensitive_fields=hidden)
    return person


@transaction.atomic
def change_membership(
    membership: Membership,
    *,
    by: Any,
    status: str | None = None,
    joined_on: date | None = None,
    official_on: date | None = None,
    card_number: str | None = None,
) -> Membership:
    """Correct a membership's standing, its days or the card number; what is left out stays."""
    require(permissions.can_keep_members, by, membership.unit)
    _require_open(membership)
    given = {"status": status, "joined_on": joined_on, "official_on": official_on, "card_number": card_number}
    changed = {key: value for key, value in given.items() if value is not None and value != getattr(membership, key)}
    if status == MembershipStatus.ENDED:
        raise WrongInput(say("A membership is ended with its day and reason. Use the act “End membership”."))
    before = {key: getattr(membership, key) for key in changed}
    for key, value in changed.items():
        setattr(membership, key, value)
    checks.require_days(membership.unit, membership.person.born_on, membership.joined_on, membership.official_on)
    if changed:
        membership.save(update_fields=list(changed))
        audit.record("members.membership_changed", by=by, on=membership.person, before=before, after=changed)
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, on: date, by: Any, reason: str) -> Membership:
    """End a membership; the person's record stays.  A repeat changes nothing.

    Raises:
        WrongInput: the day lies before the joining.
    """
    require(permissions.can_keep_members, by, membership.unit)
    if membership.ended_on is not None:
        return membership
    if membership.joined_on and on < membership.joined_on:
        raise WrongInput(
            say(
                "The membership can't end on {day}, before the joining on {joined}. Correct the day.",
                day=f"{on:%d/%m/%Y}",
                joined=f"{membership.joined_on:%d/%m/%Y}",
            )
        )
    membership.ended_on, membership.status = on, MembershipStatus.ENDED
    membership.save(update_fields=["ended_on", "status"])
    audit.record(
        "members.membership_ended", by=by, on=membership.person, unit=membership.unit.code, day=on, reason=reason
    )
    return membership


@transaction.atomic
def transfer_member(membership: Membership, unit: Unit, *, on: date, by: Any) -> Membership:
    """Move a member to another unit: the old membership ends, a new one begins with the same days and card.

    Who keeps both registers may; a person leaving for a unit outside is ended there and entered anew by that unit.

    Raises:
        Refused: the membership has ended, or the new unit is closed.
    """
    require(permissions.can_keep_members, by, membership.unit)
    require(permissions.can_keep_members, by, unit)
    _require_open(membership)
    if membership.unit_id == unit.pk:
        return membership
    if not unit.is_active:
        raise Refused(say("{unit} is closed. Choose an active unit.", unit=unit.name))
    status, before = membership.status, membership.unit
    membership.ended_on, membership.status = on, MembershipStatus.ENDED
    membership.save(update_fields=["ended_on", "status"])
    moved = Membership.objects.create(
        person=membership.person,
        unit=unit,
        unit_path=unit.path,
        card_number=membership.card_number,
        joined_on=membership.joined_on,
        official_on=membership.official_on,
        status=status,
    )
    audit.record("members.member_transferred", by=by, on=moved.person, before=before.code, after=unit.code, day=on)
    return moved


@transaction.atomic
def read_sensitive(person: Person, *, by: Any) -> dict[str, str]:
    """What the sensitive fields hold; each reading is written to the trail."""
    memberships = person.latest_memberships()
    require(permissions.can_read_sensitive, by, memberships[0].unit if memberships else None)
    audit.record("members.sensitive_read", by=by, on=person, fields=list(Person.SENSITIVE))
    return {name: getattr(person, name) for name in Person.SENSITIVE}


@transaction.atomic
def record_export(unit: Unit, count: int, *, by: Any, with_sensitive: bool) -> None:
    """Write to the trail that a list of people left the house; sensitive columns go to a personnel officer only."""
    require(permissions.can_read_sensitive if with_sensitive else permissions.can_see_members, by, unit)
    audit.record("members.list_exported", by=by, on=unit, count=count, with_sensitive=with_sensitive)


def _require_new(full_name: str, born_on: date, card_number: str) -> None:
    same = Membership.objects.filter(
        person__folded_name=names.fold(full_name), person__born_on=born_on, ended_on__isnull=True
    )
    if card_number:
        same = same.filter(card_number__in=["", card_number])
    if found := same.select_related("unit").first():
        raise WrongInput(
            say(
                "{name}, born {day}, stands in the register of {unit} already. Transfer the member instead; "
                "if they are two persons, give the card number of each.",
                name=names.normalise(full_name),
                day=f"{born_on:%d/%m/%Y}",
                unit=found.unit.name,
            )
        )


def _require_open(membership: Membership) -> None:
    if membership.ended_on is not None:
        raise Refused(
            say(
                "This membership ended on {day}. Choose the person's present membership.",
                day=f"{membership.ended_on:%d/%m/%Y}",
            )
        )


def _save_checked(person: Person) -> None:
    try:
        person.derive_names()
        person.full_clean(exclude=["user"])
    except ValidationError as error:
        raise WrongInput(say("The record can't be kept: {reason}", reason=" ".join(error.messages))) from None
    person.save()
