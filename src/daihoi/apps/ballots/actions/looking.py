"""Looking up what was read on a ballot after the count is closed; that it was looked up stands in the trail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.shell.guards import require

from .. import permissions, queries
from ..models import ScanCount, ScanSheet
from ..queries.sheets_seen import NameRead
from . import scanmoments


@transaction.atomic
def look_at_sheet(sheet: ScanSheet, *, by: Any) -> list[NameRead]:
    """What both readers saw at each name of one ballot, and what stands; to tellers only, after closing."""
    count = sheet.batch.count
    require(permissions.can_see_pictures, by, count)
    scanmoments.require_closed(count)
    scanmoments.require_contents(count)
    record("ballots.sheets_looked_at", by=by, on=count, batch=sheet.batch.number, ballot=sheet.position)
    return queries.names_read(sheet)


@transaction.atomic
def take_records(count: ScanCount, *, by: Any) -> Iterator[str]:
    """The sealed file of all ballots, line by line, for the sealed package; that it was taken stands in the trail."""
    require(permissions.can_see_pictures, by, count)
    scanmoments.require_closed(count)
    scanmoments.require_contents(count)
    record("ballots.records_taken", by=by, on=count, root=count.readings_root)
    return queries.sealed_lines(count, queries.sheet_of(count.round))
