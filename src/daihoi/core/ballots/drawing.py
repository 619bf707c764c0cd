"""A printed page as plain strokes and words at fixed places, in millimetres: what the drawing engine receives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .layouts import Box

BLACK, SOFT, FAINT = 0, 90, 165
"""Greys, 0 black to 255 white."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text.

    Args:
        x: where it begins, is centred or ends.
        y: its base line.
        text: the words.
        size_pt: size of the letters.
        is_bold: bold letters.
        is_italic: italic letters.
        align: ``left``, ``center`` or ``right`` of ``x``.
        gray: how dark.
        is_kerned: False where each letter stands exactly at its own width, as in names.
        is_upwards: True for a line that runs up the page, its middle at ``y``.
    """

    x: float
    y: float
    text: str
    size_pt: float
    is_bold: bool = False
    is_italic: bool = False
    align: str = "left"
    gray: int = BLACK
    is_kerned: bool = True
    is_upwards: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    gray: int = BLACK


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle whose line lies wholly inside its box; dashed for a place that is only kept free."""

    box: Box
    thickness: float
    gray: int = BLACK
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line drawn by a pen, through points."""

    points: tuple[tuple[float, float], ...]
    thickness: float
    colour: tuple[int, int, int] = (20, 30, 110)


@dataclass
class Drawing:
    """All that stands on one page; ``patterns`` are black shapes made of rectangles (corner marks, square code)."""

    words: list[Words] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    patterns: list[list[Box]] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    watermark: str = ""

    def add_lines(
        self, lines: Sequence[str], x: float, y: float, size_pt: float, pitch: float, *, is_bold: bool = False,
        is_italic: bool = False, align: str = "left", gray: int = BLACK,
    ) -> float:  # fmt: skip
        """Set lines below each other, the first base line at ``y``; returns the base line after the last."""
        for line in lines:
            self.words.append(Words(x, y, line, size_pt, is_bold, is_italic, align, gray))
            y += pitch
        return y

    def as_json(self) -> dict[str, Any]:
        """Plain values for the template, to the thousandth of a millimetre."""
        return {
            "words": [
                {
                    "x": _mm(one.x), "y": _mm(one.y), "text": one.text, "size": one.size_pt, "bold": one.is_bold,
                    "italic": one.is_italic, "align": one.align, "gray": one.gray, "kerned": one.is_kerned,
                    "upwards": one.is_upwards,
                }
                for one in self.words
            ],
            "rules": [[*map(_mm, (one.x1, one.y1, one.x2, one.y2, one.thickness)), one.gray] for one in self.rules],
            "frames": [
                {"box": [*map(_mm, one.box)], "thickness": one.thickness, "gray": one.gray, "dashed": one.is_dashed}
                for one in self.frames
            ],
            "patterns": [[[*map(_mm, box)] for box in pattern] for pattern in self.patterns],
            "strokes": [stroke_as_json(one) for one in self.strokes],
            "watermark": self.watermark,
        }  # fmt: skip


def stroke_as_json(stroke: Stroke) -> dict[str, Any]:
    """A pen stroke as plain values."""
    return {
        "points": [[_mm(x), _mm(y)] for x, y in stroke.points],
        "thickness": stroke.thickness,
        "colour": list(stroke.colour),
    }


def _mm(value: float) -> float:
    return round(float(value), 3)
