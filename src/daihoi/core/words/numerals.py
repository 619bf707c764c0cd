"""The signs that count headings: Roman numerals and the letters of clauses."""

from __future__ import annotations

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .languages import VIETNAMESE, require_language

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
# Clauses of Vietnamese papers run a, b, c, d, đ, e, g, h …: đ counts, f, j, w and z do not exist.
_CLAUSES = {"vi": "abcdđeghiklmnopqrstuvxy", "en": "abcdefghijklmnopqrstuvwxyz"}


def roman(number: int) -> str:
    """A whole number in Roman numerals, such as ``XIII``.

    Args:
        number: from 1 to 3999.

    Returns:
        The numeral in capitals.

    Raises:
        WrongInput: the number can't be written in Roman numerals.
    """
    if not 1 <= number <= 3999:
        raise WrongInput(say("{number} has no Roman numeral; they run from 1 to 3999.", number=number))
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def clause_letter(place: int, language: str = VIETNAMESE) -> str:
    """The letter of a clause; after the last letter they are doubled (aa, bb …).

    Args:
        place: place of the clause, counted from 1.
        language: ``vi`` (a, b, c, d, đ, e, g …) or ``en``.

    Returns:
        The letter, without its bracket.

    Raises:
        WrongInput: the place is below 1, or the language isn't known.
    """
    require_language(language)
    if place < 1:
        raise WrongInput(say("Clauses are counted from 1, not from {place}.", place=place))
    letters = _CLAUSES[language]
    times, letter = divmod(place - 1, len(letters))
    return letters[letter] * (times + 1)
