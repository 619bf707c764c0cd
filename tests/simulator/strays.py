"""Ink that does not belong on a ballot, and small dirt that means nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from daihoi.core.ballots.layouts import Box, Layout, Page

from .pens import Image, Path, Pen, draw

Dice = np.random.Generator
KEEP_AWAY_MM = 2.0
TRIES = 200


def free_place(layout: Layout, page: Page, rng: Dice, width: float, height: float, ink: Image) -> Box | None:
    """A place of that size where nothing is printed and nothing is marked; None when the page is full."""
    wide, high = layout.size_mm
    per_mm = ink.shape[1] / wide
    taken = [*page.fields.values(), page.identity, *([page.stamp] if page.stamp else [])]
    taken += [one.box for one in page.fiducials] + [box for row in page.rows for box in row.boxes.values()]
    for _ in range(TRIES):
        left, top = rng.uniform(8, wide - width - 8), rng.uniform(20, high - height - 10)
        place = Box(left, top, width, height)
        if any(_touches(place, one) for one in taken):
            continue
        seen = ink[
            round(top * per_mm) : round((top + height) * per_mm), round(left * per_mm) : round((left + width) * per_mm)
        ]
        if seen.size and seen.min() > 150:
            return place
    return None


def _touches(one: Box, other: Box) -> bool:
    far = KEEP_AWAY_MM
    return (
        one.left < other.right + far and other.left < one.right + far
        and one.top < other.bottom + far and other.top < one.bottom + far
    )  # fmt: skip


def signature(rng: Dice, place: Box) -> list[Path]:
    """Loops and a flourish."""
    at = np.linspace(0, 1, 160)
    loops = rng.uniform(5, 8)
    across = at + 0.06 * np.sin(2 * np.pi * loops * at)
    down = 0.5 + 0.4 * np.sin(2 * np.pi * loops * at + 1) * np.linspace(1, 0.35, 160) * rng.uniform(0.7, 1)
    flourish = np.stack((np.linspace(0.95, 0.1, 20), 0.9 + 0.08 * np.sin(np.linspace(0, 5, 20))), -1)
    return [_placed(np.stack((across / 1.1, down), -1), place), _placed(flourish, place)]


def words(rng: Dice, place: Box) -> list[Path]:
    """A hand's letters: short strokes in a row, as of a name or a note."""
    letters = max(4, int(place.width / 2.6))
    found = []
    for number in range(letters):
        if rng.random() < 0.15:
            continue
        corners = rng.uniform(0, 1, (int(rng.integers(4, 7)), 2)) * (0.85 / letters, 0.7)
        corners += (number / letters, 0.2)
        smooth = np.linspace(0, len(corners) - 1, 14)
        path = np.stack([np.interp(smooth, np.arange(len(corners)), corners[:, axis]) for axis in (0, 1)], -1)
        found.append(_placed(path, place))
    return found


def doodle(rng: Dice, place: Box) -> list[Path]:
    """A flower: a small picture that tells one ballot from all others."""
    turn = np.linspace(0, 2 * np.pi, 120)
    far = 0.28 + 0.18 * np.sin(rng.integers(4, 7) * turn)
    petals = np.stack((0.5 + far * np.cos(turn), 0.5 + far * np.sin(turn)), -1)
    return [_placed(petals, place)]


def _placed(path: NDArray[np.float64], place: Box) -> Path:
    return path * (place.width, place.height) + (place.left, place.top)


STRAYS: dict[str, tuple[Callable[[Dice, Box], list[Path]], tuple[float, float], tuple[float, float]]] = {
    "signature": (signature, (22, 40), (9, 14)),
    "added name": (words, (28, 45), (5, 7)),
    "note": (words, (14, 28), (4, 6)),
    "doodle": (doodle, (8, 14), (8, 14)),
}
"""Name → how it is drawn, its width and its height in millimetres, from and to.  All of it belongs before a person."""


def draw_stray(name: str, page: Image, layout: Layout, side: Page, per_mm: float, pen: Pen, rng: Dice) -> Box | None:
    """Draw one stray thing at a free place.

    Returns:
        Where it stands; None when there was no place for it and nothing was drawn.
    """
    drawing, wide, high = STRAYS[name]
    gray = page if page.ndim == 2 else page[..., 1]
    for smaller in (1.0, 0.75, 0.5):
        place = free_place(layout, side, rng, rng.uniform(*wide) * smaller, rng.uniform(*high) * smaller, gray)
        if place:
            for path in drawing(rng, place):
                draw(page, per_mm, path, pen, rng)
            return place
    return None


def dust(page: Image, per_mm: float, rng: Dice, specks: Iterable[int] = (5, 40)) -> None:
    """Specks and short hairs, under a third of a millimetre wide: they mean nothing."""
    fewest, most = specks
    height, width = page.shape[:2]
    for _ in range(int(rng.integers(fewest, most))):
        across, down = int(rng.integers(0, width)), int(rng.integers(0, height))
        far = max(1, int(rng.uniform(0.05, 0.25) * per_mm))
        page[down : down + far, across : across + far] = int(rng.integers(40, 160))
