"""The official order of names, as a plain ASCII key that any database sorts the same way."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from .folding import normalise
from .splitting import Name, split

LONGEST_KEY = 400
# Two figures a letter, so that a longer name never reads into the next letter; 00 ends a part.
_LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_WEIGHTS = {letter: f"{place:02}" for place, letter in enumerate(_LETTERS, start=10)}
# Between words and inside them: before all figures and letters, in the order of the Unicode collation.
_SIGNS = {" ": "01", "-": "02", "–": "02", ",": "03", ".": "04", "'": "05", "’": "05", "(": "06", ")": "07"}
_OTHER_SIGN, _OTHER_LETTER = "08", "99"
# level 1, huyền, hỏi, ngã, sắc, nặng; any other mark comes last; 0 ends the tones
_LEVEL = "1"
_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
_OTHER_MARK = "7"


def sort_key(name: str | Name) -> str:
    """Where a name stands in an official list: by given name, then family name, then middle name.

    Inside each of the three, letters decide first (a ă â b c d đ e ê …), then tones (level, huyền, hỏi, ngã, sắc,
    nặng).  Capitals never matter.  The key is made of figures only, so every database sorts it alike, whatever its
    collation; it has at most 400 of them.

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
    return "".join(_part_key(part) for part in (parts.given, parts.family, parts.middle))[:LONGEST_KEY]


def in_order(full_names: Iterable[str]) -> list[str]:
    """The names in official order; equal names keep the order they came in.

    Raises:
        WrongInput: one of them holds no letter.
    """
    return sorted(full_names, key=sort_key)


def _part_key(text: str) -> str:
    """The key of one part of a name: its letters, 00, its tones, 0."""
    letters: list[str] = []
    tones: list[str] = []
    for letter in normalise(text).casefold():
        weight, tone = _weigh(letter)
        if weight:
            letters.append(weight)
            tones.append(tone)
        elif tones:
            tones[-1] = tone
    return f"{''.join(letters)}00{''.join(tones).rstrip(_LEVEL)}0"


def _weigh(letter: str) -> tuple[str, str]:
    """One composed letter as (letter weight, tone weight)."""
    if letter in _SIGNS:
        return _SIGNS[letter], _LEVEL
    tone, marks = _LEVEL, ""
    base, *others = list(unicodedata.normalize("NFD", letter))
    if unicodedata.combining(base):
        return "", _TONES.get(base, _OTHER_MARK)
    for mark in others:
        if unicodedata.normalize("NFC", base + mark) in _WEIGHTS:
            marks = mark
        else:
            tone = _TONES.get(mark, _OTHER_MARK)
    plain = unicodedata.normalize("NFC", base + marks)
    return _WEIGHTS.get(plain) or _weigh_stranger(base), tone


def _weigh_stranger(base: str) -> str:
    """Letters of other scripts stand after z, in the order of their code points."""
    return f"{_OTHER_LETTER}{ord(base):07}" if base.isalnum() else _OTHER_SIGN
