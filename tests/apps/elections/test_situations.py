"""What now: for every way in which a round ends, the words, the choices and their consequences."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from daihoi.apps.elections import actions, queries
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest(congress, people):
    hall.seat_delegates(hall.sit(congress), 100)
    return hall.list_contest(congress, people.an)


@pytest.fixture
def vote(contest, people):
    def take(votes, **figures):
        if contest.state == "listing":
            actions.adopt_list(contest, by=people.an)
        round_ = actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])
        hall.count(round_, people.binh, votes, **figures)
        return actions.decide_round(round_, by=people.an)

    return take


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def situation(contest):
    return queries.situation_of(contest, queries.last_round(contest))


def notes(option):
    return {note.label: (note.text, str(note.source or "")) for note in option.notes}


def test_nothing_is_said_before_something_has_come_out(contest, people):
    assert queries.situation_of(contest, None) is None
    hall.open_vote(contest, people.an)
    assert situation(contest) is None


def test_all_seats_filled(vote, contest):
    vote([98, 95, 90, 88, 60, 45])
    found = situation(contest)
    assert (found.key, found.title, str(found.source)) == ("elected", "All seats are filled", "190-QĐ/TW Đ30")
    assert (found.text, found.options) == ("5 are elected in this round; no seat is left.", ())


def test_seats_left_with_what_each_choice_leads_to(vote, contest):
    vote([98, 95, 90, 88, 50, 49])
    found = situation(contest)
    assert (found.key, found.title) == ("short", "1 seat is left: the congress decides")
    assert found.hands.text == "more than half: 51 of 100"
    again, close = found.options
    assert again.names == ("Mai Văn Em", "Ngô Thị Phương")
    assert notes(again) == {
        "Seats to fill": ("1", ""),
        "Base": ("fixed anew when the vote opens; this time it was 100", "190-QĐ/TW Đ30.3"),
        "Votes needed": ("more than half: 51 of 100", "190-QĐ/TW Đ30"),
        "Surplus": notes(again)["Surplus"],
    }
    assert again.may_take_names
    assert again.minutes == f"Bầu thêm một lần nữa: “{contest.title}”"
    assert notes(close)["What may follow"][0] == "a by-election at the plenum, or appointment by the superior"


def test_a_tie_leaves_one_choice_and_says_who_and_how(vote, contest):
    vote([98, 95, 90, 87, 65, 65])
    found = situation(contest)
    assert (found.key, found.text) == (
        "run_off", "Mai Văn Em, Ngô Thị Phương have 65 votes each; 1 seat is left for them.",
    )  # fmt: skip
    assert [(one.choice, one.is_only) for one in found.options] == [("run_off", True)]
    assert notes(found.options[0])["Votes needed"][0] == "the most votes win, no share of the base is needed"


def test_a_second_tie_is_for_the_congress(vote, contest):
    vote([98, 95, 90, 87, 65, 65])
    vote([50, 50])
    found = situation(contest)
    assert (found.key, [one.choice for one in found.options]) == ("level_again", ["run_off", "another_round", "close"])


def test_more_returned_than_issued_and_the_void_vote_after_it(contest, people):
    actions.adopt_list(contest, by=people.an)
    round_ = actions.open_round(contest, by=people.an, summoned=100, attending=98, deductions=[])
    hall.count(round_, people.binh, [90, 90, 90, 90, 60, 45], issued=98, returned=99, valid=99)
    found = situation(contest)
    assert (found.key, found.options, str(found.source)) == ("excess", (), "190-QĐ/TW Đ8")
    assert "99 ballots returned, 98 issued" in found.text
    actions.annul_round(round_, by=people.an)
    found = situation(contest)
    assert (found.key, {note.label: note.text for note in found.notes}["Seats to fill"]) == ("void", "5")


def test_what_the_congress_chose_stays_in_view_until_the_vote_opens(vote, contest, people):
    round_ = vote([98, 95, 90, 88, 50, 49])
    actions.choose_next(round_, "another_round", by=people.an)
    found = situation(contest)
    assert (found.key, found.notes[0].text) == ("chosen", "Mai Văn Em, Ngô Thị Phương")
    actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])
    assert situation(contest) is None


def test_an_election_closed_with_a_seat_left_says_what_may_follow(vote, contest, people):
    round_ = vote([98, 95, 90, 88, 50, 49])
    actions.choose_next(round_, "close", by=people.an)
    found = situation(contest)
    assert (found.key, found.title) == ("closed", "Closed with 1 seat left unfilled")
    assert found.text == "The congress has closed the election."


def test_a_poll_elects_nobody(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an, office="opinion_poll", seats=6)
    round_ = hall.count(hall.open_vote(contest, people.an), people.binh, [98, 95, 90, 88, 60, 45])
    actions.decide_round(round_, by=people.an)
    assert situation(contest).text == "A poll elects nobody: 5 names reach the share asked for."
