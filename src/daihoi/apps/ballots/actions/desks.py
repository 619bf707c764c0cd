"""Opening a desk, giving seats, closing it with the count, giving it up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from daihoi.apps.accounts.models import User
from daihoi.apps.audit.actions import record
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import CountMethod, Round
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.ballots import cut
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Bundle, BundleTurn, Desk, DeskSeat, DeskState, JournalAct, Team
from . import lines, moments
from .patience import patiently

LETTERS = "ABC"
THIRD_LOOK = ""


@patiently
def open_desk(
    round_: Round, *, by: Any, teams: int = 2, bundle_size: int = 50, seats: Mapping[User, str] | None = None
) -> Desk:
    """Set up the keyed count of a round: its teams, who sits where, the bundles cut from the ballots returned.

    Args:
        round_: the open round, its ballots reported.
        by: teller or office.
        teams: 2 or 3; each keys every ballot.
        bundle_size: ballots in a full bundle.
        seats: user → ``A``, ``B``, ``C``, or ``""`` for the third look.

    Source: 190-QĐ/TW Đ8.2 (issued and returned are reported first), R21 (excess); rule of independent entries.
    """
    require(permissions.can_open, by, round_)
    Round.objects.select_for_update().get(pk=round_.pk)
    round_.refresh_from_db()
    moments.require_round(round_)
    moments.require_reported(round_)
    _require_no_desk(round_)
    if teams not in (2, 3):
        raise WrongInput(say("A ballot is keyed by two or three teams, not by {teams}.", teams=teams))
    sizes = cut(round_.returned or 0, bundle_size)
    given = dict(seats or {})
    _require_every_team(given, LETTERS[:teams])
    desk = Desk.objects.create(round=round_, bundle_size=bundle_size, opened_at=clock.now())
    Team.objects.bulk_create(Team(desk=desk, letter=letter) for letter in LETTERS[:teams])
    Bundle.objects.bulk_create(Bundle(desk=desk, number=at, size=size) for at, size in enumerate(sizes, 1))
    lines.write(
        desk, [lines.Act(JournalAct.OPENED, words=f"{teams} × {round_.returned}; {len(sizes)} × {bundle_size}")], by=by
    )
    for user, letter in given.items():
        _seat(desk, user, letter, by=by)
    record(
        "ballots.desk_opened", by=by, on=desk, teams=teams, bundles=len(sizes), bundle_size=bundle_size,
        ballots=round_.returned, seats={one.get_username(): letter for one, letter in given.items()},
    )  # fmt: skip
    return desk


@patiently
def seat_teller(desk: Desk, user: User, letter: str, *, by: Any) -> DeskSeat:
    """Give somebody a seat in a team, or (with an empty letter) at the third look; an unused seat may be changed.

    Source: rule of independent entries: one person keys for one team only.
    """
    require(permissions.can_run, by, desk)
    desk = moments.hold(desk)
    moments.require_open(desk)
    before = DeskSeat.objects.filter(desk=desk, user=user).select_related("team").first()
    if before is not None and _letter(before) == letter:
        return before
    if before is not None:
        _require_unused(before)
        before.delete()
    seat = _seat(desk, user, letter, by=by)
    record("ballots.teller_seated", by=by, on=desk, user=user.get_username(), team=letter or "third look")
    return seat


@patiently
def unseat_teller(desk: Desk, user: User, *, by: Any) -> None:
    """Take back a seat from which nothing was keyed yet; nothing happens where there is none."""
    require(permissions.can_run, by, desk)
    desk = moments.hold(desk)
    moments.require_open(desk)
    seat = DeskSeat.objects.filter(desk=desk, user=user).select_related("team").first()
    if seat is None:
        return
    _require_unused(seat)
    seat.delete()
    lines.write(
        desk, [lines.Act(JournalAct.SEATED, team=_letter(seat), words=f"– {lines.name_of(user)}")], by=by
    )  # fmt: skip
    record("ballots.teller_unseated", by=by, on=desk, user=user.get_username(), team=_letter(seat) or "third look")


@patiently
def close_desk(desk: Desk, *, by: Any) -> Round:
    """Close the desk when every ballot is settled, add up, and hand the count over; a repeat changes nothing.

    Source: 190-QĐ/TW Đ8.2, Đ15, R22 (sums).
    """
    require(permissions.can_run, by, desk)
    desk = moments.hold(desk)
    if desk.state == DeskState.CLOSED:
        return desk.round
    moments.require_open(desk)
    _require_settled(desk)
    sheet = queries.sheet_of(desk.round)
    total = queries.totals_of(desk, sheet)
    head = lines.write(desk, [lines.Act(JournalAct.CLOSED, words=total.words)], by=by)
    desk.state, desk.closed_at, desk.journal_head = DeskState.CLOSED, clock.now(), head
    desk.save(update_fields=["state", "closed_at", "journal_head"])
    figures = total.figures(desk.round)
    if sheet.is_weighed:
        figures["weight_valid"] = total.count.valid_weight
    round_ = elections.record_count(
        desk.round, by=by, method=CountMethod.KEYED, journal_hash=head, mismatches=total.mismatches, **figures
    )
    record(
        "ballots.desk_closed", by=by, on=desk, ballots=total.ballots, looks=total.looks, mismatches=total.mismatches,
        journal=head,
    )  # fmt: skip
    return round_


@patiently
def cancel_desk(desk: Desk, *, by: Any, reason: str) -> Desk:
    """Give up an open desk, with the reason: its entries count for nothing; a new desk may be opened."""
    require(permissions.can_run, by, desk)
    desk = moments.hold(desk)
    if desk.state == DeskState.CANCELLED:
        return desk
    if desk.state == DeskState.CLOSED:
        raise Refused(
            say("The desk is closed and its count handed over. Correct the count itself, or annul the ballots."),
            moments.counting_rule(desk.round.contest.congress),
        )
    if not reason.strip():
        raise WrongInput(say("Say why the desk is given up; the trail keeps the reason."))
    head = lines.write(desk, [lines.Act(JournalAct.CANCELLED, words=reason.strip())], by=by)
    desk.state, desk.cancelled_reason, desk.journal_head = DeskState.CANCELLED, reason.strip()[:400], head
    desk.closed_at = clock.now()
    desk.save(update_fields=["state", "cancelled_reason", "journal_head", "closed_at"])
    record("ballots.desk_cancelled", by=by, on=desk, reason=desk.cancelled_reason, journal=head)
    return desk


@transaction.atomic
def _seat(desk: Desk, user: User, letter: str, *, by: Any) -> DeskSeat:
    team = None
    if letter != THIRD_LOOK:
        team = desk.teams.filter(letter=letter).first()
        if team is None:
            raise WrongInput(
                say("There is no team {letter} at this desk; its teams are {known}.", letter=letter,
                    known=", ".join(desk.teams.values_list("letter", flat=True)))
            )  # fmt: skip
    if not permissions.can_run(user, desk):
        raise Refused(
            say("{user} has no role of teller in the unit. Give the role first, then the seat.",
                user=user.full_name or user.get_username()),
            moments.counting_rule(desk.round.contest.congress),
        )  # fmt: skip
    seat = DeskSeat.objects.create(desk=desk, team=team, user=user)
    lines.write(desk, [lines.Act(JournalAct.SEATED, team=letter, words=f"+ {lines.name_of(user)}")], by=by)
    return seat


def _letter(seat: DeskSeat) -> str:
    return seat.team.letter if seat.team else THIRD_LOOK


def _require_no_desk(round_: Round) -> None:
    if round_.desks.exclude(state=DeskState.CANCELLED).exists():
        raise Refused(
            say("Round {number} of “{contest}” has a desk already. Go on there, or give it up first.",
                number=round_.number, contest=round_.contest.title),
            moments.entries_rule(round_.contest.congress),
        )  # fmt: skip


def _require_every_team(seats: Mapping[User, str], letters: str) -> None:
    empty = [letter for letter in letters if letter not in seats.values()]
    if empty:
        raise WrongInput(
            say("Nobody sits in team {teams}. Give each team at least one person.", teams=", ".join(empty))
        )


def _require_unused(seat: DeskSeat) -> None:
    """Who has seen ballots for one team does not change sides."""
    has_keyed = BundleTurn.objects.filter(bundle__desk=seat.desk_id, user=seat.user_id).exists()
    has_looked = seat.desk.journal.filter(act=JournalAct.LOOKED, by=lines.name_of(seat.user)).exists()
    if has_keyed or has_looked:
        raise Refused(
            say("{user} has already keyed from this seat and has seen ballots. The seat stays; seat somebody else.",
                user=seat.user.full_name or seat.user.get_username()),
            moments.entries_rule(seat.desk.round.contest.congress),
        )  # fmt: skip


def _require_settled(desk: Desk) -> None:
    """Every ballot keyed by every team, every look settled; says what is missing, never what was keyed."""
    cut_for = sum(desk.bundles.values_list("size", flat=True))
    if cut_for != desk.round.returned:
        raise Refused(
            say("The desk was set up for {cut} ballots, but {returned} returned are reported now. Correct the report, "
                "or give the desk up and open it anew.", cut=cut_for, returned=desk.round.returned or 0),
            moments.counting_rule(desk.round.contest.congress),
        )  # fmt: skip
    unfinished = queries.unfinished_bundles(desk)
    if unfinished:
        raise Refused(
            say("Not every team has finished every bundle; bundles still to key: {bundles}.",
                bundles=", ".join(map(str, unfinished))),
            moments.entries_rule(desk.round.contest.congress),
        )  # fmt: skip
    looks = queries.open_looks(desk).count()
    if looks:
        raise Refused(
            say("Ballots that still wait for the third look: {looks}. Settle them first.", looks=looks),
            moments.entries_rule(desk.round.contest.congress),
        )
