"""Giving out a scanned file as it came in: only with a reason, and the trail keeps it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused
from daihoi.core.sentences import say

from .. import keeping, permissions
from ..models import ScanPage
from . import moments, scanmoments


@transaction.atomic
def fetch_original(page: ScanPage, *, by: Any, reason: str) -> Path:
    """The untouched file of a scanned page; that somebody took it, and why, stands in the trail.

    Args:
        page: a page of a count whose pictures are not destroyed.
        by: teller or office.
        reason: why the file is needed outside the program.

    Source: 190-QĐ/TW Đ8.2 (the counting committee keeps the ballots).
    """
    count, file = page.batch.count, page.file
    require(permissions.can_see_pictures, by, count)
    scanmoments.require_contents(count)
    words = scanmoments.require_reason(reason)
    if not keeping.is_whole(file.digest, file.name):
        raise Refused(
            say("The file “{name}” is no longer what was scanned, or it is gone. Scan the paper again, and have the "
                "server looked at.", name=file.name),
            moments.keeping_rule(count.round.contest.congress),
        )  # fmt: skip
    record(
        "ballots.original_fetched", by=by, on=count, batch=page.batch.number, picture=page.position, file=file.digest,
        reason=words,
    )  # fmt: skip
    return keeping.path_of(file.digest, file.name)
