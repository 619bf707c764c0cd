"""Tables of delegates and of their sharing out."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.shell.tables import Column, DayColumn, NameColumn, NumberColumn, StateColumn, Table

from .models import Allocation, Attendance, Credential, Delegate

CREDENTIAL_LOOKS = {
    Credential.UNCHECKED: "waiting", Credential.ACCEPTED: "ok", Credential.NOT_SUMMONED: "void",
    Credential.REJECTED: "rejected",
}  # fmt: skip
ATTENDANCE_LOOKS = {
    Attendance.EXPECTED: "waiting", Attendance.PRESENT: "ok", Attendance.ABSENT_EXCUSED: "warn",
    Attendance.ABSENT_UNEXCUSED: "late",
}  # fmt: skip


class DelegateTable(Table):
    """The list of a congress."""

    person = NameColumn(verbose_name=_("Full name"), accessor="person__full_name", order_by="person__sort_key")
    unit = Column(verbose_name=_("Sent by"), accessor="unit__name", order_by="unit__path")
    title = Column(verbose_name=pgettext_lazy("delegate", "Title"), accessor="get_title_display", order_by="title")
    standing = Column(verbose_name=_("Standing"), accessor="get_standing_display", order_by=("standing", "order"))
    credential = StateColumn(verbose_name=_("Credentials"), looks=CREDENTIAL_LOOKS)
    attendance = StateColumn(verbose_name=_("Attendance"), looks=ATTENDANCE_LOOKS)
    born_on = DayColumn(verbose_name=_("Born"), accessor="person__born_on")
    ethnicity = Column(verbose_name=_("Ethnicity"), accessor="person__ethnicity", sensitive=True)

    class Meta:
        model = Delegate
        fields = ("person", "unit", "title", "standing", "credential", "attendance", "born_on", "ethnicity")

    def url_of(self, record: Any) -> str:
        return reverse("delegates:delegate", args=[record.congress_id, record.pk])


class AllocationTable(Table):
    """The sharing of delegates among the units, as form F13 prints it."""

    unit = NameColumn(verbose_name=_("Unit"), accessor="unit__name", order_by="unit__path")
    members = NumberColumn(verbose_name=_("Members"))
    subordinates = NumberColumn(verbose_name=_("Subordinate organisations"))
    weight = NumberColumn(verbose_name=_("For importance"))
    ex_officio = NumberColumn(verbose_name=_("Ex officio"), orderable=False)
    elected = NumberColumn(verbose_name=_("To be elected"))
    alternates = NumberColumn(verbose_name=_("Alternates"))
    appointed = NumberColumn(verbose_name=_("To be appointed"))
    total = NumberColumn(verbose_name=_("Total"), orderable=False)
    basis = Column(verbose_name=_("Basis"))

    is_wide = True

    class Meta:
        model = Allocation
        fields = (
            "unit", "members", "subordinates", "weight", "ex_officio", "elected", "alternates", "appointed", "total",
            "basis",
        )  # fmt: skip

    def url_of(self, record: Any) -> str:
        return reverse("delegates:allocated-unit", args=[record.congress_id, record.pk])
