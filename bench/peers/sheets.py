"""Sheets that every reader can read: this program's corner marks and code, and the other marks that one peer wants."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from tests.simulator.forms import PER_MM, Form, draw_form, drawn_form, with_blank
from tests.simulator.pens import BALLPOINT_BLACK, BALLPOINT_BLUE, GEL, PENCIL
from tests.simulator.scanners import OFFICE
from tests.simulator.sheets import Recipe, mark_sheet

from daihoi.core.ballots.layouts import Box
from daihoi.core.elections import BallotStyle

DISCS = tuple(Box(left, top, 4.0, 4.0) for left, top in ((23.0, 9.0), (183.0, 9.0), (183.0, 284.0), (23.0, 284.0)))
"""Top left, top right, bottom right, bottom left."""
DIGITS = "000000000001" + "000001" + "111100"
"""Sheet 1, page 1, check 60, as boxes."""
PENS = (BALLPOINT_BLUE, BALLPOINT_BLACK, GEL, PENCIL)
NAMES, SEATS = 50, 30


def digit_box(at: int) -> Box:
    """The box of one digit."""
    return Box(55.0 + 4.0 * at, 10.0, 3.2, 3.2)


@cache
def peer_form() -> Form:
    """Two boxes for each of 50 names."""
    plain = drawn_form(BallotStyle.AGREE_DISAGREE, NAMES, SEATS)
    drawn = draw_form(plain.layout, plain.layout.pages[0])
    for disc in DISCS:
        middle = (round((disc.left + 2) * PER_MM), round((disc.top + 2) * PER_MM))
        cv2.circle(drawn, middle, round(2 * PER_MM), 0, -1)
    for at, digit in enumerate(DIGITS):
        box = digit_box(at)
        corners = [(round(x * PER_MM), round(y * PER_MM)) for x, y in ((box.left, box.top), (box.right, box.bottom))]
        cv2.rectangle(drawn, *corners, 0, -1 if digit == "1" else 2)
    return with_blank(plain.layout, drawn)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Sheets on the disk and what they say.

    Args:
        files: gray JPEG at 200 dots per inch, in order.
        meant: for each file candidate → ``agree`` or ``disagree``.
    """

    files: tuple[Path, ...]
    meant: tuple[dict[str, str], ...]

    @property
    def marks(self) -> int:
        """How many marks there are."""
        return sum(len(one) for one in self.meant)


HABITS = ("cross", "cross", "tick", "slash", "filled")


def draw_sheets(folder: Path, count: int) -> Drawn:
    """Sheets as most are: usual pens, every voter with an own way of marking, an office scanner."""
    files, meant = [], []
    for seed in range(count):
        recipe = Recipe(PENS[seed % len(PENS)], OFFICE, habit=HABITS[seed % len(HABITS)])
        sheet = mark_sheet(peer_form(), recipe, seed)
        file = folder / f"sheet-{seed:05}.jpg"
        file.write_bytes(sheet.picture)
        files.append(file)
        meant.append({key: str(choice) for key, choice in sheet.truth.choices.items()})
    return Drawn(tuple(files), tuple(meant))


def missed_and_false(drawn: Drawn, seen: list[dict[str, set[str]]]) -> tuple[int, int]:
    """Marks that a reader did not see, and boxes that it holds marked though they are not."""
    missed = false = 0
    for meant, found in zip(drawn.meant, seen, strict=True):
        for candidate, box in meant.items():
            boxes = found.get(candidate, set())
            missed += box not in boxes
            false += len(boxes - {box})
    return missed, false


def as_pdf(files: tuple[Path, ...], target: Path) -> None:
    """The pictures as one PDF, a page each, for a peer that reads nothing else."""
    from PIL import Image

    pages = [Image.open(file) for file in files]
    pages[0].save(target, "PDF", resolution=200.0, save_all=True, append_images=pages[1:])


def template_pdf(target: Path) -> None:
    """The empty form as PDF."""
    from PIL import Image

    Image.fromarray(np.ascontiguousarray(peer_form().pages[0])).save(target, "PDF", resolution=300.0)
