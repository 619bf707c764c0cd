"""What a rulebook says: a value with its source and its words, and a share such as "more than half".

Subjects that count take a ``ShareRule``, so they need not know how a rulebook is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeAlias, TypeVar

from .sentences import Sentence, say
from .sources import Source

T = TypeVar("T")


class Wording(Sentence):
    """A text that a rulebook states itself, in Vietnamese and English.

    Args:
        en: English text.
        vi: Vietnamese text.
    """

    vi: str

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en)
        object.__setattr__(self, "vi", vi)

    def in_language(self, language: str) -> str:
        """The text in ``vi`` or ``en``; never looked up in the catalogue."""
        return self.text if language.startswith("en") else self.vi


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a base that must be reached, such as more than 1/2 or at least 2/3.

    Args:
        fraction: the part, from 0 to 1.
        is_inclusive: True for "at least", False for "more than".
    """

    fraction: Fraction
    is_inclusive: bool = False

    def needed(self, base: int) -> int:
        """The smallest whole number of votes that reaches the share of ``base``."""
        whole, part = self.fraction.denominator, self.fraction.numerator * base
        return -(-part // whole) if self.is_inclusive else part // whole + 1

    def is_met(self, votes: int, base: int) -> bool:
        """True when ``votes`` reach the share of ``base``."""
        return votes >= self.needed(base)

    @property
    def sentence(self) -> Sentence:
        """The share in words: ``more than half``, ``at least 2/3``."""
        if self.fraction == Fraction(1, 2) and not self.is_inclusive:
            return say("more than half")
        if self.is_inclusive:
            return say("at least {fraction}", fraction=self.fraction)
        return say("more than {fraction}", fraction=self.fraction)

    @property
    def missed(self) -> Sentence:
        """The share not reached, in words: ``not more than half``."""
        if self.fraction == Fraction(1, 2) and not self.is_inclusive:
            return say("not more than half")
        if self.is_inclusive:
            return say("less than {fraction}", fraction=self.fraction)
        return say("not more than {fraction}", fraction=self.fraction)

    def __str__(self) -> str:
        return f"{'at least' if self.is_inclusive else 'more than'} {self.fraction}"


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One parameter of a rulebook: its value, where it comes from, and what it says in words.

    Args:
        value: what the computer applies.
        source: regulation, article and how well it is attested.
        statement: the rule as a sentence, in Vietnamese and English.
        id: short name under which decisions cite it, such as ``R26``.
    """

    value: T
    source: Source
    statement: Wording
    id: str


ShareRule: TypeAlias = Rule[Share]
"""A share with its source, as rulebooks hold it."""
