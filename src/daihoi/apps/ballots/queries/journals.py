"""The entry journal as it is checked, printed and taken away."""

from __future__ import annotations

import json
from typing import Any

from daihoi.core.audit import Verdict
from daihoi.core.ballots.journal import verify_journal

from ..models import Desk, DeskState, JournalLine


def verified(desk: Desk) -> Verdict:
    """Whether the journal is whole, up to the head that went with the count."""
    head = desk.journal_head if desk.state != DeskState.OPEN else None
    lines = (_whole(line) for line in desk.journal.order_by("number").iterator())
    return verify_journal(lines, head=head)


def journal_file(desk: Desk) -> str:
    """The journal without what was keyed, one JSON object a line, as ``daihoi audit verify`` reads it."""
    lines = (
        line.as_line() | {"previous": line.previous, "hash": line.hash} for line in desk.journal.order_by("number")
    )
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _whole(line: JournalLine) -> dict[str, Any]:
    return line.as_line() | {"previous": line.previous, "hash": line.hash, "salt": line.salt, "keyed": line.keyed}
