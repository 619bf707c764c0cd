"""Taking the time of small things, and the table of what came out."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measurement:
    """One way of doing the work.

    Args:
        way: what was done.
        work: how many pieces were done.
        unit: what a piece is called.
        seconds: the shortest of the repeats; the others were disturbed.
        note: what the way gives beyond its speed, or lacks.
    """

    way: str
    work: int
    unit: str
    seconds: float
    note: str = ""

    @property
    def per_second(self) -> float:
        """Pieces in a second."""
        return self.work / self.seconds


def measure(
    way: str,
    act: Callable[[], object],
    *,
    work: int,
    unit: str,
    repeats: int = 3,
    note: str = "",
    before: Callable[[], object] | None = None,
) -> Measurement:
    """Do the work several times and keep the shortest; ``before`` runs unmeasured before each."""
    shortest = float("inf")
    for _ in range(repeats):
        if before:
            before()
        gc.collect()
        began = time.perf_counter()
        act()
        shortest = min(shortest, time.perf_counter() - began)
    return Measurement(way, work, unit, max(shortest, 1e-9), note)


def as_markdown(measured: Iterable[Measurement]) -> list[str]:
    """A table; the last column compares each way with the first, which is this program's."""
    rows = list(measured)
    lines = ["| Way | Time | Rate | Time against the first | |", "|---|--:|--:|--:|---|"]
    return lines + [
        f"| {row.way} | {_time(row.seconds)} | {_figure(row.per_second)} {row.unit}/s "
        f"| {row.seconds / row.work * rows[0].work / rows[0].seconds:.2f} × | {row.note} |"
        for row in rows
    ]


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"
