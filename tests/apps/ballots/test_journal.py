"""The journal: whole, filed without a vote in it, destroyed with the ballots; ballots traced, and that is logged."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from daihoi.apps.audit.models import Entry as TrailEntry
from daihoi.apps.ballots import actions, papers, queries
from daihoi.apps.ballots.models import Entry, JournalLine, Look
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections import ways
from daihoi.apps.elections.models import BallotSeal, CountMethod, SealState
from daihoi.apps.shell import clock
from daihoi.core.audit import verify_lines
from daihoi.core.documents import Table
from daihoi.core.errors import Refused

from . import hall


@pytest.fixture
def closed(desk, people, tellers):
    """A closed desk with a difference and an invalid ballot."""
    hall.key_both(desk, tellers, {1: ["1", "2", "3", "4 5"], 2: ["1", "2", "*6"]}, {1: ["1", "2", "3", "4"]})
    actions.try_look(hall.look_at(desk, 1, 4), "4 5", by=tellers.third)
    hall.settle(desk, tellers, 2, 3, "*6", ground="INV-6", decided_by=["Đỗ Thu Hà", "Vũ Giang"])
    actions.close_desk(desk, by=people.binh)
    desk.refresh_from_db()
    return desk


def destroyed(desk) -> None:
    BallotSeal.objects.create(
        round=desk.round, sealed_by="Ban kiểm phiếu", sealed_at=clock.now(), handed_to="Văn phòng",
        keep_until_on=date(2021, 3, 1), state=SealState.DESTROYED, destruction_decision="12-QĐ/ĐUB",
    )  # fmt: skip


def text_of(paper) -> str:
    return repr(paper)


def test_the_journal_is_whole_and_ends_with_the_hash_of_the_count(closed):
    verdict = queries.verified(closed)
    assert (verdict.is_whole, verdict.head, verdict.checked) == (
        True,
        closed.round.journal_hash,
        closed.journal.count(),
    )


@pytest.mark.parametrize(
    "change",
    [
        {"keyed": "6"},
        {"by": "Kiểm b1 (b1)"},
        {"position": 2},
        {"commitment": "0" * 64},
    ],
)
def test_a_line_that_was_changed_in_the_table_is_seen(closed, change):
    line = closed.journal.filter(act="keyed", position=1).first()
    JournalLine.objects.filter(pk=line.pk).update(**change)
    verdict = queries.verified(closed)
    assert (verdict.is_whole, verdict.position) == (False, line.number)


def test_a_journal_that_was_cut_off_is_seen(closed):
    closed.journal.order_by("-number").first().delete()
    assert not queries.verified(closed).is_whole


def test_the_file_of_the_journal_is_checked_by_the_command_line_and_holds_no_ballot(closed):
    content = queries.journal_file(closed)
    verdict = verify_lines(content.splitlines(), head=closed.journal_head)
    assert (verdict.is_whole, verdict.checked) == (True, closed.journal.count())
    assert "4 5" not in content
    assert "salt" not in content


def test_the_filed_journal_names_who_and_when_and_no_vote(closed):
    form = papers.journal_of(closed)
    assert (form.ballots, form.valid, form.invalid, form.mismatches, form.is_whole) == (7, 6, 1, 1, True)
    assert form.seats == ("Tổ A: Kiểm a1, Kiểm a2;", "Tổ B: Kiểm b1, Kiểm b2;", "Đối chiếu lần ba: Kiểm third;")
    assert [(one.bundle, one.team, one.user, one.undone) for one in form.turns] == [
        (1, "A", "Kiểm a1", 0), (1, "B", "Kiểm b1", 0), (2, "A", "Kiểm a1", 0), (2, "B", "Kiểm b1", 0)
    ]  # fmt: skip
    assert [(one.bundle, one.position, one.reason, one.outcome, one.decided_by) for one in form.looks] == [
        (1, 4, "các tổ nhập khác nhau", "trùng với một tổ", "Kiểm third"),
        (2, 3, "có tổ nhập là không hợp lệ",
         "không hợp lệ: phiếu có đánh dấu riêng hoặc viết bằng nhiều loại mực (190-QĐ/TW Đ15)",
         "Đỗ Thu Hà, Vũ Giang"),
    ]  # fmt: skip
    paper = papers.entry_journal(form)
    assert " ".join(closed.journal_head[at : at + 8] for at in range(0, 64, 8)) in text_of(paper)
    assert "4 5" not in text_of(paper)


def test_a_correction_is_counted_in_the_journal(desk, people, tellers):
    turn = hall.take(desk, tellers.a1)
    actions.key_ballots(turn, hall.keyed(["1"]), by=tellers.a1)
    actions.undo_ballot(turn, 1, by=tellers.a1)
    hall.key_both(desk, tellers, {1: ["1", "2", "3", "4"], 2: ["1", "2", "3"]})
    actions.close_desk(desk, by=people.binh)
    desk.refresh_from_db()
    form = papers.journal_of(desk)
    assert [one.undone for one in form.turns] == [1, 0, 0, 0]
    assert [(act, words) for _at, act, _who, words in form.acts if act == "nhập lại một phiếu"] == [
        ("nhập lại một phiếu", "tổ A, tập 1, phiếu 1")
    ]


def test_the_journal_is_filed_once_in_the_series_of_the_congress(closed, people):
    paper = actions.issue_journal(closed, by=people.an)
    assert paper.symbol.endswith("-BB/ĐH")
    assert paper.file.name
    assert actions.issue_journal(closed, by=people.an) == paper
    entry = TrailEntry.objects.get(verb="ballots.journal_issued")
    assert entry.facts == {"symbol": paper.symbol, "journal": closed.journal_head}


def test_the_list_of_entries_holds_every_ballot_and_is_logged(closed, people, tellers):
    sheets = papers.sheets_of(closed)
    assert len(sheets) == 7
    assert sheets[0] == (1, 1, "1", "=", "")
    assert sheets[3] == (1, 4, "4 5", "A: 4 5; B: 4", "đối chiếu lần ba")
    assert sheets[6] == (2, 3, "*6", "=", "đối chiếu lần ba")
    paper = papers.entry_list(papers.journal_of(closed), sheets)
    assert next(one for one in paper.body if isinstance(one, Table)).rows == sheets
    assert actions.read_journal(closed, by=tellers.a1).startswith(b"%PDF")
    assert TrailEntry.objects.filter(verb="ballots.journal_read").get().by == "a1"
    with pytest.raises(PermissionDenied):
        actions.read_journal(closed, by=people.chi)


def test_nobody_sees_a_sum_or_a_ballot_before_the_desk_is_closed(desk, people, tellers):
    hall.key_both(desk, tellers, {1: ["1", "2", "3", "4"], 2: ["1", "2", "3"]})
    for act in (actions.issue_journal, actions.read_journal, actions.trace_ballots):
        with pytest.raises(Refused) as caught:
            act(desk, by=people.an)
        assert "Before that nobody sees what was keyed." in str(caught.value)
    assert ways.trace(desk.round) == ""


def test_ballots_behind_a_figure_are_shown_by_their_place_and_that_is_logged(closed, people, tellers):
    candidate = closed.round.tallies.order_by("candidate__order")[3].candidate
    ballots = actions.trace_ballots(closed, by=tellers.b1, candidate=candidate)
    against = [(one.bundle, one.position) for one in ballots if str(candidate.pk) not in one.verdict.votes]
    assert (len(ballots), against) == (7, [(1, 4), (2, 3)])
    assert TrailEntry.objects.filter(verb="ballots.ballots_traced").get().facts == {"candidate": "Lê Thị Dung"}
    for user in (people.chi, people.dung, people.ha):
        with pytest.raises(PermissionDenied):
            actions.trace_ballots(closed, by=user)


def test_the_page_of_traced_ballots_lists_those_for_and_against(client, closed, tellers):
    client.force_login(tellers.b1, backend="django.contrib.auth.backends.ModelBackend")
    candidate = closed.round.tallies.order_by("candidate__order")[3].candidate
    address = ways.trace(closed.round, candidate)
    page = client.get(address, {"candidate": candidate.pk, "side": "against"}, headers={"accept-language": "en"})
    assert page.status_code == 200
    assert "Lê Thị Dung" in page.content.decode()
    assert page.content.decode().count("third look") == 1
    assert client.get(address, {"candidate": "x"}).status_code == 404


def test_the_round_offers_the_desk_and_leads_back_to_the_ballots(closed, round_):
    (offer,) = [one for one in ways.ways(round_) if one.method == CountMethod.KEYED]
    place = [round_.contest.congress_id, round_.contest_id, round_.number]
    assert offer.url == reverse("ballots:desk", args=place)
    closed.round.refresh_from_db()
    candidate = closed.round.tallies.first().candidate
    assert ways.trace(closed.round, candidate) == f"{reverse('ballots:trace', args=place)}?candidate={candidate.pk}"


def test_a_decided_round_without_a_desk_offers_none(congress, people):
    round_ = hall.reported_round(congress, people.an)
    elections.annul_round(round_, by=people.an, reason="x")
    assert [one.method for one in ways.ways(round_)] == []


def test_entries_are_destroyed_only_after_the_ballots(closed, people):
    with pytest.raises(Refused) as caught:
        actions.destroy_entries(closed, by=people.an)
    assert "are not destroyed yet" in str(caught.value)
    assert str(caught.value.source) == "190-QĐ/TW Đ35"
    assert Entry.objects.count() == 14


def test_destroyed_entries_are_gone_everywhere_and_the_chain_of_acts_stays_whole(closed, people, tellers):
    destroyed(closed)
    head, count = closed.journal_head, closed.journal.count()
    assert actions.destroy_entries(closed, by=people.an).destroyed_at is not None
    closed.refresh_from_db()
    assert not Entry.objects.exists()
    assert set(closed.journal.values_list("keyed", "salt")) == {("", "")}
    assert set(Look.objects.values_list("keyed", flat=True)) == {""}
    verdict = queries.verified(closed)
    assert (verdict.is_whole, verdict.head, verdict.checked) == (True, head, count)
    for act in (actions.trace_ballots, actions.read_journal):
        with pytest.raises(Refused) as caught:
            act(closed, by=people.an)
        assert "was destroyed together with the ballots" in str(caught.value)
    assert ways.trace(closed.round) == ""


def test_destroying_twice_is_destroying_once(closed, people):
    destroyed(closed)
    first = actions.destroy_entries(closed, by=people.an).destroyed_at
    assert actions.destroy_entries(closed, by=people.an).destroyed_at == first
    assert TrailEntry.objects.filter(verb="ballots.entries_destroyed").get().facts == {
        "entries": 14,
        "decision": "12-QĐ/ĐUB",
    }


def test_only_the_office_destroys(closed, people, tellers):
    destroyed(closed)
    for user in (people.binh, tellers.third, people.chi):
        with pytest.raises(PermissionDenied):
            actions.destroy_entries(closed, by=user)
