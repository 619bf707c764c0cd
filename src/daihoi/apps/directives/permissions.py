"""Who may send a paper down, follow it, and answer for a unit that received it."""

from __future__ import annotations

from typing import Any

from daihoi.apps.documents.models import Paper
from daihoi.apps.organisations import permissions as units

from .models import Directive, Receipt


def can_issue(user: Any, paper: Paper) -> bool:
    """The user is of the office of the unit that issued the paper."""
    return units.can_work_for(user, paper.unit)


def can_follow(user: Any, directive: Directive) -> bool:
    """The user is of the office that sent the directive: it reminds and withdraws."""
    return units.can_work_for(user, directive.unit)


def can_answer(user: Any, receipt: Receipt) -> bool:
    """The user is of the office of the unit that received the directive."""
    return units.can_work_for(user, receipt.unit)


def can_read(user: Any, receipt: Receipt) -> bool:
    """The user works for the unit that received it, for the unit that sent it, or for one above them."""
    return units.can_see(user, receipt.unit) or units.can_see(user, receipt.directive.unit)
