"""The list of candidates put together: the prepared names, and names from the floor that found enough support."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from daihoi.core.errors import WrongInput
from daihoi.core.findings import Step
from daihoi.core.sentences import say
from daihoi.core.shares import ShareRule

from . import regulations as law


@dataclass(frozen=True, slots=True)
class FloorName:
    """A name that is not on the prepared list.

    Args:
        key: the candidate.
        votes: support in the opinion poll.
    """

    key: str
    votes: int


@dataclass(frozen=True, slots=True)
class SlateProposal:
    """The list that is put to the congress; the congress votes on it.

    Args:
        names: prepared names, then names from the floor from most support to least.
        not_supported: names from the floor without enough support.
        left_out: supported names for which the cap leaves no room.
        tied: supported names with equal support at the cap, of which the congress chooses.
        places_left: how many of the tied find room; 0 when nobody is tied.
        steps: how the list was made.
    """

    names: tuple[str, ...]
    not_supported: tuple[str, ...]
    left_out: tuple[str, ...]
    tied: tuple[str, ...]
    places_left: int
    steps: tuple[Step, ...]

    @property
    def is_settled(self) -> bool:
        """True when no tie is left to the congress."""
        return not self.tied


def propose_slate(
    prepared: Sequence[str],
    floor: Sequence[FloorName],
    *,
    seats: int,
    most_surplus: int,
    attending: int,
    support: ShareRule,
) -> SlateProposal:
    """Join the prepared list and the names from the floor.

    A name from the floor needs its share of those attending.  If the list stays inside the cap, all supported names
    are on it; else they fill it from most support down, and equal support at the cap is left to the congress.

    Args:
        prepared: the convening committee's list; it is never shortened here.
        floor: names self-nominated or nominated at the congress, with their support in the poll.
        seats: how many are to be elected.
        most_surplus: how many names more than seats the list may have.
        attending: delegates attending, who were polled.
        support: the share that admits a name (``rulebook.nominations.floor_support`` is one).

    Returns:
        The proposal.

    Raises:
        WrongInput: a name stands twice, a figure is negative, or a name has more support than delegates attend.

    Source:
        190-QĐ/TW Đ14.3: more than 30% of those attending (found); filling a list over the cap (unverified).
    """
    _check(prepared, floor, seats, most_surplus, attending)
    needed = support.value.needed(attending)
    ranked = sorted((name for name in floor if name.votes >= needed), key=lambda name: -name.votes)
    rejected = tuple(name.key for name in floor if name.votes < needed)
    room = max(0, seats + most_surplus - len(prepared))
    steps = [
        Step(say("{supported} of {floor} names from the floor are supported; {needed} of {attending} attending needed.",
                 supported=len(ranked), floor=len(floor), needed=needed, attending=attending), "R06", support.source)
    ]  # fmt: skip
    if len(ranked) <= room:
        return SlateProposal((*prepared, *(name.key for name in ranked)), rejected, (), (), 0, tuple(steps))
    steps.append(
        Step(say("The list may have {most} names; {room} of {supported} supported names find room, by support.",
                 most=seats + most_surplus, room=room, supported=len(ranked)), "R07", law.OVER_CAP)
    )  # fmt: skip
    return _fill(prepared, ranked, rejected, room, tuple(steps))


def _fill(
    prepared: Sequence[str], ranked: Sequence[FloorName], rejected: tuple[str, ...], room: int, steps: tuple[Step, ...]
) -> SlateProposal:
    """Take names from most support down; names level at the last place are taken together or not at all."""
    level = ranked[room - 1].votes if room else ranked[0].votes + 1
    above = [name.key for name in ranked if name.votes > level]
    at_level = [name.key for name in ranked if name.votes == level]
    below = tuple(name.key for name in ranked if name.votes < level)
    places = room - len(above)
    if len(at_level) == places:
        return SlateProposal((*prepared, *above, *at_level), rejected, below, (), 0, steps)
    text = say("{tied} names have equal support for {places} places; the congress chooses.",
               tied=len(at_level), places=places)  # fmt: skip
    steps = (*steps, Step(text, "R07", law.OVER_CAP))
    return SlateProposal((*prepared, *above), rejected, below, tuple(at_level), places, steps)


def _check(prepared: Sequence[str], floor: Sequence[FloorName], seats: int, most_surplus: int, attending: int) -> None:
    names = [*prepared, *(name.key for name in floor)]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise WrongInput(say("{name} stands twice on the list. Keep the name once.", name=twice))
    if seats < 1 or min(most_surplus, attending) < 0:
        raise WrongInput(say("A list needs at least 1 seat, and a cap and an attendance from 0 up. Check the figures."))
    for name in floor:
        if not 0 <= name.votes <= attending:
            raise WrongInput(
                say("{name} can't have {votes} votes when {attending} attend. Check the poll.",
                    name=name.key, votes=name.votes, attending=attending)
            )  # fmt: skip
