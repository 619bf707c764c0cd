"""Whose turn it is: the bundle in hand, the next free one, what is still to be keyed, what waits for a third look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from daihoi.core.ballots import route

from ..models import Bundle, BundleTurn, Desk, DeskSeat, DeskState, Look, Team


def desk_of(round_id: int) -> Desk | None:
    """The desk of a round that was not given up."""
    return Desk.objects.filter(round=round_id).exclude(state=DeskState.CANCELLED).order_by("pk").first()


def seat_of(desk: Desk, user: Any) -> DeskSeat | None:
    """Where somebody sits; None for somebody without a seat."""
    return desk.seats.select_related("team").filter(user=user).first()


def turn_in_hand(desk: Desk, user: Any) -> BundleTurn | None:
    """The bundle that somebody is keying."""
    return _at(desk, _turns().filter(bundle__desk=desk, user=user, finished_at__isnull=True).first())


def turn_of(desk: Desk, turn_id: int) -> BundleTurn | None:
    """A turn of this desk."""
    return _at(desk, _turns().filter(bundle__desk=desk, pk=turn_id).first())


def next_bundle(desk: Desk, team: Team) -> Bundle | None:
    """The bundle that a team takes next: by its own route, those that lie with another team last."""
    letters = list(desk.teams.values_list("letter", flat=True))
    bundles = {one.number: one for one in desk.bundles.all()}
    taken = set(BundleTurn.objects.filter(team=team).values_list("bundle__number", flat=True))
    elsewhere = set(
        BundleTurn.objects.filter(bundle__desk=desk, finished_at__isnull=True)
        .exclude(team=team)
        .values_list("bundle__number", flat=True)
    )
    way = [number for number in route(letters.index(team.letter), len(letters), len(bundles)) if number not in taken]
    return next((bundles[number] for number in sorted(way, key=lambda one: one in elsewhere)), None)


def bundles_left(desk: Desk, team: Team) -> int:
    """How many bundles a team has not taken yet."""
    return desk.bundles.exclude(turns__team=team).count()


def unfinished_bundles(desk: Desk) -> list[int]:
    """The numbers of the bundles that some team has not finished."""
    finished = Count("turns", filter=Q(turns__finished_at__isnull=False))
    bundles = desk.bundles.annotate(finished=finished).filter(finished__lt=desk.teams.count())
    return list(bundles.order_by("number").values_list("number", flat=True))


def open_looks(desk: Desk) -> QuerySet[Look]:
    """The ballots that wait for a third look, in the order of the paper."""
    looks: QuerySet[Look] = (
        Look.objects.filter(bundle__desk=desk, settled_at__isnull=True)
        .select_related("bundle")
        .order_by("bundle__number", "position")
    )
    return looks


def look_of(desk: Desk, look_id: int) -> Look | None:
    """A look of this desk."""
    return _looks().filter(bundle__desk=desk, pk=look_id).first()


def fresh_look(look: Look) -> Look:
    """A look as it stands now."""
    found: Look = _looks().get(pk=look.pk)
    return found


def finished_by(user: Any, desk: Desk) -> Iterable[BundleTurn]:
    """The bundles that somebody has finished."""
    return BundleTurn.objects.filter(bundle__desk=desk, user=user, finished_at__isnull=False).select_related("bundle")


def _turns() -> QuerySet[BundleTurn]:
    turns: QuerySet[BundleTurn] = BundleTurn.objects.select_related("bundle", "team", "user").order_by("pk")
    return turns


def _at(desk: Desk, turn: BundleTurn | None) -> BundleTurn | None:
    """The turn with the desk that is known already, so that nothing is fetched twice."""
    if turn is not None:
        turn.bundle.desk = desk
    return turn


def _looks() -> QuerySet[Look]:
    looks: QuerySet[Look] = Look.objects.select_related("bundle__desk__round__contest__congress__unit")
    return looks
