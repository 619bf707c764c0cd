"""Small drawn ballots for the tests of the reader: A5, six names, exact marks at exact places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from daihoi.core import rulebooks
from daihoi.core.ballots.gathering import sheet_of_layout
from daihoi.core.ballots.layouts import MM_PER_INCH, Box, Layout, PaperSize
from daihoi.core.ballots.sheets import Sheet
from daihoi.core.elections import BallotStyle
from tests.simulator.forms import PER_MM, Form, drawn_form

SCAN = 200 / MM_PER_INCH
NAMES, SEATS = 6, 4


@cache
def form(style: BallotStyle = BallotStyle.AGREE_DISAGREE, names: int = NAMES, seats: int = SEATS) -> Form:
    return drawn_form(style, names, seats, PaperSize.A5)


def layout(style: BallotStyle = BallotStyle.AGREE_DISAGREE) -> Layout:
    return form(style).layout


@cache
def sheet(style: BallotStyle = BallotStyle.AGREE_DISAGREE, names: int = NAMES, seats: int = SEATS) -> Sheet:
    return sheet_of_layout(form(style, names, seats).layout, rulebooks.load("vn-party-190").elections)


@dataclass
class Paper:
    """One sheet under the pen, at the resolution of the drawing."""

    style: BallotStyle = BallotStyle.AGREE_DISAGREE
    names: int = NAMES
    seats: int = SEATS

    def __post_init__(self) -> None:
        self.form = form(self.style, self.names, self.seats)
        self.layout = self.form.layout
        self.sheet = sheet(self.style, self.names, self.seats)
        self.page = self.form.pages[0].copy()
        self.rows = {row.candidate: row for row in self.layout.pages[0].rows}

    def line(self, *points: tuple[float, float], width: float = 0.5, shade: int = 40) -> Paper:
        """A stroke through points in millimetres."""
        at = np.array([[round(x * PER_MM * 16), round(y * PER_MM * 16)] for x, y in points], np.int32)
        cv2.polylines(self.page, [at], False, shade, max(1, round(width * PER_MM)), cv2.LINE_AA, 4)
        return self

    def cross(self, candidate: str, key: str, *, size: float = 0.75, width: float = 0.5, shade: int = 40) -> Paper:
        """A cross in a box; ``size`` is a part of the box."""
        box = self.rows[candidate].boxes[key]
        x, y, half = box.left + box.width / 2, box.top + box.height / 2, box.width * size / 2
        self.line((x - half, y - half), (x + half, y + half), width=width, shade=shade)
        return self.line((x - half, y + half), (x + half, y - half), width=width, shade=shade)

    def fill(self, candidate: str, key: str, shade: int = 40) -> Paper:
        """A box filled solid."""
        return self.cover(self.rows[candidate].boxes[key], shade)

    def cover(self, box: Box, shade: int) -> Paper:
        """A rectangle of one shade."""
        left, top, right, bottom = (round(one * PER_MM) for one in (box.left, box.top, box.right, box.bottom))
        self.page[top:bottom, left:right] = shade
        return self

    def vote(self, choices: Mapping[str, str], **pen: float) -> Paper:
        """Crosses in the boxes named."""
        for candidate, key in choices.items():
            self.cross(candidate, key, **pen)  # type: ignore[arg-type]
        return self

    def strike(self, candidate: str, first: float = -0.05, last: float = 1.05, height: float = 0.5,
               width: float = 0.5, shade: int = 40) -> Paper:  # fmt: skip
        """A line through a name, from one part of its length to another."""
        box = self.rows[candidate].name_box
        y = box.top + height * box.height
        return self.line((box.left + first * box.width, y), (box.left + last * box.width, y), width=width, shade=shade)

    def scan(self, change: Callable[[np.ndarray], np.ndarray] | None = None, *, per_mm: float = SCAN) -> np.ndarray:
        """The sheet as a scanner sees it, with a little of its noise."""
        height, width = self.page.shape
        size = (round(width / PER_MM * per_mm), round(height / PER_MM * per_mm))
        seen = cv2.resize(self.page, size, interpolation=cv2.INTER_AREA).astype(np.int16)
        noise = np.random.default_rng(7).normal(0, 2, seen.shape)
        gray = np.clip(seen + noise, 0, 255).astype(np.uint8)
        return change(gray) if change else gray

    def jpeg(self, change: Callable[[np.ndarray], np.ndarray] | None = None, *, per_mm: float = SCAN) -> bytes:
        """The same as a file."""
        return jpeg(self.scan(change, per_mm=per_mm))


def jpeg(gray: np.ndarray) -> bytes:
    return bytes(cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, 85])[1])


def png(gray: np.ndarray) -> bytes:
    return bytes(cv2.imencode(".png", gray)[1])


VOTES = {"c1": "agree", "c2": "disagree", "c3": "agree", "c4": "agree", "c5": "disagree", "c6": "agree"}
"""Four of six for four seats: a valid ballot."""


def voted() -> Paper:
    return Paper().vote(VOTES)
