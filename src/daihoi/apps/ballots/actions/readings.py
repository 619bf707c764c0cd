"""Having a batch read by the machine; what it read becomes ballots."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext

from daihoi.apps.audit.actions import record
from daihoi.apps.jobs import actions as jobs
from daihoi.apps.jobs.models import JobState
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.ballots.gathering import ScannedBallot, Standing, gather
from daihoi.core.ballots.readings import PageReading, PageVerdict, Reason, ReasonKind, read_reading
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .. import machine, permissions, queries
from ..models import BatchState, ScanAct, ScanBatch, ScanCount, ScanPage, ScanSheet, SheetState
from . import receiving, rulings, scanlines, scanmoments
from .patience import patiently

READING = "daihoi.apps.ballots.batches.READING"
STATES = {Standing.COUNTED: SheetState.COUNTED, Standing.WAITS: SheetState.WAITING}


@patiently
def read_batch(batch: ScanBatch, *, by: Any) -> ScanBatch:
    """Ask for the reading of a filled batch; one that stopped goes on where it stopped, and one that runs, runs on."""
    require(permissions.can_scan, by, batch.count)
    if not machine.is_installed():
        raise WrongInput(machine.missing())
    count = scanmoments.hold(batch.count)
    scanmoments.require_open(count)
    batch = scanmoments.fresh_batch(batch, count)
    if batch.state == BatchState.READING:
        return _go_on(batch, by=by)
    scanmoments.require_state(batch, BatchState.FILLING)
    receiving.require_files(batch)
    batch.reading += 1
    title = gettext("Read batch %(number)s of “%(contest)s”") % {
        "number": batch.number, "contest": count.round.contest.title}  # fmt: skip
    batch.job = jobs.request_job(READING, title[:200], by=by, batch=batch.pk, reading=batch.reading)
    batch.state = BatchState.READING
    batch.save(update_fields=["state", "job", "reading"])
    scanlines.write(count, [scanlines.Done(ScanAct.ASKED, batch.number, words=str(batch.pages.count()))], by=by)
    record("ballots.reading_asked", by=by, on=count, batch=batch.number, pages=batch.pages.count())
    return batch


def keep_readings(batch_id: int, reading: int, read: Sequence[Mapping[str, Any]]) -> int:
    """Keep what the machine read on some pictures; again, it changes nothing.  Runs within the job's transaction.

    Args:
        batch_id: key of the batch.
        reading: which reading of the batch this is; that of an earlier one is dropped.
        read: ``position`` and ``reading`` of each picture.

    Returns:
        How many were kept.
    """
    batch = ScanBatch.objects.select_for_update().filter(pk=batch_id, reading=reading).first()
    if batch is None or batch.state != BatchState.READING:
        return 0
    pages = {one.position: one for one in batch.pages.filter(position__in=[one["position"] for one in read])}
    for one in read:
        page, told = pages[one["position"]], read_reading(one["reading"])
        page.reading = dict(one["reading"]) | {"source": page.source}
        page.verdict, page.image_hash, page.side = told.verdict.value, told.image_hash, told.page
    ScanPage.objects.bulk_update(pages.values(), ["reading", "verdict", "image_hash", "side"], batch_size=200)
    return len(pages)


@patiently
def settle_batch(batch_id: int, reading: int, *, by: str) -> dict[str, int]:
    """Make ballots of the readings of a batch: sides joined, judged by the rulebook, what is open left to people.

    A repeat changes nothing.

    Args:
        batch_id: key of the batch.
        reading: which reading of the batch this is.
        by: the username of who asked for it.

    Returns:
        How many ballots are counted, wait, or are set aside.
    """
    found = ScanBatch.objects.select_related("count__round__contest__congress").get(pk=batch_id)
    count = scanmoments.hold(found.count)
    batch = scanmoments.fresh_batch(found, count)
    if batch.state == BatchState.READING and batch.reading == reading:
        _make_sheets(count, batch)
        batch.state, batch.read_at = BatchState.READ, clock.now()
        batch.save(update_fields=["state", "read_at"])
        found_now = _numbers(batch)
        words = "; ".join(f"{name} {number}" for name, number in found_now.items())
        content = [[one.position, one.image_hash, one.verdict] for one in batch.pages.all()]
        scanlines.write(count, [scanlines.Done(ScanAct.READ, batch.number, content=content, words=words)], by=by)
        record("ballots.batch_read", by=by, on=count, batch=batch.number, **found_now)
        rulings.unreconcile(count)
    return _numbers(batch)


@patiently
def recall_sheet(sheet: ScanSheet, *, by: Any, reason: str) -> ScanSheet:
    """Bring a picture that the machine or people set aside before the tellers: it may be a ballot after all."""
    count = sheet.batch.count
    require(permissions.can_scan, by, count)
    count = scanmoments.hold(count)
    scanmoments.require_open(count)
    sheet = scanmoments.fresh_sheet(sheet, count)
    scanmoments.require_state(sheet.batch, BatchState.READ)
    if sheet.state != SheetState.ASIDE:
        return sheet
    words = scanmoments.require_reason(reason)
    was_decided = hasattr(sheet, "decision")
    state = SheetState.BOARD if was_decided else SheetState.WAITING
    text = say("Set aside before, now to be looked at: {reason}", reason=words)
    rulings.send_back(count, sheet, state, Reason(ReasonKind.UNCLEAR, text))
    scanlines.write(
        count, [scanlines.Done(ScanAct.FLAGGED, sheet.batch.number, sheet.position, words=words)], by=by
    )  # fmt: skip
    record("ballots.sheet_recalled", by=by, on=count, batch=sheet.batch.number, ballot=sheet.position, reason=words)
    return sheet


def _go_on(batch: ScanBatch, *, by: Any) -> ScanBatch:
    if batch.job is None:
        batch.job = jobs.request_job(READING, str(batch)[:200], by=by, batch=batch.pk, reading=batch.reading)
        batch.save(update_fields=["job"])
    elif batch.job.state in (JobState.FAILED, JobState.CANCELLED):
        jobs.retry_job(batch.job, by=by)
    return batch


def _make_sheets(count: ScanCount, batch: ScanBatch) -> None:
    """One line for each ballot; a picture of another batch that comes again waits for people."""
    pages = list(batch.pages.order_by("position"))
    unread = [one.position for one in pages if not one.reading]
    if unread:
        raise WrongInput(
            say("{unread} pictures of batch {number} have not been read. Let the reading go on.", unread=len(unread),
                number=batch.number)
        )  # fmt: skip
    sheet, layout = queries.sheet_of(count.round), count.printed.as_layout
    batch.sheets.all().delete()
    at, made = 0, []
    for ballot in gather(_readings(count, batch, pages), layout, sheet):
        own = pages[at : at + len(ballot.pages)]
        at += len(ballot.pages)
        made.append((_sheet(batch, ballot), own))
    ScanSheet.objects.bulk_create([one for one, _own in made], batch_size=500)
    for one, own in made:
        for page in own:
            page.sheet = one
    ScanPage.objects.bulk_update(pages, ["sheet"], batch_size=500)


def _sheet(batch: ScanBatch, ballot: ScannedBallot) -> ScanSheet:
    return ScanSheet(
        batch=batch, position=ballot.place, state=STATES.get(ballot.standing, SheetState.ASIDE),
        reasons=[rulings.plain_reason(one) for one in ballot.reasons], ground=ballot.ground,
        marks=dict(ballot.reading.marks) if ballot.reading else {},
        weight=ballot.reading.weight if ballot.reading else 1, salt=secrets.token_hex(16),
        confidence=min((one.confidence for one in ballot.pages), default=0),
    )  # fmt: skip


def _readings(count: ScanCount, batch: ScanBatch, pages: Sequence[ScanPage]) -> list[PageReading]:
    """The readings of a batch; a sheet that lies in an earlier batch too, or twice in this one, says so."""
    doubles = machine.scanning().Doubles()
    others = ScanPage.objects.filter(batch__count=count, batch__state=BatchState.READ).exclude(batch=batch)
    for page in others.select_related("batch").order_by("batch__number", "position").iterator(chunk_size=500):
        source = f"{page.batch.number}: {page.source}"
        doubles.check(replace(_of(page), source=source), _fingerprint(page))
    return [doubles.check(_of(page), _fingerprint(page)) for page in pages]


def _fingerprint(page: ScanPage) -> list[float]:
    return list((page.reading or {}).get("fingerprint", []))


def _of(page: ScanPage) -> PageReading:
    read = page.read
    return read if read is not None else PageReading(source=page.source, verdict=PageVerdict.UNREADABLE)


def _numbers(batch: ScanBatch) -> dict[str, int]:
    states = list(batch.sheets.values_list("state", flat=True))
    return {
        "ballots": sum(one != SheetState.ASIDE for one in states),
        "counted": states.count(SheetState.COUNTED),
        "waiting": states.count(SheetState.WAITING),
        "aside": states.count(SheetState.ASIDE),
    }
