"""The official order of names, as a plain ASCII key that any database sorts the same way."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from .folding import normalise
from .splitting import Name, split

# Marks that make another letter.  "~" stands after every other character of a key, so "a~" comes after "az".
_LETTER_MARKS = {
    ("a", "\u0306"): "a~",  # ă
    ("a", "\u0302"): "a~~",  # â
    ("e", "\u0302"): "e~",  # ê
    ("o", "\u0302"): "o~",  # ô
    ("o", "\u031b"): "o~~",  # ơ
    ("u", "\u031b"): "u~",  # ư
}
# level 0, huyền, hỏi, ngã, sắc, nặng; any other mark comes last
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_OTHER_MARK = "6"
# Between words and inside them: before all digits and letters, in the order of the Unicode collation.
_SIGNS = {" ": "!", "-": '"', "–": '"', ",": "#", ".": "$", "'": "%", "’": "%", "(": "&", ")": "'"}


def sort_key(name: str | Name) -> str:
    """Where a name stands in an official list: by given name, then family name, then middle name.

    Inside each of the three, letters decide first (a ă â b c d đ e ê …), then tones (level, huyền, hỏi, ngã, sắc,
    nặng).  Capitals never matter.  The key is ASCII; compare it byte by byte (collation ``C`` or ``BINARY``).

    Args:
        name: family, middle and given name as written, or already parted.

    Returns:
        The key.

    Raises:
        WrongInput: there is no letter in the name.

    Source:
        List order by given name: counting-minutes form (found); family name, then middle name: unverified custom.
    """
    parts = name if isinstance(name, Name) else split(name)
    return " ".join(_component_key(part) for part in (parts.given, parts.family, parts.middle)).rstrip()


def in_order(full_names: Iterable[str]) -> list[str]:
    """The names in official order; equal names keep the order they came in.

    Raises:
        WrongInput: one of them holds no letter.
    """
    return sorted(full_names, key=sort_key)


def _component_key(text: str) -> str:
    """The ASCII key of one part of a name: its letters, a space, then its tones."""
    letters: list[str] = []
    tones: list[str] = []
    for letter in normalise(text).casefold():
        base, tone = _weigh(letter)
        if base:
            letters.append(base)
            tones.append(tone)
        elif tones:
            tones[-1] = tone
    return f"{''.join(letters)} {''.join(tones).rstrip('0')}"


def _weigh(letter: str) -> tuple[str, str]:
    """One composed letter as (letter weight, tone weight)."""
    if letter == "đ":
        return "d~", "0"
    if letter in _SIGNS:
        return _SIGNS[letter], "0"
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if unicodedata.combining(base):
        return "", _TONES.get(base, _OTHER_MARK)
    weight, tone = _weigh_base(base), "0"
    for mark in marks:
        if (base, mark) in _LETTER_MARKS:
            weight = _LETTER_MARKS[base, mark]
        else:
            tone = _TONES.get(mark, _OTHER_MARK)
    return weight, tone


def _weigh_base(base: str) -> str:
    if base.isascii() and base.isalnum():
        return base
    # letters of other scripts stand after z, in the order of their code points
    return f"{{{ord(base):06x}" if base.isalnum() else "("
