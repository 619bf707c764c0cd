"""Who acts for a unit and who may look at it; every other app's sentences are built from these."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from daihoi.apps.shell import clock

from .models import Reach, Role, RoleAssignment, Unit, path_end

OFFICE_ROLES = (Role.SECRETARY, Role.OFFICE)


def assignments_of(user: Any) -> list[RoleAssignment]:
    """The user's valid assignments, read once per request."""
    if not getattr(user, "is_authenticated", False):
        return []
    if not hasattr(user, "_valid_assignments"):
        today = clock.today()
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


def can_place(user: Any, unit: Unit) -> bool:
    """The user administers the unit above, so may move this one, close it and open it again."""
    above = unit.get_parent()
    return can_administer(user, above) if above is not None else can_administer_house(user, unit)


def can_administer_house(user: Any, _thing: object) -> bool:
    """The user administers the whole tree: its levels, its terms, its roots."""
    if getattr(user, "is_superuser", False):
        return True
    return any(
        assignment.role == Role.ADMIN and assignment.reach == Reach.SUBTREE and assignment.unit.depth == 1
        for assignment in assignments_of(user)
    )


def administers_house(user: Any) -> bool:
    """The user administers the whole tree, so has the trail's chains checked too."""
    return can_administer_house(user, None)


def can_give_admin(user: Any, unit: Unit) -> bool:
    """The user is an administrator of the unit, so may make another one."""
    return holds(user, unit)


def can_give_downward(user: Any, unit: Unit) -> bool:
    """The user's own administration reaches below the unit, so may give roles that do."""
    if getattr(user, "is_superuser", False):
        return True
    return any(
        assignment.role == Role.ADMIN and assignment.reach == Reach.SUBTREE and assignment.unit.holds(unit)
        for assignment in assignments_of(user)
    )


def can_read_trail(user: Any, unit: Unit) -> bool:
    """The user works for this unit, or for one above it, as more than a member."""
    if getattr(user, "is_superuser", False):
        return True
    return any(assignment.role != Role.MEMBER and assignment.unit.holds(unit) for assignment in assignments_of(user))


def readable_entries(user: Any) -> Q:
    """The entries of the trail that belong to units whose trail the user may read."""
    units = Q(pk__in=[])
    for assignment in assignments_of(user):
        if assignment.role != Role.MEMBER:
            units |= Q(path__range=(assignment.unit.path, path_end(assignment.unit.path)))
    return Q(unit_code__in=Unit.objects.filter(units).order_by().values("code"))


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


def can_mend_account(user: Any, place: tuple[Unit, Any]) -> bool:
    """The user administers the unit, and the account belongs to it alone: nobody's password is reset from elsewhere."""
    unit, account = place
    if getattr(user, "is_superuser", False):
        return True
    roles = [role.unit for role in RoleAssignment.objects.filter(user=account).select_related("unit")]
    return bool(roles) and can_administer(user, unit) and all(unit.holds(one) for one in roles)
