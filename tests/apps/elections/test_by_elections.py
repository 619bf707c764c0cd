"""Seats that became free: by-elections and appointments."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import ElectionForm
from daihoi.apps.members.actions import end_office_holding
from daihoi.apps.members.models import OfficeHolding
from daihoi.core.errors import Refused, WrongInput
from tests.apps.elections import hall
from tests.cast import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def reported(congress, people):
    """A committee of five, elected and reported; one of them has left."""
    hall.sit(congress)
    contest = hall.list_contest(congress, people.an)
    round_ = hall.count(hall.open_vote(contest, people.an), people.binh, [98, 95, 90, 88, 60, 45])
    actions.decide_round(round_, by=people.an)
    actions.certify_contest(contest, by=people.an)
    congress.stage = "reported"
    congress.save()
    one = OfficeHolding.objects.get(person__full_name=hall.NAMES[0], term=congress.term)
    end_office_holding(one, on=date(2020, 9, 1), by=people.an, reason="chuyển công tác")
    return congress


def row(congress, office="committee"):
    """The panel's line of an office."""
    return next(one for one in queries.offices_of_term(congress) if one.office == office)


def test_the_panel_says_who_holds_what_and_what_is_vacant(reported):
    found = row(reported)
    assert (found.seats, found.elected, found.appointed, found.left, found.vacant) == (5, 4, 0, 1, 1)
    assert list(found.holders) == list(hall.NAMES[1:5])
    assert [one.office for one in queries.offices_of_term(reported)] == ["committee"]


def test_a_by_election_fills_vacant_seats_only(reported, people):
    with pytest.raises(Refused, match="2 seats to fill, but 1 are vacant"):
        actions.open_by_election(reported, by=people.an, office="committee", seats=2)
    contest = actions.open_by_election(reported, by=people.an, office="committee", seats=1)
    assert (contest.is_by_election, contest.form) == (True, ElectionForm.PLENUM)
    assert contest.title.startswith("Bầu bổ sung Ban Chấp hành")
    with pytest.raises(Refused, match="1 seats to fill, but 0 are vacant"):
        actions.open_by_election(reported, by=people.an, office="committee", seats=1)


def test_a_by_election_runs_to_its_end_after_the_report(reported, people):
    contest = actions.open_by_election(reported, by=people.an, office="committee", seats=1)
    actions.add_candidates(contest, hall.make_people(("Trần Văn Sáng", "Vũ Thị Tâm")), by=people.an)
    actions.adopt_list(contest, by=people.an, hands=actions.Hands(4))
    assert contest.adopted_by.base == 4
    round_ = actions.open_round(contest, by=people.an, summoned=4, attending=4, deductions=[])
    figures = {"issued": 4, "returned": 4, "valid": 4, "invalid": {}}
    hall.count(round_, people.binh, [3, 1], **figures)
    actions.decide_round(round_, by=people.an)
    actions.certify_contest(contest, by=people.an)
    found = row(reported)
    assert (found.elected, found.vacant) == (5, 0)
    assert "Trần Văn Sáng" in found.holders


def test_a_by_election_waits_for_the_report_and_for_a_number(congress, people, reported):
    with pytest.raises(Refused, match="decided no number"):
        actions.open_by_election(reported, by=people.an, office="secretary", seats=1)
    with pytest.raises(WrongInput, match="no office of the term"):
        actions.open_by_election(reported, by=people.an, office="delegates", seats=1)
    reported.stage = "in_session"
    reported.save()
    with pytest.raises(Refused, match="after the result was reported"):
        actions.open_by_election(reported, by=people.an, office="committee", seats=1)


def test_the_list_of_a_by_election_is_checked_against_the_vacancies(reported, people):
    contest = actions.open_by_election(reported, by=people.an, office="committee", seats=1)
    actions.add_candidates(contest, hall.make_people(("Trần Văn Sáng", "Vũ Thị Tâm", "Đinh Văn Vinh")), by=people.an)
    actions.decide_number(contest, 2, by=people.an)
    with pytest.raises(Refused, match="only 1 are vacant"):
        actions.adopt_list(contest, by=people.an)


def test_the_superior_appoints_with_number_and_day_of_its_decision(reported, people):
    person = make_person("Trần Văn Sáng", reported.unit)
    holding = actions.record_appointment(
        reported, person, "committee", by=people.ha, decision="112-QĐ/ĐUK", decided_on=date(2020, 9, 10)
    )
    assert (holding.source, holding.basis, holding.is_approved) == ("appointed", "112-QĐ/ĐUK, 10/09/2020", True)
    found = row(reported)
    assert (found.elected, found.appointed, found.vacant) == (4, 1, 0)
    assert "Trần Văn Sáng (112-QĐ/ĐUK, 10/09/2020)" in found.holders


def test_an_appointment_rests_on_a_paper_and_is_recorded_once(reported, people):
    person = make_person("Trần Văn Sáng", reported.unit)
    given = {"decision": "112-QĐ/ĐUK", "decided_on": date(2020, 9, 10)}
    for user in (people.chi, people.dung, people.giang):
        with pytest.raises(PermissionDenied):
            actions.record_appointment(reported, person, "committee", by=user, **given)
    with pytest.raises(WrongInput, match="rests on that paper"):
        actions.record_appointment(reported, person, "committee", by=people.an, **(given | {"decision": " "}))
    with pytest.raises(WrongInput, match="still to come"):
        actions.record_appointment(
            reported, person, "committee", by=people.an, **(given | {"decided_on": date(2999, 1, 1)})
        )
    with pytest.raises(WrongInput, match="list of delegates"):
        actions.record_appointment(reported, person, "delegates", by=people.an, **given)
    actions.record_appointment(reported, person, "committee", by=people.an, **given)
    with pytest.raises(Refused, match="in this office for the term already"):
        actions.record_appointment(reported, person, "committee", by=people.an, **given)


def test_nobody_is_appointed_before_the_congress_was_held(congress, people):
    person = make_person("Trần Văn Sáng", congress.unit)
    with pytest.raises(Refused, match="has not been held"):
        actions.record_appointment(
            congress, person, "committee", by=people.ha, decision="1-QĐ/ĐUK", decided_on=date(2020, 8, 1)
        )
