"""Long work of the trail: every chain of the house sealed again, part by part, beside the office's other work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from daihoi.apps.jobs import actions as jobs
from daihoi.apps.jobs.batch import Batch, plain_sentence
from daihoi.apps.jobs.models import Job
from daihoi.apps.shell.guards import require
from daihoi.core.audit import Part, Verdict, verify_part
from daihoi.core.sentences import say

from . import actions, permissions
from .models import Chain, Entry

KIND = "daihoi.apps.audit.batches.VERIFICATION"
PART = 2000
CHAINS, ENTRIES, OUTCOME = _("Chains"), _("Entries"), _("Outcome")


@transaction.atomic
def ask_for_verification(*, by: Any) -> Job:
    """Put the check of every chain into the queue; each is checked up to where it ends now.

    Args:
        by: who asks; must be an administrator of the house.
    """
    require(permissions.can_verify, by, None)
    chains = [[chain.name, _length(chain), chain.head] for chain in Chain.objects.select_for_update().order_by("name")]
    job = jobs.request_job(KIND, gettext("Verify all chains"), by=by, chains=chains, part=PART)
    actions.record("audit.verification_requested", by=by, on=job, chains=len(chains))
    return job


def _length(chain: Chain) -> int:
    """How many entries there are to check: as many as were counted, or more when some stand behind the noted end."""
    highest = chain.entries.aggregate(highest=Max("sequence"))["highest"] or 0
    return max(chain.length, highest)


@dataclass(frozen=True)
class _Stretch:
    """Where a part lies; its entries are read only when its turn comes."""

    chain: str
    first: int
    last: int
    noted_head: str | None


class _Parts(Sequence[Part]):
    """The parts of every chain in order, read one at a time."""

    def __init__(self, stretches: Sequence[_Stretch]) -> None:
        self._stretches = stretches

    def __len__(self) -> int:
        return len(self._stretches)

    def __iter__(self) -> Iterator[Part]:
        return map(_read, self._stretches)

    @overload
    def __getitem__(self, at: int) -> Part: ...

    @overload
    def __getitem__(self, at: slice) -> _Parts: ...

    def __getitem__(self, at: int | slice) -> Part | _Parts:
        return _Parts(self._stretches[at]) if isinstance(at, slice) else _read(self._stretches[at])


def _chunks(parameters: dict[str, Any]) -> _Parts:
    return _Parts(_stretches(parameters))


def _remember(parameters: dict[str, Any], number: int, verdict: Verdict) -> dict[str, Any] | None:
    """A part that is whole needs no words."""
    if verdict.is_whole:
        return None
    return {"chain": _stretches(parameters)[number].chain, "reason": plain_sentence(verdict.reason)}


def _finish(parameters: dict[str, Any], broken: list[Any]) -> dict[str, Any]:
    chains = parameters["chains"]
    facts = {CHAINS: len(chains), ENTRIES: sum(length for _name, length, _head in chains)}
    if not broken:
        return facts | {OUTCOME: plain_sentence(say("Every entry is in its place and unchanged."))}
    first_of_each: dict[str, Any] = {}
    for part in broken:
        first_of_each.setdefault(part["chain"], part["reason"])
    return (
        facts | {OUTCOME: plain_sentence(say("{count} chains are broken.", count=len(first_of_each)))} | first_of_each
    )


def _stretches(parameters: dict[str, Any]) -> list[_Stretch]:
    size = parameters["part"]
    return [
        _Stretch(name, first, min(first + size - 1, length), head if first + size > length else None)
        for name, length, head in parameters["chains"]
        for first in range(1, length + 1, size)
    ]


def _read(stretch: _Stretch) -> Part:
    """The entries of a stretch with the hashes that bind it to its neighbours."""
    entries = Entry.objects.filter(chain__name=stretch.chain)
    held = entries.filter(sequence__range=(stretch.first, stretch.last)).order_by("sequence", "pk")
    lines = tuple({**entry.as_line(), "previous": entry.previous, "hash": entry.hash} for entry in held)
    previous = str(lines[0]["previous"]) if lines and stretch.first > 1 else ""
    after = entries.filter(sequence=stretch.last + 1).values_list("previous", flat=True).first()
    head = stretch.noted_head if stretch.noted_head is not None else after
    return Part(lines, stretch.first, previous, head)


VERIFICATION = Batch(_chunks, verify_part, _remember, _finish)
