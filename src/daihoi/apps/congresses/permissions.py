"""Who may do what for a congress."""

from __future__ import annotations

from typing import Any

from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Role

from .models import Congress


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
