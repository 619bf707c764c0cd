"""The upper part of a ballot: heading, stamp, title, square code, instruction; and where the names may begin."""

from __future__ import annotations

from dataclasses import dataclass, field

from daihoi.core.documents import layouts as formats
from daihoi.core.documents.layouts import Sign, Style
from daihoi.core.documents.widths import balanced, text_width_mm
from daihoi.core.elections import BallotStyle

from . import wording
from .contests import BallotContest
from .drawing import BLACK, FAINT, SOFT, Drawing, Frame, Rule, Words
from .layouts import Box
from .lettering import width_mm, wrapped
from .sizes import BOX_LINE_MM, COMB_CELL_MM, FIELD_HEIGHT_MM, IDENTITY_MM, PT, SIZES, Sizes

_LINE = 1.24
_HAIR = 0.12
_WEIGHT_CELLS = 10
_SIGNS = {Sign.ASTERISK: "*", Sign.THREE_ASTERISKS: "***", Sign.DASHES: "-----"}


@dataclass
class Head:
    """What stands above the names of one page.

    Args:
        drawing: all of it but the square code.
        identity: where the square code goes.
        bottom: where the names may begin.
        stamp: where the stamp goes, if there is one.
        fields: what is filled in by hand.
    """

    drawing: Drawing
    identity: Box
    bottom: float
    stamp: Box | None = None
    fields: dict[str, Box] = field(default_factory=dict)


def first_head(contest: BallotContest, style: BallotStyle, *, has_stamp: bool, profile: str) -> Head:
    """The head of the first page, laid out by the organisation's page format."""
    sizes = SIZES[contest.paper]
    drawing = Drawing()
    top = official_lines(drawing, contest, formats.find(profile), sizes) + 3
    stamp = Box(sizes.left, top, *sizes.stamp) if has_stamp else None
    identity = Box(sizes.right - IDENTITY_MM, top, IDENTITY_MM, IDENTITY_MM)
    low = _title(drawing, contest, sizes, top, stamp)
    if stamp:
        _stamp_place(drawing, contest, stamp)
    head = Head(drawing, identity, max(low, identity.bottom + 8, stamp.bottom if stamp else 0), stamp)
    if contest.is_weighed:
        _weight_field(head, contest, sizes)
    _instruction(head, contest, style, sizes)
    return head


def further_head(contest: BallotContest) -> Head:
    """The head of the second page: what it is, once more, and the square code."""
    sizes = SIZES[contest.paper]
    drawing = Drawing()
    identity = Box(sizes.head_right - IDENTITY_MM - 3, 9, IDENTITY_MM, IDENTITY_MM)
    room = identity.left - 4 - sizes.head_left
    middle = sizes.head_left + room / 2
    title = f"{wording.title_of(contest)} {wording.CONTINUED.in_language(contest.language)}"
    y = drawing.add_lines(
        [title], middle, sizes.top + 5, sizes.subject_pt, sizes.subject_pt * PT * _LINE, is_bold=True, align="center"
    )
    size = sizes.subject_pt - 2
    lines = broken(wording.subject_of(contest), size, room)
    low = drawing.add_lines(lines, middle, y, size, size * PT * _LINE, align="center")
    return Head(drawing, identity, max(low - 1, identity.bottom + 8))


def footer(contest: BallotContest, drawing: Drawing, page: int, pages: int) -> None:
    """The number of the page, where there are two."""
    if pages < 2:
        return
    width, height = contest.paper.size_mm
    text = wording.PAGE.in_language(contest.language).format(page=page, pages=pages)
    if page < pages:
        text = f"{text} · {wording.TURN.in_language(contest.language)}"
    drawing.words.append(Words(width / 2, height - 11, text, 9, align="center", gray=SOFT, is_italic=True))


def comb(drawing: Drawing, box: Box, cells: int) -> None:
    """A field for a number: a frame with short marks between the figures."""
    drawing.frames.append(Frame(box, BOX_LINE_MM))
    for at in range(1, cells):
        x = box.left + box.width * at / cells
        drawing.rules.append(Rule(x, box.bottom - 1.6, x, box.bottom - BOX_LINE_MM, _HAIR, FAINT))


def official_lines(drawing: Drawing, contest: BallotContest, format_: formats.Layout, sizes: Sizes) -> float:
    """Whose congress it is at the left, the heading of the page format at the right; returns the lowest line."""
    heading = [phrase.in_language(contest.language) for phrase, _part in format_.heading]
    whole = sizes.head_right - sizes.head_left
    right = min(max((_heading_width(text, sizes) for text in heading), default=0.0), whole * 0.56)
    left = whole - right - 4 if heading else whole
    low = _issuer(drawing, contest, format_, sizes.head_left + left / 2, left, sizes)
    if not heading:
        return low
    middle, y = sizes.head_right - right / 2, sizes.top + sizes.head_pt * PT
    for text in heading:
        letters = _heading_pt(text, sizes, right)
        drawing.words.append(Words(middle, y, text, letters, is_bold=True, align="center"))
        y += letters * PT * _LINE
    if format_.heading_sign is Sign.RULE:
        half = min(_heading_width(heading[-1], sizes), right) / 2
        y -= sizes.head_pt * PT * (_LINE - 0.5)
        drawing.rules.append(Rule(middle - half, y, middle + half, y, 0.2))
    return max(low, y)


def _heading_width(text: str, sizes: Sizes) -> float:
    return text_width_mm(text, sizes.head_pt, is_bold=True)


def _heading_pt(text: str, sizes: Sizes, room: float) -> float:
    return min(float(sizes.head_pt), int(sizes.head_pt * room / _heading_width(text, sizes) * 4) / 4)


def _issuer(
    drawing: Drawing, contest: BallotContest, format_: formats.Layout, middle: float, room: float, sizes: Sizes
) -> float:
    pitch, size = sizes.head_pt * PT * _LINE, sizes.head_pt
    y = sizes.top + size * PT
    y = drawing.add_lines(broken(contest.organisation.upper(), size, room), middle, y, size, pitch, align="center")
    lines = broken(contest.congress.upper(), size, room, is_bold=True)
    y = drawing.add_lines(lines, middle, y, size, pitch, is_bold=True, align="center")
    if sign := _SIGNS.get(format_.issuer_sign):
        drawing.words.append(Words(middle, y, sign, size, align="center"))
    elif format_.issuer_sign is not Sign.NOTHING:
        y -= pitch * 0.6
        half = min(room, text_width_mm(lines[-1], size, is_bold=True)) * 0.2
        drawing.rules.append(Rule(middle - half, y, middle + half, y, 0.2))
    else:
        y -= pitch
    return y


def _title(drawing: Drawing, contest: BallotContest, sizes: Sizes, top: float, stamp: Box | None) -> float:
    middle = contest.paper.size_mm[0] / 2
    left = stamp.right if stamp else sizes.left
    half = min(middle - left, sizes.right - IDENTITY_MM - middle) - 3
    y = top + sizes.title_pt * PT * 0.9
    y = drawing.add_lines(
        [wording.title_of(contest)], middle, y, sizes.title_pt, sizes.title_pt * PT * 1.12, is_bold=True,
        align="center",
    )  # fmt: skip
    size = sizes.subject_pt
    lines = broken(wording.subject_of(contest), size, 2 * half, is_bold=True)
    y = drawing.add_lines(lines, middle, y, size, size * PT * _LINE, is_bold=True, align="center")
    number_pt = sizes.text_pt + 1
    number = _number_lines(wording.number_line(contest), number_pt, 2 * half)
    return drawing.add_lines(number, middle, y + 1, number_pt, number_pt * PT * _LINE, align="center") - 1


def _number_lines(text: str, size_pt: float, room: float) -> tuple[str, ...]:
    """One line, or the words before the colon above the number."""
    if width_mm(text, size_pt) <= room:
        return (text,)
    label, number = text.split(": ", 1)
    return (f"{label}:", *wrapped(number, size_pt, room))


def _stamp_place(drawing: Drawing, contest: BallotContest, stamp: Box) -> None:
    drawing.frames.append(Frame(stamp, 0.2, FAINT, is_dashed=True))
    text = wording.STAMP.in_language(contest.language)
    middle = stamp.left + stamp.width / 2
    drawing.words.append(Words(middle, stamp.top + 5, text, 8.5, False, True, "center", SOFT))


def _weight_field(head: Head, contest: BallotContest, sizes: Sizes) -> None:
    label = wording.WEIGHT.in_language(contest.language)
    top, size = head.bottom + 3, sizes.text_pt + 1
    left = sizes.left + width_mm(label, size, is_bold=True) + 4
    box = Box(left, top, _WEIGHT_CELLS * COMB_CELL_MM, FIELD_HEIGHT_MM)
    head.drawing.words.append(Words(sizes.left, top + FIELD_HEIGHT_MM / 2 + 1.3, label, size, is_bold=True))
    comb(head.drawing, box, _WEIGHT_CELLS)
    head.fields["weight"] = box
    head.bottom = box.bottom


def _instruction(head: Head, contest: BallotContest, style: BallotStyle, sizes: Sizes) -> None:
    label = wording.HOW.in_language(contest.language)
    size, pitch = sizes.text_pt, sizes.text_pt * PT * 1.3
    before = width_mm(f"{label} ", size, is_bold=True)
    text = wording.instruction(contest, style)
    first, *others = wrapped(text, size, sizes.width, is_italic=True, first_mm=before)
    y = head.bottom + 2.5 + size * PT
    head.drawing.words.append(Words(sizes.left, y, label, size, is_bold=True, gray=BLACK))
    head.drawing.words.append(Words(sizes.left + before, y, first, size, is_italic=True))
    low = head.drawing.add_lines(others, sizes.left, y + pitch, size, pitch, is_italic=True)
    head.bottom = low - pitch + 3.5


def broken(text: str, size: int, room: float, *, is_bold: bool = False) -> tuple[str, ...]:
    return balanced(text, Style(size, formats.find("plain").source, is_bold=is_bold), room)
