"""Days and hours as papers write them."""

from __future__ import annotations

from datetime import date

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .integers import in_words
from .languages import VIETNAMESE, require_language

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_VI_MONTHS = (
    "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
)  # fmt: skip
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth", "twenty": "twentieth", "thirty": "thirtieth",
}  # fmt: skip
_BLANK = "\u2026\u2026"


def day_line(day: date, language: str = VIETNAMESE) -> str:
    """A day as it stands on a paper: days below 10 and the months 1 and 2 take a leading zero.

    Args:
        day: the day.
        language: ``vi`` (“ngày 02 tháng 01 năm 2020”) or ``en`` (“2 January 2020”).

    Returns:
        The line.

    Source: 05-HD/VPTW; 30/2020/NĐ-CP.
    """
    require_language(language)
    if language == VIETNAMESE:
        month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
        return f"ngày {day.day:02d} tháng {month} năm {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """A day as it stands in a table: “02/01/2020”, in either language.

    Args:
        day: the day.

    Returns:
        Day, month and year in figures.
    """
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def date_line(place: str, day: date | None, language: str = VIETNAMESE, year: int | None = None) -> str:
    """Place and day, as under the heading of a paper; a draft without a day leaves room for the pen.

    Args:
        place: name of the town or commune; may be empty.
        day: the day of issue; None while it is not known.
        language: ``vi`` or ``en``.
        year: year to print when the day is not known.

    Returns:
        The line, such as “Hà Nội, ngày 02 tháng 01 năm 2020”.
    """
    return f"{place}, {_day_or_room(day, language, year)}" if place else _day_or_room(day, language, year)


def day_in_words(day: date, language: str = VIETNAMESE) -> str:
    """A day wholly in words, for papers where figures could be changed.

    Args:
        day: the day.
        language: ``vi`` (“ngày hai tháng một năm hai nghìn không trăm hai mươi”) or ``en``.

    Returns:
        The words.
    """
    require_language(language)
    if language == VIETNAMESE:
        return f"ngày {in_words(day.day)} tháng {_VI_MONTHS[day.month - 1]} năm {in_words(day.year)}"
    return f"the {_ordinal(day.day)} of {_MONTHS[day.month - 1]}, {in_words(day.year, language)}"


def clock_line(hour: int, minute: int = 0, language: str = VIETNAMESE) -> str:
    """An hour as minutes of meetings write it: “8 giờ 05 phút”, “8:05”.

    Args:
        hour: 0 to 23.
        minute: 0 to 59.
        language: ``vi`` or ``en``.

    Returns:
        The line; in Vietnamese a full hour has no minutes.

    Raises:
        WrongInput: there is no such hour.
    """
    require_language(language)
    if not (0 <= hour <= 23 and 0 <= minute <= 59):
        raise WrongInput(
            say("There is no hour {hour}:{minute}. Hours run from 0:00 to 23:59.", hour=hour, minute=minute)
        )
    if language != VIETNAMESE:
        return f"{hour}:{minute:02d}"
    return f"{hour} giờ {minute:02d} phút" if minute else f"{hour} giờ"


def _day_or_room(day: date | None, language: str, year: int | None) -> str:
    require_language(language)
    if day is not None:
        return day_line(day, language)
    if language == VIETNAMESE:
        return f"ngày {_BLANK} tháng {_BLANK} năm {year or _BLANK}"
    return f"{_BLANK} {_BLANK} {year or _BLANK}"


def _ordinal(number: int) -> str:
    tens, hyphen, last = in_words(number, "en").rpartition("-")
    return f"{tens}{hyphen}{_ORDINALS.get(last, f'{last}th')}"
