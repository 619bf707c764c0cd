"""Contact sheets: of each name all marks that count, the weakest first, and the empty boxes nearest to a mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from daihoi.core.ballots.layouts import Box, Layout, Row
from daihoi.core.elections import BallotStyle

from ..models import ContactCheck, ContactKind, ScanCount, ScanPage, SheetState

A_SCREEN = 100
"""Cut-outs on one screen; of empty boxes only the first screen is looked at."""
AROUND_MM = 1.2
_MARKED = {BallotStyle.AGREE_DISAGREE: "agree", BallotStyle.MARK: "marked", BallotStyle.STRIKE: "struck"}
_INK = {
    BallotStyle.AGREE_DISAGREE: "agree", BallotStyle.MARK: "mark", BallotStyle.STRIKE: "strike",
    BallotStyle.CUMULATIVE: "votes",
}  # fmt: skip


@dataclass(frozen=True)
class Cutting:
    """One mark, or one empty box, of one ballot.

    Args:
        sheet: key of the ballot.
        page: key of the scanned page.
        ink: how much ink the first reader saw there.
        place: batch and position, to find the paper.
    """

    sheet: int
    page: int
    ink: float
    place: tuple[int, int]


@dataclass(frozen=True)
class Screen:
    """One screen of a contact sheet.

    Args:
        number: from 1.
        screens: how many there are.
        cuttings: what stands on it, in order.
        is_seen: everything on it was looked through by somebody.
    """

    number: int
    screens: int
    cuttings: tuple[Cutting, ...]
    is_seen: bool


Cuttings = dict[tuple[str, str], list[Cutting]]


def cuttings_of(count: ScanCount, candidates: Iterable[str], style: BallotStyle) -> Cuttings:
    """By (candidate, kind): the marks of the ballots that are counted as the machine read them.

    Marks come the weakest first, empty boxes the darkest first; what people have ruled on needs no second look.
    """
    wanted, found = set(candidates), defaultdict[tuple[str, str], list[Cutting]](list)
    pages = ScanPage.objects.filter(batch__count=count, batch__state="read", sheet__state=SheetState.COUNTED)
    rows = pages.values_list("pk", "sheet", "batch__number", "sheet__position", "reading")
    for page, sheet, batch, position, kept in rows.iterator(chunk_size=500):
        reading: dict[str, Any] = kept or {}
        for key, choice in reading.get("choices", {}).items():
            if key in wanted:
                ink = float(reading.get("ink", {}).get(key, {}).get(_INK[style], 0.0))
                kind = ContactKind.MARKED if choice == _MARKED.get(style) else ContactKind.EMPTY
                if style is not BallotStyle.CUMULATIVE or not choice:
                    found[key, kind.value].append(Cutting(sheet, page, ink, (batch, position)))
    for (_key, shown), cuttings in found.items():
        if shown == ContactKind.MARKED:
            cuttings.sort(key=lambda one: (one.ink, one.place))
        else:
            cuttings.sort(key=lambda one: (-one.ink, one.place))
            del cuttings[A_SCREEN:]
    return dict(found)


def seen_sheets(count: ScanCount) -> dict[tuple[str, str], set[int]]:
    """By (candidate, kind): the ballots whose mark somebody has seen on a contact sheet."""
    seen = defaultdict[tuple[str, str], set[int]](set)
    for candidate, kind, sheets in ContactCheck.objects.filter(count=count).values_list(
        "candidate_id", "kind", "sheets"
    ):
        seen[str(candidate), kind].update(sheets)
    return seen


def screen_of(cuttings: list[Cutting], number: int, seen: set[int]) -> Screen | None:
    """One screen of a hundred; None where there is no such screen."""
    screens = screens_of(cuttings)
    if not 1 <= number <= screens:
        return None
    shown = tuple(cuttings[(number - 1) * A_SCREEN : number * A_SCREEN])
    return Screen(number, screens, shown, all(one.sheet in seen for one in shown))


def screens_of(cuttings: list[Cutting]) -> int:
    """How many screens the cut-outs of a name take."""
    return -(-len(cuttings) // A_SCREEN)


def first_unseen(cuttings: list[Cutting], seen: set[int]) -> int:
    """The first screen with something on it that nobody has seen; 0 when all is seen."""
    return next((at // A_SCREEN + 1 for at, one in enumerate(cuttings) if one.sheet not in seen), 0)


def cut_box(layout: Layout, candidate: str) -> tuple[int, Box] | None:
    """The page, and what is cut out of it: all boxes of the name, or the printed name where names are struck."""
    for page in layout.pages:
        for row in page.rows:
            if row.candidate == candidate:
                return page.number, _around(row, layout.size_mm)
    return None


def _around(row: Row, size: tuple[float, float]) -> Box:
    boxes = list(row.boxes.values()) or [row.name_box]
    left, top = (
        max(0.0, min(one.left for one in boxes) - AROUND_MM),
        max(0.0, min(one.top for one in boxes) - AROUND_MM),
    )
    right = min(size[0], max(one.right for one in boxes) + AROUND_MM)
    bottom = min(size[1], max(one.bottom for one in boxes) + AROUND_MM)
    return Box(left, top, right - left, bottom - top)
