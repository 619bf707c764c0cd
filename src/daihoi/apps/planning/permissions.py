"""Who plans the preparation of a congress and who carries its tasks out."""

from __future__ import annotations

from typing import Any

from daihoi.apps.congresses import permissions as congresses
from daihoi.apps.congresses.models import Congress

from .models import Task


def can_plan(user: Any, congress: Congress) -> bool:
    """The user is of the office that prepares the congress."""
    return congresses.can_prepare(user, congress)


def can_carry_out(user: Any, task: Task) -> bool:
    """The user is of the office, is the person in charge, or sits in the leading body."""
    if can_plan(user, task.congress):
        return True
    if not getattr(user, "is_authenticated", False):
        return False
    if task.assignee is not None and task.assignee.user_id == user.pk:
        return True
    return task.body is not None and task.body.seats.filter(person__user=user).exists()
