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
Labels = NDArray[np.int32]


def count(flags: Flags) -> Numbers:
    """How many points are set in each of many small pictures: the first axis counts the pictures."""
    flat = np.ascontiguousarray(flags).view(np.uint8).reshape(len(flags), -1)
    return np.asarray(cv2.reduce(flat, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S), np.float64).ravel()


def profile(flags: Flags, axis: int, inner: int = 0) -> Numbers:
    """How many points are set along lines of many small pictures.

    Args:
        flags: the pictures; the first axis counts them.
        axis: 1 for a figure for each line, 2 for each column.
        inner: how many points at either end of a line or column are left out.

    Returns:
        For each picture as many figures as it has lines or columns.
    """
    weights = np.ones(flags.shape[3 - axis], np.float32)
    if inner:
        weights[:inner] = weights[-inner:] = 0
    # A product of matrices adds many times faster than a sum along an axis.
    lit = flags.view(np.uint8).astype(np.float32)
    return np.asarray(lit @ weights if axis == 1 else weights @ lit)
