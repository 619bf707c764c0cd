"""One scanned ballot as people look it up: the acts on it, why it waits, what was read on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext, pgettext_lazy

from daihoi.core.ballots.readings import ReasonKind

from ..models import ScanLine, ScanSheet
from .scans import reading_from
from .sheets import sheet_of

REASONS = {
    ReasonKind.FAINT_MARK: pgettext_lazy("why people look", "faint mark"),
    ReasonKind.PARTLY_STRUCK: pgettext_lazy("why people look", "name partly struck"),
    ReasonKind.CORRECTED: pgettext_lazy("why people look", "corrected mark"),
    ReasonKind.BOTH_BOXES: pgettext_lazy("why people look", "both boxes marked"),
    ReasonKind.WRITTEN_NUMBER: pgettext_lazy("why people look", "number written by hand"),
    ReasonKind.READERS_DIFFER: pgettext_lazy("why people look", "read in two ways"),
    ReasonKind.BLACK_AND_WHITE: pgettext_lazy("why people look", "scanned without grays"),
    ReasonKind.STRAY_INK: pgettext_lazy("why people look", "ink elsewhere"),
    ReasonKind.SECOND_COLOUR: pgettext_lazy("why people look", "second colour of ink"),
    ReasonKind.TOO_MANY: pgettext_lazy("why people look", "too many names"),
    ReasonKind.NOBODY: pgettext_lazy("why people look", "nobody chosen"),
    ReasonKind.UNCLEAR: pgettext_lazy("why people look", "to be looked at"),
    ReasonKind.BLANK_PAGE: pgettext_lazy("why people look", "nothing printed on it"),
    ReasonKind.NOT_FOUND: pgettext_lazy("why people look", "corner marks not found"),
    ReasonKind.WRONG_SCALE: pgettext_lazy("why people look", "printed at another size"),
    ReasonKind.DAMAGED: pgettext_lazy("why people look", "torn or covered"),
    ReasonKind.OTHER_BALLOT: pgettext_lazy("why people look", "another ballot"),
    ReasonKind.TEST_SHEET: pgettext_lazy("why people look", "rehearsal sheet"),
    ReasonKind.PAGE_MISSING: pgettext_lazy("why people look", "other side missing"),
    ReasonKind.TWICE: pgettext_lazy("why people look", "scanned twice"),
    ReasonKind.BROKEN_FILE: pgettext_lazy("why people look", "damaged file"),
    ReasonKind.EMPTY_FILE: pgettext_lazy("why people look", "empty file"),
    ReasonKind.TOO_LARGE: pgettext_lazy("why people look", "picture too large"),
    ReasonKind.LOCKED: pgettext_lazy("why people look", "file locked by a password"),
    ReasonKind.NOT_AN_IMAGE: pgettext_lazy("why people look", "no picture"),
}


@dataclass(frozen=True)
class NameRead:
    """One name of a ballot: what each reader saw, what stands."""

    number: int
    name: str
    first: str
    second: str
    stands: str


def reason_words(reason: Mapping[str, Any]) -> str:
    """Why people look, in two or three words."""
    try:
        return str(REASONS[ReasonKind(str(reason.get("id", "")))])
    except ValueError:
        return ""


def lines_of_sheet(sheet: ScanSheet) -> QuerySet[ScanLine]:
    """The acts on one ballot, in order; they say who did what when, never what was seen."""
    lines: QuerySet[ScanLine] = sheet.batch.count.journal.filter(
        batch=sheet.batch.number, position=sheet.position
    ).order_by("number")
    return lines


def names_read(sheet: ScanSheet) -> list[NameRead]:
    """Every name of the ballot with what both readers saw and what stands of it."""
    paper = sheet_of(sheet.batch.count.round)
    readings = [one.reading or {} for one in sheet.pages.all()]
    first = {key: value for one in readings for key, value in one.get("choices", {}).items()}
    second = {key: value for one in readings for key, value in one.get("second", {}).items()}
    decision = getattr(sheet, "decision", None)
    stands = reading_from(decision or sheet, paper).ballot(paper).marks
    return [
        NameRead(at, name, _said(first.get(key)), _said(second.get(key, first.get(key))), _said(stands.get(key)))
        for at, (key, name) in enumerate(paper.names, 1)
    ]


def scan_folders() -> list[str]:
    """The folders below the one into which scanners write; empty where none is set up."""
    if not settings.SCANS:
        return []
    home = Path(settings.SCANS)
    found = sorted(one.name for one in home.iterdir() if one.is_dir()) if home.is_dir() else []
    return ["", *(one for one in found if not one.startswith("."))]


def _said(choice: object) -> str:
    words = {
        "agree": gettext("agree"), "disagree": gettext("disagree"), "both": gettext("both boxes"),
        "kept": gettext("kept"), "struck": gettext("struck"), "partly_struck": gettext("partly struck"),
        "marked": gettext("marked"), "none": gettext("no mark"),
    }  # fmt: skip
    return gettext("no mark") if choice is None else words.get(str(choice), str(choice))
