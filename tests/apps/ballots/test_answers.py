"""The desk's JSON: what a screen asks and sends, and how it is told no."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import OperationalError
from django.urls import reverse

from daihoi.apps.ballots import actions
from daihoi.apps.ballots.models import Entry

from . import hall


@pytest.fixture
def send(client, desk):
    """Send JSON as somebody, or ask."""
    place = [desk.round.contest.congress_id, desk.round.contest_id, desk.round.number]

    def sent(user, name, body=None, **more):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        address = reverse(f"ballots:{name}", args=place)
        if body is None:
            return client.get(address, **more)
        return client.post(address, body, content_type="application/json", **more)

    return sent


def entry(position: int, keyed: str) -> dict[str, object]:
    return {"key": str(uuid4()), "position": position, "keyed": keyed}


def test_a_console_starts_with_the_paper_and_no_bundle(send, tellers, desk):
    told = send(tellers.a1, "key-state").json()
    assert [(one["number"], one["name"]) for one in told["names"]] == [
        (1, "Bùi Văn An"), (2, "Đỗ Thị Bình"), (3, "Hồ Văn Cường"), (4, "Lê Thị Dung"), (5, "Mai Văn Em"),
        (6, "Ngô Thị Phương"),
    ]  # fmt: skip
    assert (told["desk"], told["team"], told["style"], told["seats"], told["left"]) == (desk.pk, "A", "strike", 5, 2)
    assert (told["turn"], told["mine"]) == (None, {"bundles": 0, "ballots": 0})
    assert told["grounds"][0]["text"] == "phiếu không do ban kiểm phiếu phát ra"


def test_a_bundle_is_taken_keyed_corrected_and_finished(send, tellers):
    turn = send(tellers.a1, "take", {}).json()["turn"]
    assert {key: turn[key] for key in ("bundle", "size", "done", "entries")} == {
        "bundle": 1, "size": 4, "done": [], "entries": []
    }  # fmt: skip
    entries = [entry(1, "1"), entry(2, "2"), entry(3, "3 9")]
    told = send(tellers.a1, "entries", {"turn": turn["id"], "entries": entries}, HTTP_ACCEPT_LANGUAGE="en").json()
    assert told["saved"] == [1, 2]
    assert [(one["position"], one["key"], one["flaw"]) for one in told["refused"]] == [
        (3, entries[2]["key"], "not_on_list")
    ]
    assert send(tellers.a1, "undo", {"turn": turn["id"], "position": 2}).json() == {"undone": True}
    more = [entry(2, "4"), entry(3, "3"), entry(4, "5")]
    assert send(tellers.a1, "entries", {"turn": turn["id"], "entries": more}).json()["saved"] == [2, 3, 4]
    state = send(tellers.a1, "key-state").json()
    assert state["turn"]["done"] == [1, 2, 3, 4]
    assert [one["keyed"] for one in state["turn"]["entries"]] == ["1", "4", "3", "5"]
    following = send(tellers.a1, "finish", {"turn": turn["id"]}).json()["next"]
    assert following["bundle"] == 2
    assert send(tellers.a1, "key-state").json()["mine"] == {"bundles": 1, "ballots": 4}


def test_finishing_without_going_on_takes_no_bundle(send, tellers, desk):
    turn = hall.take(desk, tellers.a1)
    actions.key_ballots(turn, hall.keyed(["1", "2", "3", "4"]), by=tellers.a1)
    assert send(tellers.a1, "finish", {"turn": turn.pk, "go_on": False}).json() == {"next": None}
    assert send(tellers.a1, "key-state").json()["turn"] is None


def test_no_answer_to_a_team_says_what_the_other_one_keyed(send, tellers, desk):
    hall.key_all(hall.take(desk, tellers.a1), ["1", "2", "3", "4 5 6"], tellers.a1)
    said = [send(tellers.b1, "key-state").content, send(tellers.b1, "take", {}).content]
    other = hall.take(desk, tellers.a1)
    turn = other.pk
    for name, body in (
        ("undo", {"turn": turn, "position": 1}),
        ("finish", {"turn": turn}),
        ("entries", {"turn": turn, "entries": [entry(1, "1")]}),
        ("take-over", {"turn": turn}),
    ):
        answer = send(tellers.b1, name, body)
        assert answer.status_code == 409
        said.append(answer.content)
    assert not any(b"4 5 6" in content or b"Ki\xe1\xbb\x83m a1" in content for content in said)


def test_a_third_look_is_blind_then_settled(send, tellers, desk):
    hall.key_both(desk, tellers, {1: ["1", "2", "3", "4"], 2: ["1", "2", "*6"]}, {1: ["1", "2", "3", "5"]})
    state = send(tellers.third, "look-state").json()
    assert [(one["bundle"], one["position"], one["tried"]) for one in state["looks"]] == [(1, 4, False), (2, 3, False)]
    assert all(set(one) == {"id", "bundle", "position", "tried"} for one in state["looks"])
    plain, invalid = (one["id"] for one in state["looks"])
    assert send(tellers.third, "look-try", {"look": plain, "keyed": "4"}).json() == {
        "settled": True, "readings": [], "reason": ""
    }  # fmt: skip
    told = send(tellers.third, "look-try", {"look": invalid, "keyed": "*6"}).json()
    assert (told["settled"], told["reason"]) == (False, "invalid")
    assert [(one["who"], one["keyed"], one["ground"]) for one in told["readings"]] == [
        ("A", "*6", "INV-6"), ("B", "*6", "INV-6"), ("", "*6", "INV-6")
    ]  # fmt: skip
    (waiting,) = send(tellers.third, "look-state").json()["looks"]
    assert (waiting["tried"], waiting["reason"], len(waiting["readings"])) == (True, "invalid", 3)
    decision = {"look": invalid, "keyed": "*6", "ground": "INV-6", "decided_by": ["Đỗ Thu Hà"], "note": "hai màu mực"}
    assert send(tellers.third, "look-settle", decision).json() == {"settled": True}
    assert send(tellers.third, "look-state").json()["looks"] == []


@pytest.mark.parametrize(
    ("name", "body", "status", "words"),
    [
        ("entries", "[]", 400, "What was sent is no JSON object. Reload the page and send it again."),
        ("entries", "{", 400, "What was sent is no JSON object. Reload the page and send it again."),
        ("entries", "[" * 100000, 400, "What was sent is no JSON object. Reload the page and send it again."),
        ("entries", {"turn": "x"}, 400, "“turn” must be a whole number. Reload the page and send it again."),
        ("entries", {"turn": True}, 400, "“turn” must be a whole number. Reload the page and send it again."),
        ("undo", {"turn": 10**40, "position": 1}, 400,
         "“turn” must be a whole number. Reload the page and send it again."),
        ("finish", {"turn": 999999}, 404, "There is no such desk, bundle or ballot. Reload the page."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(send, tellers, name, body, status, words):
    answer = send(tellers.a1, name, body, headers={"accept-language": "en"})
    assert (answer.status_code, answer.json()["error"]) == (status, words)


@pytest.mark.parametrize(
    "entries",
    [None, [1], [{"key": "x", "position": 1, "keyed": "1"}], [{"position": 1, "keyed": "1"}],
     [{"key": str(uuid4()), "position": 1, "keyed": 5}], [{"key": str(uuid4()), "position": -1, "keyed": "1"}]],
)  # fmt: skip
def test_entries_that_cannot_be_read_keep_nothing(send, tellers, desk, entries):
    turn = hall.take(desk, tellers.a1)
    answer = send(tellers.a1, "entries", {"turn": turn.pk, "entries": [entry(2, "1"), *entries] if entries else None})
    assert answer.status_code == 400
    assert not Entry.objects.exists()


def test_the_articles_come_with_a_refusal(send, tellers, desk):
    turn = hall.take(desk, tellers.a1)
    answer = send(tellers.a1, "finish", {"turn": turn.pk})
    assert (answer.status_code, answer.json()["source"] != "") == (409, True)


def test_strangers_and_people_without_a_seat_are_told_so_in_json(send, people, tellers):
    assert send(people.dung, "key-state").status_code == 403
    answer = send(people.binh, "key-state")
    assert (answer.status_code, answer["Content-Type"], list(answer.json())) == (
        403, "application/json", ["error", "source"]
    )  # fmt: skip
    assert send(tellers.third, "key-state").status_code == 403
    assert send(tellers.a1, "look-state").status_code == 403


def test_a_get_where_something_is_sent_is_refused(send, tellers):
    assert send(tellers.a1, "take").status_code == 405


def test_a_busy_database_says_send_the_same_again(send, tellers, monkeypatch):
    def busy(*_args, **_kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(actions, "take_bundle", busy)
    answer = send(tellers.a1, "take", {}, headers={"accept-language": "en"})
    assert (answer.status_code, answer.json()["error"]) == (
        503, "The database is busy. Nothing was saved; send the same again."
    )  # fmt: skip


def test_nothing_of_the_desk_is_kept_by_a_browser(send, tellers):
    assert "no-store" in send(tellers.a1, "key-state")["Cache-Control"]


def test_a_round_of_another_congress_is_not_found(client, tellers, desk):
    client.force_login(tellers.a1, backend="django.contrib.auth.backends.ModelBackend")
    place = [desk.round.contest.congress_id, desk.round.contest_id, desk.round.number + 1]
    assert client.get(reverse("ballots:key-state", args=place)).status_code == 404
