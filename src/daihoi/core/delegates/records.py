"""What is known of one delegate, and the ranges of years in which a report counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from daihoi.core.sentences import Sentence, say

MAJORITY_ETHNICITY = "Kinh"


class Attendance(StrEnum):
    """Whether a delegate came."""

    PRESENT = "present"
    ABSENT_EXCUSED = "absent_excused"
    ABSENT_UNEXCUSED = "absent_unexcused"


@dataclass(frozen=True, slots=True)
class DelegateRecord:
    """What the report needs to know of one delegate; a text that is not known is empty.

    Args:
        key: the record's own key.
        title: ``ex_officio``, ``elected``, ``appointed`` or another title of the organisation.
        unit: the unit that sends the delegate.
        sex: ``female`` or ``male``.
        born_on: birth date.
        joined_on: day of joining the organisation.
        ethnicity: such as ``Kinh`` or ``Tày``.  Sensitive.
        religion: empty when unknown, ``none`` when there is none.  Sensitive.
        qualification: highest professional qualification.
        political_theory_level: level of political theory.
        sector: field of work.
        awards: awards held.
        attendance: whether the delegate came.
        absence_reason: why not.
    """

    key: str
    title: str
    unit: str = ""
    sex: str = ""
    born_on: date | None = None
    joined_on: date | None = None
    ethnicity: str = ""
    religion: str = ""
    qualification: str = ""
    political_theory_level: str = ""
    sector: str = ""
    awards: tuple[str, ...] = ()
    attendance: Attendance = Attendance.PRESENT
    absence_reason: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A range of full years.

    Args:
        least: fewest years in it.
        most: most years in it; None when open above.
    """

    least: int
    most: int | None

    def holds(self, years: int) -> bool:
        """True when so many years are in the band."""
        return self.least <= years and (self.most is None or years <= self.most)

    @property
    def label(self) -> Sentence:
        """The band in words."""
        if self.most is None:
            return say("{years} years and more", years=self.least)
        if self.least == 0:
            return say("under {years} years", years=self.most + 1)
        return say("{least} to {most} years", least=self.least, most=self.most)


AGE_BANDS = (Band(0, 39), Band(40, 50), Band(51, 60), Band(61, 70), Band(71, None))
MEMBERSHIP_BANDS = (Band(0, 9), Band(10, 19), Band(20, 29), Band(30, 39), Band(40, None))
