"""Who speaks for the unit in public."""

from __future__ import annotations

from typing import Any

from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations.models import Role
from daihoi.apps.organisations.permissions import holds


def can_communicate(user: Any, congress: Congress) -> bool:
    """The communications officer or the secretary of the congress's unit."""
    return holds(user, congress.unit, Role.COMMUNICATIONS, Role.SECRETARY)
