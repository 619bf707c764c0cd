"""The frame that the tree hangs in: levels from the top, terms in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from daihoi.apps.audit import actions as audit
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.names import fold, normalise
from daihoi.core.sentences import say

from .. import permissions
from ..models import Level, Term

# ranks are set aside by so much while they are written anew, since no two levels may share one
ASIDE = 1000


@dataclass(frozen=True)
class LevelRow:
    """One level of a whole list.

    Args:
        name: what its units are called together.
        congress_name: what a congress of this level is called.
        key: the level that stands already; None for a new one.
    """

    name: str
    congress_name: str = ""
    key: int | None = None


@transaction.atomic
def lay_levels(rows: Sequence[LevelRow], *, by: Any) -> list[Level]:
    """Write the whole list of levels from the top: rename, add, and take away those that are left out.

    The same list again changes nothing.

    Args:
        rows: the levels from the top; levels that stand keep their order.
        by: who acts; must administer the whole tree.

    Returns:
        The levels from the top.

    Raises:
        WrongInput: the list is empty, a name is missing or stands twice, or levels that stand change places.
        Refused: a level that is left out has units.
    """
    require(permissions.can_administer_house, by, None)
    rows = [LevelRow(normalise(row.name), normalise(row.congress_name), row.key) for row in rows]
    standing = {level.pk: level for level in Level.objects.select_for_update().order_by("rank")}
    _check_rows(rows, standing)
    kept = {row.key for row in rows}
    before = [(level.rank, level.name, level.congress_name) for level in standing.values()]
    for level in standing.values():
        if level.pk not in kept:
            _take_away(level)
    Level.objects.update(rank=F("rank") + ASIDE)
    levels = [_write_level(rank, row, standing) for rank, row in enumerate(rows, 1)]
    if before != [(level.rank, level.name, level.congress_name) for level in levels]:
        audit.record("organisations.levels_laid", by=by, on=levels[0], levels=[level.name for level in levels])
    return levels


@transaction.atomic
def add_level(rank: int, name: str, *, by: Any, congress_name: str = "") -> Level:
    """Add a level, or leave it as it is when the same one stands there.

    Args:
        rank: place from the top, 1 for the highest.
        name: what its units are called together.
        by: who acts; must administer the whole tree.
        congress_name: what a congress of this level is called.

    Raises:
        WrongInput: the rank is taken by a level of another name.
    """
    require(permissions.can_administer_house, by, None)
    name = normalise(name)
    found = Level.objects.filter(rank=rank).first()
    if found and found.name == name:
        return found
    if found:
        raise WrongInput(say("Rank {rank} is taken by “{level}”. Choose another rank.", rank=rank, level=found.name))
    level = Level.objects.create(rank=rank, name=name, congress_name=congress_name)
    audit.record("organisations.level_added", by=by, on=level, rank=rank)
    return level


@transaction.atomic
def add_term(
    name: str, *, by: Any, starts_on: date | None = None, ends_on: date | None = None, previous: Term | None = None
) -> Term:
    """Add a term, or give back the one that already bears the name.

    Raises:
        WrongInput: the term would end before it starts.
    """
    require(permissions.can_administer_house, by, None)
    name = normalise(name)
    if found := Term.objects.filter(name=name).first():
        return found
    if starts_on and ends_on and ends_on <= starts_on:
        raise WrongInput(say("The term {term} would end before it starts. Correct one of the two days.", term=name))
    term = Term.objects.create(name=name, starts_on=starts_on, ends_on=ends_on, previous=previous)
    audit.record("organisations.term_added", by=by, on=term, starts_on=starts_on, ends_on=ends_on)
    return term


def _check_rows(rows: Sequence[LevelRow], standing: dict[int, Level]) -> None:
    if not rows:
        raise WrongInput(say("An organisation has at least one level. Write the name of the highest."))
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        if not row.name:
            raise WrongInput(say("Level {number} has no name. Write one, or empty the whole row.", number=number))
        if fold(row.name) in seen:
            raise WrongInput(say("Two levels are called “{name}”. Give each its own name.", name=row.name))
        seen.add(fold(row.name))
    keys = [row.key for row in rows if row.key is not None]
    if keys != [key for key in standing if key in set(keys)]:
        raise WrongInput(say("Levels that stand already can't change places. Open the page again and rename them."))


def _take_away(level: Level) -> None:
    count = level.units.count()
    if count:
        raise Refused(
            say("“{level}” has {count} units, so it can't be taken away. Rename it.", level=level.name, count=count)
        )
    level.delete()


def _write_level(rank: int, row: LevelRow, standing: dict[int, Level]) -> Level:
    level = standing[row.key] if row.key else Level()
    level.rank, level.name, level.congress_name = rank, row.name, row.congress_name
    level.save()
    return level
