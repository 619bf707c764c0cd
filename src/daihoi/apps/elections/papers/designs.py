"""How the ballot of a round was printed: an app that prints ballots says it here, so that papers show that ballot."""

from __future__ import annotations

from collections.abc import Callable

from daihoi.core.elections.rules import BallotStyle

from .. import queries
from ..models import Contest

PrintedStyle = Callable[[Contest, int], BallotStyle | None]
"""A contest and the number of a round → how the ballot printed for it is marked; None where none was printed."""

_offers: list[PrintedStyle] = []


def register(style: PrintedStyle) -> None:
    """Offer the way of marking of printed ballots, once."""
    if style not in _offers:
        _offers.append(style)


def withdraw(style: PrintedStyle) -> None:
    """Take an offer back; nothing happens where there is none."""
    if style in _offers:
        _offers.remove(style)


def style_of(contest: Contest, number: int, names: int, seats: int) -> BallotStyle:
    """How the ballot of a round is marked: as it was printed, else as the rulebook says."""
    printed = (offer(contest, number) for offer in _offers)
    return next((one for one in printed if one is not None), None) or queries.style_of(contest, names, seats)
