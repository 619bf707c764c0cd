"""Where every name and box stands: plain arithmetic, in millimetres, before anything is drawn.

All names of a ballot are set in one size, so that nobody is printed larger than another.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import ceil

from daihoi.core.elections import BallotStyle
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from . import wording
from .contests import BallotContest, require_room
from .drawing import FAINT, Drawing, Frame, Rule, Words
from .fiducials import corner_marks
from .heads import Head, comb, first_head, footer, further_head
from .layouts import Box, Layout, Page, Row
from .lettering import ink_of, lacking, width_mm, wrapped
from .sizes import (
    BOX_GAP_MM,
    BOX_LINE_MM,
    BOX_MM,
    BOX_ROW_MM,
    CALM_ROW_MM,
    CELLS,
    CLEAR_MM,
    COMB_CELL_MM,
    FEW,
    FIELD_HEIGHT_MM,
    PT,
    SIZES,
    Sizes,
)

_SMALLEST_PT = (10.0, 8.0)
"""Names are set no smaller than the first; only where no arrangement does, than the second."""
_ARRANGEMENTS = ((1, 1), (2, 1), (1, 2), (2, 2))
"""(columns, pages), the calmest first."""
_MIDDLE = 0.335
"""The middle of letters with marks above and below stands so far over their base line, in letter sizes."""
_COLUMN_HEAD_MM = 7.5
_NOTE_LINES = 2
_HAIR = 0.12


@dataclass(frozen=True, slots=True)
class Plan:
    """A ballot ready to be drawn.

    Args:
        layout: where everything is.
        drawings: what stands on each page, all but the square code.
    """

    layout: Layout
    drawings: tuple[Drawing, ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the names are set.

    Args:
        columns: one or two on a page.
        counts: how many names each page holds.
        height: of a row.
        name_pt: letters of all names.
        note_pt: letters of all notes.
    """

    columns: int
    counts: tuple[int, ...]
    height: float
    name_pt: float
    note_pt: float


@dataclass(frozen=True, slots=True)
class _Column:
    """The horizontal places of one column.

    Args:
        left: its left edge.
        width: its width.
        name: where names begin.
        room: how wide a name may be.
        note: where notes beside names begin, and how wide they may be; None where they stand below or there are none.
        cells: left edge and width of the place of each box.
    """

    left: float
    width: float
    name: float
    room: float
    note: tuple[float, float] | None
    cells: dict[str, tuple[float, float]]


def plan(contest: BallotContest, style: BallotStyle, *, has_stamp: bool = False, profile: str = "plain") -> Plan:
    """Lay a ballot out.

    Args:
        contest: who votes on what, and the names.
        style: how it is marked.
        has_stamp: a place for the stamp is kept free at the top left.
        profile: page format whose heading it carries.

    Returns:
        The layout and the drawings of its pages.

    Raises:
        WrongInput: a name can't be printed with the program's letters, or is too long for the paper.
    """
    require_room(len(contest.names), contest.paper)
    require_letters(contest)
    first, further = first_head(contest, style, has_stamp=has_stamp, profile=profile), further_head(contest)
    grid = _choose(contest, style, (first.bottom, further.bottom))
    heads = (first, further)[: len(grid.counts)]
    rows = _rows(contest, style, grid, heads)
    pages = tuple(
        Page(
            number=number,
            fiducials=corner_marks(number, contest.paper),
            identity=_rounded(head.identity),
            rows=rows[number - 1],
            stamp=_rounded(head.stamp) if head.stamp else None,
            fields={key: _rounded(box) for key, box in head.fields.items()},
        )
        for number, head in enumerate(heads, 1)
    )
    layout = Layout(contest.paper, style, contest.seats, contest.rulebook, contest.office.value, pages,
                    contest.is_weighed)  # fmt: skip
    for page, head in zip(pages, heads, strict=True):
        _draw_rows(contest, style, grid, page, head)
        footer(contest, head.drawing, page.number, len(pages))
    return Plan(layout, tuple(head.drawing for head in heads))


def require_letters(contest: BallotContest) -> None:
    """Refuse letters that would be printed as empty squares.

    Raises:
        WrongInput: a text holds such a letter.
    """
    texts = [contest.organisation, contest.congress, contest.title]
    for text in (*texts, *(part for one in contest.names for part in (one.name, one.note))):
        if missing := lacking(text):
            raise WrongInput(
                say("“{text}” can't be printed: the letters have no “{missing}”. Write it otherwise.", text=text,
                    missing=missing)
            )  # fmt: skip


def _choose(contest: BallotContest, style: BallotStyle, tops: tuple[float, float]) -> _Grid:
    for least, (columns, pages) in product(_SMALLEST_PT, _ARRANGEMENTS):
        if grid := _fit(contest, style, columns, tops[:pages], least):
            return grid
    longest = max(contest.names, key=lambda one: width_mm(one.name, 10, is_bold=True) + width_mm(one.note, 4))
    raise WrongInput(
        say("The names don't fit on {paper}; the longest is “{name}”. Take a larger sheet or shorten the notes beside "
            "the names.", paper=contest.paper.value, name=longest.name)
    )  # fmt: skip


def _fit(
    contest: BallotContest, style: BallotStyle, columns: int, tops: tuple[float, ...], least_pt: float
) -> _Grid | None:
    """The most generous grid of that arrangement, or None where the names don't fit."""
    sizes, number = SIZES[contest.paper], len(contest.names)
    lowest, highest = _lowest(style, sizes, columns, len(tops)), sizes.few_row if number <= FEW else sizes.row[1]
    bottom = sizes.bottom if len(tops) > 1 else sizes.last_bottom
    rooms = [bottom - top - _COLUMN_HEAD_MM for top in tops]
    for step in range(round((highest - lowest) / 0.25) + 1):
        height = highest - step * 0.25
        capacity = [columns * int(room / height) for room in rooms]
        if sum(capacity) < number:
            continue
        if letters := _letters(contest, style, columns, height, least_pt):
            first = min(capacity[0], max(number - sum(capacity[1:]), ceil(number / len(tops))))
            return _Grid(columns, (first, number - first)[: len(tops)], height, *letters)
    return None


def _lowest(style: BallotStyle, sizes: Sizes, columns: int, pages: int) -> float:
    lowest = max(sizes.row[0], BOX_ROW_MM if CELLS[style] else 0.0)
    return max(lowest, CALM_ROW_MM) if (columns, pages) == (1, 2) else lowest


def _letters(
    contest: BallotContest, style: BallotStyle, columns: int, height: float, least_pt: float
) -> tuple[float, float] | None:
    """The largest letters (names, notes) that fit all names into rows of that height."""
    sizes = SIZES[contest.paper]
    column = _columns(contest, style, columns)[0]
    note_pt = _note_pt(contest, column, sizes)
    if note_pt is None:
        return None
    below = note_pt * PT * 1.15 if _notes_below(contest, column) else 0.0
    widest = max(width_mm(one.name, 1, is_bold=True) for one in contest.names)
    inks = [ink_of(one.name, 1, is_bold=True) for one in contest.names]
    tall = max(ink.bottom for ink in inks) - min(ink.top for ink in inks)
    most = sizes.few_pt if len(contest.names) <= FEW else sizes.name_pt
    largest = min(most, column.room / widest, (height - CLEAR_MM - below) / tall)
    size = int(largest * 4) / 4
    return (size, note_pt) if size >= least_pt else None


def _note_pt(contest: BallotContest, column: _Column, sizes: Sizes) -> float | None:
    """The letters of the notes: in two lines beside the name, or in one below it; None where they don't fit."""
    largest = sizes.column_pt
    lines, room = (_NOTE_LINES, column.note[1]) if column.note else (1, column.room)
    for step in range(int((largest - 7) * 2) + 1):
        size = largest - step / 2
        if all(_note_fits(one.note, size, room, lines) for one in contest.names):
            return size
    return None


def _note_fits(note: str, size: float, room: float, lines: int) -> bool:
    set_ = wrapped(note, size, room)
    return len(set_) <= lines and all(width_mm(line, size) <= room for line in set_)


def _notes_below(contest: BallotContest, column: _Column) -> bool:
    return column.note is None and any(one.note for one in contest.names)


def _columns(contest: BallotContest, style: BallotStyle, columns: int) -> tuple[_Column, ...]:
    sizes = SIZES[contest.paper]
    width = (sizes.width - sizes.gutter * (columns - 1)) / columns
    keys = CELLS[style]
    cell = sizes.cell[columns - 1]
    if style is BallotStyle.CUMULATIVE:
        cell = sizes.comb[columns - 1] * COMB_CELL_MM + 2
    found = []
    for at in range(columns):
        left = sizes.left + at * (width + sizes.gutter)
        first = left + width - len(keys) * cell
        cells = {key: (first + place * cell, cell) for place, key in enumerate(keys)}
        name = left + sizes.number
        room = first - name - (BOX_GAP_MM if keys else 1.0)
        note = None
        if columns == 1 and any(one.note for one in contest.names):
            beside = room * 0.46
            room -= beside + BOX_GAP_MM
            note = (name + room + BOX_GAP_MM, beside)
        found.append(_Column(left, width, name, room, note, cells))
    return tuple(found)


def _rows(
    contest: BallotContest, style: BallotStyle, grid: _Grid, heads: tuple[Head, ...]
) -> tuple[tuple[Row, ...], ...]:
    columns, at, pages = _columns(contest, style, grid.columns), 0, []
    for count, head in zip(grid.counts, heads, strict=True):
        deep, rows = ceil(count / grid.columns), []
        for place in range(count):
            column = columns[place // deep]
            top = head.bottom + _COLUMN_HEAD_MM + place % deep * grid.height
            rows.append(_row(contest, style, grid, column, top, at + place))
        at += count
        pages.append(tuple(rows))
    return tuple(pages)


def _row(contest: BallotContest, style: BallotStyle, grid: _Grid, column: _Column, top: float, at: int) -> Row:
    one = contest.names[at]
    base = _base_line(contest, grid, column, top)
    ink = ink_of(one.name, grid.name_pt, is_bold=True)
    middle = top + grid.height / 2
    if style is BallotStyle.CUMULATIVE:
        boxes = {
            key: Box(left + 2, middle - FIELD_HEIGHT_MM / 2 + 0.25, width - 2, FIELD_HEIGHT_MM - 0.5)
            for key, (left, width) in column.cells.items()
        }
    else:
        boxes = {
            key: Box(left + (width - BOX_MM) / 2, middle - BOX_MM / 2, BOX_MM, BOX_MM)
            for key, (left, width) in column.cells.items()
        }
    return Row(
        candidate=one.id,
        number=at + 1,
        name=one.name,
        row=_rounded(Box(column.left, top, column.width, grid.height)),
        name_box=_rounded(Box(column.name + ink.left, base + ink.top, ink.right - ink.left, ink.bottom - ink.top)),
        boxes={key: _rounded(box) for key, box in boxes.items()},
    )


def _rounded(box: Box) -> Box:
    return Box(*(round(one, 3) for one in box))


def _base_line(contest: BallotContest, grid: _Grid, column: _Column, top: float) -> float:
    below = grid.note_pt * PT * 1.15 if _notes_below(contest, column) else 0.0
    return top + (grid.height - below) / 2 + grid.name_pt * PT * _MIDDLE


def _draw_rows(contest: BallotContest, style: BallotStyle, grid: _Grid, page: Page, head: Head) -> None:
    columns, deep = _columns(contest, style, grid.columns), ceil(len(page.rows) / grid.columns)
    for at, column in enumerate(columns):
        rows = page.rows[at * deep : (at + 1) * deep]
        if rows:
            _draw_column_head(contest, column, head)
            for row in rows:
                _draw_row(contest, grid, column, row, head.drawing)
            last = rows[-1].row.bottom
            head.drawing.rules.append(Rule(column.left, last, column.left + column.width, last, 0.25))


def _draw_column_head(contest: BallotContest, column: _Column, head: Head) -> None:
    sizes, drawing, language = SIZES[contest.paper], head.drawing, contest.language
    size, top = sizes.column_pt, head.bottom
    right, low = column.left + column.width, top + _COLUMN_HEAD_MM
    drawing.rules.append(Rule(column.left, top, right, top, 0.25))
    drawing.rules.append(Rule(column.left, low, right, low, 0.25))
    number = wording.NUMBER.in_language(language)
    middle = column.left + (sizes.number - 2) / 2
    labels = [(number, middle, sizes.number, "center"), (wording.NAME.in_language(language), column.name, 99, "left")]
    if column.note:
        labels.append((wording.NOTE.in_language(language), column.note[0], column.note[1], "left"))
    for key, (left, width) in column.cells.items():
        phrase = wording.SUPPORT if key == "mark" and contest.is_poll else wording.CELLS[key]
        labels.append((phrase.in_language(language), left + width / 2, width - 1, "center"))
    if any(len(wrapped(text, size, room, is_bold=True)) > 1 for text, _x, room, _align in labels):
        size -= 1.5
    for text, x, room, align in labels:
        lines = wrapped(text, size, room, is_bold=True)
        pitch = size * PT * 1.1
        y = top + _COLUMN_HEAD_MM / 2 + size * PT * 0.32 - pitch * (len(lines) - 1) / 2
        drawing.add_lines(lines, x, y, size, pitch, is_bold=True, align=align)


def _draw_row(contest: BallotContest, grid: _Grid, column: _Column, row: Row, drawing: Drawing) -> None:
    sizes, one = SIZES[contest.paper], contest.names[row.number - 1]
    base = _base_line(contest, grid, column, row.row.top)
    drawing.rules.append(
        Rule(column.left, row.row.bottom, column.left + column.width, row.row.bottom, _HAIR, FAINT)
    )  # fmt: skip
    number_x = column.left + sizes.number - 2.5
    drawing.words.append(Words(number_x, base, f"{row.number}", grid.name_pt, align="right"))
    drawing.words.append(Words(column.name, base, one.name, grid.name_pt, is_bold=True, is_kerned=False))
    if one.note:
        _draw_note(one.note, grid, column, row, base, drawing)
    for key, box in row.boxes.items():
        if key == "votes":
            comb(drawing, box, round(column.cells[key][1] / COMB_CELL_MM))
        else:
            drawing.frames.append(Frame(box, BOX_LINE_MM))


def _draw_note(note: str, grid: _Grid, column: _Column, row: Row, base: float, drawing: Drawing) -> None:
    size = grid.note_pt
    pitch = size * PT * 1.12
    if column.note is None:
        drawing.words.append(Words(column.name, base + pitch + 0.4, note, size, is_italic=True))
        return
    left, room = column.note
    lines = _even(note, size, room)
    middle = row.row.top + row.row.height / 2
    drawing.add_lines(lines, left, middle + size * PT * 0.32 - pitch * (len(lines) - 1) / 2, size, pitch)


def _even(text: str, size: float, room: float) -> tuple[str, ...]:
    """The text in as few lines as the room allows, no line with one word left over."""
    lines = wrapped(text, size, room)
    while (narrower := wrapped(text, size, room := room - 1)) and len(narrower) == len(lines):
        if any(width_mm(line, size) > room for line in narrower):
            break
        lines = narrower
    return lines
