"""Ways of counting: apps above offer theirs here, so that the page of a contest lists them beside the count by hand.

An app registers its way once, when it starts; elections never asks who stands behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .models import Candidate, Contest, Round


@dataclass(frozen=True)
class Way:
    """One way of counting the ballots of a round.

    Args:
        method: a ``CountMethod``; the word that the round keeps.
        label: what the link says.
        address: round → the page where this count is made; empty while it can't be made.
        trace: round, candidate or None → the page that leads from a figure back to what it was counted from; empty
            where there is nothing to show.
        icon: the sign beside the words.
    """

    method: str
    label: Any
    address: Callable[[Round], str]
    trace: Callable[[Round, Candidate | None], str]
    icon: str = "keyboard"


@dataclass(frozen=True)
class Offer:
    """A way that is open for one round."""

    method: str
    label: Any
    url: str
    icon: str


@dataclass(frozen=True)
class Preparation:
    """Something that an app above prepares for the vote of a contest, such as its printed ballots.

    Args:
        label: what the link says.
        address: contest → its page.
        icon: the sign beside the words.
    """

    label: Any
    address: Callable[[Contest], str]
    icon: str


_ways: dict[str, Way] = {}
_preparations: list[Preparation] = []


def prepare(preparation: Preparation) -> None:
    """Offer a preparation once."""
    if preparation not in _preparations:
        _preparations.append(preparation)


def preparations() -> tuple[Preparation, ...]:
    """What can be prepared, in the order in which it was offered."""
    return tuple(_preparations)


def register(way: Way) -> None:
    """Offer a way of counting; the same method registered again takes the place of the earlier one."""
    _ways[way.method] = way


def withdraw(method: str) -> None:
    """Take a way back; nothing happens where there is none."""
    _ways.pop(method, None)


def ways(round_: Round) -> list[Offer]:
    """The ways that are open for a round, in the order in which they were registered."""
    offers = [Offer(one.method, one.label, one.address(round_), one.icon) for one in _ways.values()]
    return [one for one in offers if one.url]


def trace(round_: Round, candidate: Candidate | None = None) -> str:
    """The page that leads from a figure of the round back to what it was counted from; empty where there is none."""
    way = _ways.get(round_.method)
    return way.trace(round_, candidate) if way else ""
