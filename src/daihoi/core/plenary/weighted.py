"""Meetings where votes weigh: the quorum by call, and a motion carried by votes, as in a company or a cooperative."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say
from daihoi.core.shares import Share, ShareRule
from daihoi.core.sources import Source

from .counts import require_count
from .quorum import Quorum

CALLS = 3


class CallRules(Protocol):
    """The quorum of each call (``rulebook.congresses`` is one)."""

    @property
    def quorum(self) -> ShareRule:
        """Share of all votes that must attend at the first call."""

    @property
    def quorum_second_call(self) -> ShareRule | None:
        """The same at the second call; None where the rulebook knows one call only."""

    @property
    def quorum_third_call(self) -> ShareRule | None:
        """The same at the third call."""


@dataclass(frozen=True, slots=True)
class VoteResult:
    """What a vote by votes decided.

    Args:
        votes_for: votes for.
        votes_against: votes against.
        no_opinion: votes without an opinion.
        invalid: votes on invalid cards.
        not_cast: votes attending that were not given.
        attending: votes of those present or represented: what every share is a part of.
        needed: votes for that carry the motion.
        is_carried: True when the motion is carried.
        reason: the count as a sentence.
        source: the rule of the share.
    """

    votes_for: int
    votes_against: int
    no_opinion: int
    invalid: int
    not_cast: int
    attending: int
    needed: int
    is_carried: bool
    reason: Sentence
    source: Source

    @property
    def valid(self) -> int:
        """Votes on valid cards."""
        return self.votes_for + self.votes_against + self.no_opinion

    def share(self, votes: int) -> Fraction:
        """So many votes as a part of the votes attending."""
        return Fraction(votes, self.attending)


def call_rule(rules: CallRules, call: int) -> ShareRule:
    """The quorum that holds at a call; a call after the last one known keeps the last one's.

    Args:
        rules: the rulebook's quorums.
        call: 1 for the first call, 2 for the second, and so on.

    Raises:
        WrongInput: the number of the call is below 1.

    Source: 59/2020/QH14 Đ145.
    """
    if call < 1:
        raise WrongInput(say("Calls of a meeting are counted from 1; given was {call}.", call=call))
    known = [one for one in (rules.quorum, rules.quorum_second_call, rules.quorum_third_call) if one is not None]
    return known[min(call, len(known)) - 1]


def quorum_of_votes(rules: CallRules, *, summoned: int, attending: int, call: int = 1) -> Quorum:
    """Count whether enough of all votes attend.

    Args:
        rules: the rulebook's quorum for each call.
        summoned: votes of everyone entitled to attend.
        attending: of these, votes of those present or represented.
        call: which call of the meeting.

    Returns:
        The quorum; where nobody is entitled, or nobody has come, it is not reached, whatever the share.

    Raises:
        WrongInput: more votes attend than there are, or a figure is negative.

    Source: 59/2020/QH14 Đ145.
    """
    require_count(attending, summoned, say("Votes attending"), say("all votes"))
    rule = call_rule(rules, call)
    needed = max(rule.value.needed(summoned), 1)
    is_reached = summoned > 0 and attending >= needed
    verdict = say("Quorum reached") if is_reached else say("No quorum")
    reason = say("{verdict}: nobody holds votes yet.", verdict=verdict)
    if summoned:
        reason = say(
            "{verdict}: {attending} of {summoned} votes attend, {needed} needed ({share}; call {call}).",
            verdict=verdict, attending=attending, summoned=summoned, needed=needed, share=_share(rule.value),
            call=call,
        )  # fmt: skip
    return Quorum(is_reached, needed, 0, reason, rule.source)


def weighted_vote(
    rule: ShareRule, *, votes_for: int, votes_against: int = 0, no_opinion: int = 0, invalid: int = 0, attending: int
) -> VoteResult:
    """Count a motion by votes.

    Args:
        rule: the share of the votes attending that carries the motion.
        votes_for: votes for.
        votes_against: votes against.
        no_opinion: votes without an opinion.
        invalid: votes on invalid cards.
        attending: votes of those present or represented.

    Returns:
        The result; votes not given and invalid ones stay in what the share is a part of.

    Raises:
        WrongInput: a figure is negative, nobody attends, or more votes were counted than attend.

    Source: 59/2020/QH14 Đ148.
    """
    counted = votes_for + votes_against + no_opinion + invalid
    if min(votes_for, votes_against, no_opinion, invalid) < 0 or attending < 1:
        raise WrongInput(
            say("A vote needs figures from 0 up and at least 1 vote attending; given were {votes_for} for, "
                "{votes_against} against, {no_opinion} without opinion, {invalid} invalid, of {attending}.",
                votes_for=votes_for, votes_against=votes_against, no_opinion=no_opinion, invalid=invalid,
                attending=attending)
        )  # fmt: skip
    if counted > attending:
        raise WrongInput(
            say("{counted} votes were counted, but {attending} attend. Count again.", counted=counted,
                attending=attending)
        )  # fmt: skip
    needed = rule.value.needed(attending)
    is_carried = votes_for >= needed
    places = {
        "votes_for": votes_for, "votes_against": votes_against, "no_opinion": no_opinion, "invalid": invalid,
        "attending": attending, "needed": needed, "share": _share(rule.value),
    }  # fmt: skip
    return VoteResult(
        votes_for=votes_for,
        votes_against=votes_against,
        no_opinion=no_opinion,
        invalid=invalid,
        not_cast=attending - counted,
        attending=attending,
        needed=needed,
        is_carried=is_carried,
        reason=_carried(places) if is_carried else _lost(places),
        source=rule.source,
    )


def _carried(places: dict[str, object]) -> Sentence:
    return say("Carried: {votes_for} votes for, {votes_against} against, {no_opinion} without opinion, {invalid} "
               "invalid, of {attending} attending; {needed} needed ({share}).", **places)  # fmt: skip


def _lost(places: dict[str, object]) -> Sentence:
    return say("Not carried: {votes_for} votes for, {votes_against} against, {no_opinion} without opinion, {invalid} "
               "invalid, of {attending} attending; {needed} needed ({share}).", **places)  # fmt: skip


def _share(share: Share) -> Sentence:
    """A share in words, in per cent where it is a whole number of them: a charter says 65 %, never 13/20."""
    fraction = getattr(share, "fraction", None)
    if fraction is None or fraction == Fraction(1, 2) or (fraction * 100).denominator != 1:
        return share.sentence
    if getattr(share, "is_inclusive", False):
        return say("at least {percent}%", percent=int(fraction * 100))
    return say("more than {percent}%", percent=int(fraction * 100))
