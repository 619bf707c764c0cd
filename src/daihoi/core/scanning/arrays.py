"""The names of the arrays that pass between the modules of the reader."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
"""A picture: rows, columns; 0 is black, 255 white; or how dark it is, 0 is paper, 255 full ink."""
Flags = NDArray[np.bool_]
Numbers = NDArray[np.floating[Any]]
Labels = NDArray[np.int32]
