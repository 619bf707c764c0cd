"""Marks as a careful pen draws them, for rehearsal decks and for the sheet that shows how to vote."""

from __future__ import annotations

from random import Random

from .drawing import Stroke
from .layouts import Box

PEN_MM = 0.55
_FIGURES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "0": (((0.5, 0.0), (0.15, 0.25), (0.1, 0.7), (0.5, 1.0), (0.9, 0.7), (0.85, 0.25), (0.5, 0.0)),),
    "1": (((0.25, 0.25), (0.6, 0.0), (0.55, 1.0)),),
    "2": (((0.15, 0.2), (0.5, 0.0), (0.85, 0.25), (0.6, 0.6), (0.1, 1.0), (0.9, 0.97)),),
    "3": (((0.15, 0.1), (0.6, 0.0), (0.85, 0.25), (0.4, 0.48), (0.9, 0.72), (0.55, 1.0), (0.1, 0.9)),),
    "4": (((0.7, 1.0), (0.65, 0.0), (0.1, 0.65), (0.95, 0.62)),),
    "5": (((0.85, 0.0), (0.25, 0.05), (0.2, 0.45), (0.7, 0.42), (0.88, 0.72), (0.5, 1.0), (0.1, 0.92)),),
    "6": (((0.75, 0.0), (0.25, 0.4), (0.12, 0.75), (0.5, 1.0), (0.85, 0.75), (0.5, 0.52), (0.15, 0.7)),),
    "7": (((0.12, 0.03), (0.9, 0.0), (0.4, 1.0)), ((0.3, 0.5), (0.8, 0.47))),
    "8": (((0.5, 0.47), (0.15, 0.2), (0.5, 0.0), (0.85, 0.2), (0.5, 0.47), (0.1, 0.77), (0.5, 1.0), (0.9, 0.77),
           (0.5, 0.47)),),
    "9": (((0.85, 0.3), (0.5, 0.5), (0.15, 0.25), (0.5, 0.0), (0.85, 0.3), (0.75, 1.0)),),
}  # fmt: skip


def cross(box: Box, dice: Random) -> tuple[Stroke, ...]:
    """An X in a box."""
    half = box.width * dice.uniform(0.3, 0.48)
    middle_x = box.left + box.width / 2 + dice.uniform(-0.5, 0.5)
    middle_y = box.top + box.height / 2 + dice.uniform(-0.5, 0.5)

    def corner(side_x: int, side_y: int) -> tuple[float, float]:
        return (
            middle_x + side_x * half + dice.uniform(-0.3, 0.3),
            middle_y + side_y * half + dice.uniform(-0.3, 0.3),
        )

    return (
        Stroke((corner(-1, -1), corner(1, 1)), PEN_MM),
        Stroke((corner(1, -1), corner(-1, 1)), PEN_MM),
    )


def strike(name: Box, dice: Random, *, share: float = 1.0) -> tuple[Stroke, ...]:
    """A line through the middle of a name, or through the first share of it only."""
    whole = share >= 1
    start, end = name.left - 1.2, name.left + name.width * share + (1.2 if whole else 0.0)
    middle, slope = name.top + name.height * 0.55, dice.uniform(-0.3, 0.3)
    steps = 6
    points = tuple(
        (start + (end - start) * at / steps, middle + slope * (at / steps - 0.5) + dice.uniform(-0.12, 0.12))
        for at in range(steps + 1)
    )
    return (Stroke(points, PEN_MM),)


def underline(name: Box, dice: Random) -> tuple[Stroke, ...]:
    """A line under a name."""
    y = name.bottom + 0.5
    return (Stroke(((name.left, y + dice.uniform(-0.1, 0.1)), (name.right, y + dice.uniform(-0.1, 0.1))), PEN_MM),)


def number(field: Box, value: int, cells: int, dice: Random) -> tuple[Stroke, ...]:
    """A number in a field, one figure in each place, ending at the right."""
    figures = str(value)
    cell, height = field.width / cells, field.height * 0.62
    width = min(height * 0.62, cell * 0.62)
    strokes = []
    for at, figure in enumerate(figures):
        left = field.right - (len(figures) - at) * cell + (cell - width) / 2 + dice.uniform(-0.2, 0.2)
        top = field.top + (field.height - height) / 2 - 0.2 + dice.uniform(-0.15, 0.15)
        strokes += [
            Stroke(tuple((left + x * width, top + y * height) for x, y in line), PEN_MM) for line in _FIGURES[figure]
        ]
    return tuple(strokes)
