"""Words that the papers of an election share: always Vietnamese, for they are part of the forms."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from daihoi.core.documents import Figure
from daihoi.core.words import dates, figures, integers

PLACES = 2
ROOM = "………………"
"""Room for the pen where the house knows nothing."""


def counted(number: int) -> str:
    """A number as minutes write it: “35 (ba mươi lăm)”; 1 to 9 with a zero in front."""
    shown = f"{number:02d}" if 0 < number < 10 else figures.figure(number)
    return f"{shown} ({integers.in_words(number)})"


def in_words(number: int) -> str:
    """A number in words, its first letter large, as in a column “Bằng chữ”."""
    words = integers.in_words(number)
    return words[:1].upper() + words[1:]


def share(votes: int, base: int | None) -> Figure | str:
    """Votes as a share of the base; empty without one."""
    return Figure(Fraction(votes, base), PLACES, is_share=True) if base else ""


def share_words(votes: int, base: int) -> str:
    """The same as text."""
    return figures.percent(Fraction(votes), Fraction(base), "vi", PLACES)


def moment(at: datetime | None) -> str:
    """An hour and its day: “9 giờ 30 phút, ngày 15 tháng 5 năm 2020”; room for the pen without one."""
    if at is None:
        return "…… giờ …… phút, ngày …… tháng …… năm ……"
    return f"{dates.clock_line(at.hour, at.minute)}, {dates.day_line(at.date())}"


def lowered(text: str) -> str:
    """Text that goes on within a sentence."""
    return text[:1].lower() + text[1:]


def ended(text: str) -> str:
    """Text as a whole sentence."""
    return text if text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip().rstrip(';,')}."


def grouped(digest: str, size: int = 8) -> str:
    """A hash in groups of letters, so that two people can compare it aloud."""
    return " ".join(digest[at : at + size] for at in range(0, len(digest), size))
