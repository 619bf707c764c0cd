"""What the count means: who is elected, and what must happen next."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .cases import Candidate
from .findings import Finding, Step


class Outcome(StrEnum):
    """How a round ends.

    DECIDED: all seats filled, or a poll counted.  SHORT: seats are left.  RUN_OFF: those level are voted on again.
    VOID: the ballots are annulled.  INCONSISTENT: the figures can't be true, so the count may not be closed.
    """

    DECIDED = "decided"
    SHORT = "short"
    RUN_OFF = "run_off"
    VOID = "void"
    INCONSISTENT = "inconsistent"


class Next(StrEnum):
    """What follows when it is not a run-off."""

    CONGRESS_DECIDES = "congress_decides_next_round"
    CLOSED = "closed"
    VOTE_AGAIN = "annul_and_vote_again"
    MEND_FIGURES = "mend_figures"


@dataclass(frozen=True, slots=True)
class RunOff:
    """A further ballot among those level at the last seat; the most votes win.

    Args:
        tied: who stands level, in ballot order.
        seats: seats left for them.
    """

    tied: tuple[Candidate, ...]
    seats: int

    def as_json(self) -> dict[str, Any]:
        """The run-off as plain values."""
        return {"run_off": [one.id for one in self.tied], "seats": self.seats}


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of one round, with every step that led to it.

    Args:
        outcome: how the round ends.
        base: what votes were measured against; None when nothing was reckoned.
        threshold: votes needed; None in a run-off, where the most votes win.
        elected: who is elected, most votes first, ties in ballot order.
        not_elected: who is not, most votes first.
        tied: who stands level at the last seat and is neither, in ballot order.
        seats_left: seats not filled.
        next: what follows; None when nothing does.
        alternates_offered: delegates' election: over the threshold beyond the quota, most votes first.
        over_threshold: poll: who reached the share asked for, most votes first.
        meeting_decides: True when the run-off is held only if the meeting decides so.
        findings: what a person should see.
        steps: how it was reckoned.
    """

    outcome: Outcome
    base: int | None = None
    threshold: int | None = None
    elected: tuple[Candidate, ...] = ()
    not_elected: tuple[Candidate, ...] = ()
    tied: tuple[Candidate, ...] = ()
    seats_left: int = 0
    next: RunOff | Next | None = None
    alternates_offered: tuple[Candidate, ...] | None = None
    over_threshold: tuple[Candidate, ...] | None = None
    meeting_decides: bool = False
    findings: tuple[Finding, ...] = field(default_factory=tuple)
    steps: tuple[Step, ...] = field(default_factory=tuple)

    @property
    def needs_a_person(self) -> bool:
        """True unless all seats are filled."""
        return self.outcome is not Outcome.DECIDED

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """The decision as plain values for JSON.

        Args:
            language: ``vi`` or ``en``, for the sentences.

        Returns:
            The object that ``daihoi elections decide`` writes.
        """
        plain: dict[str, Any] = {
            "outcome": self.outcome.value,
            "base": self.base,
            "threshold": self.threshold,
            "elected": _ids(self.elected),
            "not_elected": _ids(self.not_elected),
            "seats_left": self.seats_left,
            "next": self.next.as_json() if isinstance(self.next, RunOff) else self.next and self.next.value,
        }
        if self.tied:
            plain["tied"] = _ids(self.tied)
        if self.meeting_decides:
            plain["meeting_decides"] = True
        if self.alternates_offered is not None:
            plain["alternates_offered"] = _ids(self.alternates_offered)
        if self.over_threshold is not None:
            plain["over_threshold"] = _ids(self.over_threshold)
        plain["findings"] = [one.as_json(language) for one in self.findings]
        plain["steps"] = [one.as_json(language) for one in self.steps]
        return plain


def _ids(candidates: tuple[Candidate, ...]) -> list[str]:
    return [one.id for one in candidates]
