"""Invented votes: how a hall votes, drawn ballot by ballot or written to fit a situation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Drawn:
    """What came out of a drawn box: votes in the order of the names, valid ballots, invalid ones."""

    votes: list[int]
    valid: int
    invalid: int


def draw(dice: Random, voters: int, names: int, seats: int, *, favourites: Sequence[int] | None = None) -> Drawn:
    """Every voter takes the names that please most, at most as many as there are seats.

    Args:
        dice: where chance comes from.
        voters: ballots in the box.
        names: names on the ballot.
        seats: seats to fill.
        favourites: places of the names that the hall likes; the first ``seats`` when left out.
    """
    liked = set(range(seats) if favourites is None else favourites)
    votes = [0] * names
    invalid = sum(dice.random() < 0.012 for _ in range(voters))
    for _ in range(voters - invalid):
        pleased = sorted(range(names), key=lambda place: -dice.random() - (0.75 if place in liked else 0.0))
        left_out = dice.random() < 0.2
        for place in pleased[: seats - left_out or 1]:
            votes[place] += 1
    return Drawn(votes, voters - invalid, invalid)


def single(dice: Random, voters: int) -> Drawn:
    """One name, agree or disagree."""
    invalid = sum(dice.random() < 0.01 for _ in range(voters))
    against = sum(dice.random() < 0.05 for _ in range(voters - invalid))
    return Drawn([voters - invalid - against], voters - invalid, invalid)


def level_at_the_cut(voters: int, names: int, seats: int) -> Drawn:
    """The last two names are level and over half, with one seat left between them."""
    level = voters * 3 // 5
    clear = [voters - 1 - place for place in range(seats - 1)]
    room = seats * voters - sum(clear)
    level = min(level, room // 2)
    return Drawn(clear + [level, level] + [0] * (names - seats - 1), voters, 0)


def one_short(voters: int, names: int, seats: int) -> Drawn:
    """All but one are elected; the names left have less than half."""
    clear = [voters - 1 - place for place in range(seats - 1)]
    rest = [voters * 2 // 5 - place for place in range(names - seats + 1)]
    room = seats * voters - sum(clear)
    while sum(rest) > room:
        rest = [max(0, votes - 1) for votes in rest]
    return Drawn(clear + rest, voters, 0)


class HandsFor(dict[str, tuple[int, int, int]]):
    """Everybody present raises a hand for every motion."""

    def __init__(self, present: int) -> None:
        super().__init__()
        self.present = present

    def __contains__(self, key: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True

    def __missing__(self, key: str) -> tuple[int, int, int]:
        return (self.present, 0, 0)
