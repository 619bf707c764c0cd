"""Reconciling the papers, comparing with the keyed desk, closing the machine count with its sums."""

from __future__ import annotations

from typing import Any

from daihoi.apps.audit.actions import record
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import CountMethod, Round
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.ballots.readings import Reason, ReasonKind
from daihoi.core.errors import Refused
from daihoi.core.sentences import say, say_list

from .. import permissions, queries
from ..models import CountState, DeskState, ScanAct, ScanCount, SheetState
from ..queries.comparing import Compared
from . import moments, rulings, scanlines, scanmoments
from .patience import patiently


@patiently
def reconcile_count(count: ScanCount, *, by: Any) -> ScanCount:
    """Hold fast that the papers add up: ballots read, papers counted by hand, ballots returned.

    Source: 190-QĐ/TW Đ8.2, R22 (sums).
    """
    require(permissions.can_scan, by, count)
    count = scanmoments.hold(count)
    scanmoments.require_open(count)
    found = queries.reconcile(count)
    if not found.is_level:
        raise Refused(
            say("The papers do not add up: {gaps}", gaps=say_list(list(found.gaps))),
            moments.counting_rule(count.round.contest.congress),
        )
    if count.reconciled_at is not None:
        return count
    count.reconciled_at = clock.now()
    count.save(update_fields=["reconciled_at"])
    words = f"{found.ballots} = {found.papers} = {found.returned}"
    scanlines.write(count, [scanlines.Done(ScanAct.RECONCILED, words=words)], by=by)
    record("ballots.papers_reconciled", by=by, on=count, ballots=found.ballots, batches=len(found.lines))
    return count


@patiently
def compare_with_desk(count: ScanCount, *, by: Any) -> Compared:
    """Compare every ballot with the keyed desk; where the two differ the board looks at the paper.

    Source: rule of independent entries.
    """
    require(permissions.can_scan, by, count)
    count = scanmoments.hold(count)
    scanmoments.require_open(count)
    _require_settled(count)
    desk = queries.desk_of(count.round_id)
    if desk is None or desk.state != DeskState.CLOSED or desk.destroyed_at is not None:
        raise Refused(
            say("There is no closed keyed desk for round {number} of “{contest}”. Close the desk first, then compare.",
                number=count.round.number, contest=count.round.contest.title),
            moments.entries_rule(count.round.contest.congress),
        )  # fmt: skip
    desk.round = count.round
    found = queries.compare_counts(count, desk, queries.sheet_of(count.round))
    reason = Reason(ReasonKind.READERS_DIFFER, say("The keyed desk reads this ballot otherwise."))
    for one in found.apart:
        if one.ballot.sheet.state == SheetState.COUNTED:
            rulings.send_back(count, one.ballot.sheet, SheetState.BOARD, reason)
    words = f"{found.scanned} : {found.keyed}; Δ {len(found.apart)}"
    places = [list(one.ballot.place) for one in found.apart]
    scanlines.write(count, [scanlines.Done(ScanAct.COMPARED, content=places, words=words)], by=by)
    record(
        "ballots.counts_compared", by=by, on=count, scanned=found.scanned, keyed=found.keyed, differing=len(found.apart)
    )
    return found


@patiently
def close_scan_count(count: ScanCount, *, by: Any) -> Round:
    """Close the count when every ballot is settled, add up, and hand the count over; a repeat changes nothing.

    Source: 190-QĐ/TW Đ8.2, Đ15, R22 (sums).
    """
    require(permissions.can_scan, by, count)
    count = scanmoments.hold(count)
    if count.state == CountState.CLOSED:
        return count.round
    scanmoments.require_open(count)
    _require_settled(count)
    _require_reconciled(count)
    _require_seen(count)
    sheet = queries.sheet_of(count.round)
    total = queries.scan_totals(count, sheet)
    sealed = queries.sealed_records(count, sheet)
    words = f"{total.words}; {sealed.root}"
    head = scanlines.write(count, [scanlines.Done(ScanAct.CLOSED, words=words)], by=by)
    count.state, count.closed_at, count.journal_head = CountState.CLOSED, clock.now(), head
    count.readings_root, count.published = sealed.root, queries.published_figures(count, total, sealed)
    count.save(update_fields=["state", "closed_at", "journal_head", "readings_root", "published"])
    figures = queries.figures_of(total.count, count.round)
    round_ = elections.record_count(
        count.round, by=by, method=CountMethod.SCANNED, journal_hash=head, mismatches=total.by_people, **figures
    )
    record(
        "ballots.scan_closed", by=by, on=count, ballots=total.ballots, by_people=total.by_people, aside=total.aside,
        root=sealed.root, journal=head,
    )  # fmt: skip
    return round_


def _require_settled(count: ScanCount) -> None:
    waiting = queries.open_sheets(count).count()
    if waiting:
        raise Refused(
            say("{waiting} ballots still wait for people. Rule on them first.", waiting=waiting),
            moments.entries_rule(count.round.contest.congress),
        )


def _require_reconciled(count: ScanCount) -> None:
    if count.reconciled_at is None or not queries.reconcile(count).is_level:
        raise Refused(
            say("The papers are not reconciled. Let the batches, the papers counted by hand and the ballots returned "
                "add up first."),
            moments.counting_rule(count.round.contest.congress),
        )  # fmt: skip


def _require_seen(count: ScanCount) -> None:
    """Every counted mark was seen by a person, or every ballot was compared with the keyed desk."""
    if queries.was_compared(count):
        return
    unseen = queries.unseen_marks(count)
    if unseen:
        raise Refused(
            say("{marks} counted marks have not been seen by a person yet. Look through the contact sheets of "
                "{candidates} names, or compare the count with a keyed desk.", marks=sum(unseen.values()),
                candidates=len(unseen)),
            moments.entries_rule(count.round.contest.congress),
        )  # fmt: skip
