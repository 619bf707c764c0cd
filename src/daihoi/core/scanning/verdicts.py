"""What follows from the marks by the rulebook, and which ground stray ink would be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from daihoi.core.ballots.comparing import judge_reading
from daihoi.core.ballots.gathering import reading_of_choices
from daihoi.core.ballots.readings import Choice, PageReading, PageVerdict, Reason, ReasonKind
from daihoi.core.ballots.sheets import Sheet
from daihoi.core.elections import Flaw, Verdict
from daihoi.core.errors import WrongInput

from .stray import Stray

Grounds = Mapping[str, Sequence[Flaw]]
"""Ground id → the flaws that fall under it, in the order of the rulebook."""
_WRITING = (Flaw.ADDED_WORDS, Flaw.SIGNED, Flaw.OUTSIDE_NAME, Flaw.MARKED)
_SMALL = (Flaw.MARKED, Flaw.ADDED_WORDS, Flaw.SIGNED)
_SUMS = {
    Flaw.TOO_MANY: ReasonKind.TOO_MANY, Flaw.OVERSPENT: ReasonKind.TOO_MANY, Flaw.NOBODY_CHOSEN: ReasonKind.NOBODY,
    Flaw.UNCLEAR: ReasonKind.UNCLEAR,
}  # fmt: skip


def with_grounds(reading: PageReading, strays: Sequence[Stray], grounds: Grounds) -> PageReading:
    """The same reading, with the ground of invalidity that a person may find for ink where none belongs.

    Args:
        reading: of one page.
        strays: what was found on it.
        grounds: the rulebook's grounds of invalidity and what falls under each.

    Returns:
        The reading; nothing is decided by it.
    """
    writing = {tuple(round(float(one), 1) for one in stray.box): stray.is_writing for stray in strays}
    reasons = tuple(_grounded(one, grounds, is_writing=writing.get(one.box_mm or (), False)) for one in reading.reasons)
    return replace(reading, reasons=reasons)


def _grounded(reason: Reason, grounds: Grounds, *, is_writing: bool) -> Reason:
    if reason.kind is ReasonKind.SECOND_COLOUR:
        return replace(reason, ground=_ground_of((Flaw.SEVERAL_INKS, Flaw.MARKED), grounds))
    if reason.kind is ReasonKind.STRAY_INK:
        return replace(reason, ground=_ground_of(_WRITING if is_writing else _SMALL, grounds))
    return reason


def _ground_of(flaws: Sequence[Flaw], grounds: Grounds) -> str:
    """The first ground that the rulebook has for any of these flaws, the likeliest first."""
    return next((ground for flaw in flaws for ground, known in grounds.items() if flaw in known), "")


def judged(reading: PageReading, sheet: Sheet) -> PageReading:
    """The verdict of a ballot of one side.

    Args:
        reading: of the only side.
        sheet: the paper with the rulebook's rules.

    Returns:
        The reading with its verdict; what the sums of the marks say is added to the reasons.
    """
    verdict = verdict_on(reading.choices, sheet)
    return reading if verdict is None else with_verdict(reading, verdict)


def verdict_on(choices: Mapping[str, Choice], sheet: Sheet) -> Verdict | None:
    """What the rulebook says of all choices of one ballot; None where they are not all known."""
    try:
        return judge_reading(reading_of_choices(choices, sheet), sheet)
    except WrongInput:
        return None


def with_verdict(reading: PageReading, verdict: Verdict) -> PageReading:
    """A reading with what the rulebook says of its ballot; what a person must see stays with the person."""
    if reading.verdict not in (PageVerdict.VALID, PageVerdict.ADJUDICATE):
        return reading
    if verdict.is_valid and not verdict.board_decides:
        return reading
    reasons = (*reading.reasons, _reason_of(verdict))
    proposed = PageVerdict.ADJUDICATE if reading.reasons or verdict.is_valid else PageVerdict.INVALID
    return replace(reading, verdict=proposed, reasons=reasons)


def _reason_of(verdict: Verdict) -> Reason:
    flaws = verdict.ground.flaws if verdict.ground else ()
    kind = next((_SUMS[flaw] for flaw in flaws if flaw in _SUMS), ReasonKind.UNCLEAR)
    return Reason(kind, verdict.steps[0].text, ground=verdict.ground.id if verdict.ground else "")
