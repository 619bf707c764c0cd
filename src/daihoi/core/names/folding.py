"""Text in one spelling: composed, tidy, and without marks for searching."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD_STARTS = re.compile(r"(^|[\s'’.\-–])(\w)")


def normalise(text: str) -> str:
    """The text as it is stored: composed letters, single spaces, nothing invisible.

    Args:
        text: anything a person typed or a sheet held.

    Returns:
        NFC text without space at its ends.
    """
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def fold(text: str) -> str:
    """The text without marks and capitals, so that "dai hoi" finds "Đại hội".

    Args:
        text: any text; đ counts as d, although no table of marks says so.

    Returns:
        Lower case text, single spaces.
    """
    plain = normalise(text).casefold().replace("đ", "d")
    letters = (letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", "".join(letters))


def title_case(full_name: str) -> str:
    """A name with a capital at the start of each word: "NGUYỄN VĂN AN" → "Nguyễn Văn An", "H'HEN NIÊ" → "H'Hen Niê".

    Args:
        full_name: a name in any case.

    Returns:
        The tidy name.
    """
    lower = normalise(full_name).lower()
    return _WORD_STARTS.sub(lambda start: start[1] + start[2].upper(), lower)
