"""The names of the arrays that pass between the modules of the reader."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
"""A picture: rows, columns; 0 is black, 255 white; or how dark it is, 0 is paper, 255 full ink."""
Flags = NDArray[np.bool_]
Numbers = NDArray[np.floating[Any]]
Labels = NDArray[np.integer[Any]]


def count(flags: Flags) -> Numbers:
    """How many points are set in each of many small pictures: the first axis counts the pictures."""
    flat = np.ascontiguousarray(flags).view(np.uint8).reshape(len(flags), -1)
    return np.asarray(cv2.reduce(flat, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S), np.float64).ravel()


def profiles(flags: Flags, rim: int = 0) -> tuple[Numbers, Numbers]:
    """How many points are set along the lines and along the columns of many small pictures.

    Args:
        flags: the pictures; the first axis counts them.
        rim: how many points at either end of a line or a column are left out.

    Returns:
        For each picture a figure for each of its lines, and one for each of its columns.
    """
    down, across = (np.ones(size, np.float32) for size in flags.shape[1:])
    if rim:
        down[:rim] = down[-rim:] = across[:rim] = across[-rim:] = 0
    # A product of matrices adds many times faster than a sum along an axis.
    lit = flags.view(np.uint8).astype(np.float32)
    return np.asarray(lit @ across), np.asarray(down @ lit)
