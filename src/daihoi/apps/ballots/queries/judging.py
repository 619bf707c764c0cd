"""Scanned ballots that wait for people, as plain values: to each seat only what it may see."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from django.db.models import Prefetch, QuerySet

from daihoi.core.ballots import Sheet
from daihoi.core.ballots.layouts import Layout
from daihoi.core.ballots.readings import ReasonKind
from daihoi.core.ballots.sheets import UNTOUCHED
from daihoi.core.elections import Mark
from daihoi.core.sentences import say

from ..models import How, Outcome, ScanCount, ScanPage, ScanSheet, SheetDecision, SheetRuling, SheetState
from ..reasons import label_of, proposed_ground
from .scans import open_sheets

AT_ONCE = 20
"""Sheets handed to a screen at once: enough to go on for a while without the network."""
NOT_STRAIGHT = frozenset(
    {
        ReasonKind.BLANK_PAGE, ReasonKind.NOT_FOUND, ReasonKind.WRONG_SCALE, ReasonKind.OTHER_BALLOT,
        ReasonKind.BROKEN_FILE, ReasonKind.EMPTY_FILE, ReasonKind.TOO_LARGE, ReasonKind.LOCKED, ReasonKind.NOT_AN_IMAGE,
    }
)  # fmt: skip
"""Why a page has no place on the layout, so that no row can be cut out of it."""


def judge_state(count: ScanCount, side: str, sheet: Sheet, language: str) -> dict[str, Any]:
    """What a teller's screen shows: the next sheets this seat has not ruled on, and nothing of the other seat."""
    mine = SheetRuling.objects.filter(sheet__batch__count=count, side=side)
    waiting = open_sheets(count, SheetState.WAITING).exclude(pk__in=mine.values("sheet"))
    last = mine.filter(sheet__state=SheetState.WAITING).order_by("-ruled_at", "-pk").values_list("sheet", flat=True)
    left, ruled = waiting.count(), mine.count()
    return frame(count, sheet, language) | {
        "waiting": _waiting(count, waiting, sheet, language),
        "left": left,
        "last": last.first(),
        "progress": {"ruled": ruled, "all": ruled + left},
    }


def board_state(count: ScanCount, sheet: Sheet, language: str) -> dict[str, Any]:
    """What the board sees: the sheets on which two tellers differ, both rulings side by side and unnamed."""
    waiting = open_sheets(count, SheetState.BOARD)
    left = waiting.count()
    decided = SheetDecision.objects.filter(sheet__batch__count=count, how=How.BOARD).count()
    return frame(count, sheet, language) | {
        "waiting": _waiting(count, waiting.prefetch_related("rulings"), sheet, language, with_rulings=True),
        "left": left,
        "progress": {"ruled": decided, "all": decided + left},
    }


def frame(count: ScanCount, sheet: Sheet, language: str) -> dict[str, Any]:
    """What every such screen needs: names, grounds, and where everything stands on the paper."""
    layout = count.printed.as_layout
    return {"count": count.pk, "state": count.state, "sheet": sheet.as_json(language), "layout": layout_json(layout)}


def layout_json(layout: Layout) -> dict[str, Any]:
    """The places of a ballot by candidate, in millimetres."""
    width, height = layout.size_mm
    rows = {
        row.candidate: {"page": page.number, "row": list(row.row), "name": list(row.name_box),
                        "boxes": {key: list(box) for key, box in row.boxes.items()}}
        for page in layout.pages
        for row in page.rows
    }  # fmt: skip
    card = next(
        ({"page": page.number, "box": list(page.fields["weight"])} for page in layout.pages if "weight" in page.fields),
        None,
    )
    return {"width": width, "height": height, "rows": rows, "card": card}


def sheet_json(one: ScanSheet, sheet: Sheet, language: str) -> dict[str, Any]:
    """One ballot as people look at it: its pages, what both readers saw, why it is looked at.

    Nothing of it is a ruling: the choices of doubtful names are shown beside, never preselected.
    """
    pages = sorted(one.pages.all(), key=lambda page: (page.side, page.position))
    readings = [page.reading or {} for page in pages]
    reasons = _reasons(one, pages, sheet, language)
    choices = _joined(readings, "choices")
    doubtful = {reason["candidate"] for reason in reasons if reason["candidate"]}
    doubtful |= {key for key in sheet.ids if choices and key not in choices}
    return {
        "id": one.pk,
        "place": say("Batch {batch}, sheet {position}", batch=one.batch.number, position=one.position).in_language(
            language
        ),
        "pages": [_page_json(page) for page in pages],
        "choices": choices,
        "second": _joined(readings, "second"),
        "ink": _joined(readings, "ink"),
        "doubtful": sorted(doubtful & set(sheet.ids), key=sheet.ids.index),
        "reasons": reasons,
    }


def rulings_json(one: ScanSheet, sheet: Sheet) -> list[dict[str, Any]]:
    """Both rulings in an order that does not tell whose is whose."""
    found = [
        {"outcome": ruling.outcome, "choices": _choices(ruling.marks, sheet), "weight": ruling.weight,
         "ground": _ground_number(ruling.ground, sheet), "note": ruling.note}
        for ruling in one.rulings.all()
    ]  # fmt: skip
    return sorted(found, key=repr)


def likes_of(count: ScanCount) -> dict[str, Counter[str]]:
    """By reason, how the sheets with that reason were decided in this count: outcome, or the ground → how often."""
    found = defaultdict[str, Counter[str]](Counter)
    decided = SheetDecision.objects.filter(sheet__batch__count=count)
    for reasons, outcome, ground in decided.values_list("sheet__reasons", "outcome", "ground"):
        for kind in {str(one.get("id", "")) for one in reasons}:
            found[kind][ground if outcome == Outcome.INVALID else outcome] += 1
    return found


def _waiting(
    count: ScanCount, waiting: QuerySet[ScanSheet], sheet: Sheet, language: str, *, with_rulings: bool = False
) -> list[dict[str, Any]]:
    """The first sheets with all that is shown of them, each reason with how like ones were decided before."""
    pages, likes = ScanPage.objects.order_by("side", "position"), likes_of(count)
    told = []
    for one in waiting.prefetch_related(Prefetch("pages", pages))[:AT_ONCE]:
        plain = sheet_json(one, sheet, language)
        for reason in plain["reasons"]:
            reason["like"] = _like(likes.get(reason["kind"]), sheet, language)
        told.append(plain | ({"rulings": rulings_json(one, sheet)} if with_rulings else {}))
    return told


def _like(found: Counter[str] | None, sheet: Sheet, language: str) -> str:
    """How often sheets with the same reason were held what, most often first."""
    if not found:
        return ""
    words = {Outcome.VALID.value: say("valid"), Outcome.ASIDE.value: say("no ballot of this vote")}
    words |= {one.id: say("ground {number}", number=at) for at, one in enumerate(sheet.grounds, 1)}
    parts = [f"{words[key].in_language(language)} {times}" for key, times in found.most_common() if key in words]
    return say("Like cases decided in this count: {decided}", decided=" · ".join(parts)).in_language(language)


def _page_json(page: ScanPage) -> dict[str, Any]:
    kinds = {one.get("id") for one in (page.reading or {}).get("reasons", [])}
    return {
        "id": page.pk,
        "number": page.side or 1,
        "hash": page.image_hash[:12],
        "straight": bool(page.side) and not kinds & NOT_STRAIGHT,
    }


def _reasons(one: ScanSheet, pages: list[ScanPage], sheet: Sheet, language: str) -> list[dict[str, Any]]:
    """Why people look, as the ballot keeps it; those of a page say on which side."""
    sides = {
        (reason.get("id"), reason.get("candidate") or "", tuple(reason.get("box_mm") or ())): page.side or 1
        for page in pages
        for reason in (page.reading or {}).get("reasons", [])
    }
    told = []
    for reason in one.reasons:
        kind, candidate, box = str(reason.get("id", "")), reason.get("candidate") or "", reason.get("box_mm")
        told.append(
            {
                "kind": kind,
                "label": label_of(kind, language),
                "text": _text(reason, candidate, sheet, language),
                "candidate": candidate,
                "ground": reason.get("ground") or proposed_ground(kind, sheet),
                "box": box,
                "page": sides.get((kind, candidate, tuple(box or ())), 1),
            }
        )
    return told


def _text(reason: dict[str, Any], candidate: str, sheet: Sheet, language: str) -> str:
    """The machine's sentence; where it was written in Vietnamese only, an English page names the candidate instead."""
    said = reason.get("text", "")
    if not isinstance(said, dict):
        said = {"vi": str(said)}
    if language == "vi" or said.get(language, said.get("vi")) != said.get("vi"):
        return str(said.get(language, ""))
    names = dict(sheet.names)
    return f"{sheet.number_of(candidate)} {names[candidate]}" if candidate in names else ""


def _joined(readings: list[dict[str, Any]], part: str) -> dict[str, Any]:
    return {key: value for reading in readings for key, value in reading.get(part, {}).items()}


def _choices(marks: dict[str, Any], sheet: Sheet) -> dict[str, Any]:
    """Every name with its choice, in the words of the readings: no mark is null."""
    untouched: Any = UNTOUCHED.get(sheet.style, 0)
    said = {key: marks.get(key, untouched) for key in sheet.ids}
    return {key: None if mark == Mark.NONE else mark for key, mark in said.items()}


def _ground_number(ground: str, sheet: Sheet) -> int:
    return next((at for at, one in enumerate(sheet.grounds, 1) if one.id == ground), 0)
