"""Numbers in figures: ``1.234,5`` in Vietnamese, ``1,234.5`` in English; exact, without floats."""

from __future__ import annotations

from fractions import Fraction

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .languages import VIETNAMESE, require_language


def figure(value: int | Fraction, language: str = VIETNAMESE, places: int = 0) -> str:
    """A number in figures, thousands grouped, rounded half away from zero.

    Args:
        value: the exact number.
        language: ``vi`` (``1.234,5``) or ``en`` (``1,234.5``).
        places: digits after the decimal mark; all are printed.

    Returns:
        The figures; a value that rounds to zero has no minus sign.

    Raises:
        WrongInput: the language isn't known, or places is negative.
    """
    require_language(language)
    if places < 0:
        raise WrongInput(say("A number can't have {places} decimal places. Give 0 or more.", places=places))
    units = _rounded(abs(Fraction(value)) * 10**places)
    whole, rest = divmod(units, 10**places)
    text = f"{whole:,}" + (f".{rest:0{places}d}" if places else "")
    if language == VIETNAMESE:
        text = text.translate(str.maketrans(",.", ".,"))
    return f"-{text}" if value < 0 and units else text


def percent(part: int | Fraction, whole: int | Fraction, language: str = VIETNAMESE, places: int = 2) -> str:
    """One number as a share of another, such as ``81,67%``.

    Args:
        part: how many.
        whole: of how many; it must not be 0.
        language: ``vi`` or ``en``.
        places: digits after the decimal mark.

    Returns:
        The percentage with its sign.

    Raises:
        WrongInput: the whole is 0, so that there is no share.
    """
    if whole == 0:
        raise WrongInput(say("A share of 0 can't be worked out. Give the whole that {part} is part of.", part=part))
    return percentage(Fraction(part) / Fraction(whole), language, places)


def percentage(share: Fraction, language: str = VIETNAMESE, places: int = 2) -> str:
    """A share in percent: ``Fraction(1, 2)`` is ``50,00%``.

    Args:
        share: exact share, 1 for the whole.
        language: ``vi`` or ``en``.
        places: digits after the decimal mark.

    Returns:
        The percentage with its sign.
    """
    return f"{figure(share * 100, language, places)}%"


def _rounded(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
