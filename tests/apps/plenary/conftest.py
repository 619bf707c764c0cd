"""A congress with six delegates of three cells, convened, everybody at the door."""

from __future__ import annotations

import pytest

from daihoi.apps.delegates import actions as delegates
from tests.cast import make_person

NAMES = ("Bùi An", "Cao Bình", "Dương Chi", "Đinh Dũng", "Hồ Giang", "Lý Hà")


@pytest.fixture
def persons(tree):
    return [make_person(name, tree.cells[place // 2]) for place, name in enumerate(NAMES)]


@pytest.fixture
def convened(congress, people, persons, tree):
    for place, unit in enumerate(tree.cells):
        delegates.register_elected(congress, unit, persons[2 * place : 2 * place + 2], by=people.an)
    delegates.accept_all(congress, by=people.an)
    delegates.record_attendance(congress, by=people.binh)
    congress.stage = "convened"
    congress.save()
    return congress


@pytest.fixture
def sitting(convened, people):
    """The main session is open and its script written."""
    from daihoi.apps.plenary import actions

    actions.open_session(convened, "main", by=people.an)
    return convened
