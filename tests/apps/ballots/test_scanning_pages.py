"""The pages of printing and of the machine count: whole in both languages, guarded, led from step to step."""

from __future__ import annotations

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdfium2 import PdfDocument

from daihoi.apps.audit.models import Entry as TrailEntry
from daihoi.apps.ballots import actions, queries
from daihoi.apps.ballots.actions import Ruled
from daihoi.apps.ballots.models import PrintedBallot, ScanBatch, ScanCount
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections import ways
from daihoi.apps.elections.models import CountMethod
from daihoi.apps.jobs import actions as jobs
from daihoi.apps.jobs.local_runner import InlineRunner
from daihoi.core.ballots.layouts import read_layout
from daihoi.core.ballots.records import verify_records

from . import hall, scanner
from .test_scanning import FOR_FIVE, FOR_FOUR, FOR_SIX, Rulers, sheets

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def rulers(tree, people) -> Rulers:
    return Rulers(*hall.make_tellers(tree.ministry, "r1", "r2", "rb"))


@pytest.fixture
def round_(congress, people):
    return scanner.printed_round(congress, people.an, returned=4)


@pytest.fixture
def count(round_, people, rulers) -> ScanCount:
    seats = {rulers.one: "A", rulers.two: "B", rulers.board: "board"}
    return actions.open_scan_count(round_, by=people.binh, seats=seats)


def address(round_, name: str, *more: object) -> str:
    return reverse(f"ballots:{name}", args=[round_.contest.congress_id, round_.contest_id, round_.number, *more])


def page(client, url: str, language: str = "en", **query: str) -> str:
    response = client.get(url, query, headers={"accept-language": language})
    assert response.status_code == 200, (url, response.status_code)
    return response.content.decode()


def closed(count: ScanCount, people, rulers) -> ScanCount:
    scanner.scanned(count, sheets(count, FOR_FIVE, FOR_FOUR, FOR_SIX, FOR_FIVE), people.binh)
    waiting = queries.sheets_of_count(count).get(position=3)
    for user in (rulers.one, rulers.two):
        actions.rule_sheet(waiting, Ruled("invalid", {}, waiting.ground), by=user)
    actions.reconcile_count(count, by=people.binh)
    scanner.see_all(count, rulers.one)
    actions.close_scan_count(count, by=people.binh)
    count.refresh_from_db()
    return count


def test_the_office_fixes_the_paper_on_its_page_and_downloads_what_the_printer_needs(client, congress, people):
    hall.hall.sit(congress)
    contest = hall.hall.list_contest(congress, people.an)
    url = reverse("ballots:paper", args=[congress.pk, contest.pk])
    client.force_login(people.an, backend=BACKEND)
    assert "The list is not adopted yet" in page(client, url)
    elections.adopt_list(contest, by=people.an)
    offered = page(client, reverse("elections:contest", args=[congress.pk, contest.pk]))
    assert url in offered
    assert "by the rulebook" in page(client, url)
    response = client.post(url, {"style": "strike", "paper": "A5", "copies": "7"})
    assert (response.status_code, response.url) == (302, url)
    printed = PrintedBallot.objects.get()
    assert (printed.paper, printed.copies, printed.pdf_pages) == ("A5", 7, 7)
    assert printed.layout_id in page(client, url)
    files = {name: client.get(f"{url}files/{name}").content for name in (
        "ballots.pdf", "sample.pdf", "instruction.pdf", "rehearsal.pdf", "rehearsal.json", "layout.json")}  # fmt: skip
    assert [len(PdfDocument(io.BytesIO(files[name]))) for name in ("ballots.pdf", "sample.pdf", "instruction.pdf")] == [
        7, 1, 1,
    ]  # fmt: skip
    assert client.get(f"{url}files/ballots.pdf").content == files["ballots.pdf"]
    assert read_layout(json.loads(files["layout.json"])).layout_id == printed.layout_id
    assert len(json.loads(files["rehearsal.json"])["sheets"]) == len(PdfDocument(io.BytesIO(files["rehearsal.pdf"])))
    assert client.get(f"{url}files/other.pdf").status_code == 404
    assert client.get(f"{url}side-1.png").content.startswith(b"\x89PNG")
    assert client.get(f"{url}side-9.png").status_code == 404
    refused = client.post(url, {"style": "mark", "paper": "A5", "copies": "7"}, headers={"accept-language": "en"})
    assert (refused.status_code, "Withdraw it first" in refused.content.decode()) == (422, True)
    assert client.post(f"{url}withdraw/", {"reason": "a name misspelt"}).status_code == 302
    assert "a name misspelt" in page(client, url)


def test_tellers_do_not_print_and_strangers_see_nothing(client, round_, people):
    url = reverse("ballots:paper", args=[round_.contest.congress_id, round_.contest_id])
    client.force_login(people.binh, backend=BACKEND)
    assert client.get(f"{url}files/ballots.pdf").status_code == 403
    client.force_login(people.dung, backend=BACKEND)
    assert client.get(url).status_code == 403
    assert client.get(address(round_, "scan")).status_code == 403


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_count_is_lived_on_its_pages(client, round_, people, rulers, language):
    client.force_login(people.binh, backend=BACKEND)
    home = address(round_, "scan")
    assert "scan/open/" in page(client, home, language)
    client.post(address(round_, "scan-open"), {
        f"seat_{one.pk}": side for one, side in (
            (rulers.one, "A"), (rulers.two, "B"), (rulers.board, "board"), (people.binh, "-"), (people.an, "-"))
    })  # fmt: skip
    count = ScanCount.objects.get()
    assert sorted(count.seats.values_list("side", flat=True)) == ["A", "B", "board"]
    page(client, home, language)
    begun = client.post(address(round_, "scan-begin"), {"papers": "4"})
    assert begun.url == address(round_, "batch", 1)
    page(client, begun.url, language)
    pictures = sheets(count, FOR_FIVE, FOR_FOUR, FOR_SIX, FOR_FIVE)
    sent = [SimpleUploadedFile(f"{at}.jpg", one, "image/jpeg") for at, one in enumerate(pictures, 1)]
    client.post(address(round_, "batch-receive", 1), {"files": sent})
    assert "4.jpg" in page(client, begun.url, language)
    client.post(address(round_, "batch-read", 1))
    page(client, begun.url, language)
    jobs.run_job(ScanBatch.objects.get().job_id, InlineRunner())
    assert page(client, begun.url, language).count("sheets/") >= 4
    page(client, begun.url, language, state="waiting")
    waiting = queries.sheets_of_count(count).get(position=3)
    seen = page(client, address(round_, "sheet", waiting.pk), language)
    assert "page.jpg" in seen
    assert page(client, home, language).count("<form") > 2
    client.post(address(round_, "scan-reconcile"))
    count.refresh_from_db()
    assert count.reconciled_at is not None
    refused = client.post(address(round_, "scan-close"), headers={"accept-language": "en"}, follow=True)
    assert "1 ballots still wait for people" in refused.content.decode()


def test_nothing_that_was_read_is_shown_before_the_count_is_closed(client, count, people):
    scanner.scanned(count, sheets(count, FOR_FIVE), people.binh)
    client.force_login(people.binh, backend=BACKEND)
    sheet = queries.sheets_of_count(count).get()
    shown = page(client, address(count.round, "sheet", sheet.pk))
    assert "What was read is shown after the count is closed." in shown
    assert "Bùi Văn An" not in shown
    assert client.get(address(count.round, "published")).url == address(count.round, "scan")
    assert client.post(address(count.round, "records")).status_code in (302, 409)


def test_a_closed_count_publishes_its_root_and_gives_its_records_to_the_sealed_package(client, count, people, rulers):
    closed(count, people, rulers)
    client.force_login(people.binh, backend=BACKEND)
    for language in ("vi", "en"):
        assert count.readings_root in page(client, address(count.round, "published"), language)
        page(client, address(count.round, "scan"), language)
    told = json.loads(page(client, address(count.round, "published"), **{"as": "json"}))
    assert (told["root"], told["valid"], told["papers"]["read"], told["records"]) == (count.readings_root, 3, 4, 4)
    lines = client.post(address(count.round, "records")).content.decode().splitlines()
    assert verify_records(lines, count.readings_root).is_whole
    assert TrailEntry.objects.get(verb="ballots.records_taken").facts == {"root": count.readings_root}
    sheet = queries.sheets_of_count(count).get(position=3)
    assert "Bùi Văn An" in page(client, address(count.round, "sheet", sheet.pk))
    assert TrailEntry.objects.get(verb="ballots.sheets_looked_at").facts == {"batch": 1, "ballot": 3}


def test_the_round_offers_the_machine_where_its_ballots_were_printed(count, people, rulers):
    assert CountMethod.SCANNED in [one.method for one in ways.ways(count.round)]
    closed(count, people, rulers)
    count.round.refresh_from_db()
    assert ways.trace(count.round) == address(count.round, "published")
    assert list(queries.scan_deciders_of(count.round).values()) == ["Kiểm r1 (r1), Kiểm r2 (r2)"]


def test_a_picture_set_aside_is_brought_back_with_the_reason(client, count, people):
    blank = scanner.blank_page()
    scanner.scanned(count, [*sheets(count, FOR_FIVE), blank], people.binh, papers=1)
    assert scanner.states(count) == ["counted", "aside"]
    sheet = queries.sheets_of_count(count).get(position=2)
    client.force_login(people.binh, backend=BACKEND)
    page(client, address(count.round, "recall", sheet.pk))
    client.post(address(count.round, "recall", sheet.pk), {"reason": "a ballot may be under it"})
    assert scanner.states(count) == ["counted", "waiting"]
