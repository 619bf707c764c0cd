"""The second reader: the same page seen in another way, so that one flaw of one way is not believed.

It finds the frames by itself in pieces of the untouched picture, turns them into black and white by their own
brightness, and counts how often ink and paper change along lines, where the first reader weighs how much is dark.
A name it finds by the shape of its letters, and sees what stays of it when everything shorter than a stroke of the pen
is removed.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from daihoi.core.ballots.layouts import Box

from .arrays import Gray, Numbers, count, profiles
from .forms import LINE, NAME_REACH, NAME_RIM, NameForm, halved, long_strokes, points
from .registration import Registration
from .zones import DEFAULT_ZONES, Zones

_AROUND_MM = 1.5
_INSIDE = 0.62
_HALF_WAY = 0.22
_SOLID = 0.3
_STROKE_MM = 3.2
_STROKE_DARK = 72
_HIDDEN, _ROUGH_MM, _LEAST_VISIBLE = 0.6, 1.7, 0.4


def raw_patches(gray: Gray, where: Registration, boxes: Sequence[Box]) -> tuple[Gray, Numbers]:
    """Square pieces of the picture as it is, nothing turned and nothing interpolated.

    Args:
        gray: the picture.
        where: where the page lies in it.
        boxes: boxes of one size.

    Returns:
        One piece around each box, and by how many points its middle was moved to stay inside the picture.
    """
    first = boxes[0]
    half = round((max(first.width, first.height) / 2 + _AROUND_MM) * where.scale)
    height, width = gray.shape
    found = np.empty((len(boxes), 2 * half, 2 * half), np.uint8)
    moved = np.zeros((len(boxes), 2))
    middles = where.points([(box.left + box.width / 2, box.top + box.height / 2) for box in boxes])
    for at, (x, y) in enumerate(middles.tolist()):
        left = min(max(0, round(x) - half), max(0, width - 2 * half))
        top = min(max(0, round(y) - half), max(0, height - 2 * half))
        cut = gray[top : top + 2 * half, left : left + 2 * half]
        found[at] = 255
        found[at, : cut.shape[0], : cut.shape[1]] = cut
        moved[at] = y - half - top, x - half - left
    return found, moved


def changes_in_boxes(patches: Gray, black: float, frame: float, scale: float) -> Numbers:
    """How often ink and paper change inside boxes.

    Args:
        patches: pieces of the untouched picture with a box near the middle of each.
        black: how black the print is.
        frame: the side of the box in millimetres.
        scale: points per millimetre.

    Returns:
        For each box the changes along a line, mean over lines across and down; a solid inside counts as two.
    """
    number, side, _ = patches.shape
    smooth = np.asarray(cv2.blur(patches.reshape(number * side, side), (3, 3))).reshape(number, -1)
    paper = smooth.max(axis=1, keepdims=True).astype(np.float32)
    limit = np.clip(paper - _HALF_WAY * np.maximum(paper - black, 24), 0, 255).astype(np.uint8)
    ink = (smooth < limit).reshape(patches.shape)
    middles = np.stack([_middle(sums, frame * scale) for sums in profiles(ink)], axis=1)
    half = int(_INSIDE * frame * scale / 2)
    inside = np.empty((number, 2 * half, 2 * half), bool)
    for at, (down, across) in enumerate(middles.tolist()):
        inside[at] = ink[at, down - half : down + half, across - half : across + half]
    turns = count(inside[:, :, 1:] ^ inside[:, :, :-1]) + count(inside[:, 1:] ^ inside[:, :-1])
    solid = count(inside) / (4 * half * half)
    return np.maximum(turns / (4 * half), np.where(solid > _SOLID, 2 * solid, 0.0))


def _middle(sums: Numbers, frame: float) -> Numbers:
    """The middle of each frame along one axis: where two lines stand as far apart as its sides."""
    side = sums.shape[1]
    gap = round(frame)
    first, last = sums[:, : side - gap], sums[:, gap:]
    both = np.minimum(first, last) * 4 + first + last
    wide = both[:, :-2] + 2 * both[:, 1:-1] + both[:, 2:]
    best = np.argmax(wide, axis=1) + 1 + gap // 2
    half = int(_INSIDE * frame / 2) + 1
    return np.asarray(np.clip(best, half, side - half))


def find_name(wide: Gray, form: NameForm) -> tuple[Gray, float]:
    """Find a printed name by its own shape, wherever the marks in the corners put it.

    Args:
        wide: cut at ``LINE`` around the name as the form says, with ``NAME_REACH`` more on every side.
        form: the printed name.

    Returns:
        The patch around the place where the name is found, and how like its print it is: 1 for the same, 0 for nothing
        of the kind.
    """
    left, right, top, bottom = form.name
    height, width = wide.shape[0] - 2 * NAME_REACH, wide.shape[1] - 2 * NAME_REACH
    around = NAME_REACH + NAME_RIM
    near = wide[top + NAME_REACH - around : bottom + NAME_REACH + around,
                left + NAME_REACH - around : right + NAME_REACH + around]  # fmt: skip
    likeness = np.asarray(cv2.matchTemplate(255 - halved(near), form.picture, cv2.TM_CCOEFF_NORMED), np.float64)
    at_row, at_column = divmod(int(np.argmax(likeness)), likeness.shape[1])
    best = float(likeness[at_row, at_column])
    if not (0 < at_row < likeness.shape[0] - 1 and 0 < at_column < likeness.shape[1] - 1):
        return wide[NAME_REACH:-NAME_REACH, NAME_REACH:-NAME_REACH], best
    down, higher = _top(likeness[at_row - 1 : at_row + 2, at_column])
    across, wider = _top(likeness[at_row, at_column - 1 : at_column + 2])
    top, left = round(2 * (at_row + down)), round(2 * (at_column + across))
    return wide[top : top + height, left : left + width], best + higher + wider


def _top(three: Numbers) -> tuple[float, float]:
    """Where between three points the top of a curve lies, from the middle one, and by how much it is higher."""
    before, best, after = (float(one) for one in three)
    bend = before - 2 * best + after
    if bend >= 0:
        return 0.0, 0.0
    return (before - after) / (2 * bend), -((before - after) ** 2) / (8 * bend)


def stroke_over_name(patch: Gray, white: float, black: float, form: NameForm) -> float:
    """How much of a name's length is crossed by something longer than any part of a letter.

    Args:
        patch: cut at ``LINE`` around the name, as the form says.
        white: how white the paper is there.
        black: how black the print is.
        form: the printed name.

    Returns:
        The share of the name's length, 0 to 1, where the print alone gives nothing of that length.
    """
    span = max(white - black, 24.0)
    dark = np.clip((white - patch.astype(np.float32)) * (255.0 / span), 0, 255).astype(np.uint8)
    left, right, top, bottom = form.name
    added = (long_strokes(dark, _STROKE_DARK, _STROKE_MM) & ~form.long)[top:bottom, left:right]
    seen = added.any(axis=0)
    hidden = form.long[top:bottom, left:right].mean(axis=0) > _HIDDEN
    length = max(0, int(seen.sum()) - points(_ROUGH_MM, LINE))
    visible = int((seen | ~hidden).sum()) - points(_ROUGH_MM, LINE)
    return min(1.0, length / max(1, visible, round(_LEAST_VISIBLE * seen.size)))


def is_second_marked(changes: float, zones: Zones = DEFAULT_ZONES) -> bool:
    """What the second reader says of a box."""
    return changes >= zones.second_marked


def second_of_name(share: float, likeness: float, zones: Zones = DEFAULT_ZONES) -> str | None:
    """What the second reader says of a name; nothing where no stroke is seen and yet it is not as printed."""
    if share >= zones.second_struck:
        return "struck"
    return "kept" if likeness >= zones.as_printed else None
