"""Reading the tree: what lies below a unit, who works for it, finding units by any spelling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from daihoi.apps.accounts import queries as accounts
from daihoi.apps.shell import clock
from daihoi.core import names

from .models import Level, Role, RoleAssignment, Term, Unit

# who leads, or reads files of people, should prove more than a password
STRONG_ROLES = (Role.ADMIN, Role.SECRETARY, Role.PERSONNEL)


def children_of(unit: Unit) -> QuerySet[Unit]:
    """The units directly below, in the order of the tree."""
    below: QuerySet[Unit] = Unit.objects.in_subtree(unit).filter(depth=unit.depth + 1).select_related("level")
    return below


def path_of(unit: Unit) -> list[Unit]:
    """The unit and those above it, from the top."""
    steps = [unit.path[: Unit.steplen * depth] for depth in range(1, unit.depth + 1)]
    return list(Unit.objects.filter(path__in=steps).select_related("level"))


def units_below(unit: Unit) -> QuerySet[Unit]:
    """Everything below a unit, without itself."""
    below: QuerySet[Unit] = Unit.objects.in_subtree(unit).exclude(pk=unit.pk).select_related("level")
    return below


def find_units(units: QuerySet[Unit], text: str) -> QuerySet[Unit]:
    """Units whose name, code or symbol hold every word, marks put aside."""
    for word in text.split():
        plain = names.fold(word)
        units = units.filter(Q(folded_name__contains=plain) | Q(code__icontains=plain) | Q(symbol__icontains=word))
    return units


@dataclass(frozen=True)
class LevelCount:
    """How many units of a level lie below."""

    level: Level
    count: int


def counts_by_level(unit: Unit) -> list[LevelCount]:
    """How many active units of each level lie below."""
    found = units_below(unit).filter(is_active=True).order_by().values_list("level_id").annotate(Count("pk"))
    counts = dict(found)
    return [LevelCount(level, counts[level.pk]) for level in Level.objects.all() if level.pk in counts]


@dataclass(frozen=True)
class Worker:
    """One role of a unit, as the settings show it."""

    assignment: RoleAssignment
    is_valid: bool
    has_second_factor: bool

    @property
    def pk(self) -> int:
        """The key of the role."""
        return self.assignment.pk

    @property
    def lacks_second_factor(self) -> bool:
        """True when the role calls for more than a password, and the user has no more."""
        return self.is_valid and self.assignment.role in STRONG_ROLES and not self.has_second_factor


def workers_of(unit: Unit) -> list[Worker]:
    """Who works for the unit: present roles first."""
    today = clock.today()
    roles = list(RoleAssignment.objects.filter(unit=unit).select_related("user", "unit"))
    strong = accounts.with_second_factor([role.user for role in roles])
    workers = [Worker(role, role.is_valid_on(today) and role.user.is_active, role.user_id in strong) for role in roles]
    return sorted(workers, key=lambda worker: (not worker.is_valid, list(Role).index(Role(worker.assignment.role))))


def reaching_from_above(unit: Unit) -> list[RoleAssignment]:
    """Roles of the units above that reach down to this one."""
    today = clock.today()
    above = [one.pk for one in path_of(unit)[:-1]]
    roles = RoleAssignment.objects.filter(unit__in=above, reach="subtree").select_related("user", "unit")
    return [role for role in roles if role.is_valid_on(today) and role.user.is_active]


def works_for(unit: Unit, user: Any) -> bool:
    """True when the user has, or had, a role for the unit; only these accounts are the unit's to mend."""
    return RoleAssignment.objects.filter(unit=unit, user=user).exists()


@dataclass(frozen=True)
class HouseStanding:
    """How far a new house is set up for a reader; read from what stands, so that leaving loses nothing."""

    has_levels: bool
    has_term: bool
    top: Unit | None
    role: RoleAssignment | None

    @property
    def is_complete(self) -> bool:
        """True when a congress can be founded."""
        return self.has_levels and self.has_term and self.top is not None


def house_standing(user: Any) -> HouseStanding:
    """What of the house stands, and the reader's own role in its top unit."""
    top = Unit.objects.filter(depth=1).select_related("level").first()
    role = RoleAssignment.objects.filter(user=user, unit=top).first() if top else None
    return HouseStanding(Level.objects.exists(), Term.objects.exists(), top, role)
