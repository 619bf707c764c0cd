"""The few things that a DOCX needs and python-docx has no words for: borders, fields, header rows, fixed bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from PIL import ImageFont

_FONTS = Path(__file__).resolve().parent / "fonts"
_MM_PER_PT = 25.4 / 72


def text_width_mm(text: str, size_pt: int, *, is_bold: bool) -> float:
    """How wide a line is in Times New Roman, for rules as long as their text; Tinos has the same widths."""
    name = "Tinos_700Bold.ttf" if is_bold else "Tinos_400Regular.ttf"
    font = ImageFont.truetype(str(_FONTS / name), 1000, layout_engine=ImageFont.Layout.BASIC)
    return font.getlength(text) / 1000 * size_pt * _MM_PER_PT


def element(name: str, **attributes: str) -> BaseOxmlElement:
    """A Word element, its attributes in Word's namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def set_spacing(
    paragraph: Paragraph, *, before_pt: float = 0, after_pt: float = 0, line_pt: float | None = None
) -> None:
    """Room around a paragraph, and the exact distance of its lines where one is asked for."""
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(before_pt), Pt(after_pt)
    if line_pt is None:
        form.line_spacing = 1.0
    else:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line_pt)


def draw_rule(paragraph: Paragraph, *, room_mm: float, width_mm: float) -> None:
    """Make an empty paragraph a centred rule of a given width."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(max(0.0, (room_mm - width_mm) / 2))
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    set_spacing(paragraph, after_pt=4, line_pt=3)
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="6", space="0", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def draw_box(run: Run) -> None:
    """Draw a box around a run, as around a mark of secrecy."""
    run._r.get_or_add_rPr().append(element("w:bdr", val="single", sz="8", space="1", color="000000"))


def add_page_number(paragraph: Paragraph) -> Run:
    """Put the number of the page into a paragraph."""
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        part = element("w:fldChar", fldCharType=kind) if kind else element("w:instrText")
        part.text = text or None
        run._r.append(part)
    return run


def repeat_on_every_page(row: _Row) -> None:
    """Repeat a header row on every page of its table."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader", val="true"))


def keep_whole(row: _Row) -> None:
    """Never break a row between two pages."""
    row._tr.get_or_add_trPr().insert(0, element("w:cantSplit", val="true"))


def set_language(document: Document, language: str) -> None:
    """Tell the reader's spelling checker which language the paper is in."""
    properties = document.styles["Normal"].element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    code = "en-GB" if language == "en" else "vi-VN"
    properties.append(element("w:lang", val=code, eastAsia=code))


def fixed_bytes(document: Document) -> bytes:
    """The file with the clock taken out, so that the same paper always gives the same bytes."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
