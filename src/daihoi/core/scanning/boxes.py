"""The first reader of boxes: how much of the inside is covered with ink."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import cv2
import numpy as np

from .arrays import Flags, Gray, Numbers, count, profiles
from .forms import PATCH, REACH_MM, RIM_MM, BoxForm, points
from .zones import DEFAULT_ZONES, Zones

_FARTHEST_FROM_FIT = 3
_SEEN_FRAME = 0.55


class Filling(StrEnum):
    """What a box holds.

    EMPTY: nothing.  DOUBT: too little for a mark, too much for nothing.  MARKED: a clear mark.
    FILLED: covered solid, which beside another mark is a correction.
    """

    EMPTY = "empty"
    DOUBT = "doubt"
    MARKED = "marked"
    FILLED = "filled"


@dataclass(frozen=True, slots=True, eq=False)
class BoxScores:
    """What is seen in boxes of one size.

    Args:
        ink: how much of each inside is covered, 0 to 1.
        traces: how much of it is at least a little darker than the paper.
        frames: how much of each printed frame is there, 0 to 1.
        shifts: how far, in points down and across, each frame lies from where it is expected.
        middles: where the middle of the ink lies in each box, in millimetres across and down; 0 without ink.
    """

    ink: Numbers
    traces: Numbers
    frames: Numbers
    shifts: Numbers
    middles: Numbers

    def each(self, form: BoxForm) -> list[BoxScore]:
        """The scores box by box."""
        box = form.places[0].box
        middle = (box.width / 2 + RIM_MM, box.height / 2 + RIM_MM)
        off = (np.abs(self.middles - middle) / (box.width, box.height)).max(axis=1) * (self.ink > 0)
        return [BoxScore(*one) for one in zip(self.ink.tolist(), self.traces.tolist(), off.tolist(), strict=True)]


class BoxScore(NamedTuple):
    """What is seen in one box.

    Args:
        ink: how much of the inside is covered, 0 to 1.
        traces: how much of it is at least a little darker than the paper.
        off: how far the middle of the ink lies from the middle of the box, as a part of its side.
    """

    ink: float
    traces: float = 0.0
    off: float = 0.0


def score_boxes(
    patches: Gray,
    whites: Numbers,
    black: float,
    form: BoxForm,
    zones: Zones = DEFAULT_ZONES,
    folded: Flags | None = None,
) -> BoxScores:
    """Measure the ink in boxes.

    Args:
        patches: one patch for each box of the form, cut at ``PATCH`` with the reach of the search around it.
        whites: how white the paper is at each box.
        black: how black the print is.
        form: the empty boxes.
        zones: the limits.
        folded: the points of each box that a fold darkens, so that its shade is no trace of a pen.

    Returns:
        The scores, in the order of the form.
    """
    number, height, width = patches.shape
    smooth = np.asarray(cv2.blur(patches.reshape(-1, width), (3, 3)), np.uint8).reshape(number, height, width)
    span = np.maximum(whites - black, 24.0)
    inky, faint = _limit(whites, span, zones.dark), _limit(whites, span, zones.faint)
    shifts = _shifts(smooth < inky, form)
    framed = _aligned(smooth, shifts, form)
    cut, traces = framed < inky, framed < faint
    if folded is not None:
        traces &= ~folded
    near = _thicker(cut)
    inked = cut & form.insides
    return BoxScores(
        count(inked) / form.area, count(traces & form.insides) / form.area, count(near & form.frames) / form.print,
        shifts, _middles(inked),
    )  # fmt: skip


def _middles(inked: Flags) -> Numbers:
    """The centre of the ink of each box."""
    down, across = profiles(inked)
    total = np.maximum(across.sum(axis=1), 1)
    sides = (across @ np.arange(across.shape[1]) / total, down @ np.arange(down.shape[1]) / total)
    return np.stack(sides, axis=1) / PATCH


def filling(score: BoxScore, zones: Zones = DEFAULT_ZONES) -> Filling:
    """What the scores of one box mean.

    Args:
        score: what is seen in it.
        zones: the limits.

    Returns:
        Empty, in doubt, marked or filled.
    """
    if score.ink > zones.marked:
        is_streak = (
            score.traces < zones.marked
        )  # folds and streaks are left out of the traces, which hold all other ink
        if is_streak or (score.ink < zones.thin and score.off > zones.aside):
            return Filling.DOUBT
        return Filling.FILLED if score.ink > zones.filled else Filling.MARKED
    return Filling.EMPTY if score.ink < zones.empty and score.traces < zones.traces else Filling.DOUBT


def is_frame_seen(share: float) -> bool:
    """True when enough of a printed frame is there to say that the box can be seen."""
    return share >= _SEEN_FRAME


def _limit(whites: Numbers, span: Numbers, part: float) -> Gray:
    return np.clip(whites - span * part, 0, 255).astype(np.uint8)[:, None, None]


def _thicker(flags: Flags) -> Flags:
    number, height, width = flags.shape
    wide = cv2.dilate(flags.reshape(number * height, width).view(np.uint8), np.ones((3, 3), np.uint8))
    return np.asarray(wide).reshape(flags.shape).astype(bool)


def _shifts(ink: Flags, form: BoxForm) -> Numbers:
    """Where each frame really is: its own place, but never far from what the whole page says."""
    seen = profiles(ink, points(REACH_MM, PATCH))
    own = np.stack([_along(sums, due) for sums, due in zip(seen, form.sums, strict=True)], axis=1)
    at = np.array([(one.box.left, one.box.top, 1.0) for one in form.places])
    return np.stack([_near_plane(own[:, axis], at) for axis in (0, 1)], axis=1)


def _along(seen: Numbers, due: Numbers) -> Numbers:
    """The best shift along one axis, comparing sums across it."""
    reach = points(REACH_MM, PATCH)
    sums = np.minimum(seen, due.max(axis=1)[:, None])
    tries = np.lib.stride_tricks.sliding_window_view(sums, due.shape[1], axis=1)
    far = np.abs(tries - due[:, None]).sum(axis=2)
    nearness = np.abs(np.arange(2 * reach + 1) - reach) * 0.01
    return np.asarray(np.argmin(far + nearness, axis=1) - reach)


def _near_plane(own: Numbers, at: Numbers) -> Numbers:
    """Each shift, held to a few points around the plane through the middle ones."""
    middle = np.median(own)
    good = np.abs(own - middle) <= _FARTHEST_FROM_FIT + 1
    plane = np.full(len(own), middle)
    if good.sum() >= 6:
        plane = at @ np.linalg.lstsq(at[good], own[good], rcond=None)[0]
    reach = points(REACH_MM, PATCH)
    held = np.clip(own, np.round(plane) - 1, np.round(plane) + 1)
    held = np.where(np.abs(own - plane) <= _FARTHEST_FROM_FIT, held, np.round(plane))
    return np.clip(held, -reach, reach).astype(np.int64)


def _aligned(patches: Gray, shifts: Numbers, form: BoxForm) -> Gray:
    height, width = form.frames.shape[1:]
    found = np.empty(form.frames.shape, np.uint8)
    for at, (down, across) in enumerate((shifts + points(REACH_MM, PATCH)).tolist()):
        found[at] = patches[at, down : down + height, across : across + width]
    return found
