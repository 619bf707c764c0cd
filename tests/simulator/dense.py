"""Very many positions quickly: pages full of boxes, or of names, and nothing else, through the same pens and scanners.

The pages are read by the reader whole, registration, both readers and stray ink included; but every position is
judged by itself, so that a page where one thing is sent to a person hides no mistake elsewhere on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from daihoi.core.ballots.layouts import Box, Fiducial, Layout, Page, PaperSize, Row
from daihoi.core.elections import BallotStyle

from .forms import PER_MM, Form, draw_form, name_box_of, with_blank
from .marks import IN_BOX, THROUGH_NAME, UNCLEAR_BOX, UNCLEAR_NAME, Shape, Strokes, is_told_from_a_mark
from .papers import DAMAGES
from .pens import FINER, SHIFT, Image, Pen
from .scanners import Scanner, scan
from .sheets import Position

Dice = np.random.Generator
BOX_MM, ACROSS_MM, DOWN_MM = 5.0, 13.0, 8.25
NAME_ACROSS_MM, NAME_DOWN_MM = 61.0, 7.6
MARKED, UNCLEAR = 0.45, 0.08
"""Of all positions: with a clear mark, with an unclear one; the others have none."""


@dataclass(frozen=True, slots=True)
class Way:
    """How one page of positions is made."""

    pen: Pen
    scanner: Scanner
    damages: tuple[str, ...]
    tremor_mm: float


@cache
def dense_form(style: BallotStyle) -> Form:
    """A page with as many positions as there is room for, at the distances of a full ballot."""
    rows = tuple(_box_rows() if style is BallotStyle.MARK else _name_rows())
    corners = ((8.0, 8.0), (194.0, 8.0), (194.0, 281.0), (8.0, 281.0))
    side = Page(
        number=1,
        fiducials=tuple(Fiducial(at, Box(*corner, 8.0, 8.0)) for at, corner in enumerate(corners)),
        identity=Box(170.0, 20.0, 20.0, 20.0),
        rows=rows,
        stamp=Box(20.0, 18.0, 30.0, 25.0),
    )
    layout = Layout(PaperSize.A4, style, len(rows), "vn-party-190", "committee", (side,))
    drawn = draw_form(layout, side)
    for row in rows:
        foot = round(row.row.bottom * PER_MM)
        drawn[foot : foot + 2, round(row.row.left * PER_MM) : round(row.row.right * PER_MM)] = 150
    return with_blank(layout, drawn)


def _box_rows() -> list[Row]:
    found = []
    for down in range(28):
        for across in range(14):
            left, top = 15 + across * ACROSS_MM, 47 + down * DOWN_MM
            box = Box(left + 4.0, top + 1.6, BOX_MM, BOX_MM)
            cell, name = Box(left, top, ACROSS_MM, DOWN_MM), Box(left + 1, top + 2, 1.0, 3.0)
            found.append(Row(f"p{len(found)}", len(found) + 1, "", cell, name, {"mark": box}))
    return found


def _name_rows() -> list[Row]:
    found = []
    for down in range(30):
        for across in range(3):
            left, top = 13 + across * NAME_ACROSS_MM, 47 + down * NAME_DOWN_MM
            number = len(found)
            name, box = name_box_of(number, left, top)
            found.append(Row(f"p{number}", number + 1, name, Box(left, top, NAME_ACROSS_MM, NAME_DOWN_MM), box))
    return found


def draw_page(style: BallotStyle, way: Way, seed: int) -> tuple[bytes, dict[str, Position]]:
    """One page of positions.

    Args:
        style: ``mark`` for boxes, ``strike`` for names.
        way: how.
        seed: of all dice.

    Returns:
        The scanner's file, and position → the truth.
    """
    rng = np.random.default_rng(seed)
    form = dense_form(style)
    side = form.layout.pages[0]
    truth = {row.candidate: Position(None if style is BallotStyle.MARK else "kept") for row in side.rows}
    page = form.pages[0].copy()
    mask = np.zeros((page.shape[0] * FINER, page.shape[1] * FINER), np.uint8)
    chosen = rng.random(len(side.rows))
    clear, unclear = (IN_BOX, UNCLEAR_BOX) if style is BallotStyle.MARK else (THROUGH_NAME, UNCLEAR_NAME)
    unclear = tuple(shape for shape in unclear if is_told_from_a_mark(shape, way.pen))
    for shapes, places in (
        (clear, np.flatnonzero(chosen < MARKED)),
        (unclear, np.flatnonzero(chosen > 1 - UNCLEAR)),
    ):
        which = rng.integers(0, len(shapes), len(places))
        for at, shape in enumerate(shapes):
            rows = [side.rows[place] for place in places[which == at]]
            _draw_all(mask, shape, rows, way, rng)
            truth |= {row.candidate: _truth(style, shape, way.pen) for row in rows}
    page = _inked(page, mask, way.pen, rng)
    if way.scanner.mode == "colour":
        page = cv2.cvtColor(page, cv2.COLOR_GRAY2BGR)
    for name in way.damages:
        DAMAGES[name](page, PER_MM, rng, side)
    return scan(page, PER_MM, way.scanner, rng), truth


def _truth(style: BallotStyle, shape: Shape, pen: Pen) -> Position:
    yes, no = ("marked", None) if style is BallotStyle.MARK else ("struck", "kept")
    return Position(yes if shape.means else no, shape.name, shape.is_clear and pen.is_clear)


def _draw_all(mask: Image, shape: Shape, rows: list[Row], way: Way, rng: Dice) -> None:
    """All marks of one shape; each with its own width and pressure."""
    if not rows:
        return
    finer = PER_MM * FINER
    widths = np.maximum(1, np.round(rng.uniform(*way.pen.width_mm, len(rows)) * finer)).astype(int)
    pressures = np.round(rng.uniform(*way.pen.pressure, len(rows)) * 255).astype(int)
    for row, strokes, width, pressure in zip(rows, _strokes(shape, rows, rng, way), widths, pressures, strict=True):
        box = row.boxes.get("mark") or row.name_box
        middle = (box.left + box.width / 2, box.top + box.height / 2)
        points = np.round((strokes + middle) * (finer * (1 << SHIFT))).astype(np.int32)
        cv2.polylines(mask, list(points[:, :, None]), False, int(pressure), int(width), cv2.LINE_8, SHIFT)


def _strokes(shape: Shape, rows: list[Row], rng: Dice, way: Way) -> Strokes:
    if rows[0].boxes:
        return shape.marks(rng, len(rows), BOX_MM, tremor_mm=way.tremor_mm)
    measures = [(row.name_box.width, row.name_box.height) for row in rows]
    return np.concatenate([shape.marks(rng, 1, *one, tremor_mm=way.tremor_mm) for one in measures])


def _inked(page: Image, mask: Image, pen: Pen, rng: Dice) -> Image:
    """The whole page with its ink, as ``pens.inked`` does for one stroke, in whole numbers."""
    cover = cv2.resize(mask, page.shape[::-1], interpolation=cv2.INTER_AREA)
    cover = cv2.GaussianBlur(cover, (0, 0), max(0.3, pen.bleed_mm * PER_MM))
    if pen.grain:
        coarse = rng.integers(round(255 * (1 - pen.grain)), 256, (1001, 997), np.uint8)
        tooth = cv2.resize(coarse, page.shape[::-1], interpolation=cv2.INTER_NEAREST)
        cover = cv2.multiply(cover, tooth, scale=1 / 255)
    blue, green, red = pen.colour
    depth = 1 - (0.114 * blue + 0.587 * green + 0.299 * red) / 255
    return cv2.multiply(page, 255 - cv2.multiply(cover, np.full_like(cover, 255), scale=depth / 255), scale=1 / 255)
