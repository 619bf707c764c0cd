"""Who may do what in a session."""

from __future__ import annotations

from typing import Any

from daihoi.apps.congresses import permissions as congresses
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Role

from .models import OrganKind, OrganSeat


def can_see(user: Any, congress: Congress) -> bool:
    """The user works for the congress's unit or for one above it."""
    return congresses.can_see(user, congress)


def can_script(user: Any, congress: Congress) -> bool:
    """The user prepares the script and the draft resolution: the office or the documents officer."""
    return congresses.can_prepare(user, congress) or units.holds(user, congress.unit, Role.DOCUMENTS)


def can_run(user: Any, congress: Congress) -> bool:
    """The user runs the session for the presidium: the secretary or the office."""
    return congresses.can_prepare(user, congress)


def can_take_hands(user: Any, congress: Congress) -> bool:
    """The user runs the session, or sits in the presidium that puts motions to the vote."""
    return can_run(user, congress) or sits_in_presidium(user, congress)


def sits_in_presidium(user: Any, congress: Congress) -> bool:
    """The user's person was elected into the presidium."""
    if not getattr(user, "is_authenticated", False):
        return False
    return OrganSeat.objects.filter(congress=congress, kind=OrganKind.PRESIDIUM, person__user=user).exists()


def can_open(user: Any, congress: Congress) -> bool:
    """The user opens and closes sessions: the secretary."""
    return congresses.can_lead(user, congress)
