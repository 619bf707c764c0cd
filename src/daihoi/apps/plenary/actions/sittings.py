"""Opening and closing the sessions of a congress."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses import actions as congresses
from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates import queries as delegate_queries
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused
from daihoi.core.sentences import say

from .. import law, permissions, queries
from ..models import AgendaItem, HandVote, ItemState, ItemVote, Sitting, SittingKind
from .agenda import build_agenda

STAGE_OF = {SittingKind.PREPARATORY: Stage.PREPARATORY_SESSION, SittingKind.MAIN: Stage.IN_SESSION}


@transaction.atomic
def open_session(congress: Congress, sitting: str, *, by: Any) -> Sitting:
    """Open the preparatory or the main session, once enough are present (R41, Điều lệ Đ11.5).

    The quorum is counted from the check-in, in votes and by the call of the meeting where votes weigh; not reached,
    the act is refused with the article.  The preparatory session closes when the main one opens.  A script that has not
    been written is written now.
    """
    require(permissions.can_open, by, congress)
    kind = SittingKind(sitting)
    if congress.sittings.filter(kind=kind).exists():
        raise Refused(say("This session is open already."))
    count = delegate_queries.head_count(congress)
    quorum = law.quorum(congress, count)
    if not quorum.is_reached:
        raise Refused(quorum.reason, quorum.source)
    if not congress.agenda.exists():
        build_agenda(congress, by=by)
    now, is_weighted = clock.now(), law.weighs(congress)
    congress.sittings.filter(closed_at__isnull=True).update(closed_at=now)
    congresses.move_stage(congress, STAGE_OF[kind], by=by, quorum=quorum.source)
    opened = Sitting.objects.create(
        congress=congress, kind=kind, opened_at=now, summoned=count.summoned, present=count.present,
        units=count.units, units_present=count.units_present, quorum_reason=quorum.reason.in_language("vi")[:400],
        source=str(quorum.source), call=count.call,
        **({"weight_summoned": count.weight_summoned, "weight_present": count.weight_present} if is_weighted else {}),
    )  # fmt: skip
    audit.record(
        "plenary.session_opened", by=by, on=opened, present=count.present, summoned=count.summoned,
        **({"votes": count.weight_present, "of": count.weight_summoned, "call": count.call} if is_weighted else {}),
    )  # fmt: skip
    return opened


@transaction.atomic
def record_session(
    congress: Congress,
    sitting: str,
    *,
    by: Any,
    votes: Mapping[str, tuple[int, int, int]] | None = None,
    until: str = "",
) -> int:
    """Enter afterwards, in one act, the items of a session that was held with paper and pen.

    Args:
        congress: which congress; its session is open.
        sitting: ``preparatory`` or ``main``.
        by: who enters it.
        votes: by the key of an item that is decided by hands, how many were for, against and abstaining; items that are
            left out get no vote and need none recorded.
        until: key of the item before which to stop; empty takes all items.

    Returns:
        How many items were entered; items that are done already are left alone, so the act may be repeated.
    """
    require(permissions.can_run, by, congress)
    if not congress.sittings.filter(kind=sitting).exists() or not Stage(congress.stage).is_sitting:
        raise Refused(say("This session is not open. Open it first: the quorum is recorded there."))
    items, now = _items_until(congress, sitting, until), clock.now()
    count = delegate_queries.head_count(congress)
    base = count.weight_present if law.weighs(congress) else count.summoned
    taken = []
    for item in items:
        item.started_at = item.started_at or now
        item.state, item.ended_at = ItemState.DONE, now
        if votes and item.vote == ItemVote.HANDS and item.key in votes:
            taken.append(_vote(congress, item, votes[item.key], base))
    AgendaItem.objects.bulk_update(items, ["state", "started_at", "ended_at"])
    HandVote.objects.bulk_create(taken)
    if items:
        audit.record(
            "plenary.session_recorded", by=by, on=congress, sitting=sitting, items=len(items), votes=len(taken),
            not_carried=[vote.motion for vote in taken if not vote.is_carried],
        )  # fmt: skip
    return len(items)


@transaction.atomic
def close_session(congress: Congress, *, by: Any, override_reason: str = "") -> Congress:
    """Close the congress when every item of the agenda is done; with items left only for a reason, which is recorded.

    A congress that is closed already stays as it is.
    """
    require(permissions.can_open, by, congress)
    if congress.stage == Stage.CLOSED:
        return congress
    left = [item for item in congress.agenda.all() if item.state != ItemState.DONE]
    if left and not override_reason.strip():
        raise Refused(
            say("{count} items of the agenda are not done yet, first: {item}. Finish them, or write the reason.",
                count=len(left), item=queries.in_both(left[0]))
        )  # fmt: skip
    now = clock.now()
    congress.agenda.filter(state=ItemState.RUNNING).update(state=ItemState.DONE, ended_at=now)
    congress.sittings.filter(closed_at__isnull=True).update(closed_at=now)
    congresses.move_stage(congress, Stage.CLOSED, by=by, reason=override_reason)
    audit.record("plenary.session_closed", by=by, on=congress, left=len(left), override=override_reason)
    return congress


def _items_until(congress: Congress, sitting: str, until: str) -> list[AgendaItem]:
    found = []
    for item in congress.agenda.filter(sitting=sitting).order_by("order"):
        if until and item.key == until:
            break
        if item.state != ItemState.DONE:
            found.append(item)
    return found


def _vote(congress: Congress, item: AgendaItem, counted: tuple[int, int, int], base: int) -> HandVote:
    votes_for, votes_against, abstentions = counted
    is_weighted = law.weighs(congress)
    result = law.motion(congress, votes_for, votes_against, abstentions, base, is_weighted=is_weighted)
    return HandVote(
        is_weighted=is_weighted, congress=congress, item=item, motion=item.title_vi, base=base, votes_for=votes_for,
        votes_against=votes_against, abstentions=abstentions, is_carried=result.is_carried,
        reason=result.reason.in_language("vi")[:300], source=str(result.source), taken_at=item.ended_at or clock.now(),
    )  # fmt: skip
