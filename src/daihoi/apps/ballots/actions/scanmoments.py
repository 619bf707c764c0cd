"""When an act of a machine count is lawful, and whose turn it is to write."""

from __future__ import annotations

from typing import Any

from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from ..models import BatchState, CountState, ScanBatch, ScanCount, ScanSeat, ScanSheet, SheetState
from . import moments


def hold(count: ScanCount) -> ScanCount:
    """The count's row, held until the act is over: one act after the other, so that the journal is one chain."""
    held: ScanCount = (
        ScanCount.objects.select_for_update(of=("self",)).select_related("round", "printed").get(pk=count.pk)
    )
    held.round.contest = count.round.contest
    return held


def require_open(count: ScanCount) -> None:
    """Refuse once the count is closed or given up, or its round is."""
    number, contest = count.round.number, count.round.contest.title
    if count.state == CountState.CLOSED:
        raise Refused(
            say("The machine count of round {number} of “{contest}” is closed and handed over. Nothing is changed any "
                "more.", number=number, contest=contest),
            moments.entries_rule(count.round.contest.congress),
        )  # fmt: skip
    if count.state == CountState.CANCELLED:
        raise Refused(
            say("The machine count of round {number} of “{contest}” was given up. Open a new one.", number=number,
                contest=contest),
            moments.entries_rule(count.round.contest.congress),
        )  # fmt: skip
    moments.require_round(count.round)


def require_closed(count: ScanCount) -> None:
    """Refuse to show sums and ballots before the count is closed."""
    if count.state != CountState.CLOSED:
        raise Refused(
            say("The machine count of round {number} of “{contest}” is not closed. Before that nobody sees its "
                "figures.", number=count.round.number, contest=count.round.contest.title),
            moments.entries_rule(count.round.contest.congress),
        )  # fmt: skip


def require_contents(count: ScanCount) -> None:
    """Refuse once pictures and readings are destroyed."""
    if count.destroyed_at is not None:
        raise Refused(
            say("Pictures and readings of this count were destroyed together with the ballots. The sums, the root and "
                "the chain of acts are kept."),
            moments.keeping_rule(count.round.contest.congress),
        )  # fmt: skip


def fresh_batch(batch: ScanBatch, count: ScanCount) -> ScanBatch:
    """The batch as it stands now that the count is held."""
    found: ScanBatch = ScanBatch.objects.select_related("job").get(pk=batch.pk, count=count)
    found.count = count
    return found


def fresh_sheet(sheet: ScanSheet, count: ScanCount) -> ScanSheet:
    """The ballot as it stands now that the count is held."""
    found: ScanSheet = ScanSheet.objects.select_related("batch").get(pk=sheet.pk, batch__count=count)
    found.batch.count = count
    return found


def seat_of(count: ScanCount, user: Any) -> ScanSeat:
    """Where somebody sits, as the guard has asked."""
    seat: ScanSeat = ScanSeat.objects.get(count=count, user=user)
    return seat


def require_state(batch: ScanBatch, *states: BatchState) -> None:
    """Refuse an act that comes too early or too late for a batch."""
    if batch.state in states:
        return
    told = {
        BatchState.FILLING: say("Batch {number} has not been read yet. Add its files, then have it read.",
                                number=batch.number),
        BatchState.READING: say("Batch {number} is being read. Wait until it is through, or stop the reading first.",
                                number=batch.number),
        BatchState.READ: say("Batch {number} is read already. Withdraw it to scan its papers again.",
                             number=batch.number),
        BatchState.WITHDRAWN: say("Batch {number} was withdrawn. Scan its papers again as a new batch.",
                                  number=batch.number),
    }  # fmt: skip
    raise Refused(told[BatchState(batch.state)], moments.counting_rule(batch.count.round.contest.congress))


def require_waiting(sheet: ScanSheet, state: SheetState) -> None:
    """Refuse to rule on a ballot that does not wait for this."""
    if sheet.batch.state != BatchState.READ:
        require_state(sheet.batch, BatchState.READ)
    if sheet.state == state:
        return
    place = {"position": sheet.position, "batch": sheet.batch.number}
    if sheet.state == SheetState.BOARD:
        raise Refused(
            say("Ballot {position} of batch {batch} is before the board now.", **place),
            moments.counting_rule(sheet.batch.count.round.contest.congress),
        )
    if sheet.state == SheetState.WAITING:
        raise Refused(
            say("Ballot {position} of batch {batch} waits for the two tellers first.", **place),
            moments.counting_rule(sheet.batch.count.round.contest.congress),
        )
    raise Refused(
        say("Ballot {position} of batch {batch} is settled already.", **place),
        moments.counting_rule(sheet.batch.count.round.contest.congress),
    )


def require_reason(reason: str) -> str:
    """Refuse an act that wants its reason without one."""
    if not reason.strip():
        raise WrongInput(say("Say why; the journal keeps the reason."))
    return reason.strip()[:400]
