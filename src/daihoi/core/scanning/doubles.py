"""The same sheet scanned twice: the same file, or the same strokes at the same places.

Two people never put fifty marks at the same places.  What is remembered of a sheet is a few bytes and no name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from daihoi.core.ballots.readings import PageReading, PageVerdict, Reason, ReasonKind
from daihoi.core.sentences import Sentence, say

Fingerprint = Sequence[float]
LEAST = 15
"""From so many figures on (five marks), an equality is no accident."""
MOST = 30
_CELL_MM, _CELLS = 0.5, 4
_NEAR_MM = 0.07
"""Five marks of one shape: the same paper through any office scanner at most 0.033 apart, two papers at least 0.13."""
_KEPT = 8


class Doubles:
    """What was read before, in one batch."""

    def __init__(self) -> None:
        self._hashes: dict[int, str] = {}
        self._marks: dict[tuple[int, ...], list[tuple[str, tuple[float, ...]]]] = {}

    def check(self, reading: PageReading, fingerprint: Fingerprint) -> PageReading:
        """The reading, sent to a person when its sheet was read before.

        Args:
            reading: of the next page, in order.
            fingerprint: where its marks lie, in millimetres within their boxes.

        Returns:
            The reading itself, or one that says which earlier page is the same.
        """
        before = self._same_file(reading) or self._same_marks(reading, fingerprint)
        if before is None:
            return reading
        reason = Reason(ReasonKind.TWICE, before)
        verdict = PageVerdict.ADJUDICATE if reading.layout_id else reading.verdict
        return replace(reading, verdict=verdict, reasons=(*reading.reasons, reason))

    def _same_file(self, reading: PageReading) -> Sentence | None:
        if not reading.image_hash or not reading.layout_id:
            return None
        short = int(reading.image_hash[: 2 * _KEPT], 16)
        if short in self._hashes:
            return say("This very picture was read before: {source}.", source=self._hashes[short])
        self._hashes[short] = reading.source
        return None

    def _same_marks(self, reading: PageReading, fingerprint: Fingerprint) -> Sentence | None:
        if len(fingerprint) < LEAST:
            return None
        marks = tuple(round(one, 2) for one in fingerprint[:MOST])
        said = hashlib.sha256(repr((reading.page, sorted(reading.choices.items()))).encode()).digest()
        group = int.from_bytes(said[:_KEPT])
        cells = [int(one // _CELL_MM) for one in marks[:_CELLS]]
        for step in product((-1, 0, 1), repeat=_CELLS):
            key = (group, *(cell + one for cell, one in zip(cells, step, strict=True)))
            for source, other in self._marks.get(key, ()):
                if len(other) == len(marks) and _far(marks, other) < _NEAR_MM:
                    return say("The marks lie exactly where those of {source} lie: the same sheet, scanned twice?",
                               source=source)  # fmt: skip
        self._marks.setdefault((group, *cells), []).append((reading.source, marks))
        return None


def _far(one: Sequence[float], other: Sequence[float]) -> float:
    """The mean distance, as a root of squares."""
    return float((sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) / len(one)) ** 0.5)
