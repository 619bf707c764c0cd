"""Taking over a sheet of members, beside saving row by row."""

from __future__ import annotations

from datetime import date
from typing import Any

from bench.measure import Measurement, measure
from bench.site import open_site
from daihoi.demo import people

CLAIM = (
    "A whole organisation's sheet, with every row checked, is taken over faster than bare rows are saved one by one."
)
FULL, TINY = 2179, 20
DAY = date(2020, 6, 8)


def run(size: int) -> list[Measurement]:
    """Import, save bare rows, and enter each person by the act of the screen."""
    open_site()
    from django.db import transaction

    from daihoi.apps.members import actions
    from daihoi.apps.members.models import Membership, Person

    unit, by = _unit(), _keeper()
    invented = people.invent(size, 7, DAY)
    sheet = [_row(number, person) for number, person in enumerate(invented, 1)]

    def whole_sheet() -> None:
        if actions.import_members(unit, sheet, by=by).added != size:
            raise AssertionError("The sheet was not taken over.")

    @transaction.atomic
    def bare_rows() -> None:
        for person in invented:
            saved = Person.objects.create(full_name=person.full_name, sex=person.sex, born_on=person.born_on)
            Membership.objects.create(person=saved, unit=unit, unit_path=unit.path, joined_on=person.joined_on)

    @transaction.atomic
    def by_the_screens_act() -> None:
        for number, person in enumerate(invented, 1):
            actions.add_person(
                unit,
                full_name=person.full_name,
                sex=person.sex,
                born_on=person.born_on,
                joined_on=person.joined_on,
                card_number=f"M{number:06d}",
                by=by,
            )

    common: dict[str, Any] = {"work": size, "unit": "members", "repeats": 2, "before": _empty}
    return [
        measure(
            "import of the sheet", whole_sheet, note="every row checked, doubles looked for, one trail entry", **common
        ),
        measure("`save()` row by row, one transaction", bare_rows, note="nothing checked, no trail", **common),
        measure(
            "the act “enter a person”, one by one",
            by_the_screens_act,
            note="checked, a trail entry each",
            **(common | {"repeats": 1}),
        ),
    ]


def _unit() -> Any:
    from daihoi.apps.organisations.models import Level, Unit

    Unit.objects.all().delete()
    level, _ = Level.objects.get_or_create(rank=9, defaults={"name": "Cơ sở"})
    return Unit.add_root(code="bench", name="Đảng bộ thử", level=level)


def _keeper() -> Any:
    from daihoi.apps.accounts.models import User

    known = User.objects.filter(username="bench").first()
    return known or User.objects.create_superuser("bench", password=None)


def _empty() -> None:
    from daihoi.apps.members.models import MemberImport, Membership, Person

    for model in (MemberImport, Membership, Person):
        model.objects.all().delete()


def _row(number: int, person: people.Invented) -> dict[str, object]:
    return {
        "Họ và tên": person.full_name,
        "Giới tính": "Nữ" if person.sex == "female" else "Nam",
        "Ngày sinh": person.born_on,
        "Ngày vào Đảng": person.joined_on,
        "Ngày chính thức": "" if person.is_probationary else person.official_on,
        "Số thẻ": f"M{number:06d}",
    }
