"""A vote by show of hands: carried or not, measured against the members of the body, the minority recorded."""

from __future__ import annotations

from dataclasses import dataclass

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say
from daihoi.core.shares import ShareRule
from daihoi.core.sources import Source


@dataclass(frozen=True, slots=True)
class HandsResult:
    """What a show of hands decided.

    Args:
        votes_for: hands for.
        votes_against: hands against.
        abstentions: hands abstaining.
        not_voting: members of the body who raised no hand, among them the absent.
        base: members of the body.
        needed: hands for that carry the motion.
        is_carried: True when the motion is carried.
        minority: hands of the smaller opinion; it may be reserved and reported upward, so minutes record it.
        reason: the count as a sentence.
        source: the rule.
    """

    votes_for: int
    votes_against: int
    abstentions: int
    not_voting: int
    base: int
    needed: int
    is_carried: bool
    minority: int
    reason: Sentence
    source: Source


def show_of_hands(
    rule: ShareRule, votes_for: int, votes_against: int = 0, abstentions: int = 0, base: int = 0
) -> HandsResult:
    """Count a show of hands.

    Args:
        rule: the share that carries a motion (``rulebook.congresses.decision_share`` is one).
        votes_for: hands for.
        votes_against: hands against.
        abstentions: hands abstaining.
        base: members of the body, present or not, voting or not.

    Returns:
        The result; those who raise no hand count in the base all the same.

    Raises:
        WrongInput: a figure is negative, the body has no member, or more hands were counted than it has members.

    Source:
        Charter Đ9 (found): resolutions need more than half of the members of the body, and a member in the minority
        may reserve the opinion.
    """
    counted = votes_for + votes_against + abstentions
    if min(votes_for, votes_against, abstentions) < 0 or base < 1:
        raise WrongInput(
            say("A vote needs figures from 0 up and a body of at least 1; given were {votes_for} for, {votes_against} "
                "against, {abstentions} abstaining, of {base}.", votes_for=votes_for, votes_against=votes_against,
                abstentions=abstentions, base=base)
        )  # fmt: skip
    if counted > base:
        raise WrongInput(
            say(
                "{counted} hands were counted, but the body has {base} members. Count again.",
                counted=counted,
                base=base,
            )
        )
    needed = rule.value.needed(base)
    is_carried = votes_for >= needed
    return HandsResult(
        votes_for=votes_for,
        votes_against=votes_against,
        abstentions=abstentions,
        not_voting=base - counted,
        base=base,
        needed=needed,
        is_carried=is_carried,
        minority=votes_against if is_carried else min(votes_for, votes_against),
        reason=_reason(rule, votes_for, votes_against, abstentions, base, needed, is_carried),
        source=rule.source,
    )


def _reason(
    rule: ShareRule, votes_for: int, votes_against: int, abstentions: int, base: int, needed: int, is_carried: bool
) -> Sentence:
    places = {
        "votes_for": votes_for,
        "votes_against": votes_against,
        "abstentions": abstentions,
        "base": base,
        "needed": needed,
        "share": rule.value.sentence,
    }
    if is_carried:
        return say("Carried: {votes_for} for, {votes_against} against, {abstentions} abstaining, of {base}; {needed} "
                   "needed ({share}).", **places)  # fmt: skip
    return say("Not carried: {votes_for} for, {votes_against} against, {abstentions} abstaining, of {base}; {needed} "
               "needed ({share}).", **places)  # fmt: skip
