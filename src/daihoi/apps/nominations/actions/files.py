"""The nominees' files: which papers have come in, and who has read them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require

from .. import permissions
from ..models import FileItem, Slate, SlateEntry


@transaction.atomic
def open_file(entry: SlateEntry, *, by: Any) -> SlateEntry:
    """Read a nominee's file: the biography with its sensitive parts; every reading is traced."""
    require(permissions.can_see, by, entry.slate.congress)
    audit.record("nominations.file_read", by=by, on=entry)
    return entry


@transaction.atomic
def receive_file_item(item: FileItem, *, by: Any, received_on: date | None = None, note: str = "") -> FileItem:
    """Note that one paper of the file has come in (R11); received again, only the note changes."""
    require(permissions.can_build, by, item.entry.slate.congress)
    item.received_on, item.note = item.received_on or received_on or clock.today(), note
    item.save(update_fields=["received_on", "note"])
    audit.record("nominations.file_item_received", by=by, on=item.entry, key=item.key)
    return item


@transaction.atomic
def take_back_file_item(item: FileItem, *, by: Any) -> FileItem:
    """Note that a paper is missing after all."""
    require(permissions.can_build, by, item.entry.slate.congress)
    item.received_on = None
    item.save(update_fields=["received_on"])
    audit.record("nominations.file_item_missing", by=by, on=item.entry, key=item.key)
    return item


@transaction.atomic
def receive_file_items(slate: Slate, *, by: Any, received_on: date | None = None) -> int:
    """Note that every paper still missing on this list has come in.

    Returns:
        How many papers that were; none on repeat.
    """
    require(permissions.can_build, by, slate.congress)
    missing = FileItem.objects.filter(entry__slate=slate, received_on__isnull=True)
    count = missing.update(received_on=received_on or clock.today())
    if count:
        audit.record("nominations.file_items_received", by=by, on=slate, count=count)
    return count
