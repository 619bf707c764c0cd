"""The pages of the preparation: for whom they open, in both languages, and what they do."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings

from daihoi.apps.congresses import actions
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations.models import Role, RoleAssignment
from tests.cast import make_congress


@pytest.fixture
def founded(tree, people):
    congress = actions.create_congress(tree.ministry, tree.term, by=people.an)
    actions.set_dates(
        congress, by=people.an, opens_on=date(2025, 3, 27), closes_on=date(2025, 3, 28), notified_on=date(2025, 1, 2)
    )
    return congress


def addresses(congress):
    item = congress.checklist.first().pk
    return [
        f"/c/{congress.pk}/checklist/", f"/c/{congress.pk}/checklist/add/", f"/c/{congress.pk}/checklist/{item}/plan/",
        f"/c/{congress.pk}/timetable/", f"/c/{congress.pk}/dates/", f"/c/{congress.pk}/shape/",
        f"/c/{congress.pk}/stage/postponed/reason/", f"/c/{congress.pk}/below/", "/u/bo/holidays/",
        "/u/bo/congress/new/", "/u/bo/congress/below/",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_for_the_secretary(client, founded, people, language):
    client.force_login(people.an)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for address in addresses(founded):
        assert client.get(address).status_code == 200, address


def test_the_superior_looks_on_and_strangers_do_not(client, founded, people):
    client.force_login(people.ha)
    assert client.get(f"/c/{founded.pk}/checklist/").status_code == 200
    assert client.get(f"/c/{founded.pk}/dates/").status_code == 403
    client.force_login(people.dung)
    for address in addresses(founded):
        assert client.get(address).status_code == 403, address


def test_a_unit_without_congress_is_led_to_its_start(client, tree, people):
    client.force_login(people.an)
    assert client.get("/u/bo/congress/")["Location"] == "/u/bo/congress/new/"
    given = {"term": tree.term.pk, "rulebook": "vn-party-190", "contents": ["review_and_directions"], "ordinal": "III"}
    answer = client.post("/u/bo/congress/new/", given)
    congress = Congress.objects.get()
    assert answer["Location"] == f"/c/{congress.pk}/checklist/"
    assert client.get("/u/bo/congress/")["Location"] == answer["Location"]


def test_founding_it_otherwise_says_why_not_on_the_form(client, tree, people):
    client.force_login(people.an)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    given = {"term": tree.term.pk, "rulebook": "vn-party-190", "contents": ["upper_drafts"],
             "form": "delegate_congress", "form_reason": "scattered"}  # fmt: skip
    page = client.post("/u/bo/congress/new/", given)
    assert page.status_code == 200
    assert "superior level consents" in page.content.decode()


def test_warnings_about_the_days_stay_on_the_page_until_there_is_a_reason(client, founded, people):
    client.force_login(people.an)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    late = {"opens_on": "2025-03-27", "closes_on": "2025-04-02", "notified_on": "2025-01-02"}
    page = client.post(f"/c/{founded.pk}/dates/", late)
    assert "write the reason" in page.content.decode()
    assert client.post(f"/c/{founded.pk}/dates/", late | {"reason": "bão"}).status_code == 302
    assert "Look at this" in client.get(f"/c/{founded.pk}/checklist/").content.decode()


def test_a_step_is_ticked_in_place(client, founded, people):
    client.force_login(people.an)
    item = founded.checklist.first()
    part = client.post(f"/c/{founded.pk}/checklist/{item.pk}/tick/", headers={"hx-request": "true"}).content.decode()
    assert f'id="item-{item.pk}"' in part
    assert "cg-done" in part


def test_the_chosen_congresses_below_are_cleared(client, tree, people, founded):
    below = [make_congress(tree, unit, stage="preparing") for unit in tree.cells]
    client.force_login(people.an)
    chosen = {"selected": [below[0].pk, below[2].pk]}
    assert client.post(f"/c/{founded.pk}/below/clear/", chosen).status_code == 302
    assert sorted(Congress.objects.filter(unit__in=tree.cells).values_list("stage", flat=True)) == [
        "cleared", "cleared", "preparing",
    ]  # fmt: skip


def test_days_off_are_kept_by_the_highest_office(client, tree, people):
    RoleAssignment.objects.create(user=people.dung, unit=tree.nation, role=Role.OFFICE)
    client.force_login(people.dung)
    assert client.post("/u/tw/holidays/fill/", {"year": "2025"}).status_code == 302
    given = {"day_on": "2025-03-26", "name": "Ngày nghỉ thử"}
    assert client.post("/u/tw/holidays/", given).status_code == 302
    assert "Ngày nghỉ thử" in client.get("/u/tw/holidays/").content.decode()
