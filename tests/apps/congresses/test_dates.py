"""The days of a congress: what the rulebook warns of, and the last lawful days that follow."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.congresses import actions
from daihoi.core.errors import Refused, WrongInput

THURSDAY, FRIDAY = date(2025, 3, 27), date(2025, 3, 28)
EARLY = date(2025, 1, 2)


@pytest.fixture
def founded(tree, people):
    return actions.create_congress(tree.ministry, tree.term, by=people.an)


def test_lawful_days_are_taken_without_a_reason_and_date_the_checklist(founded, people):
    assert actions.set_dates(founded, by=people.an, opens_on=THURSDAY, closes_on=FRIDAY, notified_on=EARLY) == []
    founded.refresh_from_db()
    assert (founded.opens_on, founded.closes_on, founded.notified_on) == (THURSDAY, FRIDAY, EARLY)
    days = dict(founded.checklist.values_list("key", "last_lawful_on"))
    assert days["notice_of_opening"] == date(2025, 2, 13)
    assert days["candidate_dossiers"] == date(2025, 3, 6)
    assert days["report_upward"] == date(2025, 4, 9)  # the 7th is Hùng Kings' Day
    assert days["ballots_kept"] == date(2025, 9, 28)
    assert days["hall"] is None
    assert Entry.objects.get(verb="congresses.dates_set").facts["opens_on"] == "2025-03-27"


def test_a_late_notice_is_passed_over_only_with_a_reason(founded, people):
    late = {"by": people.an, "opens_on": THURSDAY, "closes_on": FRIDAY, "notified_on": date(2025, 3, 3)}
    with pytest.raises(Refused, match="18 working days before") as refusal:
        actions.set_dates(founded, **late)
    assert str(refusal.value.source) == "24-QĐ/TW (2021) mục 11.1"
    assert [one.id for one in actions.set_dates(founded, **late, reason="epidemic")] == ["R43"]
    assert founded.dates_reason == "epidemic"


def test_too_long_and_too_late_are_warned_of(founded, people):
    findings = actions.set_dates(
        founded, by=people.an, opens_on=date(2025, 9, 1), closes_on=date(2025, 9, 5), notified_on=EARLY, reason="agreed"
    )
    assert [one.id for one in findings] == ["R44", "R45"]


def test_impossible_days_are_wrong(founded, people):
    with pytest.raises(WrongInput, match="before it opens"):
        actions.set_dates(founded, by=people.an, opens_on=FRIDAY, closes_on=THURSDAY, notified_on=EARLY)
    with pytest.raises(WrongInput, match="after the opening"):
        actions.set_dates(
            founded, by=people.an, opens_on=THURSDAY, closes_on=FRIDAY, preparatory_on=FRIDAY, notified_on=EARLY
        )


def test_days_count_from_the_preparatory_session(founded, people):
    actions.set_dates(
        founded, by=people.an, opens_on=FRIDAY, closes_on=FRIDAY, preparatory_on=THURSDAY, notified_on=EARLY
    )
    assert founded.checklist.get(key="notice_of_opening").last_lawful_on == date(2025, 2, 13)


def test_once_convened_a_reason_is_asked_for_and_once_open_nothing_moves(founded, people):
    founded.stage = "convened"
    founded.save()
    with pytest.raises(Refused, match="already convened"):
        actions.set_dates(founded, by=people.an, opens_on=THURSDAY, closes_on=FRIDAY, notified_on=EARLY)
    founded.stage = "in_session"
    founded.save()
    with pytest.raises(Refused, match="no longer change"):
        actions.set_dates(founded, by=people.an, opens_on=THURSDAY, closes_on=FRIDAY, notified_on=EARLY, reason="x")


def test_only_the_office_sets_the_days(founded, people):
    for user in (people.binh, people.ha, people.dung):
        with pytest.raises(PermissionDenied):
            actions.set_dates(founded, by=user, opens_on=THURSDAY, closes_on=FRIDAY, notified_on=EARLY)
