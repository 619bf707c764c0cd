"""From what a machine saw on pages to ballots: sides joined, marks judged by the rulebook, the rest left to people."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.elections import BallotStyle, ElectionRules, Mark, Office, Verdict
from daihoi.core.elections.ballots import MARKS_OF
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .comparing import judge_reading
from .layouts import Layout
from .readings import Choice, PageReading, PageVerdict, Reason, ReasonKind
from .sheets import UNTOUCHED, Reading, Sheet
from .sides import Group, join_sides

_KEPT_OF_HASH = 8
"""Bytes that are remembered of a picture: enough to tell millions apart."""


class Standing(StrEnum):
    """What becomes of a scanned ballot.

    COUNTED: clear and valid, nobody needs to look.
    WAITS: a person must look before it is counted.
    TEST, FOREIGN, BLANK: set aside; a rehearsal sheet, a sheet of another layout, a page with nothing on it.
    """

    COUNTED = "counted"
    WAITS = "waits"
    TEST = "test"
    FOREIGN = "foreign"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class ScannedBallot:
    """One ballot as it came from the scanner.

    Args:
        place: its place in the stream, from 1; every line of the readings belongs to exactly one place.
        pages: its sides.
        standing: what becomes of it.
        choices: what was seen at each name, over all sides.
        reading: the same as a person would key it; None where names are missing or the paper is not known.
        verdict: proposed by the rulebook; None where there is no reading.
        reasons: why it waits, those of the machine first.
    """

    place: int
    pages: Group
    standing: Standing
    choices: Mapping[str, Choice]
    reading: Reading | None = None
    verdict: Verdict | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Where its pictures are."""
        return tuple(one.source for one in self.pages)

    @property
    def image_hashes(self) -> tuple[str, ...]:
        """The hashes of its pictures."""
        return tuple(one.image_hash for one in self.pages)

    @property
    def ground(self) -> str:
        """The ground of invalidity that is proposed; empty when none is."""
        said = next((one.ground for one in self.reasons if one.ground), "")
        return said or (self.verdict.ground.id if self.verdict and self.verdict.ground else "")


def sheet_of_layout(layout: Layout, rules: ElectionRules) -> Sheet:
    """The paper that a layout describes.

    Args:
        layout: where everything stands on it.
        rules: the ``elections`` rules of the rulebook that the layout names.

    Returns:
        The sheet, marked as it was printed.

    Raises:
        WrongInput: the layout names an office that nobody is elected to.
    """
    try:
        office = Office(layout.office)
    except ValueError:
        raise WrongInput(say("The layout names the office “{office}”, which the program does not know.",
                             office=layout.office)) from None  # fmt: skip
    return Sheet(
        layout.names, layout.seats, rules.ballots, rules.counting_of(office), layout.is_weighed, layout.style
    )  # fmt: skip


def gather(readings: Iterable[PageReading], layout: Layout, sheet: Sheet) -> list[ScannedBallot]:
    """The ballots of one stream.

    Args:
        readings: in scan order.
        layout: what the ballot looks like.
        sheet: the same with the rulebook's rules.

    Returns:
        One ballot for each paper, in scan order; every reading belongs to exactly one.

    Raises:
        WrongInput: a reading holds a choice that this style does not know.
    """
    return list(gather_stream(readings, layout, sheet))


def gather_stream(
    readings: Iterable[PageReading], layout: Layout | None, sheet: Sheet | None
) -> Iterator[ScannedBallot]:
    """The same, one ballot after the other, for streams of any length.

    Args:
        readings: in scan order.
        layout: what the ballot looks like; None when only the readings are at hand.
        sheet: the same with the rulebook's rules; None likewise, then the verdicts of the readings stand.

    Returns:
        The ballots.  Of each picture a few bytes are remembered, so that one that comes twice is seen.

    Raises:
        WrongInput: a reading holds a choice that this style does not know; or, without a layout, the readings are of
            two layouts or of ballots with two sides.
    """
    seen = _Seen()
    known = layout.layout_id if layout else ""
    for place, pages in enumerate(join_sides(readings, len(layout.pages) if layout else 1), 1):
        if layout is None:
            known = _same_layout(pages[0], known)
        is_again = [seen.again(one.image_hash) for one in pages]
        yield _ballot(place, pages, layout, sheet, known, is_again=any(is_again))


def reading_of_choices(choices: Mapping[str, Choice], sheet: Sheet, *, weight: int = 1) -> Reading:
    """What choices mean as a keyed reading.

    Args:
        choices: candidate id → the word or the number of the readings.
        sheet: the paper.
        weight: the votes of the card.

    Returns:
        The reading, exceptions only, in ballot order.

    Raises:
        WrongInput: a name is not on the paper or missing, or a choice is none of this style.
    """
    ids, style = sheet.ids, sheet.style
    strange = [one for one in choices if one not in ids]
    missing = [one for one in ids if one not in choices]
    if strange or missing:
        raise WrongInput(
            say("The choices must name everybody on the ballot and nobody else; missing: {missing}; not on it: "
                "{strange}.", missing=", ".join(missing) or "–", strange=", ".join(strange) or "–")
        )  # fmt: skip
    untouched = UNTOUCHED.get(style, 0)
    marks = {one: _mark(choices[one], one, style) for one in ids}
    return Reading({one: mark for one, mark in marks.items() if mark != untouched}, weight=weight)


def _mark(choice: Choice, name: str, style: BallotStyle) -> Mark | int:
    if style is BallotStyle.CUMULATIVE:
        number = 0 if choice is None else choice
        if isinstance(number, int) and not isinstance(number, bool) and number >= 0:
            return number
    else:
        word = Mark.NONE if choice is None else choice
        found = next((mark for mark in MARKS_OF[style] if mark == word), None)
        if found is not None:
            return found
    raise WrongInput(
        say("At “{name}” stands “{choice}”, which is no choice on a ballot marked as “{style}”.", name=name,
            choice=choice, style=style.value)
    )  # fmt: skip


def _ballot(
    place: int, pages: Group, layout: Layout | None, sheet: Sheet | None, known: str, *, is_again: bool
) -> ScannedBallot:
    choices = {name: choice for page in pages for name, choice in page.choices.items()}
    said = tuple(reason for page in pages for reason in page.reasons)
    aside = _aside(pages, known)
    if aside:
        return ScannedBallot(place, pages, aside, choices, reasons=said)
    own = list(said)
    if layout is not None and len(pages) < len(layout.pages) and pages[0].page:
        own.append(Reason(ReasonKind.PAGE_MISSING, say("The other side of this ballot is missing, or it can not be "
                                                       "told which one it is.")))  # fmt: skip
    if is_again and not any(one.kind is ReasonKind.TWICE for one in said):
        own.append(Reason(ReasonKind.TWICE, say("The very same picture stands earlier in the readings.")))
    reading, verdict = _judged(choices, pages, sheet, own)
    is_clear = all(one.verdict is PageVerdict.VALID for one in pages) and len(own) == len(said)
    if verdict is not None:
        is_clear = is_clear and verdict.is_valid and not verdict.board_decides
    standing = Standing.COUNTED if is_clear and (sheet is None or verdict is not None) else Standing.WAITS
    return ScannedBallot(place, pages, standing, choices, reading, verdict, tuple(own))


def _aside(pages: Group, known: str) -> Standing | None:
    """Why these pages are no ballot of this vote, if so."""
    if any(one.is_test for one in pages):
        return Standing.TEST
    first = pages[0]
    if first.verdict is PageVerdict.FOREIGN or (known and first.layout_id and first.layout_id != known):
        return Standing.FOREIGN
    kinds = {one.kind for one in first.reasons}
    return Standing.BLANK if first.verdict is PageVerdict.UNREADABLE and kinds == {ReasonKind.BLANK_PAGE} else None


def _judged(
    choices: Mapping[str, Choice], pages: Group, sheet: Sheet | None, own: list[Reason]
) -> tuple[Reading | None, Verdict | None]:
    """The reading and its verdict, where every name was seen; what the sums say is added to the reasons."""
    if sheet is None:
        return None, None
    try:
        reading = reading_of_choices(choices, sheet)
    except WrongInput as error:  # of a page that people see anyway, not every choice need be known
        if not own and all(one.verdict is PageVerdict.VALID for one in pages):
            raise WrongInput(say("{source}: {what}", source=pages[0].source, what=error.sentence)) from None
        return None, None
    verdict = judge_reading(reading, sheet)
    if sheet.is_weighed:
        own.append(Reason(ReasonKind.WRITTEN_NUMBER, say("The votes of the card are read by people.")))
    elif verdict.ground is not None and not any(one.ground for one in own):
        kind = next((_SUMS[flaw] for flaw in verdict.ground.flaws if flaw in _SUMS), ReasonKind.UNCLEAR)
        own.append(Reason(kind, verdict.steps[0].text, ground=verdict.ground.id))
    return reading, verdict


_SUMS = {
    "too_many": ReasonKind.TOO_MANY, "overspent": ReasonKind.TOO_MANY, "nobody_chosen": ReasonKind.NOBODY,
    "unclear": ReasonKind.UNCLEAR,
}  # fmt: skip
"""Which sum of the marks makes a ballot invalid."""


def _same_layout(reading: PageReading, known: str) -> str:
    """The one layout that these readings are of; two of them, or a second side, need the layout file."""
    if reading.verdict is PageVerdict.FOREIGN or reading.is_test or not reading.layout_id:
        return known
    if reading.page > 1:
        raise WrongInput(
            say("These ballots have two sides, and only the layout says how the sides are joined. Give the layout file "
                "too (--layout).")
        )  # fmt: skip
    if known and known != reading.layout_id:
        raise WrongInput(
            say("The readings are of two ballots, {one} and {other}. Give the layout of the one to count (--layout).",
                one=known, other=reading.layout_id)
        )  # fmt: skip
    return reading.layout_id


class _Seen:
    """Which pictures came before: their hashes, cut to what tells them apart."""

    def __init__(self) -> None:
        self.known: set[int] = set()

    def again(self, image_hash: str) -> bool:
        """True when this picture came before; remembers it."""
        if not image_hash:
            return False
        short = int.from_bytes(hashlib.sha256(image_hash.encode()).digest()[:_KEPT_OF_HASH])
        before = len(self.known)
        self.known.add(short)
        return len(self.known) == before
