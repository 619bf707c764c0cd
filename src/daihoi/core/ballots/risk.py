"""A risk-limiting audit: how many papers must people look at before they may trust the outcome?

Papers are drawn by public dice, and what people see on each is compared with what the count has for that very paper.
For each assertion a measure starts at 1.  A paper that agrees raises it a little, a paper that was reported too high
lowers it much.  If the assertion were false, the measure would reach 1 / limit with at most the chance of the limit,
however the errors lie and whenever one stops; so when it gets there for every assertion, the outcome is confirmed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .assertions import Assertion, Paper

LIMIT = 0.05
EXPECTED = 0.001
"""Papers in which one vote may have been reported too high, as a planner expects; it costs papers, never the limit."""
_LEAST_STAKE, _MOST_STAKE = 0.25, 0.95
_TRUST = 100
"""So many papers is the expected share of errors worth, against what is seen."""
_ROUNDING = 1e-9
"""What the measure must exceed the goal by, so that no rounding confirms."""


class NextStep(StrEnum):
    """What the audit asks for.

    CONFIRMED: stop, the outcome stands.  GO_ON: look at more papers.  COUNT_ALL: count every paper by hand.
    """

    CONFIRMED = "confirmed"
    GO_ON = "go_on"
    COUNT_ALL = "count_all"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is fixed before the dice are thrown.

    Args:
        papers: all papers of the vote, valid or not.
        assertions: what must be true of them.
        limit: the largest chance, above 0 and below 1, with which a wrong outcome may be confirmed.
        expected: the share of papers in which a vote is expected to be reported too high.
        hand_count_from: when more papers than this would be needed, count all of them by hand.
    """

    papers: int
    assertions: tuple[Assertion, ...]
    limit: float = LIMIT
    expected: float = EXPECTED
    hand_count_from: int = 0

    @property
    def most(self) -> int:
        """The largest sample that is less work than a full hand count; half of the papers unless said otherwise."""
        return self.hand_count_from or max(1, self.papers // 2)


@dataclass(slots=True)
class Measure:
    """The evidence for one assertion, from 1 upwards; 1 / measure is the risk that is left.

    Args:
        assertion: what is tested.
        papers: all papers of the vote.
        expected: as in the plan.
        value: the measure so far.
        seen: papers looked at.
        left: what the papers not yet seen may hold together at most, if the assertion is false.
        stake: the part of the measure that each paper puts at stake, fixed by the reported figures.
        too_high: votes that were reported too high on the papers seen.
    """

    assertion: Assertion
    papers: int
    expected: float
    value: float = 1.0
    seen: int = 0
    left: int = 0
    stake: float = 0.0
    too_high: float = 0.0

    def __post_init__(self) -> None:
        """If the assertion is false, all papers together were reported too high by at least its margin."""
        self.left = self.papers * self.assertion.span - self.assertion.margin
        mean = self.left / self.papers
        gain = self.assertion.span / mean - 1 if mean > 0 else math.inf
        self.stake = min(_MOST_STAKE, max(_LEAST_STAKE, 1 - self.expected - self.expected / gain))

    def take(self, reported: Paper, seen: Paper | None) -> None:
        """Look at one more paper; one that can't be found counts as wrong as it can be.

        Args:
            reported: as the count has it.
            seen: as people see it; None when the paper is missing.
        """
        span = self.assertion.span
        worst = self.assertion.score(reported) - self._least()
        over = worst if seen is None else self.assertion.score(reported) - self.assertion.score(seen)
        self.add(span - over)

    def add(self, held: int) -> None:
        """Put in one paper that holds so much: the span when it agrees, less when it was reported too high."""
        if self.left <= 0:  # the papers seen hold more than all could hold if the assertion were false
            self.value = math.inf if held > 0 or self.left < 0 else self.value
        else:
            mean = self.left / (self.papers - self.seen)
            self.value *= 1 - self.stake + self.stake * held / mean
        self.left -= held
        self.seen += 1
        self.too_high += max(0, self.assertion.span - held) / self._one_vote
        if self.left < 0:
            self.value = math.inf

    def papers_to(self, goal: float, most: int) -> int:
        """How many more papers bring the measure to the goal, if errors are as rare as expected and as seen so far.

        Args:
            goal: 1 / limit.
            most: where to give up.

        Returns:
            The number; one more than ``most`` when they do not get there.
        """
        ahead = Measure(self.assertion, self.papers, self.expected, self.value, self.seen)
        ahead.left = self.left
        span, errors = self.assertion.span, 0.0
        rate = (self.too_high + _TRUST * self.expected) / (self.seen + _TRUST)
        for more in range(min(most, self.papers - self.seen) + 1):
            if ahead.value >= goal:
                return more
            if ahead.seen == self.papers:
                break
            errors += rate
            ahead.add(span - self._one_vote if errors >= 1 else span)
            errors -= errors >= 1
        return most + 1

    @property
    def _one_vote(self) -> int:
        return max(abs(self.assertion.own), abs(self.assertion.others))

    def _least(self) -> int:
        one = self.assertion
        return min(0, *(one.valid + own + other for own in {0, one.own} for other in {0, one.others}))


@dataclass(frozen=True, slots=True)
class Measured:
    """Where an audit stands.

    Args:
        papers: papers looked at.
        differing: of these, papers that people see otherwise than the count, in any way.
        missing: papers that could not be found.
        risks: for each assertion of the plan, the risk that is left.
        next: what to do.
        more: papers to look at next; 0 when the audit is over.
    """

    papers: int
    differing: int
    missing: int
    risks: tuple[float, ...] = field(default_factory=tuple)
    next: NextStep = NextStep.GO_ON
    more: int = 0

    @property
    def risk(self) -> float:
        """The risk that is left over all assertions: the largest."""
        return max(self.risks, default=1.0)


def make_plan(
    papers: int,
    assertions: Sequence[Assertion],
    *,
    limit: float = LIMIT,
    expected: float = EXPECTED,
    hand_count_from: int = 0,
) -> Plan:
    """A plan, refused when it could confirm nothing.

    Args:
        papers: all papers of the vote, valid or not.
        assertions: as :func:`daihoi.core.ballots.assertions.assertions_of` gives them.
        limit: the risk limit.
        expected: the share of papers in which a vote is expected to be reported too high.
        hand_count_from: the largest sample that is still less work than a full hand count; half when 0.

    Returns:
        The plan.

    Raises:
        WrongInput: no paper, nothing to confirm, a margin below 1, or a limit that is none.
    """
    if papers < 1 or not assertions:
        raise WrongInput(say("There is nothing to audit: no paper, or nobody stood for election."))
    if any(one.margin < 1 for one in assertions):
        raise WrongInput(say("The figures do not give this outcome. Decide the round again before it is audited."))
    if not 0 < limit < 1:
        raise WrongInput(say("The risk limit must be above 0 and below 1; 0.05 is usual."))
    if not 0 <= expected < 1 / 2:
        raise WrongInput(say("The expected share of errors must be at least 0 and below one half."))
    return Plan(papers, tuple(assertions), limit, expected, hand_count_from)


def first_sample(plan: Plan) -> Measured:
    """How many papers to draw at first, before any was looked at."""
    return measure(plan, ())


def measure(plan: Plan, looked_at: Iterable[tuple[Paper, Paper | None]]) -> Measured:
    """What the papers looked at so far say.

    Args:
        plan: as fixed before the dice were thrown.
        looked_at: (as reported, as seen) in the order of the draw; None for a paper that can't be found.

    Returns:
        Where the audit stands.

    Raises:
        WrongInput: more papers than there are.

    Source: P. B. Stark, “ALPHA: Audit that Learns from Previously Hand-Audited Ballots”, 2023; R. Waudby-Smith et al.,
        “RiLACS: Risk-Limiting Audits via Confidence Sequences”, 2021.
    """
    measures = [Measure(one, plan.papers, plan.expected) for one in plan.assertions]
    peaks = [1.0] * len(measures)
    papers = differing = missing = 0
    for reported, seen in looked_at:
        papers += 1
        missing += seen is None
        differing += seen is not None and (seen.is_valid, set(seen.votes)) != (reported.is_valid, set(reported.votes))
        if papers > plan.papers:
            raise WrongInput(say("More papers were looked at than there are: {papers}.", papers=plan.papers))
        for at, one in enumerate(measures):
            one.take(reported, seen)
            peaks[at] = max(peaks[at], one.value)
    goal = (1 + _ROUNDING) / plan.limit
    risks = tuple(1 / peak for peak in peaks)
    open_ones = [one for one, peak in zip(measures, peaks, strict=True) if peak < goal]
    if not open_ones:
        return Measured(papers, differing, missing, risks, NextStep.CONFIRMED)
    more = max(one.papers_to(goal, plan.most) for one in open_ones)
    if papers + more > plan.most:
        return Measured(papers, differing, missing, risks, NextStep.COUNT_ALL, plan.papers - papers)
    return Measured(papers, differing, missing, risks, NextStep.GO_ON, more)
