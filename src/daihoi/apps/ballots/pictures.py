"""Pictures of scanned ballots for the screens, drawn anew from the untouched files each time they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from daihoi.core.ballots.layouts import Box, Layout

from . import machine
from .keeping import path_of
from .models import ScanPage

PAGE_DPI = 180
"""Fine enough for a row enlarged to the width of the screen."""
CUT_DPI = 130
"""Fine enough to see a faint stroke in a box of five millimetres, small enough for a hundred of them at once."""


@dataclass(frozen=True)
class Sprite:
    """Many cut-outs in one picture.

    Args:
        columns: how many stand in a row.
        width, height: of one cut-out, in pixels.
    """

    columns: int
    width: int
    height: int

    def rows(self, count: int) -> int:
        """How many rows so many cut-outs take."""
        return -(-count // self.columns)


def sprite_of(box: Box) -> Sprite:
    """How the cut-outs of a box stand beside each other: small ones ten in a row, names four."""
    shape = box.width / box.height
    columns = 10 if shape < 2.2 else 6 if shape < 4.5 else 4
    return Sprite(columns, round(box.width / 25.4 * CUT_DPI), round(box.height / 25.4 * CUT_DPI))


def whole_page(page: ScanPage, layout: Layout) -> bytes:
    """The page put straight, as JPEG; one that was not found on its paper as it came from the scanner."""
    path = path_of(page.file.digest, page.file.name)
    found: bytes = _part("crops").straightened(path, page.frame, layout, page.side, dpi=PAGE_DPI)
    return found


def contact_picture(pages: Sequence[ScanPage], layout: Layout, side: int, box: Box) -> bytes:
    """The same box of many pages in one picture, in the order given."""
    sprite = sprite_of(box)
    places = [(str(path_of(one.file.digest, one.file.name)), one.frame) for one in pages]
    sheets = _part("contact_sheets")
    found: bytes = sheets.contact_sheet(places, layout, side, box, sprite.columns, (sprite.width, sprite.height))
    return found


def _part(name: str) -> ModuleType:
    """A part of the reading machine, which is an extra; a site without it says so."""
    return import_module(f"{machine.scanning().__name__}.{name}")
