"""From what was read on scanned ballots to sealed records, one ballot after the other; and the root alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from bench.measure import Measurement, measure
from daihoi.core import rulebooks
from daihoi.core.audit.merkle import leaf_hash, root_of
from daihoi.core.ballots.counting import count_readings
from daihoi.core.ballots.gathering import sheet_of_layout
from daihoi.core.ballots.layouts import Box, Layout, Page, PaperSize, Row
from daihoi.core.ballots.readings import PageReading, read_reading
from daihoi.core.ballots.records import Sealing
from daihoi.core.elections import BallotStyle

CLAIM = (
    "Judging, counting and sealing what was read keeps far ahead of any scanner; a sheet leaves some bytes in memory."
)
FULL, TINY = 20_000, 50
NAMES, SEATS = 15, 12


def run(size: int) -> list[Measurement]:
    """Count with sealed records, count alone, and what is under both: the lines and the tree."""
    layout = _layout()
    sheet = sheet_of_layout(layout, rulebooks.load(layout.rulebook).elections)
    lines = [json.dumps(one) for one in read_lines(layout, size)]
    leaves = [leaf_hash(number.to_bytes(8)) for number in range(size)]

    def readings() -> Iterator[PageReading]:
        return (read_reading(json.loads(line)) for line in lines)

    def seal() -> None:
        salts = count()
        sealing = Sealing(lambda: f"{next(salts):032x}")
        found = count_readings(readings(), (), layout, sheet, keep=sealing.seal)
        if (found.valid, sealing.frontier.size) != (size, size):
            raise AssertionError("The benchmark lost a ballot.")

    return [
        measure("count and seal every ballot", seal, work=size, unit="ballots", note="judged, recorded, one root"),
        measure("count, no records", lambda: count_readings(readings(), (), layout, sheet), work=size, unit="ballots",
                note="judged"),
        measure("count the verdicts as read", lambda: count_readings(readings()), work=size, unit="ballots",
                note="not judged again"),
        measure("`json.loads` of each line", lambda: [json.loads(line) for line in lines], work=size, unit="ballots",
                note="counts nothing"),
        measure("the root over the leaves alone", lambda: root_of(leaves), work=size, unit="ballots"),
    ]  # fmt: skip


def read_lines(layout: Layout, size: int) -> Iterator[dict[str, Any]]:
    """Clear lines on which three names are struck, each with another picture."""
    names = [one for one, _ in layout.names]
    for at in range(size):
        struck = {names[(at + step * 4) % NAMES] for step in range(NAMES - SEATS)}
        yield {
            "source": f"batch.tif#{at}", "layout_id": layout.layout_id, "page": 1, "verdict": "valid",
            "choices": {one: "struck" if one in struck else "kept" for one in names},
            "ink": {one: {"strike": 0.93 if one in struck else 0.0} for one in names}, "confidence": 0.99,
            "reasons": [], "image_hash": hashlib.sha256(str(at).encode()).hexdigest(), "second": {}, "test": False,
        }  # fmt: skip


def _layout() -> Layout:
    box = Box(20, 60, 100, 8)
    rows = tuple(Row(f"c{number}", number, f"N{number}", box, box) for number in range(1, NAMES + 1))
    page = Page(1, (), Box(180, 8, 20, 20), rows)
    return Layout(PaperSize.A4, BallotStyle.STRIKE, SEATS, "vn-party-190", "committee", (page,))
