"""Bundles: a team takes one, finishes it, and may have it opened again with a reason."""

from __future__ import annotations

from typing import Any

from daihoi.apps.audit.actions import record
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.ballots import Outcome, compare
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Bundle, BundleTurn, Desk, DeskSeat, Entry, JournalAct, Look, LookReason
from . import lines, moments
from .patience import patiently

MOST_NAMED = 12
REASONS = {
    Outcome.DIFFERENCE: LookReason.DIFFERENCE,
    Outcome.INVALID: LookReason.INVALID,
    Outcome.DOUBT: LookReason.DOUBT,
}


@patiently
def take_bundle(desk: Desk, *, by: Any) -> BundleTurn | None:
    """Take the next bundle of one's team; the one in hand is given back; None when the team has none left.

    Teams start at different bundles, and a bundle that lies with another team is taken last, so that the paper can
    travel.
    """
    require(permissions.can_key, by, desk)
    desk = moments.hold(desk)
    moments.require_open(desk)
    team = DeskSeat.objects.select_related("team").get(desk=desk, user=by).team
    assert team is not None  # as the guard has asked
    running = queries.turn_in_hand(desk, by)
    if running is not None:
        return running
    bundle = queries.next_bundle(desk, team)
    if bundle is None:
        return None
    turn = BundleTurn.objects.create(bundle=bundle, team=team, user=by, taken_at=clock.now())
    lines.write(desk, [lines.Act(JournalAct.TAKEN, team.letter, bundle.number)], by=by)
    return turn


@patiently
def take_over_bundle(turn: BundleTurn, *, by: Any) -> BundleTurn:
    """Go on with a bundle that a colleague of the same team left unfinished."""
    desk = moments.hold(turn.bundle.desk)
    require(permissions.can_key, by, desk)
    moments.require_open(desk)
    turn = fresh(turn, desk)
    moments.require_running(turn)
    if turn.user_id == by.pk:
        return turn
    if not DeskSeat.objects.filter(desk=desk, user=by, team=turn.team_id).exists():
        raise Refused(
            say("Bundle {bundle} belongs to the other team. A team keys its own bundles only.",
                bundle=turn.bundle.number),
            moments.entries_rule(desk.round.contest.congress),
        )  # fmt: skip
    held = queries.turn_in_hand(desk, by)
    if held is not None:
        raise Refused(
            say("Finish bundle {bundle} first, then take over another one.", bundle=held.bundle.number),
            moments.entries_rule(desk.round.contest.congress),
        )
    before, turn.user = turn.user, by
    turn.save(update_fields=["user"])
    words = f"← {lines.name_of(before)}"
    lines.write(desk, [lines.Act(JournalAct.TAKEN, turn.team.letter, turn.bundle.number, words=words)], by=by)
    record("ballots.bundle_taken_over", by=by, on=desk, bundle=turn.bundle.number, before=before.get_username())
    return turn


@patiently
def finish_bundle(turn: BundleTurn, *, by: Any) -> BundleTurn:
    """Close a bundle once all its ballots are keyed; after the last team the ballots are compared.

    A repeat changes nothing.  Nobody learns here what another team keyed.
    """
    desk = moments.hold(turn.bundle.desk)
    require(permissions.can_key, by, desk)
    moments.require_open(desk)
    turn = fresh(turn, desk)
    require_own(turn, by)
    if turn.finished_at is not None:
        return turn
    _require_complete(turn)
    turn.finished_at = clock.now()
    turn.save(update_fields=["finished_at"])
    lines.write(desk, [lines.Act(JournalAct.FINISHED, turn.team.letter, turn.bundle.number)], by=by)
    if turn.bundle.turns.filter(finished_at__isnull=False).count() == desk.teams.count():
        _compare(turn.bundle)
    return turn


@patiently
def reopen_bundle(turn: BundleTurn, *, by: Any, reason: str) -> BundleTurn:
    """Let a team correct a finished bundle, with the reason; its open looks go and come again when it is finished.

    Source: rule of independent entries; every act stays in the journal.
    """
    desk = moments.hold(turn.bundle.desk)
    require(permissions.can_run, by, desk)
    moments.require_open(desk)
    turn = fresh(turn, desk)
    if turn.finished_at is None:
        return turn
    if not reason.strip():
        raise WrongInput(say("Say why the bundle is opened again; the journal keeps the reason."))
    if turn.bundle.looks.filter(tried_at__isnull=False).exists():
        raise Refused(
            say("Ballots of bundle {bundle} were already keyed at the third look. Settle the others there too.",
                bundle=turn.bundle.number),
            moments.entries_rule(desk.round.contest.congress),
        )  # fmt: skip
    held = queries.turn_in_hand(desk, turn.user)
    if held is not None:
        raise Refused(
            say("{user} is keying bundle {bundle}. Let it be finished first, then open another one again.",
                user=lines.name_of(turn.user), bundle=held.bundle.number),
            moments.entries_rule(desk.round.contest.congress),
        )  # fmt: skip
    turn.bundle.looks.all().delete()
    turn.finished_at = None
    turn.save(update_fields=["finished_at"])
    words = reason.strip()
    lines.write(desk, [lines.Act(JournalAct.REOPENED, turn.team.letter, turn.bundle.number, words=words)], by=by)
    record(
        "ballots.bundle_reopened", by=by, on=desk, bundle=turn.bundle.number, team=turn.team.letter, reason=words
    )  # fmt: skip
    return turn


def require_own(turn: BundleTurn, by: Any) -> None:
    """Refuse to key into a bundle that lies at another screen."""
    if turn.user_id != by.pk:
        raise Refused(
            say("Bundle {bundle} is keyed at another screen. Take it over there first, or take another one.",
                bundle=turn.bundle.number),
            moments.entries_rule(turn.bundle.desk.round.contest.congress),
        )  # fmt: skip


def fresh(turn: BundleTurn, desk: Desk) -> BundleTurn:
    """The turn as it stands now that the desk is held."""
    found = queries.turn_of(desk, turn.pk)
    assert found is not None  # a turn is never taken away
    return found


def _require_complete(turn: BundleTurn) -> None:
    keyed = set(turn.entries.values_list("position", flat=True))
    missing = [position for position in range(1, turn.bundle.size + 1) if position not in keyed]
    if missing:
        named = ", ".join(map(str, missing[:MOST_NAMED])) + (" …" if len(missing) > MOST_NAMED else "")
        raise Refused(
            say("Bundle {bundle} is not complete: {missing} of {size} ballots are missing ({positions}). Key them "
                "first.", bundle=turn.bundle.number, missing=len(missing), size=turn.bundle.size, positions=named),
            moments.entries_rule(turn.bundle.desk.round.contest.congress),
        )  # fmt: skip


def _compare(bundle: Bundle) -> None:
    """Set aside the ballots that people must look at again; the rest is settled."""
    sheet = queries.sheet_of(bundle.desk.round)
    readings: dict[int, list[Any]] = {}
    for entry in Entry.objects.filter(turn__bundle=bundle):
        readings.setdefault(entry.position, []).append(queries.reading_of(entry, sheet))
    found = {position: compare(several, sheet) for position, several in sorted(readings.items())}
    Look.objects.bulk_create(
        Look(bundle=bundle, position=position, reason=REASONS[one.outcome])
        for position, one in found.items()
        if one.outcome is not Outcome.SETTLED
    )
