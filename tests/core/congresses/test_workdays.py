"""Counting working days."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.congresses import (
    Calendar,
    vietnamese_holidays,
    working_days_after,
    working_days_before,
    working_days_between,
)
from daihoi.core.errors import WrongInput

MONDAY, TUESDAY, FRIDAY, SATURDAY = date(2026, 6, 8), date(2026, 6, 9), date(2026, 6, 12), date(2026, 6, 13)
DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
CALENDARS = st.builds(
    Calendar,
    days_off=st.frozensets(DAYS, max_size=5),
    made_up=st.frozensets(DAYS, max_size=5),
    half_days=st.frozensets(DAYS, max_size=5),
    weekly_half=st.sampled_from([frozenset(), frozenset({5})]),
) | st.just(vietnamese_holidays())


@pytest.mark.parametrize(
    ("day", "n", "holidays", "expected"),
    [
        (TUESDAY, 0, (), TUESDAY),
        (TUESDAY, 1, (), MONDAY),
        (TUESDAY, 2, (), date(2026, 6, 5)),
        (TUESDAY, 2, [date(2026, 6, 5)], date(2026, 6, 4)),
        (SATURDAY, 1, (), FRIDAY),
        (date(2026, 6, 30), 15, (), TUESDAY),
    ],
)
def test_days_are_counted_backwards_without_the_day_itself(day, n, holidays, expected):
    assert working_days_before(day, n, holidays) == expected


@pytest.mark.parametrize(
    ("day", "n", "holidays", "expected"),
    [
        (MONDAY, 0, (), MONDAY),
        (MONDAY, 1, (), TUESDAY),
        (FRIDAY, 1, (), date(2026, 6, 15)),
        (FRIDAY, 1, [date(2026, 6, 15)], date(2026, 6, 16)),
        (SATURDAY, 1, (), date(2026, 6, 15)),
    ],
)
def test_days_are_counted_forwards_without_the_day_itself(day, n, holidays, expected):
    assert working_days_after(day, n, holidays) == expected


def test_a_weekend_day_that_is_made_up_is_worked_even_when_it_is_off():
    calendar = Calendar(days_off=frozenset({SATURDAY}), made_up=frozenset({SATURDAY}))
    assert calendar.work_on(SATURDAY) == 1
    assert working_days_after(FRIDAY, 1, calendar) == SATURDAY


def test_half_days_count_half():
    calendar = Calendar(half_days=frozenset({FRIDAY}), weekly_half=frozenset({5}))
    assert [calendar.work_on(day) for day in (FRIDAY, SATURDAY, MONDAY)] == [Fraction(1, 2), Fraction(1, 2), 1]
    assert working_days_between(FRIDAY, date(2026, 6, 15), calendar) == 1
    assert working_days_before(date(2026, 6, 15), 1, calendar) == FRIDAY


@pytest.mark.parametrize("n", [-1, 2001])
def test_a_number_that_makes_no_sense_is_refused(n):
    with pytest.raises(WrongInput, match="from 0 to 2000"):
        working_days_before(MONDAY, n)


def test_a_week_without_work_is_refused():
    with pytest.raises(WrongInput, match="all seven days"):
        Calendar(weekly_rest=frozenset(range(7)))
    assert Calendar(weekly_rest=frozenset(range(7)), weekly_half=frozenset({0})).work_on(MONDAY) == Fraction(1, 2)


@given(DAYS, st.integers(0, 60), CALENDARS)
def test_the_day_found_is_the_last_that_leaves_enough_working_days(day, n, calendar):
    found = working_days_before(day, n, calendar)
    assert working_days_between(found, day, calendar) >= n
    assert n == 0 or working_days_between(found + timedelta(days=1), day, calendar) < n


@given(DAYS, st.integers(1, 60), CALENDARS)
def test_forwards_the_day_found_is_the_first_that_gives_enough_working_days(day, n, calendar):
    found, next_day = working_days_after(day, n, calendar), day + timedelta(days=1)
    assert working_days_between(next_day, found + timedelta(days=1), calendar) >= n
    assert working_days_between(next_day, found, calendar) < n


@given(DAYS, st.integers(0, 60), DAYS)
def test_one_more_holiday_never_moves_a_deadline_nearer(day, n, holiday):
    assert working_days_before(day, n, [holiday]) <= working_days_before(day, n)
    assert working_days_after(day, n, [holiday]) >= working_days_after(day, n)
