"""Seats that became free: filled by a by-election, or by the superior's appointment."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.actions import Holding, record_office_holding
from daihoi.apps.members.models import HoldingSource, OfficeHolding, Person
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Contest, ElectionForm
from . import moments
from .opening import create_contest, default_title, require_seats


@transaction.atomic
def open_by_election(congress: Congress, *, by: Any, office: str, seats: int, title: str = "") -> Contest:
    """Put vacant seats of an office to the vote of the committee, after the result of the congress was reported.

    Refuses more seats than are vacant, and an office of which nobody decided how many seats it has.

    Source: 190-QĐ/TW Đ28 (by-elections at a plenum).
    """
    require(permissions.can_prepare, by, congress)
    require_seats(office, seats)
    if office not in queries.OF_THE_TERM:
        raise WrongInput(
            say("“{office}” is no office of the term; it can't be filled by a by-election.", office=office)
        )
    if congress.stage not in moments.AFTERWARDS:
        raise Refused(
            say("{congress}: a by-election is held after the result was reported. Until then its own elections go on.",
                congress=congress.title),
            moments.course_rule(congress),
        )  # fmt: skip
    vacant = queries.vacancies_of(congress, office)
    if vacant is None:
        raise Refused(
            say("{congress} decided no number of seats for this office, so none can be vacant.",
                congress=congress.title),
            moments.course_rule(congress),
        )  # fmt: skip
    if seats > vacant:
        raise Refused(
            say("{seats} seats to fill, but {vacant} are vacant. A by-election fills vacant seats only.", seats=seats,
                vacant=vacant),
            moments.course_rule(congress),
        )  # fmt: skip
    usual = default_title(congress, office).replace("Bầu ", "Bầu bổ sung ", 1)
    return create_contest(
        congress, by=by, office=office, seats=seats, form=ElectionForm.PLENUM, title=title.strip() or usual,
        is_by_election=True,
    )  # fmt: skip


@transaction.atomic
def record_appointment(
    congress: Congress,
    person: Person,
    office: str,
    *,
    by: Any,
    decision: str,
    decided_on: date,
    started_on: date | None = None,
) -> OfficeHolding:
    """Record whom the superior appointed to an office of the term, with the number and the day of its decision.

    Args:
        congress: the congress of the term.
        person: who is appointed.
        office: one of ``OfficeKind``.
        by: the secretary of the unit above, or the office of the unit that files the decision.
        decision: number and symbol of the superior's paper.
        decided_on: its day.
        started_on: the first day in office; the day of the decision when left out.

    Source: 163-KL/TW, 45-CT/TW (2025) Phụ lục 4 (appointment beside election).
    """
    require(permissions.can_appoint, by, congress)
    _require_appointable(congress, person, office, decision, decided_on)
    day = started_on or decided_on
    basis = f"{decision.strip()}, {decided_on:%d/%m/%Y}"[:200]
    holding = record_office_holding(
        congress.unit,
        congress.term,
        Holding(person, office, HoldingSource.APPOINTED, day, is_approved=True, basis=basis),
        by=by,
    )
    record(
        "elections.appointment_recorded", by=by, on=congress, name=person.full_name, office=office,
        decision=decision.strip(), decided_on=decided_on, started_on=day,
    )  # fmt: skip
    return holding


def _require_appointable(congress: Congress, person: Person, office: str, decision: str, decided_on: date) -> None:
    if office not in queries.OF_THE_TERM:
        raise WrongInput(
            say("“{office}” is no office of the term. Delegates are appointed on the list of delegates of the congress "
                "that they go to.", office=office if office not in OfficeKind.values else str(OfficeKind(office).label))
        )  # fmt: skip
    if not Stage(congress.stage).is_held:
        raise Refused(
            say("{congress} has not been held. The superior appoints to offices of the new term afterwards.",
                congress=congress.title),
            moments.appointment_rule(congress),
        )  # fmt: skip
    if not decision.strip():
        raise WrongInput(say("Give the number of the superior's decision; an appointment rests on that paper."))
    if decided_on > clock.today():
        raise WrongInput(say("The decision has a day that is still to come. Check the day."))
    held = OfficeHolding.objects.filter(
        unit=congress.unit, term=congress.term, person=person, office=office
    ).first()  # fmt: skip
    if held is not None:
        raise Refused(
            say("{name} is recorded in this office for the term already, since {day}. Open the person's page to change "
                "that.", name=person.full_name, day=f"{held.started_on:%d/%m/%Y}"),
            moments.appointment_rule(congress),
        )  # fmt: skip
