"""Is somebody young enough to be proposed: months of working time left at the reference month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from . import regulations as law
from .calendar import Month
from .retirement import RetirementTable, retirement_table

_OLDEST_YEARS = 100


class Category(StrEnum):
    """For what somebody is proposed."""

    FIRST_TIME = "first_time"
    RE_ELECTION = "re_election"
    SPECIAL = "special"

    @property
    def label(self) -> Sentence:
        """The category as it is shown to people."""
        return _LABELS[self]


_LABELS = {
    Category.FIRST_TIME: say("proposed for the first time"),
    Category.RE_ELECTION: say("proposed for re-election"),
    Category.SPECIAL: say("proposed as a special case"),
}


@dataclass(frozen=True, slots=True)
class AgeRule:
    """How much working time must be left.

    Args:
        category: for whom.
        months: months left at the reference month.
        source: the rule.
    """

    category: Category
    months: int
    source: Source = law.AGES


AGE_RULES = (
    AgeRule(Category.FIRST_TIME, 60),
    AgeRule(Category.RE_ELECTION, 48),
    AgeRule(Category.SPECIAL, 42),
)
"""45-CT/TW (2025): a full term, 48 months, 42 months for the special case."""


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether somebody may be proposed by age.

    Args:
        is_eligible: True when enough time is left.
        months_left: from the reference month to the month of retirement; negative when it is past.
        retires_in: month in which the age of retirement is reached.
        rule: the rule applied.
        reason: the figures as a sentence.
    """

    is_eligible: bool
    months_left: int
    retires_in: Month
    rule: AgeRule
    reason: Sentence


def check_age(
    born_on: date, sex: str, rule: AgeRule, reference: Month, table: RetirementTable | None = None
) -> Eligibility:
    """Whether enough working time is left for a post.

    Args:
        born_on: birth date.
        sex: ``female`` or ``male``.
        rule: how much must be left.
        reference: the month at which it is measured; each level has its own.
        table: ages of retirement; those of labour law when left out.

    Returns:
        The answer with the months left.

    Raises:
        WrongInput: the sex is neither, or the birth date lies after the reference month.

    Source:
        45-CT/TW (2025) for the months (found); 135/2020/NĐ-CP Đ4 for the age of retirement (unverified).
    """
    if Month.of(born_on) > reference:
        raise WrongInput(say("The birth date lies after the reference month {reference}. Check both.",
                             reference=reference.sentence))  # fmt: skip
    retires_in = (table or retirement_table()).month_of(born_on, sex)
    left = reference.until(retires_in)
    return Eligibility(left >= rule.months, left, retires_in, rule, _reason(left, retires_in, rule, reference))


def earliest_birth_month(sex: str, rule: AgeRule, reference: Month, table: RetirementTable | None = None) -> Month:
    """Born in which month or later one may be proposed; offices print such a table.

    Args:
        sex: ``female`` or ``male``.
        rule: how much working time must be left.
        reference: the month at which it is measured.
        table: ages of retirement; those of labour law when left out.

    Returns:
        The month; who is born in it or later is eligible.

    Raises:
        WrongInput: the sex is neither.
    """
    ages = table or retirement_table()
    month = reference.after(-12 * _OLDEST_YEARS)
    while reference.until(ages.month_of(date(month.year, month.number, 1), sex)) < rule.months:
        month = month.after(1)
    return month


def _reason(left: int, retires_in: Month, rule: AgeRule, reference: Month) -> Sentence:
    places = {
        "left": left,
        "reference": reference.sentence,
        "retires": retires_in.sentence,
        "needed": rule.months,
        "category": rule.category.label,
    }
    if left >= rule.months:
        return say("{left} months from {reference} to retirement in {retires}; {needed} needed if {category}: enough.",
                   **places)  # fmt: skip
    return say("{left} months from {reference} to retirement in {retires}; {needed} needed if {category}: too few.",
               **places)  # fmt: skip
