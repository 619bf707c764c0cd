"""Reading scanned pictures as long work: chunks of plain data to the machine, readings kept chunk by chunk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_noop as _

from daihoi.apps.jobs.batch import Batch

from . import actions, keeping, machine, queries
from .models import ScanBatch, ScanCount, ScanPage

PART = 16  # pictures; a second or less of work, so that stopping is quick and little is read twice


def read(chunk: dict[str, Any]) -> list[dict[str, Any]]:
    """One chunk on whatever machine: the pictures' readings in their order, a damaged file as a line of its own."""
    found: list[dict[str, Any]] = machine.scanning().read_chunk(chunk)
    return found


def _chunks(parameters: dict[str, Any]) -> list[dict[str, Any]]:
    batch = ScanBatch.objects.select_related("count__round__contest__congress", "count__printed").get(
        pk=parameters["batch"]
    )
    return _of_pages(batch.count, list(batch.pages.select_related("file").order_by("position")))


def _of_pages(count: ScanCount, pages: Sequence[ScanPage]) -> list[dict[str, Any]]:
    """Plain data for the machine; the layout travels with every chunk, so that a worker needs nothing else."""
    chunk_of, sheet = machine.scanning().chunk_of, queries.sheet_of(count.round)
    layout = count.printed.as_layout
    pictures = [(str(keeping.path_of(one.file.digest, one.file.name)), one.frame, one.source) for one in pages]
    return [chunk_of(pictures[at : at + PART], layout, sheet) for at in range(0, len(pictures), PART)]


def _save(parameters: dict[str, Any], number: int, result: list[dict[str, Any]]) -> None:
    first = number * PART + 1
    read = [{"position": first + at, "reading": one} for at, one in enumerate(result)]
    actions.keep_readings(parameters["batch"], parameters["reading"], read)


def _finish(parameters: dict[str, Any], remembered: list[Any]) -> dict[str, Any]:
    batch = ScanBatch.objects.select_related("job").get(pk=parameters["batch"])
    by = batch.job.requested_by if batch.job is not None else "jobs"
    found = actions.settle_batch(batch.pk, parameters["reading"], by=by)
    return {NAMES[name]: number for name, number in found.items()}


NAMES = {
    "ballots": _("Ballots"),
    "counted": _("Counted as read"),
    "waiting": _("Waiting for two tellers"),
    "aside": _("Set aside"),
}
READING = Batch(_chunks, read, _save, _finish)
