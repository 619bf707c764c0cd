"""The checklist: ticked, added to, planned, reckoned again."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.congresses import actions, queries
from daihoi.apps.shell.journey import StopState
from daihoi.core.errors import Refused, WrongInput


@pytest.fixture
def founded(tree, people):
    congress = actions.create_congress(tree.ministry, tree.term, by=people.an)
    actions.set_dates(
        congress, by=people.an, opens_on=date(2025, 3, 27), closes_on=date(2025, 3, 28), notified_on=date(2025, 1, 2)
    )
    return congress


@pytest.fixture
def notice(founded):
    return founded.checklist.get(key="notice_of_opening")


def test_a_step_is_ticked_once_and_unticked(notice, people):
    actions.tick_item(notice, by=people.an)
    actions.tick_item(notice, by=people.an)
    assert (notice.is_done, notice.done_by) == (True, "an")
    assert Entry.objects.filter(verb="congresses.item_ticked").count() == 1
    actions.untick_item(notice, by=people.an)
    assert not notice.is_done


def test_only_the_office_ticks(notice, people):
    with pytest.raises(PermissionDenied):
        actions.tick_item(notice, by=people.binh)


def test_a_plan_after_the_last_lawful_day_needs_a_reason(notice, people):
    with pytest.raises(Refused, match="13/02/2025"):
        actions.reschedule_item(notice, by=people.an, planned_on=date(2025, 2, 14))
    actions.reschedule_item(notice, by=people.an, planned_on=date(2025, 2, 14), reason="epidemic")
    assert (notice.due_on, notice.date_reason) == (date(2025, 2, 14), "epidemic")


def test_the_office_adds_its_own_step_and_may_remove_it(founded, notice, people):
    own = actions.add_item(founded, by=people.an, title="Thuê âm thanh", planned_on=date(2025, 3, 20))
    assert own.order == founded.checklist.count()
    with pytest.raises(WrongInput):
        actions.add_item(founded, by=people.an, title=" ")
    with pytest.raises(Refused, match="comes from the rulebook"):
        actions.remove_item(notice, by=people.an)
    actions.remove_item(own, by=people.an)
    assert not founded.checklist.filter(is_own=True).exists()


def test_a_new_day_off_moves_the_last_lawful_days(founded, notice, people, tree):
    from daihoi.apps.organisations.models import Role, RoleAssignment

    RoleAssignment.objects.create(user=people.an, unit=tree.nation, role=Role.OFFICE)
    del people.an._valid_assignments
    for year in (2025,):
        actions.fill_holidays(tree.nation, year, by=people.an)
    actions.add_holiday(tree.nation, date(2025, 3, 26), by=people.an, name="Ngày nghỉ thử")
    assert actions.refresh_checklist(founded, by=people.an) > 0
    notice.refresh_from_db()
    assert notice.last_lawful_on == date(2025, 2, 12)


def test_the_standing_counts_what_is_late(founded, people):
    assert queries.standing(founded).state is StopState.LATE
    for item in founded.checklist.all():
        actions.tick_item(item, by=people.an)
    assert queries.standing(founded).state is StopState.DONE
    assert queries.next_steps(founded, people.an) == []


def test_the_next_steps_are_the_most_urgent_with_their_article(founded, people):
    first = queries.next_steps(founded, people.an)[0]
    assert (first.source, first.last_lawful_on, first.is_late) == ("24-QĐ/TW (2021) mục 11.1", date(2025, 2, 13), True)


def test_a_time_that_runs_out_by_itself_is_nobodys_delay(founded):
    ballots = founded.checklist.get(key="ballots_kept")
    assert ballots.last_lawful_on == date(2025, 9, 28)
    assert not ballots.is_late(date(2026, 1, 1))
    assert founded.checklist.get(key="report_upward").is_late(date(2026, 1, 1))
