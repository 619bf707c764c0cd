"""What a machine saw on one scanned page: a proposal, with everything that a person needs to judge it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

Choice = str | int | None


class PageVerdict(StrEnum):
    """What follows from one page.

    VALID: clear marks that make a valid ballot.
    INVALID: clear marks that make an invalid one; proposed, people confirm it.
    ADJUDICATE: a person must look.
    UNREADABLE: no ballot can be made out, or the file can't be opened.
    FOREIGN: a page that does not belong to this election.
    """

    VALID = "valid"
    INVALID = "invalid"
    ADJUDICATE = "adjudicate"
    UNREADABLE = "unreadable"
    FOREIGN = "foreign"


class ReasonKind(StrEnum):
    """Why a page is not simply counted.

    FAINT_MARK: ink between empty and marked.  PARTLY_STRUCK: a line through part of a name, or beside it.
    CORRECTED: a mark that was filled in or scratched out.  BOTH_BOXES: agree and disagree, both clear.
    WRITTEN_NUMBER: a number written by hand, which people read.
    READERS_DIFFER: the two readers do not see the same.
    BLACK_AND_WHITE: the scanner kept no grays, so that a light stroke may be missing from the picture.
    STRAY_INK: ink where none belongs.  SECOND_COLOUR: a second colour of ink.
    TOO_MANY, NOBODY, UNCLEAR: the sums of the marks, by the rulebook.
    BLANK_PAGE: nothing printed.  NOT_FOUND: marks in the corners not found.  WRONG_SCALE: copied at another size.
    DAMAGED: torn or covered.  OTHER_BALLOT: another layout.  TEST_SHEET: a rehearsal sheet.
    PAGE_MISSING: the other side of the ballot is missing.  TWICE: this very image was read before.
    BROKEN_FILE, EMPTY_FILE, TOO_LARGE, LOCKED, NOT_AN_IMAGE: the file can't be opened.
    """

    FAINT_MARK = "faint_mark"
    PARTLY_STRUCK = "partly_struck"
    CORRECTED = "corrected"
    BOTH_BOXES = "both_boxes"
    WRITTEN_NUMBER = "written_number"
    READERS_DIFFER = "readers_differ"
    BLACK_AND_WHITE = "black_and_white"
    STRAY_INK = "stray_ink"
    SECOND_COLOUR = "second_colour"
    TOO_MANY = "too_many"
    NOBODY = "nobody"
    UNCLEAR = "unclear"
    BLANK_PAGE = "blank_page"
    NOT_FOUND = "not_found"
    WRONG_SCALE = "wrong_scale"
    DAMAGED = "damaged"
    OTHER_BALLOT = "other_ballot"
    TEST_SHEET = "test_sheet"
    PAGE_MISSING = "page_missing"
    TWICE = "twice"
    BROKEN_FILE = "broken_file"
    EMPTY_FILE = "empty_file"
    TOO_LARGE = "too_large"
    LOCKED = "locked"
    NOT_AN_IMAGE = "not_an_image"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with where on the page it stands.

    Args:
        kind: what it is.
        text: the reason in words: what and where.
        candidate: at which name; empty when it is about the page.
        ground: the rulebook's ground of invalidity that it proposes; empty when none.
        box_mm: where on the page, left, top, width, height; None when it is about the whole page.
    """

    kind: ReasonKind
    text: Sentence
    candidate: str = ""
    ground: str = ""
    box_mm: tuple[float, float, float, float] | None = None

    def as_json(self, language: str) -> dict[str, Any]:
        """The reason as plain values, said in ``vi`` or ``en``."""
        return {
            "id": self.kind.value, "text": self.text.in_language(language), "candidate": self.candidate or None,
            "ground": self.ground or None, "box_mm": list(self.box_mm) if self.box_mm else None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageReading:
    """One line of the readings: one page in, one line out.

    Args:
        source: the file, with ``#`` and the number of the picture in it where it holds several.
        verdict: what follows.
        layout_id: of the layout it was read with; empty when the page is not of it.
        page: the side of the ballot; 0 when it is not known.
        choices: candidate id → ``agree``, ``disagree``, ``both``, ``kept``, ``struck``, ``marked``, a number, or None.
        ink: candidate id → how much ink: by box, or ``strike`` for the share of the name that is crossed; 0 to 1.
        confidence: of the least certain mark, 0 to 1.
        reasons: why it is not simply counted.
        image_hash: SHA-256 of the picture as it came in, hexadecimal.
        second: what the second reader saw, where it read the page.
        is_test: True for a sheet of a rehearsal deck.
    """

    source: str
    verdict: PageVerdict
    layout_id: str = ""
    page: int = 0
    choices: Mapping[str, Choice] = field(default_factory=dict)
    ink: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    confidence: float = 0.0
    reasons: tuple[Reason, ...] = ()
    image_hash: str = ""
    second: Mapping[str, Choice] = field(default_factory=dict)
    is_test: bool = False

    def as_json(self, language: str) -> dict[str, Any]:
        """One line of the readings file, its reasons said in ``vi`` or ``en``."""
        return {
            "source": self.source, "layout_id": self.layout_id, "page": self.page, "verdict": self.verdict.value,
            "choices": dict(self.choices), "ink": {key: dict(one) for key, one in self.ink.items()},
            "confidence": round(self.confidence, 3), "reasons": [one.as_json(language) for one in self.reasons],
            "image_hash": self.image_hash, "second": dict(self.second), "test": self.is_test,
        }  # fmt: skip


def read_reading(value: object) -> PageReading:
    """A reading from its JSON object; its reasons keep the words in which they were written.

    Args:
        value: one line of a readings file.

    Returns:
        The reading.

    Raises:
        WrongInput: something is missing or none of the known words.
    """
    try:
        return _reading_of(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WrongInput(
            say("This is no reading of a ballot page ({what}). Read the pages again with “daihoi ballots scan”.",
                what=str(error))
        ) from None  # fmt: skip


def _reading_of(value: Any) -> PageReading:
    return PageReading(
        source=str(value["source"]),
        verdict=PageVerdict(value["verdict"]),
        layout_id=str(value["layout_id"]),
        page=int(value["page"]),
        choices=dict(value["choices"]),
        ink={str(key): dict(one) for key, one in value["ink"].items()},
        confidence=float(value["confidence"]),
        reasons=tuple(_reason_of(one) for one in value["reasons"]),
        image_hash=str(value.get("image_hash", "")),
        second=dict(value.get("second", {})),
        is_test=bool(value.get("test", False)),
    )


def _reason_of(value: Any) -> Reason:
    box = value.get("box_mm")
    return Reason(
        kind=ReasonKind(value["id"]),
        text=Sentence(str(value["text"])),
        candidate=value.get("candidate") or "",
        ground=value.get("ground") or "",
        box_mm=(float(box[0]), float(box[1]), float(box[2]), float(box[3])) if box else None,
    )
