"""The board of a desk: how far each team is with each bundle, never what was keyed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from ..models import BundleTurn, Desk, Look

FREE, KEYING, FINISHED = "free", "keying", "finished"


@dataclass(frozen=True)
class Cell:
    """One bundle of one team.

    Args:
        team: letter.
        state: ``free``, ``keying`` or ``finished``.
        keyed: ballots keyed so far.
        user: who keys it; empty while it is free.
        turn: key of the turn, to open it again or to take it over.
    """

    team: str
    state: str
    keyed: int = 0
    user: str = ""
    turn: int | None = None


@dataclass(frozen=True)
class BoardLine:
    """One bundle: its size, each team, how many ballots wait for the third look or were settled there."""

    number: int
    size: int
    cells: tuple[Cell, ...]
    looks_open: int
    looks_settled: int

    @property
    def is_compared(self) -> bool:
        """True when every team is through."""
        return all(cell.state == FINISHED for cell in self.cells)


@dataclass(frozen=True)
class Board:
    """All bundles of a desk, and the sums over them.

    Args:
        lines: one for each bundle.
        ballots: ballots to key, once for each team.
        keyed: by team, ballots keyed so far.
        looks_open, looks_settled: over all bundles.
    """

    lines: tuple[BoardLine, ...]
    ballots: int
    keyed: dict[str, int]
    looks_open: int
    looks_settled: int

    @property
    def is_ready(self) -> bool:
        """True when the desk can be closed."""
        return all(line.is_compared for line in self.lines) and not self.looks_open


def board_of(desk: Desk) -> Board:
    """The progress of a desk."""
    letters = list(desk.teams.values_list("letter", flat=True))
    turns: dict[tuple[int, str], Any] = {
        (one.bundle_id, one.team.letter): one
        for one in BundleTurn.objects.filter(bundle__desk=desk)
        .select_related("team", "user")
        .annotate(keyed=Count("entries"))
    }
    looks = {
        one["bundle_id"]: one
        for one in Look.objects.filter(bundle__desk=desk)
        .order_by()
        .values("bundle_id")
        .annotate(all=Count("pk"), waiting=Count("pk", filter=Q(settled_at__isnull=True)))
    }
    lines = []
    for bundle in desk.bundles.order_by("number"):
        waiting = looks.get(bundle.pk, {"all": 0, "waiting": 0})
        cells = tuple(_cell(letter, turns.get((bundle.pk, letter))) for letter in letters)
        settled = waiting["all"] - waiting["waiting"]
        lines.append(BoardLine(bundle.number, bundle.size, cells, waiting["waiting"], settled))
    keyed = {letter: sum(one.keyed for (_b, team), one in turns.items() if team == letter) for letter in letters}
    return Board(
        lines=tuple(lines),
        ballots=sum(line.size for line in lines),
        keyed=keyed,
        looks_open=sum(line.looks_open for line in lines),
        looks_settled=sum(line.looks_settled for line in lines),
    )


def _cell(letter: str, turn: Any) -> Cell:
    if turn is None:
        return Cell(letter, FREE)
    state = KEYING if turn.finished_at is None else FINISHED
    return Cell(letter, state, turn.keyed, turn.user.full_name or turn.user.get_username(), turn.pk)
