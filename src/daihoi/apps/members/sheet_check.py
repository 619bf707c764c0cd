"""A sheet of members against the calendar, the tree and the register: every problem, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rapidfuzz import process

from daihoi.apps.organisations.models import Unit
from daihoi.apps.organisations.sheets import Row, Sheet, as_day
from daihoi.apps.shell import clock
from daihoi.core import names
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from . import checks, columns
from .models import Membership, Person

CHUNK = 400
NEAR_ENOUGH = 72
BIOGRAPHY = (
    "ethnicity", "religion", "home_town", "residence", "qualification", "theory_level", "languages", "occupation",
    "workplace",
)  # fmt: skip


@dataclass
class Entrant:
    """One row that could be read: the person and the membership that it asks for."""

    row: Row
    unit: Unit | None = None
    full_name: str = ""
    sex: str = ""
    born_on: date | None = None
    joined_on: date | None = None
    official_on: date | None = None
    status: str = ""
    card_number: str = ""
    biography: dict[str, str] = field(default_factory=dict)

    @property
    def likeness(self) -> tuple[str, date | None]:
        """Two entrants with the same one may be one person."""
        return names.fold(self.full_name), self.born_on


def check(unit: Unit, sheet: Sheet) -> list[Entrant]:
    """Read every row and put every problem on the sheet's fix list.

    Args:
        unit: the unit whose sheet it is; rows may belong to any unit below it.
        sheet: the sheet; its ``problems`` grow.

    Returns:
        The entrants, one for each row; complete only when there is no problem.
    """
    places = _Places(unit)
    youngest, today = checks.youngest_age(unit), clock.today()
    entrants = []
    for row in sheet.rows:
        entrant = Entrant(row, card_number=row.text("card_number"))
        entrant.unit = places.find(row, sheet)
        entrant.full_name = _name(row, sheet)
        entrant.sex = _word(row, sheet, "sex", columns.SEXES, "Nam, Nữ")
        entrant.born_on, entrant.joined_on, entrant.official_on = (
            _day(row, sheet, name) for name in ("born_on", "joined_on", "official_on")
        )
        for name, sentence in checks.impossible_days(
            youngest, today, entrant.born_on, entrant.joined_on, entrant.official_on
        ):
            sheet.note(row, name, sentence)
        entrant.status = _word(row, sheet, "status", columns.STATUSES, columns.STATUS_WORDS) or checks.status_by_days(
            entrant.joined_on, entrant.official_on
        )
        entrant.biography = _biography(row, sheet)
        entrants.append(entrant)
    _note_doubles_in_sheet(entrants, sheet)
    _note_doubles_in_register(unit, entrants, sheet)
    return entrants


class _Places:
    """The units that a sheet may name, by code, symbol and name."""

    def __init__(self, unit: Unit) -> None:
        self.top = unit
        units = list(Unit.objects.in_subtree(unit).filter(is_active=True))
        self.is_leaf = len(units) == 1
        self.by_word: dict[str, list[Unit]] = {}
        for one in units:
            for word in {names.fold(one.code), names.fold(one.name), names.fold(one.symbol)} - {""}:
                self.by_word.setdefault(word, []).append(one)
        self.near: dict[str, str] = {}

    def find(self, row: Row, sheet: Sheet) -> Unit | None:
        """The unit of a row; an unknown one is noted with the nearest spelling."""
        written = row.text("unit")
        if not written:
            if "unit" in sheet.titles and not self.is_leaf:
                sheet.note(row, "unit", say("The unit is empty. Write the code or the name of the unit."))
            return self.top
        found = self.by_word.get(names.fold(written), [])
        if len(found) == 1:
            return found[0]
        if found:
            codes = ", ".join(unit.code for unit in found)
            sheet.note(row, "unit", say("Several units are called so. Write the code: {codes}.", codes=codes))
        elif nearest := self._nearest(written):
            sheet.note(
                row,
                "unit",
                say("There is no such unit below {top}. Did you mean “{unit}”?", top=self.top.name, unit=nearest),
            )
        else:
            sheet.note(
                row,
                "unit",
                say(
                    "There is no such unit below {top}. Write the code or name as in the list of units.",
                    top=self.top.name,
                ),
            )
        return None

    def _nearest(self, written: str) -> str:
        if written not in self.near:
            best = process.extractOne(names.fold(written), list(self.by_word), score_cutoff=NEAR_ENOUGH)
            self.near[written] = self.by_word[best[0]][0].name if best else ""
        return self.near[written]


def _name(row: Row, sheet: Sheet) -> str:
    written = row.text("full_name")
    if not written:
        return ""
    name = names.title_case(written) if written in (written.upper(), written.lower()) else written
    letters = [letter for letter in name if letter.isalpha()]
    if len(name.split()) < 2 or len(letters) < 3 or any(letter.isdigit() for letter in name):
        sheet.note(row, "full_name", say("This is no full name. Write family name, middle name and given name."))
        return ""
    return name


def _word(row: Row, sheet: Sheet, name: str, known: dict[str, Any], words: str) -> str:
    written = names.fold(row.text(name))
    if written and written not in known:
        sheet.note(row, name, say("This word is not known here. Write one of: {words}.", words=words))
    return str(known.get(written, ""))


def _day(row: Row, sheet: Sheet, name: str) -> date | None:
    try:
        return as_day(row.cells.get(name))
    except WrongInput as error:
        sheet.note(row, name, error.sentence)
        return None


def _biography(row: Row, sheet: Sheet) -> dict[str, str]:
    found = {}
    for name in (*BIOGRAPHY, "full_name"):
        text, longest = row.text(name), _longest(Person, name)
        if len(text) > longest:
            sheet.note(row, name, say("The text has more than {most} letters. Shorten it.", most=longest))
        found[name] = text
    longest = _longest(Membership, "card_number")
    if len(row.text("card_number")) > longest:
        sheet.note(row, "card_number", say("The text has more than {most} letters. Shorten it.", most=longest))
    del found["full_name"]
    return found


def _note_doubles_in_sheet(entrants: list[Entrant], sheet: Sheet) -> None:
    people: dict[tuple[str, date | None], Entrant] = {}
    cards: dict[str, Entrant] = {}
    for entrant in entrants:
        other = cards.setdefault(entrant.card_number, entrant) if entrant.card_number else entrant
        if other is not entrant:
            sheet.note(
                entrant.row,
                "card_number",
                say("Row {row} has the same card number. Correct one.", row=other.row.number),
            )
        if not entrant.full_name or not entrant.born_on:
            continue
        other = people.setdefault(entrant.likeness, entrant)
        if other is not entrant and not _told_apart(entrant.card_number, other.card_number):
            sheet.note(
                entrant.row, "full_name",
                say(
                    "Row {row} has the same name and date of birth. Strike one out; "
                    "if they are two persons, give the card number of each.",
                    row=other.row.number,
                ),
            )  # fmt: skip


def _note_doubles_in_register(unit: Unit, entrants: list[Entrant], sheet: Sheet) -> None:
    known = _standing([entrant for entrant in entrants if entrant.full_name and entrant.born_on])
    for entrant in entrants:
        for membership in known.get(entrant.likeness, []):
            if _told_apart(entrant.card_number, membership.card_number):
                continue
            inside = unit.holds(membership.unit)
            there = membership.unit.name if inside else say("another unit")
            sheet.note(
                entrant.row, "full_name",
                say(
                    "This person stands in the register of {unit} already. Strike the row out, "
                    "or transfer the member; if they are two persons, give the card number of each.",
                    unit=there,
                ),
            )  # fmt: skip
            break


def _standing(entrants: list[Entrant]) -> dict[tuple[str, date | None], list[Membership]]:
    """Open memberships of people with a name and birth date that the sheet holds."""
    found: dict[tuple[str, date | None], list[Membership]] = {}
    for chunk in _chunks(sorted({entrant.likeness[0] for entrant in entrants})):
        open_ones = Membership.objects.filter(ended_on__isnull=True, person__folded_name__in=chunk)
        for membership in open_ones.select_related("person", "unit").order_by():
            key = membership.person.folded_name, membership.person.born_on
            found.setdefault(key, []).append(membership)
    return found


def _longest(model: type[Person] | type[Membership], name: str) -> int:
    return getattr(model._meta.get_field(name), "max_length", 0) or 0


def _told_apart(card: str, other: str) -> bool:
    return bool(card and other and card != other)


def _chunks(words: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(words), CHUNK):
        yield words[start : start + CHUNK]
