"""Where a rule comes from: every parameter and every step of a decision carries a source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceStatus(StrEnum):
    """How well a rule is attested.

    FOUND: read on a published page that quotes the document.
    UNVERIFIED: recalled, not yet read in a source; the user is told so wherever it is applied.
    DERIVED: follows by arithmetic or logic from other rules.
    """

    FOUND = "found"
    UNVERIFIED = "unverified"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Source:
    """One place in one regulation.

    Args:
        regulation: number and symbol of the document, such as ``190-QĐ/TW``; empty for a derived rule.
        article: place inside it, such as ``Đ30`` or ``Đ14.1``.
        status: how well the rule is attested.
    """

    regulation: str
    article: str = ""
    status: SourceStatus = SourceStatus.UNVERIFIED

    def __str__(self) -> str:
        return " ".join(part for part in (self.regulation, self.article) if part)

    @property
    def is_verified(self) -> bool:
        """True when the user need not be warned about this rule."""
        return self.status is not SourceStatus.UNVERIFIED
