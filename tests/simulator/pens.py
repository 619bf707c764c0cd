"""Pens and how their ink lies on the paper."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
Path = NDArray[np.float64]

FINER = 2
"""Ink is drawn this much finer than the page and then brought down, so that its edges are soft."""
SHIFT = 4
ROOM_MM = 1.2


@dataclass(frozen=True, slots=True)
class Pen:
    """One pen.

    Args:
        name: what it is called in tables.
        colour: blue, green, red of the full ink on paper, 0 to 255.
        width_mm: from, to: how wide a line is.
        pressure: from, to: the share of the full ink that is laid down.
        grain: how much the ink lies in grains (pencil) or gaps (dry ballpoint), 0 to 1.
        bleed_mm: how far it runs into the paper.
        is_clear: whether people see its marks well enough to call them clear.
    """

    name: str
    colour: tuple[int, int, int]
    width_mm: tuple[float, float]
    pressure: tuple[float, float]
    grain: float = 0.0
    bleed_mm: float = 0.02
    is_clear: bool = True


BALLPOINT_BLUE = Pen("ballpoint blue", (150, 60, 40), (0.30, 0.55), (0.75, 1.0), 0.15)
BALLPOINT_BLACK = Pen("ballpoint black", (45, 42, 40), (0.30, 0.55), (0.75, 1.0), 0.15)
GEL = Pen("gel", (35, 25, 25), (0.35, 0.7), (0.9, 1.0), 0.03, 0.03)
PENCIL = Pen("pencil", (95, 95, 95), (0.35, 0.8), (0.6, 0.95), 0.5, 0.02)
FELT = Pen("felt", (40, 30, 30), (0.8, 1.4), (0.9, 1.0), 0.02, 0.08)
RED = Pen("ballpoint red", (50, 40, 190), (0.30, 0.55), (0.75, 1.0), 0.15)
FAINT = Pen("faint ballpoint", (165, 95, 75), (0.22, 0.35), (0.25, 0.55), 0.55, is_clear=False)
HARD_PENCIL = Pen("hard pencil", (150, 150, 150), (0.25, 0.4), (0.4, 0.8), 0.5, is_clear=False)

ORDINARY = (BALLPOINT_BLUE, BALLPOINT_BLUE, BALLPOINT_BLACK, GEL, PENCIL, FELT)
EVERY = (BALLPOINT_BLUE, BALLPOINT_BLACK, GEL, PENCIL, FELT, RED, FAINT, HARD_PENCIL)


def draw(page: Image, per_mm: float, path: Path, pen: Pen, rng: np.random.Generator, *, is_light: bool = False) -> None:
    """Lay one stroke of the pen on the page.

    Args:
        page: gray, or blue, green, red; changed in place.
        per_mm: its pixels in a millimetre.
        path: points in millimetres from the top left corner of the page, n × 2.
        pen: the pen.
        rng: the dice.
        is_light: True for a stroke drawn with less pressure.
    """
    height, width = page.shape[:2]
    low = np.maximum(np.floor((path.min(axis=0) - ROOM_MM) * per_mm).astype(int), 0)
    high = np.minimum(np.ceil((path.max(axis=0) + ROOM_MM) * per_mm).astype(int), (width, height))
    if (high - low < 2).any():
        return
    finer = per_mm * FINER
    mask = np.zeros(((high[1] - low[1]) * FINER, (high[0] - low[0]) * FINER), np.uint8)
    points = np.round((path * finer - low * FINER) * (1 << SHIFT)).astype(np.int32)
    thickness = max(1, round(rng.uniform(*pen.width_mm) * finer))
    cv2.polylines(mask, [points.reshape(-1, 1, 2)], False, 255, thickness, cv2.LINE_8, SHIFT)
    laid = cv2.resize(mask, None, fx=1 / FINER, fy=1 / FINER, interpolation=cv2.INTER_AREA)
    pressure = rng.uniform(*pen.pressure) * (0.6 if is_light else 1.0)
    part = page[low[1] : high[1], low[0] : high[0]]
    part[...] = inked(part, laid, pen, pressure, per_mm, rng)


def inked(
    paper: Image, laid: Image, pen: Pen, pressure: float | NDArray[np.float32], per_mm: float, rng: np.random.Generator
) -> Image:
    """The paper with ink where it was laid: darker, never lighter, in grains, and run a little."""
    cover = laid.astype(np.float32) * (1 / 255)
    if pen.bleed_mm * per_mm > 0.3:
        cover = cv2.GaussianBlur(cover, (0, 0), pen.bleed_mm * per_mm)
    if pen.grain:
        cover *= _grains(cover.shape, per_mm, pen.grain, rng)
    cover = np.clip(cover * pressure, 0.0, 1.0)
    if paper.ndim == 2:
        return (paper * (1 - cover * (1 - _gray(pen) / 255))).astype(np.uint8)
    full = np.array(pen.colour, np.float32) / 255
    return (paper * (1 - cover[..., None] * (1 - full))).astype(np.uint8)


def _grains(shape: tuple[int, ...], per_mm: float, grain: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """Between 1 - grain and 1: the tooth of the paper, about a tenth of a millimetre wide."""
    step = max(1, round(0.1 * per_mm))
    coarse = rng.random((shape[0] // step + 2, shape[1] // step + 2), np.float32)
    tooth = cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)
    return 1 - grain * tooth


def _gray(pen: Pen) -> float:
    blue, green, red = pen.colour
    return 0.114 * blue + 0.587 * green + 0.299 * red
