"""What a person is told beside a result: findings that need an eye, and the steps that led there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .sentences import Sentence
from .sources import Source


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
        id: the rule's short name, such as ``R26``, or a stable name of the kind of finding, such as ``leading_zero``.
        severity: how much it asks of a person.
        text: the remark as a sentence.
        source: where the rule comes from.
        proposal: what to write instead, where the program knows it; else empty.
    """

    id: str
    severity: Severity
    text: Sentence
    source: Source
    proposal: str = ""

    def as_json(self, language: str = "en") -> dict[str, str]:
        """The finding as plain values, said in ``vi`` or ``en``."""
        plain = {
            "id": self.id,
            "severity": self.severity.value,
            "text": self.text.in_language(language),
            "source": str(self.source),
            "status": self.source.status.value,
        }
        return plain | {"proposal": self.proposal} if self.proposal else plain


def needs_a_person(findings: Iterable[Finding]) -> bool:
    """True when at least one finding asks for more than to be noted."""
    return any(finding.severity is not Severity.INFO for finding in findings)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a decision: what was reckoned, by which rule.

    Args:
        text: the step as a sentence.
        rule: the rule's short name.
        source: where the rule comes from.
    """

    text: Sentence
    rule: str
    source: Source

    def as_json(self, language: str = "en") -> dict[str, str]:
        """The step as plain values, said in ``vi`` or ``en``."""
        return {
            "text": self.text.in_language(language),
            "rule": self.rule,
            "source": str(self.source),
            "status": self.source.status.value,
        }
