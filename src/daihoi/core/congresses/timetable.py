"""The last lawful day of each step before and after a congress."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say, say_day
from daihoi.core.sources import Source

from . import regulations as law
from .workdays import Calendar, Holidays, calendar_of, working_days_after, working_days_before

OPENS, CLOSES = "opens", "closes"


class Unit(StrEnum):
    """What a term is counted in."""

    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"


class Side(StrEnum):
    """On which side of its anchor a step lies."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Step:
    """One duty with a term.

    Args:
        key: short name, unique in its timetable.
        title: what is to be done.
        anchor: from where the term runs: ``opens``, ``closes``, or the key of another step.
        side: before or after the anchor.
        days: length of the term, in ``unit``.
        unit: working days, calendar days or months.
        source: the rule that sets the term.
    """

    key: str
    title: Sentence
    anchor: str
    side: Side
    days: int
    unit: Unit
    source: Source


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last lawful day of one step.

    Args:
        step: the duty.
        day: its last lawful day.
        anchor_on: the day from which its term was counted.
        is_certain: False when holidays of a year in between are unknown, so that the day may be wrong.
        reason: how the day was found, as a sentence.
    """

    step: Step
    day: date
    anchor_on: date
    is_certain: bool
    reason: Sentence

    def is_late_on(self, day: date) -> bool:
        """True when the step, done on ``day``, comes too late."""
        return day > self.day

    def as_json(self, language: str = "en") -> dict[str, object]:
        """The deadline as plain values, said in ``vi`` or ``en``."""
        return {
            "step": self.step.key,
            "title": self.step.title.in_language(language),
            "day": self.day.isoformat(),
            "anchor": self.step.anchor,
            "anchor_on": self.anchor_on.isoformat(),
            "certain": self.is_certain,
            "reason": self.reason.in_language(language),
            "source": str(self.step.source),
            "status": self.step.source.status.value,
        }


PARTY_STEPS: tuple[Step, ...] = (
    Step("notice", say("Notify the day of opening"), OPENS, Side.BEFORE, 30, Unit.WORKING_DAY, law.NOTICE),
    Step("outside_dossier", say("Receive the dossiers of candidates who are not delegates"),
         OPENS, Side.BEFORE, 15, Unit.WORKING_DAY, law.OUTSIDE_DOSSIER),
    Step("report", say("Report the results to the superior level"),
         CLOSES, Side.AFTER, 7, Unit.WORKING_DAY, law.REPORT_AND_RATIFICATION),
    Step("complaints", say("Receive complaints about the elections"),
         CLOSES, Side.AFTER, 15, Unit.WORKING_DAY, law.COMPLAINTS),
    Step("ratification", say("The superior level ratifies the results"),
         "report", Side.AFTER, 15, Unit.WORKING_DAY, law.REPORT_AND_RATIFICATION),
    Step("ballots", say("Keep the ballots sealed until this day"),
         CLOSES, Side.AFTER, 6, Unit.MONTH, law.BALLOT_KEEPING),
)  # fmt: skip
"""The terms of a Party congress; another organisation passes its own."""


def timetable(steps: Iterable[Step], opens_on: date, closes_on: date, holidays: Holidays = ()) -> tuple[Deadline, ...]:
    """The last lawful day of every step.

    Args:
        steps: the duties; a step may be anchored to another one.
        opens_on: first day of the congress (its preparatory session, where there is one).
        closes_on: last day of the congress.
        holidays: a calendar, or the days off.

    Returns:
        The deadlines in order of their days.

    Raises:
        WrongInput: the congress closes before it opens, a key is used twice, an anchor is unknown or goes in a circle.
    """
    if closes_on < opens_on:
        raise WrongInput(
            say("The congress would close on {closes} before it opens on {opens}. Change one of the two days.",
                closes=say_day(closes_on), opens=say_day(opens_on))
        )  # fmt: skip
    calendar = calendar_of(holidays)
    found: dict[str, Deadline] = {}
    anchors = {OPENS: opens_on, CLOSES: closes_on}
    for step in _anchored_first(tuple(steps)):
        found[step.key] = _deadline(step, anchors[step.anchor], calendar)
        anchors[step.key] = found[step.key].day
    return tuple(sorted(found.values(), key=lambda deadline: deadline.day))


def months_after(day: date, count: int) -> date:
    """The same day of the month some months later, or the last of the month where that day is missing.

    Args:
        day: the day from which to count.
        count: months; negative counts back.

    Returns:
        The day; 31 August plus 6 months is 28 or 29 February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def _anchored_first(steps: Sequence[Step]) -> list[Step]:
    """The steps in an order in which every anchor stands before what hangs on it."""
    keys = [step.key for step in steps]
    repeated = next((key for key in keys if keys.count(key) > 1 or key in (OPENS, CLOSES)), None)
    if repeated:
        raise WrongInput(say("Two steps of the timetable are called “{key}”. Give each its own key.", key=repeated))
    ordered: list[Step] = []
    known, waiting = {OPENS, CLOSES}, list(steps)
    while waiting:
        ready = [step for step in waiting if step.anchor in known]
        if not ready:
            raise WrongInput(
                say("The term of step “{key}” runs from “{anchor}”, which is no step or hangs on it in turn.",
                    key=waiting[0].key, anchor=waiting[0].anchor)
            )  # fmt: skip
        ordered += ready
        known |= {step.key for step in ready}
        waiting = [step for step in waiting if step.key not in known]
    return ordered


def _deadline(step: Step, anchor_on: date, calendar: Calendar) -> Deadline:
    day = _last_day(step, anchor_on, calendar)
    is_certain = step.unit is not Unit.WORKING_DAY or calendar.knows(min(day, anchor_on), max(day, anchor_on))
    return Deadline(step, day, anchor_on, is_certain, _reason(step, anchor_on))


def _last_day(step: Step, anchor_on: date, calendar: Calendar) -> date:
    if step.unit is Unit.WORKING_DAY:
        count = working_days_before if step.side is Side.BEFORE else working_days_after
        return count(anchor_on, step.days, calendar)
    sign = -1 if step.side is Side.BEFORE else 1
    if step.unit is Unit.DAY:
        return anchor_on + timedelta(days=sign * step.days)
    return months_after(anchor_on, sign * step.days)


def _reason(step: Step, anchor_on: date) -> Sentence:
    places = {"days": step.days, "anchor": say_day(anchor_on)}
    match step.unit, step.side:
        case Unit.WORKING_DAY, Side.BEFORE:
            return say("at least {days} working days before {anchor}", **places)
        case Unit.WORKING_DAY, _:
            return say("within {days} working days after {anchor}", **places)
        case Unit.DAY, Side.BEFORE:
            return say("at least {days} days before {anchor}", **places)
        case Unit.DAY, _:
            return say("within {days} days after {anchor}", **places)
        case _, Side.BEFORE:
            return say("at least {days} months before {anchor}", **places)
        case _:
            return say("{days} months after {anchor}", **places)
