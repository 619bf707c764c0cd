"""Exactly what is seen, taken away: as XLSX, as CSV, or on paper.

Text that a spreadsheet would run as a formula is made harmless: in CSV by a leading apostrophe, in XLSX by the cell's
own quote mark, which Excel does not show.  Sensitive columns are masked unless the page allows this reader to see them.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext
from django_tables2.rows import BoundRow

from . import cells, figures
from .tables import MASK, Table
from .templatetags.shell import said

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK = 2000
RISKY = ("=", "+", "-", "@", "\t", "\r")


def as_file(kind: str, table: Table, name: str, title: str) -> HttpResponseBase:
    """The table as ``xlsx`` or ``csv``.

    Raises:
        ValueError: another kind is asked for.
    """
    makers: dict[str, Callable[[Table, str, str], HttpResponseBase]] = {"xlsx": _as_xlsx, "csv": _as_csv}
    if kind not in makers:
        raise ValueError(f"A list is exported as xlsx or csv, not as {kind}.")
    return makers[kind](table, slugify(name) or "list", title)


def headings(table: Table) -> list[str]:
    """The headings of the columns that are seen."""
    return [str(column.header) for column in _columns(table)]


def rows(table: Table) -> Iterator[list[Any]]:
    """The values of every row, in the order of the screen, sensitive ones masked; a few thousand at a time."""
    for row in cells.rows(table, _columns(table), _records(table), MASK):
        yield [_bare(value) for value in row]


def drawn(table: Table) -> Iterator[list[tuple[Any, Any]]]:
    """Every row as it is drawn on the screen, for paper: pairs of the cell's attributes and its content."""
    columns = _columns(table)
    for record in _records(table):
        row = BoundRow(record, table=table)
        yield [
            (column.attrs["td"], MASK if column.name in table.masked else row.get_cell(column.name))
            for column in columns
        ]


def harmless(text: str) -> str:
    """The text with an apostrophe in front when a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(RISKY) else text


def sensitive_columns(table: Table) -> frozenset[str]:
    """The names of the columns that are marked sensitive."""
    return frozenset(name for name, column in table.base_columns.items() if getattr(column, "sensitive", False))


def _columns(table: Table) -> list[Any]:
    return [column for column in table.columns if not column.column.exclude_from_export]


def _records(table: Table) -> Iterator[Any]:
    held = table.data.data
    yield from held.iterator(chunk_size=CHUNK) if isinstance(held, QuerySet) else held


def _bare(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float, Decimal)):
        return value
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
    if isinstance(value, date):
        return value
    return strip_tags(value) if isinstance(value, SafeString) else said(value)


def _as_csv(table: Table, name: str, title: str) -> HttpResponseBase:
    response = StreamingHttpResponse(_csv_lines(table), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _csv_lines(table: Table) -> Iterator[bytes]:
    line = io.StringIO()
    writer = csv.writer(line)
    yield b"\xef\xbb\xbf"
    for row in _with_headings(table):
        writer.writerow([_csv_cell(value) for value in row])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def _csv_cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return figures.moment(value)
    if isinstance(value, date):
        return figures.day(value)
    return value if isinstance(value, (int, float, Decimal)) else harmless(str(value))


def _with_headings(table: Table) -> Iterator[Sequence[Any]]:
    yield headings(table)
    yield from rows(table)


def _as_xlsx(table: Table, name: str, title: str) -> HttpResponseBase:
    paper = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - the response closes it after sending
    book = xlsxwriter.Workbook(paper, {"constant_memory": True, "in_memory": False})
    _write_sheet(book, table, title)
    book.close()
    paper.seek(0)
    return FileResponse(paper, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


def _write_sheet(book: Any, table: Table, title: str) -> None:
    page = book.add_worksheet(_sheet_name(title))
    styles = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        "moment": book.add_format({"num_format": "hh:mm dd/mm/yyyy"}),
        "text": book.add_format({"quote_prefix": True}),
    }
    names = headings(table)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_header("&L&A", {})
    page.set_footer("&R&P/&N")
    for at, heading in enumerate(names):
        page.set_column(at, at, min(max(len(heading) + 2, 12), 40))
        page.write_string(0, at, heading, styles["head"])
    for line, row in enumerate(rows(table), 1):
        for at, value in enumerate(row):
            _write_cell(page, line, at, value, styles)


def _write_cell(page: Any, line: int, at: int, value: Any, styles: dict[str, Any]) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        page.write_string(line, at, gettext("yes") if value else gettext("no"))
    elif isinstance(value, datetime):
        page.write_datetime(line, at, value, styles["moment"])
    elif isinstance(value, date):
        page.write_datetime(line, at, value, styles["day"])
    elif isinstance(value, (int, float, Decimal)):
        page.write_number(line, at, value)
    else:
        text = str(value)
        page.write_string(line, at, text, *((styles["text"],) if text.startswith(RISKY) else ()))


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "daihoi"
