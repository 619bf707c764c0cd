"""Taking over a sheet of members: whole, or not at all with a fix list."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.organisations import sheets
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell.guards import require

from .. import permissions
from ..columns import COLUMNS
from ..models import ImportState, MemberImport, Membership, Person
from ..sheet_check import Entrant, check


@transaction.atomic
def import_members(
    unit: Unit, source: sheets.Source, *, by: Any, file_name: str = "", is_sample: bool = False
) -> MemberImport:
    """Take over a sheet of members of a unit and of the units below it, whole or not at all.

    The same sheet sent again is not taken over a second time: the first import is given back.

    Args:
        unit: the unit whose sheet it is; a column for the unit may name any unit below it.
        source: the bytes of a CSV or XLSX file, or rows as mappings from title (or field) to value.
        by: who acts; must keep the register of the unit.
        file_name: what the file is called.
        is_sample: marks the people as sample data.

    Returns:
        The import: taken over, or refused with the fix list (row, column, what is wrong, what to do).

    Raises:
        WrongInput: the file can't be read at all.
    """
    require(permissions.can_keep_members, by, unit)
    sheet = sheets.read(source, COLUMNS)
    done = MemberImport.objects.filter(unit=unit, file_hash=sheet.digest, state=ImportState.DONE).first()
    if done:
        return done
    entrants = check(unit, sheet)
    record = MemberImport(
        unit=unit,
        file_name=(file_name or "members")[:200],
        file_hash=sheet.digest,
        rows=len(sheet.rows),
        by=by,
        state=ImportState.REFUSED if sheet.problems else ImportState.DONE,
        problems=[problem.as_json() for problem in sheet.problems],
    )
    if sheet.problems:
        record.sheet.save(f"{sheet.digest[:16]}{_ending(source)}", ContentFile(_bytes_of(source)), save=False)
        record.save()
        audit.record("members.import_refused", by=by, on=record, rows=record.rows, problems=len(sheet.problems))
        return record
    record.added = _take_over(entrants, is_sample=is_sample)
    record.save()
    _drop_refused_sheets(unit)
    audit.record("members.imported", by=by, on=record, rows=record.rows, added=record.added, sheet=sheet.digest)
    return record


def _take_over(entrants: Sequence[Entrant], *, is_sample: bool) -> int:
    people = []
    for entrant in entrants:
        assert entrant.born_on is not None, "a sheet without problems has every birth date"
        person = Person(
            full_name=entrant.full_name,
            sex=entrant.sex,
            born_on=entrant.born_on,
            is_sample=is_sample,
            **entrant.biography,
        )
        person.derive_names()
        people.append(person)
    Person.objects.bulk_create(people, batch_size=500)
    Membership.objects.bulk_create(
        (
            Membership(
                person=person,
                unit=entrant.unit,
                unit_path=entrant.unit.path if entrant.unit else "",
                card_number=entrant.card_number,
                joined_on=entrant.joined_on,
                official_on=entrant.official_on,
                status=entrant.status,
            )
            for person, entrant in zip(people, entrants, strict=True)
        ),
        batch_size=500,
    )
    return len(people)


def _drop_refused_sheets(unit: Unit) -> None:
    """Sheets that were given back hold personal data; they go as soon as a mended one has been taken over."""
    for record in MemberImport.objects.filter(unit=unit, state=ImportState.REFUSED).exclude(sheet=""):
        storage, name = record.sheet.storage, str(record.sheet.name)
        MemberImport.objects.filter(pk=record.pk).update(sheet="")
        transaction.on_commit(partial(storage.delete, name))


def _ending(source: sheets.Source) -> str:
    return ".xlsx" if isinstance(source, bytes) and source[:2] == b"PK" else ".csv"


def _bytes_of(source: sheets.Source) -> bytes:
    if isinstance(source, bytes):
        return source
    titles = list(dict.fromkeys(title for row in source for title in row))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(titles)
    writer.writerows(_cells(row, titles) for row in source)
    return out.getvalue().encode()


def _cells(row: Mapping[str, object], titles: Sequence[str]) -> list[str]:
    return [sheets.as_text(row.get(title)) for title in titles]
