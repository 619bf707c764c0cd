"""Where the page lies in the picture: the four marks in the corners, whichever way the sheet was fed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from daihoi.core.ballots.layouts import Box, Fiducial, Layout

from .arrays import Gray, Numbers
from .zones import DEFAULT_ZONES, Zones

_ROOM_MM = 9.0
_CORNER, _WIDE_CORNER = 0.19, 0.34
_COARSE_SIDE = 1400
_FEWEST_MARKS = 3
_PERSPECTIVE = 0.012
_OUTLINE_SCALE = 8.0
_LEAST_OUTLINE = 0.15
Marks = Mapping[int, Numbers]


@dataclass(frozen=True, slots=True, eq=False)
class Registration:
    """How millimetres on the page become points of the picture.

    Args:
        matrix: the projection, 3 × 3; a point's centre has whole numbers.
        page: the side of the ballot, by the numbers of the marks.
        scale: points per millimetre.
        error_mm: how far the worst corner lies from where the projection puts it.
        marks: the numbers of the marks it rests on.
        is_photo: True when the picture was taken at an angle, not scanned.
    """

    matrix: Numbers
    page: int
    scale: float
    error_mm: float
    marks: tuple[int, ...]
    is_photo: bool

    def point(self, left: float, top: float) -> tuple[float, float]:
        """A place on the page, in the picture."""
        x, y = self.points([(left, top)])[0]
        return float(x), float(y)

    def points(self, places: Sequence[tuple[float, float]]) -> Numbers:
        """Many places on the page, in the picture."""
        seen = np.asarray(places, np.float64) @ self.matrix[:, :2].T + self.matrix[:, 2]
        return np.asarray(seen[:, :2] / seen[:, 2:])

    def corners(self, box: Box) -> Numbers:
        """The four corners of a box in the picture, clockwise from top left."""
        return self.points(_corners_mm(box))

    @property
    def turn(self) -> int:
        """By how many degrees the page is turned in the picture, rounded to quarters: 0, 90, 180 or 270."""
        x, y = np.subtract(self.point(100.0, 10.0), self.point(10.0, 10.0))
        return int(round(float(np.degrees(np.arctan2(y, x))) / 90) % 4 * 90)


def register(gray: Gray, layout: Layout, zones: Zones = DEFAULT_ZONES) -> Registration | None:
    """Find the page in a picture; never a guess.

    Args:
        gray: the picture.
        layout: what was printed.
        zones: the limits.

    Returns:
        Where the page lies; None where fewer than three marks of one side are found, or they contradict each other.
    """
    for look in (_in_near_corners, _in_corners, _in_wide_corners, _everywhere, _within_outline):
        found = _fitted(look(gray, layout), layout, zones)
        if found is not None and (len(found.marks) > _FEWEST_MARKS or look in (_everywhere, _within_outline)):
            return found
    return None


def _fitted(marks: Marks, layout: Layout, zones: Zones) -> Registration | None:
    """The best projection through the marks of one side."""
    best: Registration | None = None
    for page in layout.pages:
        places = {one.id: one for one in page.fiducials if one.id in marks}
        if len(places) < _FEWEST_MARKS:
            continue
        found = _through(places, marks, page.number)
        limit = zones.photo_error_mm if found.is_photo else zones.error_mm
        if found.error_mm > limit and len(places) > _FEWEST_MARKS:
            tries = [_through({key: one for key, one in places.items() if key != out}, marks, page.number)
                     for out in places]  # fmt: skip
            found = min(tries, key=lambda one: one.error_mm)
        if found.error_mm <= limit and (best is None or len(found.marks) > len(best.marks)):
            best = found
    return best


def _through(places: Mapping[int, Fiducial], marks: Marks, page: int) -> Registration:
    on_page = np.array([point for one in places.values() for point in _corners_mm(one.box)])
    in_picture = np.concatenate([marks[one] for one in places])
    matrix = np.asarray(cv2.findHomography(on_page, in_picture, 0)[0], np.float64)
    seen = np.column_stack([on_page, np.ones(len(on_page))]) @ matrix.T
    off = np.linalg.norm(seen[:, :2] / seen[:, 2:] - in_picture, axis=1)
    sides = [np.linalg.norm(marks[one] - np.roll(marks[one], 1, axis=0), axis=1).mean() / places[one].box.width
             for one in places]  # fmt: skip
    scale = float(np.median(sides))
    is_photo = max(sides) / min(sides) - 1 > 4 * _PERSPECTIVE or _tilt(matrix, scale) > _PERSPECTIVE
    return Registration(matrix, page, scale, float(off.max()) / scale, tuple(sorted(places)), is_photo)


def _tilt(matrix: Numbers, scale: float) -> float:
    """How much smaller the far end of the page is than the near one."""
    return float(np.abs(matrix[2, :2] / matrix[2, 2]).max()) * 250.0


def _corners_mm(box: Box) -> list[tuple[float, float]]:
    return [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]


def _detector(*, window: int, windows: int, least: float) -> cv2.aruco.ArucoDetector:
    settings = cv2.aruco.DetectorParameters()
    settings.adaptiveThreshWinSizeMin = window
    settings.adaptiveThreshWinSizeMax = window + 20 * (windows - 1)
    settings.adaptiveThreshWinSizeStep = 20
    settings.minMarkerPerimeterRate = least
    settings.maxMarkerPerimeterRate = 3.0
    settings.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    settings.cornerRefinementWinSize = 5
    return cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50), settings)


_CLOSE = _detector(window=33, windows=1, least=0.5)
_NEAR = _detector(window=33, windows=1, least=0.35)
_WIDE = _detector(window=23, windows=2, least=0.2)
_FAR = _detector(window=13, windows=3, least=0.03)


def _seen(detector: cv2.aruco.ArucoDetector, gray: Gray, left: int = 0, top: int = 0) -> dict[int, Numbers]:
    corners, ids, _rest = detector.detectMarkers(gray)
    if ids is None:
        return {}
    return {
        int(one): np.asarray(quad.reshape(4, 2) + np.array([left, top]), np.float64)
        for one, quad in zip(np.ravel(ids), corners, strict=True)
    }


def _in_near_corners(gray: Gray, layout: Layout) -> Marks:
    """Where the marks lie on a sheet that fills the picture, give or take a centimetre."""
    width, height = layout.size_mm
    boxes = [one.box for page in layout.pages for one in page.fiducials]
    far = max(min(x, width - x) for box in boxes for x in (box.left, box.right))
    low = max(min(y, height - y) for box in boxes for y in (box.top, box.bottom))
    return _by_corner(_CLOSE, gray, (max(far, low) + _ROOM_MM) / min(width, height))


def _in_corners(gray: Gray, _layout: Layout) -> Marks:
    return _by_corner(_NEAR, gray, _CORNER)


def _in_wide_corners(gray: Gray, _layout: Layout) -> Marks:
    return _by_corner(_WIDE, gray, _WIDE_CORNER)


def _by_corner(detector: cv2.aruco.ArucoDetector, gray: Gray, part: float) -> Marks:
    height, width = gray.shape
    side = int(part * min(height, width))
    found: dict[int, Numbers] = {}
    for top in (0, height - side):
        for left in (0, width - side):
            found |= _seen(detector, gray[top : top + side, left : left + side], left, top)
    return found


def _everywhere(gray: Gray, _layout: Layout) -> Marks:
    """The whole picture at a coarse size, then each corner found anew at the full one."""
    shrink = max(1.0, max(gray.shape) / _COARSE_SIDE)
    coarse = gray if shrink == 1 else cv2.resize(gray, None, fx=1 / shrink, fy=1 / shrink, interpolation=cv2.INTER_AREA)
    found = _seen(_FAR, np.asarray(coarse))
    if shrink == 1 or not found:
        return found
    points = np.concatenate([(quad + 0.5) * shrink - 0.5 for quad in found.values()]).astype(np.float32)
    reach = max(3, round(1.5 * shrink))
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 30, 0.02)
    fine = cv2.cornerSubPix(gray, points.reshape(-1, 1, 2), (reach, reach), (-1, -1), stop).reshape(-1, 4, 2)
    return {one: quad.astype(np.float64) for one, quad in zip(found, fine, strict=True)}


def _within_outline(gray: Gray, layout: Layout) -> Marks:
    """The sheet as the brightest four-cornered thing, put straight; then the marks are looked for in that."""
    outline = _outline(gray)
    if outline is None:
        return {}
    width, height = layout.size_mm
    for turn in range(2):
        size = (width, height) if turn == 0 else (height, width)
        to = np.array([(0, 0), (size[0], 0), size, (0, size[1])], np.float32) * _OUTLINE_SCALE
        matrix = cv2.getPerspectiveTransform(outline, to)
        flat = cv2.warpPerspective(gray, matrix, (int(size[0] * _OUTLINE_SCALE), int(size[1] * _OUTLINE_SCALE)))
        even = cv2.createCLAHE(3.0, (8, 8)).apply(flat)
        found = _by_corner(_WIDE, np.asarray(even), _WIDE_CORNER)
        if len(found) >= _FEWEST_MARKS:
            back = np.linalg.inv(matrix)
            return {one: cv2.perspectiveTransform(quad[None], back)[0] for one, quad in found.items()}
    return {}


def _outline(gray: Gray) -> Gray | None:
    shrink = max(1.0, max(gray.shape) / _COARSE_SIDE)
    coarse = cv2.resize(gray, None, fx=1 / shrink, fy=1 / shrink, interpolation=cv2.INTER_AREA)
    smooth = cv2.GaussianBlur(coarse, (0, 0), 3)
    bright = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
    shapes = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    largest = max(shapes, key=cv2.contourArea, default=None)
    if largest is None or cv2.contourArea(largest) < _LEAST_OUTLINE * bright.size:
        return None
    hull = cv2.convexHull(largest)
    quad = cv2.approxPolyDP(hull, 0.03 * cv2.arcLength(hull, True), True)
    if len(quad) != 4:
        return None
    points = quad.reshape(4, 2).astype(np.float32) * np.float32(shrink)
    order = np.argsort(np.arctan2(*(points - points.mean(axis=0)).T[::-1]))
    return np.asarray(np.roll(points[order], -int(np.argmin(points[order].sum(axis=1))), axis=0))
