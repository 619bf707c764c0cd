"""What a person is told beside a result: steps that led there, and findings that need an eye."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from daihoi.core.sentences import Sentence
from daihoi.core.sources import Source

from .rules import Rule


class Severity(StrEnum):
    """How much a finding asks of a person.

    BLOCK: the act may not go on.  WARN: someone must look.  INFO: for the record.
    """

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark, with the rule that asks for it.

    Args:
        id: the rule's short name, such as ``R26``.
        severity: how much it asks of a person.
        text: the remark as a sentence.
        source: where the rule comes from.
    """

    id: str
    severity: Severity
    text: Sentence
    source: Source

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """The finding as plain values, said in ``vi`` or ``en``."""
        return {
            "id": self.id,
            "severity": self.severity.value,
            "text": self.text.in_language(language),
            "source": str(self.source),
            "status": self.source.status.value,
        }


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a decision: what was reckoned, by which rule.

    Args:
        text: the step as a sentence.
        rule: the rule's short name.
        source: where the rule comes from.
        candidate: whom the step is about; empty for the others.
    """

    text: Sentence
    rule: str
    source: Source
    candidate: str = ""

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """The step as plain values, said in ``vi`` or ``en``."""
        plain: dict[str, Any] = {
            "text": self.text.in_language(language),
            "rule": self.rule,
            "source": str(self.source),
            "status": self.source.status.value,
        }
        return plain | ({"candidate": self.candidate} if self.candidate else {})


def find(rule: Rule[Any], severity: Severity, text: Sentence) -> Finding:
    """A finding under a rule."""
    return Finding(rule.id, severity, text, rule.source)


def step(rule: Rule[Any], text: Sentence, candidate: str = "") -> Step:
    """A step under a rule."""
    return Step(text, rule.id, rule.source, candidate)
