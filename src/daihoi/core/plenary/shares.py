"""What a vote or a quorum asks of a rulebook: a share of a base, and where it comes from."""

from __future__ import annotations

from typing import Protocol

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source


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


def require_count(count: int, of: int, what: Sentence, whole: Sentence) -> None:
    """Make sure that a count is not negative and not above its whole.

    Raises:
        WrongInput: it is; the sentence names both.
    """
    if count < 0 or of < 0:
        raise WrongInput(say("{what}: {count}. A count can't be below 0.", what=what, count=min(count, of)))
    if count > of:
        raise WrongInput(
            say(
                "{what}: {count}, but {whole}: {of}. Check the two figures.", what=what, count=count, whole=whole, of=of
            )
        )
