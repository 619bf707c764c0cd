"""Who acts for a unit and who may look at it; every other app's sentences are built from these."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from .models import Reach, Role, RoleAssignment, Unit

OFFICE_ROLES = (Role.SECRETARY, Role.OFFICE)


def assignments_of(user: Any) -> list[RoleAssignment]:
    """The user's valid assignments, read once per request."""
    if not getattr(user, "is_authenticated", False):
        return []
    if not hasattr(user, "_valid_assignments"):
        today = timezone.localdate()
        every = RoleAssignment.objects.filter(user=user).select_related("unit__level")
        user._valid_assignments = [assignment for assignment in every if assignment.is_valid_on(today)]
    found: list[RoleAssignment] = user._valid_assignments
    return found


def holds(user: Any, unit: Unit, *roles: str) -> bool:
    """The user has one of the roles for this unit, directly or by a role that reaches down to it.

    An administrator has every role where the assignment reaches.
    """
    if getattr(user, "is_superuser", False):
        return True
    return any(
        (assignment.role in roles or assignment.role == Role.ADMIN)
        and (assignment.unit_id == unit.pk or (assignment.reach == Reach.SUBTREE and assignment.unit.holds(unit)))
        for assignment in assignments_of(user)
    )


def can_see(user: Any, unit: Unit) -> bool:
    """The user works for this unit or for one above it: a superior looks down the tree."""
    if getattr(user, "is_superuser", False):
        return True
    return any(
        assignment.unit_id == unit.pk or (assignment.role != Role.MEMBER and assignment.unit.holds(unit))
        for assignment in assignments_of(user)
    )


def can_work_for(user: Any, unit: Unit) -> bool:
    """The user is of the unit's office."""
    return holds(user, unit, *OFFICE_ROLES)


def can_administer(user: Any, unit: Unit) -> bool:
    """The user administers the unit: its tree, its roles, its settings."""
    return holds(user, unit, Role.SECRETARY)


def visible_units(user: Any) -> Any:
    """The units that the user may look at, as a QuerySet."""
    if getattr(user, "is_superuser", False):
        return Unit.objects.all()
    found = Unit.objects.none()
    for assignment in assignments_of(user):
        below = Unit.objects.filter(pk=assignment.unit_id)
        if assignment.role != Role.MEMBER:
            below = Unit.objects.in_subtree(assignment.unit)
        found = found | below
    return found
