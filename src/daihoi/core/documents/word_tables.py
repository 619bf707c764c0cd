"""Tables of a DOCX: headers that repeat on every page, rows that never break."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

from . import word_xml
from .blocks import Align, Run
from .body import Grid
from .layouts import Layout, Part
from .word_cells import ALIGNS


def draw_grid(document: Document, grid: Grid, layout: Layout, width_mm: float) -> None:
    """Add a table to the end of a document.

    Args:
        document: the DOCX being drawn.
        grid: the table.
        layout: page format, for the size of letters.
        width_mm: width of the table.
    """
    headers = len(grid.header)
    table: Table = document.add_table(rows=headers + 2, cols=len(grid.widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _set_widths(table, grid, width_mm)
    size_pt = grid.size_pt or layout.style(Part.TABLE).size_pt
    _draw_header(table, grid, size_pt)
    _draw_rows(table, grid, size_pt)
    word_xml.set_spacing(document.add_paragraph(), line_pt=6)


def _draw_rows(table: Table, grid: Grid, size_pt: int) -> None:
    """Shape one plain and one bold row, and copy them: a thousand rows in a blink instead of seconds."""
    shapes = list(table.rows)[-2:]
    for row, is_bold in zip(shapes, (False, True), strict=True):
        word_xml.keep_whole(row)
        if grid.row_mm:
            word_xml.least_height(row, grid.row_mm)
        for cell, align in zip(row.cells, grid.aligns, strict=True):
            _fill(cell, "", align, size_pt, is_bold=is_bold)
    for row in shapes:
        table._tbl.remove(row._tr)
    for place, texts in enumerate(grid.rows):
        copy = deepcopy(shapes[place in grid.bold_rows]._tr)
        for cell, text in zip(copy.tc_lst, texts, strict=True):
            if isinstance(text, str):
                cell.p_lst[0].r_lst[0].text = text
            else:
                _fill_runs(cell.p_lst[0], text)
        table._tbl.append(copy)


def _fill_runs(paragraph: Any, runs: tuple[Run, ...]) -> None:
    """Copy the shaped run for each stretch of letters."""
    shape = paragraph.r_lst[0]
    for run in runs:
        copy = deepcopy(shape)
        copy.text = run.text
        word_xml.mark(copy.get_or_add_rPr(), run)
        paragraph.append(copy)
    paragraph.remove(shape)


def _set_widths(table: Table, grid: Grid, width_mm: float) -> None:
    whole = sum(grid.widths)
    for column, share in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(width_mm * share / whole)
        for cell in column.cells:
            cell.width = column.width


def _draw_header(table: Table, grid: Grid, size_pt: int) -> None:
    for row in list(table.rows)[: len(grid.header)]:
        word_xml.keep_whole(row)
        word_xml.repeat_on_every_page(row)
    column, lower = 0, iter(grid.header[1] if len(grid.header) > 1 else ())
    for upper in grid.header[0]:
        under = range(column, column + upper.columns) if len(grid.header) > upper.rows else range(0)
        last = table.cell(upper.rows - 1, column + upper.columns - 1)
        _fill(table.cell(0, column).merge(last), upper.text, Align.CENTRE, size_pt, is_bold=True)
        for place in under:
            _fill(table.cell(1, place), next(lower).text, Align.CENTRE, size_pt, is_bold=True)
        column += upper.columns


def _fill(cell: _Cell, text: str, align: Align, size_pt: int, *, is_bold: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = ALIGNS[align]
    word_xml.set_spacing(paragraph, before_pt=2, after_pt=2)
    run = paragraph.add_run(text)
    run.bold, run.font.size = is_bold, Pt(size_pt)
