"""Every page of the stop, in both languages, for the right person and for nobody else."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from daihoi.apps.elections import actions
from daihoi.apps.elections.models import ContestState, RoundState
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest(congress, people):
    return hall.list_contest(hall.sit(congress), people.an)


@pytest.fixture
def short(contest, people):
    """A round that left a seat open."""
    round_ = hall.count(hall.open_vote(contest, people.an), people.binh, [98, 95, 90, 88, 50, 49])
    return actions.decide_round(round_, by=people.an)


def page(client, user, name, *args, language="vi", **query):
    client.force_login(user)
    return client.get(reverse(f"elections:{name}", args=args), query, headers={"accept-language": language})


def send(client, user, name, *args, **values):
    client.force_login(user)
    return client.post(reverse(f"elections:{name}", args=args), values, headers={"referer": "http://testserver/"})


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_in_both_languages(client, people, congress, short, language):
    here = [congress.pk, short.contest_id]
    round_ = [*here, short.number]
    for name, args in (
        ("home", [congress.pk]), ("new", [congress.pk]), ("contest", here), ("names", here), ("floor", here),
        ("withdraw", [*here, short.contest.candidates.first().pk]), ("list-json", here), ("vote", here),
        ("electorate", round_), ("count", round_), ("annul-round", round_), ("case", round_), ("annul", here),
        ("result", here), ("screen", here),
    ):  # fmt: skip
        answer = page(client, people.an, name, *args, language=language)
        assert answer.status_code == 200, name
        assert b"</script>" in answer.content or answer["content-type"].startswith("application/json")


def test_the_superior_looks_down_and_strangers_do_not_look(client, people, congress, short):
    here = [congress.pk, short.contest_id]
    assert page(client, people.ha, "contest", *here).status_code == 200
    assert page(client, people.binh, "contest", *here).status_code == 200
    for user in (people.dung, people.giang):
        for name in ("contest", "result", "screen"):
            assert page(client, user, name, *here).status_code == 403
    assert page(client, people.binh, "new", congress.pk).status_code == 403


def test_a_contest_of_another_congress_is_not_found_here(client, people, tree, short):
    from tests.cast import make_congress

    other = make_congress(tree, tree.bloc)
    assert page(client, people.ha, "contest", other.pk, short.contest_id).status_code == 404


def test_the_superior_sees_no_buttons(client, people, congress, contest):
    text = page(client, people.ha, "contest", congress.pk, contest.pk, language="en").content.decode()
    assert "The congress adopts the list" not in text
    assert (
        "The congress adopts the list"
        in page(client, people.an, "contest", congress.pk, contest.pk, language="en").content.decode()
    )


def test_from_the_empty_list_to_the_certified_result_by_the_pages(client, people, congress):
    hall.sit(congress)
    hall.seat_delegates(congress, 100)
    people_ = hall.make_people()
    for one in people_:
        congress.delegates.create(person=one, unit=congress.unit, title="elected", attendance="expected")
    send(client, people.an, "new", congress.pk, office="committee", seats=5, alternates="", form="", title="")
    contest = congress.contests.get()
    here = [congress.pk, contest.pk]
    found = page(client, people.an, "names", *here, q="phuong").content.decode()
    assert "Ngô Thị Phương" in found
    send(client, people.an, "names", *here, people=[one.pk for one in people_])
    send(client, people.an, "adopt", *here, votes_for="", votes_against="", abstentions="")
    send(client, people.an, "vote", *here, summoned=106, attending=100)
    round_ = contest.rounds.get()
    figures = {"issued": 100, "spoilt": "", "unused": 6, "returned": 100, "valid": 99, "invalid_INV-2": 1}
    votes = dict(
        zip(
            round_.tallies.order_by("candidate__order").values_list("candidate_id", flat=True),
            [97, 90, 80, 70, 60, 50],
            strict=True,
        )
    )
    send(client, people.binh, "count", *here, 1, **figures, **{f"votes_{key}": number for key, number in votes.items()})
    send(client, people.an, "decide", *here, 1)
    send(client, people.an, "certify", *here)
    contest.refresh_from_db()
    round_.refresh_from_db()
    assert (contest.state, round_.state, round_.decision["base"]) == (ContestState.CERTIFIED, RoundState.DECIDED, 106)


def test_figures_that_do_not_add_up_come_back_with_what_is_wrong(client, people, congress, contest):
    round_ = hall.open_vote(contest, people.an)
    votes = {f"votes_{one.candidate_id}": 10 for one in round_.tallies.all()}
    answer = send(client, people.binh, "count", congress.pk, contest.pk, 1, issued=100, returned=100, valid=90, **votes)
    assert answer.status_code == 422
    assert "Các số liệu mâu thuẫn nhau" in answer.content.decode()
    round_.refresh_from_db()
    assert round_.state == RoundState.OPEN


def test_the_choice_of_the_congress_is_recorded(client, people, congress, short):
    text = page(client, people.an, "contest", congress.pk, short.contest_id, language="en").content.decode()
    assert "Hold another round" in text
    assert "Close with seats left unfilled" in text
    send(client, people.an, "choose", congress.pk, short.contest_id, 1, choice="another_round")
    short.refresh_from_db()
    assert short.choice == "another_round"


def test_a_floor_name_without_support_is_kept_as_not_admitted(client, people, congress, contest):
    hall.seat_delegates(congress, 100)
    person = congress.delegates.first().person
    answer = send(
        client,
        people.an,
        "floor",
        congress.pk,
        contest.pk,
        person=person.pk,
        origin="nominated",
        support=30,
        attending=100,
        has_consent="on",
    )
    assert answer.status_code == 302
    kept = contest.candidates.get(person=person)
    assert (kept.state, kept.floor_support, kept.floor_of) == ("not_admitted", 30, 100)


def test_the_case_is_the_stored_one(client, people, congress, short):
    answer = page(client, people.ha, "case", congress.pk, short.contest_id, 1)
    assert json.loads(answer.content)["votes"] == short.case["votes"]


def test_the_hall_screen_renews_its_lines_only(client, people, congress, short):
    client.force_login(people.an)
    url = reverse("elections:screen", args=[congress.pk, short.contest_id])
    part = client.get(url, headers={"hx-request": "true"}).content.decode()
    assert "Bùi Văn An" in part
    assert "<html" not in part
