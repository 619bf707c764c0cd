"""What can go wrong, as a tree.

::

    DaihoiError                 every error that is meant for a person to read
    ├── WrongInput              the caller's input can't be true or can't be read   (exit code 2)
    │   └── RulebookError       a rulebook is malformed, unsourced or contradicts itself; names the line
    └── Refused                 the input is clear, but a rule forbids the act      (exit code 3)

A lawful outcome (a tie, a void vote, a list that is too short) is never an error: it is a value.
"""

from __future__ import annotations

from .sentences import Sentence
from .sources import Source


class DaihoiError(Exception):
    """An error whose message is a whole sentence for the user: what, where, what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence

    def in_language(self, language: str) -> str:
        """The message in ``vi`` or ``en``."""
        return self.sentence.in_language(language)


class WrongInput(DaihoiError):
    """The input can't be true or can't be read; nothing was written."""


class RulebookError(WrongInput):
    """A rulebook is malformed, cites nothing or contradicts itself.

    Args:
        sentence: what is wrong and how to mend it.
        line: line in the TOML file, counted from 1; 0 when the whole file is meant.
    """

    def __init__(self, sentence: Sentence, line: int = 0) -> None:
        super().__init__(sentence)
        self.line = line


class Refused(DaihoiError):
    """The act is clear but a rule forbids it now.

    Args:
        sentence: what is refused, why, and what to do.
        source: the rule that forbids it, where there is one.
    """

    def __init__(self, sentence: Sentence, source: Source | None = None) -> None:
        super().__init__(sentence)
        self.source = source
