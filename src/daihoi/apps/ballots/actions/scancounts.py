"""Opening a machine count, giving seats, giving it up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daihoi.apps.accounts.models import User
from daihoi.apps.audit.actions import record
from daihoi.apps.elections.models import Round
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import CountState, PrintedBallot, ScanAct, ScanCount, ScanSeat, SheetRuling, Side
from . import moments, scanlines, scanmoments
from .lines import name_of
from .patience import patiently


@patiently
def open_scan_count(round_: Round, *, by: Any, seats: Mapping[User, str] | None = None) -> ScanCount:
    """Set up the machine count of a round whose ballots were printed here.

    Args:
        round_: the open round, its ballots reported.
        by: teller or office.
        seats: user → ``A``, ``B`` or ``board``: two tellers rule apart on what the machine leaves open.

    Source: 190-QĐ/TW Đ8.2 (issued and returned are reported first), R21 (excess); rule of independent entries.
    """
    require(permissions.can_open, by, round_)
    Round.objects.select_for_update().get(pk=round_.pk)
    round_.refresh_from_db()
    moments.require_round(round_)
    moments.require_reported(round_)
    _require_none(round_)
    printed = _printed(round_)
    count = ScanCount.objects.create(round=round_, printed=printed, opened_at=clock.now())
    scanlines.write(count, [scanlines.Done(ScanAct.OPENED, words=f"{round_.returned}; {printed.layout_id}")], by=by)
    given = dict(seats or {})
    for user, side in given.items():
        _seat(count, user, side, by=by)
    record(
        "ballots.scan_opened", by=by, on=count, ballots=round_.returned, layout=printed.layout_id,
        seats={one.get_username(): side for one, side in given.items()},
    )  # fmt: skip
    return count


@patiently
def seat_ruler(count: ScanCount, user: User, side: str, *, by: Any) -> ScanSeat:
    """Give somebody a seat: side A or B, or the board; who has ruled keeps the seat.

    Source: rule of independent entries: one person rules on one side only.
    """
    require(permissions.can_scan, by, count)
    count = scanmoments.hold(count)
    scanmoments.require_open(count)
    before = ScanSeat.objects.filter(count=count, user=user).first()
    if before is not None and before.side == side:
        return before
    if before is not None:
        _require_unused(before)
        before.delete()
    seat = _seat(count, user, side, by=by)
    record("ballots.ruler_seated", by=by, on=count, user=user.get_username(), side=side)
    return seat


@patiently
def unseat_ruler(count: ScanCount, user: User, *, by: Any) -> None:
    """Take back a seat from which nothing was ruled yet; nothing happens where there is none."""
    require(permissions.can_scan, by, count)
    count = scanmoments.hold(count)
    scanmoments.require_open(count)
    seat = ScanSeat.objects.filter(count=count, user=user).first()
    if seat is None:
        return
    _require_unused(seat)
    seat.delete()
    scanlines.write(count, [scanlines.Done(ScanAct.SEATED, side=seat.side, words=f"– {name_of(user)}")], by=by)
    record("ballots.ruler_unseated", by=by, on=count, user=user.get_username(), side=seat.side)


@patiently
def cancel_scan_count(count: ScanCount, *, by: Any, reason: str) -> ScanCount:
    """Give up an open count, with the reason: its readings count for nothing; a new one may be opened."""
    require(permissions.can_scan, by, count)
    count = scanmoments.hold(count)
    if count.state == CountState.CANCELLED:
        return count
    if count.state == CountState.CLOSED:
        raise Refused(
            say("The machine count is closed and handed over. Correct the count itself, or annul the ballots."),
            moments.counting_rule(count.round.contest.congress),
        )
    count.cancelled_reason = scanmoments.require_reason(reason)
    head = scanlines.write(count, [scanlines.Done(ScanAct.CANCELLED, words=count.cancelled_reason)], by=by)
    count.state, count.journal_head, count.closed_at = CountState.CANCELLED, head, clock.now()
    count.save(update_fields=["state", "cancelled_reason", "journal_head", "closed_at"])
    record("ballots.scan_cancelled", by=by, on=count, reason=count.cancelled_reason, journal=head)
    return count


def _seat(count: ScanCount, user: User, side: str, *, by: Any) -> ScanSeat:
    if side not in Side.values:
        raise WrongInput(
            say("There is no seat “{side}”; the seats are {known}.", side=side, known=", ".join(Side.values))
        )
    if not permissions.can_scan(user, count):
        raise Refused(
            say("{user} has no role of teller in the unit. Give the role first, then the seat.",
                user=user.full_name or user.get_username()),
            moments.counting_rule(count.round.contest.congress),
        )  # fmt: skip
    seat = ScanSeat.objects.create(count=count, side=side, user=user)
    scanlines.write(count, [scanlines.Done(ScanAct.SEATED, side=side, words=f"+ {name_of(user)}")], by=by)
    return seat


def _require_none(round_: Round) -> None:
    if round_.scan_counts.exclude(state=CountState.CANCELLED).exists():
        raise Refused(
            say("Round {number} of “{contest}” has a machine count already. Go on there, or give it up first.",
                number=round_.number, contest=round_.contest.title),
            moments.entries_rule(round_.contest.congress),
        )  # fmt: skip


def _printed(round_: Round) -> PrintedBallot:
    """The paper that was handed out, its names and seats those of the vote."""
    printed = queries.printed_of(round_.contest, round_.number)
    if printed is None:
        raise Refused(
            say("The ballots of round {number} of “{contest}” were not printed here, so no machine knows where to "
                "look. Key them twice, or count by hand.", number=round_.number, contest=round_.contest.title),
            moments.counting_rule(round_.contest.congress),
        )  # fmt: skip
    layout, sheet = printed.as_layout, queries.sheet_of(round_)
    if {one for one, _name in layout.names} != set(sheet.ids) or layout.seats != sheet.seats:
        raise Refused(
            say("The ballots were printed with {printed} names for {seats} seats, but the vote is on other names or "
                "another number. They can't be read by machine; key them twice.", printed=len(layout.names),
                seats=layout.seats),
            moments.counting_rule(round_.contest.congress),
        )  # fmt: skip
    return printed


def _require_unused(seat: ScanSeat) -> None:
    """Who has ruled on one side does not change sides."""
    has_ruled = SheetRuling.objects.filter(sheet__batch__count=seat.count_id, user=seat.user_id).exists()
    has_written = seat.count.journal.filter(
        act__in=(ScanAct.RULED, ScanAct.BOARD), by=name_of(seat.user)
    ).exists()  # fmt: skip
    if has_ruled or has_written:
        raise Refused(
            say("{user} has already ruled from this seat and has seen ballots. The seat stays; seat somebody else.",
                user=seat.user.full_name or seat.user.get_username()),
            moments.entries_rule(seat.count.round.contest.congress),
        )  # fmt: skip
