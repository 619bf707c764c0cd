"""What a reader of papers should notice: a finding is a value, never an exception."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.sentences import Sentence
from daihoi.core.sources import Source


class Severity(StrEnum):
    """How much a finding weighs.

    BLOCK: the paper can't be issued so.
    WARN: a person must look before the paper is issued.
    INFO: worth knowing; nothing need be done.
    """

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed about a paper.

    Args:
        id: stable name of the kind of finding, such as ``leading_zero``.
        severity: how much it weighs.
        text: whole sentence: what is wrong, and what to do.
        source: the rule that it rests on.
        proposal: what to write instead, where the program knows it; else empty.
    """

    id: str
    severity: Severity
    text: Sentence
    source: Source
    proposal: str = ""

    def as_json(self, language: str = "en") -> dict[str, str]:
        """The finding as plain values, its sentence in ``vi`` or ``en``."""
        plain = {
            "id": self.id,
            "severity": self.severity.value,
            "text": self.text.in_language(language),
            "source": str(self.source),
            "status": self.source.status.value,
        }
        return plain | {"proposal": self.proposal} if self.proposal else plain


def needs_a_person(findings: Iterable[Finding]) -> bool:
    """True when at least one finding weighs more than a remark."""
    return any(finding.severity is not Severity.INFO for finding in findings)
