"""Acts on the offices that people hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.organisations.models import Term, Unit
from daihoi.apps.shell.guards import require
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .. import permissions
from ..models import OfficeHolding, Person


@dataclass(frozen=True)
class Holding:
    """One office to be recorded.

    Args:
        person: who holds it.
        office: one of ``OfficeKind``.
        source: one of ``HoldingSource``.
        started_on: first day.
        is_approved: the unit above has approved the result.
        ended_on: last day, for offices of the past.
        basis: number and day of the paper it rests on, where somebody was appointed.
    """

    person: Person
    office: str
    source: str
    started_on: date
    is_approved: bool = False
    ended_on: date | None = None
    basis: str = ""


def record_office_holding(unit: Unit, term: Term, holding: Holding, *, by: Any) -> OfficeHolding:
    """Record one office; see ``record_office_holdings``."""
    record_office_holdings(unit, term, [holding], by=by)
    return OfficeHolding.objects.get(unit=unit, term=term, person=holding.person, office=holding.office)


@transaction.atomic
def record_office_holdings(unit: Unit, term: Term, holdings: Sequence[Holding], *, by: Any) -> int:
    """Record who holds which office in a unit for a term; what is recorded already is left as it is.

    Args:
        unit: the unit.
        term: the term.
        holdings: the offices.
        by: who acts; must keep the unit's register.

    Returns:
        How many were new.

    Raises:
        WrongInput: an office would end before it begins.
    """
    require(permissions.can_keep_members, by, unit)
    for holding in holdings:
        if holding.ended_on and holding.ended_on < holding.started_on:
            raise WrongInput(
                say("The office of {person} would end before it begins. Correct the days.", person=holding.person)
            )
    standing = set(OfficeHolding.objects.filter(unit=unit, term=term).values_list("person_id", "office"))
    fresh = [holding for holding in holdings if (holding.person.pk, holding.office) not in standing]
    OfficeHolding.objects.bulk_create(
        OfficeHolding(unit=unit, term=term, **{name: getattr(holding, name) for name in Holding.__dataclass_fields__})
        for holding in fresh
    )
    if fresh:
        offices = [[holding.person.full_name, holding.office] for holding in fresh]
        audit.record("members.offices_recorded", by=by, on=unit, term=term.name, offices=offices)
    return len(fresh)


@transaction.atomic
def end_office_holding(holding: OfficeHolding, *, on: date, by: Any, reason: str) -> OfficeHolding:
    """End an office before its term does; a repeat changes nothing."""
    require(permissions.can_keep_members, by, holding.unit)
    if holding.ended_on is None:
        if on < holding.started_on:
            raise WrongInput(
                say("The office of {person} would end before it begins. Correct the days.", person=holding.person)
            )
        holding.ended_on = on
        holding.save(update_fields=["ended_on"])
        audit.record("members.office_ended", by=by, on=holding.person, office=holding.office, day=on, reason=reason)
    return holding
