"""A team keys its bundles: nothing is lost, nothing is doubled, nothing is seen of the other team."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry as TrailEntry
from daihoi.apps.ballots import actions, queries
from daihoi.apps.ballots.actions import Keyed, lines
from daihoi.apps.ballots.models import BundleTurn, Entry, JournalAct
from daihoi.core.errors import Refused, WrongInput

from . import hall


def standing(turn) -> dict[int, str]:
    return dict(Entry.objects.filter(turn=turn).values_list("position", "keyed"))


def test_teams_start_at_different_bundles_and_come_to_all(desk, tellers):
    a, b = hall.take(desk, tellers.a1), hall.take(desk, tellers.b1)
    assert (a.bundle.number, b.bundle.number) == (1, 2)
    assert hall.take(desk, tellers.b2).bundle.number == 1
    assert actions.take_bundle(desk, by=tellers.a2).bundle.number == 2


def test_a_bundle_that_lies_with_another_team_comes_last(round_, people, tellers):
    seats = {tellers.a1: "A", tellers.a2: "A", tellers.b1: "B"}
    desk = actions.open_desk(round_, by=people.binh, bundle_size=2, seats=seats)
    assert hall.take(desk, tellers.b1).bundle.number == 3
    assert [hall.take(desk, one).bundle.number for one in (tellers.a1, tellers.a2)] == [1, 2]
    for user in (tellers.a1, tellers.a2):
        hall.key_all(hall.take(desk, user), ["1", "1"], user)
    assert hall.take(desk, tellers.a1).bundle.number == 4


def test_the_bundle_in_hand_is_given_back(desk, tellers):
    assert hall.take(desk, tellers.a1) == hall.take(desk, tellers.a1)
    assert desk.journal.filter(act=JournalAct.TAKEN).count() == 1


def test_when_no_bundle_is_left_none_is_given(desk, tellers):
    for _bundle in range(2):
        turn = hall.take(desk, tellers.a1)
        hall.key_all(turn, ["1"] * turn.bundle.size, tellers.a1)
    assert actions.take_bundle(desk, by=tellers.a1) is None


def test_who_sits_in_no_team_takes_no_bundle(desk, people, tellers):
    for user in (people.binh, people.an, people.dung, tellers.third):
        with pytest.raises(PermissionDenied):
            actions.take_bundle(desk, by=user)


def test_what_was_keyed_stands_with_its_meaning(desk, tellers):
    turn = hall.take(desk, tellers.a1)
    kept = actions.key_ballots(turn, hall.keyed(["1", "=1 2", "*6"]), by=tellers.a1)
    assert (kept.saved, kept.refused) == ((1, 2, 3), ())
    keys = queries.sheet_of(desk.round).ids
    entries = {one.position: (one.keyed, one.marks, one.flaws) for one in turn.entries.all()}
    assert entries == {
        1: ("1", {keys[0]: "struck"}, []),
        2: ("=1 2", dict.fromkeys(keys[2:], "struck"), []),
        3: ("*6", {}, ["marked"]),
    }


def test_the_same_request_twice_gives_the_same_answer_and_changes_nothing(desk, tellers):
    turn, entries = hall.take(desk, tellers.a1), hall.keyed(["1", "2"])
    first = actions.key_ballots(turn, entries, by=tellers.a1)
    lines = desk.journal.count()
    assert actions.key_ballots(turn, entries, by=tellers.a1) == first
    assert (desk.journal.count(), standing(turn)) == (lines, {1: "1", 2: "2"})


def test_good_ballots_are_kept_when_others_of_the_batch_are_refused(desk, tellers):
    turn = hall.take(desk, tellers.a1)
    kept = actions.key_ballots(turn, hall.keyed(["1", "", "9", "4", "2"]), by=tellers.a1)
    assert kept.saved == (1, 4)
    assert [(one.position, one.flaw, str(one.reason)) for one in kept.refused] == [
        (2, "too_many", "5 may be kept, 6 are. Key 1 more, or *2 if the ballot is invalid."),
        (3, "not_on_list", "9 is not on the ballot, which ends at 6. Key it again."),
        (5, "position", "There is no ballot 5: bundle 1 holds 4."),
    ]
    assert standing(turn) == {1: "1", 4: "4"}
    assert desk.journal.filter(act=JournalAct.KEYED).count() == 2


def test_a_position_is_keyed_once(desk, tellers):
    turn = hall.take(desk, tellers.a1)
    actions.key_ballots(turn, hall.keyed(["1"]), by=tellers.a1)
    kept = actions.key_ballots(turn, hall.keyed(["2"]), by=tellers.a1)
    assert [(one.flaw, str(one.reason)) for one in kept.refused] == [
        ("taken", "Ballot 1 is keyed already. Take the entry back first, then key it anew.")
    ]
    assert standing(turn) == {1: "1"}


def test_one_key_is_one_ballot(desk, tellers):
    a, b = hall.take(desk, tellers.a1), hall.take(desk, tellers.b1)
    key = uuid4()
    both = [Keyed(key, 1, "1"), Keyed(key, 2, "1")]
    assert [(one.position, one.flaw) for one in actions.key_ballots(a, both, by=tellers.a1).refused] == [
        (2, "elsewhere")
    ]
    assert actions.key_ballots(b, both[:1], by=tellers.b1).refused[0].flaw == "elsewhere"
    assert actions.key_ballots(a, [Keyed(key, 1, "2")], by=tellers.a1).refused[0].flaw == "taken"
    assert (standing(a), standing(b)) == ({1: "1"}, {})


def test_a_ballot_is_taken_back_keyed_anew_and_both_stand_in_the_journal(desk, tellers):
    turn = hall.take(desk, tellers.a1)
    (entry,) = hall.keyed(["1"])
    actions.key_ballots(turn, [entry], by=tellers.a1)
    assert actions.undo_ballot(turn, 1, by=tellers.a1) is True
    assert actions.undo_ballot(turn, 1, by=tellers.a1) is False
    actions.key_ballots(turn, hall.keyed(["2"]), by=tellers.a1)
    acts = desk.journal.filter(position=1).order_by("number").values_list("act", "team", "bundle", "keyed")
    assert list(acts) == [("keyed", "A", 1, "1"), ("undone", "A", 1, "1"), ("keyed", "A", 1, "2")]
    assert standing(turn) == {1: "2"}


def test_a_late_repeat_does_not_bring_back_what_was_taken_back(desk, tellers):
    turn = hall.take(desk, tellers.a1)
    (entry,) = hall.keyed(["1"])
    actions.key_ballots(turn, [entry], by=tellers.a1)
    actions.undo_ballot(turn, 1, by=tellers.a1)
    kept = actions.key_ballots(turn, [entry], by=tellers.a1)
    assert [(one.flaw, str(one.reason)) for one in kept.refused] == [
        ("undone", "This entry of ballot 1 was taken back. Key the ballot anew.")
    ]
    assert standing(turn) == {}


def test_a_bundle_is_finished_only_when_every_ballot_is_keyed(desk, tellers):
    turn = hall.take(desk, tellers.a1)
    actions.key_ballots(turn, hall.keyed(["1"], first=2), by=tellers.a1)
    with pytest.raises(Refused) as caught:
        actions.finish_bundle(turn, by=tellers.a1)
    assert str(caught.value) == ("Bundle 1 is not complete: 3 of 4 ballots are missing (1, 3, 4). Key them first.")
    assert str(caught.value.source) != ""


def test_nothing_changes_in_a_finished_bundle(desk, tellers):
    turn = hall.take(desk, tellers.a1)
    entries = hall.keyed(["1", "2", "3", "4"])
    actions.key_ballots(turn, entries, by=tellers.a1)
    finished = actions.finish_bundle(turn, by=tellers.a1).finished_at
    assert actions.finish_bundle(turn, by=tellers.a1).finished_at == finished
    assert actions.key_ballots(turn, entries, by=tellers.a1).saved == (1, 2, 3, 4)
    assert actions.key_ballots(turn, hall.keyed(["5"]), by=tellers.a1).refused[0].flaw == "finished"
    with pytest.raises(Refused):
        actions.undo_ballot(turn, 1, by=tellers.a1)
    assert desk.journal.filter(act=JournalAct.FINISHED).count() == 1


def test_a_bundle_is_keyed_at_one_screen_until_a_team_mate_takes_it_over(desk, tellers):
    turn = hall.take(desk, tellers.a1)
    for act in (
        lambda: actions.key_ballots(turn, hall.keyed(["1"]), by=tellers.a2),
        lambda: actions.undo_ballot(turn, 1, by=tellers.a2),
        lambda: actions.finish_bundle(turn, by=tellers.a2),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert "is keyed at another screen" in str(caught.value)
    with pytest.raises(Refused) as caught:
        actions.take_over_bundle(turn, by=tellers.b1)
    assert str(caught.value) == "Bundle 1 belongs to the other team. A team keys its own bundles only."
    assert actions.take_over_bundle(turn, by=tellers.a2).user == tellers.a2
    actions.key_ballots(turn, hall.keyed(["1"]), by=tellers.a2)
    with pytest.raises(Refused):
        actions.key_ballots(turn, hall.keyed(["2"], first=2), by=tellers.a1)
    assert TrailEntry.objects.filter(verb="ballots.bundle_taken_over").get().facts == {"bundle": 1, "before": "a1"}


def test_who_has_a_bundle_in_hand_takes_over_no_other(desk, tellers):
    turn = hall.take(desk, tellers.a1)
    hall.take(desk, tellers.a2)
    with pytest.raises(Refused) as caught:
        actions.take_over_bundle(turn, by=tellers.a2)
    assert str(caught.value) == "Finish bundle 2 first, then take over another one."


def test_a_finished_bundle_is_opened_again_with_a_reason_and_compared_anew(desk, people, tellers):
    hall.key_both(desk, tellers, {1: ["1", "2", "3", "4"], 2: ["1", "2", "3"]}, {1: ["1", "2", "3", "5"]})
    turn = next(one for one in queries.finished_by(tellers.b1, desk) if one.bundle.number == 1)
    with pytest.raises(PermissionDenied):
        actions.reopen_bundle(turn, by=people.chi, reason="x")
    with pytest.raises(WrongInput):
        actions.reopen_bundle(turn, by=people.binh, reason=" ")
    actions.reopen_bundle(turn, by=people.binh, reason="Lệch một tờ")
    assert hall.looks_of(desk) == []
    assert hall.take(desk, tellers.b1) == turn
    actions.undo_ballot(turn, 4, by=tellers.b1)
    actions.key_ballots(turn, hall.keyed(["4"], first=4), by=tellers.b1)
    actions.finish_bundle(turn, by=tellers.b1)
    assert (hall.looks_of(desk), queries.board_of(desk).is_ready) == ([], True)
    assert TrailEntry.objects.filter(verb="ballots.bundle_reopened").get().facts == {
        "bundle": 1,
        "team": "B",
        "reason": "Lệch một tờ",
    }


def test_a_bundle_stays_finished_once_one_of_its_ballots_was_looked_at(desk, people, tellers):
    hall.key_both(desk, tellers, {1: ["1", "2", "3", "4"], 2: ["1", "2", "3"]}, {1: ["1", "2", "3", "5"]})
    actions.try_look(hall.look_at(desk, 1, 4), "4", by=tellers.third)
    turn = next(one for one in queries.finished_by(tellers.b1, desk) if one.bundle.number == 1)
    with pytest.raises(Refused) as caught:
        actions.reopen_bundle(turn, by=people.binh, reason="Lệch một tờ")
    assert "already keyed at the third look" in str(caught.value)


def test_too_many_ballots_at_once_are_refused_whole(desk, tellers):
    turn = hall.take(desk, tellers.a1)
    with pytest.raises(WrongInput) as caught:
        actions.key_ballots(turn, [Keyed(uuid4(), 1, "1") for _ in range(201)], by=tellers.a1)
    assert str(caught.value) == "201 ballots at once are too many. Send at most 200."


def test_the_board_shows_how_far_each_team_is_and_nothing_else(desk, tellers):
    turn = hall.take(desk, tellers.a1)
    actions.key_ballots(turn, hall.keyed(["1", "2"]), by=tellers.a1)
    board = queries.board_of(desk)
    assert [[(cell.team, cell.state, cell.keyed, cell.user) for cell in line.cells] for line in board.lines] == [
        [("A", "keying", 2, "Kiểm a1"), ("B", "free", 0, "")],
        [("A", "free", 0, ""), ("B", "free", 0, "")],
    ]
    assert (board.ballots, board.keyed, board.looks_open, board.is_ready) == (7, {"A": 2, "B": 0}, 0, False)


class PowerCut(Exception):
    """The machine went dark."""


@pytest.mark.parametrize("act", ["key_ballots", "undo_ballot", "finish_bundle", "take_bundle"])
def test_a_power_cut_in_the_middle_of_an_act_leaves_nothing_of_it(desk, tellers, monkeypatch, act):
    turn = hall.take(desk, tellers.a1)
    actions.key_ballots(turn, hall.keyed(["1", "2", "3", "4"]), by=tellers.a1)
    before = (standing(turn), desk.journal.count(), BundleTurn.objects.count())
    acts = {
        "key_ballots": lambda: actions.key_ballots(turn, hall.keyed(["5"], first=4), by=tellers.a1),
        "undo_ballot": lambda: actions.undo_ballot(turn, 1, by=tellers.a1),
        "finish_bundle": lambda: actions.finish_bundle(turn, by=tellers.a1),
        "take_bundle": lambda: actions.take_bundle(desk, by=tellers.b1),
    }
    if act == "key_ballots":
        actions.undo_ballot(turn, 4, by=tellers.a1)
        before = (standing(turn), desk.journal.count(), BundleTurn.objects.count())
    monkeypatch.setattr(lines.JournalLine.objects, "bulk_create", _go_dark)
    with pytest.raises(PowerCut):
        acts[act]()
    turn.refresh_from_db()
    assert (standing(turn), desk.journal.count(), BundleTurn.objects.count()) == before
    assert turn.finished_at is None


def _go_dark(*_args, **_kwargs):
    raise PowerCut
