"""Numbers and days of the page: the core writes the figures, here they get the page's language and time zone."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import get_language

from daihoi.core.words import figures

Number = int | float | Decimal | Fraction


def language() -> str:
    """``vi`` or ``en``: the language of the page."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def number(value: Number, places: int | None = None) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English; without ``places`` a number keeps the digits that it has."""
    return figures.figure(Fraction(value), language(), _places_of(value) if places is None else places)


def percent(part: Number, whole: Number, places: int = 2) -> str:
    """``52,01%``; a dash where there is nothing to divide by."""
    return figures.percent(Fraction(part), Fraction(whole), language(), places) if whole else "–"


def day(value: date | datetime) -> str:
    """The day, first day then month: 22/11/2026."""
    return f"{_here(value):%d/%m/%Y}"


def moment(value: datetime) -> str:
    """The minute and the day in the house's time zone: 14:05 22/11/2026."""
    return f"{_here(value):%H:%M %d/%m/%Y}"


def _here(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def _places_of(value: Number) -> int:
    if isinstance(value, int):
        return 0
    if isinstance(value, Fraction):
        return 0 if value.denominator == 1 else 2
    exponent = Decimal(str(value)).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
