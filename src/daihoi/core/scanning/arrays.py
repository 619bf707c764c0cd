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
