"""Why the votes that people carry can't change now: apps above, which know the ballots, say so here."""

from __future__ import annotations

from collections.abc import Callable

from daihoi.apps.congresses.models import Congress
from daihoi.core.errors import Refused
from daihoi.core.sentences import Sentence

Lock = Callable[[Congress], Sentence | None]

_LOCKS: list[Lock] = []


def register(lock: Lock) -> None:
    """Ask this too before a proxy, or the votes that somebody carries, change; registered again, nothing happens."""
    if lock not in _LOCKS:
        _LOCKS.append(lock)


def require_open(congress: Congress) -> None:
    """Go on only while no ballot runs on the electorate as it stands.

    Raises:
        Refused: a ballot runs, in the words of the app that holds it.
    """
    for lock in _LOCKS:
        sentence = lock(congress)
        if sentence is not None:
            raise Refused(sentence)
