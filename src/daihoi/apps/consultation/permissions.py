"""Who writes drafts, who gives opinions, who reads and answers them."""

from __future__ import annotations

from typing import Any

from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Role, Unit

from .models import WRITERS, Draft, DraftState


def can_write(user: Any, congress: Congress) -> bool:
    """The user is of the office or the documents officer of the congress's unit."""
    return units.holds(user, congress.unit, *WRITERS)


def can_edit(user: Any, draft: Draft) -> bool:
    """The user may write, open, close and answer for the draft's congress."""
    return can_write(user, draft.congress)


def can_read_opinions(user: Any, draft: Draft) -> bool:
    """The user writes the draft, or looks down on its unit from above in more than a member's role."""
    if can_edit(user, draft):
        return True
    return any(
        assignment.role != Role.MEMBER and assignment.unit.holds(draft.congress.unit)
        for assignment in units.assignments_of(user)
    )


def can_comment(user: Any, draft: Draft) -> bool:
    """The user has a role in the draft's unit or in a unit below it."""
    if getattr(user, "is_superuser", False):
        return True
    return any(draft.congress.unit.holds(assignment.unit) for assignment in units.assignments_of(user))


def can_read(user: Any, draft: Draft) -> bool:
    """The user looks at the draft's unit, or is of its subtree and the draft is no longer being written."""
    if units.can_see(user, draft.congress.unit):
        return True
    return draft.state != DraftState.WRITING and can_comment(user, draft)


def can_enter_for(user: Any, draft: Draft, unit: Unit | None) -> bool:
    """The user enters opinions that came to the office: for the draft's own unit, or for the user's unit below it."""
    if can_edit(user, draft):
        return True
    return unit is not None and draft.congress.unit.holds(unit) and units.holds(user, unit, *WRITERS)
