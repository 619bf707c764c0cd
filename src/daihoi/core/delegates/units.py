"""The units among which delegates are shared out, and their table as CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO
from typing import Any

from daihoi.core.errors import WrongInput
from daihoi.core.names import fold, normalise
from daihoi.core.sentences import say

MOST_WHOLE = 10_000_000


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit that sends delegates.

    Args:
        name: its name, unique in the table.
        members: official members.
        subordinates: organisations under it.
        weight: importance; its claim is multiplied by this, 1 for an ordinary unit.
        ex_officio: delegates who belong to the convening committee; they need no election.
        appointed: delegates whom the superior designates.
        extra: seats beyond the formula, given for the unit's importance.
        least: fewest delegates to elect; 0 for none.
        most: most delegates to elect; None for no cap.
    """

    name: str
    members: int
    subordinates: int = 0
    weight: Fraction = Fraction(1)
    ex_officio: int = 0
    appointed: int = 0
    extra: int = 0
    least: int = 0
    most: int | None = None


def read_units(text: str) -> tuple[Unit, ...]:
    """The units of a CSV table.

    The first line names the columns: ``unit`` and ``members``, and where needed ``subordinates``, ``weight``,
    ``ex_officio``, ``appointed``, ``extra``, ``least``, ``most``.  The Vietnamese names of form F13 are understood
    too.  Comma, semicolon or tab part the columns; other columns are passed over, and so are empty lines.

    Args:
        text: the table.

    Returns:
        The units in the order of their lines.

    Raises:
        WrongInput: a column is missing, or a cell can't be read; the sentence names line and column.
    """
    reader = csv.reader(StringIO(text.lstrip("\ufeff")), delimiter=_delimiter(text))
    header = [_COLUMNS.get(fold(cell).replace("_", " "), "") for cell in next(reader, [])]
    _check_header(header)
    units: list[Unit] = []
    lines: dict[str, int] = {}
    for cells in reader:
        if any(cell.strip() for cell in cells):
            unit = _unit(dict(zip(header, cells, strict=False)), reader.line_num)
            _check_new(unit.name, lines, reader.line_num)
            units.append(unit)
    if not units:
        raise WrongInput(say("The table has no unit under its header. Write one unit a line."))
    return tuple(units)


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _check_header(header: list[str]) -> None:
    for column in ("unit", "members"):
        if column not in header:
            raise WrongInput(say("The first line of the table names no column “{column}”. Add it.", column=column))
    repeated = next((name for name in header if name and header.count(name) > 1), None)
    if repeated:
        raise WrongInput(say("The table has two columns “{column}”. Keep one of them.", column=repeated))


def _check_new(name: str, lines: dict[str, int], line: int) -> None:
    if name in lines:
        raise WrongInput(
            say("Line {line}: unit “{unit}” stands on line {first} already. Keep one of the two.",
                line=line, unit=name, first=lines[name])
        )  # fmt: skip
    lines[name] = line


def _unit(cells: Mapping[str, str], line: int) -> Unit:
    name = normalise(cells.get("unit", ""))
    if not name:
        raise WrongInput(say("Line {line}: the column “unit” is empty. Write the name of the unit.", line=line))
    if not cells.get("members", "").strip():
        raise WrongInput(
            say(
                "Line {line}: the column “members” is empty. Write how many members “{unit}” has.", line=line, unit=name
            )
        )
    filled: dict[str, Any] = {
        column: read(cells[column], line, column) for column, read in _READERS.items() if cells.get(column, "").strip()
    }
    unit = Unit(name=name, **filled)
    if unit.most is not None and unit.most < unit.least:
        raise WrongInput(
            say("Line {line}: “{unit}” may send at most {most} but must send at least {least}. Change one of the two.",
                line=line, unit=name, most=unit.most, least=unit.least)
        )  # fmt: skip
    return unit


def _whole(text: str, line: int, column: str) -> int:
    plain = text.strip().replace(" ", "").replace("\u00a0", "")
    for mark in ".,":
        first, *groups = plain.split(mark)
        if groups and 1 <= len(first) <= 3 and all(len(group) == 3 for group in groups):
            plain = plain.replace(mark, "")
    if not (plain.isascii() and plain.isdigit()) or int(plain) > MOST_WHOLE:
        raise WrongInput(
            say("Line {line}, column “{column}”: “{text}” is no whole number from 0 to {most}. Correct the cell.",
                line=line, column=column, text=text, most=MOST_WHOLE)
        )  # fmt: skip
    return int(plain)


def _share(text: str, line: int, column: str) -> Fraction:
    try:
        share = Fraction(text.strip().replace(",", "."))
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if share <= 0:
        raise WrongInput(
            say("Line {line}, column “{column}”: “{text}” is no weight above 0. Write for example 1, 1.5 or 3/2.",
                line=line, column=column, text=text)
        )  # fmt: skip
    return share


_READERS: dict[str, Callable[[str, int, str], int | Fraction]] = {
    "members": _whole,
    "subordinates": _whole,
    "weight": _share,
    "ex_officio": _whole,
    "appointed": _whole,
    "extra": _whole,
    "least": _whole,
    "most": _whole,
}
# names as they may stand in the first line, folded → column
_COLUMNS = {
    "unit": "unit", "don vi": "unit", "name": "unit",
    "members": "members", "so dang vien": "members", "dang vien": "members", "so hoi vien": "members",
    "so doan vien": "members",
    "subordinates": "subordinates", "so to chuc truc thuoc": "subordinates", "to chuc truc thuoc": "subordinates",
    "weight": "weight", "he so vi tri": "weight", "he so": "weight",
    "ex officio": "ex_officio", "duong nhien": "ex_officio",
    "appointed": "appointed", "chi dinh": "appointed",
    "extra": "extra", "phan bo them": "extra",
    "least": "least", "toi thieu": "least",
    "most": "most", "toi da": "most",
}  # fmt: skip
