"""The machine count: batches, reading as long work, what waits for people, the papers reconciled, the count closed."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import TestCase

from daihoi.apps.accounts.models import User
from daihoi.apps.audit.models import Entry as TrailEntry
from daihoi.apps.ballots import actions, batches, keeping, queries
from daihoi.apps.ballots.actions import Ruled, Vote
from daihoi.apps.ballots.models import (
    ScanAct,
    ScanBatch,
    ScanCount,
    ScanFile,
    ScanLine,
    ScanPage,
    ScanSheet,
    SheetRuling,
)
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import BallotSeal, CountMethod, SealState
from daihoi.apps.jobs import actions as jobs
from daihoi.apps.jobs.local_runner import InlineRunner, ProcessRunner
from daihoi.apps.jobs.models import Job, JobState
from daihoi.apps.shell import clock
from daihoi.core.ballots.journal import verify_journal
from daihoi.core.ballots.records import verify_records
from daihoi.core.errors import Refused, WrongInput

from . import hall, scanner

STRUCK, KEPT = "struck", ""
FOR_FIVE = [KEPT, KEPT, KEPT, KEPT, KEPT, STRUCK]
FOR_FOUR = [KEPT, KEPT, KEPT, KEPT, STRUCK, STRUCK]
FOR_SIX = [KEPT] * 6


@dataclass(frozen=True)
class Rulers:
    """Two tellers who rule apart, one who keeps the board's vote."""

    one: User
    two: User
    board: User


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def rulers(tree, people) -> Rulers:
    return Rulers(*hall.make_tellers(tree.ministry, "r1", "r2", "rb"))


@pytest.fixture
def count(congress, people, rulers) -> ScanCount:
    """Four ballots of six names for five seats came back."""
    round_ = scanner.printed_round(congress, people.an, returned=4)
    seats = {rulers.one: "A", rulers.two: "B", rulers.board: "board"}
    return actions.open_scan_count(round_, by=people.binh, seats=seats)


def sheets(count: ScanCount, *choices: list[str], first: int = 1) -> list[bytes]:
    return [scanner.sheet(count.printed, one, seed) for seed, one in enumerate(choices, first)]


def ballot(count: ScanCount, position: int, batch: int = 1) -> ScanSheet:
    return queries.sheets_of_count(count).get(batch__number=batch, position=position)


def test_clear_ballots_are_counted_and_an_invalid_one_waits_for_two_people(count, people):
    batch = scanner.scanned(count, sheets(count, FOR_FIVE, FOR_FOUR, FOR_SIX, FOR_FIVE), people.binh)
    assert (batch.state, batch.job.state, batch.pages.count()) == ("read", JobState.DONE, 4)
    assert scanner.states(count) == ["counted", "counted", "waiting", "counted"]
    waiting = ballot(count, 3)
    assert waiting.ground
    assert [one["id"] for one in waiting.reasons] == ["too_many"]
    assert TrailEntry.objects.get(verb="ballots.batch_read").facts == {
        "batch": 1, "ballots": 4, "counted": 3, "waiting": 1, "aside": 0,
    }  # fmt: skip


def test_two_equal_rulings_settle_a_ballot_and_the_count_is_handed_over_with_its_root(count, people, rulers):
    scanner.scanned(count, sheets(count, FOR_FIVE, FOR_FOUR, FOR_SIX, FOR_FIVE), people.binh)
    waiting = ballot(count, 3)
    invalid = Ruled("invalid", {}, waiting.ground)
    assert actions.rule_sheet(waiting, invalid, by=rulers.one).state == "waiting"
    assert actions.rule_sheet(waiting, invalid, by=rulers.two).state == "decided"
    actions.reconcile_count(count, by=people.binh)
    scanner.see_all(count, rulers.one)
    counted = actions.close_scan_count(count, by=people.binh)
    count.refresh_from_db()
    assert (counted.valid, counted.invalid, counted.method, counted.mismatches) == (3, 1, CountMethod.SCANNED, 1)
    assert list(counted.tallies.order_by("candidate__order").values_list("votes", flat=True)) == [3, 3, 3, 3, 2, 0]
    assert counted.journal_hash == count.journal_head
    lines = list(queries.sealed_lines(count, queries.sheet_of(count.round)))
    verdict = verify_records(lines, count.readings_root)
    assert (verdict.is_whole, verdict.checked) == (True, 4)
    assert not verify_records([lines[1], lines[0], *lines[2:]], count.readings_root).is_whole
    assert count.published["root"] == count.readings_root
    assert actions.close_scan_count(count, by=people.binh).pk == counted.pk
    assert TrailEntry.objects.filter(verb="ballots.scan_closed").count() == 1


def test_the_journal_is_whole_and_a_changed_ruling_in_it_is_seen(count, people, rulers):
    scanner.scanned(count, sheets(count, FOR_SIX, FOR_FIVE), people.binh)
    waiting = ballot(count, 1)
    actions.rule_sheet(waiting, Ruled("invalid", {}, waiting.ground), by=rulers.one)

    def verdict() -> bool:
        lines = count.journal.order_by("number")
        return verify_journal(
            one.as_line() | {"previous": one.previous, "hash": one.hash, "salt": one.salt, "keyed": one.content}
            for one in lines
        ).is_whole

    assert verdict()
    line = count.journal.get(act=ScanAct.RULED)
    ScanLine.objects.filter(pk=line.pk).update(content=line.content.replace("invalid", "valid"))
    assert not verdict()


def test_unequal_rulings_go_to_the_board_which_votes_by_name(count, people, rulers):
    scanner.scanned(count, sheets(count, FOR_SIX), people.binh)
    waiting = ballot(count, 1)
    actions.rule_sheet(waiting, Ruled("invalid", {}, waiting.ground), by=rulers.one)
    key = queries.sheet_of(count.round).ids[5]
    assert actions.rule_sheet(waiting, Ruled("valid", {key: "struck"}), by=rulers.two).state == "board"
    with pytest.raises(PermissionDenied):
        actions.decide_sheet(waiting, Ruled("valid", {key: "struck"}), Vote(1, 0, ["Hà"]), by=rulers.one)
    for vote, said in ((Vote(1, 1, ["Hà", "Vũ"]), "decides nothing"), (Vote(2, 0, ["Hà"]), "Name everyone"),
                       (Vote(1, 0, []), "Name who")):  # fmt: skip
        with pytest.raises(WrongInput, match=said):
            actions.decide_sheet(waiting, Ruled("valid", {key: "struck"}), vote, by=rulers.board)
    decision = actions.decide_sheet(
        waiting, Ruled("valid", {key: "struck"}), Vote(2, 1, ["Hà", "Vũ", "An"]), by=rulers.board
    )
    assert (decision.outcome, decision.marks, decision.votes_for, decision.votes_against) == (
        "valid", {key: "struck"}, 2, 1,
    )  # fmt: skip
    assert TrailEntry.objects.get(verb="ballots.board_decided").facts["decided_by"] == ["Hà", "Vũ", "An"]


def test_nobody_rules_for_both_sides_and_a_ruling_is_taken_back_only_alone(count, people, rulers):
    scanner.scanned(count, sheets(count, FOR_SIX), people.binh)
    waiting = ballot(count, 1)
    invalid = Ruled("invalid", {}, waiting.ground)
    with pytest.raises(PermissionDenied):
        actions.rule_sheet(waiting, invalid, by=people.binh)
    actions.rule_sheet(waiting, invalid, by=rulers.one)
    actions.rule_sheet(waiting, invalid, by=rulers.one)
    assert SheetRuling.objects.count() == 1
    with pytest.raises(Refused, match="already"):
        actions.rule_sheet(waiting, Ruled("board"), by=rulers.one)
    actions.undo_ruling(waiting, by=rulers.two)
    assert SheetRuling.objects.count() == 1
    actions.undo_ruling(waiting, by=rulers.one)
    assert SheetRuling.objects.count() == 0
    with pytest.raises(Refused, match="has already ruled"):
        actions.seat_ruler(count, rulers.one, "B", by=people.binh)


@pytest.mark.parametrize(
    ("ruled", "said"),
    [
        (Ruled("valid"), "can't make a valid ballot"),
        (Ruled("invalid"), "needs its ground"),
        (Ruled("invalid", {}, "INV-99"), "knows no ground"),
        (Ruled("valid", {"0": "struck"}), "no candidate 0"),
        (Ruled("perhaps"), "is no ruling"),
    ],
)
def test_a_ruling_that_can_not_be_is_refused(count, people, rulers, ruled, said):
    scanner.scanned(count, sheets(count, FOR_SIX), people.binh)
    with pytest.raises(WrongInput, match=said):
        actions.rule_sheet(ballot(count, 1), ruled, by=rulers.one)
    assert not SheetRuling.objects.exists()


def test_files_are_kept_once_by_their_hash_and_never_changed(count, people):
    (one,) = sheets(count, FOR_FIVE)
    batch = actions.begin_batch(count, by=people.binh, papers=1)
    (file,) = actions.receive_files(batch, [("a/b/0001.JPG", [one[:100], one[100:]])], by=people.binh)
    assert actions.receive_files(batch, [("0001.JPG", [one])], by=people.binh) == []
    path = keeping.path_of(file.digest, file.name)
    assert (path.read_bytes(), path.stat().st_mode & 0o777, path.suffix) == (one, 0o440, ".jpg")
    assert keeping.is_whole(file.digest, file.name)
    assert [(one.position, one.source) for one in batch.pages.all()] == [(1, "0001.JPG")]


def test_bad_files_are_lines_of_their_own_and_the_rest_is_read(count, people):
    good = sheets(count, FOR_FIVE, FOR_FOUR)
    files = {"1.jpg": good[0], "2.jpg": b"", "3.jpg": b"\xff\xd8 no picture", "4.txt": b"a list", "5.jpg": good[1]}
    batch = scanner.scanned(count, files, people.binh, papers=2)
    assert [one.verdict for one in batch.pages.all()] == ["valid", "unreadable", "unreadable", "unreadable", "valid"]
    assert scanner.states(count) == ["counted", "waiting", "waiting", "waiting", "counted"]
    gaps = [str(one) for one in queries.reconcile(count).gaps]
    assert any("5 ballots on the pictures" in one for one in gaps)


def test_the_same_paper_in_two_batches_waits_for_people(count, people):
    pictures = sheets(count, FOR_FIVE, FOR_FOUR)
    scanner.scanned(count, pictures, people.binh)
    scanner.scanned(count, [pictures[1], *sheets(count, FOR_FIVE, first=9)], people.binh)
    assert scanner.states(count) == ["counted", "counted", "waiting", "counted"]
    assert [one["id"] for one in ballot(count, 1, 2).reasons] == ["twice"]


def test_a_reading_that_was_killed_goes_on_without_a_lost_or_doubled_sheet(count, people, monkeypatch):
    monkeypatch.setattr(batches, "PART", 1)
    batch = actions.begin_batch(count, by=people.binh, papers=4)
    pictures = sheets(count, FOR_FIVE, FOR_FOUR, FOR_FIVE, FOR_FOUR)
    actions.receive_files(batch, [(f"{at}.jpg", [one]) for at, one in enumerate(pictures)], by=people.binh)
    job = actions.read_batch(batch, by=people.binh).job

    class Dying(InlineRunner):
        """A worker that is killed at the third picture."""

        def run(self, work, chunks):
            for at, chunk in enumerate(chunks):
                if at == 2:
                    raise KeyboardInterrupt
                yield work(chunk)

    with pytest.raises(KeyboardInterrupt):
        jobs.run_job(job.pk, Dying())
    job.refresh_from_db()
    assert (job.state, job.done, ScanPage.objects.filter(reading__isnull=False).count()) == ("running", 2, 2)
    assert not ScanSheet.objects.exists()
    read: list[int] = []
    once = batches.READING.work
    monkeypatch.setattr(batches, "READING", batches.Batch(
        batches.READING.chunks, lambda chunk: read.append(1) or once(chunk), batches.READING.save,
        batches.READING.finish, is_heavy=True))  # fmt: skip
    Job.objects.filter(pk=job.pk).update(state=JobState.WAITING)
    assert jobs.run_job(job.pk, InlineRunner()).state == JobState.DONE
    assert (len(read), scanner.states(count)) == (2, ["counted"] * 4)
    actions.settle_batch(batch.pk, 1, by="binh")
    assert (ScanSheet.objects.count(), count.journal.filter(act=ScanAct.READ).count()) == (4, 1)


def test_the_pictures_are_read_by_other_processes_that_know_nothing_of_the_site(count, people):
    batch = actions.begin_batch(count, by=people.binh, papers=2)
    pictures = sheets(count, FOR_FIVE, FOR_SIX)
    actions.receive_files(batch, [(f"{at}.jpg", [one]) for at, one in enumerate(pictures)], by=people.binh)
    job = actions.read_batch(batch, by=people.binh).job
    (chunk,) = batches.READING.chunks(job.parameters)
    alone = "import json, sys; from daihoi.apps.ballots.machine import read_chunk; \
print(json.dumps([one['verdict'] for one in read_chunk(json.load(sys.stdin))]), 'django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", alone], input=json.dumps(chunk), capture_output=True, text=True, check=True
    )
    assert done.stdout == '["valid", "valid"] False\n'
    assert batches.READING.work.__module__ == "daihoi.apps.ballots.machine"
    assert batches.READING.is_heavy


def test_processes_of_their_own_read_a_batch_to_its_end(count, people, monkeypatch):
    monkeypatch.setattr(batches, "PART", 1)
    batch = actions.begin_batch(count, by=people.binh, papers=2)
    pictures = sheets(count, FOR_FIVE, FOR_SIX)
    actions.receive_files(batch, [(f"{at}.jpg", [one]) for at, one in enumerate(pictures)], by=people.binh)
    job = actions.read_batch(batch, by=people.binh).job
    done = jobs.run_job(job.pk, ProcessRunner(2))
    assert (done.state, done.done, done.error) == (JobState.DONE, 2, "")
    assert scanner.states(count) == ["counted", "waiting"]


def test_every_chunk_carries_the_grounds_of_the_rulebook(count, people):
    batch = actions.begin_batch(count, by=people.binh, papers=1)
    actions.receive_files(batch, [("1.jpg", sheets(count, FOR_FIVE))], by=people.binh)
    (chunk,) = batches.READING.chunks(actions.read_batch(batch, by=people.binh).job.parameters)
    assert chunk["grounds"] == queries.sheet_of(count.round).flaws_by_ground
    assert "signed" in {flaw for flaws in chunk["grounds"].values() for flaw in flaws}
    assert "black_and_white" not in chunk


def test_a_stopped_reading_goes_on_when_it_is_asked_for_again(count, people):
    batch = actions.begin_batch(count, by=people.binh, papers=1)
    actions.receive_files(batch, [("1.jpg", sheets(count, FOR_FIVE))], by=people.binh)
    batch = actions.read_batch(batch, by=people.binh)
    jobs.cancel_job(batch.job, by=people.binh)
    again = actions.read_batch(batch, by=people.binh)
    assert (again.job_id, Job.objects.get().state) == (batch.job_id, JobState.WAITING)
    jobs.run_job(again.job_id, InlineRunner())
    assert ScanBatch.objects.get().state == "read"


def test_a_withdrawn_batch_counts_for_nothing_and_its_papers_are_scanned_again(count, people):
    batch = scanner.scanned(count, sheets(count, FOR_FIVE), people.binh)
    with pytest.raises(WrongInput, match="Say why"):
        actions.withdraw_batch(batch, by=people.binh, reason=" ")
    assert actions.withdraw_batch(batch, by=people.binh, reason="two sheets at once").state == "withdrawn"
    assert scanner.states(count) == []
    again = scanner.scanned(count, sheets(count, FOR_FIVE), people.binh)
    assert (again.number, scanner.states(count)) == (2, ["counted"])


def test_papers_that_do_not_add_up_are_refused_with_what_is_missing(count, people):
    scanner.scanned(count, sheets(count, FOR_FIVE, FOR_FOUR), people.binh, papers=3)
    with pytest.raises(Refused) as caught:
        actions.reconcile_count(count, by=people.binh)
    said = str(caught.value)
    assert "3 papers counted by hand, but only 2 ballots on the pictures" in said
    assert "4 ballots were reported as returned, but the batches hold 3 papers" in said


def test_a_count_closes_only_settled_reconciled_and_seen(count, people, rulers):
    scanner.scanned(count, sheets(count, FOR_FIVE, FOR_FOUR, FOR_SIX, FOR_FIVE), people.binh)
    with pytest.raises(Refused, match="1 ballots still wait for people"):
        actions.close_scan_count(count, by=people.binh)
    waiting = ballot(count, 3)
    for user in (rulers.one, rulers.two):
        actions.rule_sheet(waiting, Ruled("invalid", {}, waiting.ground), by=user)
    with pytest.raises(Refused, match="not reconciled"):
        actions.close_scan_count(count, by=people.binh)
    actions.reconcile_count(count, by=people.binh)
    with pytest.raises(Refused, match="marks have not been seen by a person"):
        actions.close_scan_count(count, by=people.binh)
    scanner.see_all(count, rulers.two)
    assert actions.close_scan_count(count, by=people.binh).valid == 3
    for act in (actions.reconcile_count, actions.compare_with_desk):
        with pytest.raises(Refused, match="is closed and handed over"):
            act(count, by=people.binh)


def test_a_mark_that_is_read_wrongly_goes_back_to_the_tellers(count, people, rulers):
    scanner.scanned(count, sheets(count, FOR_FIVE, FOR_FOUR, FOR_FIVE, FOR_FIVE), people.binh)
    actions.reconcile_count(count, by=people.binh)
    candidate = count.round.tallies.order_by("candidate__order").last().candidate
    shown = [one.pk for one in queries.sheets_of_count(count)]
    check = actions.check_contact_sheet(count, candidate, "marked", 1, shown=shown, flagged=shown[1:2], by=rulers.one)
    assert (check.sheets, check.flags.count()) == (shown, 1)
    assert scanner.states(count) == ["counted", "waiting", "counted", "counted"]
    count.refresh_from_db()
    assert count.reconciled_at is None
    with pytest.raises(WrongInput, match="no screen"):
        actions.check_contact_sheet(count, candidate, "marked", 1, shown=shown[:1], flagged=shown[1:2], by=rulers.one)


def test_the_machine_and_the_desk_are_compared_by_the_place_of_the_paper(count, people, rulers, tellers):
    scanner.scanned(count, sheets(count, FOR_FIVE, FOR_FOUR, FOR_FIVE, FOR_FIVE), people.binh)
    actions.reconcile_count(count, by=people.binh)
    seats = {tellers.a1: "A", tellers.b1: "B", tellers.third: ""}
    desk = actions.open_desk(count.round, by=people.binh, bundle_size=2, seats=seats)
    hall.key_both(desk, tellers, {1: ["6", "5 6"], 2: ["6", "5"]})
    with pytest.raises(Refused, match="no closed keyed desk"):
        actions.compare_with_desk(count, by=people.binh)
    actions.close_desk(desk, by=people.binh)
    found = actions.compare_with_desk(count, by=people.binh)
    assert (found.scanned, found.keyed, [one.ballot.place for one in found.apart]) == (4, 4, [(1, 4)])
    assert scanner.states(count) == ["counted", "counted", "counted", "board"]
    sixth = queries.sheet_of(count.round).ids[5]
    actions.decide_sheet(ballot(count, 4), Ruled("valid", {sixth: "struck"}), Vote(1, 0, ["Hà"]), by=rulers.board)
    actions.reconcile_count(count, by=people.binh)
    counted = actions.close_scan_count(count, by=people.binh)
    assert (counted.method, counted.valid) == (CountMethod.SCANNED, 4)


def test_a_count_from_the_pictures_alone_comes_to_the_same(count, people, rulers):
    scanner.scanned(count, sheets(count, FOR_FIVE, FOR_FOUR, FOR_FIVE, FOR_FIVE), people.binh)
    actions.reconcile_count(count, by=people.binh)
    scanner.see_all(count, rulers.one)
    actions.close_scan_count(count, by=people.binh)
    asked = actions.recount_pictures(count, by=people.binh)
    done = jobs.run_job(asked.recount_job_id, InlineRunner())
    assert (done.state, done.result) == (
        JobState.DONE, {"Pictures read again": 4, "Read otherwise": 0, "Files that are not as they came in": 0},
    )  # fmt: skip
    assert TrailEntry.objects.get(verb="ballots.count_recounted").facts == {"read": 4, "otherwise": 0, "changed": 0}


def test_only_the_paper_of_this_vote_is_read_by_machine(congress, people):
    round_ = hall.reported_round(congress, people.an)
    with pytest.raises(Refused, match="were not printed here"):
        actions.open_scan_count(round_, by=people.binh)


def test_nothing_is_read_before_the_ballots_are_reported_and_no_second_count_beside(count, people):
    with pytest.raises(Refused, match="has a machine count already"):
        actions.open_scan_count(count.round, by=people.binh)
    assert actions.cancel_scan_count(count, by=people.binh, reason="jammed").state == "cancelled"
    assert actions.open_scan_count(count.round, by=people.binh).pk != count.pk


def test_strangers_feed_no_scanner(count, people):
    for user in (people.chi, people.dung, people.ha):
        with pytest.raises(PermissionDenied):
            actions.begin_batch(count, by=user, papers=1)


def test_a_site_without_the_machine_says_what_to_install(count, people, monkeypatch):
    batch = actions.begin_batch(count, by=people.binh, papers=1)
    monkeypatch.setattr("daihoi.apps.ballots.machine.PARTS", ("cv2_that_is_not_there",))
    with pytest.raises(WrongInput, match=r"daihoi\[scan\]"):
        actions.receive_files(batch, [("1.jpg", [b"x"])], by=people.binh)


def test_a_folder_of_the_scanners_is_taken_in_natural_order_and_left_alone(count, people, settings, tmp_path):
    batch = actions.begin_batch(count, by=people.binh, papers=3)
    with pytest.raises(WrongInput, match="DAIHOI_SCANS"):
        actions.receive_folder(batch, "", by=people.binh)
    settings.SCANS = str(tmp_path / "scans")
    folder = tmp_path / "scans" / "pile 1"
    folder.mkdir(parents=True)
    for name, one in zip(("10.jpg", "2.jpg", "1.jpg"), sheets(count, FOR_FIVE, FOR_FOUR, FOR_FIVE), strict=True):
        (folder / name).write_bytes(one)
    with pytest.raises(WrongInput, match="no folder"):
        actions.receive_folder(batch, "../..", by=people.binh)
    actions.receive_folder(batch, "pile 1", by=people.binh)
    assert [one.source for one in batch.pages.all()] == ["1.jpg", "2.jpg", "10.jpg"]
    assert sorted(one.name for one in folder.iterdir()) == ["1.jpg", "10.jpg", "2.jpg"]


def test_another_paper_needs_the_first_withdrawn_and_the_same_is_printed_alike(congress, people):
    contest = scanner.hall.list_contest(congress, people.an)
    with pytest.raises(Refused, match="The list is not adopted yet"):
        actions.print_ballot(contest, by=people.an, copies=10)
    scanner.hall.sit(congress)
    elections.adopt_list(contest, by=people.an)
    first = actions.print_ballot(contest, by=people.an, copies=10)
    again = actions.print_ballot(contest, by=people.an, copies=10)
    assert (again.pk, again.pdf_hash, again.printed_at) == (first.pk, first.pdf_hash, first.printed_at)
    mark = queries.styles_of(contest, queries.planned(contest))[-1]
    with pytest.raises(Refused, match="Withdraw it first"):
        actions.print_ballot(contest, by=people.an, copies=10, style=mark)
    actions.withdraw_ballot(first, by=people.an, reason="another style")
    assert actions.print_ballot(contest, by=people.an, copies=10, style=mark).style == "mark"
    with pytest.raises(PermissionDenied):
        actions.print_ballot(contest, by=people.binh, copies=10)


def test_a_paper_that_was_handed_out_is_not_withdrawn(count, people):
    with pytest.raises(Refused, match="were handed out"):
        actions.withdraw_ballot(count.printed, by=people.an, reason="x")


def test_pictures_are_destroyed_only_with_the_ballots_and_root_and_chain_stay(count, people, rulers):
    scanner.scanned(count, sheets(count, FOR_FIVE, FOR_FOUR, FOR_FIVE, FOR_FIVE), people.binh)
    actions.reconcile_count(count, by=people.binh)
    scanner.see_all(count, rulers.one)
    actions.close_scan_count(count, by=people.binh)
    count.refresh_from_db()
    with pytest.raises(Refused, match="are not destroyed yet"):
        actions.destroy_pictures(count, by=people.an)
    BallotSeal.objects.create(
        round=count.round, sealed_by="Ban kiểm phiếu", sealed_at=clock.now(), handed_to="Văn phòng",
        keep_until_on=date(2021, 3, 1), state=SealState.DESTROYED, destruction_decision="12-QĐ/ĐUB",
    )  # fmt: skip
    with pytest.raises(PermissionDenied):
        actions.destroy_pictures(count, by=people.binh)
    files = [keeping.path_of(one.digest, one.name) for one in ScanFile.objects.all()]
    assert all(one.exists() for one in files)
    with TestCase.captureOnCommitCallbacks(execute=True):
        gone = actions.destroy_pictures(count, by=people.an)
    assert not any(one.exists() for one in files)
    assert set(ScanPage.objects.values_list("reading", flat=True)) == {None}
    assert set(ScanSheet.objects.values_list("salt", flat=True)) == {""}
    assert set(count.journal.values_list("content", "salt")) == {("", "")}
    lines = count.journal.order_by("number")
    verdict = verify_journal(
        (one.as_line() | {"previous": one.previous, "hash": one.hash, "salt": "", "keyed": ""} for one in lines),
        head=count.journal_head,
    )
    assert (verdict.is_whole, gone.readings_root) == (True, count.readings_root)
    with pytest.raises(Refused, match="destroyed together with the ballots"):
        actions.recount_pictures(count, by=people.binh)
