"""Ballots side by side and settled: what each team read, what stands, and the sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from daihoi.apps.elections.models import Round
from daihoi.apps.elections.queries import rules_of
from daihoi.core.ballots import Reading, Sheet, compare, judge_decided, judge_reading, write_line
from daihoi.core.elections import BallotCount, Verdict, count_ballots

from ..models import Desk, DeskState, Entry, Look
from .sheets import reading_of, sheet_of


@dataclass(frozen=True)
class Side:
    """What one side read from a ballot.

    Args:
        who: the team's letter; empty for the third look.
        keyed: the line as typed.
        reading: what it means.
    """

    who: str
    keyed: str
    reading: Reading


@dataclass(frozen=True)
class Settled:
    """One ballot as it counts, called by its place in the bundles."""

    bundle: int
    position: int
    reading: Reading
    verdict: Verdict
    look: Look | None = None


@dataclass(frozen=True)
class Total:
    """The sums of a desk.

    Args:
        count: valid and invalid ballots and votes.
        ballots: how many were keyed.
        looks: how many people looked at a third time.
        mismatches: how many of these because the teams had keyed different things.
    """

    count: BallotCount
    ballots: int
    looks: int
    mismatches: int

    @property
    def words(self) -> str:
        """The sums as the journal's last line says them, the same in every language."""
        invalid = sum(self.count.invalid.values())
        return f"{self.ballots} = {self.count.valid} + {invalid}; Δ {self.mismatches}"

    def figures(self, round_: Round) -> dict[str, Any]:
        """The count as the elections take it, with the ballots issued and returned as they were reported."""
        return {
            "issued": round_.issued, "returned": round_.returned, "unused": round_.unused or 0,
            "spoilt": round_.spoilt or 0, "printed": round_.printed, "valid": self.count.valid,
            "invalid": dict(self.count.invalid),
            "votes": {int(one): votes for one, votes in self.count.votes.items()},
        }  # fmt: skip


def sides_of(look: Look, sheet: Sheet) -> list[Side]:
    """What each team read from the ballot of a look, and what the third look read, last."""
    entries = (
        Entry.objects.filter(turn__bundle=look.bundle_id, position=look.position)
        .select_related("turn__team")
        .order_by("turn__team__letter")
    )
    sides = [Side(one.turn.team.letter, one.keyed, reading_of(one, sheet)) for one in entries]
    return [*sides, Side("", look.keyed, reading_of(look, sheet))]


def settled_ballots(desk: Desk, sheet: Sheet | None = None) -> Iterator[Settled]:
    """Every ballot as it counts: what all teams keyed alike, or what the third look settled."""
    sheet = sheet or sheet_of(desk.round)
    looks = {(one.bundle.number, one.position): one for one in looks_of(desk)}
    for (bundle, position), readings in _readings(desk, sheet).items():
        look = looks.get((bundle, position))
        if look is None:
            yield Settled(bundle, position, readings[0], judge_reading(readings[0], sheet))
        elif look.settled_at is not None:
            stands = reading_of(look, sheet)
            yield Settled(bundle, position, stands, judge_decided(stands, sheet), look)


def totals_of(desk: Desk, sheet: Sheet) -> Total:
    """The sums of all settled ballots."""
    ballots = list(settled_ballots(desk, sheet))
    readings = _readings(desk, sheet)
    looks = [(one.bundle, one.position) for one in ballots if one.look is not None]
    return Total(
        count=count_ballots((one.verdict for one in ballots), sheet.ids),
        ballots=len(ballots),
        looks=len(looks),
        mismatches=sum(not compare(readings[place], sheet).is_alike for place in looks),
    )


def looks_of(desk: Desk) -> list[Look]:
    """The third looks of a desk in the order of the paper."""
    return list(
        Look.objects.filter(bundle__desk=desk)
        .select_related("bundle__desk__round__contest__congress", "settled_by")
        .order_by("bundle__number", "position")
    )


def keyed_lines(desk: Desk, sheet: Sheet) -> dict[tuple[int, int], str]:
    """What each team keyed for each ballot, in one text, by bundle and position; “=” where all keyed the same."""
    letters = list(desk.teams.values_list("letter", flat=True))
    found = {}
    for place, readings in _readings(desk, sheet).items():
        sides = zip(letters, readings, strict=True)
        differing = "; ".join(f"{letter}: {write_line(one, sheet) or '–'}" for letter, one in sides)
        found[place] = "=" if all(one == readings[0] for one in readings) else differing
    return found


def line_of(ballot: Settled, sheet: Sheet) -> str:
    """The shortest line of what stands."""
    return write_line(ballot.reading, sheet) or "–"


def layout_of(round_: Round) -> str:
    """The page format of the congress's rulebook."""
    return str(rules_of(round_.contest).documents.layout_profile.value)


def _readings(desk: Desk, sheet: Sheet) -> dict[tuple[int, int], list[Reading]]:
    """What the teams read, by bundle and position."""
    entries = (
        Entry.objects.filter(turn__bundle__desk=desk)
        .select_related("turn__bundle")
        .order_by("turn__bundle__number", "position", "turn__team__letter")
    )
    found: dict[tuple[int, int], list[Reading]] = defaultdict(list)
    for one in entries:
        found[one.turn.bundle.number, one.position].append(reading_of(one, sheet))
    return dict(found)


def deciders_of(round_: Round) -> dict[str, str]:
    """By ground of invalidity, the members of the counting committee who decided at the closed desk of a round."""
    looks = Look.objects.filter(bundle__desk__round=round_, bundle__desk__state=DeskState.CLOSED).exclude(ground="")
    names: dict[str, dict[str, None]] = {}
    for ground, decided_by in looks.order_by("bundle__number", "position").values_list("ground", "decided_by"):
        names.setdefault(ground, {}).update(dict.fromkeys(decided_by.splitlines()))
    return {ground: ", ".join(found) for ground, found in names.items() if found}
