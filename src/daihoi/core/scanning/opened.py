"""A decoded picture, or what is wrong with it."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from daihoi.core.ballots.readings import ReasonKind
from daihoi.core.sentences import Sentence, say

from .arrays import Gray

MOST_PIXELS = 100_000_000
MOST_BYTES = 400_000_000
LEAST_SIDE = 64
_STATED_DPI = (100.0, 1300.0)


class Opened(NamedTuple):
    """One decoded picture.

    Args:
        gray: the picture.
        color: red, green and blue at half the size, where the picture has colours; else None.
        image_hash: SHA-256 of the picture as it came in.
        dpi: dots per inch that the file states; 0 when it states none that can be true.
    """

    gray: Gray
    color: Gray | None
    image_hash: str
    dpi: float

    @property
    def is_black_and_white(self) -> bool:
        """True when the scanner kept no grays, so that light marks may be lost without a trace."""
        sample = self.gray[::29]
        return bool(((sample == 0) | (sample == 255)).all())


class Unopened(Exception):
    """A picture that can't be opened: no error of the program, but one line among the readings.

    Args:
        kind: what is wrong.
        sentence: the same in words.
        image_hash: SHA-256 of what there is.
    """

    def __init__(self, kind: ReasonKind, sentence: Sentence, image_hash: str = "") -> None:
        super().__init__(str(sentence))
        self.kind, self.sentence, self.image_hash = kind, sentence, image_hash


def require_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise too_large(width * height, say("pixels"))
    if min(width, height) < LEAST_SIDE:
        raise Unopened(
            ReasonKind.NOT_AN_IMAGE,
            say("The picture is {width} × {height} pixels: too small to be a page. Scan at 200 dots per inch.",
                width=width, height=height),
        )  # fmt: skip


def too_large(size: int, unit: Sentence | None = None) -> Unopened:
    return Unopened(
        ReasonKind.TOO_LARGE,
        say("The picture is too large: {size} {unit}. Scan pages at 200 to 300 dots per inch.", size=size,
            unit=unit or say("bytes")),
    )  # fmt: skip


def too_many_pixels() -> Unopened:
    return too_large(2 * MOST_PIXELS, say("pixels"))


def broken(error: object) -> Unopened:
    what = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Unopened(
        ReasonKind.BROKEN_FILE,
        say("The file is damaged or can't be read ({what}). Scan the page again.", what=what),
    )


def empty() -> Unopened:
    return Unopened(ReasonKind.EMPTY_FILE, say("The file is empty. Scan the page again."), hashlib.sha256().hexdigest())


def locked() -> Unopened:
    return Unopened(
        ReasonKind.LOCKED, say("The PDF file is locked with a password. Save it without one and read it again.")
    )


def stated_dpi(dpi: float) -> float:
    """A density that a scanner may state; cameras and editors write 72 or 96 without meaning it."""
    return float(dpi) if _STATED_DPI[0] <= dpi <= _STATED_DPI[1] else 0.0
