"""Writing the entry journal: one line for each act at the desk, inside the act's own transaction."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from daihoi.apps.shell import clock
from daihoi.core.audit import seal
from daihoi.core.ballots.journal import commitment

from ..models import Desk, JournalLine


@dataclass(frozen=True)
class Act:
    """What one line of the journal says; ``keyed`` is None where nothing was keyed."""

    act: str
    team: str = ""
    bundle: int | None = None
    position: int | None = None
    keyed: str | None = None
    words: str = ""


def write(desk: Desk, acts: Sequence[Act], *, by: Any) -> str:
    """Seal the acts after the last line; the desk's row must be held.

    Returns:
        The hash of the last line.
    """
    last = desk.journal.order_by("-number").values_list("number", "hash").first() or (0, "")
    number, head = int(last[0]), str(last[1])
    at, who = clock.now(), name_of(by)
    lines = []
    for act in acts:
        number += 1
        salt = secrets.token_hex(16) if act.keyed is not None else ""
        line = JournalLine(
            desk=desk, number=number, at=at, act=act.act, by=who, team=act.team, bundle=act.bundle,
            position=act.position, keyed=act.keyed or "", salt=salt, commitment=commitment(salt, act.keyed or ""),
            words=act.words[:600], previous=head,
        )  # fmt: skip
        head = line.hash = seal(head, line.as_line())
        lines.append(line)
    JournalLine.objects.bulk_create(lines)
    return head


def name_of(user: Any) -> str:
    """Who acted, so that two people of the same name are told apart."""
    return (f"{user.full_name} ({user.get_username()})" if user.full_name else user.get_username())[:160]
