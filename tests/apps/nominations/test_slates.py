"""Building a list: who may, for which office, with which names."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.nominations import actions, queries
from daihoi.core.errors import Refused, WrongInput
from tests.cast import make_person


def test_only_personnel_work_opens_a_list_and_an_office_has_one(congress, slate, people, officer):
    with pytest.raises(Refused, match="already a list"):
        actions.open_slate(congress, "committee", 5, by=officer)
    for user in (people.chi, people.ha, people.giang):
        with pytest.raises(PermissionDenied):
            actions.open_slate(congress, "delegates", 5, by=user)
    with pytest.raises(WrongInput):
        actions.open_slate(congress, "delegates", 0, by=officer)
    assert Entry.objects.get(verb="nominations.slate_opened").facts == {"office": "committee", "seats": 5}


def test_no_list_for_an_election_that_is_not_called_for(congress, officer):
    congress.contents = ["review_and_directions", "delegation_election"]
    congress.save()
    with pytest.raises(Refused, match="not called"):
        actions.open_slate(congress, "committee", 5, by=officer)
    assert queries.offices_open(congress) == ["delegates"]


def test_who_stands_again_is_read_from_the_offices(entries):
    assert [name for name, entry in entries.items() if entry.is_incumbent] == ["Bùi An", "Cao Bình", "Dương Chi"]


def test_names_are_added_once_with_the_file_that_they_need(slate, entries, persons, officer):
    assert entries["Bùi An"].file_items.count() == 10
    assert actions.add_nominees(slate, persons, by=officer) == []
    with pytest.raises(Refused, match="already on this list"):
        actions.add_nominee(slate, persons[0], by=officer)
    outside = actions.add_nominee(slate, make_person("Mai Khoa"), by=officer, origin="self_nominated")
    assert outside.file_items.count() == 7


def test_a_name_is_withdrawn_with_a_reason_and_comes_back(slate, entries, persons, officer):
    with pytest.raises(WrongInput):
        actions.withdraw_nominee(entries["Lý Hà"], by=officer, reason="")
    actions.withdraw_nominee(entries["Lý Hà"], by=officer, reason="chuyển công tác")
    assert len(queries.listed(slate)) == 5
    actions.add_nominee(slate, persons[5], by=officer)
    assert len(queries.listed(slate)) == 6


def test_a_slip_is_removed_until_a_conference_has_voted(entries, officer):
    actions.remove_nominee(entries["Lý Hà"], by=officer)
    assert entries["Bùi An"].slate.entries.count() == 5


def test_five_seats_allow_one_name_more(slate, entries, officer):
    assert [one.id for one in queries.slate_findings(slate) if one.severity.value == "block"] == []
    actions.add_nominee(slate, make_person("Mai Khoa"), by=officer)
    block = next(one for one in queries.slate_findings(slate) if one.severity.value == "block")
    assert (block.id, str(block.source)) == ("R04", "190-QĐ/TW Đ14")


def test_no_surplus_blocks_and_changing_the_seats_is_traced(slate, entries, officer):
    actions.change_seats(slate, 6, by=officer)
    block = next(one for one in queries.slate_findings(slate) if one.severity.value == "block")
    assert block.id == "R03"
    with pytest.raises(WrongInput):
        actions.change_seats(slate, 0, by=officer)
    assert Entry.objects.filter(verb="nominations.seats_changed").count() == 1


def test_the_meter_counts_women_young_and_renewal(slate, entries):
    meter = {
        count.target.group.value: (count.reached, count.of, count.required, count.missing)
        for count in queries.meter(slate)
    }
    assert meter == {"women": (2, 6, 1, 0), "young": (2, 6, 1, 0), "renewal": (3, 6, 2, 0)}


def test_the_meter_moves_with_the_names(slate, entries, officer):
    for name in ("Dương Chi", "Hồ Giang"):
        actions.withdraw_nominee(entries[name], by=officer, reason="xin rút")
    women = next(count for count in queries.meter(slate) if count.target.group.value == "women")
    assert (women.reached, women.missing, women.finding.severity.value) == (0, 1, "warn")
    assert not women.target.source.is_verified


def test_ages_are_measured_at_the_reference_month(slate, entries):
    ages = {row.entry.person.full_name: row.age.is_eligible for row in queries.rows_of(slate)}
    assert ages["Lý Hà"] is True
    old = make_person("Ông Già", born_on=date(1960, 10, 1))
    assert queries.law.age(slate, old, "first_time").is_eligible is False
