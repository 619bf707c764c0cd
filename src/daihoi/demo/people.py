"""Invented people: names, ages and biographies drawn from a seed; nobody of them lives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from . import texts

MINORITIES = ("Tày", "Nùng", "Mường", "Thái", "Hoa", "Dao")
QUALIFICATIONS = ("Cử nhân", "Kỹ sư", "Thạc sĩ", "Tiến sĩ", "Trung cấp")
THEORY = ("Sơ cấp", "Trung cấp", "Cao cấp", "Cử nhân")
OCCUPATIONS = ("Chuyên viên", "Chuyên viên chính", "Phó trưởng phòng", "Trưởng phòng", "Kỹ sư", "Giảng viên", "Kế toán")


@dataclass(frozen=True)
class Invented:
    """One invented member, in the columns of the members' sheet."""

    full_name: str
    sex: str
    born_on: date
    ethnicity: str
    religion: str
    home_town: str
    qualification: str
    theory_level: str
    occupation: str
    joined_on: date
    official_on: date
    is_probationary: bool


def invent(count: int, seed: int, today: date) -> list[Invented]:
    """Different people by name and birth date together.

    Args:
        count: how many.
        seed: the same seed gives the same people.
        today: ages lie between 22 and 60 years on this day.
    """
    dice = Random(seed)
    known: set[tuple[str, date]] = set()
    people: list[Invented] = []
    while len(people) < count:
        person = _one(dice, today)
        if (person.full_name, person.born_on) not in known:
            known.add((person.full_name, person.born_on))
            people.append(person)
    return people


def _one(dice: Random, today: date) -> Invented:
    words = texts.names()
    is_woman = dice.random() < 0.42
    family = dice.choices(words["families"], words["family_weights"])[0]
    middle = dice.choice(words["women_middle"] if is_woman else words["men_middle"])
    given = dice.choice(words["women_given"] if is_woman else words["men_given"])
    age_days = int(dice.triangular(22 * 365.25, 60 * 365.25, 41 * 365.25))
    born_on = today - timedelta(days=age_days)
    joined_on = born_on + timedelta(days=dice.randint(21 * 365, max(21 * 365 + 1, age_days - 30)))
    is_probationary = (today - joined_on).days < 365
    minority = dice.random() < 0.05
    return Invented(
        full_name=f"{family} {middle} {given}",
        sex="female" if is_woman else "male",
        born_on=born_on,
        ethnicity=dice.choice(MINORITIES) if minority else "Kinh",
        religion="Không" if dice.random() < 0.98 else "Công giáo",
        home_town=dice.choice(words["towns"]),
        qualification=dice.choices(QUALIFICATIONS, (40, 22, 25, 6, 7))[0],
        theory_level=dice.choices(THEORY, (45, 30, 20, 5))[0],
        occupation=dice.choices(OCCUPATIONS, (40, 15, 10, 10, 15, 5, 5))[0],
        joined_on=joined_on,
        official_on=joined_on + timedelta(days=365),
        is_probationary=is_probationary,
    )
