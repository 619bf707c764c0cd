"""Tables of congresses and of days off."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from daihoi.apps.shell.tables import Column, DayColumn, NameColumn, StateColumn, Table

from .models import Congress, Holiday, Stage

LOOKS = {
    Stage.DRAFT: "draft", Stage.PREPARING: "now", Stage.CLEARED: "approved", Stage.CONVENED: "scheduled",
    Stage.PREPARATORY_SESSION: "now", Stage.IN_SESSION: "now", Stage.CLOSED: "done", Stage.REPORTED: "submitted",
    Stage.RATIFIED: "certified", Stage.FILED: "done", Stage.POSTPONED: "warn", Stage.ANNULLED: "void",
}  # fmt: skip


class CongressTable(Table):
    """The congresses of the units below."""

    unit = NameColumn(verbose_name=_("Unit"), accessor="unit__name", order_by="unit__path")
    form = Column(verbose_name=_("Form"), accessor="get_form_display", order_by="form")
    stage = StateColumn(verbose_name=_("Stage"), looks=LOOKS)
    opens_on = DayColumn(verbose_name=_("Opens on"))
    closes_on = DayColumn(verbose_name=_("Closes on"))
    is_pilot = Column(verbose_name=_("Pilot congress"))

    class Meta:
        model = Congress
        fields = ("unit", "form", "stage", "opens_on", "closes_on", "is_pilot")

    def url_of(self, record: Any) -> str:
        return reverse("congresses:home", args=[record.pk])


class HolidayTable(Table):
    """The days off, and the days of rest that are worked."""

    day_on = DayColumn(verbose_name=_("Day"))
    label = NameColumn(verbose_name=_("What it is"), linkify=False, order_by="kind")
    is_worked = Column(verbose_name=_("Worked"))

    class Meta:
        model = Holiday
        fields = ("day_on", "label", "is_worked")
