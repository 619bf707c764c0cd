"""Months as they are counted for ages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of one year.

    Args:
        year: the year.
        number: the month, 1 to 12.
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month in which a day lies."""
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text: str) -> Month:
        """The month written as ``2025-06``.

        Raises:
            WrongInput: it is written otherwise.
        """
        found = _MONTH.fullmatch(text)
        if not found:
            raise WrongInput(say("“{text}” is no month. Write year and month, such as 2025-06.", text=text))
        return cls(int(found[1]), int(found[2]))

    def after(self, months: int) -> Month:
        """The month so many months later; earlier for a negative number."""
        year, place = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, place + 1)

    def until(self, later: Month) -> int:
        """Months from this month to a later one; negative when it is earlier."""
        return (later.year - self.year) * 12 + later.number - self.number

    @property
    def sentence(self) -> Sentence:
        """The month as each language writes it: 2025-06 in English, 06/2025 in Vietnamese."""
        return say("{year}-{month}", year=f"{self.year:04}", month=f"{self.number:02}")

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"
