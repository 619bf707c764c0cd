"""Who is a delegate, and by which title: ex officio, elected, appointed, or as a member."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses import law as congress_law
from daihoi.apps.congresses.models import Congress, CongressForm
from daihoi.apps.members.models import Person
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import law, permissions, queries
from ..models import Delegate, DelegateTitle, Standing


@dataclass(frozen=True)
class DelegateRow:
    """One person who becomes a delegate.

    Args:
        person: who.
        unit: the unit that sends the person.
        title: by which title.
        standing: full delegate or alternate.
        order: place among the alternates, counted from 1; 0 for a full delegate.
        mandate: where the mandate comes from, as one line.
        weight: the votes carried; more than 1 only where shares vote.
    """

    person: Person
    unit: Unit
    title: str = DelegateTitle.ELECTED
    standing: str = Standing.FULL
    order: int = 0
    mandate: str = ""
    weight: int = 1


@transaction.atomic
def add_ex_officio(congress: Congress, *, by: Any) -> list[Delegate]:
    """Seat the members of the convening committee who still work in the organisation (QĐ 14/2001 m.13).

    Those who have left it before the opening are not summoned and get no seat; people already on the list are left
    alone, so the act may be repeated.

    Returns:
        The delegates added now.
    """
    require(permissions.can_keep_list, by, congress)
    _require_delegate_congress(congress)
    rows = [
        DelegateRow(person, unit, DelegateTitle.EX_OFFICIO, mandate=congress.unit.committee_name)
        for person, unit in queries.convening_committee(congress)
    ]
    return seat(congress, rows, by=by)


@transaction.atomic
def appoint_delegate(congress: Congress, person: Person, unit: Unit, *, by: Any, mandate: str = "") -> Delegate:
    """Appoint one delegate for a unit that can't hold its congress (HD 04-HD/TW, Điều lệ Đ11)."""
    if congress.delegates.filter(person=person).exists():
        raise Refused(say("{person} is already on the list of this congress.", person=person.full_name))
    return appoint_delegates(congress, [DelegateRow(person, unit, mandate=mandate)], by=by)[0]


@transaction.atomic
def appoint_delegates(congress: Congress, rows: Iterable[DelegateRow], *, by: Any) -> list[Delegate]:
    """Appoint several delegates; people already on the list are left alone, so the act may be repeated.

    Refused when more would be appointed than the rulebook lets (the Youth Union: at most 5 %).
    """
    require(permissions.can_decide, by, congress)
    _require_delegate_congress(congress)
    named = [
        DelegateRow(row.person, row.unit, DelegateTitle.APPOINTED, Standing.FULL, 0, row.mandate) for row in rows
    ]  # fmt: skip
    added = seat(congress, named, by=by)
    law.require_lawful_share(congress_law.rulebook_of(congress), queries.head_count(congress))
    return added


@transaction.atomic
def register_elected(
    congress: Congress, unit: Unit, people: Iterable[Person], alternates: Iterable[Person] = (), *, by: Any,
    mandate: str = "",
) -> list[Delegate]:  # fmt: skip
    """Enter by hand whom a unit below has elected, with its alternates in order; people on the list are left alone."""
    require(permissions.can_keep_list, by, congress)
    _require_delegate_congress(congress)
    full = [DelegateRow(person, unit, mandate=mandate) for person in people]
    waiting = [
        DelegateRow(person, unit, standing=Standing.ALTERNATE, order=order, mandate=mandate)
        for order, person in enumerate(alternates, 1)
    ]
    return seat(congress, [*full, *waiting], by=by)


@transaction.atomic
def receive_delegates(congress: Congress, rows: Iterable[DelegateRow], *, by: Any) -> list[Delegate]:
    """Take over the delegates that certified elections below send up; called by the cascade.

    The user acts for the unit below, whose certified result is the authority, so no role here is asked for.
    People already on the list are left alone, so the act may be repeated.
    """
    _require_delegate_congress(congress)
    return seat(congress, list(rows), by=by)


@transaction.atomic
def summon_members(congress: Congress, *, by: Any) -> int:
    """Make every official member a participant of a congress of all members (190-QĐ/TW Đ30.2).

    Returns:
        How many were added; members already on the list are left alone, so the act may be repeated.
    """
    require(permissions.can_keep_list, by, congress)
    if congress.form != CongressForm.MEMBER_CONGRESS:
        raise Refused(say("This is a congress of delegates: enter its delegates by title instead of all members."))
    rows = [DelegateRow(person, congress.unit, DelegateTitle.MEMBER) for person in queries.official_members(congress)]
    return len(seat(congress, rows, by=by))


@transaction.atomic
def remove_delegate(delegate: Delegate, *, by: Any, reason: str) -> None:
    """Take a wrong entry off the list; only before the congress opens, and with the reason."""
    require(permissions.can_keep_list, by, delegate.congress)
    if not Stage(delegate.congress.stage).is_before_opening:
        raise Refused(say("The congress has opened; nobody is taken off the list any more. Reject the credentials."))
    if not reason.strip():
        raise WrongInput(say("Write why {person} is taken off the list.", person=delegate.person.full_name))
    givers = queries.givers_of(delegate.congress, delegate.person)
    if givers.exists():
        raise Refused(
            say("{person} holds the proxy of {giver}. Let that proxy be taken back first.",
                person=delegate.person.full_name, giver=givers[0].person.full_name)
        )  # fmt: skip
    audit.record("delegates.delegate_removed", by=by, on=delegate, reason=reason)
    delegate.delete()


def seat(congress: Congress, rows: list[DelegateRow], *, by: Any) -> list[Delegate]:
    """Put rows on the list, once who may has been asked; people already on it are left alone."""
    if Stage(congress.stage).is_held:
        raise Refused(say("The congress is over; its list of delegates no longer changes."))
    seated = set(congress.delegates.values_list("person_id", flat=True))
    new = {row.person.pk: row for row in rows if row.person.pk not in seated}
    added = [
        Delegate(
            congress=congress, person=row.person, unit=row.unit, title=row.title, standing=row.standing,
            order=row.order, mandate=row.mandate, weight=row.weight, is_sample=congress.is_sample,
        )
        for row in new.values()
    ]  # fmt: skip
    Delegate.objects.bulk_create(added, batch_size=500)
    if added:
        counts = {title: sum(one.title == title for one in added) for title in sorted({one.title for one in added})}
        audit.record("delegates.delegates_added", by=by, on=congress, **counts)
    return added


def _require_delegate_congress(congress: Congress) -> None:
    if congress.form != CongressForm.DELEGATE_CONGRESS:
        raise Refused(say("This is a congress of all members: every official member takes part, nobody is delegated."))
