"""The third look: blind first; what it settles by itself, and what the counting committee decides by name."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.ballots import actions, queries
from daihoi.apps.ballots.models import JournalAct, Look
from daihoi.core.ballots import KeyingFlaw, WrongKeying
from daihoi.core.errors import Refused, WrongInput

from . import hall

ALIKE = {1: ["1", "2", "3", "4"], 2: ["1", "2", "3"]}


@pytest.fixture
def differing(desk, tellers):
    """Ballot 4 of bundle 1 differs."""
    hall.key_both(desk, tellers, ALIKE, {1: ["1", "2", "3", "5"]})
    return desk


@pytest.fixture
def disputed(desk, tellers):
    """Ballot 4 of bundle 1 is held invalid by one team."""
    hall.key_both(desk, tellers, ALIKE, {1: ["1", "2", "3", "*7"]})
    return desk


def test_ballots_keyed_alike_need_no_look(desk, tellers):
    hall.key_both(desk, tellers, ALIKE)
    assert not Look.objects.exists()


def test_nothing_is_compared_before_every_team_is_through(desk, tellers):
    hall.key_all(hall.take(desk, tellers.a1), ["1", "2", "3", "*6"], tellers.a1)
    assert not Look.objects.exists()


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [("4", "5", "difference"), ("4", "*6", "invalid"), ("*6", "*6", "invalid"), ("4", "4?", "doubt"),
     ("/4 5", "/4 5", "doubt"), ("4", "/4 5", "doubt")],
)  # fmt: skip
def test_why_a_ballot_is_looked_at_again(desk, tellers, a, b, reason):
    hall.key_both(desk, tellers, ALIKE | {1: ["1", "2", "3", a]}, {1: ["1", "2", "3", b]})
    assert hall.looks_of(desk) == [(1, 4, reason)]


def test_a_look_that_equals_one_team_settles_a_plain_difference(differing, tellers):
    answer = actions.try_look(hall.look_at(differing, 1, 4), "5", by=tellers.third)
    assert (answer.settled, answer.readings) == (True, ())
    look = hall.look_at(differing, 1, 4)
    assert (look.keyed, look.settled_by, look.decided_by) == ("5", tellers.third, "")
    acts = list(differing.journal.filter(team="", position=4).values_list("act", "bundle", "keyed", "words"))
    assert acts == [("looked", 1, "5", ""), ("settled", 1, "5", "=")]


def test_a_look_that_equals_nobody_shows_all_readings_and_waits_for_the_committee(differing, tellers):
    answer = actions.try_look(hall.look_at(differing, 1, 4), "6", by=tellers.third)
    assert (answer.settled, answer.reason) == (False, "difference")
    assert [(one.who, one.keyed) for one in answer.readings] == [("A", "4"), ("B", "5"), ("", "6")]
    assert hall.looks_of(differing) == [(1, 4, "difference")]


def test_only_the_first_try_is_blind_and_only_it_counts(differing, tellers):
    look = hall.look_at(differing, 1, 4)
    actions.try_look(look, "6", by=tellers.third)
    again = actions.try_look(look, "5", by=tellers.third)
    assert (again.settled, again.readings[-1].keyed) == (False, "6")
    assert differing.journal.filter(act=JournalAct.LOOKED).count() == 1


def test_a_ballot_that_a_team_held_invalid_is_for_the_committee_even_when_the_look_agrees(disputed, tellers):
    answer = actions.try_look(hall.look_at(disputed, 1, 4), "4", by=tellers.third)
    assert (answer.settled, answer.reason) == (False, "invalid")


def test_the_committee_decides_by_name_with_the_ground(disputed, tellers):
    look = hall.settle(
        disputed, tellers, 1, 4, "*7", ground="INV-7", decided_by=["Đỗ Thu Hà", " Vũ  Giang "], note="có chữ ký"
    )
    assert (look.ground, look.decided_by, look.note, look.keyed) == ("INV-7", "Đỗ Thu Hà\nVũ Giang", "có chữ ký", "*7")
    last = disputed.journal.order_by("-number").first()
    assert (last.act, last.keyed, last.words) == ("settled", "*7", "Đỗ Thu Hà, Vũ Giang; có chữ ký")


def test_a_ground_alone_completes_the_line(disputed, tellers):
    look = hall.look_at(disputed, 1, 4)
    actions.try_look(look, "?", by=tellers.third)
    settled = actions.settle_look(look, "", by=tellers.third, ground="INV-7", decided_by=["Hà"])
    assert (settled.keyed, settled.flaws) == ("*7", ["signed"])


def test_a_decision_before_the_blind_look_is_refused(disputed, tellers):
    with pytest.raises(Refused) as caught:
        actions.settle_look(hall.look_at(disputed, 1, 4), "4", by=tellers.third, decided_by=["Hà"])
    assert str(caught.value) == "Key first what the paper says, before the readings are shown; then decide."


def test_a_decision_without_names_is_refused(disputed, tellers):
    look = hall.look_at(disputed, 1, 4)
    actions.try_look(look, "4", by=tellers.third)
    with pytest.raises(Refused) as caught:
        actions.settle_look(look, "*7", by=tellers.third, decided_by=["  "])
    assert str(caught.value) == "Say who decided: the members of the counting committee, by name."
    assert str(caught.value.source) == "190-QĐ/TW Đ8.2"


@pytest.mark.parametrize(
    ("keyed", "ground", "words"),
    [
        ("4?", "", "The decision can't be doubtful: key it valid, or invalid with a ground."),
        ("*6", "INV-7", "The line says ground INV-6, the decision says INV-7. Make both the same."),
        ("", "INV-9", "The rulebook knows no ground “INV-9”; it knows: INV-1, INV-2, INV-3, INV-4, INV-5, INV-6, "
         "INV-7"),
        ("/4 5", "", "Decide for each name with a line through a part of it: struck (its number) or kept (leave it "
         "out)."),
    ],
)  # fmt: skip
def test_a_decision_leaves_nothing_open(disputed, tellers, keyed, ground, words):
    look = hall.look_at(disputed, 1, 4)
    actions.try_look(look, "4", by=tellers.third)
    with pytest.raises(WrongInput) as caught:
        actions.settle_look(look, keyed, by=tellers.third, ground=ground, decided_by=["Hà"])
    assert str(caught.value).rstrip(".") == words.rstrip(".")
    assert hall.look_at(disputed, 1, 4).settled_at is None


def test_a_decision_whose_sums_cannot_be_true_is_refused(disputed, tellers):
    look = hall.look_at(disputed, 1, 4)
    actions.try_look(look, "4", by=tellers.third)
    with pytest.raises(WrongKeying) as caught:
        actions.settle_look(look, "", by=tellers.third, decided_by=["Hà"])
    assert caught.value.flaw is KeyingFlaw.TOO_MANY


def test_a_ballot_is_settled_once(disputed, tellers):
    look = hall.settle(disputed, tellers, 1, 4, "4")
    with pytest.raises(Refused) as caught:
        actions.settle_look(look, "5", by=tellers.third, decided_by=["Hà"])
    assert str(caught.value) == "Ballot 4 of bundle 1 is settled already."
    assert actions.try_look(look, "5", by=tellers.third).settled


def test_teams_do_not_look_and_who_looks_does_not_key(differing, people, tellers):
    look = hall.look_at(differing, 1, 4)
    for user in (tellers.a1, tellers.b1, people.binh, people.an):
        with pytest.raises(PermissionDenied):
            actions.try_look(look, "4", by=user)
        with pytest.raises(PermissionDenied):
            actions.settle_look(look, "4", by=user, decided_by=["Hà"])


def test_a_list_where_everybody_is_refused_counts_as_the_committee_says(congress, people, tellers):
    round_ = hall.reported_round(congress, people.an, returned=2, seats=3, names=("Bùi An", "Đỗ Bình", "Hồ Cường"),
                                 office="inspection_committee")  # fmt: skip
    desk = actions.open_desk(
        round_, by=people.binh, seats={tellers.a1: "A", tellers.b1: "B", tellers.third: ""}
    )  # fmt: skip
    hall.key_both(desk, tellers, {1: ["1 2 3", "2"]})
    assert hall.looks_of(desk) == [(1, 1, "doubt")]
    hall.settle(desk, tellers, 1, 1, "1 2 3")
    counted = actions.close_desk(desk, by=people.binh)
    assert (counted.valid, counted.invalid, counted.mismatches) == (2, 0, 0)
    assert list(counted.tallies.order_by("candidate__order").values_list("votes", flat=True)) == [1, 0, 1]


def test_what_a_look_shows_before_it_is_keyed_gives_nothing_away(disputed):
    (plain,) = queries.look_state(disputed, "en")["looks"]
    assert plain == {"id": plain["id"], "bundle": 1, "position": 4, "tried": False}
