"""Sheets that go back to the office: the empty template, and a fix list with the bad cells marked."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from .sheets import Column, Problem, Sheet, as_text


def template(columns: Sequence[Column], language: str) -> bytes:
    """An empty sheet with the titles, an example row and the required columns marked."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(_("Sheet"))
        required, optional = _title_format(book, "#F6D9D6"), _title_format(book, "#ECE9E4")
        example = book.add_format({"italic": True, "font_color": "#777777"})
        for place, column in enumerate(columns):
            page.write_string(0, place, column.title(language), required if column.is_required else optional)
            page.write_string(1, place, column.example, example)
            page.set_column(place, place, max(12, len(column.title(language)) + 4))
        page.freeze_panes(1, 0)
    return out.getvalue()


def fix_list(sheet: Sheet, problems: Sequence[Problem], columns: Sequence[Column], language: str) -> bytes:
    """The rows to mend as a sheet: bad cells red, and beside each row what to do."""
    by_row: dict[int, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_row[problem.row].append(problem)
    shown = [column for column in columns if column.field in sheet.titles]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet(_("To be mended"))
        title, bad = _title_format(book, "#ECE9E4"), book.add_format({"bg_color": "#F6C9C5", "border": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        for place, name in enumerate([_("Row"), *(sheet.titles[column.field] for column in shown), _("What to do")]):
            page.write_string(0, place, str(name), title)
        for place, column in enumerate(shown, 1):
            page.set_column(place, place, max(12, len(column.title(language)) + 2))
        page.set_column(len(shown) + 1, len(shown) + 1, 70)
        rows = {row.number: row for row in sheet.rows}
        for line, number in enumerate(sorted(by_row), 1):
            wrong = {problem.field for problem in by_row[number]}
            if number:
                page.write_number(line, 0, number)
            for place, column in enumerate(shown, 1):
                value = as_text(rows[number].cells.get(column.field)) if number in rows else ""
                page.write_string(line, place, value, bad if column.field in wrong else None)
            todo = "\n".join(problem.sentence.in_language(language) for problem in by_row[number])
            page.write_string(line, len(shown) + 1, todo, wrap)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(by_row), len(shown) + 1)
    return out.getvalue()


def _title_format(book: xlsxwriter.Workbook, colour: str) -> object:
    return book.add_format({"bold": True, "bg_color": colour, "border": 1, "text_wrap": True, "valign": "top"})
