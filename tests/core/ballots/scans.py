"""Small scans for the tests: layouts without pictures, and lines as a scanner would have read them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from daihoi.core import rulebooks
from daihoi.core.ballots.gathering import sheet_of_layout
from daihoi.core.ballots.layouts import Box, Layout, Page, PaperSize, Row
from daihoi.core.ballots.readings import Choice, PageReading, PageVerdict, Reason, ReasonKind
from daihoi.core.ballots.sheets import Sheet
from daihoi.core.elections import BallotStyle
from daihoi.core.sentences import Sentence


def make_layout(
    names: str = "ABC",
    seats: int = 2,
    style: BallotStyle = BallotStyle.STRIKE,
    *,
    book: str = "vn-party-190",
    office: str = "committee",
    pages: int = 1,
    weighed: bool = False,
) -> Layout:
    """A layout of one or two sides, the names shared out evenly."""
    each = -(-len(names) // pages)
    box = Box(20, 60, 100, 8)
    rows = tuple(Row(one, number, f"N{one}", box, box) for number, one in enumerate(names, 1))
    sides = tuple(
        Page(side + 1, (), Box(180, 8, 20, 20), rows[side * each : (side + 1) * each]) for side in range(pages)
    )
    return Layout(PaperSize.A4, style, seats, book, office, sides, weighed)


def sheet_for(layout: Layout) -> Sheet:
    """The sheet of a layout, by its own rulebook."""
    return sheet_of_layout(layout, rulebooks.load(layout.rulebook).elections)


def line(layout: Layout, choices: Mapping[str, Choice], at: int = 1, page: int = 1, **more: Any) -> PageReading:
    """A clear line number ``at``, its picture unlike every other."""
    source = f"batch.tif#{at}"
    known: dict[str, Any] = {
        "verdict": PageVerdict.VALID, "layout_id": layout.layout_id, "confidence": 1.0,
        "image_hash": hashlib.sha256(source.encode()).hexdigest(),
    }  # fmt: skip
    return PageReading(source, page=page, choices=choices, **known | more)


def struck(layout: Layout, names: str, at: int = 1, **more: Any) -> PageReading:
    """A clear line on which these names are struck."""
    return line(layout, {one: "struck" if one in names else "kept" for one, _ in layout.names}, at, **more)


def reason(kind: ReasonKind, ground: str = "") -> Reason:
    """A reason of that kind."""
    return Reason(kind, Sentence(kind.value), ground=ground)
