"""The machine count beside the keyed desk, ballot by ballot, by the place of the paper after the box."""

from __future__ import annotations

from dataclasses import dataclass

from daihoi.core.ballots import Reading, Sheet

from ..models import Desk, ScanCount
from .scans import Stands, standing_ballots
from .settled import settled_ballots


@dataclass(frozen=True)
class Apart:
    """A ballot that the machine count and the desk hold to be different.

    Args:
        ballot: as the machine count has it.
        keyed: as the desk has it.
        bundle, position: its place at the desk.
    """

    ballot: Stands
    keyed: Reading
    bundle: int
    position: int


@dataclass(frozen=True)
class Compared:
    """Both counts side by side: how many ballots each holds, and where they differ."""

    scanned: int
    keyed: int
    apart: tuple[Apart, ...]

    @property
    def is_alike(self) -> bool:
        """True when both say the same of every ballot."""
        return self.scanned == self.keyed and not self.apart


def compare_counts(count: ScanCount, desk: Desk, sheet: Sheet) -> Compared:
    """Both counts by the order of the paper: the sheets stay in their order from the box to the archive."""
    scanned = sorted(standing_ballots(count, sheet), key=lambda one: one.place)
    keyed = sorted(settled_ballots(desk, sheet), key=lambda one: (one.bundle, one.position))
    apart = [
        Apart(one, other.reading, other.bundle, other.position)
        for one, other in zip(scanned, keyed, strict=False)
        if one.reading.essence != other.reading.essence
    ]
    return Compared(len(scanned), len(keyed), tuple(apart))
