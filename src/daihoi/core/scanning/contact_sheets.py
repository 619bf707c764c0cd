"""The same box of many pages in one picture, so that a person sees a hundred marks at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from daihoi.core.ballots.layouts import Box, Layout

from .arrays import Gray
from .patches import piece
from .registration import register
from .sources import Opener, Picture, Unopened

PAPER, NOTHING = 255, 200
_QUALITY = 82


def contact_sheet(
    places: Sequence[tuple[str, int]], layout: Layout, page: int, box: Box, columns: int, size: tuple[int, int]
) -> bytes:
    """Cut one box out of many pages and lay the pieces side by side.

    Args:
        places: file and picture in it, in the order in which they are shown.
        layout: what was printed.
        page: the side on which the box is.
        box: what is cut out, in millimetres.
        columns: pieces in a row.
        size: width and height of a piece, in points.

    Returns:
        A JPEG; a page that is not found on its paper leaves its place gray.
    """
    width, height = size
    rows = -(-len(places) // columns)
    sheet = np.full((max(rows, 1) * height, columns * width), PAPER, np.uint8)
    with Opener() as opener:
        for at, (path, frame) in enumerate(places):
            top, left = at // columns * height, at % columns * width
            sheet[top : top + height, left : left + width] = _cut(opener, path, frame, layout, page, box, size)
    return bytes(cv2.imencode(".jpg", sheet, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1])


def _cut(
    opener: Opener, path: str, frame: int, layout: Layout, page: int, box: Box, size: tuple[int, int]
) -> Gray | int:
    try:
        gray = opener.open(Picture(path, frame, Path(path).name)).gray
    except Unopened:
        return NOTHING
    where = register(gray, layout)
    if where is None or where.page != page:
        return NOTHING
    width, height = size
    return piece(gray, where, box.left, box.top, (height, width), width / box.width)
