"""The whole page put straight, coarsely: where the paper is white, how dark everything is, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from daihoi.core.ballots.layouts import Box

from .arrays import Flags, Gray, Numbers
from .forms import FLAT, RIM_MM, BoxForm, Form, points, step_to, widened
from .registration import Registration

_CELL = 6
_LEAST_CONTRAST = 40
_FINE_ENOUGH = 3.5
_FOLD_DARK, _FOLD_PART = 11, 0.55


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """A page at ``FLAT`` points per millimetre.

    Args:
        gray: as scanned.
        white: how white the paper is around each point; shadow and stains are in it, ink is not.
        black: how black the print is.
        dark: from 0, like the paper there, to 255, like the print.
        folds: for lines, then for columns, which of them a fold or a streak darkens from edge to edge.
    """

    gray: Gray
    white: Gray
    black: int
    dark: Gray
    folds: tuple[Flags, Flags]

    @property
    def is_pale(self) -> bool:
        """True when paper and print can hardly be told apart."""
        return float(np.median(self.white[::_CELL, ::_CELL])) - self.black < _LEAST_CONTRAST

    def is_folded(self, box: Box) -> tuple[Flags, Flags] | None:
        """The folded lines and columns within a box; None where there are none."""
        lines, columns = self.folds
        rows = slice(max(0, points(box.top, FLAT)), points(box.bottom, FLAT) + 1)
        across = slice(max(0, points(box.left, FLAT)), points(box.right, FLAT) + 1)
        if not lines[rows].any() and not columns[across].any():
            return None
        return lines[rows], columns[across]

    def whites(self, boxes: list[Box]) -> Numbers:
        """How white the paper is at the middle of each box."""
        height, width = self.white.shape
        across = [min(width - 1, max(0, points(one.left + one.width / 2, FLAT))) for one in boxes]
        down = [min(height - 1, max(0, points(one.top + one.height / 2, FLAT))) for one in boxes]
        return self.white[down, across].astype(np.float32)


def flatten(gray: Gray, where: Registration, form: Form) -> Flat:
    """Put the page straight.

    Args:
        gray: the picture.
        where: where the page lies in it.
        form: the empty form.

    Returns:
        The page, with the white of the paper measured everywhere.
    """
    straight = straighten(gray, where, form.size_mm)
    white = _white(straight)
    black = _black(straight, form)
    span = np.maximum(white, np.uint8(min(255, black + 24))) - np.uint8(black)
    dark = np.asarray(cv2.divide(cv2.subtract(white, straight), span, scale=255.0), np.uint8)
    return Flat(straight, white, black, dark, _folds(dark, form))


def _folds(dark: Gray, form: Form) -> tuple[Flags, Flags]:
    """Lines and columns that are a little dark nearly all along, beside the print."""
    free = form.bare.view(np.uint8)
    shade = cv2.bitwise_and(cv2.threshold(dark, _FOLD_DARK, 1, cv2.THRESH_BINARY)[1], free)
    found = []
    for axis in (1, 0):
        seen, due = (cv2.reduce(one, axis, cv2.REDUCE_SUM, dtype=cv2.CV_32S).ravel() for one in (shade, free))
        part = (seen > _FOLD_PART * np.maximum(due, 1)).astype(np.uint8)
        wide = cv2.dilate(part[None], np.ones((1, 5), np.uint8))
        found.append(np.asarray(wide[0]).astype(bool))
    return found[0], found[1]


def straighten(picture: Gray, where: Registration, size_mm: tuple[float, float], shrunk: float = 1.0) -> Gray:
    """The page at ``FLAT``, from a picture that may already be smaller than the one in which it was found."""
    scale = where.scale / shrunk
    by = max(1, int(scale / _FINE_ENOUGH))
    small = picture
    if by > 1:
        height, width = (one // by * by for one in picture.shape[:2])
        small = np.asarray(
            cv2.resize(picture[:height, :width], (width // by, height // by), interpolation=cv2.INTER_AREA)
        )
    whole = by * shrunk
    shrink = np.array([[1 / whole, 0, 0.5 / whole - 0.5], [0, 1 / whole, 0.5 / whole - 0.5], [0, 0, 1.0]])
    size = (points(size_mm[0], FLAT), points(size_mm[1], FLAT))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    step = shrink @ where.matrix @ step_to(0, 0, FLAT)
    return np.asarray(cv2.warpPerspective(small, step, size, flags=flags, borderValue=(255, 255, 255)))


def _white(straight: Gray) -> Gray:
    """The paper without what is on it: the lightest near each point, then evened out over a centimetre."""
    height, width = straight.shape
    light = cv2.dilate(straight, np.ones((5, 5), np.uint8))
    across, down = width // _CELL, height // _CELL
    # Whole cells only: parts of points cost five times as much, and paper is as white a few points on.
    whole = light[: down * _CELL, : across * _CELL]
    cells = cv2.resize(whole, (across, down), interpolation=cv2.INTER_AREA)
    even = cv2.blur(cv2.medianBlur(cells, 5), (3, 3))
    white = cv2.resize(even, (across * _CELL, down * _CELL), interpolation=cv2.INTER_LINEAR)
    rest = (height - down * _CELL, width - across * _CELL)
    return np.asarray(cv2.copyMakeBorder(white, 0, rest[0], 0, rest[1], cv2.BORDER_REPLICATE) if any(rest) else white)


def _black(straight: Gray, form: Form) -> int:
    """The print of the corner marks: nothing else on the page is as surely black."""
    seen = []
    for one in form.page.fiducials:
        left, top = points(one.box.left, FLAT), points(one.box.top, FLAT)
        inside = straight[top : points(one.box.bottom, FLAT), left : points(one.box.right, FLAT)]
        if inside.size:
            seen.append(float(np.partition(inside.ravel(), inside.size // 4)[inside.size // 4]))
    return int(np.median(seen)) if seen else 0


def folds_in(flat: Flat, form: BoxForm) -> Flags | None:
    """The points of each box that a fold darkens.

    Args:
        flat: the page put straight.
        form: the empty boxes.

    Returns:
        As many points as the form has for each box; None where no fold runs through any.
    """
    found = None
    for at, place in enumerate(form.places):
        folded = folds_at(flat, widened(place.box, RIM_MM), form.frames.shape[1:])
        if folded is not None:
            found = np.zeros(form.frames.shape, bool) if found is None else found
            found[at] = folded
    return found


def folds_at(flat: Flat, around: Box, shape: tuple[int, ...]) -> Flags | None:
    """The points of one piece of the page that a fold darkens.

    Args:
        flat: the page put straight.
        around: the piece.
        shape: its rows and columns.

    Returns:
        So many points; None where no fold runs through it.
    """
    folded = flat.is_folded(around)
    if folded is None:
        return None
    lines, columns = (one[np.arange(size) * len(one) // size] for one, size in zip(folded, shape, strict=True))
    return np.asarray(lines[:, None] | columns[None, :])
