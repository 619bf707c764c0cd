"""Small pieces cut straight from the picture, without straightening all of it."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from daihoi.core.ballots.layouts import Box

from .arrays import Gray
from .forms import step_to
from .registration import Registration

_FLAGS = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP


def gather(gray: Gray, where: Registration, boxes: Sequence[Box], window: tuple[int, int], scale: float) -> Gray:
    """Patches of one size.

    Args:
        gray: the picture.
        where: where the page lies in it.
        boxes: what each patch is centred on.
        window: rows and columns of a patch.
        scale: points per millimetre.

    Returns:
        One patch for each box, in one array.
    """
    height, width = window
    found = np.empty((len(boxes), height, width), np.uint8)
    lefts = np.array([box.left + box.width / 2 - width / scale / 2 for box in boxes])
    tops = np.array([box.top + box.height / 2 - height / scale / 2 for box in boxes])
    steps = np.repeat(step_to(0, 0, scale)[None], len(boxes), axis=0)
    steps[:, 0, 2] += lefts
    steps[:, 1, 2] += tops
    for matrix, patch in zip(where.matrix @ steps, found, strict=True):
        cv2.warpPerspective(
            gray, matrix, (width, height), dst=patch, flags=_FLAGS, borderMode=cv2.BORDER_REPLICATE
        )  # fmt: skip
    return found


def piece(gray: Gray, where: Registration, left: float, top: float, window: tuple[int, int], scale: float) -> Gray:
    """One patch, from its top left corner on the page."""
    matrix = where.matrix @ step_to(left, top, scale)
    return np.asarray(
        cv2.warpPerspective(gray, matrix, window[::-1], flags=_FLAGS, borderMode=cv2.BORDER_REPLICATE)
    )  # fmt: skip
