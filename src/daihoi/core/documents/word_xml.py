"""The few things that a DOCX needs and python-docx has no words for: borders, fields, header rows, fixed bytes."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_UNDERLINE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from .blocks import Run as Letters


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


def mark(properties: Any, run: Letters) -> None:
    """Make letters bold, italic, struck or underlined, beside what they are already."""
    if run.is_bold:
        properties.b_val = True
    if run.is_italic:
        properties.i_val = True
    if run.is_struck:
        properties.strike_val = True
    if run.is_underlined:
        properties.u_val = WD_UNDERLINE.SINGLE


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


def draw_dashed_frame(paragraph: Paragraph) -> None:
    """Draw a dashed frame around a paragraph, as around the place of a stamp."""
    borders = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(f"w:{side}", val="dashed", sz="6", space="4", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def draw_watermark(paragraph: Paragraph, text: str, number: int) -> None:
    """Put a large grey word across the page behind the text; the paragraph stands in a header.

    Args:
        paragraph: paragraph of the header.
        text: the word.
        number: different for each header of the file.
    """
    width_pt = min(150 + 42 * len(text), 470)
    shape = _WATERMARK.format(text=escape(text, {'"': "&quot;"}), number=number, width=width_pt, height=110)
    paragraph.add_run()._r.append(parse_xml(shape))


def least_height(row: _Row, height_mm: int) -> None:
    """Let a row be at least so high, for what is written by hand."""
    row.height, row.height_rule = Mm(height_mm), WD_ROW_HEIGHT_RULE.AT_LEAST


_WATERMARK = (
    '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="watermark{number}" o:spid="_x0000_s20{number}" type="#_x0000_t136" '
    'style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:315;z-index:-1;'
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#d9d9d9" stroked="f" '
    'alt="{text}"><v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" '
    'string="{text}"/></v:shape></w:pict>'
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
