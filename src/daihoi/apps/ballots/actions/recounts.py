"""Counting again from the pictures alone, and destroying pictures and readings with the ballots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from daihoi.apps.audit.actions import record
from daihoi.apps.elections.models import BallotSeal, SealState
from daihoi.apps.jobs import actions as jobs
from daihoi.apps.jobs.models import JobState
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import keeping, machine, permissions
from ..models import BatchState, ScanAct, ScanCount, ScanFile, ScanLine, ScanPage, ScanSheet, SheetDecision, SheetRuling
from . import moments, scanlines, scanmoments
from .patience import patiently

RECOUNT = "daihoi.apps.ballots.batches.RECOUNT"


@patiently
def recount_pictures(count: ScanCount, *, by: Any) -> ScanCount:
    """Have all pictures of a closed count read again as long work; nothing of the count is changed by it.

    Source: 190-QĐ/TW Đ8.2; rule of independent entries.
    """
    require(permissions.can_scan, by, count)
    if not machine.is_installed():
        raise WrongInput(machine.missing())
    count = scanmoments.hold(count)
    scanmoments.require_closed(count)
    scanmoments.require_contents(count)
    if count.recount_job is not None and count.recount_job.state in (JobState.WAITING, JobState.RUNNING):
        return count
    title = gettext("Count “%(contest)s” again from the pictures") % {"contest": count.round.contest.title}
    count.recount_job = jobs.request_job(RECOUNT, title[:200], by=by, count=count.pk, by_name=by.get_username())
    count.save(update_fields=["recount_job"])
    record("ballots.recount_asked", by=by, on=count, pages=len(pages_of(count)))
    return count


def pages_of(count: ScanCount) -> list[ScanPage]:
    """The pictures of all batches that stand, in the order of the paper."""
    pages = ScanPage.objects.filter(batch__count=count, batch__state=BatchState.READ).select_related("file")
    return list(pages.order_by("batch__number", "position"))


def compare_pages(pages: Sequence[ScanPage], read: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """How many pictures the machine reads otherwise now, and how many files are not what they were."""
    pairs = list(zip(pages, read, strict=True))
    files = {one.file_id: one.file for one in pages}
    return {
        "read": len(pairs),
        "otherwise": sum(_said(page.reading or {}) != _said(again) for page, again in pairs),
        "changed": sum(not keeping.is_whole(one.digest, one.name) for one in files.values()),
    }


@patiently
def settle_recount(count_id: int, parts: Sequence[Mapping[str, int]], *, by: str) -> dict[str, int]:
    """Write down what came of reading all pictures again: the job's last step.  A repeat changes nothing."""
    count = scanmoments.hold(ScanCount.objects.select_related("round__contest__congress").get(pk=count_id))
    found = {name: sum(one[name] for one in parts) for name in ("read", "otherwise", "changed")}
    key = f"job {count.recount_job_id}"
    if not count.journal.filter(act=ScanAct.RECOUNTED, words__startswith=f"{key}:").exists():
        words = f"{key}: {found['read']}; Δ {found['otherwise']}; ≠ {found['changed']}"
        scanlines.write(count, [scanlines.Done(ScanAct.RECOUNTED, words=words)], by=by)
        record("ballots.count_recounted", by=by, on=count, **found)
    return found


@transaction.atomic
def destroy_pictures(count: ScanCount, *, by: Any) -> ScanCount:
    """Destroy pictures and readings once the round's ballots are destroyed; the chain of acts and the root stay.

    A repeat changes nothing.

    Source: 190-QĐ/TW Đ35 (ballots are kept, then destroyed by decision).
    """
    require(permissions.can_destroy_pictures, by, count)
    count = scanmoments.hold(count)
    if count.destroyed_at is not None:
        return count
    seal = BallotSeal.objects.filter(round=count.round).first()
    if seal is None or seal.state != SealState.DESTROYED:
        raise Refused(
            say("The ballots of round {number} of “{contest}” are not destroyed yet. Their pictures are kept as long "
                "as they are.", number=count.round.number, contest=count.round.contest.title),
            moments.keeping_rule(count.round.contest.congress),
        )  # fmt: skip
    files = list(ScanFile.objects.filter(batch__count=count))
    mine = {one.digest for one in files}
    elsewhere = set(
        ScanFile.objects.filter(digest__in=mine).exclude(batch__count=count).values_list("digest", flat=True)
    )
    gone = [(one.digest, one.name) for one in files if one.digest not in elsewhere]
    sheets = ScanSheet.objects.filter(batch__count=count)
    ScanPage.objects.filter(batch__count=count).update(reading=None, verdict="")
    sheets.update(marks={}, reasons=[], ground="", confidence=0, salt="")
    SheetRuling.objects.filter(sheet__in=sheets).update(marks={}, ground="", note="")
    SheetDecision.objects.filter(sheet__in=sheets).update(marks={}, note="")
    ScanLine.objects.filter(count=count).update(content="", salt="")
    count.destroyed_at = clock.now()
    count.save(update_fields=["destroyed_at"])
    record("ballots.pictures_destroyed", by=by, on=count, files=len(files), decision=seal.destruction_decision)
    transaction.on_commit(partial(_remove, gone))
    return count


def _said(reading: Mapping[str, Any]) -> tuple[Any, ...]:
    """What a reading says of the ballot, without its certainty."""
    return reading.get("layout_id"), reading.get("page"), reading.get("verdict"), reading.get("choices")


def _remove(files: Sequence[tuple[str, str]]) -> None:
    for digest, name in files:
        keeping.remove(digest, name)
