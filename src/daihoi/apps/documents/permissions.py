"""Who reads the register and who writes it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Role, Unit

from .models import SECRET, Paper


def can_see_register(user: Any, unit: Unit) -> bool:
    """The user may look at the unit; secret papers are left out for all but their readers."""
    return units.can_see(user, unit)


def can_keep_register(user: Any, unit: Unit) -> bool:
    """The user is of the unit's office, or its documents officer."""
    return units.holds(user, unit, Role.SECRETARY, Role.OFFICE, Role.DOCUMENTS)


def can_read_secrets(user: Any, unit: Unit) -> bool:
    """The user is the unit's secretary or its personnel officer."""
    return units.holds(user, unit, Role.SECRETARY, Role.PERSONNEL)


def can_see_paper(user: Any, paper: Paper) -> bool:
    """The user may look at the register, and at secrets when the paper is one."""
    if paper.is_secret:
        return can_read_secrets(user, paper.unit)
    return can_see_register(user, paper.unit)


def can_keep_paper(user: Any, paper: Paper) -> bool:
    """The user writes in the register that the paper stands in, and may look at the paper."""
    return can_keep_register(user, paper.unit) and can_see_paper(user, paper)


def visible_papers(user: Any, unit: Unit) -> QuerySet[Paper]:
    """The unit's register as the user may see it."""
    papers = Paper.objects.filter(unit=unit).select_related("unit", "term")
    return papers if can_read_secrets(user, unit) else papers.exclude(secrecy__in=SECRET)


def hidden_count(user: Any, unit: Unit) -> int:
    """How many secret papers the user is not shown."""
    if can_read_secrets(user, unit):
        return 0
    return Paper.objects.filter(unit=unit, secrecy__in=SECRET).count()
