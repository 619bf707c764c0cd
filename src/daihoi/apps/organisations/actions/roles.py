"""Acts that say who works for which unit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from daihoi.apps.accounts import actions as accounts
from daihoi.apps.accounts.models import User
from daihoi.apps.audit import actions as audit
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions
from ..models import Reach, Role, RoleAssignment, Unit


@transaction.atomic
def assign_role(
    user: User,
    unit: Unit,
    role: str,
    *,
    by: Any,
    reach: str = Reach.UNIT,
    valid_from_on: date | None = None,
    valid_until_on: date | None = None,
) -> RoleAssignment:
    """Let a user work for a unit; the same role again only changes its reach and its days.

    Args:
        user: who is to work for the unit.
        unit: the unit.
        role: one of ``Role``.
        by: who acts; must administer the unit, and be an administrator to make one or to reach below.
        reach: this unit only, or also everything below it.
        valid_from_on: first day, or open.
        valid_until_on: last day, or open.
    """
    require(permissions.can_administer, by, unit)
    if role == Role.ADMIN:
        require(permissions.can_give_admin, by, unit)
    if reach == Reach.SUBTREE:
        require(permissions.can_give_downward, by, unit)
    if role not in Role.values or reach not in Reach.values:
        raise WrongInput(say("There is no role “{role}”. Choose one from the list.", role=role))
    if valid_from_on and valid_until_on and valid_until_on < valid_from_on:
        raise WrongInput(say("The role would end before it begins. Correct one of the two days."))
    terms = {"reach": reach, "valid_from_on": valid_from_on, "valid_until_on": valid_until_on}
    found = RoleAssignment.objects.filter(user=user, unit=unit, role=role).first()
    if found and all(getattr(found, key) == value for key, value in terms.items()):
        return found
    assignment, _ = RoleAssignment.objects.update_or_create(user=user, unit=unit, role=role, defaults=terms)
    _forget_rights(user)
    audit.record("organisations.role_assigned", by=by, on=assignment, user=user.username, role=role, **terms)
    return assignment


@transaction.atomic
def end_role(assignment: RoleAssignment, *, by: Any, on: date | None = None) -> RoleAssignment:
    """End a role: at once, or with the day ``on`` as its last.

    Raises:
        Refused: nobody may take away their own administration; another administrator must do it.
    """
    require(permissions.can_administer, by, assignment.unit)
    if assignment.role == Role.ADMIN:
        require(permissions.can_give_admin, by, assignment.unit)
        if assignment.user_id == by.pk:
            raise Refused(say("You can't end your own role as administrator. Ask another administrator to do it."))
    assignment.valid_until_on = on or clock.today() - timedelta(days=1)
    assignment.save(update_fields=["valid_until_on"])
    _forget_rights(assignment.user)
    audit.record(
        "organisations.role_ended", by=by, on=assignment,
        user=assignment.user.username, role=assignment.role, until=assignment.valid_until_on,
    )  # fmt: skip
    return assignment


@transaction.atomic
def open_account(
    unit: Unit, *, username: str, full_name: str, role: str, by: Any, reach: str = Reach.UNIT, about: str = ""
) -> accounts.NewAccount:
    """Make a user with a generated password and give the first role; the password is shown this once."""
    account = accounts.create_user(
        username=username, full_name=full_name, about=about, by=by, may=permissions.can_administer, place=unit
    )
    assign_role(account.user, unit, role, by=by, reach=reach)
    return account


def _forget_rights(user: Any) -> None:
    """The rights read for this request are read anew."""
    user.__dict__.pop("_valid_assignments", None)
