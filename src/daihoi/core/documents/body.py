"""The body of a paper, numbered and flattened into lines and tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby, zip_longest

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say
from daihoi.core.words import dates, figures, numerals

from . import wording
from .blocks import (
    Align,
    Article,
    Block,
    Cell,
    Chapter,
    Figure,
    Heading,
    Items,
    Marker,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Text,
)
from .letters import clean, composed


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the page.

    Args:
        runs: its text.
        align: how it stands.
        is_indented: first-line indent.
        level: 1 to 4 for a heading, 0 for text.
        stays_with_next: never the last line of a page.
    """

    runs: tuple[Run, ...]
    align: Align = Align.JUSTIFY
    is_indented: bool = True
    level: int = 0
    stays_with_next: bool = False

    @property
    def text(self) -> str:
        """Its text without letters' kinds."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of a table's header.

    Args:
        text: its title.
        columns: how many columns it spans.
        rows: how many header rows it spans.
    """

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready to be drawn.

    Args:
        header: one or two rows of header cells.
        widths: share of each column.
        aligns: how each column stands.
        rows: the cells as they are printed: text, or runs of different letters.
        bold_rows: rows that stand out, counted from 0.
        size_pt: size of letters; 0 for the size of the layout.
        row_mm: least height of a row; 0 for the height of its text.
    """

    header: tuple[tuple[HeaderCell, ...], ...]
    widths: tuple[int, ...]
    aligns: tuple[Align, ...]
    rows: tuple[tuple[Text, ...], ...]
    bold_rows: frozenset[int]
    size_pt: int
    row_mm: int = 0


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a new page."""


BodyBlock = Line | Grid | NewPage


def compose(blocks: tuple[Block, ...], language: str, *, end_mark: str = "") -> tuple[BodyBlock, ...]:
    """Number the headings and flatten the blocks.

    Args:
        blocks: the body as a person wrote it.
        language: ``vi`` or ``en``.
        end_mark: put after the last words, where the body ends with a line of text.

    Returns:
        Lines, tables and page breaks in order.

    Raises:
        WrongInput: a row of a table has more or fewer cells than there are columns.
    """
    counter = _Counter(language)
    flat: list[BodyBlock] = []
    for block in blocks:
        flat += [one for one in _flatten(block, counter) if not isinstance(one, Line) or one.text.strip()]
    flat = [
        replace(one, stays_with_next=True) if isinstance(one, Line) and isinstance(after, Grid) else one
        for one, after in zip_longest(flat, flat[1:])
    ]
    if end_mark and flat and isinstance(flat[-1], Line) and not flat[-1].level:
        flat[-1] = _ended(flat[-1], end_mark)
    return tuple(flat)


@dataclass
class _Counter:
    """The running numbers of headings, chapters and articles."""

    language: str
    headings: list[int] = field(default_factory=lambda: [0, 0, 0])
    chapter: int = 0
    article: int = 0

    def heading(self, level: int) -> str:
        self.headings[level - 1] += 1
        self.headings[level:] = [0] * (3 - level)
        number = self.headings[level - 1]
        if level == 1:
            return f"{numerals.roman(number)}. "
        return f"{number}. " if level == 2 else f"{numerals.clause_letter(number, self.language)}) "


def _flatten(block: Block, counter: _Counter) -> list[BodyBlock]:
    match block:
        case Paragraph():
            indented = block.is_indented and block.align in (Align.JUSTIFY, Align.LEFT)
            return [Line(_runs(block.text), block.align, indented)]
        case Heading():
            return [_heading(block, counter)]
        case Chapter():
            return _chapter(block, counter)
        case Article():
            return _article(block, counter)
        case Items():
            return [_item(text, place, block.marker, counter) for place, text in enumerate(block.items, start=1)]
        case Table():
            return _table(block, counter.language)
        case PageBreak():
            return [NewPage()]


def _heading(block: Heading, counter: _Counter) -> Line:
    if not 1 <= block.level <= 3:
        raise WrongInput(say("Headings have level 1, 2 or 3, not {level}.", level=block.level))
    number = counter.heading(block.level) if block.is_numbered else ""
    run = Run(number + clean(block.text), is_bold=True, is_italic=block.level == 3)
    return Line((run,), level=block.level, stays_with_next=True)


def _chapter(block: Chapter, counter: _Counter) -> list[BodyBlock]:
    counter.chapter += 1
    label = f"{wording.CHAPTER.in_language(counter.language)} {numerals.roman(counter.chapter)}"
    number = Line((Run(label, is_bold=True),), Align.CENTRE, is_indented=False, stays_with_next=True)
    title = replace(number, runs=(Run(clean(block.title).upper(), is_bold=True),), level=1)
    return [number, title]


def _article(block: Article, counter: _Counter) -> list[BodyBlock]:
    counter.article += 1
    number = f"{wording.ARTICLE.in_language(counter.language)} {counter.article}."
    runs = _runs(block.text)
    if not block.title:
        return [Line((Run(f"{number} ", is_bold=True), *runs))]
    title = Run(f"{number} {clean(block.title)}", is_bold=True)
    text = [Line(runs)] if any(run.text for run in runs) else []
    return [Line((title,), level=2, stays_with_next=True), *text]


def _item(text: Text, place: int, marker: Marker, counter: _Counter) -> Line:
    signs = {
        Marker.DASH: "- ",
        Marker.NUMBER: f"{place}. ",
        Marker.LETTER: f"{numerals.clause_letter(place, counter.language)}) ",
    }
    return Line((Run(signs[marker]), *_runs(text)))


def _table(block: Table, language: str) -> list[BodyBlock]:
    if not block.columns or any(column.width < 1 for column in block.columns):
        raise WrongInput(
            say(
                "The table “{title}” can't be drawn: it needs at least one column, each with a width of 1 or more.",
                title=block.title,
            )
        )
    for place, row in enumerate(block.rows, start=1):
        if len(row) != len(block.columns):
            raise WrongInput(
                say(
                    "Row {row} of the table “{title}” has {cells} cells, but there are {columns} columns.",
                    row=place,
                    title=block.title or block.columns[0].title,
                    cells=len(row),
                    columns=len(block.columns),
                )
            )
    grid = Grid(
        header=_header(block),
        widths=tuple(column.width for column in block.columns),
        aligns=tuple(column.align for column in block.columns),
        rows=tuple(tuple(printed(cell, language) for cell in row) for row in block.rows),
        bold_rows=block.bold_rows,
        size_pt=block.size_pt,
        row_mm=block.row_mm,
    )
    if not block.title:
        return [grid]
    title = Line((Run(clean(block.title), is_bold=True),), Align.CENTRE, is_indented=False, stays_with_next=True)
    return [title, grid]


def printed(cell: Cell, language: str) -> Text:
    """A cell as it is printed.

    Args:
        cell: text, a number or a day.
        language: ``vi`` or ``en``.

    Returns:
        Text, or runs of different letters.
    """
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, Figure):
        write = figures.percentage if cell.is_share else figures.figure
        return write(cell.value, language, cell.places)  # type: ignore[arg-type]
    if isinstance(cell, int):
        return figures.figure(cell, language)
    return dates.short_day(cell) if isinstance(cell, date) else _runs(cell)


def plain(text: Text) -> str:
    """Text without letters' kinds."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def _header(table: Table) -> tuple[tuple[HeaderCell, ...], ...]:
    if not any(column.group for column in table.columns):
        return (tuple(HeaderCell(clean(column.title)) for column in table.columns),)
    upper: list[HeaderCell] = []
    lower: list[HeaderCell] = []
    for group, members in groupby(table.columns, key=lambda column: column.group):
        columns = list(members)
        if group:
            upper.append(HeaderCell(clean(group), columns=len(columns)))
            lower += [HeaderCell(clean(column.title)) for column in columns]
        else:
            upper += [HeaderCell(clean(column.title), rows=2) for column in columns]
    return (tuple(upper), tuple(lower))


def _ended(line: Line, end_mark: str) -> Line:
    *before, last = line.runs
    return replace(
        line, runs=(*before, replace(last, text=last.text.rstrip().removesuffix("./.").rstrip(".;, ") + end_mark))
    )


def _runs(text: Text) -> tuple[Run, ...]:
    if isinstance(text, str):
        return (Run(clean(text)),)
    return tuple(replace(run, text=composed(run.text)) for run in text)
