"""Checking a long trail in parts, each by itself, on as many machines as there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from daihoi.core.sentences import say

from .chain import Flaw, Verdict, verify


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one trail.

    Args:
        lines: its entries in order, as they are exported.
        first: the number that its first entry must have.
        previous: hash of the entry before it, as its own first entry names it; empty at the beginning of the trail.
        head: hash of its last entry, as the entry after it names it, or as it was noted elsewhere; None when nothing
            is known of what follows.
    """

    lines: tuple[Mapping[str, object], ...]
    first: int = 1
    previous: str = ""
    head: str | None = None


def verify_part(part: Part) -> Verdict:
    """Check one part; when every part is whole and each begins where the one before ends, so is the trail.

    Args:
        part: the part.

    Returns:
        The verdict; ``position`` is the number of the entry in the whole trail.
    """
    verdict = verify(part.lines, head=part.head, previous=part.previous, first=part.first)
    if verdict.is_whole:
        return verdict
    position = part.first + verdict.position - 1
    if verdict.flaw is Flaw.TRUNCATED:
        reason = say("Entries are missing after entry {number}.", number=position - 1)
        return replace(verdict, position=position, reason=reason)
    return replace(verdict, position=position)
