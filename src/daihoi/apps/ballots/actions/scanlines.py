"""Writing the journal of a machine count: one line for each act, inside the act's own transaction."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from daihoi.apps.shell import clock
from daihoi.core.audit import seal
from daihoi.core.ballots.journal import commitment

from ..models import ScanCount, ScanLine
from .lines import name_of


@dataclass(frozen=True)
class Done:
    """What one line of the journal says; ``content`` is None where nothing was seen or decided on a ballot."""

    act: str
    batch: int | None = None
    position: int | None = None
    side: str = ""
    content: Any = None
    words: str = ""


def write(count: ScanCount, acts: Sequence[Done], *, by: Any) -> str:
    """Seal the acts after the last line; the count's row must be held.

    Returns:
        The hash of the last line.
    """
    last = count.journal.order_by("-number").values_list("number", "hash").first() or (0, "")
    number, head = int(last[0]), str(last[1])
    at, who = clock.now(), by if isinstance(by, str) else name_of(by)
    lines = []
    for act in acts:
        number += 1
        content = "" if act.content is None else plain(act.content)
        salt = secrets.token_hex(16) if act.content is not None else ""
        line = ScanLine(
            count=count, number=number, at=at, act=act.act, by=who, side=act.side, batch=act.batch,
            position=act.position, content=content, salt=salt, commitment=commitment(salt, content),
            words=act.words[:600], previous=head,
        )  # fmt: skip
        head = line.hash = seal(head, line.as_line())
        lines.append(line)
    ScanLine.objects.bulk_create(lines)
    return head


def plain(content: Any) -> str:
    """The content as one text that is always the same for the same values."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
