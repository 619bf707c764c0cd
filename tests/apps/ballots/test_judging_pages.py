"""What the screens of the rulings are told: never the other side, never a choice for a name in doubt."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client

from daihoi.apps.accounts.models import User
from daihoi.apps.ballots import queries
from daihoi.apps.ballots.models import ContactCheck, ScanCount, ScanLine, ScanPage
from daihoi.apps.ballots.queries import judging
from daihoi.apps.plenary.models import OrganKind, OrganSeat
from tests import cast

from . import hall, scan_place
from .scan_place import Paper

pytestmark = pytest.mark.django_db

YES, NO = "agree", "disagree"
PLAIN = (YES, YES, YES, YES, NO)
SLIGHT = (YES, YES, "slight", YES, NO)


@dataclass(frozen=True)
class Seated:
    """One teller on each side, one at the board's seat, one who sits nowhere."""

    a: User
    b: User
    board: User
    other: User


@pytest.fixture
def seated(tree, people) -> Seated:
    """Four tellers of the ministry."""
    return Seated(*hall.make_tellers(tree.ministry, "a", "b", "bkp", "khac"))


@pytest.fixture
def count(congress, people, seated) -> ScanCount:
    """Two plain ballots, one with a touch of the pen at name 3, one signed; the committee has three members."""
    for name in ("Vũ Văn Đếm", "Trịnh Thị Soát", "Lý Văn Ghi"):
        OrganSeat.objects.create(
            congress=congress, kind=OrganKind.COUNTING_COMMITTEE, person=cast.make_person(name)
        )  # fmt: skip
    round_ = scan_place.printed_round(congress, people.an, returned=4)
    found = scan_place.open_count(round_, people.binh, {seated.a: "A", seated.b: "B", seated.board: "board"})
    papers = [Paper(PLAIN), Paper(SLIGHT), Paper(PLAIN, is_signed=True), Paper((NO, *PLAIN[1:4], YES))]
    scan_place.read_papers(found, papers, people.binh, first_seed=500)
    return found


def test_a_name_in_doubt_is_shown_with_its_figures_and_has_no_choice_of_its_own(count, seated):
    state = _get(count, seated.a, "judge/state.json")
    assert (state["left"], state["last"], state["progress"]) == (2, None, {"ruled": 0, "all": 2})
    slight, signed = state["waiting"]
    names = [one["id"] for one in state["sheet"]["names"]]
    assert (slight["place"], slight["doubtful"]) == ("Lô 1, phiếu 2", [names[2]])
    reason = slight["reasons"][0]
    assert (reason["kind"], reason["label"], reason["candidate"]) == ("faint_mark", "dấu mờ", names[2])
    assert 0.01 < slight["ink"][names[2]]["agree"] < 0.08
    assert (signed["place"], signed["doubtful"]) == ("Lô 1, phiếu 3", [])
    grounds = {one["id"]: one["flaws"] for one in state["sheet"]["grounds"]}
    assert [one["kind"] for one in signed["reasons"]] == ["stray_ink"]
    assert "signed" in grounds[signed["reasons"][0]["ground"]]
    assert [one["straight"] for one in slight["pages"]] == [True]


def test_a_teller_is_told_nothing_of_what_the_other_ruled(count, seated):
    before = _get(count, seated.b, "judge/state.json")
    assert _rule(count, seated.a, 2, YES).status_code == 200
    after = _get(count, seated.b, "judge/state.json")
    assert after == before
    mine = _get(count, seated.a, "judge/state.json")
    assert (mine["left"], mine["progress"]) == (1, {"ruled": 1, "all": 2})
    assert mine["last"] == scan_place.sheet_at(count, 2).pk


def test_two_equal_rulings_settle_the_ballot_and_the_same_one_sent_again_changes_nothing(count, seated):
    for user in (seated.a, seated.a, seated.b):
        assert _rule(count, user, 2, YES).json() == {"saved": True}
    sheet = scan_place.sheet_at(count, 2)
    key = queries.sheet_of(count.round).ids[4]
    assert (sheet.state, sheet.decision.outcome, sheet.decision.marks) == ("decided", "valid", {key: "disagree"})
    assert ScanLine.objects.filter(count=count, act="ruled").count() == 2


def test_a_ruling_that_leaves_a_name_open_is_refused_whole(count, seated):
    sheet = scan_place.sheet_at(count, 2)
    keys = queries.sheet_of(count.round).ids
    answer = _post(count, seated.a, "judge/rule/", {"sheet": sheet.pk, "outcome": "valid",
                                                   "choices": dict.fromkeys(keys[:4], YES)})  # fmt: skip
    assert answer.status_code == 400
    assert keys[4] in answer.json()["error"]
    assert _post(count, seated.a, "judge/rule/", {"sheet": sheet.pk, "outcome": "valid"}).status_code == 400
    assert not sheet.rulings.exists()


def test_an_undone_ruling_comes_back_to_the_same_seat_first(count, seated):
    _rule(count, seated.a, 2, YES)
    sheet = scan_place.sheet_at(count, 2)
    assert _post(count, seated.a, "judge/undo/", {"sheet": sheet.pk}).json() == {"undone": True}
    assert _get(count, seated.a, "judge/state.json")["waiting"][0]["id"] == sheet.pk
    assert list(ScanLine.objects.filter(count=count, side="A").values_list("act", flat=True))[-2:] == [
        "ruled", "unruled"]  # fmt: skip


def test_the_board_sees_both_rulings_unnamed_and_its_vote_settles(count, seated):
    _rule(count, seated.a, 2, YES)
    _rule(count, seated.b, 2, None)
    state = _get(count, seated.board, "board/state.json")
    key = queries.sheet_of(count.round).ids[2]
    [waiting] = state["waiting"]
    assert sorted(str(one["choices"][key]) for one in waiting["rulings"]) == ["None", "agree"]
    assert {key for one in waiting["rulings"] for key in one} == {"outcome", "choices", "weight", "ground", "note"}
    body = _ruling(count, 2, YES) | {"for": ["Vũ Văn Đếm", "Lý Văn Ghi"], "against": ["Trịnh Thị Soát"], "note": "x"}
    even = body | {"for": ["Vũ Văn Đếm"]}
    assert _post(count, seated.board, "board/decide/", even).status_code == 400
    assert _post(count, seated.board, "board/decide/", body).json() == {"decided": True}
    decision = scan_place.sheet_at(count, 2).decision
    assert (decision.how, decision.votes_for, decision.votes_against) == ("board", 2, 1)
    assert decision.decided_by.splitlines() == ["Vũ Văn Đếm", "Lý Văn Ghi", "Trịnh Thị Soát"]


def test_like_cases_are_told_only_once_they_are_decided(count, seated):
    assert [one["like"] for one in _get(count, seated.b, "judge/state.json")["waiting"][1]["reasons"]] == [""]
    _rule(count, seated.a, 3, YES)
    assert judging.likes_of(count) == {}
    _rule(count, seated.b, 3, YES)
    assert judging.likes_of(count) == {"stray_ink": {"valid": 1}}


def test_each_screen_is_closed_to_those_who_do_not_sit_there(count, seated, people):
    closed = {
        "judge/": (seated.board, seated.other, people.chi), "judge/state.json": (seated.board, seated.other),
        "board/": (seated.a, seated.other), "board/state.json": (seated.a,), "contacts/": (seated.other, people.chi),
    }  # fmt: skip
    for where, users in closed.items():
        assert {_client(one).get(_path(count, where)).status_code for one in users} == {403}, where
    for where, user in (("judge/", seated.a), ("board/", seated.board), ("contacts/", seated.b)):
        assert _client(user).get(_path(count, where)).status_code == 200, where


def test_a_page_is_shown_to_tellers_only_and_kept_by_name(count, seated, people):
    page = ScanPage.objects.filter(batch__count=count).order_by("position").first()
    address = _path(count, f"pages/{page.pk}/page.jpg")
    shown = _client(seated.other).get(address)
    assert (shown.status_code, shown["Content-Type"], shown.content[:2]) == (200, "image/jpeg", b"\xff\xd8")
    assert shown["Cache-Control"] == "private, max-age=3600"
    again = _client(seated.other).get(address, headers={"If-None-Match": shown["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert _client(people.chi).get(address).status_code == 403
    assert Client().get(address).status_code == 302
    ScanCount.objects.filter(pk=count.pk).update(state="closed")
    assert _client(seated.a).get(address)["Cache-Control"] == "private, no-store"


def test_an_original_leaves_the_program_with_a_reason_only(count, seated):
    page = ScanPage.objects.filter(batch__count=count).select_related("file").order_by("position").first()
    address, client = _path(count, f"pages/{page.pk}/original/"), _client(seated.a)
    assert client.get(address).status_code == 200
    assert "Content-Disposition" not in client.post(address, {"reason": ""}).headers
    taken = client.post(address, {"reason": "Đối chiếu khi có khiếu nại"})
    assert taken["Content-Disposition"] == 'attachment; filename="scan-000.jpg"'
    assert b"".join(taken.streaming_content)[:2] == b"\xff\xd8"


def test_contact_sheets_show_the_weakest_first_and_a_ticked_ballot_goes_back(count, seated):
    key = queries.sheet_of(count.round).ids[0]
    client, address = _client(seated.b), _path(count, f"contacts/{key}/marked/1/")
    page = client.get(address)
    tiles = [one.sheet for one in page.context["tiles"]]
    plain = scan_place.sheet_at(count, 1).pk
    assert tiles == [plain]  # only what was counted as read, without those that wait
    picture = client.get(f"{address}marks.jpg")
    assert (picture.status_code, picture.content[:2]) == (200, b"\xff\xd8")
    answer = client.post(address, {"shown": tiles, "flag": [plain]})
    assert answer.status_code == 302
    check = ContactCheck.objects.get(count=count)
    assert (check.sheets, check.seen_by, [one.sheet_id for one in check.flags.all()]) == ([plain], seated.b, [plain])
    back = scan_place.sheet_at(count, 1)
    assert (back.state, back.is_flagged) == ("waiting", True)
    waiting = _get(count, seated.a, "judge/state.json")["waiting"]
    assert (waiting[0]["id"], waiting[0]["doubtful"]) == (plain, [key])
    assert client.get(address).status_code == 404  # nothing of this name is left to look at


def test_the_overview_counts_what_was_seen_and_leads_to_what_was_not(count, seated):
    client = _client(seated.a)
    board = client.get(_path(count, "contacts/")).context["board"]
    assert [[cell.text for cell in row.cells] for row in board.rows] == [
        ["0/1", "0/1"], ["0/2", "0"], ["0/2", "0"], ["0/2", "0"], ["0/1", "0/1"]]  # fmt: skip
    for _screen in range(7):
        address = client.get(_path(count, "contacts/")).context["next_act"].url
        shown = [one.sheet for one in client.get(address).context["tiles"]]
        client.post(address, {"shown": shown})
    after = client.get(_path(count, "contacts/"))
    assert after.context["next_act"] is None
    assert [cell.state for row in after.context["board"].rows for cell in row.cells if cell.url] == ["done"] * 7


def _ruling(count: ScanCount, position: int, choice: str | None) -> dict[str, object]:
    """Valid, with that choice at name 3."""
    keys = queries.sheet_of(count.round).ids
    choices = dict(zip(keys, (YES, YES, choice, YES, NO), strict=True))
    return {"sheet": scan_place.sheet_at(count, position).pk, "outcome": "valid", "choices": choices, "weight": None}


def _rule(count: ScanCount, user: User, position: int, choice: str | None):
    return _post(count, user, "judge/rule/", _ruling(count, position, choice))


def _get(count: ScanCount, user: User, where: str) -> dict:
    answer = _client(user).get(_path(count, where))
    assert answer.status_code == 200, answer.content
    return answer.json()


def _post(count: ScanCount, user: User, where: str, body: dict):
    return _client(user).post(_path(count, where), body, content_type="application/json")


def _client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _path(count: ScanCount, where: str) -> str:
    contest = count.round.contest
    return f"/c/{contest.congress_id}/elections/{contest.pk}/rounds/{count.round.number}/scan/{where}"
