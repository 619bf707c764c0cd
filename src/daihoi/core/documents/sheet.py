"""The page that both renderers draw: every text said in its language, every heading numbered, every mark placed.

The DOCX and the PDF of a paper can't differ in what they say, because neither decides anything: all is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from daihoi.core.words import dates, numerals

from . import body, wording
from .body import BodyBlock, Line
from .layouts import Layout, Part, Sign
from .letters import clean
from .paper import SECRECY_MARKS, URGENCY_MARKS, Annex, Paper, Signature
from .symbols import format_symbol
from .widths import balanced, line_width_mm

TITLE_SHARE = 0.86  # of the width of the text: how wide a title may be
CELL_PADDING_MM = 4.0  # what Word keeps free inside a cell


@dataclass(frozen=True, slots=True)
class StyledLine:
    """A line in the letters of one part of the page."""

    text: str
    part: Part


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """The lines above the room for a signature, and the name under it."""

    lines: tuple[StyledLine, ...]
    note: str
    name: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """An annex ready to be drawn."""

    label: str
    title: str
    note: str
    body: tuple[BodyBlock, ...]
    is_landscape: bool
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole paper ready to be drawn; empty texts and tuples are not drawn at all.

    Args:
        layout: the page format.
        language: ``vi`` or ``en``.
        name: name of the file's content, for the reader's title bar.
        heading: lines at the top right.
        superior: lines of the superior body.
        issuer: lines of the issuing body.
        symbol_line: number and symbol with what stands before it.
        date_line: place and day.
        left_marks: boxed marks under the number: secrecy, urgency.
        right_marks: marks under the date: draft, circulation.
        letter_summary: summary of an official letter.
        type_name: name of the type in capitals.
        summary: summary under the type.
        addressees_title: “Kính gửi:”.
        addressees: to whom a letter goes.
        body: its blocks.
        signatures: boxes from left to right.
        recipients_title: “Nơi nhận:”.
        recipients: lines of the distribution, the file copy last.
        annexes: what follows on new pages.
        footer: small line at the foot of every page.
        is_landscape: pages lie on their side.
        issued_on: day of issue, for the file's own properties.
        right: every line of the right half of the head, for its width.
        watermark: large grey word across every page.
        stamp: words in the box for the stamp.
    """

    layout: Layout
    language: str
    name: str
    heading: tuple[StyledLine, ...]
    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    symbol_line: str
    date_line: str
    left_marks: tuple[str, ...]
    right_marks: tuple[str, ...]
    letter_summary: str
    type_name: str
    summary: str
    addressees_title: str
    addressees: tuple[str, ...]
    body: tuple[BodyBlock, ...]
    signatures: tuple[SignatureBox, ...]
    recipients_title: str
    recipients: tuple[str, ...]
    annexes: tuple[Attachment, ...]
    footer: str
    is_landscape: bool
    issued_on: date | None
    right: tuple[StyledLine, ...]
    watermark: str
    stamp: str

    @property
    def summary_sign(self) -> Sign:
        """What stands under the summary."""
        return self.layout.summary_sign if self.type_name else Sign.NOTHING


def lay_out(paper: Paper) -> Sheet:
    """Decide everything that the page of a paper says.

    Args:
        paper: the form as a person filled it in.

    Returns:
        The page, the same for every renderer.

    Raises:
        WrongInput: the layout or the language is not known, or a table's rows don't fit its columns.
    """
    layout, language = paper.page_format, paper.language
    summary = clean(paper.summary)
    heading = tuple(StyledLine(phrase.in_language(language), part) for phrase, part in layout.heading)
    width = _text_width_mm(paper, layout)
    right = (
        *heading,
        StyledLine(_date_line(paper), Part.DATE),
        *(StyledLine(mark, Part.MARK) for mark in _right_marks(paper)),
    )
    left = _left_room_mm(right, layout, width)
    type_name = "" if paper.is_letter else clean(paper.type_name).upper()
    return Sheet(
        layout=layout,
        language=language,
        name=" ".join(part for part in (clean(paper.type_name) or summary, summary if type_name else "") if part),
        heading=heading,
        superior=balanced(clean(paper.superior).upper(), layout.style(Part.SUPERIOR), left),
        issuer=balanced(clean(paper.issuer).upper(), layout.style(Part.ISSUER), left),
        symbol_line=_symbol_line(paper, layout),
        right=right,
        date_line=_date_line(paper),
        left_marks=tuple(
            phrase.in_language(language)
            for phrase in (SECRECY_MARKS[paper.secrecy], URGENCY_MARKS[paper.urgency])
            if phrase is not wording.NOTHING
        ),
        right_marks=_right_marks(paper),
        letter_summary=_letter_summary(summary, layout, language, left) if paper.is_letter else "",
        type_name=type_name,
        summary="" if paper.is_letter else _summary(summary, layout, width),
        addressees_title=wording.TO.in_language(language) if paper.addressees else "",
        addressees=_list_lines(paper.addressees, layout) if len(paper.addressees) > 1 else _cleaned(paper.addressees),
        body=_kept_with_signatures(body.compose(paper.body, language, end_mark=layout.end_mark)),
        signatures=tuple(_signature_box(signature, layout, language) for signature in paper.signatures),
        recipients_title=wording.RECIPIENTS.in_language(language) if paper.recipients or paper.archive else "",
        recipients=_recipients(paper, layout),
        annexes=tuple(_attachment(annex, place, paper) for place, annex in enumerate(paper.annexes, start=1)),
        footer=clean(paper.footer),
        is_landscape=paper.is_landscape,
        issued_on=paper.issued_on,
        watermark=clean(paper.watermark),
        stamp=clean(paper.stamp),
    )


def heading_width_mm(lines: Sequence[StyledLine], layout: Layout, width_mm: float) -> float:
    """How wide the right half of the head is: half of the page, or more where heading or date ask for it."""
    widest = max((line_width_mm(line.text, layout.style(line.part)) for line in lines), default=0)
    return min(width_mm * 0.62, max(width_mm / 2, widest + 6))


def _text_width_mm(paper: Paper, layout: Layout) -> float:
    page = layout.page
    return (page.height_mm if paper.is_landscape else page.width_mm) - page.left_mm - page.right_mm


def _left_room_mm(lines: Sequence[StyledLine], layout: Layout, width_mm: float) -> float:
    """How wide a line at the top left may be so that it fits in every renderer."""
    return width_mm - heading_width_mm(lines, layout, width_mm) - CELL_PADDING_MM


def _summary(summary: str, layout: Layout, width_mm: float) -> str:
    return "\n".join(balanced(summary, layout.style(Part.SUMMARY), width_mm * TITLE_SHARE))


def _letter_summary(summary: str, layout: Layout, language: str, room_mm: float) -> str:
    if not summary:
        return ""
    words = f"{layout.letter_prefix.in_language(language)}{summary}"
    return "\n".join(balanced(words, layout.style(Part.LETTER_SUMMARY), room_mm))


def _kept_with_signatures(blocks: tuple[BodyBlock, ...]) -> tuple[BodyBlock, ...]:
    """Signatures never stand alone on a page: the last words go with them."""
    if blocks and isinstance(blocks[-1], Line):
        return (*blocks[:-1], replace(blocks[-1], stays_with_next=True))
    return blocks


def _cleaned(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(clean(text) for text in texts)


def _symbol_line(paper: Paper, layout: Layout) -> str:
    if paper.symbol is None:
        return ""
    return f"{layout.number_prefix.in_language(paper.language)}{format_symbol(paper.symbol)}"


def _date_line(paper: Paper) -> str:
    if not paper.place and paper.issued_on is None:
        return ""
    return dates.date_line(clean(paper.place), paper.issued_on, paper.language)


def _right_marks(paper: Paper) -> tuple[str, ...]:
    draft = wording.DRAFT.in_language(paper.language).format(number=paper.draft) if paper.draft else ""
    internal = wording.INTERNAL.in_language(paper.language) if paper.is_internal else ""
    return tuple(mark for mark in (draft, internal) if mark)


def _list_lines(texts: tuple[str, ...], layout: Layout) -> tuple[str, ...]:
    bare = [clean(text).rstrip(".,;") for text in texts]
    return tuple(
        f"- {text}{'.' if place == len(bare) else layout.item_end}" for place, text in enumerate(bare, start=1)
    )


def _recipients(paper: Paper, layout: Layout) -> tuple[str, ...]:
    if not (paper.recipients or paper.archive):
        return ()
    prefix, archive = layout.file_prefix.in_language(paper.language), clean(paper.archive)
    is_state = layout.file_prefix is wording.FILE_STATE
    file_copy = f"{prefix}, {archive}" if is_state and archive else f"{prefix}{archive}"
    keeps_copy = archive or is_state
    return _list_lines((*paper.recipients, file_copy) if keeps_copy else paper.recipients, layout)


def _signature_box(signature: Signature, layout: Layout, language: str) -> SignatureBox:
    capacity = layout.capacities[signature.capacity].in_language(language)
    above = " ".join(part for part in (capacity, clean(signature.body).upper()) if part)
    lines: list[tuple[str, Literal[Part.AUTHORITY, Part.POSITION]]] = [(above, Part.AUTHORITY)] if above else []
    if signature.position:
        lines.append((clean(signature.position).upper(), Part.POSITION if above else Part.AUTHORITY))
    return SignatureBox(tuple(StyledLine(*line) for line in lines), clean(signature.note), clean(signature.name))


def _attachment(annex: Annex, place: int, paper: Paper) -> Attachment:
    label = wording.ANNEX.in_language(paper.language)
    return Attachment(
        label=f"{label} {numerals.roman(place)}" if len(paper.annexes) > 1 else label,
        title=clean(annex.title),
        note=clean(annex.note),
        body=body.compose(annex.body, paper.language),
        is_landscape=annex.is_landscape,
        stamp=clean(annex.stamp),
    )
