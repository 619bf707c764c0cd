"""Results as people read them: every figure with its denominator and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from daihoi.core.elections import Counting, Outcome

from ..models import Candidate, CandidateState, Contest, Round, RoundState
from .contests import counting_of, earlier_decided


@dataclass(frozen=True)
class Line:
    """One candidate in one round.

    Args:
        candidate: who.
        votes: votes received; None before the count.
        base: what the votes are measured against, in a cumulative round votes times seats; None when nothing was
            reckoned.
        is_elected, is_alternate, is_level: what came of it.
        reason: the rulebook's step, in the reader's language.
        source: the article.
    """

    candidate: Candidate
    votes: int | None
    base: int | None
    is_elected: bool
    is_alternate: bool
    is_level: bool
    reason: str = ""
    source: str = ""

    @property
    def name(self) -> str:
        """The candidate's full name."""
        return self.candidate.person.full_name

    @property
    def is_refused(self) -> bool:
        """True for one who was elected and is not approved by the superior."""
        return self.is_elected and self.candidate.state == CandidateState.REFUSED

    @property
    def why(self) -> str:
        """The reason without the name, which stands beside it already."""
        return self.reason.removeprefix(f"{self.name}: ")

    @property
    def state(self) -> str:
        """How the line is drawn."""
        if self.is_refused:
            return "rejected"
        if self.is_elected:
            return "elected"
        return "waiting" if self.is_alternate or self.is_level else "none"


@dataclass(frozen=True)
class RoundResult:
    """A round as it is shown: the lines in ballot order, what was reckoned, what a person must see."""

    round: Round
    lines: tuple[Line, ...]
    base: int | None
    threshold: int | None
    outcome: str
    seats_left: int
    steps: tuple[dict[str, Any], ...]
    findings: tuple[dict[str, Any], ...]

    @property
    def by_votes(self) -> list[Line]:
        """Most votes first; equal votes in ballot order."""
        return sorted(self.lines, key=lambda line: -(line.votes or 0))

    @property
    def elected(self) -> list[Line]:
        """Who is elected, most votes first."""
        return [line for line in self.by_votes if line.is_elected]

    @property
    def alternates(self) -> list[Line]:
        """Who becomes an alternate, most votes first."""
        return [line for line in self.by_votes if line.is_alternate]


@dataclass(frozen=True)
class ContestResult:
    """A contest over all its rounds.

    Args:
        contest: the contest.
        rounds: every round in order, void ones too.
        elected: with their votes, round by round, most votes first.
        alternates: likewise.
        unfilled: seats left at the end.
    """

    contest: Contest
    rounds: tuple[RoundResult, ...]
    elected: tuple[Line, ...]
    alternates: tuple[Line, ...]
    unfilled: int


def round_result(round_: Round, language: str = "") -> RoundResult:
    """One round as people read it.

    Args:
        round_: the round, with its tallies.
        language: ``vi`` or ``en``; the page's language when left out.
    """
    decision: dict[str, Any] = round_.decision or {}
    said = sentences_of(decision, language or get_language() or "vi")
    reasons = {one["candidate"]: one for one in said["steps"] if one.get("candidate")}
    level = set(decision.get("tied", []))
    base = decision.get("base")
    most = base * round_.seats if base and is_cumulative(round_) else base
    lines = tuple(
        Line(
            candidate=one.candidate,
            votes=one.votes,
            base=most,
            is_elected=one.is_elected,
            is_alternate=one.is_alternate,
            is_level=str(one.candidate_id) in level,
            reason=reasons.get(str(one.candidate_id), {}).get("text", ""),
            source=reasons.get(str(one.candidate_id), {}).get("source", ""),
        )
        for one in sorted(round_.tallies.all(), key=lambda one: one.candidate.order)
    )
    return RoundResult(
        round=round_,
        lines=lines,
        base=base,
        threshold=decision.get("threshold"),
        outcome=decision.get("outcome", ""),
        seats_left=decision.get("seats_left", round_.seats),
        steps=tuple(said["steps"]),
        findings=tuple(said["findings"]),
    )


def is_cumulative(round_: Round) -> bool:
    """True where a voter may give one name the votes of all seats: a name is then measured against all of them."""
    return counting_of(round_.contest) is Counting.CUMULATIVE


def result_of(contest: Contest, language: str = "") -> ContestResult:
    """A contest over all its rounds; void rounds count for nothing."""
    rounds = tuple(
        round_result(one, language) for one in sorted(contest.rounds.all(), key=lambda one: one.number)
    )  # fmt: skip
    standing = [one for one in rounds if one.round.state == RoundState.DECIDED]
    decided = earlier_decided(contest)
    return ContestResult(
        contest=contest,
        rounds=rounds,
        elected=tuple(line for one in standing for line in one.elected),
        alternates=tuple(line for one in standing for line in one.alternates),
        unfilled=int((decided[-1].decision or {}).get("seats_left", 0)) if decided else contest.seats,
    )


def sentences_of(decision: dict[str, Any], language: str) -> dict[str, list[dict[str, Any]]]:
    """The steps and findings of a stored decision in the reader's language."""
    said = decision if language.startswith("en") else decision.get("vi", decision)
    return {"steps": said.get("steps", []), "findings": said.get("findings", [])}


def is_void(result: RoundResult) -> bool:
    """True when the ballots of the round count for nothing."""
    return result.round.state == RoundState.VOID or result.outcome == Outcome.VOID
