"""Findings and steps under a rule of a rulebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from daihoi.core.findings import Finding, Severity, Step
from daihoi.core.sentences import Sentence
from daihoi.core.shares import Rule

__all__ = ["CandidateStep", "Finding", "Severity", "Step", "find", "step"]


@dataclass(frozen=True, slots=True)
class CandidateStep(Step):
    """A step about one candidate.

    Args:
        candidate: the candidate's id.
    """

    candidate: str = ""

    def as_json(self, language: str = "en") -> dict[str, str]:
        """The step as plain values, said in ``vi`` or ``en``."""
        # Named in full: a dataclass with slots is made anew, which the short form of super() does not survive.
        return {**Step.as_json(self, language), "candidate": self.candidate}


def find(rule: Rule[Any], severity: Severity, text: Sentence) -> Finding:
    """A finding under a rule."""
    return Finding(rule.id, severity, text, rule.source)


def step(rule: Rule[Any], text: Sentence, candidate: str = "") -> Step:
    """A step under a rule, about one candidate or about the whole round."""
    if candidate:
        return CandidateStep(text, rule.id, rule.source, candidate)
    return Step(text, rule.id, rule.source)
