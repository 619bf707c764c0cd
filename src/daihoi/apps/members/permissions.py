"""Who may look at people and who keeps their register."""

from __future__ import annotations

from typing import Any

from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Role, Unit

from .models import Person


def can_see_members(user: Any, unit: Unit) -> bool:
    """The user works for the unit or for one above it, as more than a member."""
    return units.can_read_trail(user, unit)


def can_keep_members(user: Any, unit: Unit) -> bool:
    """The user keeps the register of the unit or of one above it: a superior keeps that of its whole organisation."""
    return _works_above(user, unit, Role.SECRETARY, Role.OFFICE, Role.PERSONNEL)


def can_read_sensitive(user: Any, unit: Unit) -> bool:
    """The user is a personnel officer of the unit or of one above it; every reading is written to the trail."""
    return _works_above(user, unit, Role.PERSONNEL)


def can_see_person(user: Any, person: Person) -> bool:
    """The person belongs, or last belonged, to a unit whose members the user may see; or is the user."""
    if person.user_id is not None and person.user_id == getattr(user, "pk", None):
        return True
    return any(can_see_members(user, membership.unit) for membership in person.latest_memberships())


def can_keep_person(user: Any, person: Person) -> bool:
    """The user keeps the register that the person stands in."""
    return any(can_keep_members(user, membership.unit) for membership in person.latest_memberships())


def _works_above(user: Any, unit: Unit, *roles: str) -> bool:
    if getattr(user, "is_superuser", False):
        return True
    return any(
        assignment.role in (*roles, Role.ADMIN) and assignment.unit.holds(unit)
        for assignment in units.assignments_of(user)
    )
