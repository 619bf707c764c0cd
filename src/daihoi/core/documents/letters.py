"""Text made fit for paper: composed letters, and nothing that can't be printed."""

from __future__ import annotations

import unicodedata

_UNPRINTABLE = ("Cc", "Cf", "Cs", "Co", "Cn")


def composed(text: str) -> str:
    """Text in composed letters (NFC); line breaks stay, tabs become spaces, what can't be printed goes."""
    spaced = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    return "".join(letter for letter in spaced if letter == "\n" or unicodedata.category(letter) not in _UNPRINTABLE)


def clean(text: str) -> str:
    """The same, without spaces at its ends."""
    return composed(text).strip()
