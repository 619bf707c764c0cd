"""A whole marked ballot from a seed: what the voter meant, what the paper went through, and the scanner's file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import cv2
import numpy as np

from daihoi.core.ballots.layouts import Box, Layout, Row
from daihoi.core.elections import BallotStyle

from .forms import PER_MM, Form
from .marks import IN_BOX, TAKEN_BACK, THROUGH_NAME, UNCLEAR_BOX, UNCLEAR_NAME, Shape, is_told_from_a_mark
from .papers import DAMAGES
from .pens import BALLPOINT_BLACK, RED, Image, Pen, draw
from .pens import EVERY as EVERY_PEN
from .pens import ORDINARY as ORDINARY_PENS
from .scanners import EVERY as EVERY_SCANNER
from .scanners import OFFICE, ORDINARY, Scanner, scan
from .strays import STRAYS, draw_stray

Choice = str | int | None
Dice = np.random.Generator
SLIPPED = 0.01


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a sheet is made.

    Args:
        pen: the voter's pen.
        scanner: the scanner.
        tremor_mm: of the hand.
        habit: the one way in which this voter marks, as most do; empty for any way each time.
        unclear: the share of positions that are marked in an unclear way.
        strays: names of stray ink.
        damages: names of what the paper went through, in order.
        second_pen: another pen for a part of the marks; None for none.
        is_corrected: whether one mark is taken back.
    """

    pen: Pen = BALLPOINT_BLACK
    scanner: Scanner = OFFICE
    tremor_mm: float = 0.08
    habit: str = ""
    unclear: float = 0.0
    strays: tuple[str, ...] = ()
    damages: tuple[str, ...] = ()
    second_pen: Pen | None = None
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """The truth about one name.

    Args:
        choice: what the voter meant.
        shape: how it was marked, as tables call it; ``none`` for no ink.
        is_clear: whether a reasonable person calls it clear.
    """

    choice: Choice
    shape: str = "none"
    is_clear: bool = True


@dataclass(frozen=True, slots=True)
class Truth:
    """What a sheet says.

    Args:
        positions: candidate id → the truth about it.
        recipe: how the sheet was made.
        strays: where stray ink was drawn, by name.
    """

    positions: Mapping[str, Position]
    recipe: Recipe
    strays: Mapping[str, Box] = field(default_factory=dict)

    @property
    def choices(self) -> dict[str, Choice]:
        """Candidate id → what was meant."""
        return {key: one.choice for key, one in self.positions.items()}

    @property
    def must_be_seen(self) -> bool:
        """Whether the sheet belongs before a person: an unclear mark, stray ink, or two inks that the scan can show."""
        two_inks = self.recipe.second_pen is not None and self.recipe.scanner.mode == "colour"
        return bool(self.strays) or two_inks or not all(one.is_clear for one in self.positions.values())


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """A file and what it says."""

    picture: bytes
    truth: Truth


def suffix_of(picture: bytes) -> str:
    """The ending of a file with this picture."""
    return {b"\xff\xd8": ".jpg", b"\x89P": ".png"}.get(picture[:2], ".tif")


HABITS = ("cross", "cross", "cross", "cross", "tick", "tick", "slash", "filled", "double")
STRIKING_HABITS = ("straight", "straight", "straight", "straight", "wavy", "doubled", "slanted", "scribbled")
USUAL = {"stamp": 0.5, "fold": 0.3, "dust": 0.3, "texture": 0.1}


def ordinary_recipe(rng: Dice, style: BallotStyle) -> Recipe:
    """A sheet as most are: a usual pen, clear marks, an office scanner, a fold or a stamp."""
    habits = STRIKING_HABITS if style is BallotStyle.STRIKE else HABITS
    usual = [name for name, share in USUAL.items() if rng.random() < share]
    return Recipe(
        pen=ORDINARY_PENS[int(rng.integers(len(ORDINARY_PENS)))],
        scanner=ORDINARY[int(rng.integers(len(ORDINARY)))],
        tremor_mm=float(rng.uniform(0.03, 0.15)),
        habit=habits[int(rng.integers(len(habits)))],
        damages=tuple(usual),
    )


def hard_recipe(rng: Dice) -> Recipe:
    """A sheet as few are: any pen, any scanner, any damage, unclear marks, stray ink."""
    kinds = list(DAMAGES)
    return Recipe(
        pen=EVERY_PEN[int(rng.integers(len(EVERY_PEN)))],
        scanner=EVERY_SCANNER[int(rng.integers(len(EVERY_SCANNER)))],
        tremor_mm=float(rng.uniform(0.03, 0.3)),
        unclear=float(rng.choice((0.0, 0.0, 0.03, 0.1))),
        strays=(str(rng.choice(list(STRAYS))),) if rng.random() < 0.15 else (),
        damages=tuple(str(one) for one in rng.choice(kinds, int(rng.integers(0, 4)), replace=False)),
        second_pen=RED if rng.random() < 0.06 else None,
        is_corrected=bool(rng.random() < 0.08),
    )


def mark_sheet(form: Form, recipe: Recipe, seed: int, *, page: int = 1) -> MarkedSheet:
    """Mark one side, let the paper live, and scan it.

    Args:
        form: the empty ballot.
        recipe: how.
        seed: of all dice; the same seed gives the same file.
        page: which side.

    Returns:
        The file and the truth.
    """
    rng = np.random.default_rng(seed)
    side = form.layout.page(page)
    paper = form.pages[page - 1].copy()
    if recipe.scanner.mode == "colour":
        paper = cv2.cvtColor(paper, cv2.COLOR_GRAY2BGR)
    meant = meant_choices(form.layout, side.rows, rng)
    positions = {
        row.candidate: _mark(paper, form.layout.style, row, meant[row.candidate], recipe, rng) for row in side.rows
    }
    places = {}
    for name in recipe.strays:
        place = draw_stray(name, paper, form.layout, side, PER_MM, recipe.pen, rng)
        if place:
            places[name] = place
    for name in recipe.damages:
        DAMAGES[name](paper, PER_MM, rng, side)
    return MarkedSheet(scan(paper, PER_MM, recipe.scanner, rng), Truth(positions, recipe, places))


def meant_choices(layout: Layout, rows: tuple[Row, ...], rng: Dice) -> dict[str, Choice]:
    """What a voter means: as many names as there are seats, or fewer."""
    fewer = int(rng.choice((0, 0, 0, 1, 2)))
    chosen = set(rng.permutation(len(rows))[: max(1, min(layout.seats, len(rows)) - fewer)].tolist())
    for_whom = {row.candidate: at in chosen for at, row in enumerate(rows)}
    yes, no = {
        BallotStyle.AGREE_DISAGREE: ("agree", "disagree"), BallotStyle.STRIKE: ("kept", "struck"),
        BallotStyle.MARK: ("marked", None), BallotStyle.CUMULATIVE: (0, 0),
    }[layout.style]  # fmt: skip
    return {key: yes if is_for else no for key, is_for in for_whom.items()}


def _mark(paper: Image, style: BallotStyle, row: Row, choice: Choice, recipe: Recipe, rng: Dice) -> Position:
    pen = recipe.second_pen if recipe.second_pen and rng.random() < 0.3 else recipe.pen
    if style is BallotStyle.STRIKE:
        return _strike(paper, row, choice, pen, recipe, rng)
    if style is BallotStyle.CUMULATIVE:
        return Position(0)
    box = row.boxes.get(str(choice)) or row.boxes.get("mark")
    if box is None:
        return Position(choice)
    if rng.random() < recipe.unclear:
        shape = _unclear_shape(UNCLEAR_BOX, pen, rng)
        _lay(paper, shape, box, pen, recipe, rng)
        return Position(_without_ink(style, choice) if not shape.means else choice, shape.name, is_clear=False)
    if choice is None:
        return Position(None)
    shape = _clear_shape(IN_BOX, recipe, rng)
    _lay(paper, shape, box, pen, recipe, rng)
    other = next((one for key, one in row.boxes.items() if key != choice), None)
    if recipe.is_corrected and other and rng.random() < 0.1:
        _lay(paper, TAKEN_BACK, other, pen, recipe, rng)
        return Position(choice, "corrected", is_clear=False)
    return Position(choice, shape.name, is_clear=pen.is_clear)


def _clear_shape(shapes: Sequence[Shape], recipe: Recipe, rng: Dice) -> Shape:
    """The voter's own way, one mark in a hundred slipped; or any way where the voter has none."""
    if not recipe.habit or rng.random() < SLIPPED:
        return shapes[int(rng.integers(len(shapes)))]
    return next(shape for shape in shapes if shape.name == recipe.habit)


def _unclear_shape(shapes: Sequence[Shape], pen: Pen, rng: Dice) -> Shape:
    told = [shape for shape in shapes if is_told_from_a_mark(shape, pen)]
    return told[int(rng.integers(len(told)))]


def _without_ink(style: BallotStyle, choice: Choice) -> Choice:
    return None if style is not BallotStyle.STRIKE else "kept"


def _strike(paper: Image, row: Row, choice: Choice, pen: Pen, recipe: Recipe, rng: Dice) -> Position:
    if rng.random() < recipe.unclear:
        shape = _unclear_shape(UNCLEAR_NAME, pen, rng)
        _lay(paper, shape, row.name_box, pen, recipe, rng)
        return Position("struck" if shape.means else "kept", shape.name, is_clear=False)
    if choice == "kept":
        return Position("kept")
    shape = _clear_shape(THROUGH_NAME, recipe, rng)
    _lay(paper, shape, row.name_box, pen, recipe, rng)
    return Position("struck", shape.name, is_clear=pen.is_clear)


def _lay(paper: Image, shape: Shape, box: Box, pen: Pen, recipe: Recipe, rng: Dice) -> None:
    measures = (box.width, box.height) if shape in chain(THROUGH_NAME, UNCLEAR_NAME) else (min(box.width, box.height),)
    strokes = shape.marks(rng, 1, *measures, tremor_mm=recipe.tremor_mm)[0]
    middle = (box.left + box.width / 2, box.top + box.height / 2)
    for stroke in strokes:
        draw(paper, PER_MM, stroke + middle, pen, rng)
