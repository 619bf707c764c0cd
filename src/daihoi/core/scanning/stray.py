"""Ink where none belongs: a signature, an added name, a note, a mark beside a box.

Damage is not ink: a shadow or a stain changes the white of the paper slowly, a fold or a streak of the scanner is thin,
pale and runs from edge to edge, a punched hole lies in the margin, dust is small.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np

from daihoi.core.ballots.layouts import Box

from .arrays import Flags, Gray, Labels, Numbers
from .flat import Flat
from .forms import FLAT, Form, points, widened
from .zones import DEFAULT_ZONES, Zones

COARSE = FLAT / 2
_STROKE_DARK, _STRAY_DARK, _SURE_DARK = 18, 120, 110
_BROAD = 7
_EDGE_MM = 7.0
_HOLE_MM, _HOLE_SIDE_MM = (4.0, 9.0), 22.0
_DISC = 0.6
_JOINED_MM = 5.0
_STREAK_MM, _STREAK_WIDTH_MM, _STREAK_DRIFT_MM = 50.0, 1.0, 6.0
_LEAST_POINTS = 2
_NEAR_BOX_MM, _NEAR_MM = 1.5, 1.3
_APART_MM = 2.2
_TIP_FAR_MM, _TIP_MM = 3.0, 2.1
"""The tip of a mark that a printed rule cuts off lies so near and is not so long."""
_RING_MM = 0.9
_MISSING_DARK, _MISSING_SEEN = 150, 40
_MISSING_MM2 = 18.0
_MOST_PIECES = 4000


@dataclass(frozen=True, slots=True)
class Stray:
    """Some ink that belongs to no box and no name.

    Args:
        box: where it is.
        is_beside_box: True when it lies close beside a box, so that it may be meant as a mark.
    """

    box: Box
    is_beside_box: bool = False

    @property
    def is_writing(self) -> bool:
        """True for something as large as a word or a signature."""
        return self.box.width >= 12 and self.box.height >= 2


@dataclass(frozen=True, slots=True, eq=False)
class Additions:
    """What was added to the print.

    Args:
        strays: ink where none belongs, neighbouring pieces together.
        runs: pairs of marked boxes that one stroke touches, by their places in the list of marked boxes.
        missing: print that should be there and is not.
    """

    strays: tuple[Stray, ...]
    runs: tuple[tuple[int, int], ...]
    missing: tuple[Box, ...]


def find_additions(
    flat: Flat, form: Form, marked: list[Box], struck: list[Box], zones: Zones = DEFAULT_ZONES
) -> Additions:
    """Look at everything on the page that is not printed.

    Args:
        flat: the page put straight.
        form: the empty form.
        marked: the boxes and fields that hold ink.
        struck: the names that carry a stroke, however long.
        zones: the limits.

    Returns:
        What was added.
    """
    extra = _thin_or_black(flat, form)
    _spare(extra, form)
    extra = _pooled(extra)
    # Short labels are found three times as fast, and are enough for any paper up to three times A4.
    kind = cv2.CV_16U if extra.size < 4 * np.iinfo(np.uint16).max else cv2.CV_32S
    count, seen, found, middles = cv2.connectedComponentsWithStats(extra, connectivity=8, ltype=kind)
    labels: Labels = seen  # type: ignore[assignment]
    stats = np.asarray(found, np.int32)
    mine, runs = _owners(labels, marked)
    for box, ids in zip(marked, mine, strict=True):
        ids -= {one for one in ids if _is_apart(middles[one], box)}
    allowed = _allowed(labels, stats, mine, marked, struck, zones)
    beyond = np.bincount(labels[extra.astype(bool) & ~allowed], minlength=count)
    pieces = _pieces(beyond, stats, labels, allowed, form, marked, zones)
    return Additions(tuple(pieces), tuple(runs), _missing(flat, form))


def _thin_or_black(flat: Flat, form: Form) -> Gray:
    """Strokes, also pale ones, and what is plainly black; broad pale things such as stains are neither."""
    dark = cv2.subtract(flat.dark, form.near)
    broad = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((_BROAD, _BROAD), np.uint8))
    extra = ((cv2.subtract(dark, broad) > _STROKE_DARK) | (dark > _STRAY_DARK)) & ~form.printed
    pale = flat.dark < _SURE_DARK
    lines, columns = flat.folds
    extra[lines] &= ~pale[lines]
    extra[:, columns] &= ~pale[:, columns]
    return np.asarray(extra.view(np.uint8))


def _spare(extra: Gray, form: Form) -> None:
    """Leave out what is no concern: the edge of the paper, corner marks, the code, the stamp, fields for people."""
    page = form.page
    edge = points(_EDGE_MM, FLAT)
    extra[:edge] = extra[-edge:] = 0
    extra[:, :edge] = extra[:, -edge:] = 0
    spared = [widened(one.box, 1.5) for one in page.fiducials] + [widened(page.identity, 1.5)]
    spared += [widened(one, 4.0) for one in [page.stamp] if one] + [widened(one, 2.0) for one in page.fields.values()]
    for box in spared:
        extra[_rows(box, FLAT), _columns(box, FLAT)] = 0


def _pooled(extra: Gray) -> Gray:
    """Two by two points as one, dark when one of them is."""
    height, width = (one // 2 * 2 for one in extra.shape)
    lines = extra[0:height:2, :width] | extra[1:height:2, :width]
    return np.ascontiguousarray(lines[:, 0::2] | lines[:, 1::2])


def _rows(box: Box, scale: float = COARSE) -> slice:
    return slice(max(0, points(box.top, scale)), max(0, points(box.bottom, scale)))


def _columns(box: Box, scale: float = COARSE) -> slice:
    return slice(max(0, points(box.left, scale)), max(0, points(box.right, scale)))


def _windows(boxes: list[Box], margin: float) -> list[tuple[slice, slice]]:
    """The lines and columns of many boxes, with a margin around each."""
    sides = np.rint(_reach(boxes, margin) * COARSE).astype(int).clip(min=0).tolist()
    return [(slice(top, bottom), slice(left, right)) for left, top, right, bottom in sides]


def _owners(labels: Labels, marked: list[Box]) -> tuple[list[set[int]], list[tuple[int, int]]]:
    """Which pieces of ink each marked box holds, and which boxes share one."""
    mine = []
    holder: dict[int, int] = {}
    runs = []
    for at, (rows, columns) in enumerate(_windows(marked, _RING_MM)):
        ids = set(labels[rows, columns].ravel().tolist()) - {0}
        for one in ids:
            if one in holder:
                runs.append((holder[one], at))
            holder[one] = at
        mine.append(ids)
    return mine, runs


def _allowed(
    labels: Labels, stats: Labels, mine: list[set[int]], marked: list[Box], struck: list[Box], zones: Zones
) -> Flags:
    """Where ink may be: around each marked box the strokes that touch it, and the line of each struck name."""
    allowed = np.zeros(labels.shape, bool)
    shapes = stats.tolist()
    windows = zip(mine, _windows(marked, _NEAR_BOX_MM), _windows(marked, zones.overshoot_mm), strict=True)
    for ids, close, around in windows:
        allowed[close] = True
        for one in ids:
            if not _is_within(shapes[one], *close):
                allowed[around] |= labels[around] == one
    for name in struck:
        touching, beyond = widened(name, _RING_MM, 0.5), widened(name, 2 * zones.overshoot_mm, 3.0)
        allowed[_rows(touching), _columns(touching)] = True
        held = np.unique(labels[_rows(touching), _columns(touching)])
        allowed[_rows(beyond), _columns(beyond)] |= np.isin(labels[_rows(beyond), _columns(beyond)], held[held > 0])
    return allowed


def _is_apart(middle: Numbers, box: Box) -> bool:
    """True when a piece lies mostly beside the box: not the end of a mark in it, but one that only touches it."""
    across, down = (float(one) + 0.5 for one in middle)
    around = widened(box, _APART_MM)
    return not (around.left < across / COARSE < around.right and around.top < down / COARSE < around.bottom)


def _is_within(piece: list[int], rows: slice, columns: slice) -> bool:
    left, top, width, height, _area = piece
    across, down = left >= columns.start and left + width <= columns.stop, top >= rows.start
    return bool(across and down and top + height <= rows.stop)


def _pieces(
    beyond: Labels, stats: Labels, labels: Labels, allowed: Flags, form: Form, marked: list[Box], zones: Zones
) -> list[Stray]:
    beside = _reach([box for row in form.page.rows for box in row.boxes.values()], _NEAR_BOX_MM + 0.5)
    tips = _reach(marked, _TIP_FAR_MM)
    found: list[Stray] = []
    worth = np.flatnonzero(beyond >= _LEAST_POINTS)
    for one in worth[:_MOST_PIECES]:
        left, top, width, height, _area = (int(value) for value in stats[one])
        window = (slice(top, top + height), slice(left, left + width))
        outside = (labels[window] == one) & ~allowed[window]
        place = _place(outside, left, top)
        near = _is_in(beside, place)
        least = _NEAR_MM if near else zones.stray_mm
        if _is_in(tips, place):
            least = max(least, _TIP_MM)
        if max(place.width, place.height) < least or _is_hole(place, form, outside):
            continue
        found.append(Stray(place, near))
    return _joined(_without_streaks(found))


def _reach(boxes: list[Box], margin: float) -> Numbers:
    """Boxes with a margin: left, top, right and bottom of each."""
    sides = np.array([(box.left, box.top, box.right, box.bottom) for box in boxes], np.float64).reshape(-1, 4)
    return np.asarray(sides + np.array([-margin, -margin, margin, margin]))


def _is_in(reach: Numbers, place: Box) -> bool:
    """True when a place lies over any of them."""
    left, top, right, bottom = reach.T
    over = (left < place.right) & (place.left < right) & (top < place.bottom) & (place.top < bottom)
    return bool(over.any())


def _place(outside: Flags, left: int, top: int) -> Box:
    across, down = np.flatnonzero(outside.any(axis=0)), np.flatnonzero(outside.any(axis=1))
    return Box(
        (left + int(across[0])) / COARSE, (top + int(down[0])) / COARSE,
        (int(across[-1] - across[0]) + 1) / COARSE, (int(down[-1] - down[0]) + 1) / COARSE,
    )  # fmt: skip


def _is_hole(place: Box, form: Form, outside: Flags) -> bool:
    """A punched hole: a full disc near an edge; a cross as large does not reach the middles of its sides."""
    width, height = form.size_mm
    long, short = max(place.width, place.height), min(place.width, place.height)
    in_margin = min(place.left, place.top, width - place.right, height - place.bottom) < _HOLE_SIDE_MM
    is_round = _HOLE_MM[0] < short and long < _HOLE_MM[1] and long / short < 1.4
    return in_margin and is_round and float(outside.mean()) > _DISC and _reaches_sides(outside)


def _reaches_sides(seen: Flags) -> bool:
    """True when the middle third of every side of its window is ink."""
    ink = seen[_cut_to_ink(seen)]
    down, across = (slice(far // 3, far - far // 3) for far in ink.shape)
    sides = (ink[0, across], ink[-1, across], ink[down, 0], ink[down, -1])
    return all(bool(side.all()) for side in sides)


def _cut_to_ink(seen: Flags) -> tuple[slice, slice]:
    down, across = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    return slice(int(down[0]), int(down[-1]) + 1), slice(int(across[0]), int(across[-1]) + 1)


def _without_streaks(found: list[Stray]) -> list[Stray]:
    """Without the straight thin lines that dust on the glass draws along the page, broken where print is."""
    thin = [one for one in found if min(one.box.width, one.box.height) <= _STREAK_WIDTH_MM]
    streaks = {id(one) for one in thin if _length_along(one, thin) >= _STREAK_MM}
    return [one for one in found if id(one) not in streaks]


def _length_along(stray: Stray, thin: list[Stray]) -> float:
    """How long all thin pieces are together that lie in one line with this one."""
    is_upright = stray.box.height > stray.box.width
    if is_upright:
        return sum(one.box.height for one in thin if abs(one.box.left - stray.box.left) < _STREAK_DRIFT_MM)
    return sum(one.box.width for one in thin if abs(one.box.top - stray.box.top) < _STREAK_DRIFT_MM)


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
    )  # fmt: skip


def _joined(found: list[Stray]) -> list[Stray]:
    """Pieces close together are one: the letters of a word, the strokes of a signature."""
    whole: list[Stray] = []
    for stray in sorted(found, key=lambda one: (one.box.left, one.box.top)):
        box, is_beside = stray.box, stray.is_beside_box
        while near := next((one for one in whole if _overlap(widened(one.box, _JOINED_MM), box)), None):
            whole.remove(near)
            box, is_beside = _around(near.box, box), is_beside and near.is_beside_box
        whole.append(Stray(box, is_beside))
    return whole


def _around(one: Box, other: Box) -> Box:
    left, top = min(one.left, other.left), min(one.top, other.top)
    return Box(left, top, max(one.right, other.right) - left, max(one.bottom, other.bottom) - top)


def _missing(flat: Flat, form: Form) -> tuple[Box, ...]:
    """Print that is not there: torn off, covered, folded over, or another ballot altogether."""
    near = cv2.dilate(flat.dark, np.ones((5, 5), np.uint8))
    gone = ((form.flat > _MISSING_DARK) & (near < _MISSING_SEEN)).astype(np.uint8)
    if np.count_nonzero(gone) < _MISSING_MM2 / 8 * FLAT * FLAT:
        return ()
    wide = cv2.morphologyEx(gone, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8))
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(wide)
    return tuple(
        Box(*(float(value) / FLAT for value in stats[one][:4]))
        for one in range(1, count)
        if stats[one][cv2.CC_STAT_AREA] >= _MISSING_MM2 * FLAT * FLAT
    )


def is_blank(gray: Gray) -> bool:
    """True when there is nothing on the page at all, such as the back of a sheet."""
    height, width = gray.shape
    small = cv2.resize(gray, (160, max(1, round(160 * height / width))), interpolation=cv2.INTER_AREA)
    inner = small[8:-8, 8:-8].astype(np.int16)
    even = cv2.medianBlur(np.asarray(inner, np.uint8), 9).astype(np.int16)
    return float((np.abs(inner - even) > 24).mean()) < 0.0015


def overlapping(boxes: Iterable[Box], place: Box) -> bool:
    """True when a place lies over any of the boxes."""
    return any(_overlap(one, place) for one in boxes)
