"""Taking over a sheet of units: whole, or not at all with a fix list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from daihoi.apps.shell.guards import require
from daihoi.core.errors import DaihoiError
from daihoi.core.names import fold
from daihoi.core.sentences import say

from .. import permissions, sheets
from ..models import Level, Unit
from .tree import UnitRow, add_units

COLUMNS = (
    sheets.Column("code", "Mã", "Code", ("mã đơn vị", "unit code"), is_required=True, example="cb-van-phong"),
    sheets.Column(
        "name", "Tên đơn vị", "Name", ("đơn vị", "tên", "unit"), is_required=True, example="Chi bộ Văn phòng"
    ),
    sheets.Column("level", "Cấp", "Level", ("rank",), is_required=True, example="4"),
    sheets.Column("parent_code", "Mã đơn vị cấp trên", "Parent code", ("cấp trên", "trực thuộc", "parent")),
    sheets.Column("symbol", "Ký hiệu", "Symbol", ("ký hiệu văn bản",), example="CBVP"),
    sheets.Column("superior_title", "Tên cấp ủy", "Committee", ("cấp ủy ký văn bản",), example="Chi ủy Văn phòng"),
    sheets.Column("place", "Địa điểm", "Place", ("nơi đóng", "trụ sở"), example="Hà Nội"),
)


@dataclass(frozen=True)
class UnitImport:
    """What became of a sheet: the units added, or what must be mended first."""

    sheet: sheets.Sheet
    added: tuple[Unit, ...] = ()
    problems: tuple[sheets.Problem, ...] = ()


@transaction.atomic
def import_units(parent: Unit, source: sheets.Source, *, by: Any, is_sample: bool = False) -> UnitImport:
    """Take over a sheet of units below ``parent``, whole or not at all; units that stand already are left alone.

    Args:
        parent: the unit above.
        source: the bytes of a CSV or XLSX file, or rows as mappings.
        by: who acts; must administer ``parent``.
        is_sample: marks them as sample data.

    Raises:
        WrongInput: the file can't be read at all.
    """
    require(permissions.can_administer, by, parent)
    sheet = sheets.read(source, COLUMNS)
    _check(parent, sheet)
    if sheet.problems:
        return UnitImport(sheet, problems=tuple(sheet.problems))
    rows = [UnitRow(**{column.field: row.text(column.field) for column in COLUMNS}) for row in sheet.rows]
    try:
        with transaction.atomic():
            added = add_units(parent, rows, by=by, is_sample=is_sample)
    except DaihoiError as error:
        sheet.note(None, "", error.sentence)
        return UnitImport(sheet, problems=tuple(sheet.problems))
    return UnitImport(sheet, added=tuple(added))


def _check(parent: Unit, sheet: sheets.Sheet) -> None:
    levels = {fold(level.name): level for level in Level.objects.all()}
    levels |= {str(level.rank): level for level in levels.values()}
    standing = {unit.code: unit for unit in Unit.objects.in_subtree(parent)}
    elsewhere = set(Unit.objects.exclude(code__in=standing).values_list("code", flat=True))
    coming = {row.text("code") for row in sheet.rows}
    seen: dict[str, int] = {}
    for row in sheet.rows:
        _check_code(row, sheet, seen, elsewhere)
        if row.text("level") and fold(row.text("level")) not in levels:
            names = ", ".join(sorted({level.name for level in levels.values()}))
            sheet.note(row, "level", say("There is no such level. Write one of {levels}.", levels=names))
        above = row.text("parent_code")
        if above and above not in standing and above not in coming:
            sheet.note(
                row,
                "parent_code",
                say("No unit with this code stands below {top} or in this sheet. Correct the code.", top=parent.name),
            )


def _check_code(
    row: sheets.Row, sheet: sheets.Sheet, seen: dict[str, int], elsewhere: Sequence[str] | set[str]
) -> None:
    code = row.text("code")
    if code and code != slugify(code):
        right = slugify(fold(code))
        sheet.note(
            row, "code", say("A code has small letters without marks, digits and hyphens. Write {code}.", code=right)
        )
    if code and code in seen:
        sheet.note(row, "code", say("Row {row} has the same code. Give each unit its own.", row=seen[code]))
    if code in elsewhere:
        sheet.note(row, "code", say("A unit elsewhere in the tree has this code. Choose another."))
    seen.setdefault(code, row.number)
