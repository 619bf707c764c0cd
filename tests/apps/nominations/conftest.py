"""A list of six names for five seats, two of them women, three standing again."""

from __future__ import annotations

from datetime import date

import pytest

from daihoi.apps.members.models import HoldingSource, OfficeHolding
from daihoi.apps.nominations import actions
from daihoi.apps.organisations.models import OfficeKind, Role, RoleAssignment, Term
from tests.cast import make_person

NAMES = ("Bùi An", "Cao Bình", "Dương Chi", "Đinh Dũng", "Hồ Giang", "Lý Hà")
SEXES = ("male", "male", "female", "male", "female", "male")


@pytest.fixture
def persons(tree):
    found = [
        make_person(
            name, tree.ministry, sex="female" if place in (2, 4) else "male", born_on=date(1970 + 3 * place, 1, 1)
        )
        for place, name in enumerate(NAMES)
    ]
    term = Term.objects.create(name="2015-2020")
    for person in found[:3]:
        OfficeHolding.objects.create(
            person=person, unit=tree.ministry, term=term, office=OfficeKind.COMMITTEE, source=HoldingSource.ELECTED,
            started_on=date(2015, 8, 1),
        )  # fmt: skip
    return found


@pytest.fixture
def officer(people, tree):
    """Bình, who also does personnel work here."""
    RoleAssignment.objects.create(user=people.binh, unit=tree.ministry, role=Role.PERSONNEL)
    return people.binh


@pytest.fixture
def slate(congress, officer):
    return actions.open_slate(congress, "committee", 5, by=officer)


@pytest.fixture
def entries(slate, persons, officer):
    actions.add_nominees(slate, persons, by=officer)
    return {entry.person.full_name: entry for entry in slate.entries.select_related("person", "slate__congress__unit")}
