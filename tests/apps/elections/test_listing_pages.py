"""The pages before the vote: they open, they act, they refuse, in both languages."""

from __future__ import annotations

import pytest
from django.urls import reverse

from daihoi.apps.elections import actions
from daihoi.apps.elections.models import CandidateState, ContestState
from tests.apps.elections import hall
from tests.apps.elections.test_pages import page, send

pytestmark = pytest.mark.django_db
FLOOR = ("Trần Văn Sáng", "Vũ Thị Tâm")


@pytest.fixture
def contest(congress, people):
    return hall.list_contest(hall.sit(congress), people.an)


@pytest.fixture
def floor(contest, people):
    """Two proposals by delegates."""
    found = []
    for person in hall.make_people(FLOOR):
        contest.congress.delegates.create(person=person, unit=contest.congress.unit, title="elected")
        found.append(actions.propose_candidate(contest, person, by=people.an))
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_before_the_vote_opens(client, people, congress, contest, floor, language):
    here = [congress.pk, contest.pk]
    one = contest.candidates.first()
    actions.request_withdrawal(one, by=people.an, reason="tuổi cao")
    for name, args in (
        ("home", [congress.pk]), ("new", [congress.pk]), ("contest", here), ("number", here), ("names", here),
        ("weigh", here), ("floor", here), ("support", here), ("withdraw", [*here, one.pk]),
        ("restore", [*here, one.pk]), ("dossier", [*here, floor[0].pk]),
    ):  # fmt: skip
        answer = page(client, people.an, name, *args, language=language)
        assert answer.status_code == 200, name


def test_an_office_is_chosen_from_the_lawful_order(client, people, congress):
    text = page(client, people.an, "new", congress.pk, language="en").content.decode()
    assert text.index("Committee member") < text.index("Standing committee member") < text.index("Opinion poll")
    assert "decide “committee” first" in text
    assert "Đ19.9, 244-QĐ/TW" in text
    form = page(client, people.an, "new", congress.pk, language="en", office="secretary").content.decode()
    assert 'name="seats" value="1"' in form
    send(client, people.an, "new", congress.pk, office="committee", seats=5, title="")
    assert congress.contests.get().seats == 5
    assert page(client, people.an, "new", congress.pk, office="nothing").status_code == 404


def test_the_meter_is_asked_while_names_are_ticked_and_nothing_is_saved(client, people, congress, contest):
    keys = list(contest.candidates.values_list("pk", flat=True))
    answer = page(
        client, people.an, "weigh", congress.pk, contest.pk, language="en", shown=keys, kept=keys[1:], people=["x"]
    )
    text = answer.content.decode()
    assert "<html" not in text
    assert "<b>5</b> names for <b>5</b> seats" in text
    assert "as ticked, not saved" in text
    assert contest.candidates.count() == 6


def test_names_without_a_tick_are_set_aside(client, people, congress, contest):
    keys = list(contest.candidates.values_list("pk", flat=True))
    send(client, people.an, "aside", congress.pk, contest.pk, shown=keys, kept=keys[1:])
    assert sorted(contest.candidates.values_list("pk", flat=True)) == sorted(keys[1:])


def test_the_number_is_decided_on_its_page(client, people, congress, contest):
    hall.seat_delegates(congress, 10)
    send(client, people.an, "number", congress.pk, contest.pk, seats=4, votes_for=9, votes_against=1)
    contest.refresh_from_db()
    assert (contest.seats, contest.number_vote.votes_for) == (4, 9)


def test_a_name_from_the_floor_is_noted_and_polled_by_pages(client, people, congress, contest):
    here = [congress.pk, contest.pk]
    hall.seat_delegates(congress, 3)
    person = congress.delegates.first().person
    send(client, people.an, "floor", *here, person=person.pk, origin="self_nominated", has_consent="on")
    one = contest.candidates.get(person=person)
    assert (one.state, one.floor_support) == (CandidateState.PROPOSED, None)
    send(client, people.an, "poll", *here, "floor_support")
    poll = congress.contests.get(asks_for=contest)
    assert poll.state == ContestState.ADOPTED
    round_ = actions.open_round(poll, by=people.an, summoned=100, attending=100, deductions=[])
    hall.count(round_, people.binh, [44])
    actions.decide_round(round_, by=people.an)
    text = page(client, people.an, "contest", *here, language="en").content.decode()
    assert "Take the result over" in text
    send(client, people.an, "take-poll", congress.pk, poll.pk)
    one.refresh_from_db()
    assert (one.state, one.floor_support, one.floor_of) == (CandidateState.LISTED, 44, 100)


def test_figures_are_entered_name_by_name(client, people, congress, contest, floor):
    send(client, people.an, "support", congress.pk, contest.pk, attending=100,
         **{f"support_{floor[0].pk}": 31, f"support_{floor[1].pk}": 30})  # fmt: skip
    states = [type(one).objects.get(pk=one.pk).state for one in floor]
    assert states == [CandidateState.LISTED, CandidateState.NOT_ADMITTED]
    wrong = hall.make_people(("Đinh Văn Vinh",))[0]
    congress.delegates.create(person=wrong, unit=congress.unit, title="elected")
    late = actions.propose_candidate(contest, wrong, by=people.an)
    answer = send(client, people.an, "support", congress.pk, contest.pk, attending=5, **{f"support_{late.pk}": 6})
    assert answer.status_code == 422
    late.refresh_from_db()
    assert late.state == CandidateState.PROPOSED


def test_requests_are_decided_in_one_vote_on_the_page(client, people, congress, contest):
    hall.seat_delegates(congress, 10)
    goes, stays = contest.candidates.order_by("pk")[:2]
    for one in (goes, stays):
        send(client, people.an, "withdraw", congress.pk, contest.pk, one.pk, reason="tuổi cao")
    send(client, people.an, "withdrawals", congress.pk, contest.pk, votes_for=10,
         **{f"allow_{goes.pk}": "yes", f"allow_{stays.pk}": "no"})  # fmt: skip
    goes.refresh_from_db()
    stays.refresh_from_db()
    assert (goes.state, stays.state, stays.withdrawal) == ("withdrawn", "listed", "refused")
    text = page(client, people.an, "contest", congress.pk, contest.pk, language="en").content.decode()
    assert "may not withdraw" in text


def test_a_list_too_long_is_trimmed_on_the_page_and_put_back(client, people, congress, contest, floor):
    actions.enter_floor_support(contest, {floor[0].pk: 80, floor[1].pk: 60}, by=people.an, attending=100)
    text = page(client, people.an, "contest", congress.pk, contest.pk, language="en").content.decode()
    assert "The list is too long" in text
    send(client, people.an, "trim", congress.pk, contest.pk, out=[one.pk for one in floor])
    assert contest.candidates.filter(state="left_out").count() == 2
    send(client, people.an, "restore", congress.pk, contest.pk, floor[0].pk)
    assert contest.candidates.filter(state="left_out").count() == 1


def test_a_teller_on_the_list_is_told_with_the_way_to_mend_it(client, people, congress, contest):
    congress.organ_seats.create(kind="counting_committee", person=contest.candidates.first().person)
    text = page(client, people.an, "contest", congress.pk, contest.pk, language="en").content.decode()
    assert reverse("plenary:organ", args=[congress.pk, "counting_committee"]) in text
    assert "Elect the tellers anew" in text


def test_a_free_seat_leads_to_a_by_election_or_an_appointment(client, people, congress):
    hall.sit(congress)
    contest = hall.list_contest(congress, people.an)
    round_ = hall.count(hall.open_vote(contest, people.an), people.binh, [98, 95, 90, 88, 50, 45])
    actions.decide_round(round_, by=people.an)
    actions.choose_next(round_, "close", by=people.an)
    actions.certify_contest(contest, by=people.an)
    congress.stage = "reported"
    congress.save()
    person = hall.make_people(FLOOR[:1])[0]
    congress.delegates.create(person=person, unit=congress.unit, title="elected")
    text = page(client, people.an, "home", congress.pk, language="en").content.decode()
    assert "Offices of the term" in text
    assert reverse("elections:by-election", args=[congress.pk, "committee"]) in text
    assert page(client, people.ha, "appointment", congress.pk, q="sang").status_code == 200
    assert page(client, people.chi, "appointment", congress.pk).status_code == 403
    send(client, people.ha, "appointment", congress.pk, person=person.pk, office="committee", decision="1-QĐ/ĐUK",
         decided_on="2020-09-01")  # fmt: skip
    text = page(client, people.an, "home", congress.pk, language="en").content.decode()
    assert "1-QĐ/ĐUK, 01/09/2020" in text
    assert reverse("elections:by-election", args=[congress.pk, "committee"]) not in text


def test_strangers_and_tellers_change_nothing_here(client, people, congress, contest):
    one = contest.candidates.first()
    here = [congress.pk, contest.pk]
    for name, args in (("number", here), ("withdraw", [*here, one.pk]), ("restore", [*here, one.pk])):
        send(client, people.chi, name, *args, seats=3, reason="x")
    send(client, people.binh, "aside", *here, shown=[one.pk])
    contest.refresh_from_db()
    one.refresh_from_db()
    assert (contest.seats, one.withdrawal, contest.candidates.count()) == (5, "", 6)
