"""The electorate by name: frozen when the vote opens, marked until the decision, the base read off it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.delegates.models import Attendance, Delegate, DelegateTitle
from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import RoundState
from daihoi.apps.members.models import Membership, MembershipStatus
from daihoi.core.elections import Absence, Weight
from daihoi.core.errors import Refused, WrongInput
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db
NO_ALTERNATE = "absent_whole_congress_no_alternate"


@pytest.fixture
def contest(congress, people):
    return hall.list_contest(hall.sit(congress), people.an, seats=2, names=hall.NAMES[:3])


def open_by_name(contest, people):
    actions.adopt_list(contest, by=people.an)
    return actions.open_round(contest, by=people.an)


def entry_of(round_, person):
    return next(one for one in queries.roll_of(round_) if one.person == person)


def vote(round_, people, ballots, votes):
    return hall.count(round_, people.binh, votes, issued=ballots, returned=ballots, valid=ballots)


def test_the_electorate_is_frozen_by_name_with_ground_and_alternate(contest, people):
    here = hall.seat_delegates(contest.congress, 2)
    gone = hall.seat_delegates(contest.congress, 2, attendance=Attendance.ABSENT_UNEXCUSED)
    late = hall.seat_delegates(contest.congress, 1, attendance=Attendance.EXPECTED)[0]
    called = hall.seat_delegates(contest.congress, 1)[0]
    Delegate.objects.filter(pk=called.pk).update(replaces=gone[0])
    round_ = open_by_name(contest, people)
    assert (round_.summoned, round_.attending) == (5, 3)
    assert [one.person for one in queries.roll_of(round_) if one.attending] == [
        here[0].person_id, called.person_id, here[1].person_id,
    ]  # fmt: skip
    assert entry_of(round_, called.person_id).replaces == gone[0].person.full_name
    assert entry_of(round_, gone[1].person_id).ground == NO_ALTERNATE
    assert (entry_of(round_, late.person_id).attending, entry_of(round_, late.person_id).ground) == (False, "")
    assert [(one.reason, one.count, one.names) for one in round_.deductions.all()] == [
        (NO_ALTERNATE, 1, gone[1].person.full_name)
    ]


def test_nothing_sensitive_is_kept_in_the_electorate(contest, people):
    hall.seat_delegates(contest.congress, 3)
    round_ = open_by_name(contest, people)
    assert set(round_.roll[0]) == {
        "person", "name", "unit", "title", "replaces", "attending", "is_represented", "ground", "weight", "is_marked",
    }  # fmt: skip


def test_the_base_is_read_off_step_by_step_with_its_articles(contest, people):
    hall.seat_delegates(contest.congress, 100)
    gone = hall.seat_delegates(contest.congress, 20, attendance=Attendance.ABSENT_EXCUSED)
    round_ = open_by_name(contest, people)
    standing = queries.standing_of(contest, queries.stored_electorate(round_))
    assert (standing.base, standing.needed) == (100, 51)
    assert [str(one.source) for one in standing.steps] == ["190-QĐ/TW Đ30.3", "190-QĐ/TW Đ30.3"]
    assert gone[0].person.full_name in str(standing.steps[0].text)


def test_a_delegate_moved_within_the_same_superior_stays_in_the_base(contest, people):
    moved = hall.seat_delegates(contest.congress, 10)[0]
    round_ = open_by_name(contest, people)
    actions.mark_voter(round_, moved.person_id, by=people.an, attending=True, ground="moved_same_superior")
    actions.mark_voter(round_, moved.person_id, by=people.an, attending=False, ground="moved_same_superior")
    standing = queries.standing_of(contest, queries.stored_electorate(round_))
    assert (round_.attending, standing.base) == (9, 10)


def test_in_a_congress_of_members_the_membership_gives_the_ground(contest, people):
    contest.form = "member_congress"
    contest.save()
    hall.seat_delegates(contest.congress, 5, title=DelegateTitle.MEMBER)
    standings = [
        (MembershipStatus.EXEMPTED, Attendance.ABSENT_EXCUSED),
        (MembershipStatus.SUSPENDED, Attendance.PRESENT),
        (MembershipStatus.TEMPORARY, Attendance.ABSENT_EXCUSED),
        (MembershipStatus.EXEMPTED, Attendance.PRESENT),
    ]
    found = {}
    for status, attendance in standings:
        seat = hall.seat_delegates(contest.congress, 1, title=DelegateTitle.MEMBER, attendance=attendance)[0]
        Membership.objects.create(
            person=seat.person, unit=contest.congress.unit, unit_path=contest.congress.unit.path, status=status
        )
        found[seat.person_id] = (status, attendance)
    roll = {one.person: one for one in queries.proposed_roll(contest)}
    assert [(roll[one].ground, roll[one].attending) for one in found] == [
        ("exempted_absent", False), ("suspended", False), ("temporarily_transferred_absent", False), ("", True),
    ]  # fmt: skip
    assert queries.standing_of(contest, queries.electorate_of(list(roll.values()), contest)).base == 6


def test_somebody_marked_is_told_in_the_trail_and_the_figures_follow(contest, people):
    seats = hall.seat_delegates(contest.congress, 4)
    round_ = open_by_name(contest, people)
    person = seats[0].person
    actions.mark_voter(round_, person.pk, by=people.an, attending=False, ground=NO_ALTERNATE)
    round_.refresh_from_db()
    assert (round_.summoned, round_.attending, round_.deductions.get().names) == (4, 3, person.full_name)
    assert entry_of(round_, person.pk).is_marked
    facts = Entry.objects.get(verb="elections.voter_marked").facts
    assert facts["name"] == person.full_name
    assert (facts["before"], facts["after"]) == (
        {"attending": True, "ground": ""}, {"attending": False, "ground": NO_ALTERNATE},
    )  # fmt: skip
    actions.mark_voter(round_, person.pk, by=people.an, attending=False, ground=NO_ALTERNATE)
    assert Entry.objects.filter(verb="elections.voter_marked").count() == 1
    actions.mark_voter(round_, person.pk, by=people.an, attending=True)
    assert (round_.attending, round_.deductions.count()) == (4, 0)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ({"attending": True, "ground": NO_ALTERNATE}, "Choose one of the two"),
        ({"attending": False, "ground": "on_holiday"}, "no ground “on_holiday”"),
    ],
)
def test_a_mark_that_can_not_be_true_is_refused(contest, people, mark, words):
    seats = hall.seat_delegates(contest.congress, 4)
    round_ = open_by_name(contest, people)
    with pytest.raises(WrongInput, match=words):
        actions.mark_voter(round_, seats[0].person_id, by=people.an, **mark)
    with pytest.raises(WrongInput, match="not in the electorate"):
        actions.mark_voter(round_, 999_999, by=people.an, attending=True)


def test_nobody_is_marked_by_tellers_strangers_or_after_the_decision(contest, people):
    seats = hall.seat_delegates(contest.congress, 4)
    round_ = open_by_name(contest, people)
    for who in (people.binh, people.dung, people.giang):
        with pytest.raises(PermissionDenied):
            actions.mark_voter(round_, seats[0].person_id, by=who, attending=False)
    vote(round_, people, 4, [4, 3, 1])
    actions.decide_round(round_, by=people.an)
    with pytest.raises(Refused, match="is closed"):
        actions.mark_voter(round_, seats[0].person_id, by=people.an, attending=False)


def test_a_mark_checks_an_entered_count_again(contest, people):
    seats = hall.seat_delegates(contest.congress, 4)
    round_ = open_by_name(contest, people)
    vote(round_, people, 4, [4, 3, 1])
    actions.mark_voter(round_, seats[0].person_id, by=people.an, attending=False, ground=NO_ALTERNATE)
    round_.refresh_from_db()
    assert round_.state == RoundState.COUNTED
    assert round_.case["electorate"] == {
        "summoned": 4, "attending": 3,
        "deductions": [{"reason": NO_ALTERNATE, "count": 1, "names": [seats[0].person.full_name]}],
    }  # fmt: skip


def test_the_electorate_is_read_again_and_marks_by_hand_stay(contest, people):
    seats = hall.seat_delegates(contest.congress, 4)
    round_ = open_by_name(contest, people)
    actions.mark_voter(round_, seats[0].person_id, by=people.an, attending=False)
    Delegate.objects.filter(pk=seats[1].pk).update(attendance=Attendance.ABSENT_EXCUSED)
    hall.seat_delegates(contest.congress, 1)
    actions.renew_electorate(round_, by=people.an)
    assert (round_.summoned, round_.attending) == (5, 3)
    assert entry_of(round_, seats[1].person_id).ground == NO_ALTERNATE
    assert entry_of(round_, seats[0].person_id).is_marked
    assert len(Entry.objects.get(verb="elections.electorate_renewed").facts["came"]) == 1


def test_typed_figures_take_the_place_of_names_and_names_of_typed_figures_do_not(contest, people):
    hall.seat_delegates(contest.congress, 4)
    round_ = open_by_name(contest, people)
    with pytest.raises(Refused, match="kept by name"):
        actions.correct_electorate(round_, by=people.an, summoned=5, attending=5, deductions=[])
    actions.annul_round(round_, by=people.an, reason="Thùng phiếu không niêm phong.")
    typed = actions.open_round(contest, by=people.an, summoned=30, attending=28, deductions=[Absence(NO_ALTERNATE, 2)])
    assert (typed.roll, typed.summoned, typed.deductions.get().count) == ([], 30, 2)


def test_a_plenum_is_the_elected_committee_and_keeps_its_marks(contest, people):
    hall.seat_delegates(contest.congress, 10)
    round_ = open_by_name(contest, people)
    vote(round_, people, 10, [9, 8, 2])
    actions.decide_round(round_, by=people.an)
    first, second = queries.elected_candidates(contest)
    plenum = actions.open_contest(contest.congress, by=people.an, office="standing_committee", seats=1, form="plenum")
    assert [(one.name, one.attending) for one in queries.proposed_roll(plenum)] == [
        (first.person.full_name, True), (second.person.full_name, True),
    ]  # fmt: skip
    actions.add_candidates(plenum, [first.person, second.person], by=people.an)
    roll = [
        queries.Voter(**(one.plain() | ({"attending": False, "ground": "absent_whole_meeting"} if number else {})))
        for number, one in enumerate(queries.proposed_roll(plenum))
    ]
    actions.adopt_list(plenum, by=people.an)
    held = actions.open_round(plenum, by=people.an, roll=roll)
    assert (held.summoned, held.attending, held.deductions.get().names) == (2, 1, second.person.full_name)
    secretary = actions.open_contest(contest.congress, by=people.an, office="secretary", seats=1, form="plenum")
    assert [one.attending for one in queries.proposed_roll(secretary)] == [True, False]


def test_shares_weigh_and_each_holder_must_have_them_counted(contest, people):
    contest.congress.rulebook = "vn-company-2020"
    contest.congress.save()
    contest.office = "board_of_directors"
    contest.state = "adopted"
    contest.save()
    hall.seat_delegates(contest.congress, 1, weight=600)
    hall.seat_delegates(contest.congress, 1, weight=300, attendance=Attendance.REPRESENTED)
    hall.seat_delegates(contest.congress, 1, weight=100, attendance=Attendance.EXPECTED)
    with pytest.raises(WrongInput, match="votes are counted, not people"):
        actions.open_round(contest, by=people.an, summoned=3, attending=2, deductions=[])
    round_ = actions.open_round(contest, by=people.an)
    assert (round_.summoned, round_.attending, round_.weight_summoned, round_.weight_attending) == (3, 2, 1000, 900)
    with pytest.raises(WrongInput, match="votes that the valid ballots carry"):
        hall.count(round_, people.binh, [1000, 500, 300], issued=2, returned=2, valid=2)
    hall.count(round_, people.binh, [1000, 500, 300], issued=2, returned=2, valid=2, weight_valid=900)
    round_.refresh_from_db()
    assert round_.case["electorate"]["weight"] == {"summoned": 1000, "attending": 900}
    assert round_.case["ballots"]["valid_weight"] == 900
    actions.decide_round(round_, by=people.an)
    assert [one.person.full_name for one in queries.elected_candidates(contest)] == list(hall.NAMES[:2])


def test_votes_carried_are_refused_where_everybody_has_one(contest, people):
    actions.adopt_list(contest, by=people.an)
    with pytest.raises(WrongInput, match="everybody has one vote"):
        actions.open_round(contest, by=people.an, summoned=3, attending=3, deductions=[], weight=Weight(9, 9))
