"""Two cells with members, an outgoing committee, and a congress to send delegates to."""

from __future__ import annotations

from datetime import date

import pytest

from daihoi.apps.members.models import HoldingSource, OfficeHolding
from daihoi.apps.organisations.models import OfficeKind, Term
from tests.cast import make_person


@pytest.fixture
def members(tree):
    """Four members in the first cell, two in the second, one in the third."""
    names = ("Bùi An", "Cao Bình", "Dương Chi", "Đinh Dũng"), ("Hồ Giang", "Lý Hà"), ("Mai Khoa",)
    return [[make_person(name, unit) for name in group] for group, unit in zip(names, tree.cells, strict=True)]


@pytest.fixture
def committee(tree, members):
    """Two of them sat on the outgoing committee; a third has left the organisation."""
    previous = Term.objects.create(name="2015-2020")
    gone = make_person("Người Đã Chuyển")
    for person in (members[0][0], members[1][0], gone):
        OfficeHolding.objects.create(
            person=person, unit=tree.ministry, term=previous, office=OfficeKind.COMMITTEE,
            source=HoldingSource.ELECTED, started_on=date(2015, 8, 1),
        )  # fmt: skip
    return [members[0][0], members[1][0]]
