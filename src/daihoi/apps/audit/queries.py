"""Reading the trail: of one thing, of a chain, and whether a chain is whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from daihoi.apps.shell.shapes import TrailEntry
from daihoi.core import audit as sealing
from daihoi.core.audit import Verdict
from daihoi.core.names import fold
from daihoi.core.sentences import Sentence

from .models import Chain, Entry
from .verbs import VERBS, words_of

CHUNK = 2000


def entries_of(thing: Any) -> QuerySet[Entry]:
    """Everything that was done to a thing, the newest first."""
    return Entry.objects.filter(on_label=thing._meta.label_lower, on_key=str(thing.pk)).order_by("-at", "-sequence")


def trail_of(thing: Any, limit: int = 20) -> list[TrailEntry]:
    """The last acts on a thing, as the foot of its page shows them.

    Args:
        thing: a saved row of any table.
        limit: at most so many.
    """
    return [TrailEntry(at=entry.at, text=words_of(entry.verb), by=entry.by) for entry in entries_of(thing)[:limit]]


def matching(entries: QuerySet[Entry], text: str) -> QuerySet[Entry]:
    """Entries that hold every word: a day (22/11/2026), the user, the thing, or a word of the act in any spelling."""
    for word in text.split():
        if day := _day(word):
            entries = entries.filter(at__date=day)
            continue
        verbs = [verb for verb in VERBS if fold(word) in fold(words_of(verb))]
        entries = entries.filter(
            Q(by__icontains=word) | Q(on_text__icontains=word) | Q(unit_code__iexact=word) | Q(verb__in=verbs)
        )
    return entries


def lines_of(chain: Chain) -> Iterator[dict[str, Any]]:
    """A chain as it is exported and verified: one mapping for each entry, in order."""
    for entry in chain.entries.order_by("sequence").iterator(chunk_size=CHUNK):
        yield {**entry.as_line(), "previous": entry.previous, "hash": entry.hash}


def as_jsonl(chain: Chain) -> Iterator[bytes]:
    """The chain as JSON lines, as ``daihoi audit verify`` reads them."""
    for line in lines_of(chain):
        yield json.dumps(line, ensure_ascii=False, sort_keys=True).encode() + b"\n"


@dataclass(frozen=True)
class ChainCheck:
    """Whether a chain is whole, and the core's verdict with the place and the reason."""

    name: str
    verdict: Verdict

    @property
    def is_whole(self) -> bool:
        """True when nothing was changed, removed, moved or slipped in."""
        return self.verdict.is_whole

    @property
    def sentence(self) -> Sentence:
        """The verdict as a sentence."""
        return self.verdict.reason


def verify_chain(chain: Chain) -> ChainCheck:
    """Seal every entry of a chain again and compare; also that none is missing at its end."""
    return ChainCheck(chain.name, sealing.verify(lines_of(chain), head=chain.head))


def verify_all() -> list[ChainCheck]:
    """Every chain of the house, checked."""
    return [verify_chain(chain) for chain in Chain.objects.order_by("name")]


def known_hash(text: str) -> Entry | None:
    """The entry that bears a hash, in any chain."""
    return Entry.objects.select_related("chain").filter(hash=text.strip().lower()).first()


def _day(word: str) -> Any:
    for pattern in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(word, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
