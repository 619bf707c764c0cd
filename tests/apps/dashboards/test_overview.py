"""The overview answers what to do now; the search finds what one may see, and nothing else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from daihoi.apps.dashboards import journey, search
from daihoi.apps.documents import actions as documents
from daihoi.apps.members.models import Membership
from tests.cast import make_congress, make_person


def test_a_stranger_is_led_to_the_portal_and_staff_to_their_overview(client, people):
    assert client.get("/")["Location"] == reverse("portal:portals")
    client.force_login(people.an)
    assert client.get("/")["Location"] == reverse("overview")


def test_the_overview_opens_the_readers_own_congress(client, people, congress):
    client.force_login(people.an)
    assert client.get("/overview/")["Location"] == reverse("congress", args=[congress.pk])


def test_without_a_congress_the_office_is_shown_how_to_found_one(client, people, tree):
    client.force_login(people.an)
    page = client.get("/overview/").content.decode()
    assert reverse("congresses:create", args=["bo"]) in page
    client.force_login(people.chi)
    assert reverse("congresses:create", args=["bo"]) not in client.get("/overview/").content.decode()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_overview_of_a_congress_opens_for_the_unit_and_those_above(client, people, congress, language):
    client.cookies["daihoi_language"] = language
    url = reverse("congress", args=[congress.pk])
    for who, status in (("an", 200), ("ha", 200), ("giang", 403), ("dung", 403)):
        client.force_login(getattr(people, who))
        assert client.get(url).status_code == status


def test_the_journey_has_ten_stops_in_the_order_in_which_they_are_lived(people, congress):
    stops = journey.stops_of(congress)
    keys = "overview directives planning documents personnel delegates session elections communications reports"
    assert [stop.key for stop in stops] == keys.split()
    assert all(stop.url for stop in stops)


def test_a_new_congress_says_what_to_do_first_with_the_article(people, congress):
    steps = journey.next_steps(congress, people.an)
    assert steps
    assert [step.is_late for step in steps] == sorted((step.is_late for step in steps), reverse=True)


def test_what_waits_for_somebody_else_says_for_whom(people, congress):
    steps = journey.next_steps(congress, people.dung)
    assert all(step.who for step in steps)
    assert not any(step.is_decision for step in steps)


def test_the_board_lists_the_units_below_with_the_roll_up_first(client, people, congress, tree):
    for cell in tree.cells:
        make_congress(tree, cell, form="member_congress", ordinal="")
    client.force_login(people.an)
    board = client.get(reverse("congress", args=[congress.pk])).context["board"]
    assert board.rows[0].is_rollup
    assert [row.label for row in board.rows[1:]] == [cell.name for cell in tree.cells]


def test_names_are_found_without_marks_and_only_where_one_may_look(people, tree):
    make_person("Đặng Thị Hồng", tree.cells[0])
    make_person("Đặng Văn Hồng", tree.cells[1])
    found = {hit.title for group in search.search(people.an, "dang hong") for hit in group.hits}
    assert found == {"Đặng Thị Hồng", "Đặng Văn Hồng"}
    below = {hit.title for group in search.search(people.giang, "dang hong") for hit in group.hits}
    assert below == {"Đặng Thị Hồng"}


def test_people_who_have_left_are_not_found(people, tree):
    person = make_person("Lý Thị Sương", tree.cells[0])
    Membership.objects.filter(person=person).update(ended_on="2020-01-01")
    assert search.search(people.an, "ly suong") == []


def test_secret_papers_are_not_found(people, tree):
    given = {"declared_type": "công văn", "issuer": "Cấp trên", "by": people.an}
    documents.register_received(tree.ministry, tree.term, subject="Việc thường", symbol="12-CV/TW", **given)
    documents.register_received(
        tree.ministry, tree.term, subject="Việc kín", symbol="13-CV/TW", secrecy="top_secret", **given
    )
    found = [hit.about for group in search.search(people.an, "viec") for hit in group.hits]
    assert found == ["Việc thường"]


@pytest.mark.parametrize("text", ["", "   ", "không-có-gì"])
def test_a_search_for_nothing_finds_nothing_and_says_so(client, people, tree, text):
    client.force_login(people.an)
    answer = client.get(reverse("search"), {"q": text})
    assert answer.status_code == 200
    assert answer.context["groups"] == []
