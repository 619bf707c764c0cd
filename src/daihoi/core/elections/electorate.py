"""The base: the number of people, ballots or votes that votes are measured against."""

from __future__ import annotations

from dataclasses import dataclass

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say
from daihoi.core.shares import Rule

from .cases import Absence, Case
from .findings import Step, step
from .rules import BaseKind, Deduction, ElectionRules


@dataclass(frozen=True, slots=True)
class Base:
    """The base and how it was reckoned.

    Args:
        number: people, ballots or votes.
        steps: one for each deduction, then the base itself.
    """

    number: int
    steps: tuple[Step, ...]


def reckon_base(case: Case, rules: ElectionRules) -> Base:
    """The base of a round, or of a poll.

    Args:
        case: the round as counted.
        rules: the rulebook's rules.

    Returns:
        The base with its steps; it may be below 1 when the deductions are more than those summoned.

    Raises:
        WrongInput: the base is the number attending, which the case doesn't give.

    Source: 190-QĐ/TW Đ30; for other organisations their own rulebook.
    """
    rule = base_rule(case, rules)
    number, steps = _number(rule.value, case), []
    for absence in case.electorate.deductions:
        taken, one = _deduct(absence, case, rules, rule.value)
        number -= taken
        steps.append(one)
    steps.append(step(rule, say("The base is {base}. {statement}", base=number, statement=rule.statement)))
    return Base(number, tuple(steps))


def base_rule(case: Case, rules: ElectionRules) -> Rule[BaseKind]:
    """The rule that fixes the base of this round or poll."""
    if case.poll and rules.poll_base:
        return rules.poll_base[case.poll]
    return rules.base[case.form]


def deducted(case: Case, rules: ElectionRules) -> list[tuple[Deduction, int]]:
    """The deductions that lower the base of this meeting, with their numbers."""
    if base_rule(case, rules).value is not BaseKind.SUMMONED_LESS_DEDUCTIONS:
        return []
    known = [(rules.deduction(absence.reason), absence.count) for absence in case.electorate.deductions]
    return [(one, count) for one, count in known if one is not None and case.form in one.forms]


def _number(kind: BaseKind, case: Case) -> int:
    if kind is BaseKind.ATTENDING or (kind is BaseKind.VOTES_ATTENDING and case.electorate.weight is None):
        if case.electorate.attending is None:
            raise WrongInput(say("“electorate.attending” is missing; this vote is measured against those attending."))
        return case.electorate.attending
    if kind is BaseKind.VOTES_ATTENDING:
        return _votes_attending(case)
    if kind is BaseKind.VOTES_VALID:
        return case.ballots.weight
    if kind is BaseKind.BALLOTS_RETURNED:
        return case.ballots.returned
    if kind is BaseKind.BALLOTS_VALID:
        return case.ballots.valid
    return case.electorate.summoned


def _votes_attending(case: Case) -> int:
    weight = case.electorate.weight
    if weight is None or weight.attending is None:
        raise WrongInput(
            say("“electorate.weight.attending” is missing; this vote is measured against the votes attending.")
        )
    return weight.attending


def _deduct(absence: Absence, case: Case, rules: ElectionRules, kind: BaseKind) -> tuple[int, Step]:
    deduction = rules.deduction(absence.reason)
    if deduction is None:
        raise WrongInput(say("This rulebook knows no reason “{reason}”.", reason=absence.reason))
    who = f" ({', '.join(absence.names)})" if absence.names else ""
    places = {"count": absence.count, "reason": deduction.statement, "who": who}
    if kind is BaseKind.SUMMONED_LESS_DEDUCTIONS and case.form in deduction.forms:
        taken, text = absence.count, say("{count} not counted in the base{who}: {reason}", **places)
    else:
        taken, text = 0, say("{count} stay in the base{who}; this meeting does not deduct them: {reason}", **places)
    return taken, Step(text, deduction.rule, deduction.source)
