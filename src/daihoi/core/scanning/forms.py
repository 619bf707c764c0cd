"""The empty form, prepared once: what is printed where, so that only what people added is left."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from daihoi.core.ballots.layouts import BLANK_DPI, MM_PER_INCH, Box, Layout, Page
from daihoi.core.elections import BallotStyle
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .arrays import Flags, Gray, Numbers, count, profiles

PATCH, LINE, FLAT = 8.0, 7.0, 3.0
"""Points per millimetre: around boxes, along names, over the whole page."""
REACH_MM, RIM_MM = 0.8, 0.7
"""How far a frame is looked for, and how much around a box is looked at."""
PRINTED = 60
"""From here on a point of the empty form counts as print, of 255."""
NAME_SIDE_MM, NAME_TOP_MM = 2.0, 1.2
NAME_RIM, NAME_REACH = 4, 8
"""Points at ``LINE``: how much around a name helps to find it, and how far it is looked for; both are even."""
_SLACK_MM, _NAME_SLACK_MM, _NAME_RIM_MM = 0.3, 0.17, 0.3
_CORE, _BLACK, _BARE = 130, 110, 6
_RIM_PRINTED = 24
_RULE_MM, _RULE_SLACK_MM, _RULE_DARK = 12.0, 0.7, 40
_WAVE_MM, _TOUCHING_MM, _TOUCHING_DARK = 0.5, 2.4, 45


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One box of one name.

    Args:
        row: the place of the name on the page, from 0.
        key: ``agree``, ``disagree``, ``mark`` or ``votes``.
        box: where it is printed.
    """

    row: int
    key: str
    box: Box


@dataclass(frozen=True, slots=True, eq=False)
class BoxForm:
    """All boxes of one size on a page.

    Args:
        places: the boxes.
        window: rows and columns of a patch: the box, its rim, and the reach of the search on every side.
        frames: the print in each patch, without the reach.
        insides: the points of each patch that belong to the inside of the box, free of print.
        sums: the print along the lines of each patch, and along its columns.
        print: how many points of each patch are printed, at least 1.
        area: how many belong to the inside, at least 1.
    """

    places: tuple[Place, ...]
    window: tuple[int, int]
    frames: Flags
    insides: Flags
    sums: tuple[Numbers, Numbers]
    print: Numbers
    area: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class NameForm:
    """One printed name that can be struck.

    Args:
        row: the place of the name on the page, from 0.
        around: the name and what is looked at around it.
        print: the points that are printed, with the slack of the search.
        wide: the same with a wider rim, beyond which even the lightest line can be seen.
        firm: the middle of its strokes, which must be there on every copy.
        long: the points where the print alone looks like a stroke, because letters touch.
        picture: how dark the name and a narrow rim are, at half the size, to find it by.
        name: first and last column and line of the name itself.
    """

    row: int
    around: Box
    print: Flags
    wide: Flags
    firm: Flags
    long: Flags
    picture: Gray
    name: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One side of the ballot, ready to be compared.

    Args:
        page: the side.
        size_mm: of the paper.
        flat: how dark the empty form is, the whole page at ``FLAT``.
        near: the darkest print near each point of ``flat``, so that hair lines can be taken off.
        printed: the points of ``flat`` that hold print or lie beside it.
        bare: the points with nothing printed near them, not even a hair line.
        boxes: by size.
        names: where names are struck.
        extent: the smallest box around all lines.
    """

    page: Page
    size_mm: tuple[float, float]
    flat: Gray
    near: Gray
    printed: Flags
    bare: Flags
    boxes: tuple[BoxForm, ...]
    names: tuple[NameForm, ...]
    extent: Box


class Forms:
    """All sides of one layout; each is prepared when its first page comes.

    Args:
        layout: what was printed.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.layout_id = layout.layout_id
        self._prepared: dict[int, Form] = {}

    def of(self, number: int) -> Form:
        """The prepared form of a side.

        Raises:
            WrongInput: the layout file does not hold the empty form.
        """
        if number not in self._prepared:
            self._prepared[number] = _prepared(self.layout, self.layout.page(number))
        return self._prepared[number]


def step_to(left: float, top: float, scale: float) -> Numbers:
    """From points of a straightened picture to millimetres: its top left corner and its points per millimetre."""
    return np.array([[1 / scale, 0, left + 0.5 / scale], [0, 1 / scale, top + 0.5 / scale], [0, 0, 1.0]])


def points(millimetres: float, scale: float) -> int:
    """A length in whole points."""
    return round(millimetres * scale)


def _prepared(layout: Layout, page: Page) -> Form:
    dark = 255 - _blank_of(layout, page)
    matrix = np.array([[BLANK_DPI / MM_PER_INCH, 0, -0.5], [0, BLANK_DPI / MM_PER_INCH, -0.5], [0, 0, 1.0]])
    width, height = layout.size_mm
    flat = _cut(dark, matrix, Box(0, 0, width, height), FLAT)
    near = cv2.dilate(flat, np.ones((points(2 * _SLACK_MM, FLAT) + 1,) * 2, np.uint8))
    near = np.maximum(near, _rules(flat))
    return Form(
        page, (width, height), flat, np.asarray(near), np.asarray(near) > _BLACK, np.asarray(near) < _BARE,
        _box_forms(page, dark, matrix),
        _name_forms(page, dark, matrix) if layout.style is BallotStyle.STRIKE else (), _extent(page),
    )  # fmt: skip


def _rules(flat: Gray) -> Gray:
    """Around each printed rule a band: along so much of the page even a good registration is a little off somewhere."""
    ink = (flat > _RULE_DARK).astype(np.uint8) * 255
    far, slack = points(_RULE_MM, FLAT), 2 * points(_RULE_SLACK_MM, FLAT) + 1
    level = cv2.dilate(
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, far), np.uint8)), np.ones((slack, 1), np.uint8)
    )
    upright = cv2.dilate(
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((far, 1), np.uint8)), np.ones((1, slack), np.uint8)
    )
    return np.asarray(cv2.max(level, upright))


def _extent(page: Page) -> Box:
    rows = [one.row for one in page.rows]
    left, top = min(one.left for one in rows), min(one.top for one in rows)
    return Box(left, top, max(one.right for one in rows) - left, max(one.bottom for one in rows) - top)


def _blank_of(layout: Layout, page: Page) -> Gray:
    blank = cv2.imdecode(np.frombuffer(page.blank, np.uint8), cv2.IMREAD_GRAYSCALE) if page.blank else None
    due = [one * BLANK_DPI / MM_PER_INCH for one in layout.size_mm]
    if blank is None or abs(blank.shape[1] - due[0]) > 2 or abs(blank.shape[0] - due[1]) > 2:
        raise WrongInput(
            say("The layout file does not hold the empty form of page {page}. Use the file that “daihoi ballots print” "
                "wrote beside the ballots.", page=page.number)
        )  # fmt: skip
    return np.asarray(blank, dtype=np.uint8)


def _cut(dark: Gray, matrix: Numbers, box: Box, scale: float) -> Gray:
    size = (points(box.width, scale), points(box.height, scale))
    shrink = 2 if scale < 4 else 1
    if shrink > 1:
        dark = np.asarray(cv2.resize(dark, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
        matrix = np.array([[0.5, 0, -0.25], [0, 0.5, -0.25], [0, 0, 1]]) @ matrix
    step = matrix @ step_to(box.left, box.top, scale)
    return np.asarray(cv2.warpPerspective(dark, step, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP))


def long_strokes(dark: Gray, limit: int, shortest_mm: float) -> Flags:
    """What stays of the ink at ``LINE`` when everything shorter is removed; slants and waves stay too."""
    thick = cv2.dilate((dark > limit).astype(np.uint8), np.ones((points(_WAVE_MM, LINE), 1), np.uint8))
    long = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, points(shortest_mm, LINE)), np.uint8))
    return np.asarray(long).astype(bool)


def _touching(seen: Gray) -> Flags:
    long = long_strokes(seen, _TOUCHING_DARK, _TOUCHING_MM).astype(np.uint8)
    return np.asarray(cv2.dilate(long, np.ones((3, 3), np.uint8))).astype(bool)


def widened(box: Box, side: float, top: float | None = None) -> Box:
    """A box with a margin on every side."""
    above = side if top is None else top
    return Box(box.left - side, box.top - above, box.width + 2 * side, box.height + 2 * above)


def _box_forms(page: Page, dark: Gray, matrix: Numbers) -> tuple[BoxForm, ...]:
    by_size: dict[tuple[float, float], list[Place]] = {}
    for at, row in enumerate(page.rows):
        for key, box in row.boxes.items():
            by_size.setdefault((round(box.width, 2), round(box.height, 2)), []).append(Place(at, key, box))
    return tuple(_box_form(places, dark, matrix) for places in by_size.values())


def _box_form(places: list[Place], dark: Gray, matrix: Numbers) -> BoxForm:
    box, reach, rim = places[0].box, points(REACH_MM, PATCH), points(RIM_MM, PATCH)
    height, width = points(box.height, PATCH) + 2 * rim, points(box.width, PATCH) + 2 * rim
    seen = [
        cv2.resize(_cut(dark, matrix, widened(one.box, RIM_MM), PATCH), (width, height)) for one in places
    ]  # fmt: skip
    slack = np.ones((points(2 * _SLACK_MM, PATCH) + 1,) * 2, np.uint8)
    near = np.stack([cv2.dilate(one, slack) for one in seen])
    insides = near <= PRINTED
    for at in (0, 1):
        edge = np.moveaxis(insides, at + 1, 0)
        edge[: rim + 1] = edge[-rim - 1 :] = False
    frames = np.stack(seen) > PRINTED
    return BoxForm(
        tuple(places), (height + 2 * reach, width + 2 * reach), frames, insides, profiles(frames),
        np.maximum(count(frames), 1), np.maximum(count(insides), 1),
    )  # fmt: skip


def halved(seen: Gray) -> Gray:
    """At half the size."""
    height, width = (one // 2 * 2 for one in seen.shape)
    size = (width // 2, height // 2)
    return np.asarray(cv2.resize(seen[:height, :width], size, interpolation=cv2.INTER_AREA), np.uint8)


def _by_rim(name: tuple[int, int, int, int]) -> tuple[slice, slice]:
    left, right, top, bottom = name
    return slice(top - NAME_RIM, bottom + NAME_RIM), slice(left - NAME_RIM, right + NAME_RIM)


def _name_forms(page: Page, dark: Gray, matrix: Numbers) -> tuple[NameForm, ...]:
    slack, wider = (np.ones((points(2 * far, LINE) + 1,) * 2, np.uint8) for far in (_NAME_SLACK_MM, _NAME_RIM_MM))
    found = []
    for at, row in enumerate(page.rows):
        around = widened(row.name_box, NAME_SIDE_MM, NAME_TOP_MM)
        seen = _cut(dark, matrix, around, LINE)
        near = np.asarray(cv2.dilate(seen, slack)) > PRINTED
        wide = np.asarray(cv2.dilate(seen, wider)) > _RIM_PRINTED
        left, top = points(NAME_SIDE_MM, LINE), points(NAME_TOP_MM, LINE)
        name = (left, left + points(row.name_box.width, LINE), top, top + points(row.name_box.height, LINE))
        found.append(
            NameForm(at, around, near, wide, seen > _CORE, _touching(seen), halved(seen[_by_rim(name)]), name)
        )  # fmt: skip
    return tuple(found)
