"""The list of days off: filled, added to, taken from."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.congresses import actions, law
from daihoi.apps.congresses.models import Holiday
from daihoi.apps.organisations.models import Role, RoleAssignment
from daihoi.core.congresses import vietnamese_holidays
from daihoi.core.errors import Refused


@pytest.fixture
def keeper(people, tree):
    RoleAssignment.objects.create(user=people.dung, unit=tree.nation, role=Role.OFFICE)
    return people.dung


def test_an_empty_list_means_the_shipped_calendar(db):
    assert law.calendar() is vietnamese_holidays()


def test_a_year_is_filled_once(keeper, tree):
    added = actions.fill_holidays(tree.nation, 2025, by=keeper)
    assert added == Holiday.objects.count() > 10
    assert actions.fill_holidays(tree.nation, 2025, by=keeper) == 0
    assert law.calendar().work_on(date(2025, 9, 2)) == 0


def test_an_unknown_year_is_entered_by_hand(keeper, tree):
    with pytest.raises(Refused, match="2019 to 2027"):
        actions.fill_holidays(tree.nation, 2040, by=keeper)


def test_a_worked_saturday_is_a_working_day_and_can_be_taken_back(keeper, tree):
    saturday = date(2025, 4, 26)
    held = actions.add_holiday(tree.nation, saturday, by=keeper, name="Làm bù", is_worked=True)
    assert law.calendar().work_on(saturday) == 1
    with pytest.raises(Refused, match="already in the list"):
        actions.add_holiday(tree.nation, saturday, by=keeper, name="again")
    actions.remove_holiday(held, tree.nation, by=keeper)
    assert not Holiday.objects.exists()


def test_a_secretary_below_does_not_keep_the_list_of_the_house(people, tree):
    with pytest.raises(PermissionDenied):
        actions.fill_holidays(tree.ministry, 2025, by=people.an)
