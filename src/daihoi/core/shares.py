"""What a vote or a quorum asks of a rulebook: a share of a base, and where it comes from.

Subjects that count take any rule of this shape, so they need not know how a rulebook is made.
"""

from __future__ import annotations

from typing import Protocol

from .sentences import Sentence
from .sources import Source


class Share(Protocol):
    """A part of a base that must be reached, such as more than 1/2."""

    @property
    def sentence(self) -> Sentence:
        """The share in words."""

    def needed(self, base: int) -> int:
        """The smallest whole number that reaches the share of ``base``."""


class ShareRule(Protocol):
    """A share with its source, as rulebooks hold it."""

    @property
    def value(self) -> Share:
        """The share."""

    @property
    def source(self) -> Source:
        """Where it comes from."""
