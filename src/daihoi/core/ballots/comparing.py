"""Do the teams agree on a ballot, and must the counting committee look at the paper?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.elections import Verdict, judge
from daihoi.core.elections.ballots import VOTES
from daihoi.core.elections.findings import Step
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .sheets import Reading, Sheet


class Outcome(StrEnum):
    """What follows from the teams' readings of one ballot.

    SETTLED: all alike, valid, nothing for the committee.
    DIFFERENCE: they are not alike; a third person looks at the paper.
    INVALID: somebody holds it invalid; the counting committee decides, on a ground, by name.
    DOUBT: somebody doubts, or the marks leave room; the counting committee decides.
    """

    SETTLED = "settled"
    DIFFERENCE = "difference"
    INVALID = "invalid"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several readings of one ballot side by side.

    Args:
        outcome: what follows.
        is_alike: True when all readings are the same.
        majority: what more than half of the readings say; None when there is none.  It settles nothing by itself.
    """

    outcome: Outcome
    is_alike: bool
    majority: Reading | None


def compare(readings: Sequence[Reading], sheet: Sheet) -> Comparison:
    """Compare what two or three teams read from the same paper.

    Args:
        readings: one of each team, in any order.
        sheet: the paper.

    Returns:
        What follows.  Two of three alike settle nothing: the third may be the one that looked closely.

    Raises:
        WrongInput: fewer than two readings.

    Source: 190-QĐ/TW Đ8.2 (the counting committee examines the ballots and decides).
    """
    if len(readings) < 2:
        raise WrongInput(say("There is one reading only. A ballot is compared when at least two teams have keyed it."))
    is_alike = all(one.essence == readings[0].essence for one in readings)
    said = [one.essence for one in readings]
    majority = next((one for one in readings if 2 * said.count(one.essence) > len(said)), None)
    if any(one.is_doubtful or leaves_room(one, sheet) for one in readings):
        return Comparison(Outcome.DOUBT, is_alike, majority)
    if any(one.ground for one in readings):
        return Comparison(Outcome.INVALID, is_alike, majority)
    return Comparison(Outcome.SETTLED if is_alike else Outcome.DIFFERENCE, is_alike, majority)


def leaves_room(reading: Reading, sheet: Sheet) -> bool:
    """True when the marks themselves leave room for judgement, so that the committee must look."""
    return not reading.ground and judge_reading(reading, sheet).board_decides


def needs_committee(reading: Reading, sheet: Sheet) -> bool:
    """True when one reading by itself calls for the counting committee: doubtful, invalid, or leaving room."""
    return reading.is_doubtful or bool(reading.ground) or leaves_room(reading, sheet)


def judge_decided(reading: Reading, sheet: Sheet) -> Verdict:
    """What a ballot counts for after the committee has looked: without a ground it is valid, whatever was proposed.

    Args:
        reading: what the committee let stand.
        sheet: the paper.

    Returns:
        The verdict, with nothing left open.

    Source: 190-QĐ/TW Đ8.2.
    """
    verdict = judge_reading(reading, sheet)
    if reading.ground or not verdict.board_decides:
        return verdict
    text = say("Valid: so decided by the counting committee.")
    step = Step(text, sheet.rules.style_with_surplus.id, sheet.rules.style_with_surplus.source)
    return Verdict(True, _kept(reading, sheet), steps=(step,), weight=reading.weight)


def _kept(reading: Reading, sheet: Sheet) -> tuple[str, ...]:
    marks = reading.ballot(sheet).marks
    return tuple(one for one in sheet.ids if marks.get(one) in VOTES)


def judge_reading(reading: Reading, sheet: Sheet) -> Verdict:
    """What a reading counts for: a ground that people named stands; the marks decide everything else.

    Args:
        reading: what was read.
        sheet: the paper.

    Returns:
        The verdict.

    Raises:
        WrongInput: the reading names a ground that the rulebook does not know.

    Source: 190-QĐ/TW Đ8.2, Đ15.
    """
    if not reading.ground:
        return judge(
            reading.ballot(sheet), sheet.ids, sheet.seats, sheet.rules, counting=sheet.counting,
            weight=reading.weight, style=sheet.style,
        )  # fmt: skip
    ground = next((one for one in sheet.grounds if one.id == reading.ground), None)
    if ground is None:
        raise WrongInput(
            say("The rulebook knows no ground “{ground}”; it knows: {known}.", ground=reading.ground,
                known=", ".join(one.id for one in sheet.grounds))
        )  # fmt: skip
    text = say("Invalid, {ground}: {statement}", ground=ground.id, statement=ground.statement)
    return Verdict(False, (), ground, True, (Step(text, ground.rule, ground.source),), reading.weight)
