"""Ballots as PDF with their layout: every copy the same, every place true."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import segno
import typst
from PIL import Image

import daihoi.core.documents as documents
from daihoi.core.elections import Counting, style_of
from daihoi.core.elections.rules import BallotRules
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from . import wording
from .contests import BallotContest
from .drawing import SOFT, Drawing, Stroke, Words, stroke_as_json
from .fiducials import CELLS, black_cells
from .layouts import BLANK_DPI, Box, Layout, Page
from .lettering import width_mm
from .places import Plan, plan
from .sizes import PT

FORMAT = "DH1"
MOST_COPIES = 20_000
_RIBBON_PT, _RIBBON_MM = 8.5, 6.8
_HERE = Path(__file__).resolve().parent
_FONTS = Path(documents.__file__).resolve().parent / "fonts"
_LOCK = Lock()
Overlay = Sequence[Sequence[Stroke]]
"""Pen strokes on each page of one sheet."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What the printer gets, and what the reader needs.

    Args:
        layout: where everything is, with the empty form of each page.
        pdf: the ballots.
    """

    layout: Layout
    pdf: bytes


def print_ballots(
    contest: BallotContest,
    rules: BallotRules,
    *,
    counting: Counting = Counting.ONE_VOTE_A_NAME,
    profile: str = "plain",
    copies: int = 1,
    is_sample: bool = False,
    is_test: bool = False,
) -> Printed:
    """Print the ballots of one round.

    Args:
        contest: who votes on what, and the names.
        rules: the rulebook's ballot rules: the style where the contest names none, and whether there is a stamp.
        counting: how votes for the office are given, by the rulebook.
        profile: page format whose heading the ballots carry.
        copies: how many; all are the same.
        is_sample: for adoption and display: a large word across it, and never counted.
        is_test: for rehearsals: marked as such, and never counted.

    Returns:
        The layout and the PDF.

    Raises:
        WrongInput: the number of copies can't be, or a name can't be printed.
    """
    if not 1 <= copies <= MOST_COPIES:
        raise WrongInput(
            say("{copies} copies can't be printed at once; it must be 1 to {most}.", copies=copies, most=MOST_COPIES)
        )
    made = plan_of(contest, rules, counting=counting, profile=profile)
    return Printed(
        layout_of(made, contest),
        draw(made, contest, [()] * copies, is_sample=is_sample, is_test=is_test),
    )


def plan_of(contest: BallotContest, rules: BallotRules, *, counting: Counting, profile: str) -> Plan:
    """The places of a contest's ballot; the style is the contest's own or the rulebook's."""
    style = contest.style or style_of(len(contest.names), contest.seats, rules, counting)
    has_stamp = rules.stamp is not None and rules.stamp.value
    return plan(contest, style, has_stamp=has_stamp, profile=profile)


def layout_of(made: Plan, contest: BallotContest) -> Layout:
    """The layout with the empty form of each page: that of a ballot which counts."""
    pictures = _pictures(_words(_identified(made, contest, is_counted=True), made, contest, [()]))
    pages = tuple(replace(page, blank=one) for page, one in zip(made.layout.pages, pictures, strict=True))
    return replace(made.layout, pages=pages)


def draw(
    made: Plan, contest: BallotContest, sheets: Sequence[Overlay], *, is_sample: bool = False, is_test: bool = False
) -> bytes:
    """The PDF of some sheets, each with its own pen strokes or none."""
    drawings = _identified(made, contest, is_counted=not (is_sample or is_test))
    if is_sample:
        for one in drawings:
            one.watermark = wording.SAMPLE.in_language(contest.language)
    if is_test:
        for page, one in zip(made.layout.pages, drawings, strict=True):
            _say_test(one, page, contest)
    return compile_pdf(_words(drawings, made, contest, sheets), "ballot.typ")


def identity_text(layout: Layout, page: int, *, is_counted: bool) -> str:
    """What the square code of a page holds; nothing in it tells one copy from another."""
    letter, last = wording.LETTERS[layout.style], "R" if is_counted else "T"
    return f"{FORMAT}:{layout.layout_id}:{letter}:{page}/{len(layout.pages)}:{last}"


def _identified(made: Plan, contest: BallotContest, *, is_counted: bool) -> tuple[Drawing, ...]:
    """The drawings with corner marks, square code, and the same in plain text."""
    whole = []
    for page, drawing in zip(made.layout.pages, made.drawings, strict=True):
        text = identity_text(made.layout, page.number, is_counted=is_counted)
        patterns = [*drawing.patterns, *map(_mark, page.fiducials), _square_code(text, page.identity)]
        words = [*drawing.words, *_plain_identity(made.layout, page.identity, contest)]
        whole.append(replace(drawing, patterns=patterns, words=words))
    return tuple(whole)


def _mark(fiducial: Any) -> list[Box]:
    box: Box = fiducial.box
    cell = box.width / CELLS
    return [Box(box.left + column * cell, box.top + row * cell, cell, cell) for row, column in black_cells(fiducial.id)]


def _square_code(text: str, box: Box) -> list[Box]:
    """The code as black runs; high correction, since stamps and folds come near it."""
    rows = [list(row) for row in segno.make(text, error="q", micro=False, boost_error=False).matrix]
    cell = box.width / len(rows)
    found = []
    for at, row in enumerate(rows):
        start = None
        for place, is_black in enumerate([*row, 0]):
            if is_black and start is None:
                start = place
            elif not is_black and start is not None:
                found.append(Box(box.left + start * cell, box.top + at * cell, (place - start) * cell, cell))
                start = None
    return found


def _plain_identity(layout: Layout, box: Box, contest: BallotContest) -> list[Words]:
    style = wording.STYLE_NAMES[layout.style].in_language(contest.language)
    middle = box.left + box.width / 2
    size = min(7.0, box.width / width_mm(layout.layout_id, 1))
    return [
        Words(middle, box.bottom + 4.3, style, 6.5, align="center", gray=SOFT),
        Words(middle, box.bottom + 6.8, layout.layout_id, int(size * 4) / 4, align="center", gray=SOFT),
    ]


def _say_test(drawing: Drawing, page: Page, contest: BallotContest) -> None:
    """The word of a rehearsal: large in the place of the stamp, and up both edges, where no pen has business."""
    text = wording.TEST.in_language(contest.language)
    width, height = contest.paper.size_mm
    ribbon = "   ·   ".join([text] * int((height - 50) / width_mm(f"{text}   ·   ", _RIBBON_PT, is_bold=True)))
    for x in (_RIBBON_MM, width - _RIBBON_MM + 2.6):
        drawing.words.append(Words(x, height / 2, ribbon, _RIBBON_PT, is_bold=True, is_upwards=True))
    if page.stamp:
        size = min(20.0, (page.stamp.width - 4) / width_mm(text, 1, is_bold=True))
        middle = page.stamp.left + page.stamp.width / 2
        y = page.stamp.top + page.stamp.height / 2 + size * PT * 0.6
        drawing.words.append(Words(middle, y, text, size, is_bold=True, align="center"))


def _words(drawings: Sequence[Drawing], made: Plan, contest: BallotContest, sheets: Sequence[Overlay]) -> str:
    width, height = made.layout.size_mm
    plain = {
        "width": width,
        "height": height,
        "language": contest.language.value,
        "title": f"{wording.title_of(contest)} {wording.subject_of(contest)}",
        "author": contest.organisation,
    }
    return drawn_words(plain, drawings, sheets)


def drawn_words(plain: Mapping[str, Any], drawings: Sequence[Drawing], sheets: Sequence[Overlay]) -> str:
    """What the template reads: size, language and title, the pages, and the pen strokes on each sheet."""
    pages = {
        "pages": [one.as_json() for one in drawings],
        "sheets": [[[stroke_as_json(one) for one in strokes] for strokes in sheet] for sheet in sheets],
    }
    return json.dumps({**plain, **pages}, ensure_ascii=False)


def compile_pdf(words: str, template: str) -> bytes:
    """Draw plain values by a template of this folder; the same values always give the same bytes."""
    with _LOCK:
        drawn = _compiler(template).compile(
            format="pdf", sys_inputs={"d": words}, pdf_standards=["1.7"], timestamp=0, pdf_tags=False
        )
    if not isinstance(drawn, bytes):
        raise TypeError("typst gave no PDF")
    return drawn


def _pictures(words: str) -> list[bytes]:
    """Each page as a gray PNG."""
    with _LOCK:
        drawn = _compiler("ballot.typ").compile(format="png", ppi=BLANK_DPI, sys_inputs={"d": words})
    pictures = []
    for one in [drawn] if isinstance(drawn, bytes) else drawn or []:
        kept = io.BytesIO()
        Image.open(io.BytesIO(one)).convert("L").point(_sixteen_grays).save(kept, "PNG", optimize=True)
        pictures.append(kept.getvalue())
    return pictures


def _sixteen_grays(gray: int) -> int:
    """Enough for the edges of letters, in a third of the bytes."""
    return gray // 17 * 17


@cache
def _compiler(template: str) -> typst.Compiler:
    return typst.Compiler(
        str(_HERE / "templates" / template),
        root=str(_HERE / "templates"),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
    )
