"""Reading people: the members of a unit and below, one record, imports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Unit, within
from daihoi.core import names

from .models import MemberImport, Membership, MembershipStatus, OfficeHolding, Person, Sex


def members_of(unit: Unit) -> QuerySet[Membership]:
    """The open memberships of a unit and of everything below it, in the official order of names."""
    memberships: QuerySet[Membership] = within(Membership.objects.filter(ended_on__isnull=True), unit)
    return memberships.select_related("person", "unit").order_by("person__sort_key", "pk")


def find_members(memberships: QuerySet[Membership], text: str) -> QuerySet[Membership]:
    """Members whose name, card or unit holds every word, marks put aside."""
    for word in text.split():
        plain = names.fold(word)
        memberships = memberships.filter(
            Q(person__folded_name__contains=plain) | Q(card_number__startswith=word) | Q(unit__code=plain)
        )
    return memberships


@dataclass(frozen=True)
class Figures:
    """How many members a unit has, with those below."""

    total: int
    official: int
    women: int


def figures_of(unit: Unit) -> Figures:
    """Members of a unit and below: all, official ones, women."""
    found = within(Membership.objects.filter(ended_on__isnull=True), unit).aggregate(
        total=Count("pk"),
        official=Count("pk", filter=Q(status=MembershipStatus.OFFICIAL)),
        women=Count("pk", filter=Q(person__sex=Sex.FEMALE)),
    )
    return Figures(**found)


def person_of(unit: Unit, person_id: int) -> Person | None:
    """A person who belongs, or belonged, to the unit or to one below it."""
    return Person.objects.filter(
        pk=person_id, pk__in=within(Membership.objects.filter(person_id=person_id), unit).values("person_id")
    ).first()


def memberships_of(person: Person) -> list[Membership]:
    """All memberships of a person, the present one first."""
    every = person.memberships.select_related("unit").order_by("-pk")
    return sorted(every, key=lambda membership: membership.ended_on is not None)


def offices_of(person: Person) -> QuerySet[OfficeHolding]:
    """All offices of a person, the newest first."""
    return person.holdings.select_related("unit", "term").order_by("-started_on", "office")


def imports_of(unit: Unit, limit: int = 10) -> QuerySet[MemberImport]:
    """The last sheets that were sent for a unit."""
    return MemberImport.objects.filter(unit=unit).select_related("by")[:limit]


def units_for_transfer(user: Any, membership: Membership) -> QuerySet[Unit]:
    """Where the user may transfer a member to."""
    below: QuerySet[Unit] = units.visible_units(user).filter(is_active=True).exclude(pk=membership.unit_id)
    return below
