"""The steps of the personnel procedure: which body meets, how it votes, who passes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say
from daihoi.core.shares import ShareRule
from daihoi.core.sources import Source

from . import regulations as law


class Body(StrEnum):
    """Who meets at a step."""

    STANDING_COMMITTEE = "standing_committee"
    COMMITTEE = "committee"
    KEY_CADRE_CONFERENCE = "key_cadre_conference"


class Denominator(StrEnum):
    """Of how many a share is taken."""

    SUMMONED = "summoned"
    ATTENDING = "attending"


@dataclass(frozen=True, slots=True)
class StepPlan:
    """One step of the procedure.

    Args:
        key: short name, as rulebooks list it.
        title: the step as it is printed.
        body: who meets.
        has_ballot: True when support is asked by secret ballot.
        denominator: of how many support is reckoned.
        minutes_form: key of the form of its minutes.
        source: the rule.
    """

    key: str
    title: Sentence
    body: Body
    has_ballot: bool
    denominator: Denominator
    minutes_form: str
    source: Source


@dataclass(frozen=True, slots=True)
class StepResult:
    """What a step decided.

    Args:
        is_held: True when enough of those summoned attended; else nobody is supported.
        needed: votes that support asks for.
        base: of how many.
        supported: who reached it, from most votes to fewest, ties in the order given.
        not_supported: who did not, likewise.
        reason: the count as a sentence.
        source: the rule that decided.
    """

    is_held: bool
    needed: int
    base: int
    supported: tuple[str, ...]
    not_supported: tuple[str, ...]
    reason: Sentence
    source: Source


def _plan(key: str, title: Sentence, body: Body, source: Source) -> StepPlan:
    form = "counting_minutes" if body is Body.KEY_CADRE_CONFERENCE else "meeting_minutes"
    return StepPlan(key, title, body, True, Denominator.SUMMONED, form, source)


_PLANS = {
    plan.key: plan
    for plan in (
        _plan("standing_committee_1", say("Standing committee, first meeting: standards, structure, number, list"),
              Body.STANDING_COMMITTEE, law.STEPS_FOUND),
        _plan("key_cadre_conference", say("Conference of key cadres: recommendation by secret ballot"),
              Body.KEY_CADRE_CONFERENCE, law.STEPS_FOUND),
        _plan("committee_1", say("Committee, first meeting: recommendation by secret ballot"),
              Body.COMMITTEE, law.STEPS_RECALLED),
        _plan("standing_committee_2", say("Standing committee, second meeting: results and conclusions of inspections"),
              Body.STANDING_COMMITTEE, law.STEPS_RECALLED),
        _plan("committee_2", say("Committee, second meeting: vote on the list"), Body.COMMITTEE, law.STEPS_RECALLED),
    )
}  # fmt: skip
FIRST_TIME = ("standing_committee_1", "committee_1", "standing_committee_2", "key_cadre_conference", "committee_2")
RE_ELECTION = ("standing_committee_1", "key_cadre_conference", "committee_1", "standing_committee_2", "committee_2")


def procedure(keys: Sequence[str]) -> tuple[StepPlan, ...]:
    """The steps of a procedure, in order.

    Args:
        keys: their names, as the rulebook lists them; :data:`FIRST_TIME` and :data:`RE_ELECTION` are the usual ones.

    Returns:
        The plans of the steps.

    Raises:
        WrongInput: a step is unknown or stands twice.

    Source:
        35-CT/TW (2019), appendix: the first steps found, the order of the others unverified.
    """
    for key in keys:
        if key not in _PLANS:
            raise WrongInput(
                say("There is no step “{key}” of the personnel procedure. The steps are: {known}.",
                    key=key, known=", ".join(_PLANS))
            )  # fmt: skip
        if keys.count(key) > 1:
            raise WrongInput(say("The step “{key}” stands twice in the procedure. Keep it once.", key=key))
    return tuple(_PLANS[key] for key in keys)


def step_result(
    plan: StepPlan,
    votes: Mapping[str, int],
    *,
    summoned: int,
    attending: int,
    support: ShareRule,
    attendance: ShareRule | None = None,
) -> StepResult:
    """Who is supported at a step.

    Args:
        plan: the step.
        votes: votes in support, by nominee.
        summoned: members of the body summoned.
        attending: of these, attending.
        support: the share that supports a nominee (``rulebook.personnel.recommendation`` is one).
        attendance: the share that must attend (``rulebook.personnel.recommendation_quorum``); None for no quorum.

    Returns:
        The result; when too few attend, the step must be held again and nobody is supported by it.

    Raises:
        WrongInput: a figure is negative, more attend than were summoned, or more vote than attend.

    Source:
        35-CT/TW (2019), appendix: more than half (found); of those summoned, two thirds attending (unverified).
    """
    _check(votes, summoned, attending)
    base = summoned if plan.denominator is Denominator.SUMMONED else attending
    needed = support.value.needed(base)
    if attendance is not None and attending < attendance.value.needed(summoned):
        reason = say("{attending} of {summoned} attend; {needed} must ({share}). Hold the meeting again.",
                     attending=attending, summoned=summoned, needed=attendance.value.needed(summoned),
                     share=attendance.value.sentence)  # fmt: skip
        return StepResult(False, needed, base, (), tuple(votes), reason, attendance.source)
    ranked = sorted(votes, key=lambda nominee: -votes[nominee])
    supported = tuple(nominee for nominee in ranked if votes[nominee] >= needed)
    others = tuple(nominee for nominee in ranked if votes[nominee] < needed)
    reason = say("{supported} of {names} are supported; {needed} votes of {base} needed ({share}).",
                 supported=len(supported), names=len(votes), needed=needed, base=base,
                 share=support.value.sentence)  # fmt: skip
    return StepResult(True, needed, base, supported, others, reason, support.source)


def _check(votes: Mapping[str, int], summoned: int, attending: int) -> None:
    if not 0 <= attending <= summoned or summoned < 1:
        raise WrongInput(
            say("{attending} can't attend of {summoned} summoned. Check the two figures.",
                attending=attending, summoned=summoned)
        )  # fmt: skip
    for nominee, count in votes.items():
        if not 0 <= count <= attending:
            raise WrongInput(
                say("{nominee} can't have {count} votes when {attending} attend. Count again.",
                    nominee=nominee, count=count, attending=attending)
            )  # fmt: skip
