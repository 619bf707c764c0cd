"""The end of a round: what the rulebook says, what the congress chooses, what is annulled."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import ContestState, RoundState
from daihoi.apps.plenary.models import OrganSeat
from daihoi.core.elections import Absence
from daihoi.core.errors import Refused, WrongInput
from tests.apps.elections import hall
from tests.cast import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest(congress, people):
    return hall.list_contest(hall.sit(congress), people.an)


@pytest.fixture
def vote(contest, people):
    """Open, count and decide the next round of the contest."""

    def take(votes, *, by=None, electorate=None, **figures):
        if contest.state == ContestState.LISTING:
            actions.adopt_list(contest, by=people.an)
        round_ = actions.open_round(
            contest, by=people.an, **(electorate or {"summoned": 100, "attending": 100, "deductions": []})
        )
        hall.count(round_, people.binh, votes, **figures)
        return actions.decide_round(round_, by=by or people.an)

    return take


def elected(round_):
    return [line.name for line in queries.round_result(round_).elected]


def test_more_than_half_of_the_base_elects_from_the_highest_down(vote, contest):
    round_ = vote([98, 60, 90, 88, 95, 45])
    assert elected(round_) == ["Bùi Văn An", "Mai Văn Em", "Hồ Văn Cường", "Lê Thị Dung", "Đỗ Thị Bình"]
    assert (round_.decision["outcome"], round_.decision["base"], round_.decision["threshold"]) == ("decided", 100, 51)
    assert (round_.state, contest.state) == (RoundState.DECIDED, ContestState.DECIDED)


def test_those_absent_for_the_whole_congress_leave_the_base(vote):
    gone = [Absence("absent_whole_congress_no_alternate", 20)]
    round_ = vote([98, 95, 90, 88, 60, 45], electorate={"summoned": 120, "attending": 100, "deductions": gone})
    assert (round_.decision["base"], round_.decision["outcome"]) == (100, "decided")


def test_half_is_not_more_than_half_and_the_congress_is_asked(vote, contest):
    round_ = vote([98, 95, 90, 88, 50, 49])
    assert (round_.decision["outcome"], round_.decision["next"]) == ("short", "congress_decides_next_round")
    assert queries.lawful_choices(round_) == ["another_round", "close"]
    assert contest.state == ContestState.VOTING


def test_another_round_is_held_among_those_not_elected(vote, contest, people):
    round_ = vote([98, 95, 90, 88, 50, 49])
    actions.choose_next(round_, "another_round", by=people.an)
    second = vote([60, 40])
    assert (second.number, second.seats, second.case["round"]) == (2, 1, 2)
    assert elected(second) == ["Mai Văn Em"]
    assert contest.state == ContestState.DECIDED
    result = queries.result_of(contest)
    assert [line.votes for line in result.elected] == [98, 95, 90, 88, 60]
    assert result.unfilled == 0


def test_another_round_with_new_names_opens_the_list_again(vote, contest, people):
    round_ = vote([98, 95, 90, 88, 50, 49])
    actions.choose_next(round_, "another_round", by=people.an, with_new_names=True)
    assert contest.state == ContestState.LISTING
    actions.add_candidates(contest, hall.make_people(("Vũ Văn Yên",)), by=people.an)
    weakest = contest.candidates.get(person__full_name="Ngô Thị Phương")
    actions.withdraw_candidate(weakest, by=people.an, reason="xin rút")
    second = vote([30, 70])
    assert elected(second) == ["Vũ Văn Yên"]


def test_the_congress_may_close_with_seats_left(vote, contest, people):
    round_ = vote([98, 95, 90, 88, 50, 49])
    actions.choose_next(round_, "close", by=people.an)
    actions.choose_next(round_, "close", by=people.an)
    assert (round_.decision["outcome"], round_.decision["next"]) == ("short", "closed")
    assert contest.state == ContestState.DECIDED
    assert queries.result_of(contest).unfilled == 1
    with pytest.raises(Refused, match="no such choice"):
        actions.choose_next(round_, "another_round", by=people.an)


def test_a_choice_that_is_not_carried_changes_nothing(vote, contest, people):
    hall.seat_delegates(contest.congress, 10)
    round_ = vote([98, 95, 90, 88, 50, 49])
    actions.choose_next(round_, "close", by=people.an, hands=actions.Hands(3, 7))
    assert (round_.choice, contest.state) == ("", ContestState.VOTING)
    actions.choose_next(round_, "another_round", by=people.an, hands=actions.Hands(8, 2))
    assert (round_.choice, round_.choice_vote.votes_for) == ("another_round", 8)


def test_a_tie_at_the_last_seat_is_voted_on_again_among_the_level_and_the_most_votes_win(vote, contest, people):
    round_ = vote([98, 95, 90, 87, 65, 65])
    assert round_.decision["outcome"] == "run_off"
    assert queries.lawful_choices(round_) == ["run_off"]
    with pytest.raises(Refused, match="no such choice"):
        actions.choose_next(round_, "close", by=people.an)
    run_off = vote([50, 48], valid=98, invalid={"INV-2": 2})
    assert (run_off.is_run_off, run_off.seats, run_off.case["round"]) == (True, 1, 1)
    assert elected(run_off) == ["Mai Văn Em"]
    round_.refresh_from_db()
    assert (round_.choice, contest.state) == ("run_off", ContestState.DECIDED)


def test_a_run_off_that_is_level_again_is_for_the_congress(vote, contest, people):
    vote([98, 95, 90, 87, 65, 65])
    level = vote([50, 50])
    assert queries.lawful_choices(level) == ["run_off", "another_round", "close"]
    actions.choose_next(level, "run_off", by=people.an)
    third = vote([51, 49])
    assert third.is_run_off
    assert elected(third) == ["Mai Văn Em"]


def test_after_a_second_tie_the_congress_may_go_back_to_an_ordinary_round(vote, contest, people):
    vote([98, 95, 90, 87, 65, 65])
    level = vote([50, 50])
    actions.choose_next(level, "another_round", by=people.an)
    third = vote([60, 40])
    assert (third.is_run_off, third.seats, third.case["round"]) == (False, 1, 2)
    assert (third.decision["threshold"], elected(third)) == (51, ["Mai Văn Em"])


def test_a_further_round_needs_somebody_to_stand(vote, contest, people):
    round_ = vote([98, 95, 90, 88, 50, 49])
    contest.candidates.filter(person__full_name__in=("Mai Văn Em", "Ngô Thị Phương")).update(state="withdrawn")
    with pytest.raises(Refused, match="nobody is left to stand"):
        actions.choose_next(round_, "another_round", by=people.an)
    assert queries.options_of(round_)[0].needs_names
    actions.choose_next(round_, "another_round", by=people.an, with_new_names=True)
    assert contest.state == ContestState.LISTING


def test_a_secretary_elected_directly_has_as_many_rounds_as_the_rulebook_gives(congress, people):
    congress.rulebook = "vn-youth"
    congress.save()
    contest = hall.list_contest(hall.sit(congress), people.an, office="secretary", seats=1, names=hall.NAMES[:2],
                                form="delegate_congress")  # fmt: skip
    first = actions.decide_round(hall.count(hall.open_vote(contest, people.an), people.binh, [40, 39]), by=people.an)
    assert queries.lawful_choices(first) == ["another_round", "close"]
    actions.choose_next(first, "another_round", by=people.an)
    second = actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])
    actions.decide_round(hall.count(second, people.binh, [45, 40]), by=people.an)
    situation = queries.situation_of(contest, second)
    assert (situation.key, queries.lawful_choices(second), contest.state) == ("closed", [], ContestState.DECIDED)
    barred = queries.rules_of(contest).nominations.failed_secretary_barred
    assert (situation.notes[-1].text, situation.notes[-1].source) == (barred.statement.vi, barred.source)


def test_more_ballots_returned_than_issued_can_only_be_annulled(vote, contest, people):
    actions.adopt_list(contest, by=people.an)
    round_ = actions.open_round(contest, by=people.an, summoned=100, attending=98, deductions=[])
    hall.count(round_, people.binh, [90, 90, 90, 90, 60, 45], issued=98, returned=99, valid=99)
    assert round_.has_excess
    actions.annul_round(round_, by=people.an)
    assert (round_.state, round_.decision["outcome"]) == (RoundState.VOID, "void")
    assert "99" in round_.void_reason
    assert not round_.tallies.filter(is_elected=True).exists()
    again = vote([98, 95, 90, 88, 60, 45])
    assert (again.number, again.seats, again.case["round"], len(elected(again))) == (2, 5, 1, 5)


def test_deciding_a_surplus_of_ballots_makes_the_round_void(vote, contest):
    round_ = vote([90, 90, 90, 90, 60, 45], issued=98, returned=99, valid=99)
    assert (round_.state, contest.state) == (RoundState.VOID, ContestState.ADOPTED)


def test_a_vote_is_annulled_for_a_reason_in_words(vote, contest, people):
    round_ = vote([98, 95, 90, 88, 60, 45])
    with pytest.raises(WrongInput, match="Say why"):
        actions.annul_round(round_, by=people.an)
    actions.annul_round(round_, by=people.an, reason="hòm phiếu chưa niêm phong")
    assert (round_.state, round_.void_reason) == (RoundState.VOID, "hòm phiếu chưa niêm phong")
    assert queries.elected_candidates(contest) == []


def test_an_uncounted_round_is_not_decided(contest, people):
    round_ = hall.open_vote(contest, people.an)
    with pytest.raises(Refused, match="has not been counted"):
        actions.decide_round(round_, by=people.an)


def test_deciding_twice_changes_nothing_and_the_figures_are_closed(vote, people):
    round_ = vote([98, 95, 90, 88, 60, 45])
    decided_at = round_.decided_at
    assert actions.decide_round(round_, by=people.an).decided_at == decided_at
    with pytest.raises(Refused, match="is closed"):
        hall.count(round_, people.binh, [98, 95, 90, 88, 60, 45])


@pytest.mark.parametrize("who", ["binh", "chi", "dung", "giang", "ha"])
def test_only_the_secretary_or_the_presidium_decides(vote, people, who):
    with pytest.raises(PermissionDenied):
        vote([98, 95, 90, 88, 60, 45], by=getattr(people, who))


def test_a_member_of_the_presidium_decides(vote, contest, people):
    OrganSeat.objects.create(
        congress=contest.congress,
        kind="presidium",
        person=make_person("Lê Kim Chi", contest.congress.unit, user=people.chi),
    )
    assert vote([98, 95, 90, 88, 60, 45], by=people.chi).state == RoundState.DECIDED


def test_a_member_of_the_presidium_enters_the_hands(vote, contest, people):
    hall.seat_delegates(contest.congress, 10)
    person = make_person("Lê Kim Chi", contest.congress.unit, user=people.chi)
    OrganSeat.objects.create(congress=contest.congress, kind="presidium", person=person)
    round_ = vote([98, 95, 90, 88, 50, 49], by=people.chi)
    actions.choose_next(round_, "close", by=people.chi, hands=actions.Hands(8, 2))
    assert (round_.choice, round_.choice_vote.votes_for) == ("close", 8)


def test_delegates_over_half_beyond_the_quota_become_alternates_as_many_as_the_congress_wants(congress, people):
    hall.sit(congress)
    names = ("Bùi Văn An", "Đỗ Thị Bình", "Hồ Văn Cường", "Lê Thị Dung", "Mai Văn Em")
    contest = hall.list_contest(congress, people.an, office="delegates", seats=2, names=names, alternates=1)
    round_ = hall.open_vote(contest, people.an)
    hall.count(round_, people.binh, [40, 39, 38, 37, 20])
    round_ = actions.annul_round(round_, by=people.an, reason="đếm lại")
    round_ = actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])
    hall.count(round_, people.binh, [55, 54, 53, 30, 8])
    actions.decide_round(round_, by=people.an)
    result = queries.round_result(round_)
    assert [line.name for line in result.elected] == ["Bùi Văn An", "Đỗ Thị Bình"]
    assert [line.name for line in result.alternates] == ["Hồ Văn Cường"]


def test_every_line_of_a_result_says_its_denominator_and_reason_in_both_languages(vote):
    round_ = vote([98, 95, 90, 88, 60, 45])
    english, vietnamese = queries.round_result(round_, "en").lines[0], queries.round_result(round_, "vi").lines[0]
    assert (english.votes, english.base, english.source) == (98, 100, "190-QĐ/TW Đ30")
    for line in (english, vietnamese):
        assert all(figure in line.reason for figure in ("Bùi Văn An", "98", "100", "51"))


def test_a_poll_elects_nobody(congress, people):
    hall.sit(congress)
    contest = hall.list_contest(congress, people.an, office="opinion_poll", seats=6)
    round_ = hall.open_vote(contest, people.an)
    hall.count(round_, people.binh, [98, 95, 90, 88, 60, 45])
    actions.decide_round(round_, by=people.an)
    assert (len(round_.decision["over_threshold"]), elected(round_)) == (5, [])
    assert contest.state == ContestState.DECIDED
