"""The file of public holidays."""

from datetime import date
from pathlib import Path

import pytest

from daihoi.core import congresses
from daihoi.core.congresses import calendar_from, vietnamese_holidays, working_days_between, years_from
from daihoi.core.errors import WrongInput

SHIPPED = Path(congresses.__file__).with_name("holidays.toml").read_text(encoding="utf-8")
# first day of the lunar year and tenth day of its third month, reckoned from the new moons at Hà Nội
LUNAR_DAYS = {
    2019: ((2, 5), (4, 14)),
    2020: ((1, 25), (4, 2)),
    2021: ((2, 12), (4, 21)),
    2022: ((2, 1), (4, 10)),
    2023: ((1, 22), (4, 29)),
    2024: ((2, 10), (4, 18)),
    2025: ((1, 29), (4, 7)),
    2026: ((2, 17), (4, 26)),
    2027: ((2, 6), (4, 16)),
}


@pytest.mark.parametrize("year", LUNAR_DAYS)
def test_every_year_has_its_statutory_days_off(year):
    new_year, hung_kings = (date(year, *day) for day in LUNAR_DAYS[year])
    off = vietnamese_holidays().days_off
    assert {new_year, hung_kings, date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)} <= off


@pytest.mark.parametrize("year", LUNAR_DAYS)
def test_swapping_days_changes_no_sum(year):
    days = next(row.days for row in years_from(SHIPPED) if row.year == year)
    assert len(days.get("swapped", ())) <= len(days.get("made_up", ()))
    assert all(day.weekday() < 5 for day in days.get("swapped", ()))
    assert all(day.weekday() >= 5 for day in days.get("made_up", ()))


@pytest.mark.parametrize(("year", "expected"), [(2019, 10), (2020, 10), (2021, 11), (2022, 11), (2025, 11), (2026, 12)])
def test_a_holiday_on_a_weekend_is_given_back_so_that_the_law_s_number_is_kept(year, expected):
    row = next(row for row in years_from(SHIPPED) if row.year == year)
    free = [day for kind, days in row.days.items() if kind not in ("swapped", "made_up") for day in days]
    assert sum(day.weekday() < 5 for day in free) == expected


def test_no_day_is_listed_twice():
    days = [day for row in years_from(SHIPPED) for listed in row.days.values() for day in listed]
    assert len(days) == len(set(days))


def test_every_year_says_how_well_it_is_attested():
    assert {row.source.status.value for row in years_from(SHIPPED)} == {"unverified"}
    assert vietnamese_holidays().years == frozenset(range(2019, 2028))


def test_an_office_may_bring_its_own_calendar():
    calendar = calendar_from("[[year]]\nyear = 2030\nother = [2030-03-05]\nhalf_days = [2030-03-06]\n")
    assert working_days_between(date(2030, 3, 4), date(2030, 3, 8), calendar) == 2.5
    assert calendar.knows(date(2030, 1, 1), date(2030, 12, 31))
    assert not calendar.knows(date(2030, 12, 31), date(2031, 1, 1))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("year = [", "can't be read as TOML"),
        ("", "has no \\[\\[year\\]\\]"),
        ("[[year]]\nlaw = 'x'", "has no “year”"),
        ("[[year]]\nyear = 2030\ntet = [2030-02-02]", "unknown key “tet”"),
        ("[[year]]\nyear = 2030\nother = [2031-02-02]", "2031-02-02, which is no day of that year"),
        ("[[year]]\nyear = 2030\nother = ['2030-02-02']", "which is no day of that year"),
        ("[[year]]\nyear = 2030\nstatus = 'sure'", "the status “sure”"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_the_place(text, sentence):
    with pytest.raises(WrongInput, match=sentence):
        calendar_from(text)
