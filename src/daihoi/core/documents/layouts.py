"""The official page formats as data: paper, margins, letters and fixed signs, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say
from daihoi.core.sources import Source

from . import wording
from .regulations import FOUND, UNVERIFIED
from .schemes import Scheme
from .wording import Phrase


class Part(StrEnum):
    """The parts of a page whose letters a regulation lays down."""

    HEADING = "heading"
    MOTTO = "motto"
    SUPERIOR = "superior"
    ISSUER = "issuer"
    SYMBOL = "symbol"
    DATE = "date"
    TYPE_NAME = "type_name"
    SUMMARY = "summary"
    LETTER_SUMMARY = "letter_summary"
    BODY = "body"
    TABLE = "table"
    AUTHORITY = "authority"
    POSITION = "position"
    NAME = "name"
    RECIPIENTS_TITLE = "recipients_title"
    RECIPIENTS = "recipients"
    MARK = "mark"
    PAGE_NUMBER = "page_number"


class Sign(StrEnum):
    """What stands under a heading, an issuer or a summary."""

    NOTHING = "nothing"
    RULE = "rule"
    SHORT_RULE = "short_rule"
    ASTERISK = "asterisk"
    THREE_ASTERISKS = "three_asterisks"
    DASHES = "dashes"


class Capacity(StrEnum):
    """In what capacity a paper is signed.

    ON_BEHALF: for a collective body (T/M).  IN_PLACE: a deputy for the head (K/T).
    BY_ORDER: an office by order of a body (T/L).  BY_DELEGATION: by written delegation (TUQ).
    OWN: as oneself.
    """

    ON_BEHALF = "on_behalf"
    IN_PLACE = "in_place"
    BY_ORDER = "by_order"
    BY_DELEGATION = "by_delegation"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Style:
    """The letters of one part.

    Args:
        size_pt: size in points.
        source: where it is laid down.
        is_bold: bold letters.
        is_italic: italic letters.
        is_capital: all capitals.
        is_underlined: underlined.
        largest_pt: the largest lawful size where a range is laid down; else the size itself.
    """

    size_pt: int
    source: Source
    is_bold: bool = False
    is_italic: bool = False
    is_capital: bool = False
    is_underlined: bool = False
    largest_pt: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in millimetres, upright."""

    source: Source
    width_mm: int = 210
    height_mm: int = 297
    top_mm: int = 20
    bottom_mm: int = 20
    left_mm: int = 30
    right_mm: int = 15


@dataclass(frozen=True, slots=True)
class Spacing:
    """How lines and paragraphs stand apart.

    Args:
        source: where it is laid down.
        line_pt: exact distance of lines in points.
        paragraph_pt: room after a paragraph in points.
        indent_mm: first-line indent in millimetres.
    """

    source: Source
    line_pt: int = 18
    paragraph_pt: int = 6
    indent_mm: int = 10


@dataclass(frozen=True, slots=True)
class Layout:
    """One official page format.

    Args:
        id: identifier, such as ``party-36``.
        name: what it is called, in both languages.
        scheme: grammar of its symbols; None where there is none.
        font: named font of the DOCX.
        page: paper and margins.
        spacing: lines and paragraphs.
        styles: the letters of each part.
        heading: lines of the heading at the top right.
        heading_sign: what stands under the heading.
        issuer_sign: what stands under the issuer.
        summary_sign: what stands under the summary.
        number_prefix: what stands before the symbol.
        letter_prefix: what stands before the summary of a letter.
        capacities: how each signing capacity is written.
        file_prefix: beginning of the last line of the distribution.
        item_end: what ends each line of the distribution but the last.
        end_mark: what ends the body of the paper.
        source: the regulation as a whole.
        replaced_by: identifier of the format that took its place; empty while it is in force.
        replaced_on: from which day papers take the newer one.
    """

    id: str
    name: Phrase
    scheme: Scheme | None
    font: str
    page: Page
    spacing: Spacing
    styles: Mapping[Part, Style]
    heading: tuple[tuple[Phrase, Part], ...]
    heading_sign: Sign
    issuer_sign: Sign
    summary_sign: Sign
    number_prefix: Phrase
    letter_prefix: Phrase
    capacities: Mapping[Capacity, Phrase]
    file_prefix: Phrase
    item_end: str
    end_mark: str
    source: Source
    replaced_by: str = ""
    replaced_on: date | None = None

    def style(self, part: Part) -> Style:
        """The letters of one part."""
        return self.styles[part]


def find(layout: str | Layout) -> Layout:
    """The layout of that name; a layout that an organisation made itself is passed through.

    Raises:
        WrongInput: there is no such layout.
    """
    if isinstance(layout, Layout):
        return layout
    if layout not in LAYOUTS:
        raise WrongInput(
            say("There is no page format “{id}”. Choose one of {known}.", id=layout, known=", ".join(LAYOUTS))
        )
    return LAYOUTS[layout]


def in_force(layout: str | Layout, day: date) -> Layout:
    """The format that papers of a day take: the one asked for, or the one that has replaced it by then.

    Args:
        layout: format, by name or as the organisation made it.
        day: day of issue.

    Raises:
        WrongInput: there is no such layout.
    """
    found = find(layout)
    while found.replaced_on is not None and day >= found.replaced_on:
        found = find(found.replaced_by)
    return found


_HD36 = Source("36-HD/VPTW", "Phụ lục 3", FOUND)
_HD36_RECALLED = Source("36-HD/VPTW", "Phụ lục 3", UNVERIFIED)
_HD36_PAGE = Source("36-HD/VPTW", "III", UNVERIFIED)
_HD05 = Source("05-HD/VPTW", "Phụ lục", UNVERIFIED)
_ND30 = Source("30/2020/NĐ-CP", "Phụ lục I", FOUND)
_ND30_SIZES = Source("30/2020/NĐ-CP", "Phụ lục I", UNVERIFIED)
_TLD933 = Source("933/QĐ-TLĐ", "", UNVERIFIED)
_TWD29 = Source("29-HD/TWĐTN-VP", "", FOUND)
_TWD29_RECALLED = Source("29-HD/TWĐTN-VP", "", UNVERIFIED)
_HOUSE = Source("", "", UNVERIFIED)


def _party_styles(source: Source, recalled: Source) -> Mapping[Part, Style]:
    bold, upright = {"is_bold": True}, {"is_bold": False}
    return MappingProxyType(
        {
            Part.HEADING: Style(15, source, is_bold=True, is_capital=True),
            Part.SUPERIOR: Style(14, source, is_capital=True),
            Part.ISSUER: Style(14, source, is_bold=True, is_capital=True),
            Part.SYMBOL: Style(14, source),
            Part.DATE: Style(14, source, is_italic=True),
            Part.TYPE_NAME: Style(16, source, is_bold=True, is_capital=True),
            Part.SUMMARY: Style(14, source, is_bold=True, largest_pt=15),
            Part.LETTER_SUMMARY: Style(12, source, is_italic=True),
            Part.BODY: Style(14, source, largest_pt=15),
            Part.TABLE: Style(13, recalled),
            Part.AUTHORITY: Style(14, recalled, is_capital=True, **bold),
            Part.POSITION: Style(14, recalled, is_capital=True, **upright),
            Part.NAME: Style(14, source, is_bold=True),
            Part.RECIPIENTS_TITLE: Style(14, recalled, is_underlined=True),
            Part.RECIPIENTS: Style(12, recalled),
            Part.MARK: Style(14, recalled, is_bold=True, is_capital=True),
            Part.PAGE_NUMBER: Style(14, recalled),
        }
    )


def _state_styles() -> Mapping[Part, Style]:
    source = _ND30_SIZES
    return MappingProxyType(
        {
            Part.HEADING: Style(13, source, is_bold=True, is_capital=True),
            Part.MOTTO: Style(14, source, is_bold=True),
            Part.SUPERIOR: Style(13, source, is_capital=True),
            Part.ISSUER: Style(13, source, is_bold=True, is_capital=True),
            Part.SYMBOL: Style(13, source),
            Part.DATE: Style(14, source, is_italic=True),
            Part.TYPE_NAME: Style(14, source, is_bold=True, is_capital=True),
            Part.SUMMARY: Style(14, source, is_bold=True),
            Part.LETTER_SUMMARY: Style(12, source, largest_pt=13),
            Part.BODY: Style(14, source),
            Part.TABLE: Style(13, source),
            Part.AUTHORITY: Style(14, source, is_bold=True, is_capital=True),
            Part.POSITION: Style(14, source, is_bold=True, is_capital=True),
            Part.NAME: Style(14, source, is_bold=True),
            Part.RECIPIENTS_TITLE: Style(12, source, is_bold=True, is_italic=True),
            Part.RECIPIENTS: Style(11, source),
            Part.MARK: Style(14, source, is_bold=True, is_capital=True),
            Part.PAGE_NUMBER: Style(13, source, largest_pt=14),
        }
    )


_PARTY_CAPACITIES = MappingProxyType(
    {
        Capacity.ON_BEHALF: wording.ON_BEHALF_PARTY,
        Capacity.IN_PLACE: wording.IN_PLACE_PARTY,
        Capacity.BY_ORDER: wording.BY_ORDER_PARTY,
        Capacity.BY_DELEGATION: wording.BY_DELEGATION_PARTY,
        Capacity.OWN: wording.NOTHING,
    }
)
_STATE_CAPACITIES = MappingProxyType(
    {
        Capacity.ON_BEHALF: wording.ON_BEHALF_STATE,
        Capacity.IN_PLACE: wording.IN_PLACE_STATE,
        Capacity.BY_ORDER: wording.BY_ORDER_STATE,
        Capacity.BY_DELEGATION: wording.BY_DELEGATION_STATE,
        Capacity.OWN: wording.NOTHING,
    }
)


def _party(id_: str, name: Phrase, source: Source, recalled: Source, page: Source, spacing: Spacing) -> Layout:
    return Layout(
        id=id_,
        name=name,
        scheme=Scheme.PARTY,
        font="Times New Roman",
        page=Page(page),
        spacing=spacing,
        styles=_party_styles(source, recalled),
        heading=((wording.PARTY_HEADING, Part.HEADING),),
        heading_sign=Sign.RULE,
        issuer_sign=Sign.ASTERISK,
        summary_sign=Sign.DASHES,
        number_prefix=wording.NUMBER_PARTY,
        letter_prefix=wording.NOTHING,
        capacities=_PARTY_CAPACITIES,
        file_prefix=wording.FILE_PARTY,
        item_end=",",
        end_mark=".",
        source=source,
    )


_PARTY_36 = _party(
    "party-36",
    Phrase("Văn bản của Đảng (36-HD/VPTW)", "Party papers (36-HD/VPTW)"),
    _HD36,
    _HD36_RECALLED,
    _HD36_PAGE,
    Spacing(_HD36_PAGE),
)
# secondary texts give two days for the newer guidance, 12/01/2026 and 27/5/2026; the later one is taken
_PARTY_36 = replace(_PARTY_36, replaced_by="party-05", replaced_on=date(2026, 5, 27))
_PARTY_05 = _party(
    "party-05",
    Phrase("Văn bản của Đảng (05-HD/VPTW)", "Party papers (05-HD/VPTW)"),
    _HD05,
    _HD05,
    _HD05,
    Spacing(_HD05, line_pt=19),
)
_STATE_30 = Layout(
    id="state-30",
    name=Phrase("Văn bản hành chính (30/2020/NĐ-CP)", "Administrative papers (30/2020/NĐ-CP)"),
    scheme=Scheme.STATE,
    font="Times New Roman",
    page=Page(_ND30),
    spacing=Spacing(_ND30_SIZES),
    styles=_state_styles(),
    heading=((wording.STATE_HEADING, Part.HEADING), (wording.STATE_MOTTO, Part.MOTTO)),
    heading_sign=Sign.RULE,
    issuer_sign=Sign.SHORT_RULE,
    summary_sign=Sign.SHORT_RULE,
    number_prefix=wording.NUMBER_STATE,
    letter_prefix=wording.ABOUT_LETTER,
    capacities=_STATE_CAPACITIES,
    file_prefix=wording.FILE_STATE,
    item_end=";",
    end_mark="./.",
    source=_ND30,
)
_UNION_933 = replace(
    _STATE_30,
    id="union-933",
    name=Phrase("Văn bản công đoàn (933/QĐ-TLĐ)", "Trade union papers (933/QĐ-TLĐ)"),
    page=Page(_TLD933),
    spacing=Spacing(_TLD933),
    styles=MappingProxyType({part: replace(style, source=_TLD933) for part, style in _state_styles().items()}),
    source=_TLD933,
)


def _youth_styles() -> Mapping[Part, Style]:
    found, recalled = _TWD29, _TWD29_RECALLED
    letters = {part: replace(style, source=recalled) for part, style in _party_styles(recalled, recalled).items()}
    letters[Part.HEADING] = Style(15, found, is_bold=True, is_capital=True)
    letters[Part.SUPERIOR] = Style(14, found, is_capital=True)
    letters[Part.RECIPIENTS_TITLE] = Style(12, recalled, is_bold=True, is_italic=True)
    letters[Part.RECIPIENTS] = Style(11, recalled)
    letters[Part.POSITION] = Style(14, recalled, is_bold=True, is_capital=True)
    return MappingProxyType(letters)


_YOUTH_29 = Layout(
    id="youth-29",
    name=Phrase("Văn bản của Đoàn (29-HD/TWĐTN-VP)", "Youth Union papers (29-HD/TWĐTN-VP)"),
    scheme=Scheme.PARTY,
    font="Times New Roman",
    page=Page(_TWD29, right_mm=20),
    spacing=Spacing(_TWD29_RECALLED),
    styles=_youth_styles(),
    heading=((wording.YOUTH_HEADING, Part.HEADING),),
    heading_sign=Sign.RULE,
    issuer_sign=Sign.THREE_ASTERISKS,
    summary_sign=Sign.DASHES,
    number_prefix=wording.NUMBER_STATE,
    letter_prefix=wording.ABOUT_LETTER,
    capacities=_STATE_CAPACITIES,
    file_prefix=wording.FILE_PARTY,
    item_end=";",
    end_mark="./.",
    source=_TWD29,
)
_PLAIN = Layout(
    id="plain",
    name=Phrase("Tài liệu thường, không theo mẫu", "Plain paper, no official format"),
    scheme=None,
    font="Times New Roman",
    page=Page(_HOUSE),
    spacing=Spacing(_HOUSE),
    styles=_party_styles(_HOUSE, _HOUSE),
    heading=(),
    heading_sign=Sign.NOTHING,
    issuer_sign=Sign.NOTHING,
    summary_sign=Sign.NOTHING,
    number_prefix=wording.NUMBER_PARTY,
    letter_prefix=wording.NOTHING,
    capacities=_STATE_CAPACITIES,
    file_prefix=wording.FILE_PARTY,
    item_end=";",
    end_mark="",
    source=_HOUSE,
)

LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {layout.id: layout for layout in (_PARTY_36, _PARTY_05, _STATE_30, _UNION_933, _YOUTH_29, _PLAIN)}
)
