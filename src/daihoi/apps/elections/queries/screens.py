"""What the hall sees: the wait, the votes line by line, the whole result; paged, so that names stay big."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..models import Contest, ContestState, Round, RoundState
from .contests import last_round
from .results import ContestResult, Line, RoundResult, result_of

ROWS = 10
"""Names one under another; with more of them a page has two columns."""


@dataclass(frozen=True)
class Page:
    """One picture on the wall.

    Args:
        lines: the names on it, with their place in the whole list.
        has_two: two columns.
        is_sum: everybody elected over all rounds, not one round's votes.
    """

    lines: tuple[tuple[int, Line], ...]
    has_two: bool
    is_sum: bool = False


@dataclass(frozen=True)
class HallScreen:
    """Everything that the wall may show of a contest.

    Args:
        round: the round it is about; None before the first vote.
        state: waiting, counting, void or decided.
        pages: of the decided round, most votes first, then of the whole result where there were several rounds.
        result: the decided round, with base and votes needed.
        whole: the contest over all rounds.
        token: changes whenever the picture does.
    """

    round: Round | None
    state: str
    pages: tuple[Page, ...]
    result: RoundResult | None
    whole: ContestResult
    token: str

    @property
    def is_over(self) -> bool:
        """True when no further round is held."""
        return self.whole.contest.state in (ContestState.DECIDED, ContestState.CERTIFIED)


def screen_of(contest: Contest, number: int | None = None) -> HallScreen:
    """What the wall shows now, or of one round.

    Args:
        contest: the contest with its rounds.
        number: a round that lies behind; the newest when left out.
    """
    whole = result_of(contest)
    rounds = {one.round.number: one for one in whole.rounds}
    newest = last_round(contest)
    shown = rounds.get(number or 0) or (rounds[newest.number] if newest is not None else None)
    round_ = shown.round if shown is not None else None
    state = _state(round_)
    pages: list[Page] = []
    if shown is not None and state == "decided":
        pages += _pages(shown.by_votes)
        if shown.round == newest and len(whole.elected) > len(shown.elected) and whole.elected:
            pages += _pages([*whole.elected, *whole.alternates], is_sum=True)
    return HallScreen(round_, state, tuple(pages), shown, whole, _token(contest, round_))


def _state(round_: Round | None) -> str:
    if round_ is None:
        return "waiting"
    if round_.state == RoundState.VOID:
        return "void"
    return "decided" if round_.state == RoundState.DECIDED else "counting"


def _pages(lines: Sequence[Line], *, is_sum: bool = False) -> list[Page]:
    placed = tuple(enumerate(lines, 1))
    size = ROWS if len(placed) <= ROWS else 2 * ROWS
    return [Page(placed[at : at + size], size > ROWS, is_sum) for at in range(0, len(placed), size)]


def _token(contest: Contest, round_: Round | None) -> str:
    """Short, and different after every act that the wall shows."""
    if round_ is None:
        return contest.state
    decided = f"{round_.decided_at:%Y%m%d%H%M%S}" if round_.decided_at else ""
    told = (round_.number, round_.state, round_.issued, round_.returned, round_.choice, contest.state, decided)
    return "-".join("" if one is None else str(one) for one in told)
