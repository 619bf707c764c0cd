"""Papers as PDF/A: the letters of Tinos, tagged, the same bytes every time."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final, Literal

import typst

from .blocks import Run
from .body import BodyBlock, Grid, Line
from .layouts import Part
from .paper import Paper
from .sheet import Attachment, Sheet, lay_out

ARCHIVAL: Final = "a-2a"
PLAIN: Final = "1.7"

_HERE = Path(__file__).resolve().parent
_TEMPLATES = _HERE / "templates"
_LOCK = Lock()


def render(paper: Paper) -> bytes:
    """Draw a paper as PDF/A-2a.

    The text of the paper reaches the engine as JSON only; nothing of it can be run.  A text with letters that the
    font lacks (an emoji in a comment, say) can't be archival: it is drawn as a plain PDF, with a box for each.

    Args:
        paper: the filled-in form.

    Returns:
        The file; the same paper always gives the same bytes.

    Raises:
        WrongInput: the paper can't be laid out (see ``sheet.lay_out``).
    """
    words = json.dumps(as_json(lay_out(paper)), ensure_ascii=False)
    try:
        return _compile(words, ARCHIVAL)
    except typst.TypstError:
        return _compile(words, PLAIN)


def as_json(sheet: Sheet) -> dict[str, Any]:
    """The page as plain values, as the template reads them."""
    layout = sheet.layout
    page, spacing = layout.page, layout.spacing
    plain: dict[str, Any] = {
        name: getattr(sheet, name)
        for name in (
            "language", "name", "superior", "issuer", "symbol_line", "date_line", "left_marks", "right_marks",
            "letter_summary", "type_name", "summary", "addressees_title", "addressees", "recipients_title",
            "recipients", "footer", "is_landscape", "watermark", "stamp",
        )
    }  # fmt: skip
    return plain | {
        "author": " ".join(sheet.issuer),
        "issued_on": [day.year, day.month, day.day] if (day := sheet.issued_on) else [],
        "page": {name: getattr(page, name) for name in page.__slots__ if name.endswith("_mm")},
        "spacing": {name: getattr(spacing, name) for name in spacing.__slots__ if name != "source"},
        "styles": {part.value: _style(sheet, part) for part in layout.styles},
        "heading": [{"text": line.text, "part": line.part} for line in sheet.heading],
        "heading_sign": layout.heading_sign,
        "issuer_sign": layout.issuer_sign,
        "summary_sign": sheet.summary_sign,
        "body": [_block(block) for block in sheet.body],
        "signatures": [
            {
                "lines": [{"text": line.text, "part": line.part} for line in box.lines],
                "note": box.note,
                "name": box.name,
            }
            for box in sheet.signatures
        ],
        "annexes": [_annex(annex) for annex in sheet.annexes],
    }


def _compile(words: str, standard: Literal["a-2a", "1.7"]) -> bytes:
    with _LOCK:
        drawn = _compiler().compile(format="pdf", sys_inputs={"d": words}, pdf_standards=[standard], timestamp=0)
    if not isinstance(drawn, bytes):
        raise TypeError("typst gave no PDF")
    return drawn


@cache
def _compiler() -> typst.Compiler:
    """One engine for the whole process: the fonts are read once."""
    return typst.Compiler(
        str(_TEMPLATES / "paper.typ"),
        root=str(_TEMPLATES),
        font_paths=[str(_HERE / "fonts")],
        ignore_system_fonts=True,
    )


def _style(sheet: Sheet, part: Part) -> dict[str, Any]:
    style = sheet.layout.style(part)
    return {
        "size": style.size_pt,
        "bold": style.is_bold,
        "italic": style.is_italic,
        "underlined": style.is_underlined,
    }


def _annex(annex: Attachment) -> dict[str, Any]:
    return {
        "label": annex.label,
        "title": annex.title,
        "note": annex.note,
        "is_landscape": annex.is_landscape,
        "stamp": annex.stamp,
        "body": [_block(block) for block in annex.body],
    }


def _block(block: BodyBlock) -> dict[str, Any]:
    match block:
        case Line():
            return {
                "kind": "line",
                "runs": [_run(run) for run in block.runs],
                "align": block.align,
                "indented": block.is_indented,
                "level": block.level,
                "sticky": block.stays_with_next,
            }
        case Grid():
            return {
                "kind": "table",
                "header": [
                    [{"text": cell.text, "columns": cell.columns, "rows": cell.rows} for cell in row]
                    for row in block.header
                ],
                "widths": block.widths,
                "aligns": block.aligns,
                "rows": [
                    [cell if isinstance(cell, str) else [_run(run) for run in cell] for cell in row]
                    for row in block.rows
                ],
                "bold_rows": sorted(block.bold_rows),
                "size": block.size_pt,
                "row_mm": block.row_mm,
            }
        case _:
            return {"kind": "break"}


def _run(run: Run) -> dict[str, Any]:
    return {
        "text": run.text,
        "bold": run.is_bold,
        "italic": run.is_italic,
        "struck": run.is_struck,
        "underlined": run.is_underlined,
    }
