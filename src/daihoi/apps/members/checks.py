"""What can't be true in a person's record: one place for the form and for the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell import clock
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source, SourceStatus

from .models import MembershipStatus

OLDEST = 110
# youngest age of joining in whole years, by the beginning of the rulebook's name, each with its article
YOUNGEST = {
    "vn-party": (18, Source("Điều lệ Đảng", "Đ1", SourceStatus.UNVERIFIED)),
    "vn-youth": (16, Source("Điều lệ Đoàn", "Đ1", SourceStatus.UNVERIFIED)),
}
YOUNGEST_ELSEWHERE = (15, Source("45/2019/QH14", "Đ3", SourceStatus.UNVERIFIED))


def youngest_age(unit: Unit) -> int:
    """The age in whole years that a person must have reached to join the unit's organisation."""
    found = (rule for start, rule in YOUNGEST.items() if unit.rulebook.startswith(start))
    return next(found, YOUNGEST_ELSEWHERE)[0]


def age_on(born_on: date, day: date) -> int:
    """Age in whole years."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def status_by_days(joined_on: date | None, official_on: date | None) -> str:
    """A joining without a day of becoming official is a probationary membership."""
    return MembershipStatus.PROBATIONARY if joined_on and not official_on else MembershipStatus.OFFICIAL


def impossible_days(
    youngest: int, today: date, born_on: date | None, joined_on: date | None, official_on: date | None
) -> Iterator[tuple[str, Sentence]]:
    """Every day that can't be true, as (field, what is wrong and what to do)."""
    for name, day in (("born_on", born_on), ("joined_on", joined_on), ("official_on", official_on)):
        if day and day > today:
            yield name, say("{day} lies in the future. Correct the day.", day=f"{day:%d/%m/%Y}")
    if born_on and born_on <= today:
        yield from _impossible_age(youngest, today, born_on)
    if born_on and joined_on and joined_on <= today and age_on(born_on, joined_on) < youngest:
        yield (
            "joined_on",
            say(
                "The person would have joined at {age}, before {youngest}. Correct the date of birth or of joining.",
                age=max(0, age_on(born_on, joined_on)),
                youngest=youngest,
            ),
        )
    if joined_on and official_on and official_on < joined_on:
        yield (
            "official_on",
            say("Official before joining on {day}. Correct one of the days.", day=f"{joined_on:%d/%m/%Y}"),
        )


def require_days(unit: Unit, born_on: date, joined_on: date | None, official_on: date | None) -> None:
    """Stop the act at the first day that can't be true.

    Raises:
        WrongInput: with what is wrong and what to do.
    """
    found = impossible_days(youngest_age(unit), clock.today(), born_on, joined_on, official_on)
    for _field, sentence in found:
        raise WrongInput(sentence)


def _impossible_age(youngest: int, today: date, born_on: date) -> Iterator[tuple[str, Sentence]]:
    age = age_on(born_on, today)
    if age < youngest:
        yield (
            "born_on",
            say(
                "The person is {age} years old; members are at least {youngest}. Correct the date of birth.",
                age=age,
                youngest=youngest,
            ),
        )
    if age > OLDEST:
        yield "born_on", say("The person would be {age} years old. Correct the date of birth.", age=age)
