"""Who may do what with the delegates of a congress."""

from __future__ import annotations

from typing import Any

from daihoi.apps.congresses import permissions as congresses
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Role


def can_see(user: Any, congress: Congress) -> bool:
    """The user works for the congress's unit or for one above it."""
    return congresses.can_see(user, congress)


def can_keep_list(user: Any, congress: Congress) -> bool:
    """The user is of the office or a personnel officer of the unit that calls the congress."""
    return units.holds(user, congress.unit, Role.SECRETARY, Role.OFFICE, Role.PERSONNEL)


def can_decide(user: Any, congress: Congress) -> bool:
    """The user is the secretary of the unit that calls the congress."""
    return congresses.can_lead(user, congress)


def can_check_in(user: Any, congress: Congress) -> bool:
    """The user stands at the door: office, personnel officer or teller."""
    return can_keep_list(user, congress) or units.holds(user, congress.unit, Role.TELLER)


def can_see_sensitive(user: Any, congress: Congress) -> bool:
    """The user may read ethnicity and religion of delegates: secretary or personnel officer."""
    return units.holds(user, congress.unit, Role.SECRETARY, Role.PERSONNEL)
