"""The list of days off that working days are counted by."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import vietnamese_holidays
from daihoi.core.errors import Refused
from daihoi.core.sentences import say

from .. import law, permissions
from ..models import Holiday, HolidayKind


@transaction.atomic
def fill_holidays(unit: Unit, year: int, *, by: Any) -> int:
    """Take over the shipped days off of one year; days already in the list are left alone.

    Returns:
        How many days were added.
    """
    require(permissions.can_keep_holidays, by, unit)
    years = [one for one in law.shipped_years() if one.year == year]
    kinds = {day: kind for one in years for kind, days in one.days.items() for day in days}
    if not kinds:
        known = vietnamese_holidays().years
        raise Refused(
            say("The shipped calendar knows the years {first} to {last}; {year} must be entered by hand.",
                first=min(known), last=max(known), year=year)
        )  # fmt: skip
    held = set(Holiday.objects.filter(day_on__in=kinds).values_list("day_on", flat=True))
    added = [
        Holiday(day_on=day, kind=kind, is_worked=kind == HolidayKind.MADE_UP)
        for day, kind in sorted(kinds.items())
        if day not in held
    ]
    Holiday.objects.bulk_create(added)
    if added:
        audit.record("congresses.holidays_filled", by=by, on=unit, year=year, days=len(added))
    return len(added)


@transaction.atomic
def add_holiday(
    unit: Unit, day_on: date, *, by: Any, name: str, is_worked: bool = False, kind: str = HolidayKind.OTHER
) -> Holiday:
    """Add one day off, or one day of rest that is worked; a day stands in the list once."""
    require(permissions.can_keep_holidays, by, unit)
    if Holiday.objects.filter(day_on=day_on).exists():
        raise Refused(say("{day} is already in the list. Remove it first to change it.", day=f"{day_on:%d/%m/%Y}"))
    kind = HolidayKind.MADE_UP if is_worked else kind
    holiday = Holiday.objects.create(day_on=day_on, name=name, is_worked=is_worked, kind=kind)
    audit.record("congresses.holiday_added", by=by, on=holiday, name=name, is_worked=is_worked)
    return holiday


@transaction.atomic
def remove_holiday(holiday: Holiday, unit: Unit, *, by: Any) -> None:
    """Take one day out of the list."""
    require(permissions.can_keep_holidays, by, unit)
    audit.record("congresses.holiday_removed", by=by, on=holiday)
    holiday.delete()
