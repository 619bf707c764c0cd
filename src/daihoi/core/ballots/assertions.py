"""What must be true of the papers for an outcome to be right: a few sums, each with the margin that was reported.

Every assertion gives each paper a score and says that the scores of all papers together are more than a limit.  If all
assertions hold, the right people were elected, whatever else was read wrongly.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.elections import Case, Counting, Decision, ElectionRules, Outcome, Share
from daihoi.core.elections.electorate import base_rule
from daihoi.core.elections.rules import BaseKind
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as a count has it, or as people see it.

    Args:
        votes: who gets a vote; nobody from an invalid paper.
        is_valid: True when it is valid.
    """

    votes: Set[str]
    is_valid: bool = True


class AssertionKind(StrEnum):
    """What an assertion says.

    REACHES: the candidate has the votes that elect.  MISSES: the candidate has not.
    BEATS: the candidate has more votes than another.
    """

    REACHES = "reaches"
    MISSES = "misses"
    BEATS = "beats"


@dataclass(frozen=True, slots=True)
class Assertion:
    """One sum over all papers that must be more than a limit.

    Args:
        kind: what it says.
        candidate: of whom.
        other: whom the candidate beats; empty otherwise.
        own: what a paper with a vote for the candidate adds.
        others: what a paper with a vote for the other adds.
        valid: what a valid paper adds.
        limit: the greatest sum with which the assertion is false.
        margin: how far above the limit the reported sum is; at least 1.
    """

    kind: AssertionKind
    candidate: str
    other: str
    own: int
    others: int
    valid: int
    limit: int
    margin: int

    def score(self, paper: Paper) -> int:
        """What one paper adds to the sum."""
        if not paper.is_valid:
            return 0
        own, others = self.candidate in paper.votes, bool(self.other) and self.other in paper.votes
        return self.valid + self.own * own + self.others * others

    @property
    def span(self) -> int:
        """The most by which one paper can have been reported too high."""
        scores = [0, *(self.valid + own + other for own in {0, self.own} for other in {0, self.others})]
        return max(scores) - min(scores)

    def sentence(self, names: dict[str, str]) -> Sentence:
        """The assertion in words, with its margin."""
        places = {"name": names.get(self.candidate, self.candidate), "margin": self.margin}
        if self.kind is AssertionKind.BEATS:
            return say("{name} has more votes than {other}; margin {margin}", **places,
                       other=names.get(self.other, self.other))  # fmt: skip
        if self.kind is AssertionKind.REACHES:
            return say("{name} has the votes that elect; margin {margin}", **places)
        return say("{name} has not the votes that elect; margin {margin}", **places)


def assertions_of(case: Case, decision: Decision, rules: ElectionRules) -> tuple[Assertion, ...]:
    """What must be true of the papers for this outcome to be right.

    Args:
        case: the round as counted.
        decision: as :func:`daihoi.core.elections.decide` gave it.
        rules: the rulebook's ``elections`` rules.

    Returns:
        The assertions; who stands before whom among the elected is not asserted.

    Raises:
        WrongInput: the outcome is no election, a tie, or of votes that weigh; such papers are counted by hand.

    Source: P. B. Stark, “Sets of Half-Average Nulls Generate Risk-Limiting Audits”, 2020.
    """
    _require_auditable(case, decision, rules)
    asked = None if case.run_off else rules.winning(case.office, case.round)
    line = _Line.of(case, decision, rules, asked.value) if asked else _Line(1, 0, 0, case.ballots.valid)
    elected = [one.id for one in decision.elected]
    found = [line.reaches(one, case.votes[one]) for one in elected]
    for loser in (one.id for one in decision.not_elected):
        found += _not_elected(loser, elected, case, decision, line)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Line:
    """The line that a candidate reaches or misses, as a sum over papers; where the most votes win, one vote.

    Args:
        own: what a vote adds.
        valid: what a valid paper adds.
        limit: the greatest sum with which the line is missed.
        papers: valid papers as reported.
    """

    own: int
    valid: int
    limit: int
    papers: int

    @classmethod
    def of(cls, case: Case, decision: Decision, rules: ElectionRules, share: Share) -> _Line:
        """The line of a round: a fixed number of votes, or a share of the valid papers, which themselves are unsure."""
        if base_rule(case, rules).value not in (BaseKind.BALLOTS_VALID, BaseKind.VOTES_VALID):
            return cls(1, 0, (decision.threshold or 1) - 1, case.ballots.valid)
        part = share.fraction
        return cls(part.denominator, -part.numerator, -1 if share.is_inclusive else 0, case.ballots.valid)

    def reported(self, votes: int) -> int:
        """The reported sum of a candidate."""
        return self.own * votes + self.valid * self.papers

    def reaches(self, candidate: str, votes: int) -> Assertion:
        """The candidate reaches the line."""
        return Assertion(AssertionKind.REACHES, candidate, "", self.own, 0, self.valid, self.limit,
                         self.reported(votes) - self.limit)  # fmt: skip

    def misses(self, candidate: str, votes: int) -> Assertion:
        """The candidate misses it: the same sum, turned round."""
        limit = -self.limit - 1
        return Assertion(AssertionKind.MISSES, candidate, "", -self.own, 0, -self.valid, limit,
                         -self.reported(votes) - limit)  # fmt: skip


def _not_elected(loser: str, elected: list[str], case: Case, decision: Decision, line: _Line) -> list[Assertion]:
    """Why one is not elected: below the line, or behind everybody elected; the way with the wider margin."""
    below = line.misses(loser, case.votes[loser])
    behind = [
        Assertion(AssertionKind.BEATS, one, loser, 1, -1, 0, 0, case.votes[one] - case.votes[loser]) for one in elected
    ]
    if decision.seats_left or not behind:  # a seat was free, so only the line can have stopped the candidate
        return [below]
    narrowest = min(behind, key=_width)
    if below.margin > 0 and _width(below) >= _width(narrowest):
        return [below]
    return behind


def _width(one: Assertion) -> float:
    """The margin measured in papers that would have to be wholly wrong."""
    return one.margin / one.span


def _require_auditable(case: Case, decision: Decision, rules: ElectionRules) -> None:
    if case.poll or decision.outcome not in (Outcome.DECIDED, Outcome.SHORT):
        raise WrongInput(say("This round has not elected by its count, so a sample can confirm nothing. Count all "
                             "papers by hand."))  # fmt: skip
    if decision.tied or not _is_clear_cut(case, decision):
        raise WrongInput(say("Names are level at the last seat, so one paper decides. Count all papers by hand."))
    weighed = case.electorate.weight is not None or case.ballots.valid_weight is not None
    if weighed or rules.counting_of(case.office) is Counting.CUMULATIVE:
        raise WrongInput(say("Here papers weigh more than one vote; a sample of papers says too little. Count all "
                             "papers by hand."))  # fmt: skip


def _is_clear_cut(case: Case, decision: Decision) -> bool:
    """False where somebody elected has no more votes than one over the line who is not."""
    least = min((case.votes[one.id] for one in decision.elected), default=0)
    line = decision.threshold or 1
    rest = [case.votes[one.id] for one in decision.not_elected if case.votes[one.id] >= line]
    return not rest or not decision.elected or max(rest) < least
