"""Batches: begun with the papers counted by hand, filled with files, withdrawn with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Max

from daihoi.apps.audit.actions import record
from daihoi.apps.jobs import actions as jobs
from daihoi.apps.jobs.models import JobState
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import keeping, machine, permissions
from ..models import BatchState, ScanAct, ScanBatch, ScanCount, ScanFile, ScanPage, SheetDecision, SheetRuling
from . import moments, rulings, scanlines, scanmoments
from .patience import patiently

MOST_PAPERS = 5_000
MOST_FILES = 10_000
PART = 1024 * 1024
Incoming = tuple[str, Iterable[bytes]]


@patiently
def begin_batch(count: ScanCount, *, by: Any, papers: int) -> ScanBatch:
    """Begin a pile of papers that was counted by hand before it goes into the scanner.

    Source: 190-QĐ/TW Đ8.2; R22 (sums).
    """
    require(permissions.can_scan, by, count)
    count = scanmoments.hold(count)
    scanmoments.require_open(count)
    if not 1 <= papers <= MOST_PAPERS:
        raise WrongInput(say("A batch holds 1 to {most} papers, not {papers}.", most=MOST_PAPERS, papers=papers))
    number = (count.batches.aggregate(last=Max("number"))["last"] or 0) + 1
    batch = ScanBatch.objects.create(count=count, number=number, papers=papers)
    scanlines.write(count, [scanlines.Done(ScanAct.BATCH, number, words=str(papers))], by=by)
    record("ballots.batch_begun", by=by, on=count, batch=number, papers=papers)
    rulings.unreconcile(count)
    return batch


def receive_files(batch: ScanBatch, files: Iterable[Incoming], *, by: Any) -> list[ScanFile]:
    """Keep scanned files with a batch, untouched and by the hash of their contents; each picture gets its line.

    Files are written to the disk one after the other before anything is entered; the same file of the same name sent
    again changes nothing.

    Args:
        batch: a batch that is being filled.
        files: name and contents in parts, in the order of the scanner.
        by: teller or office.
    """
    require(permissions.can_scan, by, batch.count)
    scanmoments.require_open(batch.count)
    scanmoments.require_state(scanmoments.fresh_batch(batch, batch.count), BatchState.FILLING)
    find = machine.scanning().find_pictures
    stored = []
    for name, parts in files:
        plain = Path(name.replace("\\", "/")).name[-200:] or "scan"
        kept = keeping.keep(plain, parts)
        frames = find([keeping.path_of(kept.digest, plain)])
        stored.append((plain, kept, [one.frame for one in frames]))
    return _enter(batch, stored, by=by)


def receive_folder(batch: ScanBatch, folder: str, *, by: Any) -> list[ScanFile]:
    """Take all files of a folder below the one into which scanners write; they are copied, the folder stays as it is.

    Args:
        batch: a batch that is being filled.
        folder: its name below the scanners' folder; empty for that folder itself.
        by: teller or office.
    """
    require(permissions.can_scan, by, batch.count)
    found = files_in(folder)
    if not found:
        raise WrongInput(say("There is no file in the folder “{folder}”. Scan into it first.", folder=folder or "."))
    return receive_files(batch, ((one.name, _parts(one)) for one in found), by=by)


def files_in(folder: str) -> list[Path]:
    """The files of a folder below the scanners' one, in the order of their names.

    Raises:
        WrongInput: no such folder is set up, or the name leads out of it.
    """
    if not settings.SCANS:
        raise WrongInput(
            say("No folder of scanners is set up. Set DAIHOI_SCANS on the server, or send the files from this page.")
        )
    home = Path(settings.SCANS).resolve()
    asked = (home / folder).resolve()
    if not asked.is_relative_to(home) or not asked.is_dir():
        raise WrongInput(say("There is no folder “{folder}” where the scanners write.", folder=folder))
    found = sorted(
        (one for one in asked.iterdir() if one.is_file() and not one.name.startswith(".")),
        key=lambda one: _natural(one.name),
    )
    if len(found) > MOST_FILES:
        raise WrongInput(
            say("The folder “{folder}” holds {files} files; a batch takes at most {most}.", folder=folder or ".",
                files=len(found), most=MOST_FILES)
        )  # fmt: skip
    return found


@patiently
def withdraw_batch(batch: ScanBatch, *, by: Any, reason: str) -> ScanBatch:
    """Take a batch out of the count, with the reason, so that its papers can be scanned again.

    What was read and ruled stays on record and counts for nothing.  A repeat changes nothing.
    """
    require(permissions.can_scan, by, batch.count)
    count = scanmoments.hold(batch.count)
    scanmoments.require_open(count)
    batch = scanmoments.fresh_batch(batch, count)
    if batch.state == BatchState.WITHDRAWN:
        return batch
    batch.withdrawn_reason = scanmoments.require_reason(reason)
    if batch.job is not None and batch.job.state in (JobState.WAITING, JobState.RUNNING):
        jobs.cancel_job(batch.job, by=by)
    batch.state = BatchState.WITHDRAWN
    batch.save(update_fields=["state", "withdrawn_reason"])
    done = scanlines.Done(ScanAct.WITHDRAWN, batch.number, words=batch.withdrawn_reason)
    scanlines.write(count, [done], by=by)
    ruled = SheetRuling.objects.filter(sheet__batch=batch).count()
    record(
        "ballots.batch_withdrawn", by=by, on=count, batch=batch.number, papers=batch.papers,
        reason=batch.withdrawn_reason, rulings=ruled,
        decisions=SheetDecision.objects.filter(sheet__batch=batch).count(),
    )  # fmt: skip
    rulings.unreconcile(count)
    return batch


@patiently
def _enter(batch: ScanBatch, stored: Sequence[tuple[str, keeping.Stored, Sequence[int]]], *, by: Any) -> list[ScanFile]:
    """Everything that came in at once, in one transaction."""
    count = scanmoments.hold(batch.count)
    scanmoments.require_open(count)
    batch = scanmoments.fresh_batch(batch, count)
    scanmoments.require_state(batch, BatchState.FILLING)
    order = batch.files.aggregate(last=Max("order"))["last"] or 0
    position = batch.pages.aggregate(last=Max("position"))["last"] or 0
    known = set(batch.files.values_list("name", "digest"))
    entered, pages = [], []
    for name, kept, frames in stored:
        if (name, kept.digest) in known:
            continue
        known.add((name, kept.digest))
        order += 1
        file = ScanFile.objects.create(batch=batch, order=order, name=name, digest=kept.digest, bytes=kept.size)
        entered.append(file)
        for frame in frames:
            position += 1
            source = f"{name}#{frame + 1}" if len(frames) > 1 else name
            pages.append(ScanPage(batch=batch, position=position, file=file, frame=frame, source=source))
    ScanPage.objects.bulk_create(pages, batch_size=500)
    if entered:
        words = f"{len(entered)}; {len(pages)}"
        content = [[one.name, one.digest] for one in entered]
        scanlines.write(count, [scanlines.Done(ScanAct.RECEIVED, batch.number, content=content, words=words)], by=by)
        record(
            "ballots.files_received", by=by, on=count, batch=batch.number, files=len(entered), pages=len(pages),
            hashes=[one.digest for one in entered],
        )  # fmt: skip
    return entered


def require_files(batch: ScanBatch) -> None:
    """Refuse to read an empty batch."""
    if not batch.pages.exists():
        raise Refused(
            say("Batch {number} has no picture yet. Add the scanned files first.", number=batch.number),
            moments.counting_rule(batch.count.round.contest.congress),
        )


def _parts(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while part := file.read(PART):
                yield part
    except OSError as error:
        raise WrongInput(
            say("“{name}” can't be read ({reason}). Let whoever runs the server look at the folder of the scanners.",
                name=path.name, reason=error.strerror or str(error))
        ) from None  # fmt: skip


def _natural(name: str) -> list[tuple[int, int, str]]:
    """Numbers in names count as numbers: 2.png before 10.png."""
    parts: list[tuple[int, int, str]] = []
    text = ""
    for letter in f"{name}\0":
        if letter.isdecimal() == text[:1].isdecimal() and text:
            text += letter
            continue
        if text:
            parts.append((0, int(text), "") if text.isdecimal() else (1, 0, text.casefold()))
        text = letter
    return parts
