"""Who decided on invalid ballots: apps that count ballot by ballot offer it here, so that the minutes name them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..models import Round

Deciders = Callable[[Round], Mapping[str, str]]
"""A round → by ground of invalidity, the names of those who decided."""

_offers: dict[str, Deciders] = {}


def register(method: str, deciders: Deciders) -> None:
    """Offer the deciders of rounds that were counted by a method; the same method again replaces it."""
    _offers[method] = deciders


def withdraw(method: str) -> None:
    """Take an offer back; nothing happens where there is none."""
    _offers.pop(method, None)


def deciders_of(round_: Round) -> Mapping[str, str]:
    """By ground of invalidity, who decided; empty where the counting committee decided as one."""
    offer = _offers.get(round_.method)
    return offer(round_) if offer else {}
