"""Papers as DOCX, for those who must still write in them: the same page as the PDF, in Times New Roman."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from . import word_tables, word_xml
from .blocks import Align, Run
from .body import BodyBlock, Grid, Line
from .layouts import Layout, Part, Sign
from .paper import Paper
from .sheet import Sheet, SignatureBox, heading_width_mm, lay_out
from .widths import line_width_mm
from .word_cells import ALIGNS, CellWriter, draw_stamp, set_letters

_SIGNING_ROOM_PT = 62
_UNDATED = date(1970, 1, 1)


def render(paper: Paper) -> bytes:
    """Draw a paper as DOCX.

    Args:
        paper: the filled-in form.

    Returns:
        The file; the same paper always gives the same bytes.

    Raises:
        WrongInput: the paper can't be laid out (see ``sheet.lay_out``).
    """
    return _Page(lay_out(paper)).bytes()


class _Page:
    """One DOCX while it is being drawn."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.layout = sheet, sheet.layout
        self.document: Document = docx.Document()
        self.width_mm = _set_page(self.document.sections[0], self.layout, is_landscape=sheet.is_landscape)
        _set_styles(self.document, self.layout)
        word_xml.set_language(self.document, sheet.language)
        self._set_properties()
        self._draw_running_lines()
        self._draw_head()
        self._draw_title()
        self._draw_addressees()
        self._draw_body(sheet.body)
        self._draw_foot()
        self._draw_annexes()

    def bytes(self) -> bytes:
        return word_xml.fixed_bytes(self.document)

    def _set_properties(self) -> None:
        properties, day = self.document.core_properties, self.sheet.issued_on or _UNDATED
        properties.title, properties.author = self.sheet.name[:255], " ".join(self.sheet.issuer)[:255]
        properties.comments, properties.language = "", self.sheet.language
        properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)

    def _draw_running_lines(self) -> None:
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        set_letters(word_xml.add_page_number(number), self.layout.style(Part.PAGE_NUMBER), self.layout.font)
        if self.sheet.watermark:
            for place, header in enumerate((section.header, section.first_page_header), start=1):
                word_xml.draw_watermark(header.paragraphs[0], self.sheet.watermark, place)
        if self.sheet.footer:
            for footer in (section.footer, section.first_page_footer):
                line = footer.paragraphs[0]
                line.alignment = WD_ALIGN_PARAGRAPH.CENTER
                line.add_run(self.sheet.footer).font.size = Pt(8)

    def _draw_head(self) -> None:
        sheet = self.sheet
        right_mm = heading_width_mm(sheet.right, self.layout, self.width_mm)
        left_mm = self.width_mm - right_mm
        table = self._bare_table(2, (left_mm, right_mm))
        (left_top, right_top), (left_low, right_low) = (row.cells for row in table.rows)
        left = CellWriter(left_top, self.layout, left_mm)
        left.lines(sheet.superior, Part.SUPERIOR)
        left.lines(sheet.issuer, Part.ISSUER)
        if sheet.issuer:
            left.sign(self.layout.issuer_sign, Part.ISSUER, sheet.issuer)
        right = CellWriter(right_top, self.layout, right_mm)
        for line in sheet.heading:
            right.lines((line.text,), line.part)
        if sheet.heading:
            right.sign(self.layout.heading_sign, sheet.heading[-1].part, (sheet.heading[-1].text,))
        low = CellWriter(left_low, self.layout, left_mm)
        low.lines((sheet.symbol_line,) if sheet.symbol_line else (), Part.SYMBOL)
        low.lines((sheet.letter_summary,) if sheet.letter_summary else (), Part.LETTER_SUMMARY)
        low.boxes(sheet.left_marks)
        if sheet.stamp:
            low.stamp(sheet.stamp)
        low = CellWriter(right_low, self.layout, right_mm)
        low.lines((sheet.date_line,) if sheet.date_line else (), Part.DATE)
        low.lines(sheet.right_marks, Part.MARK)

    def _draw_title(self) -> None:
        sheet = self.sheet
        if not sheet.type_name:
            return
        self._centred(sheet.type_name, Part.TYPE_NAME, before_pt=14)
        if not sheet.summary:
            return
        self._centred(sheet.summary, Part.SUMMARY)
        if sheet.summary_sign is Sign.DASHES:
            self._centred("-----", Part.BODY, after_pt=6)
        elif sheet.summary_sign is Sign.SHORT_RULE:
            width = min(line_width_mm(sheet.summary, self.layout.style(Part.SUMMARY)), 90.0)
            word_xml.draw_rule(self.document.add_paragraph(), room_mm=self.width_mm, width_mm=width * 0.4)

    def _centred(self, text: str, part: Part, *, before_pt: float = 0, after_pt: float = 2) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        word_xml.set_spacing(paragraph, before_pt=before_pt, after_pt=after_pt)
        set_letters(paragraph.add_run(text), self.layout.style(part), self.layout.font)

    def _draw_addressees(self) -> None:
        sheet = self.sheet
        if len(sheet.addressees) == 1:
            self._centred(f"{sheet.addressees_title} {sheet.addressees[0]}", Part.BODY, before_pt=12, after_pt=8)
        elif sheet.addressees:
            for place, text in enumerate((sheet.addressees_title, *sheet.addressees)):
                paragraph = self.document.add_paragraph(text)
                paragraph.paragraph_format.left_indent = Mm(48 if place else 28)
                is_last = place == len(sheet.addressees)
                word_xml.set_spacing(paragraph, before_pt=0 if place else 12, after_pt=8 if is_last else 2)

    def _draw_body(self, blocks: Sequence[BodyBlock]) -> None:
        for block in blocks:
            match block:
                case Line():
                    self._draw_line(block)
                case Grid():
                    word_tables.draw_grid(self.document, block, self.layout, self.width_mm)
                case _:
                    self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _draw_line(self, line: Line) -> None:
        paragraph = self.document.add_paragraph(style=f"Heading {line.level}" if line.level else None)
        paragraph.alignment = ALIGNS[line.align]
        form, spacing = paragraph.paragraph_format, self.layout.spacing
        word_xml.set_spacing(paragraph, after_pt=spacing.paragraph_pt, line_pt=spacing.line_pt)
        form.first_line_indent = Mm(spacing.indent_mm) if line.is_indented else None
        form.keep_with_next = line.stays_with_next
        _add_runs(paragraph, line.runs)

    def _draw_foot(self) -> None:
        boxes = self.sheet.signatures
        half = self.width_mm / 2
        if len(boxes) == 1:
            table = self._bare_table(1, (half, half))
            word_xml.keep_whole(table.rows[0])
            self._draw_recipients(CellWriter(table.cell(0, 0), self.layout, half))
            self._draw_signature(CellWriter(table.cell(0, 1), self.layout, half), boxes[0])
            return
        for first in range(0, len(boxes), 2):
            pair = boxes[first : first + 2]
            word_xml.set_spacing(self.document.add_paragraph(), line_pt=10)
            table = self._bare_table(1, (half, half))
            word_xml.keep_whole(table.rows[0])
            tallest = max(len(box.lines) for box in pair)
            for place, box in enumerate(pair, start=2 - len(pair)):
                missing = tallest - len(box.lines)
                self._draw_signature(CellWriter(table.cell(0, place), self.layout, half), box, missing_lines=missing)
        if not self.sheet.recipients_title:
            return
        word_xml.set_spacing(self.document.add_paragraph(), line_pt=10)
        table = self._bare_table(1, (half, half))
        self._draw_recipients(CellWriter(table.cell(0, 0), self.layout, half))

    def _draw_recipients(self, cell: CellWriter) -> None:
        if self.sheet.recipients_title:
            cell.lines((self.sheet.recipients_title,), Part.RECIPIENTS_TITLE, Align.LEFT)
            cell.lines(self.sheet.recipients, Part.RECIPIENTS, Align.LEFT)

    def _draw_signature(self, cell: CellWriter, box: SignatureBox, *, missing_lines: int = 0) -> None:
        for line in box.lines:
            cell.lines((line.text,), line.part)
        if box.note:
            cell.note(box.note)
        line_pt = self.layout.style(Part.POSITION).size_pt * 1.2
        cell.lines((box.name,), Part.NAME, before_pt=_SIGNING_ROOM_PT + missing_lines * line_pt)

    def _draw_annexes(self) -> None:
        for annex in self.sheet.annexes:
            section = self.document.add_section(WD_SECTION.NEW_PAGE)
            self.width_mm = _set_page(section, self.layout, is_landscape=annex.is_landscape)
            section.different_first_page_header_footer = False
            if annex.stamp:
                draw_stamp(self.document.add_paragraph(), annex.stamp, Align.LEFT, self.width_mm)
            self._draw_line(Line((Run(annex.label, is_bold=True),), Align.CENTRE, False, 1, True))
            self._draw_line(Line((Run(annex.title, is_bold=True),), Align.CENTRE, False))
            if annex.note:
                self._draw_line(Line((Run(annex.note, is_italic=True),), Align.CENTRE, False))
            self._draw_body(annex.body)

    def _bare_table(self, rows: int, widths_mm: tuple[float, ...]) -> WordTable:
        table: WordTable = self.document.add_table(rows=rows, cols=len(widths_mm))
        table.autofit = False
        for row in table.rows:
            for cell, width in zip(row.cells, widths_mm, strict=True):
                cell.width = Mm(width)
        return table


def _set_page(section: Section, layout: Layout, *, is_landscape: bool) -> float:
    """Paper and margins; returns the width of the text in millimetres."""
    page = layout.page
    width, height = (page.height_mm, page.width_mm) if is_landscape else (page.width_mm, page.height_mm)
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(page.top_mm), Mm(page.bottom_mm)
    section.left_margin, section.right_margin = Mm(page.left_mm), Mm(page.right_mm)
    section.header_distance = section.footer_distance = Mm(page.top_mm / 2)
    return width - page.left_mm - page.right_mm


def _set_styles(document: Document, layout: Layout) -> None:
    body = layout.style(Part.BODY)
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        style.font.name, style.font.size = layout.font, Pt(body.size_pt)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), layout.font)


def _add_runs(paragraph: Paragraph, runs: Sequence[Run]) -> None:
    for run in runs:
        added = paragraph.add_run(run.text)
        added.bold, added.italic = run.is_bold, run.is_italic
        word_xml.mark(added._r.get_or_add_rPr(), run)
