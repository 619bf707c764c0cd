"""Women, young, minority, renewal: what a list should hold, what it holds, what is missing.  Never a block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from daihoi.core.ages import full_years
from daihoi.core.errors import WrongInput
from daihoi.core.findings import Finding, Severity
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from . import regulations as law

MAJORITY_ETHNICITY = "Kinh"


class Group(StrEnum):
    """A group whose share of a list is aimed at."""

    WOMEN = "women"
    YOUNG = "young"
    MINORITY = "minority"
    RENEWAL = "renewal"

    @property
    def label(self) -> Sentence:
        """The group as it is shown to people."""
        return _LABELS[self]


_LABELS = {
    Group.WOMEN: say("women on the list"),
    Group.YOUNG: say("young people"),
    Group.MINORITY: say("ethnic minorities"),
    Group.RENEWAL: say("people proposed for the first time"),
}


@dataclass(frozen=True, slots=True)
class Nominee:
    """What the composition needs to know of one person; what is unknown counts in no group and is reported.

    Args:
        key: the person's own key.
        sex: ``female`` or ``male``; empty when unknown.
        born_on: birth date; None when unknown.
        ethnicity: such as ``Kinh``; empty when unknown.  Sensitive.
        is_incumbent: member of the outgoing body, so proposed again; None when unknown.
    """

    key: str
    sex: str = ""
    born_on: date | None = None
    ethnicity: str = ""
    is_incumbent: bool | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """The share of one group that is aimed at.

    Args:
        group: the group.
        share: its share of the list.
        age_below: for the young: under how many years; 0 for the other groups.
        source: the rule.
    """

    group: Group
    share: Fraction
    age_below: int = 0
    source: Source = law.COMPOSITION


@dataclass(frozen=True, slots=True)
class GroupCount:
    """One group on a list.

    Args:
        target: what is aimed at.
        reached: how many of the group are on the list.
        of: names on the list.
        required: how many the share asks for, rounded up.
        unknown: names of whom it is not known whether they belong to the group.
    """

    target: Target
    reached: int
    of: int
    required: int
    unknown: int

    @property
    def missing(self) -> int:
        """How many more are asked for."""
        return max(0, self.required - self.reached)

    @property
    def share(self) -> Fraction:
        """The group's share of the list; 0 of an empty list."""
        return Fraction(self.reached, self.of) if self.of else Fraction(0)

    @property
    def is_reached(self) -> bool:
        """True when nothing is missing."""
        return self.missing == 0

    @property
    def finding(self) -> Finding:
        """The count as a remark: a warning when something is missing, never a block."""
        places = {
            "group": self.target.group.label,
            "reached": self.reached,
            "of": self.of,
            "required": self.required,
            "share": self.target.share,
        }
        if self.is_reached:
            text = say("{group}: {reached} of {of}; {required} asked for ({share}).", **places)
            return Finding("R50", Severity.INFO, text, self.target.source)
        text = say("{group}: {reached} of {of}; {required} asked for ({share}), {missing} missing.",
                   missing=self.missing, **places)  # fmt: skip
        return Finding("R50", Severity.WARN, text, self.target.source)


def composition(
    nominees: Sequence[Nominee], targets: Iterable[Target], on: date, base: int | None = None
) -> tuple[GroupCount, ...]:
    """Count every group on a list and what is missing to its target.

    Args:
        nominees: the list.
        targets: the shares aimed at.
        on: the day on which ages are counted.
        base: of how many the shares are taken: seats, or names when left out.

    Returns:
        One count for each target, in the order given.

    Raises:
        WrongInput: a share is not between 0 and 1, a target for the young names no age, or the base is negative.

    Source:
        45-CT/TW (2025), composition of committees (unverified).
    """
    wanted = len(nominees) if base is None else base
    if wanted < 0:
        raise WrongInput(say("A list can't have {base} seats. Give a number from 0 up.", base=wanted))
    return tuple(_count(nominees, target, on, wanted) for target in targets)


def age_bands(nominees: Sequence[Nominee], limits: Sequence[int], on: date) -> tuple[int, ...]:
    """How many nominees stand in each band of age.

    Args:
        nominees: the list.
        limits: first age of each band but the lowest, rising; 40 and 51 make: under 40, 40 to 50, 51 and over.
        on: the day on which ages are counted.

    Returns:
        Counts from the lowest band to the highest, then those whose birth date is unknown.

    Raises:
        WrongInput: the limits don't rise.

    Source:
        35-CT/TW (2019): under 40 at least 10%, 40 to 50 about 40-50%, the rest over 50 (found).
    """
    if list(limits) != sorted(set(limits)):
        raise WrongInput(say("The limits of the age bands must rise. Write for example 40, 51."))
    counts = [0] * (len(limits) + 2)
    for nominee in nominees:
        if nominee.born_on is None:
            counts[-1] += 1
        else:
            age = full_years(nominee.born_on, on)
            counts[sum(limit <= age for limit in limits)] += 1
    return tuple(counts)


def _count(nominees: Sequence[Nominee], target: Target, on: date, base: int) -> GroupCount:
    if not 0 <= target.share <= 1:
        raise WrongInput(say("The share {share} is not between 0 and 1. Correct the target.", share=target.share))
    if target.group is Group.YOUNG and target.age_below < 1:
        raise WrongInput(say("A target for the young names no age. Say under how many years one counts as young."))
    belongs = [_belongs(nominee, target, on) for nominee in nominees]
    least = target.share * base
    required = -(-least.numerator // least.denominator)
    return GroupCount(target, belongs.count(True), len(nominees), required, belongs.count(None))


def _belongs(nominee: Nominee, target: Target, on: date) -> bool | None:
    """Whether a nominee belongs to a group; None when that is not known."""
    match target.group:
        case Group.WOMEN:
            return nominee.sex == "female" if nominee.sex else None
        case Group.MINORITY:
            return nominee.ethnicity != MAJORITY_ETHNICITY if nominee.ethnicity else None
        case Group.RENEWAL:
            return None if nominee.is_incumbent is None else not nominee.is_incumbent
        case Group.YOUNG:
            return None if nominee.born_on is None else full_years(nominee.born_on, on) < target.age_below
