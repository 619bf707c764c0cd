"""What the body of a paper is built of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Align(StrEnum):
    """How a line or a column stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


class Marker(StrEnum):
    """What stands before each item of a list: a dash, 1. 2. 3. or a) b) c)."""

    DASH = "dash"
    NUMBER = "number"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one kind of letters."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_struck: bool = False
    is_underlined: bool = False


Text = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a cell: written as the paper's language writes it, and a real number in a workbook.

    Args:
        value: the exact number; for a share, 1 is the whole.
        places: digits after the decimal mark.
        is_share: printed in percent.
    """

    value: int | Fraction
    places: int = 0
    is_share: bool = False


Cell = Text | int | Figure | date
"""What a cell holds: text, a number, or a day."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    Args:
        text: plain text, or runs of different letters.
        align: justified unless it says otherwise.
        is_indented: first-line indent; centred and right-hand lines have none.
    """

    text: Text
    align: Align = Align.JUSTIFY
    is_indented: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is numbered I, II; level 2 is 1, 2; level 3 is a, b.

    Args:
        text: without its number.
        level: 1 to 3.
        is_numbered: false for a heading that stands without a number.
    """

    text: str
    level: int = 1
    is_numbered: bool = True


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a regulation: “Chương I” and its name, centred; numbered by itself."""

    title: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article: “Điều 1.”, numbered by itself through the whole paper.

    Args:
        title: printed bold after the number; may be empty.
        text: on the line of the number, or under the title where there is one; may be empty.
    """

    title: str = ""
    text: Text = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list, each item a paragraph of its own.

    Args:
        items: the items in order.
        marker: what stands before each.
    """

    items: tuple[Text, ...]
    marker: Marker = Marker.DASH


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Args:
        title: printed in the header, which repeats on every page.
        width: share of the width of the table, in whole parts.
        align: how its cells stand.
        group: neighbouring columns with the same group stand under one common header.
    """

    title: str
    width: int = 1
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; a long one breaks between rows, never within one.

    Args:
        columns: from left to right.
        rows: cells, one for each column: text, numbers or days.
        title: printed above it; may be empty.
        bold_rows: rows that stand out, counted from 0; a total, for example.
        size_pt: size of its letters; 0 for the size of the layout.
        row_mm: least height of a row, where something shall be written by hand; 0 for the height of its text.
        sheet: name of its sheet in a workbook; its title, or its place, when left out.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    bold_rows: frozenset[int] = frozenset()
    size_pt: int = 0
    row_mm: int = 0
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a new page."""


Block = Paragraph | Heading | Chapter | Article | Items | Table | PageBreak
