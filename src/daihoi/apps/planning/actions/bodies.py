"""Bodies that prepare a congress, and who sits in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.models import Paper
from daihoi.apps.members.models import Membership, Person
from daihoi.apps.organisations.models import within
from daihoi.apps.shell.guards import require
from daihoi.core import names
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Body, BodyMember, BodyRole


@dataclass(frozen=True)
class Seating:
    """A person and the part that the person has in a body."""

    person: Person
    role: str = BodyRole.MEMBER


@transaction.atomic
def set_up_body(
    congress: Congress, *, by: Any, kind: str, name: str, duty: str = "", established_by: Paper | None = None
) -> Body:
    """Set up a subcommittee or team; a body of that name that stands already is given back as it is."""
    require(permissions.can_plan, by, congress)
    name = _name(name)
    standing = Body.objects.filter(congress=congress, name=name).first()
    if standing is not None:
        return standing
    body = Body.objects.create(
        congress=congress, kind=kind, name=name, duty=duty.strip(), established_by=_own_paper(congress, established_by)
    )
    audit.record("planning.body_set_up", by=by, on=body, kind=kind)
    return body


@transaction.atomic
def set_up_usual_bodies(congress: Congress, *, by: Any) -> list[Body]:
    """Set up the bodies that a congress of this level usually has; those that stand already are left alone."""
    require(permissions.can_plan, by, congress)
    standing = set(congress.bodies.values_list("name", flat=True))
    return [
        set_up_body(congress, by=by, kind=usual.kind, name=usual.name, duty=usual.duty)
        for usual in queries.usual_bodies(congress)
        if usual.name not in standing
    ]


@transaction.atomic
def edit_body(
    body: Body, *, by: Any, kind: str, name: str, duty: str = "", established_by: Paper | None = None
) -> Body:
    """Change a body's kind, name, duties or the paper that established it."""
    require(permissions.can_plan, by, body.congress)
    name = _name(name)
    if Body.objects.filter(congress=body.congress, name=name).exclude(pk=body.pk).exists():
        raise WrongInput(say("There is another body named “{name}”. Give this one a different name.", name=name))
    former = body.name
    body.kind, body.name, body.duty = kind, name, duty.strip()
    body.established_by = _own_paper(body.congress, established_by)
    body.save()
    audit.record("planning.body_edited", by=by, on=body, former_name=former)
    return body


@transaction.atomic
def remove_body(body: Body, *, by: Any) -> None:
    """Remove a body that leads no task; its seats go with it."""
    require(permissions.can_plan, by, body.congress)
    tasks = body.tasks.count()
    if tasks:
        raise Refused(
            say("“{body}” leads tasks: {tasks}. Give them to another body first.", body=body.name, tasks=tasks)
        )
    seats = [str(seat) for seat in body.seats.select_related("person")]
    audit.record("planning.body_removed", by=by, on=body, seats=seats)
    body.delete()


@transaction.atomic
def seat_person(body: Body, person: Person, *, by: Any, role: str = BodyRole.MEMBER) -> BodyMember:
    """Give a person a seat, or another part to one who sits; the same seat again changes nothing."""
    seat_persons(body, [Seating(person, role)], by=by)
    return BodyMember.objects.select_related("person", "body").get(body=body, person=person)


@transaction.atomic
def seat_persons(body: Body, seatings: Iterable[Seating], *, by: Any) -> int:
    """Give many persons their seats, with one line of the trail; gives back how many seats changed."""
    require(permissions.can_plan, by, body.congress)
    body = Body.objects.select_for_update().select_related("congress__unit").get(pk=body.pk)
    wanted = {seating.person.pk: seating for seating in seatings}
    _check_members(body.congress, wanted)
    seats = {seat.person_id: seat for seat in body.seats.all()}
    changed = [s for key, s in wanted.items() if key not in seats or seats[key].role != s.role]
    _check_one_head(seats, changed)
    for seating in sorted(changed, key=lambda one: one.role == BodyRole.HEAD):  # the old head steps down first
        BodyMember.objects.update_or_create(body=body, person=seating.person, defaults={"role": seating.role})
    if changed:
        audit.record(
            "planning.persons_seated", by=by, on=body, seats=[[s.person.full_name, str(s.role)] for s in changed]
        )
    return len(changed)


@transaction.atomic
def remove_seat(seat: BodyMember, *, by: Any) -> None:
    """Take a person's seat away; tasks that the person has in charge stay with the person."""
    require(permissions.can_plan, by, seat.body.congress)
    audit.record("planning.seat_removed", by=by, on=seat.body, person=seat.person.full_name, former_role=str(seat.role))
    seat.delete()


def _name(name: str) -> str:
    name = names.normalise(name)
    if not name:
        raise WrongInput(say("Give the body a name."))
    return name


def _own_paper(congress: Congress, paper: Paper | None) -> Paper | None:
    if paper is not None and paper.unit_id != congress.unit_id:
        raise WrongInput(say("The paper {paper} is not in the register of this unit.", paper=paper.symbol))
    return paper


def _check_members(congress: Congress, wanted: dict[int, Seating]) -> None:
    open_ones = Membership.objects.filter(person_id__in=wanted, ended_on__isnull=True)
    members = set(within(open_ones, congress.unit).values_list("person_id", flat=True))
    for key, seating in wanted.items():
        if key not in members:
            raise WrongInput(
                say("{person} is no member of {unit} or of a unit below it.", person=seating.person, unit=congress.unit)
            )


def _check_one_head(seats: dict[int, BodyMember], changed: list[Seating]) -> None:
    roles = {key: str(seat.role) for key, seat in seats.items()}
    roles |= {seating.person.pk: str(seating.role) for seating in changed}
    if list(roles.values()).count(BodyRole.HEAD) > 1:
        raise Refused(say("The body has a head already. Give the present head another part first."))
