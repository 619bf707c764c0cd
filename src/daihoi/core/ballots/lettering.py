"""How wide words are and where their ink lies, so that the places on a ballot are true."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL import ImageFont

import daihoi.core.documents as documents

_FONTS = Path(documents.__file__).resolve().parent / "fonts"
_UNITS = 1000
MM_PER_PT = 25.4 / 72
_NOWHERE = "\ue000"
"""A letter that no font has: its shape is the one drawn for missing letters."""


class Ink(NamedTuple):
    """The black of a line of text, in millimetres from the start of its base line; up is negative."""

    left: float
    top: float
    right: float
    bottom: float


def width_mm(text: str, size_pt: float, *, is_bold: bool = False, is_italic: bool = False) -> float:
    """How far the pen goes on for a line, without kerning."""
    style = is_bold, is_italic
    return sum(_glyph(letter, *style)[0] for letter in text) / _UNITS * size_pt * MM_PER_PT


def ink_of(text: str, size_pt: float, *, is_bold: bool = False) -> Ink:
    """The rectangle that holds the ink of a line, letter by letter, without kerning."""
    at, boxes = 0.0, []
    for letter in text:
        step, box = _glyph(letter, is_bold, False)
        if box is not None:
            boxes.append((at + box[0], box[1], at + box[2], box[3]))
        at += step
    scale = size_pt * MM_PER_PT / _UNITS
    return Ink(
        min(box[0] for box in boxes) * scale,
        min(box[1] for box in boxes) * scale,
        max(box[2] for box in boxes) * scale,
        max(box[3] for box in boxes) * scale,
    )


def lacking(text: str) -> str:
    """The letters that the font does not have; empty when it has them all."""
    return "".join(
        dict.fromkeys(letter for letter in text if not letter.isspace() and _shape(letter) == _shape(_NOWHERE))
    )


def wrapped(
    text: str, size_pt: float, room_mm: float, *, is_bold: bool = False, is_italic: bool = False, first_mm: float = 0.0
) -> tuple[str, ...]:
    """A text in lines no wider than the room; a word wider than the room stands alone.

    Args:
        text: the text.
        size_pt: size of its letters.
        room_mm: how wide a line may be.
        is_bold: bold letters.
        is_italic: italic letters.
        first_mm: room that the first line leaves for words before it.
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        room = room_mm - first_mm if len(lines) == 1 else room_mm
        if lines and width_mm(longer, size_pt, is_bold=is_bold, is_italic=is_italic) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


@cache
def _glyph(letter: str, is_bold: bool, is_italic: bool) -> tuple[float, tuple[int, int, int, int] | None]:
    """The advance of a letter, and its ink from the start of the base line."""
    font = _font(is_bold, is_italic)
    mask, offset = font.getmask2(letter, mode="L", anchor="ls")
    box = mask.getbbox()
    placed = (box[0] + offset[0], box[1] + offset[1], box[2] + offset[0], box[3] + offset[1]) if box else None
    return font.getlength(letter), placed


@cache
def _shape(letter: str) -> bytes:
    return bytes(_font(False, False).getmask(letter, mode="L"))


@cache
def _font(is_bold: bool, is_italic: bool) -> ImageFont.FreeTypeFont:
    name = {
        (False, False): "Tinos_400Regular.ttf",
        (True, False): "Tinos_700Bold.ttf",
        (False, True): "Tinos_400Regular_Italic.ttf",
        (True, True): "Tinos_700Bold_Italic.ttf",
    }[is_bold, is_italic]
    return ImageFont.truetype(str(_FONTS / name), _UNITS, layout_engine=ImageFont.Layout.BASIC)
