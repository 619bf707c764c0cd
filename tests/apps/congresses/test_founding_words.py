"""A company's meeting is founded in its own words, and its challenge runs out by itself."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from daihoi.apps.congresses import actions
from daihoi.apps.shell import clock
from tests.cast import make_congress

pytestmark = pytest.mark.django_db


def test_a_company_is_offered_its_own_contents(client, people, tree):
    tree.ministry.rulebook = "vn-company-2020"
    tree.ministry.save()
    client.force_login(people.an)
    shown = client.get(reverse("congresses:create", args=[tree.ministry.code])).content.decode()
    assert 'value="review_and_directions"' in shown
    assert 'value="upper_drafts"' not in shown


def test_the_challenge_of_a_resolution_runs_out_after_ninety_days(people, tree):
    company = actions.create_congress(tree.ministry, tree.term, by=people.an, rulebook="vn-company-2020")
    actions.set_dates(company, by=people.an, opens_on=date(2027, 4, 24), closes_on=date(2027, 4, 24), reason="x")
    step = company.checklist.get(key="complaints_window")
    assert step.last_lawful_on == date(2027, 7, 23)


def test_the_ninety_days_run_from_the_day_on_which_the_minutes_were_sent(people, tree):
    company = actions.create_congress(tree.ministry, tree.term, by=people.an, rulebook="vn-company-2020")
    actions.set_dates(company, by=people.an, opens_on=date(2027, 4, 24), closes_on=date(2027, 4, 24), reason="x")
    sent, challenge = (company.checklist.get(key=key) for key in ("report_upward", "complaints_window"))
    with clock.on(date(2027, 5, 4)):
        actions.tick_item(sent, by=people.an)
    challenge.refresh_from_db()
    assert challenge.last_lawful_on == date(2027, 8, 2)
    actions.refresh_checklist(company, by=people.an)
    challenge.refresh_from_db()
    assert challenge.last_lawful_on == date(2027, 8, 2)
    actions.untick_item(sent, by=people.an)
    challenge.refresh_from_db()
    assert challenge.last_lawful_on == date(2027, 7, 23)


def test_a_party_congress_keeps_its_own_days_when_the_result_is_reported(people, tree):
    congress = actions.create_congress(tree.ministry, tree.term, by=people.an)
    actions.set_dates(congress, by=people.an, opens_on=date(2027, 4, 24), closes_on=date(2027, 4, 24), reason="x")
    before = list(congress.checklist.values_list("key", "last_lawful_on"))
    with clock.on(date(2027, 5, 4)):
        actions.tick_items(congress, [congress.checklist.get(key="report_upward")], by=people.an)
    assert list(congress.checklist.values_list("key", "last_lawful_on")) == before


def test_the_register_of_papers_is_the_units(client, people, tree):
    congress = make_congress(tree)
    actions.refresh_checklist(congress, by=people.an)
    client.force_login(people.an)
    shown = client.get(reverse("congresses:home", args=[congress.pk])).content.decode()
    assert reverse("documents:home", args=[tree.ministry.code]) in shown
    assert reverse("documents:home", args=[str(congress.pk)]) not in shown
