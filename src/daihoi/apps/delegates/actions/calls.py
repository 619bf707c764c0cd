"""Calling a meeting again that had no quorum."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import law, permissions, queries
from ..models import Attendance, FailedCall


@transaction.atomic
def record_failed_call(congress: Congress, *, by: Any, opens_on: date) -> FailedCall:
    """Note that too few votes attended on the planned day, and call the meeting again for another one.

    From then on the lower quorum of the next call holds.  Everybody is expected anew; proxies stay.

    Args:
        congress: convened, not opened.
        by: who leads the organisation that calls it.
        opens_on: the day of the next call, after the planned one.

    Source: 59/2020/QH14 Đ145.
    """
    require(permissions.can_decide, by, congress)
    count = queries.head_count(congress)
    if not law.has_calls(congress):
        raise Refused(say("The rulebook of this congress knows no second call."))
    if Stage(congress.stage) is not Stage.CONVENED:
        raise Refused(say("Only a meeting that is convened and has not opened can be called again."))
    quorum = law.quorum_of(congress, count)
    if quorum.is_reached:
        raise Refused(quorum.reason, quorum.source)
    planned_on = congress.opens_on or clock.today()
    _require_days(congress, count.call, planned_on, opens_on)
    failed = FailedCall.objects.create(
        congress=congress, number=count.call, planned_on=planned_on, weight_summoned=count.weight_summoned,
        weight_present=count.weight_present, recorded_at=clock.now(),
    )  # fmt: skip
    length = (congress.closes_on - planned_on) if congress.closes_on else timedelta(0)
    congress.opens_on, congress.closes_on = opens_on, opens_on + max(length, timedelta(0))
    congress.save(update_fields=["opens_on", "closes_on"])
    congress.delegates.update(attendance=Attendance.EXPECTED, checked_in_at=None, absence_reason="")
    audit.record(
        "delegates.call_failed", by=by, on=congress, call=failed.number, planned_on=planned_on,
        attending=failed.weight_present, of=failed.weight_summoned, opens_on=opens_on,
    )  # fmt: skip
    return failed


def _require_days(congress: Congress, call: int, planned_on: date, opens_on: date) -> None:
    if clock.today() < planned_on:
        raise Refused(
            say("The meeting is planned for {day}; whether enough attend is only seen on that day.",
                day=f"{planned_on:%d/%m/%Y}")
        )  # fmt: skip
    if opens_on <= planned_on:
        raise WrongInput(say("The next call must be for a day after {day}.", day=f"{planned_on:%d/%m/%Y}"))
    rule = law.days_to_call_again(congress, call)
    if rule is not None and clock.today() > planned_on + timedelta(days=rule.value):
        raise Refused(
            say("The next call had to be sent by {day}. Convene a new meeting.",
                day=f"{planned_on + timedelta(days=rule.value):%d/%m/%Y}"),
            rule.source,
        )  # fmt: skip
