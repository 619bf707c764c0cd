"""Bundles: how the returned ballots are tied, and in which order a team takes them."""

from __future__ import annotations

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

LARGEST = 200


def cut(returned: int, size: int) -> tuple[int, ...]:
    """Tie the returned ballots into bundles.

    Args:
        returned: ballots taken from the box.
        size: ballots in a full bundle.

    Returns:
        The size of each bundle; only the last may be smaller.

    Raises:
        WrongInput: no ballot, or a bundle nobody could hold.
    """
    if returned < 1:
        raise WrongInput(say("No ballot was returned, so there is nothing to key."))
    if not 1 <= size <= LARGEST:
        raise WrongInput(say("A bundle holds 1 to {most} ballots, not {size}. 50 is usual.", most=LARGEST, size=size))
    full, rest = divmod(returned, size)
    return (size,) * full + ((rest,) if rest else ())


def route(team: int, teams: int, bundles: int) -> list[int]:
    """The order in which a team takes the bundles, so that no two teams begin at the same paper.

    Args:
        team: which team, counted from 0.
        teams: how many there are.
        bundles: how many bundles.

    Returns:
        Bundle numbers, each once.
    """
    start = team * bundles // teams
    return [(start + step) % bundles + 1 for step in range(bundles)]
