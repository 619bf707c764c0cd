"""Whole sentences that can be said in English or Vietnamese.

The law speaks in sentences (reasons, findings, errors).  A sentence keeps its English text as the message key and
its values apart, so that the screen, the command line and the official paper can each say it in their own language.
The catalogue is the program's one gettext catalogue; no web framework is needed to read it.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"
SMALLEST_GROUPED = 10_000


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("django", LOCALE_DIR, languages=[language], fallback=True)


@dataclass(frozen=True)
class Sentence:
    """An English sentence with named places, and the values that fill them.

    Args:
        text: English text with ``{name}`` places; it is the key of the translation.
        values: what fills the places; a value that is itself a Sentence is said in the same language.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.in_language("en")

    def __hash__(self) -> int:
        return hash((self.text, tuple(sorted((key, str(value)) for key, value in self.values.items()))))

    def in_language(self, language: str) -> str:
        """The sentence in ``vi`` or ``en``; a text without a translation is said in English."""
        text = self.text if language.startswith("en") else _catalogue(language).gettext(self.text)
        said = {key: _shown(value, language) for key, value in self.values.items()}
        return text.format(**said) if said else text


def _shown(value: object, language: str) -> object:
    """A value as the language writes it; numbers of five digits and more (shares, never years) are grouped."""
    if isinstance(value, Sentence):
        return value.in_language(language)
    if isinstance(value, int) and abs(value) >= SMALLEST_GROUPED:
        return f"{value:,}" if language.startswith("en") else f"{value:,}".replace(",", ".")
    return value


def say(text: str, /, **values: object) -> Sentence:
    """Make a sentence; ``text`` is collected for translation, so it must be a literal.

    Args:
        text: English text with ``{name}`` places.
        **values: what fills the places.

    Returns:
        The sentence, not yet in any language.
    """
    return Sentence(text, values)


def say_day(day: date) -> Sentence:
    """A day as each language writes it: 2026-01-31 in English, 31/01/2026 in Vietnamese.

    Args:
        day: the day.

    Returns:
        A sentence to be put into a place of another one.
    """
    return say("{year}-{month}-{day}", year=f"{day.year:04}", month=f"{day.month:02}", day=f"{day.day:02}")


def say_list(sentences: Sequence[Sentence]) -> Sentence:
    """Several short sentences in a row, parted by semicolons.

    Args:
        sentences: at least one.

    Returns:
        A sentence to be put into a place of another one.
    """
    first, *rest = sentences
    return say("{first}; {rest}", first=first, rest=say_list(rest)) if rest else first
