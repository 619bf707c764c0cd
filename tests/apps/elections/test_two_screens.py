"""Two people at two screens, and a clock that runs backwards: nothing is done twice, nothing is lost in silence."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from daihoi.apps.audit.models import Entry
from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import Contest, Round, RoundState
from daihoi.apps.shell import clock
from daihoi.core.errors import DaihoiError, Refused
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db(transaction=True)
VOTES = [98, 95, 90, 88, 60, 45]


@pytest.fixture
def contest(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    actions.adopt_list(contest, by=people.an)
    return contest


def at_once(*acts):
    """Let the acts run at the same time on PostgreSQL; on SQLite one after the other, each with its own stale rows."""
    start = threading.Barrier(len(acts))

    def run(act):
        try:
            if connection.vendor == "postgresql":
                start.wait(timeout=20)
            act()
        except DaihoiError as error:
            return str(error)
        finally:
            if connection.vendor == "postgresql":
                connection.close()
        return "done"

    if connection.vendor != "postgresql":
        return sorted(run(act) for act in acts)
    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def opened(contest, people):
    return actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])


def two_of(model, key):
    """The same row as two screens have it, each loaded before the other acts."""
    return model.objects.get(pk=key), model.objects.get(pk=key)


def test_a_round_opened_from_two_screens_is_opened_once(contest, people):
    first, second = two_of(Contest, contest.pk)
    said = at_once(lambda: opened(first, people), lambda: opened(second, people))
    assert said[0] == "done"
    assert "still runs" in said[1]
    assert contest.rounds.count() == 1


def test_a_count_entered_from_two_screens_does_not_write_over_what_was_not_seen(contest, people):
    round_ = opened(contest, people)
    mark = queries.figures_mark(round_)
    first, second = two_of(Round, round_.pk)
    said = at_once(
        lambda: hall.count(first, people.binh, VOTES, seen=mark),
        lambda: hall.count(second, people.an, [97, 95, 90, 88, 60, 45], seen=mark),
    )
    assert said[1] == "done"
    assert "entered other figures for round 1" in said[0]
    assert Entry.objects.filter(verb="elections.count_recorded").count() == 1
    round_.refresh_from_db()
    hall.count(round_, people.an, [96, 95, 90, 88, 60, 45], seen=queries.figures_mark(round_))
    assert round_.tallies.order_by("candidate__order").first().votes == 96


def test_the_same_count_from_two_screens_is_kept_once(contest, people):
    round_ = opened(contest, people)
    mark = queries.figures_mark(round_)
    first, second = two_of(Round, round_.pk)
    said = at_once(
        lambda: hall.count(first, people.binh, VOTES, seen=mark),
        lambda: hall.count(second, people.an, VOTES, seen=mark),
    )
    assert said == ["done", "done"]
    assert Entry.objects.filter(verb="elections.count_recorded").count() == 1


def test_two_reports_do_not_write_over_each_other(contest, people):
    round_ = opened(contest, people)
    mark = queries.figures_mark(round_)
    first, second = two_of(Round, round_.pk)
    said = at_once(
        lambda: actions.report_ballots(first, by=people.binh, issued=100, returned=100, seen=mark),
        lambda: actions.report_ballots(second, by=people.an, issued=100, returned=99, seen=mark),
    )
    assert said[1] == "done"
    assert "entered other figures" in said[0]


def test_somebody_marked_while_the_round_is_decided_is_either_counted_or_told(contest, people):
    seats = hall.seat_delegates(contest.congress, 100)
    round_ = actions.open_round(contest, by=people.an)
    hall.count(round_, people.binh, VOTES)
    first, second = two_of(Round, round_.pk)
    said = at_once(
        lambda: actions.decide_round(first, by=people.an),
        lambda: actions.mark_voter(second, seats[0].person_id, by=people.an, attending=False),
    )
    round_.refresh_from_db()
    was_counted = round_.case["electorate"]["attending"] == 99
    assert round_.state == RoundState.DECIDED
    assert said[1] == "done"
    assert said[0] == "done" if was_counted else "is closed since" in said[0]
    assert round_.attending == (99 if was_counted else 100)


def test_a_round_decided_from_two_screens_is_decided_once(contest, people):
    round_ = opened(contest, people)
    hall.count(round_, people.binh, VOTES)
    first, second = two_of(Round, round_.pk)
    said = at_once(
        lambda: actions.decide_round(first, by=people.an), lambda: actions.decide_round(second, by=people.an)
    )
    assert said == ["done", "done"]
    assert Entry.objects.filter(verb="elections.round_decided").count() == 1


ACTS = {
    "report": lambda round_, people: actions.report_ballots(round_, by=people.binh, issued=100, returned=100),
    "count": lambda round_, people: hall.count(round_, people.binh, VOTES),
    "decide": lambda round_, people: actions.decide_round(round_, by=people.an),
    "mark": lambda round_, people: actions.correct_electorate(
        round_, by=people.an, summoned=101, attending=100, deductions=[]
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_clock_that_was_put_back_stops_the_act_in_words(contest, people, monkeypatch, act):
    round_ = opened(contest, people)
    if act == "decide":
        hall.count(round_, people.binh, VOTES)
    before = Round.objects.filter(pk=round_.pk).values().get()
    earlier = clock.now() - timedelta(hours=2)
    monkeypatch.setattr(clock, "now", lambda: earlier)
    with pytest.raises(Refused, match="Set the clock of the machine right"):
        ACTS[act](round_, people)
    assert Round.objects.filter(pk=round_.pk).values().get() == before


def test_a_decided_contest_is_not_certified_while_the_clock_stands_before_its_decision(contest, people, monkeypatch):
    round_ = opened(contest, people)
    hall.count(round_, people.binh, [98, 95, 90, 88, 60, 45])
    actions.decide_round(round_, by=people.an)
    earlier = timezone.now() - timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: earlier)
    with pytest.raises(Refused, match="Set the clock of the machine right"):
        actions.certify_contest(contest, by=people.an)


def test_a_clock_set_a_few_seconds_back_by_the_network_stops_nobody(contest, people, monkeypatch):
    round_ = opened(contest, people)
    earlier = clock.now() - timedelta(seconds=20)
    monkeypatch.setattr(clock, "now", lambda: earlier)
    hall.count(round_, people.binh, VOTES)
    assert round_.state == RoundState.COUNTED
