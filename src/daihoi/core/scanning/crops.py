"""Pieces of a scan for people's eyes: the page put straight, one row, one box."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from daihoi.core.ballots.layouts import Box, Layout
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .arrays import Gray
from .forms import points, step_to, widened
from .opened import Opened, Unopened
from .registration import Registration, register
from .sources import read_exactly

SCREEN_DPI, CLOSE_DPI = 110, 220
QUALITY = 82
_MM_PER_INCH = 25.4
Where = bytes | str | Path | Sequence[Any]


def straightened(picture: Where, frame: int, layout: Layout, page: int = 0, *, dpi: int = SCREEN_DPI) -> bytes:
    """The whole page put straight; as it is where its corner marks can't be found.

    Args:
        picture: the bytes of a scan file, its path, or one of ``find_pictures``.
        frame: its place in a file of several, from 0.
        layout: what was printed.
        page: the side that it must be; 0 for any.
        dpi: of the picture that is made.

    Returns:
        A JPEG picture.

    Raises:
        WrongInput: the scan can't be opened.
    """
    opened = _opened(picture, frame)
    where = _where(opened, layout, page)
    if where is None:
        return _jpeg(_fitting(opened.gray, layout, dpi))
    width, height = layout.size_mm
    return _jpeg(_piece(opened.gray, where, Box(0, 0, width, height), dpi))


def crop(
    picture: Where,
    frame: int,
    layout: Layout,
    page: int,
    box_mm: Sequence[float],
    *,
    dpi: int = CLOSE_DPI,
    margin_mm: float = 2.0,
) -> bytes:
    """One piece of a page, straight and close.

    Args:
        picture: the bytes of a scan file, its path, or one of ``find_pictures``.
        frame: its place in a file of several, from 0.
        layout: what was printed.
        page: the side.
        box_mm: left, top, width and height on the page.
        dpi: of the picture that is made.
        margin_mm: how much around it is shown too.

    Returns:
        A JPEG picture.

    Raises:
        WrongInput: the scan can't be opened, or that side can't be found on it.
    """
    return crops(picture, frame, layout, page, [box_mm], dpi=dpi, margin_mm=margin_mm)[0]


def crops(
    picture: Where,
    frame: int,
    layout: Layout,
    page: int,
    boxes_mm: Sequence[Sequence[float]],
    *,
    dpi: int = CLOSE_DPI,
    margin_mm: float = 2.0,
) -> list[bytes]:
    """The same for several pieces of one page, which is opened once."""
    opened = _opened(picture, frame)
    where = _where(opened, layout, page)
    if where is None:
        raise WrongInput(say("Page {page} of the ballot can't be found on this scan. Look at the whole picture.",
                             page=page))  # fmt: skip
    return [_jpeg(_piece(opened.gray, where, _around(one, margin_mm, layout), dpi)) for one in boxes_mm]


def _opened(picture: Where, frame: int) -> Opened:
    try:
        return read_exactly(picture, frame)
    except Unopened as flaw:
        raise WrongInput(flaw.sentence) from None


def _where(opened: Opened, layout: Layout, page: int) -> Registration | None:
    where = register(opened.gray, layout)
    return where if where is not None and page in (0, where.page) else None


def _around(box_mm: Sequence[float], margin_mm: float, layout: Layout) -> Box:
    left, top, width, height = (float(one) for one in box_mm)
    if width <= 0 or height <= 0:
        raise WrongInput(say("A piece of {width} × {height} mm can't be shown.", width=width, height=height))
    wide = widened(Box(left, top, width, height), margin_mm)
    paper_width, paper_height = layout.size_mm
    left, top = max(0.0, wide.left), max(0.0, wide.top)
    return Box(left, top, max(1.0, min(wide.right, paper_width) - left), max(1.0, min(wide.bottom, paper_height) - top))


def _piece(gray: Gray, where: Registration, box: Box, dpi: int) -> Gray:
    scale = dpi / _MM_PER_INCH
    by = max(1, int(where.scale / scale))
    height, width = (one // by * by for one in gray.shape)
    small = cv2.resize(gray[:height, :width], (width // by, height // by), interpolation=cv2.INTER_AREA)
    shrink = np.array([[1 / by, 0, 0.5 / by - 0.5], [0, 1 / by, 0.5 / by - 0.5], [0, 0, 1.0]])
    size = (max(1, points(box.width, scale)), max(1, points(box.height, scale)))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    step = shrink @ where.matrix @ step_to(box.left, box.top, scale)
    return np.asarray(cv2.warpPerspective(small, step, size, flags=flags, borderValue=255))


def _fitting(gray: Gray, layout: Layout, dpi: int) -> Gray:
    longest = max(layout.size_mm) / _MM_PER_INCH * dpi
    by = min(1.0, longest / max(gray.shape))
    return np.asarray(cv2.resize(gray, None, fx=by, fy=by, interpolation=cv2.INTER_AREA))


def _jpeg(picture: Gray) -> bytes:
    return bytes(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1])
