"""The second reader: the same page seen in another way, so that one flaw of one way is not believed.

It finds the frames by itself in pieces of the untouched picture, turns them into black and white by their own
brightness, and counts how often ink and paper change along lines, where the first reader weighs how much is dark.
A struck name it sees in the coarse picture of the page: what stays when everything shorter than a stroke is removed.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from daihoi.core.ballots.layouts import Box

from .arrays import Flags, Gray, Numbers
from .flat import Flat
from .forms import FLAT, Form, points
from .registration import Registration
from .zones import DEFAULT_ZONES, Zones

_AROUND_MM = 1.5
_INSIDE = 0.62
_HALF_WAY = 0.22
_SOLID = 0.3
_STROKE_MM, _WAVE_MM = 3.4, 0.7
_STROKE_DARK, _PRINT_DARK = 72, 30
_HIDDEN = 0.6


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
    for at, box in enumerate(boxes):
        x, y = where.point(box.left + box.width / 2, box.top + box.height / 2)
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
    count, side, _ = patches.shape
    smooth = np.asarray(cv2.blur(patches.reshape(count * side, side), (3, 3))).reshape(patches.shape)
    means = smooth.mean(axis=(1, 2), dtype=np.float32)
    above = smooth > means[:, None, None].astype(np.uint8)
    paper = (smooth * above).sum(axis=(1, 2), dtype=np.int64) / np.maximum(above.sum(axis=(1, 2)), 1)
    limit = np.clip(paper - _HALF_WAY * np.maximum(paper - black, 24), 0, 255).astype(np.uint8)
    ink = smooth < limit[:, None, None]
    middles = np.stack([_middle(ink, axis, frame * scale) for axis in (1, 2)], axis=1)
    half = int(_INSIDE * frame * scale / 2)
    found = np.empty(count)
    for at, (down, across) in enumerate(middles):
        inside = ink[at, down - half : down + half, across - half : across + half]
        solid = float(inside.mean())
        across_lines = np.count_nonzero(inside[:, 1:] != inside[:, :-1]) / (2 * half)
        down_lines = np.count_nonzero(inside[1:] != inside[:-1]) / (2 * half)
        found[at] = max((across_lines + down_lines) / 2, 2 * solid if solid > _SOLID else 0.0)
    return found


def _middle(ink: Flags, axis: int, frame: float) -> Numbers:
    """The middle of each frame along one axis: where two lines stand as far apart as its sides."""
    sums = ink.sum(axis=3 - axis, dtype=np.int32)
    side = sums.shape[1]
    gap = round(frame)
    first, last = sums[:, : side - gap], sums[:, gap:]
    both = np.minimum(first, last) * 4 + first + last
    wide = both[:, :-2] + 2 * both[:, 1:-1] + both[:, 2:]
    best = np.argmax(wide, axis=1) + 1 + gap // 2
    half = int(_INSIDE * frame / 2) + 1
    return np.asarray(np.clip(best, half, side - half))


def strokes_over_names(flat: Flat, form: Form) -> Numbers:
    """How much of each name's length is crossed by something longer than any part of a letter.

    Args:
        flat: the page put straight.
        form: the empty form.

    Returns:
        For each name of the form the share of its length, 0 to 1, beyond what the print alone gives.
    """
    printed = _long_strokes(form.flat, _PRINT_DARK)
    near = np.asarray(cv2.dilate(printed.astype(np.uint8), np.ones((3, 3), np.uint8))).astype(bool)
    added = _long_strokes(flat.dark, _STROKE_DARK) & ~near
    found = []
    for name in form.names:
        box = form.page.rows[name.row].name_box
        left, right = points(box.left, FLAT), points(box.right, FLAT)
        top, bottom = points(box.top, FLAT), points(box.bottom, FLAT)
        seen = added[top:bottom, left:right].any(axis=0)
        hidden = near[top:bottom, left:right].mean(axis=0) > _HIDDEN
        found.append(float(seen.sum()) / max(1, int((seen | ~hidden).sum())))
    return np.array(found)


def _long_strokes(dark: Gray, limit: int) -> Flags:
    """What stays of the ink when everything shorter than a stroke is removed; slants and waves stay too."""
    ink = (dark > limit).astype(np.uint8)
    thick = cv2.dilate(ink, np.ones((points(_WAVE_MM, FLAT) + 1, 1), np.uint8))
    long = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, points(_STROKE_MM, FLAT)), np.uint8))
    return np.asarray(long).astype(bool)


def is_second_marked(changes: float, zones: Zones = DEFAULT_ZONES) -> bool:
    """What the second reader says of a box."""
    return changes >= zones.second_marked


def is_second_struck(share: float, zones: Zones = DEFAULT_ZONES) -> bool:
    """What the second reader says of a name."""
    return share >= zones.second_struck
