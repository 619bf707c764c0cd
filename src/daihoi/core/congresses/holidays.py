"""The public holidays, read from a file that an office can replace."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say
from daihoi.core.sources import Source, SourceStatus

from .workdays import Calendar

_SHIPPED = Path(__file__).with_name("holidays.toml")
_PLAIN_KEYS = {"year", "law", "status"}
_DAY_KEYS = {
    "new_year", "lunar_new_year", "hung_kings_day", "reunification_day", "labour_day", "national_day",
    "culture_day", "other", "swapped", "made_up", "half_days",
}  # fmt: skip


@dataclass(frozen=True)
class HolidayYear:
    """The days off of one year.

    Args:
        year: the year.
        days: kind of holiday (``lunar_new_year``, …, ``swapped``, ``made_up``, ``half_days``) → its days.
        source: the law, and how well the days are attested.
    """

    year: int
    days: dict[str, tuple[date, ...]]
    source: Source


@cache
def vietnamese_holidays() -> Calendar:
    """The calendar of public offices in Viet Nam, 2019 to 2027.

    Source: 10/2012/QH13 Đ115; 45/2019/QH14 Đ112; each year's notice (unverified).
    """
    return calendar_from(_SHIPPED.read_text(encoding="utf-8"))


def calendar_from(text: str) -> Calendar:
    """A calendar from a file of holidays.

    Args:
        text: TOML as in the shipped ``holidays.toml``.

    Returns:
        The calendar, resting on Saturday and Sunday.

    Raises:
        WrongInput: the text is no such file; the sentence says which year and key.
    """
    years = years_from(text)
    return Calendar(
        days_off=frozenset(day for year in years for kind, days in year.days.items() for day in days if _is_off(kind)),
        made_up=_collect(years, "made_up"),
        half_days=_collect(years, "half_days"),
        years=frozenset(year.year for year in years),
    )


def years_from(text: str) -> tuple[HolidayYear, ...]:
    """The years of a file of holidays, as written.

    Raises:
        WrongInput: as :func:`calendar_from`.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongInput(say("The file of holidays can't be read as TOML: {reason}.", reason=error)) from None
    rows = table.get("year")
    if not isinstance(rows, list) or not rows:
        raise WrongInput(say("The file of holidays has no [[year]]. Begin each year with such a line."))
    return tuple(_year(row) for row in rows)


def _is_off(kind: str) -> bool:
    return kind not in ("made_up", "half_days")


def _collect(years: tuple[HolidayYear, ...], kind: str) -> frozenset[date]:
    return frozenset(day for year in years for day in year.days.get(kind, ()))


def _year(row: dict[str, Any]) -> HolidayYear:
    year = row.get("year")
    if not isinstance(year, int):
        raise WrongInput(say("A [[year]] in the file of holidays has no “year”. Write for example: year = 2026."))
    unknown = sorted(row.keys() - _DAY_KEYS - _PLAIN_KEYS)
    if unknown:
        raise WrongInput(
            say("The holidays of {year} have an unknown key “{key}”. Known keys: {known}.",
                year=year, key=unknown[0], known=", ".join(sorted(_DAY_KEYS)))
        )  # fmt: skip
    days = {kind: tuple(_day(day, year, kind) for day in row[kind]) for kind in sorted(row.keys() & _DAY_KEYS)}
    try:
        status = SourceStatus(row.get("status", "unverified"))
    except ValueError:
        raise WrongInput(
            say("The holidays of {year} have the status “{status}”. Write found, unverified or derived.",
                year=year, status=row["status"])
        ) from None  # fmt: skip
    return HolidayYear(year, days, Source(str(row.get("law", "")), "", status))


def _day(value: Any, year: int, kind: str) -> date:
    if type(value) is not date or value.year != year:
        raise WrongInput(
            say("The holidays of {year}, “{kind}”, hold {value}, which is no day of that year. Write it as 2026-01-31.",
                year=year, kind=kind, value=value)
        )  # fmt: skip
    return value
