"""Whole numbers in words: mốt, tư, lăm and linh where Vietnamese says them."""

from __future__ import annotations

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .languages import VIETNAMESE, require_language

LARGEST = 10**15

_BILLION = 10**9
_VI_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_VI_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_VI_GROUPS = ("", "nghìn", "triệu")
_EN_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_GROUPS = ("", "thousand", "million", "billion", "trillion", "quadrillion")


def in_words(number: int, language: str = VIETNAMESE) -> str:
    """A whole number in words, as it is read aloud and written in minutes.

    Args:
        number: between −10¹⁵ and 10¹⁵.
        language: ``vi`` or ``en`` (British: “two thousand and twenty-five”).

    Returns:
        The words, in lower case.

    Raises:
        WrongInput: the number is too large, or the language isn't known.
    """
    require_language(language)
    if abs(number) > LARGEST:
        raise WrongInput(
            say("{number} is too large to be put in words; the largest is {largest}.", number=number, largest=LARGEST)
        )
    if language == VIETNAMESE:
        return f"âm {_vietnamese(-number)}" if number < 0 else _vietnamese(number)
    return f"minus {_english(-number)}" if number < 0 else _english(number)


def _vietnamese(number: int) -> str:
    if number == 0:
        return _VI_DIGITS[0]
    billions, rest = divmod(number, _BILLION)
    words = [*_vi_groups(billions, continues=False), "tỷ"] if billions else []
    return " ".join(words + _vi_groups(rest, continues=bool(billions)))


def _vi_groups(number: int, *, continues: bool) -> list[str]:
    words: list[str] = []
    for group, size in reversed(list(enumerate(_threes(number)))):
        if size:
            words += _vi_hundreds(size, full=continues or bool(words))
            words += [_VI_GROUPS[group]] if group else []
    return words


def _vi_hundreds(number: int, *, full: bool) -> list[str]:
    """Up to 999; a full group names its empty hundreds, as in “hai nghìn không trăm hai mươi lăm”."""
    hundreds, rest = divmod(number, 100)
    words = [_VI_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if not rest:
        return words
    tens, ones = divmod(rest, 10)
    if tens == 0:
        return [*words, "linh", _VI_DIGITS[ones]] if words else [_VI_DIGITS[ones]]
    words += ["mười"] if tens == 1 else [_VI_DIGITS[tens], "mươi"]
    if ones:
        words.append("lăm" if ones == 5 else _VI_DIGITS[ones] if tens == 1 else _vi_after_tens(ones))
    return words


def _vi_after_tens(ones: int) -> str:
    return _VI_AFTER_TENS.get(ones, _VI_DIGITS[ones])


def _english(number: int) -> str:
    if number < 1000:
        return _en_hundreds(number)
    groups = _threes(number)
    words = [
        f"{_en_hundreds(size)} {_EN_GROUPS[group]}"
        for group, size in reversed(list(enumerate(groups)))
        if size and group
    ]
    if groups[0]:
        words.append(_en_hundreds(groups[0]) if groups[0] >= 100 else f"and {_en_hundreds(groups[0])}")
    return " ".join(words)


def _en_hundreds(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _en_tens(rest)
    start = f"{_EN_SMALL[hundreds]} hundred"
    return f"{start} and {_en_tens(rest)}" if rest else start


def _en_tens(number: int) -> str:
    if number < 20:
        return _EN_SMALL[number]
    tens, ones = divmod(number, 10)
    return f"{_EN_TENS[tens]}-{_EN_SMALL[ones]}" if ones else _EN_TENS[tens]


def _threes(number: int) -> list[int]:
    """The number in groups of three digits, the smallest group first."""
    groups = []
    while number:
        number, size = divmod(number, 1000)
        groups.append(size)
    return groups
