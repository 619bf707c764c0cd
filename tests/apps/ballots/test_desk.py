"""Opening a desk, giving seats, closing and giving up."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry as TrailEntry
from daihoi.apps.ballots import actions, queries
from daihoi.apps.ballots.models import Desk, DeskSeat, DeskState, JournalAct
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import RoundState
from daihoi.apps.elections.papers.deciders import deciders_of
from daihoi.core.errors import Refused, WrongInput
from tests.apps.elections import hall as elections_hall

from . import hall


def trail_of(desk: Desk) -> list[tuple[str, dict]]:
    entries = TrailEntry.objects.filter(verb__startswith="ballots.", on_key=str(desk.pk)).order_by("pk")
    return [(one.verb, one.facts) for one in entries]


def test_a_desk_cuts_the_returned_ballots_into_bundles_and_seats_its_teams(desk, tellers):
    assert [(one.number, one.size) for one in desk.bundles.all()] == [(1, 4), (2, 3)]
    seats = {one.user.username: one.team and one.team.letter for one in DeskSeat.objects.select_related("team", "user")}
    assert seats == {"a1": "A", "a2": "A", "b1": "B", "b2": "B", "third": None}
    assert trail_of(desk) == [
        (
            "ballots.desk_opened",
            {
                "teams": 2,
                "bundles": 2,
                "bundle_size": 4,
                "ballots": 7,
                "seats": {"a1": "A", "a2": "A", "b1": "B", "b2": "B", "third": ""},
            },
        )
    ]


def test_every_seat_stands_in_the_journal(desk):
    lines = list(desk.journal.values_list("number", "act", "team", "words"))
    assert lines[0] == (1, JournalAct.OPENED, "", "2 × 7; 2 × 4")
    assert lines[1] == (2, JournalAct.SEATED, "A", "+ Kiểm a1 (a1)")
    assert len(lines) == 6


def test_a_stranger_a_delegate_and_the_level_above_open_no_desk(round_, people, tellers):
    for user in (people.dung, people.chi, people.ha):
        with pytest.raises(PermissionDenied):
            actions.open_desk(round_, by=user, seats={tellers.a1: "A", tellers.b1: "B"})
    assert not Desk.objects.exists()


def test_nothing_is_keyed_before_issued_and_returned_are_reported(congress, people, tellers):
    elections_hall.sit(congress)
    round_ = elections_hall.open_vote(elections_hall.list_contest(congress, people.an), people.an)
    with pytest.raises(Refused) as caught:
        actions.open_desk(round_, by=people.binh, seats={tellers.a1: "A", tellers.b1: "B"})
    assert "report the ballots issued and returned first" in str(caught.value)
    assert str(caught.value.source) == "190-QĐ/TW Đ8.2"


def test_more_returned_than_issued_leaves_only_a_new_vote(congress, people, tellers):
    elections_hall.sit(congress)
    round_ = elections_hall.open_vote(elections_hall.list_contest(congress, people.an), people.an)
    elections.report_ballots(round_, by=people.binh, issued=99, returned=100)
    with pytest.raises(Refused) as caught:
        actions.open_desk(round_, by=people.binh, seats={tellers.a1: "A", tellers.b1: "B"})
    assert str(caught.value) == (
        "100 ballots returned, but only 99 issued. Annul all ballots in the box and vote again; nothing is keyed."
    )
    assert caught.value.source is not None


def test_a_round_has_one_desk(desk, people, tellers):
    with pytest.raises(Refused) as caught:
        actions.open_desk(desk.round, by=people.binh, seats={tellers.a1: "A", tellers.b1: "B"})
    assert "has a desk already" in str(caught.value)
    assert Desk.objects.count() == 1


@pytest.mark.parametrize(
    ("teams", "size", "letters", "words"),
    [
        (4, 50, "AB", "A ballot is keyed by two or three teams, not by 4."),
        (2, 0, "AB", "A bundle holds 1 to 200 ballots, not 0. 50 is usual."),
        (2, 50, "A", "Nobody sits in team B. Give each team at least one person."),
        (3, 50, "AB", "Nobody sits in team C. Give each team at least one person."),
        (2, 50, "ABC", "There is no team C at this desk; its teams are A, B."),
    ],
)
def test_a_desk_that_cannot_work_is_refused_whole(round_, people, tellers, teams, size, letters, words):
    seats = dict(zip((tellers.a1, tellers.b1, tellers.third), letters, strict=False))
    with pytest.raises(WrongInput) as caught:
        actions.open_desk(round_, by=people.binh, teams=teams, bundle_size=size, seats=seats)
    assert str(caught.value) == words
    assert not Desk.objects.exists()


def test_only_who_may_count_is_given_a_seat(desk, people):
    with pytest.raises(Refused) as caught:
        actions.seat_teller(desk, people.chi, "A", by=people.binh)
    assert str(caught.value) == "Lê Kim Chi has no role of teller in the unit. Give the role first, then the seat."


def test_an_unused_seat_is_changed_and_a_used_one_stays(desk, people, tellers):
    assert actions.seat_teller(desk, tellers.a2, "B", by=people.binh).team.letter == "B"
    turn = hall.take(desk, tellers.a1)
    assert turn.team.letter == "A"
    with pytest.raises(Refused) as caught:
        actions.seat_teller(desk, tellers.a1, "", by=people.binh)
    assert "has already keyed from this seat" in str(caught.value)
    with pytest.raises(Refused):
        actions.unseat_teller(desk, tellers.a1, by=people.binh)
    actions.unseat_teller(desk, tellers.a2, by=people.binh)
    assert sorted(desk.seats.values_list("user__username", flat=True)) == ["a1", "b1", "b2", "third"]


def test_the_same_seat_given_twice_is_one_seat(desk, people, tellers):
    before = desk.journal.count()
    actions.seat_teller(desk, tellers.a1, "A", by=people.binh)
    assert desk.journal.count() == before


def test_a_desk_is_not_closed_before_every_bundle_is_finished_and_every_look_settled(desk, people, tellers):
    with pytest.raises(Refused) as caught:
        actions.close_desk(desk, by=people.binh)
    assert str(caught.value) == "Not every team has finished every bundle; bundles still to key: 1, 2."
    hall.key_both(desk, tellers, {1: ["1", "2", "3", "4"], 2: ["1", "2", "3"]}, {1: ["1", "2", "3", "5"]})
    with pytest.raises(Refused) as caught:
        actions.close_desk(desk, by=people.binh)
    assert str(caught.value) == "Ballots that still wait for the third look: 1. Settle them first."
    desk.round.refresh_from_db()
    assert (desk.round.state, desk.round.valid) == (RoundState.OPEN, None)


def test_closing_hands_the_sums_over_with_the_head_of_the_journal(desk, people, tellers):
    hall.key_both(desk, tellers, {1: ["1", "2", "3", "4 5"], 2: ["1", "2", "*6"]}, {1: ["1", "2", "3", "4"]})
    assert hall.looks_of(desk) == [(1, 4, "difference"), (2, 3, "invalid")]
    actions.try_look(hall.look_at(desk, 1, 4), "4 5", by=tellers.third)
    hall.settle(desk, tellers, 2, 3, "*6", ground="INV-6")
    round_ = actions.close_desk(desk, by=people.binh)
    desk.refresh_from_db()
    assert (round_.state, round_.method, round_.issued, round_.returned) == (RoundState.COUNTED, "keyed", 8, 7)
    assert (round_.valid, round_.invalid, round_.mismatches, round_.unused) == (6, 1, 1, 2)
    assert list(round_.tallies.order_by("candidate__order").values_list("votes", flat=True)) == [4, 4, 5, 5, 5, 6]
    assert {one.ground: one.count for one in round_.invalid_grounds.all()} == {"INV-6": 1}
    last = desk.journal.order_by("-number").first()
    assert (last.act, last.words) == (JournalAct.CLOSED, "7 = 6 + 1; Δ 1")
    assert round_.journal_hash == desk.journal_head == last.hash
    assert queries.verified(desk).is_whole
    assert trail_of(desk)[-1] == (
        "ballots.desk_closed",
        {"ballots": 7, "looks": 2, "mismatches": 1, "journal": last.hash},
    )


def test_the_minutes_name_who_decided_on_each_ground(desk, people, tellers):
    hall.key_both(desk, tellers, {1: ["1", "2", "3", "4 *7"], 2: ["1", "2", "*6"]})
    hall.settle(desk, tellers, 1, 4, "4 *7", decided_by=["Hà", "Giang"])
    hall.settle(desk, tellers, 2, 3, "*6", decided_by=["Giang"])
    assert deciders_of(desk.round) == {}
    round_ = actions.close_desk(desk, by=people.binh)
    assert deciders_of(round_) == {"INV-7": "Hà, Giang", "INV-6": "Giang"}


def test_closing_again_changes_nothing(desk, people, tellers):
    hall.key_both(desk, tellers, {1: ["1", "2", "3", "4"], 2: ["1", "2", "3"]})
    first = actions.close_desk(desk, by=people.binh)
    assert actions.close_desk(desk, by=people.binh).journal_hash == first.journal_hash
    assert desk.journal.filter(act=JournalAct.CLOSED).count() == 1


def test_the_trail_never_holds_what_stood_on_a_ballot(desk, people, tellers):
    hall.key_both(desk, tellers, {1: ["1", "2", "3", "4 5 6"], 2: ["1", "2", "3"]}, {1: ["1", "2", "3", "4 5"]})
    actions.try_look(hall.look_at(desk, 1, 4), "4 5 6", by=tellers.third)
    actions.close_desk(desk, by=people.binh)
    said = [str(facts) for _verb, facts in trail_of(desk)]
    assert len(said) == 2
    assert not any("4 5" in words or "marks" in words or "struck" in words for words in said)


def test_a_desk_given_up_needs_a_reason_and_makes_room_for_another(desk, people, tellers):
    with pytest.raises(WrongInput):
        actions.cancel_desk(desk, by=people.binh, reason="  ")
    actions.cancel_desk(desk, by=people.binh, reason="Nhầm hòm phiếu")
    desk.refresh_from_db()
    assert (desk.state, desk.cancelled_reason) == (DeskState.CANCELLED, "Nhầm hòm phiếu")
    assert queries.verified(desk).is_whole
    with pytest.raises(Refused) as caught:
        actions.take_bundle(desk, by=tellers.a1)
    assert "was given up" in str(caught.value)
    again = actions.open_desk(desk.round, by=people.binh, seats={tellers.a1: "B", tellers.b1: "A"})
    assert again.pk != desk.pk


def test_a_closed_desk_is_not_given_up(desk, people, tellers):
    hall.key_both(desk, tellers, {1: ["1", "2", "3", "4"], 2: ["1", "2", "3"]})
    actions.close_desk(desk, by=people.binh)
    with pytest.raises(Refused) as caught:
        actions.cancel_desk(desk, by=people.binh, reason="x")
    assert "its count handed over" in str(caught.value)


def test_nothing_is_keyed_once_the_round_is_annulled(desk, people, tellers):
    turn = hall.take(desk, tellers.a1)
    elections.annul_round(desk.round, by=people.an, reason="Hòm phiếu bị mở")
    with pytest.raises(Refused) as caught:
        actions.key_ballots(turn, hall.keyed(["1"]), by=tellers.a1)
    assert "is closed. Its ballots are not keyed any more." in str(caught.value)


def test_three_teams_must_all_agree(round_, people, tellers):
    seats = {tellers.a1: "A", tellers.b1: "B", tellers.a2: "C", tellers.third: ""}
    desk = actions.open_desk(round_, by=people.binh, teams=3, seats=seats)
    for user, lines in ((tellers.a1, "1 2 3 4 5 6 1"), (tellers.b1, "1 2 3 4 5 6 1"), (tellers.a2, "1 2 3 4 5 6 2")):
        hall.key_all(hall.take(desk, user), lines.split(), user)
    assert hall.looks_of(desk) == [(1, 7, "difference")]
    assert actions.try_look(hall.look_at(desk, 1, 7), "2", by=tellers.third).settled
    assert actions.close_desk(desk, by=people.binh).mismatches == 1


def test_a_report_corrected_meanwhile_stops_the_closing_until_it_agrees(desk, people, tellers):
    hall.key_both(desk, tellers, {1: ["1", "2", "3", "4"], 2: ["1", "2", "3"]})
    elections.report_ballots(desk.round, by=people.binh, issued=8, returned=6, unused=2)
    with pytest.raises(Refused) as caught:
        actions.close_desk(desk, by=people.binh)
    assert str(caught.value) == (
        "The desk was set up for 7 ballots, but 6 returned are reported now. Correct the report, or give the desk up "
        "and open it anew."
    )
    elections.report_ballots(desk.round, by=people.binh, issued=8, returned=7, unused=2)
    assert actions.close_desk(desk, by=people.binh).valid == 7


def test_cards_that_weigh_are_keyed_with_their_votes_and_shared_out(congress, people, tellers):
    congress.rulebook = "vn-company-2020"
    congress.save()
    elections_hall.sit(congress)
    elections_hall.seat_delegates(congress, 1, weight=600)
    elections_hall.seat_delegates(congress, 1, weight=400)
    contest = elections_hall.list_contest(congress, people.an, seats=2, office="board_of_directors")
    elections.adopt_list(contest, by=people.an)
    round_ = elections.open_round(contest, by=people.an)
    elections.report_ballots(round_, by=people.binh, issued=2, returned=2)
    desk = actions.open_desk(round_, by=people.binh, seats={tellers.a1: "A", tellers.b1: "B", tellers.third: ""})
    kept = actions.key_ballots(hall.take(desk, tellers.a1), hall.keyed(["1=5", "w600 1=1300"]), by=tellers.a1)
    assert [one.flaw for one in kept.refused] == ["weight_missing", "overspent"]
    hall.key_both(desk, tellers, {1: ["w600 1=1200", "w400 1=300 2=500"]}, {1: ["/600 1-1200", "w400 1=300 2=400"]})
    assert hall.looks_of(desk) == [(1, 2, "difference")]
    assert actions.try_look(hall.look_at(desk, 1, 2), "w400 1=300 2=500", by=tellers.third).settled
    counted = actions.close_desk(desk, by=people.binh)
    assert (counted.valid, counted.weight_valid, counted.mismatches) == (2, 1000, 1)
    assert list(counted.tallies.order_by("candidate__order").values_list("votes", flat=True)) == [1500, 500, 0, 0, 0, 0]
