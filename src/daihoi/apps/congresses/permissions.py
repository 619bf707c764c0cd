"""Who may do what for a congress."""

from __future__ import annotations

from typing import Any

from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Role, Unit

from .models import ChecklistItem, Congress


def can_see(user: Any, congress: Congress) -> bool:
    """The user works for the congress's unit or for one above it."""
    return units.can_see(user, congress.unit)


def can_prepare(user: Any, congress: Congress) -> bool:
    """The user is of the office that prepares the congress."""
    return units.can_work_for(user, congress.unit)


def can_lead(user: Any, congress: Congress) -> bool:
    """The user is the secretary of the congress's unit."""
    return units.holds(user, congress.unit, Role.SECRETARY)


def can_clear(user: Any, congress: Congress) -> bool:
    """The user decides for the unit directly above: it clears, ratifies and annuls."""
    above = congress.unit.get_parent()
    if above is None:
        return can_lead(user, congress)
    return units.holds(user, above, Role.SECRETARY)


def can_found(user: Any, unit: Unit) -> bool:
    """The user is of the unit's office, or of the office directly above that plans the congresses below."""
    above = unit.get_parent()
    return units.can_work_for(user, unit) or (above is not None and units.can_work_for(user, above))


def can_move(user: Any, congress: Congress) -> bool:
    """The user leads the congress or decides for the unit above; which of the two, the stage says."""
    return can_lead(user, congress) or can_clear(user, congress)


def can_tick(user: Any, item: ChecklistItem) -> bool:
    """The user is of the office that prepares the item's congress."""
    return can_prepare(user, item.congress)


def can_keep_holidays(user: Any, unit: Unit) -> bool:
    """The user administers a unit, or is of the office of the highest unit: the list holds for the whole house."""
    return any(one.role == Role.ADMIN for one in units.assignments_of(user)) or units.can_work_for(
        user, unit.get_root()
    )
