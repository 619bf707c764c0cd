"""Working days: which days count, and counting them backwards and forwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

SATURDAY, SUNDAY = 5, 6
MOST_DAYS = 2000
_DAY = timedelta(days=1)
_WHOLE, _HALF, _NONE = Fraction(1), Fraction(1, 2), Fraction(0)


@dataclass(frozen=True)
class Calendar:
    """Which days an office works.

    Args:
        days_off: public holidays and days off in exchange.
        made_up: days of rest that are worked in exchange (làm bù); they win over everything else.
        half_days: days of which half is worked.
        weekly_rest: days of the week without work, Monday 0 … Sunday 6.
        weekly_half: days of the week of which half is worked, such as Saturday in some offices.
        years: the years whose holidays are known; empty when nothing is known about that.

    Raises:
        WrongInput: no day of the week is worked.
    """

    days_off: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()
    half_days: frozenset[date] = frozenset()
    weekly_rest: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    weekly_half: frozenset[int] = frozenset()
    years: frozenset[int] = field(default=frozenset())

    def __post_init__(self) -> None:
        if set(range(7)) <= self.weekly_rest - self.weekly_half:
            raise WrongInput(say("The calendar rests on all seven days of the week. Leave at least one working day."))

    def work_on(self, day: date) -> Fraction:
        """How much of a day is worked: 0, 1/2 or 1."""
        if day in self.made_up:
            return _WHOLE
        if day in self.days_off:
            return _NONE
        if day in self.half_days or day.weekday() in self.weekly_half:
            return _HALF
        return _NONE if day.weekday() in self.weekly_rest else _WHOLE

    def knows(self, first: date, last: date) -> bool:
        """True when the holidays of every year from one day to the other are in the calendar."""
        return set(range(first.year, last.year + 1)) <= self.years


Holidays = Calendar | Iterable[date]
"""A calendar, or simply the days off of an office that rests on Saturday and Sunday."""


def calendar_of(holidays: Holidays) -> Calendar:
    """The calendar itself, or one made of days off."""
    return holidays if isinstance(holidays, Calendar) else Calendar(days_off=frozenset(holidays))


def working_days_before(day: date, n: int, holidays: Holidays = ()) -> date:
    """The last day that is still ``n`` working days before a day.

    The day itself is not counted: one working day before a Tuesday is the Monday.

    Args:
        day: the day from which to count back.
        n: how many working days; 0 gives the day itself.
        holidays: a calendar, or the days off.

    Returns:
        A day such that ``n`` working days lie from it (included) to ``day`` (not included).

    Raises:
        WrongInput: ``n`` is negative or above 2,000.
    """
    return _count(day, n, calendar_of(holidays), -_DAY)


def working_days_after(day: date, n: int, holidays: Holidays = ()) -> date:
    """The last day that is within ``n`` working days after a day.

    The day itself is not counted: one working day after a Friday is the Monday.

    Args:
        day: the day from which to count.
        n: how many working days; 0 gives the day itself.
        holidays: a calendar, or the days off.

    Returns:
        A day such that ``n`` working days lie between ``day`` (not included) and it (included).

    Raises:
        WrongInput: ``n`` is negative or above 2,000.
    """
    return _count(day, n, calendar_of(holidays), _DAY)


def working_days_between(first: date, last: date, holidays: Holidays = ()) -> Fraction:
    """How many working days lie from one day (included) to another (not included); half days count half.

    Args:
        first: the earlier day.
        last: the later day.
        holidays: a calendar, or the days off.

    Returns:
        The sum; 0 when ``last`` is not after ``first``.
    """
    calendar = calendar_of(holidays)
    days = (first + timedelta(days=offset) for offset in range((last - first).days))
    return sum((calendar.work_on(day) for day in days), _NONE)


def _count(day: date, n: int, calendar: Calendar, pace: timedelta) -> date:
    if not 0 <= n <= MOST_DAYS:
        raise WrongInput(say("{n} working days can't be counted. Give a number from 0 to {most}.", n=n, most=MOST_DAYS))
    counted = _NONE
    while counted < n:
        day += pace
        counted += calendar.work_on(day)
    return day
