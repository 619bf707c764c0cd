"""The electorate by name: one entry for each person summoned, and the base read off it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from daihoi.apps.delegates.models import DelegateTitle
from daihoi.core.elections import Absence, Electorate, Weight
from daihoi.core.elections.cases import BallotFigures, Candidate, Case
from daihoi.core.elections.electorate import base_rule, reckon_base
from daihoi.core.elections.findings import Step
from daihoi.core.elections.rules import (
    WEIGHED,
    BaseKind,
    Deduction,
    ElectionRules,
    Form,
    Office,
    PollKind,
    Rule,
    Share,
    Weighing,
)

from ..models import Contest, Round
from .contests import rules_of

KNOWN_AFTERWARDS = (BaseKind.BALLOTS_RETURNED, BaseKind.BALLOTS_VALID, BaseKind.VOTES_VALID)
COMMITTEE_MEMBER = "committee_member"


@dataclass(frozen=True)
class Voter:
    """One person summoned.  Nothing sensitive is kept: what the base needs, and no more.

    Args:
        person: the person's key.
        name: full name.
        unit: who sent the person.
        title: by which title: a ``DelegateTitle``, or ``committee_member`` at a plenum.
        replaces: in whose place an alternate was called up; empty for all others.
        attending: came, or is represented by proxy.
        is_represented: somebody else holds the person's votes.
        ground: the rulebook's ground under which the person stays away or leaves the base; empty for none.
        weight: votes carried.
        is_marked: a person changed this entry by hand.
    """

    person: int
    name: str
    unit: str = ""
    title: str = ""
    replaces: str = ""
    attending: bool = True
    is_represented: bool = False
    ground: str = ""
    weight: int = 1
    is_marked: bool = False

    @property
    def pk(self) -> int:
        """The key of the row."""
        return self.person

    @property
    def title_word(self) -> str:
        """The title in words; an alternate is called one."""
        if self.replaces:
            return _("alternate called up for %(name)s") % {"name": self.replaces}
        if self.title == COMMITTEE_MEMBER:
            return _("member of the committee")
        return str(DelegateTitle(self.title).label) if self.title in DelegateTitle.values else ""

    @property
    def attendance_word(self) -> str:
        """Whether the person is here, in words."""
        if self.is_represented:
            return pgettext("attendance", "represented by proxy")
        return pgettext("attendance", "present") if self.attending else pgettext("attendance", "away")

    def plain(self) -> dict[str, Any]:
        """As the round keeps it."""
        return asdict(self)


@dataclass(frozen=True)
class BaseNow:
    """The base of a round as it stands before the count.

    Args:
        electorate: the figures.
        base: what votes are measured against; None where only the count tells.
        needed: votes needed; None without a base, or where the most votes win.
        steps: each deduction and the base itself, with its article.
        rule: the rule of the base.
        threshold: the share that elects.
    """

    electorate: Electorate
    base: int | None
    needed: int | None
    steps: tuple[Step, ...]
    rule: Rule[BaseKind]
    threshold: Rule[Share] | None


def roll_of(round_: Round) -> list[Voter]:
    """The electorate by name as the round keeps it; empty where figures were typed."""
    return [Voter(**one) for one in round_.roll]


def electorate_of(roll: Sequence[Voter], contest: Contest) -> Electorate:
    """Summoned, attending and deductions, counted off the names."""
    rules = rules_of(contest).elections
    away: dict[str, list[str]] = defaultdict(list)
    for one in roll:
        if one.ground:
            away[one.ground].append(one.name)
    order = [one.id for one in rules.deductions]
    grounds = sorted(away, key=lambda ground: order.index(ground) if ground in order else len(order))
    weight = Weight(sum(one.weight for one in roll), sum(one.weight for one in roll if one.attending))
    return Electorate(
        summoned=len(roll),
        attending=sum(one.attending for one in roll),
        deductions=tuple(Absence(one, len(away[one]), tuple(away[one])) for one in grounds),
        weight=weight if is_weighed(contest) and _weighs(rules, roll) else None,
    )


def stored_electorate(round_: Round) -> Electorate:
    """The electorate of a round as figures, whether read off names or typed."""
    weight = None
    if round_.weight_summoned is not None:
        weight = Weight(round_.weight_summoned, round_.weight_attending)
    return Electorate(
        round_.summoned,
        round_.attending,
        tuple(Absence(one.reason, one.count, tuple(one.names.splitlines())) for one in round_.deductions.all()),
        weight,
    )


def is_weighed(contest: Contest) -> bool:
    """True where the rulebook counts votes and not people in this assembly."""
    rules = rules_of(contest).elections
    rule = rules.base.get(Form(contest.form))
    return rules.weighing is not None and rule is not None and rule.value in WEIGHED


def needs_weight(contest: Contest) -> bool:
    """True where a count without votes carried is refused: shares vote."""
    weighing = rules_of(contest).elections.weighing
    return is_weighed(contest) and weighing is not None and weighing.value is Weighing.SHARES


def standing_of(contest: Contest, electorate: Electorate, ordinal: int = 1, is_run_off: bool = False) -> BaseNow:
    """The base before the count, with each deduction and its article.

    Args:
        contest: the contest, which knows rulebook, form and office.
        electorate: the figures.
        ordinal: which round it is for the law.
        is_run_off: a run-off needs no share of the base.
    """
    rules = rules_of(contest).elections
    case = _case(contest, electorate)
    rule = base_rule(case, rules)
    threshold = rules.polls[case.poll] if case.poll and rules.polls else rules.winning(case.office, ordinal)
    threshold = None if is_run_off else threshold
    if rule.value in KNOWN_AFTERWARDS:
        return BaseNow(electorate, None, None, (), rule, threshold)
    base = reckon_base(case, rules)
    needed = threshold.value.needed(base.number) if threshold and base.number > 0 else None
    return BaseNow(electorate, base.number, needed, base.steps, rule, threshold)


def deducts(ground: Deduction, contest: Contest) -> bool:
    """True when the ground takes people out of the base of this assembly."""
    rule = rules_of(contest).elections.base.get(Form(contest.form))
    return rule is not None and rule.value is BaseKind.SUMMONED_LESS_DEDUCTIONS and contest.form in ground.forms


def _weighs(rules: ElectionRules, roll: Sequence[Voter]) -> bool:
    """Shares always weigh; where the charter decides, only different weights do."""
    is_by_shares = rules.weighing is not None and rules.weighing.value is Weighing.SHARES
    return is_by_shares or any(one.weight != 1 for one in roll)


def _case(contest: Contest, electorate: Electorate) -> Case:
    """A case without a count: the base before the ballots are known."""
    return Case(
        office=Office(contest.office),
        form=Form(contest.form),
        seats=contest.seats,
        candidates=(Candidate("-"),),
        electorate=electorate,
        ballots=BallotFigures(0, 0, 0),
        poll=PollKind(contest.poll) if contest.poll else None,
    )
