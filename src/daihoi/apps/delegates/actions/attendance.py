"""Who came: check-in at the door, absences, alternates called up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused
from daihoi.core.sentences import say
from daihoi.core.sources import Source, SourceStatus

from .. import permissions
from ..models import Attendance, Credential, Delegate, Proxy, Standing
from .proxies import follow_holder, follow_holders

MOVED_KEEPS_SEAT = Source("01-HD/TW (2021)", "m.11", SourceStatus.FOUND)
ABSENCES = (Attendance.ABSENT_EXCUSED, Attendance.ABSENT_UNEXCUSED)


@transaction.atomic
def check_in(delegate: Delegate, *, by: Any) -> Delegate:
    """Note that a delegate has come; one who is already in stays so.

    An alternate who has not been called up and a person who is not summoned do not enter the count.  Those whose
    proxy the person holds are represented from now on; who has given a proxy must take it back before coming in.
    """
    require(permissions.can_check_in, by, delegate.congress)
    _require_open_list(delegate.congress)
    _require_summoned(delegate)
    _require_no_proxy(delegate)
    if delegate.attendance == Attendance.PRESENT:
        return delegate
    delegate.attendance, delegate.checked_in_at, delegate.absence_reason = Attendance.PRESENT, clock.now(), ""
    delegate.save(update_fields=["attendance", "checked_in_at", "absence_reason"])
    follow_holder(delegate)
    audit.record("delegates.checked_in", by=by, on=delegate)
    return delegate


@transaction.atomic
def undo_check_in(delegate: Delegate, *, by: Any) -> Delegate:
    """Take back a check-in that was a slip; those represented by the person are expected again."""
    require(permissions.can_check_in, by, delegate.congress)
    _require_open_list(delegate.congress)
    _require_no_proxy(delegate)
    delegate.attendance, delegate.checked_in_at = Attendance.EXPECTED, None
    delegate.save(update_fields=["attendance", "checked_in_at"])
    follow_holder(delegate)
    audit.record("delegates.check_in_undone", by=by, on=delegate)
    return delegate


@transaction.atomic
def mark_absent(delegate: Delegate, *, by: Any, is_excused: bool, reason: str = "") -> Delegate:
    """Note an absence for the whole congress; an excused one needs its reason (190-QĐ/TW Đ30)."""
    require(permissions.can_check_in, by, delegate.congress)
    _require_open_list(delegate.congress)
    if is_excused and not reason.strip():
        raise Refused(say("Write why {person} is excused: the base of the votes depends on it.",
                          person=delegate.person.full_name))  # fmt: skip
    _require_no_proxy(delegate)
    delegate.attendance = Attendance.ABSENT_EXCUSED if is_excused else Attendance.ABSENT_UNEXCUSED
    delegate.absence_reason, delegate.checked_in_at = reason, None
    delegate.save(update_fields=["attendance", "absence_reason", "checked_in_at"])
    follow_holder(delegate)
    audit.record("delegates.absence_marked", by=by, on=delegate, is_excused=is_excused)
    return delegate


@transaction.atomic
def record_attendance(
    congress: Congress,
    *,
    by: Any,
    present: Iterable[int] | None = None,
    excused: Iterable[int] = (),
    unexcused: Iterable[int] = (),
    reason: str = "",
) -> int:
    """Record the attendance of the whole list at once.

    Args:
        congress: whose list.
        by: who records.
        present: keys of the delegates who came; None means everybody who is summoned and not named absent.  Who has
            given a proxy does not come in person: he or she is represented while the holder is here.
        excused: keys of those absent the whole congress with a reason.
        unexcused: keys of those absent without one.
        reason: the reason of those excused.

    Returns:
        How many are present, those represented not counted.
    """
    require(permissions.can_check_in, by, congress)
    _require_open_list(congress)
    gone, missing = set(excused), set(unexcused)
    if gone and not reason.strip():
        raise Refused(
            say("Write why {count} persons are excused: the base of the votes depends on it.", count=len(gone))
        )
    given = set(Proxy.objects.filter(giver__congress=congress).values_list("giver_id", flat=True))
    summoned = {one.pk for one in congress.delegates.select_related("replaced_by") if one.is_summoned} - given
    gone, missing = gone - given, missing - given
    here = summoned - gone - missing if present is None else summoned & set(present)
    listed = congress.delegates
    listed.filter(pk__in=gone).update(
        attendance=Attendance.ABSENT_EXCUSED, absence_reason=reason, checked_in_at=None
    )  # fmt: skip
    listed.filter(pk__in=missing).update(attendance=Attendance.ABSENT_UNEXCUSED, absence_reason="", checked_in_at=None)
    listed.filter(pk__in=here).exclude(attendance=Attendance.PRESENT).update(
        attendance=Attendance.PRESENT, absence_reason="", checked_in_at=clock.now()
    )
    if present is not None:
        left = listed.filter(attendance=Attendance.PRESENT).exclude(pk__in=here)
        left.update(attendance=Attendance.EXPECTED, checked_in_at=None)
    follow_holders(congress)
    audit.record(
        "delegates.attendance_recorded", by=by, on=congress, present=len(here), excused=len(gone),
        unexcused=len(missing),
    )  # fmt: skip
    return len(here)


@transaction.atomic
def replace_by_alternate(
    delegate: Delegate, alternate: Delegate, *, by: Any, reason: str, has_moved_within: bool = False
) -> Delegate:
    """Call up an alternate of the same unit, in order, for a delegate who is away for the whole congress.

    One who has moved to another unit under the same superior keeps the seat and is not replaced (R40); the alternate's
    credentials must have been recognised first.
    """
    require(permissions.can_keep_list, by, delegate.congress)
    _require_open_list(delegate.congress)
    if has_moved_within:
        raise Refused(
            say("{person} has moved within the same superior organisation and keeps the seat; no alternate is called.",
                person=delegate.person.full_name),
            MOVED_KEEPS_SEAT,
        )  # fmt: skip
    _require_replaceable(delegate)
    _require_next_alternate(delegate, alternate)
    delegate.attendance, delegate.absence_reason, delegate.checked_in_at = Attendance.ABSENT_EXCUSED, reason, None
    delegate.save(update_fields=["attendance", "absence_reason", "checked_in_at"])
    alternate.standing, alternate.replaces, alternate.order = Standing.FULL, delegate, 0
    alternate.save(update_fields=["standing", "replaces", "order"])
    audit.record("delegates.alternate_called", by=by, on=alternate, replaces=delegate.person.full_name, reason=reason)
    return alternate


def _require_open_list(congress: Congress) -> None:
    if Stage(congress.stage).is_held:
        raise Refused(say("The congress is over; its attendance no longer changes."))


def _require_summoned(delegate: Delegate) -> None:
    name = delegate.person.full_name
    if delegate.standing == Standing.ALTERNATE:
        raise Refused(
            say("{person} is an alternate and has not been called up. Call up the alternate first.", person=name)
        )
    if not delegate.is_summoned:
        raise Refused(say("{person} is not summoned to this congress: {why}", person=name,
                          why=delegate.credential_reason or "–"))  # fmt: skip


def _require_no_proxy(delegate: Delegate) -> None:
    proxy = Proxy.objects.filter(giver=delegate).select_related("holder").first()
    if proxy is not None:
        raise Refused(
            say("{person} has given the votes to {holder} by proxy. Take the proxy back first.",
                person=delegate.person.full_name, holder=proxy.holder.full_name)
        )  # fmt: skip


def _require_replaceable(delegate: Delegate) -> None:
    name = delegate.person.full_name
    if delegate.standing != Standing.FULL or hasattr(delegate, "replaced_by"):
        raise Refused(say("{person} holds no seat that could be taken over.", person=name))
    if delegate.attendance == Attendance.PRESENT:
        raise Refused(say("{person} is present. Take the check-in back first.", person=name))


def _require_next_alternate(delegate: Delegate, alternate: Delegate) -> None:
    if alternate.congress_id != delegate.congress_id or alternate.standing != Standing.ALTERNATE:
        raise Refused(say("{person} is no alternate of this congress.", person=alternate.person.full_name))
    if alternate.unit_id != delegate.unit_id:
        raise Refused(say("{person} is an alternate of another unit. Choose one of {unit}.",
                          person=alternate.person.full_name, unit=delegate.unit.name))  # fmt: skip
    if alternate.credential != Credential.ACCEPTED:
        raise Refused(say("The credentials of {person} have not been recognised yet. Check them first.",
                          person=alternate.person.full_name))  # fmt: skip
    ahead = delegate.congress.delegates.filter(
        standing=Standing.ALTERNATE, unit=delegate.unit, order__lt=alternate.order, credential=Credential.ACCEPTED
    ).first()
    if ahead is not None:
        raise Refused(say("{person} comes first in the order of alternates.", person=ahead.person.full_name))
