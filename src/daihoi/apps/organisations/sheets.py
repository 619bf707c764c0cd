"""Reading tables that offices send: CSV or XLSX, titles in Vietnamese or English, problems named cell by cell."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from daihoi.core.errors import WrongInput
from daihoi.core.names import fold, normalise
from daihoi.core.sentences import Sentence, say

MOST_BYTES = 20 * 1024 * 1024
LINES_ABOVE_THE_TITLES = 20
Source = bytes | Sequence[Mapping[str, object]]


@dataclass(frozen=True)
class Column:
    """One column that a sheet may have.

    Args:
        field: what the program calls it.
        vi: its title in Vietnamese.
        en: its title in English.
        others: more titles that offices write; case and marks don't matter.
        is_required: every row must fill it.
        example: what the template shows.
    """

    field: str
    vi: str
    en: str
    others: tuple[str, ...] = ()
    is_required: bool = False
    example: str = ""

    def title(self, language: str) -> str:
        """The title in ``vi`` or ``en``."""
        return self.en if language.startswith("en") else self.vi


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where it stands, what stands there, what to do.

    Args:
        row: row of the sheet, counted from 1 as spreadsheets do; 0 for the whole sheet.
        field: the column, as the program calls it.
        column: its title as the sheet writes it.
        value: what stands in the cell.
        sentence: what is wrong and what to do.
    """

    row: int
    field: str
    column: str
    value: str
    sentence: Sentence

    def as_json(self) -> dict[str, Any]:
        """The problem as plain values that are kept and said later in any language."""
        said = {key: str(value) for key, value in self.sentence.values.items()}
        return {
            "row": self.row,
            "field": self.field,
            "column": self.column,
            "value": self.value,
            "text": self.sentence.text,
            "values": said,
        }


def problem_from(kept: Mapping[str, Any]) -> Problem:
    """A problem as it was before ``as_json``."""
    return Problem(
        kept["row"], kept["field"], kept["column"], kept["value"], Sentence(kept["text"], dict(kept["values"]))
    )


@dataclass(frozen=True)
class Row:
    """One row: its number in the sheet and its cells by field."""

    number: int
    cells: Mapping[str, object]

    def text(self, name: str) -> str:
        """A cell as tidy text; whole numbers without a decimal point."""
        return as_text(self.cells.get(name))


@dataclass
class Sheet:
    """A sheet that was read: the titles found and the rows below them."""

    titles: dict[str, str]
    rows: list[Row]
    digest: str
    problems: list[Problem] = field(default_factory=list)

    def note(self, row: Row | None, name: str, sentence: Sentence) -> None:
        """Put one problem on the fix list."""
        number = row.number if row else 0
        value = row.text(name) if row else ""
        self.problems.append(Problem(number, name, self.titles.get(name, ""), value, sentence))


def read(source: Source, columns: Sequence[Column]) -> Sheet:
    """Read a sheet.

    Args:
        source: the bytes of a CSV or XLSX file, or rows as mappings from title (or field) to value.
        columns: what the sheet may hold.

    Returns:
        The rows; a required column that is missing and required cells that are empty are on the fix list.

    Raises:
        WrongInput: the file can't be read, or no line of titles is found in it.
    """
    if isinstance(source, bytes):
        digest, grid = hashlib.sha256(source).hexdigest(), _grid(source)
    else:
        plain = json.dumps([dict(row) for row in source], ensure_ascii=False, sort_keys=True, default=str)
        digest, grid = hashlib.sha256(plain.encode()).hexdigest(), _grid_of_mappings(source)
    places, titles, first = _find_titles(grid, columns)
    rows = [
        Row(number, {name: line[place] if place < len(line) else None for name, place in places.items()})
        for number, line in enumerate(grid[first:], first + 1)
        if any(as_text(line[place]) for place in places.values() if place < len(line))
    ]
    sheet = Sheet(titles, rows, digest)
    _note_missing(sheet, columns)
    return sheet


def as_text(value: object) -> str:
    """A cell as tidy text."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return normalise(str(value))


def as_day(value: object) -> date | None:
    """A cell as a day: 22/11/2026, 22-11-2026, 22.11.2026, 2026-11-22 or a date cell; None for an empty one.

    Raises:
        WrongInput: it is no day, or no day that exists.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = as_text(value)
    if not text:
        return None
    parts = text.replace("-", "/").replace(".", "/").split("/")
    if len(parts) != 3 or not all(part.strip().isdigit() for part in parts):
        raise WrongInput(say("“{value}” is not a date. Write day/month/year, such as 22/11/1985.", value=text))
    first, second, third = (int(part) for part in parts)
    year, month, day_ = (first, second, third) if first > 31 else (third, second, first)
    try:
        return date(year, month, day_)
    except ValueError:
        raise WrongInput(
            say("There is no day {value} in the calendar. Look it up in the person's papers.", value=text)
        ) from None


def _grid(source: bytes) -> list[list[object]]:
    if len(source) > MOST_BYTES:
        raise WrongInput(say("The file is larger than 20 MB. Cut it into several sheets."))
    if source[:2] in (b"PK", b"\xd0\xcf"):
        return _grid_of_workbook(source)
    return _grid_of_text(source)


def _grid_of_workbook(source: bytes) -> list[list[object]]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(source))
        for name in workbook.sheet_names:
            grid = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if grid:
                return [list(line) for line in grid]
    except (CalamineError, ValueError, OSError) as error:
        raise WrongInput(
            say("The file can't be read as a spreadsheet ({reason}). Save it again as XLSX.", reason=error)
        ) from None
    raise WrongInput(say("The spreadsheet is empty. Fill in the template sheet and send that."))


def _grid_of_text(source: bytes) -> list[list[object]]:
    encoding = "utf-16" if source[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = source.decode(encoding)
    except UnicodeDecodeError:
        raise WrongInput(say("The file is neither XLSX nor UTF-8 text. Save it as XLSX, or as CSV in UTF-8.")) from None
    if not text.strip():
        raise WrongInput(say("The file is empty. Fill in the template sheet and send that."))
    head = text[:4096]
    delimiter = max((",", ";", "\t"), key=head.count)
    return [list(line) for line in csv.reader(io.StringIO(text), delimiter=delimiter)]


def _grid_of_mappings(rows: Sequence[Mapping[str, object]]) -> list[list[object]]:
    titles: dict[str, None] = {}
    for row in rows:
        titles.update(dict.fromkeys(row))
    return [list(titles), *([row.get(title) for title in titles] for row in rows)]


def _find_titles(
    grid: Sequence[Sequence[object]], columns: Sequence[Column]
) -> tuple[dict[str, int], dict[str, str], int]:
    """Where each field stands, its title as written, and the number of lines before the first row."""
    known = {
        fold(name): column.field for column in columns for name in (column.field, column.vi, column.en, *column.others)
    }
    best: tuple[dict[str, int], dict[str, str], int] = ({}, {}, 0)
    for line_number, line in enumerate(grid[:LINES_ABOVE_THE_TITLES], 1):
        places: dict[str, int] = {}
        titles: dict[str, str] = {}
        for place, cell in enumerate(line):
            name = known.get(fold(as_text(cell).rstrip("*: ")))
            if name and name not in places:
                places[name], titles[name] = place, as_text(cell)
        if len(places) > len(best[0]):
            best = places, titles, line_number
    if len(best[0]) < min(2, len(columns)):
        raise WrongInput(
            say(
                "No line of column titles was found. The sheet needs the titles {titles}; take the template sheet.",
                titles=", ".join(column.vi for column in columns if column.is_required),
            )
        )
    return best


def _note_missing(sheet: Sheet, columns: Sequence[Column]) -> None:
    for column in columns:
        if not column.is_required:
            continue
        if column.field not in sheet.titles:
            sheet.note(
                None,
                column.field,
                say("The column “{column}” is missing. Add it to the sheet.", column=column.vi),
            )
            continue
        for row in sheet.rows:
            if not row.text(column.field):
                sheet.note(row, column.field, say("“{column}” is empty. Fill it in.", column=column.vi))
