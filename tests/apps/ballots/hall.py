"""A small desk for the tests: six tellers, a round of seven ballots, names with numbers."""

from __future__ import annotations

from uuid import uuid4

from daihoi.apps.accounts.models import User
from daihoi.apps.ballots import actions, queries
from daihoi.apps.ballots.actions import Keyed
from daihoi.apps.ballots.models import BundleTurn, Desk, Look
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import Round
from daihoi.apps.organisations.models import Role, RoleAssignment, Unit
from tests.apps.elections import hall


def make_tellers(unit: Unit, *names: str) -> list[User]:
    """Tellers of a unit, by username."""
    users = [User.objects.create(username=name, full_name=f"Kiểm {name}") for name in names]
    RoleAssignment.objects.bulk_create(RoleAssignment(user=one, unit=unit, role=Role.TELLER) for one in users)
    return users


def reported_round(congress, by: User, *, returned: int = 7, seats: int = 5, **more: object) -> Round:
    """A vote on six names for five seats, its ballots reported."""
    hall.sit(congress)
    contest = hall.list_contest(congress, by, seats=seats, **more)
    round_ = hall.open_vote(contest, by, summoned=returned + 3, attending=returned + 3, deductions=[])
    return elections.report_ballots(round_, by=by, issued=returned + 1, returned=returned, unused=2)


def key_all(turn: BundleTurn, lines: list[str], by: User) -> actions.Kept:
    """Key the whole bundle and finish it."""
    kept = actions.key_ballots(turn, keyed(lines), by=by)
    actions.finish_bundle(turn, by=by)
    return kept


def keyed(lines: list[str], first: int = 1) -> list[Keyed]:
    """Entries with new keys, in the order of the sheets."""
    return [Keyed(uuid4(), position, line) for position, line in enumerate(lines, first)]


def take(desk: Desk, by: User) -> BundleTurn:
    """The bundle in hand or the next one, which there must be."""
    turn = actions.take_bundle(desk, by=by)
    assert turn is not None
    return turn


def looks_of(desk: Desk) -> list[tuple[int, int, str]]:
    """Bundle, position and reason of every look that waits."""
    return [(one.bundle.number, one.position, one.reason) for one in queries.open_looks(desk)]


def look_at(desk: Desk, bundle: int, position: int) -> Look:
    """One look by its place."""
    return Look.objects.get(bundle__desk=desk, bundle__number=bundle, position=position)


def key_both(desk: Desk, tellers, lines: dict[int, list[str]], other: dict[int, list[str]] | None = None) -> None:
    """Both teams key every bundle; team B keys ``other`` where it is given."""
    for user, told in ((tellers.a1, lines), (tellers.b1, lines | (other or {}))):
        while (turn := actions.take_bundle(desk, by=user)) is not None:
            key_all(turn, told[turn.bundle.number], user)


def settle(desk: Desk, tellers, bundle: int, position: int, line: str, **decision: object) -> Look:
    """Key blind, then let the committee decide the same."""
    look = look_at(desk, bundle, position)
    actions.try_look(look, line, by=tellers.third)
    return actions.settle_look(look, line, by=tellers.third, **({"decided_by": ["Đỗ Thu Hà"]} | decision))
