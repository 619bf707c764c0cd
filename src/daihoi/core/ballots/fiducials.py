"""The square marks in the corners: eight of the public ArUco dictionary 4×4_50, and where they stand."""

from __future__ import annotations

from .layouts import Box, Fiducial, PaperSize

SIDE_MM = 8.0
INSET_MM = 8.0
"""From the edge of the page; no office printer reaches nearer than 5 mm."""
CELLS = 6
"""Cells on a side: four of the pattern and a black one around."""
WORDS = (0xB532, 0x0F9A, 0x332D, 0x9946, 0x549E, 0x79CD, 0x9E2E, 0xC4F2)
"""The patterns of marks 0 to 7, row by row, a 1 is white; two pages need no more."""


def black_cells(number: int) -> list[tuple[int, int]]:
    """The black cells of a mark as (row, column), the border too."""
    inside = range(1, CELLS - 1)
    white = {
        (row, column) for row in inside for column in inside if WORDS[number] >> (15 - ((row - 1) * 4 + column - 1)) & 1
    }
    return [(row, column) for row in range(CELLS) for column in range(CELLS) if (row, column) not in white]


def corner_marks(page: int, paper: PaperSize) -> tuple[Fiducial, ...]:
    """The four marks of a page: top left, top right, bottom right, bottom left."""
    width, height = paper.size_mm
    far_x, far_y = width - INSET_MM - SIDE_MM, height - INSET_MM - SIDE_MM
    corners = ((INSET_MM, INSET_MM), (far_x, INSET_MM), (far_x, far_y), (INSET_MM, far_y))
    return tuple(
        Fiducial(4 * (page - 1) + at, Box(left, top, SIDE_MM, SIDE_MM)) for at, (left, top) in enumerate(corners)
    )
