"""Lines of official letters in the cells of a DOCX: how they stand, how wide they are, what stands under them."""

from __future__ import annotations

from collections.abc import Sequence

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from . import word_xml
from .blocks import Align
from .layouts import Layout, Part, Sign, Style
from .widths import line_width_mm

ALIGNS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}


STAMP_MM = 44
ASTERISKS = {Sign.ASTERISK: "*", Sign.THREE_ASTERISKS: "***"}


def set_letters(run: Run, style: Style, font: str) -> None:
    """Give a run the letters that a part of the page asks for."""
    run.font.name, run.font.size = font, Pt(style.size_pt)
    run.bold, run.italic, run.underline = style.is_bold, style.is_italic, style.is_underlined


def draw_stamp(paragraph: Paragraph, text: str, align: Align, width_mm: float) -> None:
    """Make a paragraph the place of a stamp: a dashed frame with small words in it, at the left or in the middle."""
    word_xml.set_spacing(paragraph, before_pt=8, after_pt=6)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    rest = max(0.0, width_mm - STAMP_MM)
    form = paragraph.paragraph_format
    form.left_indent = Mm(rest / 2 if align is Align.CENTRE else 0)
    form.right_indent = Mm(rest / 2 if align is Align.CENTRE else rest)
    run = paragraph.add_run(f"\n{text}\n")
    run.italic, run.font.size = True, Pt(10)
    word_xml.draw_dashed_frame(paragraph)


class CellWriter:
    """Writes line after line into one cell of a borderless table."""

    def __init__(self, cell: _Cell, layout: Layout, width_mm: float) -> None:
        self.cell, self.layout, self.width_mm = cell, layout, width_mm
        self.is_empty = True

    def lines(self, texts: Sequence[str], part: Part, align: Align = Align.CENTRE, before_pt: float = 0) -> None:
        for text in texts:
            paragraph = self._paragraph(align)
            word_xml.set_spacing(paragraph, before_pt=before_pt, after_pt=1)
            set_letters(paragraph.add_run(text), self.layout.style(part), self.layout.font)

    def boxes(self, marks: Sequence[str]) -> None:
        for mark in marks:
            paragraph = self._paragraph(Align.CENTRE)
            word_xml.set_spacing(paragraph, before_pt=5, after_pt=2)
            run = paragraph.add_run(f"\u00a0{mark}\u00a0")
            set_letters(run, self.layout.style(Part.MARK), self.layout.font)
            word_xml.draw_box(run)

    def stamp(self, text: str) -> None:
        """The place of the stamp: a dashed frame with small words in it."""
        draw_stamp(self._paragraph(Align.CENTRE), text, Align.CENTRE, self.width_mm)

    def note(self, text: str) -> None:
        paragraph = self._paragraph(Align.CENTRE)
        word_xml.set_spacing(paragraph)
        run = paragraph.add_run(text)
        run.italic, run.font.size = True, Pt(12)

    def sign(self, sign: Sign, part: Part, texts: Sequence[str]) -> None:
        style = self.layout.style(part)
        if sign in ASTERISKS:
            self.lines((ASTERISKS[sign],), part)
        elif sign in (Sign.RULE, Sign.SHORT_RULE):
            widest = max((line_width_mm(text, style) for text in texts), default=0.0)
            share = 1.0 if sign is Sign.RULE else 0.4
            room_mm = self.width_mm - 3.8  # what Word keeps free inside a cell
            word_xml.draw_rule(self._paragraph(Align.CENTRE), room_mm=room_mm, width_mm=min(room_mm, widest) * share)

    def _paragraph(self, align: Align) -> Paragraph:
        paragraph: Paragraph = self.cell.paragraphs[0] if self.is_empty else self.cell.add_paragraph()
        self.is_empty = False
        paragraph.alignment = ALIGNS[align]
        return paragraph
