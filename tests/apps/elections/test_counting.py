"""The counting committee reports: the ballots first, then the count; other ways of counting stand beside it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.elections import actions, queries, ways
from daihoi.apps.elections.models import ContestState, CountMethod, RoundState
from daihoi.core.errors import Refused, WrongInput
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db
VOTES = [98, 95, 90, 88, 60, 45]


@pytest.fixture
def round_(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    return hall.open_vote(contest, people.an)


def told(round_):
    round_.refresh_from_db()
    return round_.printed, round_.issued, round_.spoilt, round_.unused, round_.returned


def test_the_ballots_are_reported_before_any_count(round_, people):
    actions.report_ballots(round_, by=people.binh, issued=100, returned=98, unused=3, spoilt=2, printed=105)
    assert told(round_) == (105, 100, 2, 3, 98)
    assert (round_.state, round_.valid, round_.case) == (RoundState.OPEN, None, None)
    assert round_.reported_at is not None
    entry = Entry.objects.get(verb="elections.ballots_reported")
    assert {name: entry.facts[name] for name in ("issued", "returned", "excess", "replaced")} == {
        "issued": 100, "returned": 98, "excess": False, "replaced": None,
    }  # fmt: skip
    assert queries.case_of(round_) is None


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({"issued": 100, "returned": 98, "unused": 3, "spoilt": 2, "printed": 106}, "106 ballots prepared.*R22"),
        ({"issued": -1, "returned": 0}, "less than 0.*R22"),
        ({"issued": 101, "returned": 100}, "R22.*101 ballots issued to 100"),
    ],
)
def test_a_report_that_does_not_close_is_refused(round_, people, figures, words):
    with pytest.raises(WrongInput, match=words):
        actions.report_ballots(round_, by=people.binh, **figures)
    assert told(round_) == (None, None, None, None, None)


@pytest.mark.parametrize("who", ["chi", "dung", "giang", "ha"])
def test_nobody_else_reports(round_, people, who):
    with pytest.raises(PermissionDenied):
        actions.report_ballots(round_, by=getattr(people, who), issued=100, returned=100)


def test_a_count_after_the_report_carries_its_figures(round_, people):
    actions.report_ballots(round_, by=people.binh, issued=100, returned=100, unused=3, spoilt=2)
    with pytest.raises(Refused, match="Correct the report first") as refusal:
        hall.count(round_, people.binh, VOTES, issued=99, returned=99, valid=99)
    assert str(refusal.value.source) == "190-QĐ/TW Đ8.2"
    with pytest.raises(Refused, match="Correct the report first"):
        hall.count(round_, people.binh, VOTES, spoilt=1, unused=3)
    hall.count(round_, people.binh, VOTES)
    assert told(round_) == (105, 100, 2, 3, 100)
    assert round_.state == RoundState.COUNTED


def test_more_returned_than_issued_is_kept_and_only_annulment_leads_on(round_, people):
    actions.report_ballots(round_, by=people.binh, issued=100, returned=101)
    assert told(round_) == (100, 100, 0, 0, 101)
    with pytest.raises(Refused, match="nothing is counted") as refusal:
        hall.count(round_, people.binh, VOTES, returned=101, valid=101)
    assert str(refusal.value.source) == "190-QĐ/TW Đ8"
    with pytest.raises(Refused, match="has not been counted"):
        actions.decide_round(round_, by=people.an)
    actions.annul_round(round_, by=people.an)
    assert (round_.state, round_.contest.state) == (RoundState.VOID, ContestState.ADOPTED)
    assert "101" in round_.void_reason
    assert actions.open_round(round_.contest, by=people.an, summoned=100, attending=100, deductions=[]).number == 2


def test_a_changed_report_sets_the_count_aside_until_it_is_kept_again(round_, people):
    actions.report_ballots(round_, by=people.binh, issued=100, returned=100)
    hall.count(round_, people.binh, VOTES)
    actions.report_ballots(round_, by=people.binh, issued=100, returned=100)
    assert round_.state == RoundState.COUNTED
    actions.report_ballots(round_, by=people.binh, issued=100, returned=99)
    assert told(round_) == (100, 100, 0, 0, 99)
    assert (round_.state, round_.case, queries.case_of(round_)) == (RoundState.OPEN, None, None)
    entry = Entry.objects.filter(verb="elections.ballots_reported").latest("sequence")
    assert entry.facts["count_set_aside"]["valid"] == 100
    hall.count(round_, people.binh, VOTES, returned=99, valid=99)
    assert (round_.state, round_.case["ballots"]["returned"]) == (RoundState.COUNTED, 99)


def test_a_decided_round_takes_no_report(round_, people):
    hall.count(round_, people.binh, VOTES)
    actions.decide_round(round_, by=people.an)
    with pytest.raises(Refused, match="is closed"):
        actions.report_ballots(round_, by=people.binh, issued=100, returned=100)


def test_other_ways_of_counting_stand_beside_the_count_by_hand(client, round_, people):
    way = ways.Way(
        CountMethod.SCANNED,
        "Let the scanner read them",
        address=lambda one: f"/scan/{one.number}/",
        trace=lambda one, candidate: f"/scan/{one.number}/trace/{candidate.order if candidate else ''}",
    )
    ways.register(way)
    try:
        assert ("scanned", "/scan/1/") in [(one.method, one.url) for one in ways.ways(round_)]
        client.force_login(people.binh)
        page = client.get(f"/c/{round_.contest.congress_id}/elections/{round_.contest_id}/").content.decode()
        assert 'href="/scan/1/"' in page
        round_.method = CountMethod.SCANNED
        assert ways.trace(round_) == "/scan/1/trace/"
        assert ways.trace(round_, round_.tallies.first().candidate) == "/scan/1/trace/1"
        round_.method = CountMethod.HAND
        assert ways.trace(round_) == ""
    finally:
        ways.withdraw(CountMethod.SCANNED)
    assert "scanned" not in [one.method for one in ways.ways(round_)]
