"""How many delegates each unit elects: by a quota of members, or by sharing out a fixed total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from daihoi.core.errors import WrongInput
from daihoi.core.findings import Finding, Severity, Step
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from . import regulations as law
from .sharing import Claim, Method, Tie, share_out
from .units import Unit


@dataclass(frozen=True, slots=True)
class Quota:
    """So many for each unit, and one more for each so many members.

    Args:
        per_unit: delegates for every unit.
        members_per_delegate: one more for each so many members; 0 for none.
        remainder: a remainder of at least this many members earns one more; 0 for never.
        source: the rule.
    """

    per_unit: int
    members_per_delegate: int
    remainder: int
    source: Source = law.QUOTA


@dataclass(frozen=True, slots=True)
class FixedTotal:
    """A number of delegates fixed beforehand, shared out by the units' claims.

    A unit's claim is (members + subordinates x ``members_per_subordinate``) x its weight.

    Args:
        total: all delegates of the congress, with those ex officio and appointed.
        method: how seats follow claims.
        per_unit: delegates that every unit elects before the rest is shared out.
        members_per_subordinate: how many members one subordinate organisation counts for.
        tie_winners: units that somebody chose where equal claims met the last seats; empty until that is known.
        source: the rule.
    """

    total: int
    method: Method = Method.LARGEST_REMAINDER
    per_unit: int = 0
    members_per_subordinate: Fraction = Fraction(0)
    tie_winners: tuple[str, ...] = ()
    source: Source = law.CRITERIA


@dataclass(frozen=True, slots=True)
class Line:
    """The delegates of one unit.

    Args:
        unit: the unit.
        elected: how many it elects.
        steps: how that number was found.
    """

    unit: Unit
    elected: int
    steps: tuple[Step, ...]

    @property
    def total(self) -> int:
        """Its delegates of every title."""
        return self.unit.ex_officio + self.elected + self.unit.appointed

    def as_json(self, language: str = "en") -> dict[str, object]:
        """The line as plain values, said in ``vi`` or ``en``."""
        return {
            "unit": self.unit.name,
            "members": self.unit.members,
            "ex_officio": self.unit.ex_officio,
            "elected": self.elected,
            "appointed": self.unit.appointed,
            "total": self.total,
            "steps": [step.as_json(language) for step in self.steps],
        }


@dataclass(frozen=True, slots=True)
class Apportionment:
    """The delegates of all units.

    Args:
        lines: one for each unit, in the order given.
        tie: units with equal claims to the last seats; these seats are in no line until somebody decides.
        findings: what a person must look at.
    """

    lines: tuple[Line, ...]
    tie: Tie | None
    findings: tuple[Finding, ...]

    @property
    def elected(self) -> int:
        """Delegates to be elected, without seats that are tied."""
        return sum(line.elected for line in self.lines)

    @property
    def ex_officio(self) -> int:
        """Delegates ex officio."""
        return sum(line.unit.ex_officio for line in self.lines)

    @property
    def appointed(self) -> int:
        """Delegates designated by the superior level."""
        return sum(line.unit.appointed for line in self.lines)

    @property
    def total(self) -> int:
        """All delegates, without seats that are tied."""
        return self.ex_officio + self.elected + self.appointed

    def as_json(self, language: str = "en") -> dict[str, object]:
        """The apportionment as plain values, said in ``vi`` or ``en``."""
        tie = {"units": list(self.tie.names), "seats": self.tie.seats} if self.tie else None
        return {
            "total": self.total,
            "ex_officio": self.ex_officio,
            "elected": self.elected,
            "appointed": self.appointed,
            "tie": tie,
            "units": [line.as_json(language) for line in self.lines],
            "findings": [finding.as_json(language) for finding in self.findings],
        }


def apportion(units: Sequence[Unit], formula: Quota | FixedTotal) -> Apportionment:
    """How many delegates each unit elects.

    Args:
        units: the units; their names differ.
        formula: a quota of members, or a fixed total.

    Returns:
        One line for each unit with the steps that led to it; where the last seats of a fixed total fall on units with
        equal claims, the tie is part of the result and a person decides.

    Raises:
        WrongInput: there is no unit, two have one name, or no lawful sharing exists (the total is below what must be
            given or above what may be given).

    Source:
        14-QĐ/TW m.13 (criteria: members, subordinate organisations, importance); the XIII national congress (quota).
    """
    if not units:
        raise WrongInput(say("There is no unit to send delegates. Name at least one."))
    repeated = [name for name, count in Counter(unit.name for unit in units).items() if count > 1]
    if repeated:
        raise WrongInput(say("Two units are called “{unit}”. Give each its own name.", unit=repeated[0]))
    if isinstance(formula, Quota):
        return _by_quota(units, formula)
    return _by_total(units, formula)


def check_caps(
    apportionment: Apportionment, most: int | None = None, appointed_most: Fraction | None = None,
    source: Source = law.CAPS,
) -> tuple[Finding, ...]:  # fmt: skip
    """Is the congress larger than its level allows, or are too many delegates appointed?

    Args:
        apportionment: the delegates.
        most: the cap of the level on all delegates; None for none.
        appointed_most: the largest share of appointed delegates; None for none.
        source: the rule behind the cap.

    Returns:
        A blocking finding for each limit that is passed.
    """
    findings = []
    if most is not None and apportionment.total > most:
        text = say("{total} delegates are planned; this level may have {most}. Share out fewer.",
                   total=apportionment.total, most=most)  # fmt: skip
        findings.append(Finding("R46", Severity.BLOCK, text, source))
    if appointed_most is not None and apportionment.appointed > appointed_most * apportionment.total:
        text = say("{appointed} of {total} delegates are appointed; the share may not pass {most}. Appoint fewer.",
                   appointed=apportionment.appointed, total=apportionment.total, most=appointed_most)  # fmt: skip
        findings.append(Finding("appointed_share", Severity.BLOCK, text, law.APPOINTED_SHARE))
    return tuple(findings)


def _by_quota(units: Sequence[Unit], quota: Quota) -> Apportionment:
    if min(quota.per_unit, quota.members_per_delegate, quota.remainder) < 0:
        raise WrongInput(say("The figures of a quota can't be below 0. Correct the formula."))
    return Apportionment(tuple(_quota_line(unit, quota) for unit in units), None, ())


def _quota_line(unit: Unit, quota: Quota) -> Line:
    seats = quota.per_unit + unit.extra
    texts = [say("{seats} for the unit", seats=quota.per_unit)]
    if unit.extra:
        texts.append(say("{seats} more for its importance", seats=unit.extra))
    if quota.members_per_delegate:
        whole, rest = divmod(unit.members, quota.members_per_delegate)
        seats += whole
        texts.append(say("{seats} for {members} members, one for each {quota}, {rest} members over",
                         seats=whole, members=unit.members, quota=quota.members_per_delegate, rest=rest))  # fmt: skip
        if 0 < quota.remainder <= rest:
            seats += 1
            texts.append(say("1 more for the {rest} members over, {least} or more", rest=rest, least=quota.remainder))
    bounded = max(seats, unit.least) if unit.most is None else min(max(seats, unit.least), unit.most)
    if bounded != seats:
        texts.append(say("{seats} set to {bounded} by the unit's limits", seats=seats, bounded=bounded))
    return Line(unit, bounded, _steps([*texts, _sum(bounded)], quota.source))


def _by_total(units: Sequence[Unit], formula: FixedTotal) -> Apportionment:
    given = sum(unit.ex_officio + unit.appointed for unit in units)
    fixed = [formula.per_unit + unit.extra for unit in units]
    rest = formula.total - given - sum(fixed)
    claims = [_claim(unit, seats, formula) for unit, seats in zip(units, fixed, strict=True)]
    _check_feasible(formula.total, rest, claims, formula.total - rest)
    seats, tie = share_out(claims, rest, formula.method)
    chosen = _chosen(tie, formula.tie_winners)
    claimed = sum((claim.claim for claim in claims), Fraction(0))
    lines = []
    for unit, claim, before in zip(units, claims, fixed, strict=True):
        texts = [*_before(unit, formula), *_share(claim, seats[claim.name], rest, claimed, formula.method)]
        elected = before + seats[claim.name] + (claim.name in chosen)
        if claim.name in chosen:
            texts.append(say("1 more by decision on the tie"))
        lines.append(Line(unit, elected, _steps([*texts, _sum(elected)], formula.source)))
    left = None if chosen else tie
    return Apportionment(tuple(lines), left, _tie_findings(left, formula.source))


def _chosen(tie: Tie | None, winners: Sequence[str]) -> frozenset[str]:
    """The units that get the tied seats, if somebody has decided."""
    chosen = frozenset(winners)
    if chosen and (tie is None or len(chosen) != tie.seats or not chosen <= set(tie.names)):
        raise WrongInput(
            say("The tie can't be decided for {units}: {tie}.", units=", ".join(winners), tie=_tie_text(tie))
        )
    return chosen


def _tie_text(tie: Tie | None) -> Sentence:
    if tie is None:
        return say("there is no tie")
    return say("the tie is between {units}, seats left: {seats}", seats=tie.seats, units=", ".join(tie.names))


def _claim(unit: Unit, fixed: int, formula: FixedTotal) -> Claim:
    claim = (unit.members + unit.subordinates * formula.members_per_subordinate) * unit.weight
    most = None if unit.most is None else max(0, unit.most - fixed)
    return Claim(unit.name, Fraction(claim), max(0, unit.least - fixed), most)


def _check_feasible(total: int, rest: int, claims: Sequence[Claim], given: int) -> None:
    least = sum(claim.least for claim in claims)
    if rest < least:
        raise WrongInput(
            say("{total} delegates are too few: {needed} are given already to the units, ex officio, by appointment "
                "and as minimum. Raise the total or lower these figures.", total=total, needed=given + least)
        )  # fmt: skip
    if any(claim.most is None and claim.claim for claim in claims):
        return
    most = sum(claim.least if not claim.claim else claim.most or 0 for claim in claims)
    if rest > most:
        raise WrongInput(
            say("{total} delegates are too many: the units may send only {most}. Lower the total or raise their caps.",
                total=total, most=given + most)
        )  # fmt: skip


def _before(unit: Unit, formula: FixedTotal) -> list[Sentence]:
    texts = []
    if formula.per_unit:
        texts.append(say("{seats} for the unit", seats=formula.per_unit))
    if unit.extra:
        texts.append(say("{seats} more for its importance", seats=unit.extra))
    return texts


def _share(claim: Claim, seats: int, rest: int, claimed: Fraction, method: Method) -> list[Sentence]:
    whole, over = divmod(claim.claim * rest / claimed if claimed else Fraction(0), 1)
    exact = f"{whole} + {over}" if over else str(whole)
    texts = [
        say("claim {claim} of {claimed}, so {exact} of {rest} seats",
            claim=claim.claim, claimed=claimed, exact=exact, rest=rest),
        say("{seats} by {method}", seats=seats, method=method.label),
    ]  # fmt: skip
    if (claim.least and seats == claim.least) or seats == claim.most:
        texts.append(say("that is the limit set for the unit"))
    return texts


def _tie_findings(tie: Tie | None, source: Source) -> tuple[Finding, ...]:
    if tie is None:
        return ()
    text = say("Equal claims to the last seats: {units}; seats left: {seats}. Name the units that get one.",
               units=", ".join(tie.names), seats=tie.seats)  # fmt: skip
    return (Finding("tie", Severity.WARN, text, source),)


def _sum(seats: int) -> Sentence:
    return say("{seats} to be elected", seats=seats)


def _steps(texts: Sequence[Sentence], source: Source) -> tuple[Step, ...]:
    return tuple(Step(text, "R47", source) for text in texts)
