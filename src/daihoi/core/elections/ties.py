"""The cut: who is in, who is out, and who stands level with whom at the last seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .cases import Candidate


@dataclass(frozen=True, slots=True)
class Cut:
    """A ranking cut at the number of seats.

    Args:
        clear: elected for certain, most votes first, ties in ballot order.
        level: those with equal votes at the last seat, when they are more than the seats left.
        out: the others, most votes first.
    """

    clear: tuple[Candidate, ...]
    level: tuple[Candidate, ...]
    out: tuple[Candidate, ...]


def rank(candidates: Sequence[Candidate], votes: Mapping[str, int]) -> tuple[Candidate, ...]:
    """Candidates by votes, most first; equal votes in ballot order."""
    return tuple(sorted(candidates, key=lambda candidate: -votes[candidate.id]))


def cut(ranked: Sequence[Candidate], votes: Mapping[str, int], seats: int) -> Cut:
    """Cut a ranking at the number of seats.

    Args:
        ranked: those who may be elected, most votes first.
        votes: votes by candidate id.
        seats: seats to fill.

    Returns:
        The cut; ``level`` is empty unless more stand level at the last seat than seats are left.
    """
    if len(ranked) <= seats:
        return Cut(tuple(ranked), (), ())
    last = votes[ranked[seats - 1].id]
    if votes[ranked[seats].id] != last:
        return Cut(tuple(ranked[:seats]), (), tuple(ranked[seats:]))
    return Cut(
        clear=tuple(one for one in ranked if votes[one.id] > last),
        level=tuple(one for one in ranked if votes[one.id] == last),
        out=tuple(one for one in ranked if votes[one.id] < last),
    )


def seat_older(level: Sequence[Candidate], seats: int) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Seat the older of those level.

    Args:
        level: those with equal votes.
        seats: seats left for them.

    Returns:
        Who is seated, oldest first; and who still stand level because they were born on one day.

    Raises:
        WrongInput: a day of birth is missing.

    Source: Law 85/2015/QH13 Đ78.
    """
    born: dict[str, date] = {}
    for one in level:
        if one.born_on is None:
            raise WrongInput(
                say("{name} stands level at the last seat and the older wins. Add “born_on”.", name=one.label)
            )
        born[one.id] = one.born_on
    oldest = sorted(level, key=lambda one: born[one.id])
    last = born[oldest[seats - 1].id]
    if born[oldest[seats].id] != last:
        return tuple(oldest[:seats]), ()
    return (
        tuple(one for one in oldest if born[one.id] < last),
        tuple(one for one in level if born[one.id] == last),
    )
