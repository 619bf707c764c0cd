"""The first reader of struck names: over which part of its length a name is crossed out.

Ink on top of printed letters can't be told from the letters.  So the measure rests on the gaps only: where the line
could be seen, how much of it is seen?  A full line gives 1 however closely the name is set, an untouched name gives 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from .arrays import Flags, Gray, Numbers
from .forms import LINE, NameForm, points
from .zones import DEFAULT_ZONES, Zones

_LEAST_MM = 0.6
_UPPER, _LOWER = 0.08, 0.84
_NAME_SEEN = 0.6
_BRIDGED_MM = 2.0
_RIM_MM = 0.5
_PALE_BLUR, _PALE_RUN = (5, 2), np.ones((1, 3), np.uint8)


@dataclass(frozen=True, slots=True)
class Strike:
    """What is seen at one printed name.

    Args:
        share: the part of the name's length along which a line runs, where one could be seen.
        through: the part of that line that runs through the name, not under or over it.
        seen: how much of the printed name is there, 0 to 1.
        shift: how far the line of ink lies from the middle of the name, in millimetres, mean over the name.
        ends: where it is first and last seen, in millimetres from the left edge of the name.
        pale: the part of the name's length along which a line may run that is too light to be told from nothing.
    """

    share: float
    through: float
    seen: float
    shift: float = 0.0
    ends: tuple[float, float] = (0.0, 0.0)
    pale: float = 0.0


def score_name(
    patch: Gray,
    white: float,
    black: float,
    form: NameForm,
    zones: Zones = DEFAULT_ZONES,
    *,
    folded: Flags | None = None,
) -> Strike:
    """Measure the strike through one name.

    Args:
        patch: cut at ``LINE`` around the name, as the form says.
        white: how white the paper is there.
        black: how black the print is.
        form: the printed name.
        zones: the limits.
        folded: the points of the patch that a fold darkens, where only plain ink counts; None for none.

    Returns:
        What is seen.
    """
    span = max(white - black, 24.0)
    smooth = np.asarray(cv2.blur(patch, (3, 3)), np.uint8)
    ink: Flags = smooth < np.uint8(np.clip(white - span * zones.line_dark, 0, 255))
    if folded is not None:
        ink &= ~folded | (smooth < np.uint8(np.clip(white - span * zones.dark, 0, 255)))
    near = np.asarray(cv2.dilate(ink.astype(np.uint8), np.ones((3, 3), np.uint8))).astype(bool)
    seen = float((near & form.firm).sum()) / max(1, int(form.firm.sum()))
    extra = _clean(np.asarray(ink & ~form.print))
    pale = _pale(patch, white, black, form, zones, folded)
    left, right, top, bottom = form.name
    covered: Flags = np.asarray(extra[:, left:right].any(axis=0))
    if covered.sum() < points(_LEAST_MM, LINE):
        return Strike(0.0, 0.0, seen, pale=pale)
    line = _line(extra[:, left:right], covered, (top + bottom) / 2)
    free = _is_free(form.print, line, left) & ~_widened(covered)
    runs_out = (bool(extra[:, :left].any()), bool(extra[:, right:].any()))
    share = float(covered.sum() / max(1, covered.sum() + free.sum())) * _extent(covered, runs_out)
    height = bottom - top
    inside = (line >= top + _UPPER * height) & (line <= top + _LOWER * height)
    columns = np.flatnonzero(covered)
    through = float(inside[columns[0] : columns[-1] + 1].mean())
    ends = (float(columns[0]) / LINE, float(columns[-1]) / LINE)
    return Strike(share, through, seen, float(line[covered].mean() - (top + bottom) / 2) / LINE, ends, pale)


def _pale(patch: Gray, white: float, black: float, form: NameForm, zones: Zones, folded: Flags | None) -> float:
    """Along which part of the name something runs that is hardly darker than paper: smoothed along the line.

    The rim of a printed letter is as light; so it is looked for farther from the print than plain ink is.
    """
    limit = white - max(white - black, 24.0) * zones.faint
    seen: Flags = np.asarray(cv2.blur(patch, _PALE_BLUR), np.uint8) < np.uint8(np.clip(limit, 0, 255))
    left, right, _top, _bottom = form.name
    free = ~form.wide if folded is None else ~(form.wide | folded)
    long = cv2.morphologyEx((seen & free).astype(np.uint8), cv2.MORPH_OPEN, _PALE_RUN)
    columns = np.asarray(long)[:, left:right].any(axis=0)
    return float(columns.sum()) / max(1, int(free[:, left:right].any(axis=0).sum()))


def _clean(extra: Flags) -> Flags:
    """Without single points, which are noise."""
    return np.asarray(cv2.morphologyEx(extra.astype(np.uint8), cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))).astype(bool)


def _line(extra: Flags, covered: Flags, middle: float) -> Numbers:
    """How high the line runs at each column: where ink is nearest to the middle; between, it runs straight on."""
    far = np.abs(np.arange(extra.shape[0]) - middle)[:, None]
    nearest = np.argmin(np.where(extra[:, covered], far, np.inf), axis=0)
    columns = np.arange(len(covered))
    return np.asarray(np.interp(columns, columns[covered], nearest))


def _is_free(printed: Flags, line: Numbers, left: int) -> Flags:
    """Columns where a line at that height would be seen, but for which nothing is said yet."""
    height = printed.shape[0]
    columns = np.arange(len(line)) + left
    rows = np.clip(np.round(line).astype(int), 1, height - 2)
    hidden = printed[rows, columns] | printed[rows - 1, columns] | printed[rows + 1, columns]
    return np.asarray(~hidden)


def _widened(covered: Flags) -> Flags:
    """The same with half a millimetre on either side: the rim of a letter hides a little of the line."""
    wide = cv2.dilate(covered.astype(np.uint8)[None], np.ones((1, 2 * points(_RIM_MM, LINE) + 1), np.uint8))
    return np.asarray(wide[0]).astype(bool)


def _extent(covered: Flags, runs_out: tuple[bool, bool]) -> float:
    """The part of the name between the first and the last crossed column, less a little that letters may hide."""
    columns = np.flatnonzero(covered)
    ends = (int(columns[0]), len(covered) - 1 - int(columns[-1]))
    bridged = points(_BRIDGED_MM, LINE)
    missing = [max(0, one - bridged) for one, is_out in zip(ends, runs_out, strict=True) if not is_out]
    return 1.0 - sum(missing) / len(covered)


def is_name_seen(seen: float) -> bool:
    """True when enough of the printed name is there."""
    return seen >= _NAME_SEEN
