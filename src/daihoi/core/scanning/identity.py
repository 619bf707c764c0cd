"""Which ballot, which side, real or rehearsal: the square code, which is the same on every copy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import zxingcpp

from daihoi.core.ballots.layouts import Box

from .arrays import Gray, Numbers
from .registration import Registration

STYLE_LETTERS = {"S": "strike", "A": "agree_disagree", "M": "mark", "C": "cumulative"}
_TEXT = re.compile(
    r"DH1:(?P<layout>[0-9a-f]+):(?P<style>[SAMC]):(?P<page>[0-9]+)/(?P<pages>[0-9]+):(?P<kind>[RT])", re.ASCII
)
_FORMATS: Any = zxingcpp.BarcodeFormat.QRCode
_MARGIN_MM = 3.5
_FINE = 12.0
_COARSE_SIDE = 1800


@dataclass(frozen=True, slots=True, eq=False)
class Identity:
    """What the code says.

    Args:
        layout_id: of the printed layout.
        style: how the ballot is marked.
        page: the side.
        pages: how many sides the ballot has.
        is_test: True on rehearsal and sample sheets, which are never counted.
        corners: where it lies in the picture, clockwise from the code's own top left.
    """

    layout_id: str
    style: str
    page: int
    pages: int
    is_test: bool
    corners: Numbers


def identify(gray: Gray, where: Registration, box: Box) -> Identity | None:
    """Read the code where the page should carry it.

    Args:
        gray: the picture.
        where: where the page lies.
        box: where the code stands on the page.

    Returns:
        What it says; None where it can't be read.
    """
    around = Box(box.left - _MARGIN_MM, box.top - _MARGIN_MM, box.width + 2 * _MARGIN_MM, box.height + 2 * _MARGIN_MM)
    corners = where.corners(around)
    left, top = np.maximum(np.floor(corners.min(axis=0)), 0).astype(int)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int)
    region = gray[top:bottom, left:right]
    if min(region.shape) < 20:
        return None
    found = _read(region, (left, top))
    return found or _read_straightened(gray, where, around)


def identify_anywhere(gray: Gray) -> Identity | None:
    """Read the code on a page whose marks were not found, so that a foreign ballot is told from a damaged one."""
    shrink = max(1.0, max(gray.shape) / _COARSE_SIDE)
    coarse = cv2.resize(gray, None, fx=1 / shrink, fy=1 / shrink, interpolation=cv2.INTER_AREA)
    return _read(np.asarray(coarse, np.uint8), (0, 0))


def _read(region: Gray, at: tuple[int, int]) -> Identity | None:
    for code in zxingcpp.read_barcodes(np.ascontiguousarray(region), formats=_FORMATS):
        said = _TEXT.fullmatch(code.text)
        if said is None:
            continue
        place = code.position
        quad = [(one.x + at[0], one.y + at[1])
                for one in (place.top_left, place.top_right, place.bottom_right, place.bottom_left)]  # fmt: skip
        return Identity(
            said["layout"], STYLE_LETTERS[said["style"]], int(said["page"]), int(said["pages"]),
            said["kind"] == "T", np.array(quad, float),
        )  # fmt: skip
    return None


def _read_straightened(gray: Gray, where: Registration, box: Box) -> Identity | None:
    """A second look at a code that is skewed, small or pale."""
    step = np.array([[1 / _FINE, 0, box.left], [0, 1 / _FINE, box.top], [0, 0, 1]])
    size = (int(box.width * _FINE), int(box.height * _FINE))
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    flat = cv2.warpPerspective(gray, where.matrix @ step, size, flags=flags, borderValue=255)
    smooth = np.asarray(cv2.GaussianBlur(flat, (0, 0), 1.2), np.uint8)
    found = _read(np.asarray(cv2.equalizeHist(smooth), np.uint8), (0, 0))
    if found is None:
        return None
    corners = [where.point(box.left + x / _FINE, box.top + y / _FINE) for x, y in found.corners]
    return Identity(found.layout_id, found.style, found.page, found.pages, found.is_test, np.array(corners))
