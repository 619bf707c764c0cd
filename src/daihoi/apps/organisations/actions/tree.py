"""Acts that grow, rename, move and close units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from daihoi.apps.audit import actions as audit
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.names import fold, normalise
from daihoi.core.sentences import say

from .. import permissions
from ..models import Level, Unit, path_end


@dataclass(frozen=True)
class UnitRow:
    """One unit to be added.

    Args:
        code: short name in addresses; letters without marks, digits, hyphens.
        name: the full name.
        level: a level, its name or its rank.
        parent_code: code of the unit above, an existing one or another row; empty for the unit that is added to.
        symbol: how its papers are signed, such as ``ĐUB``.
        superior_title: the name of its committee.
        place: where it sits.
        rulebook: its rulebook; empty for the one of the unit above.
    """

    code: str
    name: str
    level: Level | str | int
    parent_code: str = ""
    symbol: str = ""
    superior_title: str = ""
    place: str = ""
    rulebook: str = ""


@transaction.atomic
def add_unit(parent: Unit | None, row: UnitRow, *, by: Any, is_sample: bool = False) -> Unit:
    """Add one unit below ``parent``, or a root when there is none; a repeat gives back the unit that stands there."""
    if parent is not None:
        add_units(parent, [row], by=by, is_sample=is_sample)
        added: Unit = Unit.objects.get(code=row.code)
        return added
    require(permissions.can_administer_house, by, None)
    found: Unit | None = Unit.objects.filter(code=row.code).first()
    if found is not None:
        _require_same_place(found, "", row)
        return found
    unit: Unit = Unit.add_root(instance=_new_unit(row, _levels_by_name(), None, is_sample=is_sample))
    audit.record("organisations.unit_added", by=by, on=unit)
    return unit


@transaction.atomic
def add_units(parent: Unit, rows: Sequence[UnitRow], *, by: Any, is_sample: bool = False) -> list[Unit]:
    """Add many units below ``parent`` in a few statements and one line of the trail.

    A row whose code already stands in the same place is left as it is, so a second run adds nothing.

    Args:
        parent: the unit above; rows may also lie below one another.
        rows: the units, in any order.
        by: who acts; must administer ``parent``.
        is_sample: marks them as sample data.

    Returns:
        The units that were added, upper ones first.

    Raises:
        WrongInput: a code stands elsewhere, a row's parent or level is unknown, or rows form a circle.
    """
    require(permissions.can_administer, by, parent)
    parent = Unit.objects.select_for_update().get(pk=parent.pk)
    rows = [_tidy(row) for row in rows]
    _require_codes_once(rows)
    standing = {unit.code: unit for unit in Unit.objects.in_subtree(parent).select_related("level")}
    fresh = _rows_to_add(parent, rows, standing)
    added: list[Unit] = []
    for generation in _generations(parent, fresh, standing):
        added += _add_generation(parent, generation, standing, is_sample=is_sample)
    if added:
        audit.record(
            "organisations.units_added", by=by, on=parent, count=len(added), codes=[unit.code for unit in added]
        )
    parent.refresh_from_db()
    return added


@transaction.atomic
def rename_unit(
    unit: Unit,
    *,
    by: Any,
    name: str,
    symbol: str | None = None,
    superior_title: str | None = None,
    place: str | None = None,
) -> Unit:
    """Change what a unit is called; its code, which addresses use, stays."""
    require(permissions.can_administer, by, unit)
    if not normalise(name):
        raise WrongInput(say("A unit needs a name. Write the full name of {code}.", code=unit.code))
    given = {"name": normalise(name), "symbol": symbol, "superior_title": superior_title, "place": place}
    changes = {key: value for key, value in given.items() if value is not None and value != getattr(unit, key)}
    before = {key: getattr(unit, key) for key in changes}
    for key, value in changes.items():
        setattr(unit, key, value)
    if changes:
        unit.save()
        audit.record("organisations.unit_renamed", by=by, on=unit, before=before, after=changes)
    return unit


@transaction.atomic
def move_unit(unit: Unit, parent: Unit, *, by: Any) -> Unit:
    """Hang a unit, with all that lies below it, under another one; who administers both places may.

    Every table that copies the path of its unit (a ``unit_path`` beside a ``unit``) is carried along.

    Raises:
        Refused: the new place lies below the unit itself or on a level that is not above it.
    """
    above = unit.get_parent()
    require(permissions.can_administer, by, parent)
    require(permissions.can_place, by, unit)
    if above and above.pk == parent.pk:
        return unit
    if unit.holds(parent):
        raise Refused(say("{unit} can't hang below itself. Choose a unit outside it.", unit=unit.name))
    _require_level_below(unit.level, parent, unit.name)
    before, old_path = (above.code if above else ""), unit.path
    unit.move(parent, "last-child")
    moved: Unit = Unit.objects.get(pk=unit.pk)
    _carry_copied_paths(old_path, moved.path)
    audit.record("organisations.unit_moved", by=by, on=moved, before=before, after=parent.code)
    return moved


@transaction.atomic
def deactivate_unit(unit: Unit, *, by: Any, reason: str) -> Unit:
    """Close a unit that has been dissolved or merged; its record stays.

    Raises:
        Refused: units below it are active, or people still belong to it.
    """
    require(permissions.can_place, by, unit)
    if not unit.is_active:
        return unit
    below = Unit.objects.in_subtree(unit).filter(is_active=True).exclude(pk=unit.pk).count()
    if below:
        raise Refused(
            say(
                "{unit} still has {count} active units below it. Close or move them first.",
                unit=unit.name,
                count=below,
            )
        )
    _require_nothing_open(unit)
    unit.is_active = False
    unit.save(update_fields=["is_active"])
    audit.record("organisations.unit_deactivated", by=by, on=unit, reason=reason)
    return unit


@transaction.atomic
def reactivate_unit(unit: Unit, *, by: Any, reason: str) -> Unit:
    """Open a closed unit again."""
    require(permissions.can_place, by, unit)
    if not unit.is_active:
        unit.is_active = True
        unit.save(update_fields=["is_active"])
        audit.record("organisations.unit_reactivated", by=by, on=unit, reason=reason)
    return unit


def _tidy(row: UnitRow) -> UnitRow:
    if not row.code or not normalise(row.name):
        raise WrongInput(say("A row has no code or no name. Write both for every unit."))
    return row


def _require_codes_once(rows: Sequence[UnitRow]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.code in seen:
            raise WrongInput(say("The code {code} stands in two rows. Give each unit its own code.", code=row.code))
        seen.add(row.code)


def _rows_to_add(parent: Unit, rows: Sequence[UnitRow], standing: dict[str, Unit]) -> list[UnitRow]:
    by_path = {unit.path: unit.code for unit in standing.values()}
    elsewhere = set(
        Unit.objects.filter(code__in=[row.code for row in rows])
        .exclude(code__in=standing)
        .values_list("code", flat=True)
    )
    fresh = []
    for row in rows:
        if row.code in elsewhere:
            raise WrongInput(
                say("The code {code} belongs to a unit elsewhere in the tree. Choose another code.", code=row.code)
            )
        if row.code not in standing:
            fresh.append(row)
            continue
        unit = standing[row.code]
        above = by_path.get(unit.path[: -Unit.steplen], "")
        _require_same_place(unit, above, row, parent.code)
    return fresh


def _require_same_place(unit: Unit, above: str, row: UnitRow, default: str = "") -> None:
    if above != (row.parent_code or default):
        raise WrongInput(
            say(
                "{code} already stands below {above}. Move the unit instead of adding it again.",
                code=unit.code,
                above=above or "/",
            )
        )


def _generations(parent: Unit, rows: Sequence[UnitRow], standing: dict[str, Unit]) -> Iterator[list[UnitRow]]:
    """Rows whose unit above stands already, again and again, until none is left."""
    known, left = set(standing) | {parent.code}, list(rows)
    while left:
        ready = [row for row in left if (row.parent_code or parent.code) in known]
        if not ready:
            row = left[0]
            raise WrongInput(
                say(
                    "{unit}: there is no unit {parent} below {top}. Correct the code of the unit above.",
                    unit=row.name,
                    parent=row.parent_code,
                    top=parent.name,
                )
            )
        yield ready
        known |= {row.code for row in ready}
        left = [row for row in left if row.code not in known]


def _add_generation(parent: Unit, rows: Sequence[UnitRow], standing: dict[str, Unit], *, is_sample: bool) -> list[Unit]:
    levels = _levels_by_name()
    next_step = {code: _last_step(standing[code]) for code in {row.parent_code or parent.code for row in rows}}
    children: dict[str, int] = dict.fromkeys(next_step, 0)
    units = []
    for row in rows:
        above = standing[row.parent_code or parent.code]
        unit = _new_unit(row, levels, above, is_sample=is_sample)
        next_step[above.code] += 1
        children[above.code] += 1
        unit.depth, unit.numchild = above.depth + 1, 0
        unit.path = Unit._get_path(above.path, unit.depth, next_step[above.code])
        units.append(unit)
    Unit.objects.bulk_create(units, batch_size=500)
    for code, count in children.items():
        Unit.objects.filter(pk=standing[code].pk).update(numchild=F("numchild") + count)
        standing[code].numchild += count
    standing.update({unit.code: unit for unit in units})
    return units


def _last_step(unit: Unit) -> int:
    """The step of the last unit directly below, 0 when there is none."""
    last = (
        Unit.objects.filter(depth=unit.depth + 1, path__range=(unit.path, path_end(unit.path)))
        .order_by("-path")
        .values_list("path", flat=True)
        .first()
    )
    return Unit._str2int(last[-Unit.steplen :]) if last else 0


def _new_unit(row: UnitRow, levels: dict[str, Level], above: Unit | None, *, is_sample: bool) -> Unit:
    level = row.level if isinstance(row.level, Level) else levels.get(fold(str(row.level)))
    if level is None:
        raise WrongInput(
            say(
                "{unit}: there is no level “{level}”. Name one of {levels}.",
                unit=row.name,
                level=row.level,
                levels=", ".join(sorted({level.name for level in levels.values()})),
            )
        )
    if above is not None:
        _require_level_below(level, above, row.name)
    unit = Unit(
        code=row.code,
        name=row.name,
        symbol=row.symbol,
        superior_title=row.superior_title,
        level=level,
        place=row.place,
        rulebook=row.rulebook or (above.rulebook if above else Unit._meta.get_field("rulebook").default),
        is_sample=is_sample,
    )
    unit.derive_names()
    return unit


def _levels_by_name() -> dict[str, Level]:
    levels = list(Level.objects.all())
    return {fold(level.name): level for level in levels} | {str(level.rank): level for level in levels}


def _require_level_below(level: Level, parent: Unit, name: str) -> None:
    if level.rank <= parent.level.rank:
        raise Refused(
            say(
                "{unit} is of the level “{level}”, which does not stand below “{above}”. "
                "Choose another level or another unit above.",
                unit=name,
                level=level.name,
                above=parent.level.name,
            )
        )


def _tables_with(field: str) -> Iterator[type[models.Model]]:
    """Every table that has a reference ``unit`` to a unit and the field beside it."""
    for model in apps.get_models():
        columns = {column.name: column for column in model._meta.concrete_fields}
        if field in columns and "unit" in columns and columns["unit"].related_model is Unit:
            yield model


def _carry_copied_paths(before: str, after: str) -> None:
    for model in _tables_with("unit_path"):
        # a plain query: rows that may never be changed by an act are still found under their unit's new place
        models.QuerySet(model).filter(unit_path__range=(before, path_end(before))).update(
            unit_path=Concat(Value(after), Substr("unit_path", len(before) + 1))
        )


def _require_nothing_open(unit: Unit) -> None:
    for model in _tables_with("ended_on"):
        count = model._default_manager.filter(unit=unit, ended_on__isnull=True).count()
        if count:
            raise Refused(
                say(
                    "{unit} still has {count} people who belong to it or hold office in it. Transfer them first.",
                    unit=unit.name,
                    count=count,
                )
            )
