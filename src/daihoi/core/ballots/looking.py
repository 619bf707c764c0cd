"""The papers that people looked at in an audit, as a file: which paper, what the count has, what people see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .assertions import Paper
from .comparing import judge_decided
from .counting import CountedBallot
from .dice import draw
from .sheets import Reading, Sheet

MISSING = "missing"
KEYS = ("place", "reported", "seen")


@dataclass(frozen=True, slots=True)
class Look:
    """One paper that was drawn and looked at.

    Args:
        place: its place among all papers, from 1.
        reported: as the count has it.
        seen: as people see it; None when it can't be found.
    """

    place: int
    reported: Paper
    seen: Paper | None


def paper_of_reading(reading: Reading, sheet: Sheet) -> Paper:
    """A reading as the audit compares it: valid or not, and for whom."""
    verdict = judge_decided(reading, sheet)
    return Paper(frozenset(verdict.votes), verdict.is_valid)


def paper_of_ballot(ballot: CountedBallot) -> Paper:
    """A counted ballot as the audit compares it."""
    return Paper(frozenset(name for name, gained in ballot.votes.items() if gained), ballot.is_valid)


def read_look(value: object, names: Sequence[str]) -> Look:
    """A paper that was looked at, from its JSON object.

    Args:
        value: ``place``, ``reported`` and ``seen``: the ids that get a vote, null for an invalid paper; ``seen`` may
            be ``missing``.
        names: the candidates' ids.

    Returns:
        The look.

    Raises:
        WrongInput: something is missing, or a vote for somebody who is not on the ballot.
    """
    if not isinstance(value, dict) or set(value) != set(KEYS):
        raise WrongInput(say("A paper that was looked at says {known}, and nothing else.", known=", ".join(KEYS)))
    place = value["place"]
    if type(place) is not int or place < 1:
        raise WrongInput(say("“place” must be a whole number from 1 up."))
    seen = None if value["seen"] == MISSING else _paper(value["seen"], names, place)
    return Look(place, _paper(value["reported"], names, place), seen)


def in_order_of_draw(looks: Iterable[Look], digits: str, papers: int) -> list[Look]:
    """The looks in the order in which the dice drew the papers.

    Args:
        looks: in any order.
        digits: the thrown digits.
        papers: all papers of the vote.

    Returns:
        The same looks in order.

    Raises:
        WrongInput: a paper was looked at twice, or another one than the dice drew; no paper may be passed over.
    """
    by_place: dict[int, Look] = {}
    for one in looks:
        if one.place in by_place:
            raise WrongInput(say("Paper {place} was looked at twice. Keep one line.", place=one.place))
        by_place[one.place] = one
    drawn = list(islice(draw(digits, papers), len(by_place)))
    skipped = [place for place in drawn if place not in by_place]
    if skipped:
        raise WrongInput(
            say("The dice drew paper {place}, but it was not looked at; the papers must be those of the draw, in its "
                "order, none left out.", place=skipped[0])
        )  # fmt: skip
    return [by_place[place] for place in drawn]


def _paper(said: Any, names: Sequence[str], place: int) -> Paper:
    if said is None:
        return Paper(frozenset(), False)
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        raise WrongInput(say("Paper {place}: write the ids that get a vote as a list, or null for an invalid paper.",
                             place=place))  # fmt: skip
    strange = [one for one in said if one not in names]
    if strange:
        raise WrongInput(say("Paper {place}: there is a vote for “{name}”, who is not on the ballot.", place=place,
                             name=strange[0]))  # fmt: skip
    return Paper(frozenset(said))
