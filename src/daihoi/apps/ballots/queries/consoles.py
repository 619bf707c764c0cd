"""What the screens of the desk show, as plain values: only what their own seat may see."""

from __future__ import annotations

from typing import Any

from daihoi.apps.plenary.models import OrganKind, OrganSeat
from daihoi.core.ballots import Sheet, meaning

from ..models import BundleTurn, Desk, DeskSeat, Look, ScanCount
from .settled import Side, sides_of
from .sheets import sheet_of
from .turns import bundles_left, finished_by, open_looks, turn_in_hand


def key_state(desk: Desk, seat: DeskSeat, language: str) -> dict[str, Any]:
    """The teller's console: the paper, one's own bundle with one's own entries, one's own sums."""
    assert seat.team is not None  # as the guard has asked
    turn, done = turn_in_hand(desk, seat.user), list(finished_by(seat.user, desk))
    plain = _frame(desk, sheet_of(desk.round), language)
    return plain | {
        "team": seat.team.letter,
        "turn": turn_json(turn) if turn else None,
        "mine": {"bundles": len(done), "ballots": sum(one.bundle.size for one in done)},
        "left": bundles_left(desk, seat.team),
    }


def turn_json(turn: BundleTurn) -> dict[str, Any]:
    """A bundle in hand with what was keyed so far, for the screen that keys it."""
    entries = [
        {"position": one.position, "key": str(one.key), "keyed": one.keyed} for one in turn.entries.order_by("position")
    ]
    return {
        "id": turn.pk,
        "bundle": turn.bundle.number,
        "size": turn.bundle.size,
        "done": [one["position"] for one in entries],
        "entries": entries,
    }


def look_state(desk: Desk, language: str) -> dict[str, Any]:
    """The third look: which ballots to fetch, without a reason; readings only of those already keyed blind."""
    sheet = sheet_of(desk.round)
    looks = [look_json(one, sheet, language) for one in open_looks(desk)]
    settled = Look.objects.filter(bundle__desk=desk, settled_at__isnull=False).count()
    return _frame(desk, sheet, language) | {"looks": looks, "settled": settled, "committee": committee_of(desk)}


def look_json(look: Look, sheet: Sheet, language: str) -> dict[str, Any]:
    """One ballot of the third look."""
    plain: dict[str, Any] = {"id": look.pk, "bundle": look.bundle.number, "position": look.position}
    if look.tried_at is None:
        return plain | {"tried": False}
    sides = sides_of(look, sheet)
    return plain | {
        "tried": True,
        "reason": look.reason,
        "readings": [side_json(one, sheet, language) for one in sides],
    }


def side_json(side: Side, sheet: Sheet, language: str) -> dict[str, Any]:
    """What one side read, in signs and in words."""
    return {
        "who": side.who,
        "keyed": side.keyed,
        "words": meaning(side.reading, sheet).in_language(language),
        "ground": side.reading.ground,
    }


def committee_of(desk: Desk | ScanCount) -> list[str]:
    """The names of the counting committee, head first."""
    seats = OrganSeat.objects.filter(
        congress=desk.round.contest.congress_id, kind=OrganKind.COUNTING_COMMITTEE
    ).select_related("person")  # fmt: skip
    return [one.person.full_name for one in seats]


def _frame(desk: Desk, sheet: Sheet, language: str) -> dict[str, Any]:
    return {"desk": desk.pk, "state": desk.state, **sheet.as_json(language)}
