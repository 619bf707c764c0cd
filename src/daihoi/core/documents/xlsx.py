"""The tables of a paper as a workbook: real numbers and days, ready to be printed, nothing that runs as a formula."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import xlsxwriter

from . import body
from .blocks import Align, Cell, Figure, Table
from .body import Grid
from .layouts import Part
from .paper import Paper
from .sheet import Sheet, lay_out

_A4 = 9
_PORTRAIT_CHARACTERS, _LANDSCAPE_CHARACTERS = 88, 132
_MM_PER_INCH = 25.4
_UNDATED = date(1980, 1, 1)
_FORBIDDEN = frozenset("[]:*?/\\'")
_LONGEST_NAME = 31


def render(paper: Paper) -> bytes:
    """Draw the tables of a paper as XLSX, each on a sheet of its own under the head of the paper.

    Text is always written as text, so that nothing a person typed is ever run.  A paper without a table gives one
    sheet with its lines.

    Args:
        paper: the filled-in form.

    Returns:
        The file; the same paper always gives the same bytes.

    Raises:
        WrongInput: the paper can't be laid out (see ``sheet.lay_out``).
    """
    sheet, written = lay_out(paper), io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = paper.issued_on or _UNDATED
    book.set_properties(
        {"title": sheet.name[:255], "author": " ".join(sheet.issuer)[:255],
         "created": datetime(day.year, day.month, day.day, tzinfo=UTC)}
    )  # fmt: skip
    book.formats[0].set_font_name(sheet.layout.font)
    pages = _Pages(book, sheet, paper)
    for table, is_landscape in _tables(paper):
        pages.add(table, is_landscape=is_landscape)
    if not pages.names:
        pages.add_lines()
    book.close()
    return written.getvalue()


def _tables(paper: Paper) -> Iterator[tuple[Table, bool]]:
    for block in paper.body:
        if isinstance(block, Table):
            yield block, paper.is_landscape
    for annex in paper.annexes:
        for block in annex.body:
            if isinstance(block, Table):
                yield block, annex.is_landscape


class _Pages:
    """One workbook while it is being written."""

    def __init__(self, book: Any, sheet: Sheet, paper: Paper) -> None:
        self.book, self.sheet, self.paper = book, sheet, paper
        self.names: list[str] = []
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def add(self, table: Table, *, is_landscape: bool) -> None:
        """A sheet with one table."""
        page = self._page(table.sheet or table.title, is_landscape=is_landscape)
        columns = len(table.columns)
        top = self._head(page, columns, table.title)
        grid = next(
            block for block in body.compose((table,), self.sheet.language) if isinstance(block, Grid)
        )  # fmt: skip
        self._widths(page, grid, is_landscape=is_landscape)
        first = self._header(page, grid, top)
        page.freeze_panes(first, 0)
        page.repeat_rows(top, first - 1)
        for place, row in enumerate(table.rows):
            for at, (cell, align) in enumerate(zip(row, grid.aligns, strict=True)):
                self._cell(page, first + place, at, cell, align, is_bold=place in table.bold_rows)

    def add_lines(self) -> None:
        """A sheet with the lines of a paper that has no table."""
        page = self._page("", is_landscape=False)
        page.set_column(0, 0, _PORTRAIT_CHARACTERS)
        top = self._head(page, 1, "")
        lines = [block for block in self.sheet.body if isinstance(block, body.Line)]
        for place, line in enumerate(lines):
            page.write_string(top + place, 0, line.text, self._format(text_wrap=True, bold=bool(line.level)))

    def _page(self, name: str, *, is_landscape: bool) -> Any:
        page = self.book.add_worksheet(self._name(name))
        page.set_paper(_A4)
        if is_landscape:
            page.set_landscape()
        margins = self.sheet.layout.page
        sides = (margins.left_mm, margins.right_mm, margins.top_mm, margins.bottom_mm)
        page.set_margins(*(side / _MM_PER_INCH for side in sides))
        page.fit_to_pages(1, 0)
        page.set_header("&C&P")
        if self.sheet.footer:
            page.set_footer(f"&C&8{self.sheet.footer.replace('&', '&&')}")
        return page

    def _name(self, wanted: str) -> str:
        """A name that a workbook takes: short, without forbidden signs, and once only."""
        bare = "".join(sign for sign in wanted if sign not in _FORBIDDEN).strip()
        count = len(self.names) + 1
        name = bare[:_LONGEST_NAME] or f"{'Table' if self.sheet.language == 'en' else 'Bảng'} {count}"
        if name.casefold() in (one.casefold() for one in self.names):
            name = f"{name[: _LONGEST_NAME - 4]} {count}"
        self.names.append(name)
        return name

    def _head(self, page: Any, columns: int, title: str) -> int:
        """Issuer, number, title; returns the row under it."""
        sheet, row = self.sheet, 0
        lines = [
            (" ".join(sheet.superior), False), (" ".join(sheet.issuer), True),
            (" · ".join(part for part in (sheet.symbol_line, sheet.date_line) if part), False),
            (f"{sheet.type_name} {sheet.summary}".strip().replace("\n", " "), True), (title, True),
        ]  # fmt: skip
        for text, is_bold in lines:
            if text:
                style = self._format(bold=is_bold, text_wrap=columns > 1, valign="vcenter")
                if columns > 1:
                    page.merge_range(row, 0, row, columns - 1, "", style)
                page.write_string(row, 0, text, style)
                row += 1
        return row + 1

    def _widths(self, page: Any, grid: Grid, *, is_landscape: bool) -> None:
        whole = sum(grid.widths)
        characters = _LANDSCAPE_CHARACTERS if is_landscape else _PORTRAIT_CHARACTERS
        for at, width in enumerate(grid.widths):
            page.set_column(at, at, max(4, round(characters * width / whole)))

    def _header(self, page: Any, grid: Grid, top: int) -> int:
        """One or two rows of headings; returns the row under them."""
        style = self._format(bold=True, text_wrap=True, align="center", valign="vcenter", border=1)
        column, lower = 0, iter(grid.header[1] if len(grid.header) > 1 else ())
        for upper in grid.header[0]:
            last = (top + upper.rows - 1, column + upper.columns - 1)
            if last == (top, column):
                page.write_string(top, column, upper.text, style)
            else:
                page.merge_range(top, column, *last, "", style)
                page.write_string(top, column, upper.text, style)
            if len(grid.header) > upper.rows:
                for at in range(column, column + upper.columns):
                    page.write_string(top + 1, at, next(lower).text, style)
            column += upper.columns
        return top + len(grid.header)

    def _cell(self, page: Any, row: int, at: int, cell: Cell, align: Align, *, is_bold: bool) -> None:
        shape = {"bold": is_bold, "border": 1, "valign": "vcenter", "text_wrap": True}
        shape["align"] = {Align.CENTRE: "center", Align.RIGHT: "right"}.get(align, "left")
        if isinstance(cell, Figure):
            page.write_number(row, at, float(Fraction(cell.value)), self._format(**shape, num_format=_pattern(cell)))
        elif isinstance(cell, int):
            page.write_number(row, at, cell, self._format(**shape, num_format="#,##0"))
        elif isinstance(cell, date):
            page.write_datetime(row, at, cell, self._format(**shape, num_format="dd/mm/yyyy"))
        else:
            text = body.plain(body.printed(cell, self.sheet.language))
            page.write_string(row, at, text, self._format(**shape, num_format="@", quote_prefix=True))

    def _format(self, **wanted: Any) -> Any:
        """One format for each look: a workbook holds few."""
        style = self.sheet.layout.style(Part.TABLE)
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            look = {"font_name": self.sheet.layout.font, "font_size": style.size_pt - 1} | wanted
            self._formats[key] = self.book.add_format(look)
        return self._formats[key]


def _pattern(figure: Figure) -> str:
    """How a workbook shows a number; it takes the reader's own marks for thousands and decimals."""
    decimals = f".{'0' * figure.places}" if figure.places else ""
    return f"0{decimals}%" if figure.is_share else f"#,##0{decimals}"
