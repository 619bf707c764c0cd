"""When somebody reaches the age of retirement: by birth date and sex, from a table that an office can replace."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say
from daihoi.core.sources import Source, SourceStatus

from .calendar import Month

_SHIPPED = Path(__file__).with_name("retirement.toml")
_AGE = re.compile(r"(\d{1,3})y (\d{1,2})m")
SEXES = ("female", "male")


@dataclass(frozen=True)
class RetirementTable:
    """Ages of retirement by the year in which they are reached.

    Args:
        before: for each sex, the age in months before the first year of the table.
        by_year: for each sex, year → age in months; the last year's age holds ever after.
        source: the rule.
    """

    before: dict[str, int]
    by_year: dict[str, dict[int, int]]
    source: Source

    def month_of(self, born_on: date, sex: str) -> Month:
        """The month in which somebody reaches the age of retirement.

        Args:
            born_on: birth date.
            sex: ``female`` or ``male``.

        Returns:
            The first month in which the person has the age asked for in that month's year.

        Raises:
            WrongInput: the sex is neither.
        """
        if sex not in SEXES:
            raise WrongInput(say("The age of retirement is known for “female” and “male”, not for “{sex}”.", sex=sex))
        born, years = Month.of(born_on), self.by_year[sex]
        reached = born.after(self.before[sex])
        if reached.year < min(years):
            return reached
        for year, age in sorted(years.items()):
            reached = born.after(age)
            if reached.year <= year:
                break
        return reached


@cache
def retirement_table() -> RetirementTable:
    """The table of Vietnamese labour law, ordinary conditions.

    Source: 135/2020/NĐ-CP Đ4 (unverified).
    """
    return retirement_from(_SHIPPED.read_text(encoding="utf-8"))


def retirement_from(text: str) -> RetirementTable:
    """A table from a file.

    Args:
        text: TOML as in the shipped ``retirement.toml``.

    Returns:
        The table.

    Raises:
        WrongInput: the text is no such file; the sentence names the place.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongInput(say("The table of retirement can't be read as TOML: {reason}.", reason=error)) from None
    rows = {sex: _rows(table, sex) for sex in SEXES}
    try:
        status = SourceStatus(table.get("status", "unverified"))
    except ValueError:
        raise WrongInput(
            say("The table of retirement has the status “{status}”. Write found, unverified or derived.",
                status=table["status"])
        ) from None  # fmt: skip
    return RetirementTable(
        before={sex: rows[sex].pop(0) for sex in SEXES},
        by_year=rows,
        source=Source(str(table.get("regulation", "")), str(table.get("article", "")), status),
    )


def _rows(table: dict[str, Any], sex: str) -> dict[int, int]:
    """Year → age in months, with the year 0 for the age before the first year."""
    section = table.get(sex)
    if not isinstance(section, dict) or "before" not in section or len(section) < 2:
        raise WrongInput(
            say(
                "The table of retirement has no full section [{sex}]: it needs “before” and at least one year.", sex=sex
            )
        )
    rows: dict[int, int] = {}
    for key, value in section.items():
        found = _AGE.fullmatch(str(value))
        if not found or int(found[2]) > 11 or not (key == "before" or key.isdigit()):
            raise WrongInput(
                say("The table of retirement, [{sex}], holds {key} = {value}. Write for example 2026 = \"61y 6m\".",
                    sex=sex, key=key, value=value)
            )  # fmt: skip
        rows[0 if key == "before" else int(key)] = int(found[1]) * 12 + int(found[2])
    return rows
