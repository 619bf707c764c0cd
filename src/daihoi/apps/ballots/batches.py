"""Reading scanned pictures as long work: chunks of plain data to the machine, readings kept chunk by chunk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_noop as _

from daihoi.apps.jobs.batch import Batch

from . import actions, keeping, machine, queries
from .models import ScanBatch, ScanCount, ScanPage

PART = 16  # pictures; a second or less of work, so that stopping is quick and little is read twice
LANGUAGE = "vi"  # of the reasons that the machine writes; pages say them by their kinds
NAMES = {
    "ballots": _("Ballots"),
    "counted": _("Counted as read"),
    "waiting": _("Waiting for two tellers"),
    "aside": _("Pictures set aside"),
}


def _chunks(parameters: dict[str, Any]) -> list[dict[str, Any]]:
    batch = ScanBatch.objects.select_related("count__printed").get(pk=parameters["batch"])
    return _of_pages(batch.count, list(batch.pages.select_related("file").order_by("position")))


def _of_pages(count: ScanCount, pages: Sequence[ScanPage]) -> list[dict[str, Any]]:
    """Plain data for the machine; layout and grounds travel with every chunk, so that a worker needs nothing else."""
    layout, grounds = count.printed.layout, queries.sheet_of(count.round).flaws_by_ground
    pictures = [[str(keeping.path_of(one.file.digest, one.file.name)), one.frame, one.source] for one in pages]
    return [
        {"pictures": pictures[at : at + PART], "layout": layout, "language": LANGUAGE, "grounds": grounds}
        for at in range(0, len(pictures), PART)
    ]


def _save(parameters: dict[str, Any], number: int, result: list[dict[str, Any]]) -> None:
    first = number * PART + 1
    read_now = [{"position": first + at, "reading": one} for at, one in enumerate(result)]
    actions.keep_readings(parameters["batch"], parameters["reading"], read_now)


def _finish(parameters: dict[str, Any], remembered: list[Any]) -> dict[str, Any]:
    batch = ScanBatch.objects.select_related("job").get(pk=parameters["batch"])
    by = batch.job.requested_by if batch.job is not None else "jobs"
    found = actions.settle_batch(batch.pk, parameters["reading"], by=by)
    return {NAMES[name]: number for name, number in found.items()}


def _recount_chunks(parameters: dict[str, Any]) -> list[dict[str, Any]]:
    count = ScanCount.objects.select_related("printed").get(pk=parameters["count"])
    return _of_pages(count, actions.recounts.pages_of(count))


def _compare(parameters: dict[str, Any], number: int, result: list[dict[str, Any]]) -> dict[str, Any]:
    count = ScanCount.objects.get(pk=parameters["count"])
    pages = actions.recounts.pages_of(count)[number * PART : number * PART + len(result)]
    return actions.recounts.compare_pages(pages, result)


def _finish_recount(parameters: dict[str, Any], remembered: list[Any]) -> dict[str, Any]:
    found = actions.settle_recount(parameters["count"], remembered, by=parameters["by_name"])
    return {
        _("Pictures read again"): found["read"],
        _("Read otherwise"): found["otherwise"],
        _("Files that are not as they came in"): found["changed"],
    }


READING = Batch(_chunks, machine.read_chunk, _save, _finish, is_heavy=True)
RECOUNT = Batch(_recount_chunks, machine.read_chunk, _compare, _finish_recount, is_heavy=True)
