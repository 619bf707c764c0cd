"""Deadlines before and after a congress."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.congresses import (
    PARTY_STEPS,
    Side,
    Step,
    Unit,
    months_after,
    timetable,
    vietnamese_holidays,
)
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say
from daihoi.core.sources import Source

OPENS, CLOSES = date(2020, 6, 8), date(2020, 6, 9)


def step(key, anchor="opens", side=Side.BEFORE, days=1, unit=Unit.DAY):
    return Step(key, say("Do it"), anchor, side, days, unit, Source(""))


def test_the_terms_of_a_party_congress_are_counted_in_working_days():
    deadlines = timetable(PARTY_STEPS, OPENS, CLOSES, vietnamese_holidays())
    assert [(deadline.step.key, deadline.day) for deadline in deadlines] == [
        ("notice", date(2020, 4, 23)),  # 30 April and 1 May are not worked
        ("outside_dossier", date(2020, 5, 18)),
        ("report", date(2020, 6, 18)),
        ("complaints", date(2020, 6, 30)),
        ("ratification", date(2020, 7, 9)),  # 15 working days after the report
        ("ballots", date(2020, 12, 9)),
    ]
    assert all(deadline.is_certain for deadline in deadlines)


def test_a_dossier_fourteen_working_days_before_opening_is_late():
    dossier = next(row for row in timetable(PARTY_STEPS, OPENS, CLOSES) if row.step.key == "outside_dossier")
    assert not dossier.is_late_on(date(2020, 5, 18))  # 15 working days
    assert dossier.is_late_on(date(2020, 5, 19))  # 14


def test_a_deadline_says_how_it_was_found():
    deadline = timetable(PARTY_STEPS[:1], OPENS, CLOSES, vietnamese_holidays())[0]
    assert deadline.as_json() == {
        "step": "notice",
        "title": "Notify the day of opening",
        "day": "2020-04-23",
        "anchor": "opens",
        "anchor_on": "2020-06-08",
        "certain": True,
        "reason": "at least 30 working days before 2020-06-08",
        "source": "24-QĐ/TW m.11.1",
        "status": "found",
    }


def test_a_deadline_over_a_year_of_unknown_holidays_is_not_certain():
    late = timetable(PARTY_STEPS, date(2027, 12, 20), date(2027, 12, 21), vietnamese_holidays())
    assert {row.step.key: row.is_certain for row in late} == {
        "notice": True,
        "outside_dossier": True,
        "report": True,
        "complaints": False,
        "ratification": False,
        "ballots": True,
    }


def test_days_and_months_are_counted_by_the_plain_calendar():
    steps = [step("day", days=7), step("month", "closes", Side.AFTER, 6, Unit.MONTH)]
    assert [row.day for row in timetable(steps, OPENS, CLOSES)] == [date(2020, 6, 1), date(2020, 12, 9)]


def test_a_step_may_hang_on_one_that_is_written_after_it():
    steps = [step("second", "first", Side.AFTER, 2), step("first", "opens", Side.BEFORE, 5)]
    assert [(row.step.key, row.day.day) for row in timetable(steps, OPENS, CLOSES)] == [("first", 3), ("second", 5)]


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([step("a"), step("a")], "Two steps of the timetable are called “a”"),
        ([step("opens")], "called “opens”"),
        ([step("a", "b"), step("b", "a")], "step “a” runs from “b”"),
        ([step("a", "nowhere")], "runs from “nowhere”"),
    ],
)
def test_a_timetable_that_contradicts_itself_is_refused(steps, sentence):
    with pytest.raises(WrongInput, match=sentence):
        timetable(steps, OPENS, CLOSES)


def test_a_congress_cannot_close_before_it_opens():
    with pytest.raises(WrongInput, match="close on 2020-06-08 before it opens on 2020-06-09"):
        timetable(PARTY_STEPS, CLOSES, OPENS)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2020, 8, 31), 6, date(2021, 2, 28)),
        (date(2019, 8, 31), 6, date(2020, 2, 29)),
        (date(2020, 12, 9), 1, date(2021, 1, 9)),
        (date(2020, 1, 9), -1, date(2019, 12, 9)),
    ],
)
def test_a_month_that_is_too_short_ends_on_its_last_day(day, count, expected):
    assert months_after(day, count) == expected


@given(st.permutations(PARTY_STEPS))
def test_the_order_of_the_steps_is_irrelevant(steps):
    assert timetable(steps, OPENS, CLOSES) == timetable(PARTY_STEPS, OPENS, CLOSES)
