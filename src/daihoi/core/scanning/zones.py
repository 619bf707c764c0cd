"""Where “empty” ends and “marked” begins; everything between is for a person.

All shares are between 0 and 1.  A rulebook or an office may hand in its own zones; wider doubt costs only time.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Zones:
    """The limits of the reader.

    Args:
        dark: how much darker than the paper a point must be to count as ink, of the way from paper to print.
        line_dark: the same for a line through a name, beside which nothing else is expected.
        faint: the same for traces: never a mark, but enough to call a person.
        empty: a box with less ink than this part of its inside is empty.
        marked: a box with more is marked.
        traces: a box with more faint points than this is not empty.
        thin: a box with less ink than this holds one thin stroke, which must run through its middle.
        aside: from so far off the middle, as a part of the box, a thin stroke may be the tail of another mark.
        filled: a box with more is filled solid: beside another mark it is a correction.
        kept: a name crossed over less than this part of its length is kept.
        pale: a name along more of whose length runs something hardly darker than paper is not surely kept.
        struck: a name crossed over more is struck.
        struck_if_sure: the same where the second reader sees a line over nearly the whole name.
        second_marked: the single limit of the second reader, in changes between ink and paper along a line.
        second_struck: the single limit of the second reader, as a part of the name's length.
        second_kept: a name over which the second reader sees more than this is not kept without a person.
        second_sure: from here on the second reader sees a line over nearly the whole name.
        as_printed: the second reader keeps a name only where it is at least so like its print.
        written: a field for a number with more ink than this part is written on.
        stray_mm: ink where none belongs calls a person when it is longer than this.
        overshoot_mm: a mark may run out of its box so far.
        scale: how far the print may be from its true size before it is taken for a copy.
        error_mm: how far the corner marks may be from their places on a scan.
        photo_error_mm: the same on a photograph.
        black_and_white: True where the caller accepts scans without grays, from which a light stroke may be gone.
    """

    dark: float = 0.27
    line_dark: float = 0.17
    faint: float = 0.08
    empty: float = 0.01
    marked: float = 0.08
    traces: float = 0.045
    thin: float = 0.16
    aside: float = 0.18
    filled: float = 0.62
    kept: float = 0.02
    pale: float = 0.025
    struck: float = 0.6
    struck_if_sure: float = 0.4
    second_marked: float = 0.5
    second_struck: float = 0.33
    second_kept: float = 0.2
    second_sure: float = 0.85
    as_printed: float = 0.8
    written: float = 0.004
    stray_mm: float = 2.5
    overshoot_mm: float = 5.0
    scale: float = 0.05
    error_mm: float = 0.4
    photo_error_mm: float = 0.9
    black_and_white: bool = False


DEFAULT_ZONES = Zones()
