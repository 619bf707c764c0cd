"""A chain of hashes: who changes, removes, reorders or inserts an entry breaks every seal after it."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from daihoi.core.sentences import Sentence, say

SEALS = ("previous", "hash")


@dataclass(frozen=True)
class Verdict:
    """What a check of a chain found.

    Args:
        length: entries read.
        head: hash of the last entry that is whole; empty for none.
        broken_at: place of the first false entry, counted from 1; 0 when the chain is whole.
        sentence: the finding in words.
    """

    length: int
    head: str
    broken_at: int
    sentence: Sentence

    @property
    def is_whole(self) -> bool:
        """True when no entry was changed, removed, moved or put in."""
        return self.broken_at == 0


def canonical(entry: Mapping[str, Any]) -> bytes:
    """The entry's own fields in the one form that is sealed: sorted keys, NFC, UTF-8, no spaces."""
    own = {key: value for key, value in entry.items() if key not in SEALS}
    text = json.dumps(own, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return unicodedata.normalize("NFC", text).encode()


def seal(previous: str, entry: Mapping[str, Any]) -> str:
    """The hash of an entry.

    Args:
        previous: hash of the entry before; empty for the first.
        entry: its fields; ``previous`` and ``hash`` among them are passed over.

    Returns:
        SHA-256 as 64 hexadecimal digits.
    """
    return hashlib.sha256(previous.encode() + b"\n" + canonical(entry)).hexdigest()


def verify(entries: Iterable[Mapping[str, Any]], head: str = "") -> Verdict:
    """Read a chain from its first entry and find the first false one.

    Args:
        entries: each with ``sequence``, ``previous`` and ``hash`` beside its own fields.
        head: the last hash as it was published; given, a cut-off end is found too.

    Returns:
        The verdict.
    """
    previous, count = "", 0
    for count, entry in enumerate(entries, 1):
        wrong = _fault(entry, previous, count)
        if wrong is not None:
            return Verdict(count, previous, count, wrong)
        previous = str(entry["hash"])
    if head and head != previous:
        missing = say("The chain ends at {found}, but {head} was published: entries are missing at the end.",
                      found=previous[:12] or "–", head=head[:12])  # fmt: skip
        return Verdict(count, previous, count + 1, missing)
    return Verdict(count, previous, 0, say("All {count} entries are whole.", count=count))


def _fault(entry: Mapping[str, Any], previous: str, place: int) -> Sentence | None:
    if entry.get("sequence") != place:
        return say("Entry {place} bears the number {found}: an entry was removed, moved or put in.",
                   place=place, found=entry.get("sequence"))  # fmt: skip
    if entry.get("previous", "") != previous:
        return say("Entry {place} does not follow the one before it: an entry was removed or changed.", place=place)
    if entry.get("hash") != seal(previous, entry):
        return say("Entry {place} was changed after it was sealed.", place=place)
    return None
