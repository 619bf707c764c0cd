"""The shapes that people draw in a box or through a name, always many at once.

Every shape answers with ``count × strokes × POINTS × 2`` millimetres from the middle of the box, or of the name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .pens import Pen

Strokes = NDArray[np.float64]
Dice = np.random.Generator

POINTS = 28


def through(points: NDArray[np.float64]) -> Strokes:
    """A path of ``POINTS`` points through corners given as count × corners × 2, evenly along its corners."""
    corners = points.shape[1]
    at = np.linspace(0, corners - 1, POINTS)
    low = np.minimum(at.astype(int), corners - 2)
    part = (at - low)[None, :, None]
    return points[:, low] * (1 - part) + points[:, low + 1] * part


def bowed(points: NDArray[np.float64]) -> Strokes:
    """A smooth bow through three points, count × 3 × 2, that a wrist draws."""
    at = np.linspace(0, 1, POINTS)[None, :, None]
    first, middle, last = points[:, 0:1], points[:, 1:2], points[:, 2:3]
    pull = 2 * middle - (first + last) / 2
    return first * (1 - at) ** 2 + pull * 2 * at * (1 - at) + last * at**2


def trembled(strokes: Strokes, rng: Dice, tremor_mm: float) -> Strokes:
    """The same with a hand's tremor: slow wandering, more for an old hand."""
    count, number = strokes.shape[:2]
    knots = rng.normal(0, tremor_mm, (count, number, 6, 2))
    at = np.linspace(0, 5, POINTS)
    low = np.minimum(at.astype(int), 4)
    part = (at - low)[:, None]
    return strokes + knots[:, :, low] * (1 - part) + knots[:, :, low + 1] * part


def _points(*pairs: tuple[NDArray[np.float64], NDArray[np.float64]]) -> NDArray[np.float64]:
    return np.stack([np.stack(pair, axis=-1) for pair in pairs], axis=1)


def _shifted(strokes: Strokes, across: NDArray[np.float64], down: NDArray[np.float64]) -> Strokes:
    return strokes + np.stack((across, down), axis=-1)[:, None, None, :]


def cross(rng: Dice, count: int, size: float) -> Strokes:
    """Two lines across, from corner to corner or over it."""
    one, two, three, four = (rng.uniform(0.3, 0.62, count) * size for _ in range(4))
    lean = rng.normal(0, 0.06 * size, (4, count))
    first = _points((-one + lean[0], -one), (lean[1] * 0.5, lean[2] * 0.5), (two, two + lean[3]))
    second = _points((three, -three + lean[1]), (lean[0] * 0.5, lean[3] * 0.5), (-four + lean[2], four))
    drawn = np.stack((bowed(first), bowed(second)), axis=1)
    return _shifted(drawn, rng.normal(0, 0.08 * size, count), rng.normal(0, 0.08 * size, count))


def tick(rng: Dice, count: int, size: float) -> Strokes:
    """A short line down and a long one up, often over the edge."""
    foot = rng.uniform(0.15, 0.4, count) * size
    tip = rng.uniform(0.35, 0.95, count) * size
    left = rng.uniform(0.2, 0.42, count) * size
    middle = rng.normal(-0.08, 0.06, count) * size
    corners = _points((-left, rng.normal(0, 0.1, count) * size), (middle, foot), (tip * 0.75, -tip))
    return through(corners)[:, None]


def slash(rng: Dice, count: int, size: float) -> Strokes:
    """One line across."""
    half, fall = rng.uniform(0.32, 0.65, count) * size, rng.choice((-1.0, 1.0), count)
    bend = rng.normal(0, 0.05 * size, (2, count))
    drawn = bowed(_points((-half, half * fall), (bend[0], bend[1]), (half, -half * fall)))[:, None]
    return _shifted(drawn, rng.normal(0, 0.07 * size, count), rng.normal(0, 0.07 * size, count))


def filled(rng: Dice, count: int, size: float) -> Strokes:
    """The box scribbled full."""
    turns = 13
    down = np.linspace(-0.42, 0.42, turns)[None, :] * size + rng.normal(0, 0.03 * size, (count, turns))
    across = np.where(np.arange(turns) % 2, 0.44, -0.44)[None, :] * size + rng.normal(0, 0.05 * size, (count, turns))
    return np.stack((through(np.stack((across, down), -1)), through(np.stack((down, across), -1))), axis=1)


def double(rng: Dice, count: int, size: float) -> Strokes:
    """A tick or cross drawn twice, by a hand that wants to be sure."""
    return np.concatenate((tick(rng, count, size), tick(rng, count, size), slash(rng, count, size)), axis=1)


def dot(rng: Dice, count: int, size: float) -> Strokes:
    """A thick dot, turned with the pen."""
    round_about = _ring(rng, count, rng.uniform(0.12, 0.2, count) * size, turns=2.5, is_spiral=True)
    return _shifted(round_about, rng.normal(0, 0.1 * size, count), rng.normal(0, 0.1 * size, count))


def pen_rest(rng: Dice, count: int, size: float) -> Strokes:
    """The point of a pen that rested in the box: nobody meant a mark."""
    drawn = _ring(rng, count, rng.uniform(0.02, 0.1, count), turns=1.0, is_spiral=False)
    return _shifted(drawn, rng.uniform(-0.35, 0.35, count) * size, rng.uniform(-0.35, 0.35, count) * size)


def circled(rng: Dice, count: int, size: float) -> Strokes:
    """A ring round the box: meant as a mark, but nothing is in it."""
    return _ring(rng, count, rng.uniform(0.8, 1.05, count) * size, turns=1.08, is_spiral=False)


def partly_out(rng: Dice, count: int, size: float) -> Strokes:
    """A cross that slipped over an edge; its middle is still in the box."""
    turn = rng.uniform(0, 2 * np.pi, count)
    far = rng.uniform(0.2, 0.42, count) * size
    return _shifted(cross(rng, count, size), far * np.cos(turn), far * np.sin(turn))


def beside(rng: Dice, count: int, size: float) -> Strokes:
    """A cross next to the box: only a person can say what was meant."""
    far = rng.uniform(1.1, 1.4, count) * size * rng.choice((-1.0, 1.0), count)
    return _shifted(cross(rng, count, size * 0.8), far, rng.normal(0, 0.2 * size, count))


def tail(rng: Dice, count: int, size: float) -> Strokes:
    """The tail of a neighbour's mark that reaches into the box."""
    edge = rng.choice((-1.0, 1.0), count) * size
    deep = rng.uniform(0.1, 0.45, count) * size
    across = rng.uniform(-0.4, 0.4, count) * size
    drawn = bowed(
        _points((across - 1.2, edge * 1.1), (across - 0.5, edge * 0.8), (across, edge * 0.5 - np.sign(edge) * deep))
    )
    return drawn[:, None]


def scratched(rng: Dice, count: int, size: float) -> Strokes:
    """A mark taken back: filled far over the edges, twice."""
    return np.concatenate((filled(rng, count, size * 1.25), cross(rng, count, size)), axis=1)


def _ring(rng: Dice, count: int, radius: NDArray[np.float64], *, turns: float, is_spiral: bool) -> Strokes:
    turn = np.linspace(0, 2 * np.pi * turns, POINTS)[None, :] + rng.uniform(0, 2 * np.pi, count)[:, None]
    far = radius[:, None] * (np.linspace(0.1, 1, POINTS)[None, :] if is_spiral else 1.0)
    flat = rng.uniform(0.85, 1.0, count)[:, None]
    return np.stack((far * np.cos(turn), far * flat * np.sin(turn)), axis=-1)[:, None]


def straight(rng: Dice, count: int, width: float, height: float) -> Strokes:
    """A line through the whole name."""
    return _line(rng, count, width, height, wave=0.0)


def wavy(rng: Dice, count: int, width: float, height: float) -> Strokes:
    """The same by an unsteady or a merry hand."""
    return _line(rng, count, width, height, wave=0.22)


def doubled(rng: Dice, count: int, width: float, height: float) -> Strokes:
    """Two lines through the name."""
    upper, lower = _line(rng, count, width, height * 0.6, wave=0.0), _line(rng, count, width, height * 0.6, wave=0.0)
    far = rng.uniform(0.1, 0.2, count) * height
    none = np.zeros(count)
    return np.concatenate((_shifted(upper, none, -far), _shifted(lower, none, far)), axis=1)


def scribbled(rng: Dice, count: int, width: float, height: float) -> Strokes:
    """Up and down over the whole name."""
    turns = POINTS
    across = np.linspace(-0.5, 0.5, turns)[None, :] * width + rng.normal(0, 0.01 * width, (count, turns))
    down = np.where(np.arange(turns) % 2, 0.42, -0.42)[None, :] * height * rng.uniform(0.7, 1.15, (count, turns))
    zigzag = np.stack((across, down), -1)
    return np.concatenate((zigzag[:, None], _line(rng, count, width, height, wave=0.1)), axis=1)


def slanted(rng: Dice, count: int, width: float, height: float) -> Strokes:
    """From the lower left to the upper right, or the other way."""
    fall = rng.choice((-1.0, 1.0), count) * rng.uniform(0.3, 0.5, count) * height
    half = width / 2 + rng.uniform(-0.03 * width, 2.0, (2, count))
    middle = rng.normal(0, 0.05 * height, count)
    return bowed(_points((-half[0], fall), (np.zeros(count), middle), (half[1], -fall)))[:, None]


SHORTEST_MM = 6.0
"""A shorter stroke among letters is seen by nobody."""


def short(rng: Dice, count: int, width: float, height: float) -> Strokes:
    """A line through a part of the name only."""
    share = np.maximum(rng.uniform(0.15, 0.5, count), min(0.5, SHORTEST_MM / width))
    return _placed_line(rng, count, width, height, share)


def underlined(rng: Dice, count: int, width: float, height: float) -> Strokes:
    """A line under the name."""
    drawn = _line(rng, count, width, height * 0.3, wave=0.0)
    return _shifted(drawn, np.zeros(count), rng.uniform(0.62, 0.85, count) * height)


def between(rng: Dice, count: int, width: float, height: float) -> Strokes:
    """A line between two names: which was meant?"""
    drawn = _line(rng, count, width, height * 0.4, wave=0.0)
    return _shifted(drawn, np.zeros(count), rng.choice((-1.0, 1.0), count) * rng.uniform(0.75, 0.95, count) * height)


def touched(rng: Dice, count: int, width: float, height: float) -> Strokes:
    """The point of a pen that rested on the name."""
    drawn = _ring(rng, count, rng.uniform(0.02, 0.1, count), turns=1.0, is_spiral=False)
    return _shifted(drawn, rng.uniform(-0.5, 0.5, count) * width, rng.uniform(-0.4, 0.4, count) * height)


def _line(rng: Dice, count: int, width: float, height: float, *, wave: float) -> Strokes:
    left = -width / 2 - rng.uniform(-0.04 * width, 3.0, count)
    right = width / 2 + rng.uniform(-0.04 * width, 4.0, count)
    tilt = rng.normal(0, 0.09, (2, count)).clip(-0.25, 0.25) * height
    down = rng.normal(0, 0.07, count).clip(-0.15, 0.15) * height
    drawn = bowed(_points((left, down - tilt[0]), ((left + right) / 2, down), (right, down + tilt[1])))
    if wave:
        phase, waves = rng.uniform(0, 6.28, count)[:, None], rng.uniform(2, 4, count)[:, None]
        drawn[..., 1] += wave * height * np.sin(phase + waves * np.linspace(0, 6.28, POINTS)[None, :])
    return drawn[:, None]


def _placed_line(rng: Dice, count: int, width: float, height: float, share: NDArray[np.float64]) -> Strokes:
    start = -width / 2 + rng.uniform(0, 1, count) * (1 - share) * width
    tilt = rng.normal(0, 0.08, (2, count)).clip(-0.2, 0.2) * height
    end = start + share * width
    return bowed(_points((start, tilt[0]), ((start + end) / 2, (tilt[0] + tilt[1]) / 2), (end, tilt[1])))[:, None]


@dataclass(frozen=True, slots=True)
class Shape:
    """A way of marking.

    Args:
        name: what it is called in tables.
        draw: dice, count and measures → strokes.
        means: True when the voter meant this position, False when not.
        is_clear: whether a reasonable person calls it clear; all else belongs before a person.
    """

    name: str
    draw: Callable[..., Strokes]
    means: bool = True
    is_clear: bool = True

    def marks(self, rng: Dice, count: int, *measures: float, tremor_mm: float) -> Strokes:
        """So many marks by a hand that trembles; a pen that only rests does not tremble."""
        tremor = min(tremor_mm, RESTING_MM) if self.draw in (pen_rest, touched) else tremor_mm
        return trembled(self.draw(rng, count, *measures), rng, tremor)


RESTING_MM = 0.02
IN_BOX = tuple(Shape(one.__name__, one) for one in (cross, tick, slash, filled, double, dot, partly_out))
UNCLEAR_BOX = (
    Shape("circled", circled, is_clear=False),
    Shape("beside", beside, is_clear=False),
    Shape("pen rest", pen_rest, means=False, is_clear=False),
    Shape("tail", tail, means=False, is_clear=False),
)
THROUGH_NAME = tuple(Shape(one.__name__, one) for one in (straight, wavy, doubled, scribbled, slanted))
UNCLEAR_NAME = (
    Shape("short", short, is_clear=False),
    Shape("underlined", underlined, means=False, is_clear=False),
    Shape("between", between, is_clear=False),
    Shape("touched", touched, means=False, is_clear=False),
)
WIDE_MM = 0.7


def is_told_from_a_mark(shape: Shape, pen: Pen) -> bool:
    """Whether a person can tell what it is.

    Where a wide pen rests or reaches in, nobody can say what was meant; a short faint line among letters nobody sees.
    """
    if shape.draw is short and not pen.is_clear:
        return False
    return shape.means or pen.width_mm[1] < WIDE_MM


TAKEN_BACK = Shape("scratched", scratched, means=False, is_clear=False)
