"""Who may do what with the lists of nominees: personnel matters stay with a few."""

from __future__ import annotations

from typing import Any

from daihoi.apps.congresses import permissions as congresses
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Role

from .models import Slate

PERSONNEL_ROLES = (Role.SECRETARY, Role.PERSONNEL)


def can_see(user: Any, congress: Congress) -> bool:
    """The user does personnel work for the congress's unit or for the unit directly above, which approves the list."""
    above = congress.unit.get_parent()
    return can_build(user, congress) or (above is not None and units.holds(user, above, *PERSONNEL_ROLES))


def can_build(user: Any, congress: Congress) -> bool:
    """The user is the secretary or a personnel officer of the unit that calls the congress."""
    return units.holds(user, congress.unit, *PERSONNEL_ROLES)


def can_submit(user: Any, slate: Slate) -> bool:
    """The user is the secretary of the unit whose list it is."""
    return congresses.can_lead(user, slate.congress)


def can_approve(user: Any, slate: Slate) -> bool:
    """The user decides for the unit directly above."""
    return congresses.can_clear(user, slate.congress)
