"""A round: who can vote, who stands, what came out of the box."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.delegates.models import Attendance, Credential, Delegate, DelegateTitle, Standing
from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import ContestState, RoundState
from daihoi.core.elections import Absence
from daihoi.core.errors import Refused, WrongInput
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest(congress, people):
    return hall.list_contest(hall.sit(congress), people.an)


def test_only_an_adopted_list_is_voted_on(contest, people):
    with pytest.raises(Refused, match="adopt the list first"):
        actions.open_round(contest, by=people.an, summoned=10, attending=10, deductions=[])


def test_no_vote_outside_the_session(contest, people):
    contest.congress.stage = "convened"
    actions.adopt_list(contest, by=people.an)
    with pytest.raises(Refused, match="while the congress is in session"):
        actions.open_round(contest, by=people.an, summoned=10, attending=10, deductions=[])


def test_a_round_carries_the_adopted_list_and_one_round_runs_at_a_time(contest, people):
    round_ = hall.open_vote(contest, people.an)
    assert (round_.number, round_.seats, round_.is_run_off, round_.state) == (1, 5, False, RoundState.OPEN)
    assert hall.names_of(one.candidate for one in round_.tallies.all()) == list(hall.NAMES)
    assert contest.state == ContestState.VOTING
    with pytest.raises(Refused, match="still runs"):
        actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])


def test_the_electorate_is_read_off_the_delegates(contest, people):
    congress = contest.congress
    hall.seat_delegates(congress, 5)
    gone = hall.seat_delegates(congress, 2, attendance=Attendance.ABSENT_UNEXCUSED)
    hall.seat_delegates(congress, 1, attendance=Attendance.ABSENT_EXCUSED, title=DelegateTitle.EX_OFFICIO)
    hall.seat_delegates(congress, 1, credential=Credential.NOT_SUMMONED)
    hall.seat_delegates(congress, 1, standing=Standing.ALTERNATE, attendance=Attendance.EXPECTED)
    alternate = hall.seat_delegates(congress, 1)[0]
    Delegate.objects.filter(pk=alternate.pk).update(replaces=gone[0])
    found = queries.proposed_electorate(contest)
    assert (found.summoned, found.attending) == (8, 6)
    assert {(one.reason, one.count) for one in found.deductions} == {
        ("convening_committee_absent_whole", 1),
        ("absent_whole_congress_no_alternate", 1),
    }
    round_ = hall.open_vote(contest, people.an, summoned=None)
    kept = round_.deductions.get(reason="absent_whole_congress_no_alternate")
    assert (round_.summoned, round_.attending, kept.names) == (8, 6, gone[1].person.full_name)


def test_in_a_congress_of_members_an_unexcused_absence_stays_in_the_base(contest, people):
    contest.form = "member_congress"
    hall.seat_delegates(contest.congress, 5, title=DelegateTitle.MEMBER)
    for kind in (Attendance.ABSENT_EXCUSED, Attendance.ABSENT_UNEXCUSED):
        hall.seat_delegates(contest.congress, 1, attendance=kind, title=DelegateTitle.MEMBER)
    found = queries.proposed_electorate(contest)
    assert (found.summoned, found.attending) == (7, 5)
    assert [one.reason for one in found.deductions] == [
        "absent_whole_congress_excused", "absent_whole_congress_unexcused",
    ]  # fmt: skip


def test_nobody_summoned_is_no_electorate(contest, people):
    actions.adopt_list(contest, by=people.an)
    with pytest.raises(WrongInput, match="nobody is summoned"):
        actions.open_round(contest, by=people.an)


@pytest.mark.parametrize(
    ("electorate", "words"),
    [
        ({"summoned": 10, "attending": 11, "deductions": []}, "11 attending"),
        ({"summoned": 10, "attending": 5, "deductions": [Absence("suspended", 10)]}, "nobody would be left"),
        ({"summoned": 10, "attending": 5, "deductions": [Absence("on_holiday", 1)]}, "no ground “on_holiday”"),
    ],
)
def test_an_impossible_electorate_is_refused(contest, people, electorate, words):
    actions.adopt_list(contest, by=people.an)
    with pytest.raises(WrongInput, match=words):
        actions.open_round(contest, by=people.an, **electorate)


def test_a_teller_enters_the_count_and_a_later_report_replaces_it(contest, people):
    round_ = hall.open_vote(contest, people.an)
    hall.count(round_, people.binh, [98, 95, 90, 88, 60, 45])
    hall.count(round_, people.binh, [98, 95, 90, 88, 61, 45], valid=99, invalid={"INV-2": 1}, spoilt=2, unused=3)
    round_.refresh_from_db()
    assert round_.state == RoundState.COUNTED
    assert (round_.printed, round_.valid, round_.invalid, round_.spoilt, round_.unused) == (105, 99, 1, 2, 3)
    assert [one.votes for one in round_.tallies.order_by("candidate__order")] == [98, 95, 90, 88, 61, 45]
    assert [(one.ground, one.count) for one in round_.invalid_grounds.all()] == [("INV-2", 1)]
    entries = Entry.objects.filter(verb="elections.count_recorded").order_by("sequence")
    assert [bool(one.facts["replaced"]) for one in entries] == [False, True]


@pytest.mark.parametrize("who", ["chi", "dung", "giang", "ha"])
def test_nobody_else_enters_a_count(contest, people, who):
    round_ = hall.open_vote(contest, people.an)
    with pytest.raises(PermissionDenied):
        hall.count(round_, getattr(people, who), [98, 95, 90, 88, 60, 45])


@pytest.mark.parametrize(
    ("figures", "votes", "words"),
    [
        ({"valid": 99}, [98, 95, 90, 88, 60, 45], "99.*100"),
        ({}, [101, 95, 90, 88, 60, 45], "Bùi Văn An.*101"),
        ({}, [100, 100, 100, 100, 100, 45], "545.*500"),
        ({"issued": 101, "returned": 100}, [98, 95, 90, 88, 60, 45], "101.*100"),
        ({"printed": 110, "spoilt": 1, "unused": 2}, [98, 95, 90, 88, 60, 45], "110 ballots prepared"),
        ({"unused": -1}, [98, 95, 90, 88, 60, 45], "less than 0"),
        ({"valid": 99, "invalid": {"INV-99": 1}}, [98, 95, 90, 88, 60, 45], "INV-99"),
    ],
)
def test_figures_that_do_not_add_up_are_refused_and_nothing_is_saved(contest, people, figures, votes, words):
    round_ = hall.open_vote(contest, people.an)
    with pytest.raises(WrongInput, match=words):
        hall.count(round_, people.binh, votes, **figures)
    round_.refresh_from_db()
    assert (round_.state, round_.issued, round_.case) == (RoundState.OPEN, None, None)
    assert not round_.tallies.filter(votes__isnull=False).exists()


def test_votes_for_somebody_who_does_not_stand_are_refused(contest, people):
    round_ = hall.open_vote(contest, people.an)
    with pytest.raises(WrongInput, match="do not stand in this round"):
        actions.record_count(round_, by=people.binh, issued=1, returned=1, valid=1, invalid={}, votes={999999: 1})


def test_fewer_ballots_returned_than_issued_is_possible(contest, people):
    round_ = hall.open_vote(contest, people.an)
    hall.count(round_, people.binh, [98, 95, 90, 88, 60, 45], returned=99, valid=99)
    assert round_.state == RoundState.COUNTED


def test_a_corrected_electorate_checks_the_count_again(contest, people):
    round_ = hall.open_vote(contest, people.an)
    hall.count(round_, people.binh, [98, 95, 90, 88, 60, 45])
    with pytest.raises(WrongInput, match=r"100.*99"):
        actions.correct_electorate(round_, by=people.an, summoned=99, attending=99, deductions=[])
    round_.refresh_from_db()
    gone = Absence("absent_whole_congress_no_alternate", 20)
    actions.correct_electorate(round_, by=people.an, summoned=120, attending=100, deductions=[gone])
    round_.refresh_from_db()
    assert round_.case["electorate"] == {
        "summoned": 120, "attending": 100,
        "deductions": [{"reason": "absent_whole_congress_no_alternate", "count": 20}],
    }  # fmt: skip
