"""Tables of delegates and of their sharing out."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.shell import figures
from daihoi.apps.shell.tables import Column, DayColumn, FigureColumn, NameColumn, NumberColumn, StateColumn, Table

from .models import Allocation, Attendance, Credential, Delegate, Proxy

CREDENTIAL_LOOKS = {
    Credential.UNCHECKED: "waiting", Credential.ACCEPTED: "ok", Credential.NOT_SUMMONED: "void",
    Credential.REJECTED: "rejected",
}  # fmt: skip
ATTENDANCE_LOOKS = {
    Attendance.EXPECTED: "waiting", Attendance.PRESENT: "ok", Attendance.ABSENT_EXCUSED: "warn",
    Attendance.ABSENT_UNEXCUSED: "late", Attendance.REPRESENTED: "done",
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


class HolderTable(Table):
    """The list of a meeting where votes weigh."""

    person = NameColumn(verbose_name=_("Full name"), accessor="person__full_name", order_by="person__sort_key")
    mandate = Column(verbose_name=_("Represents"), accessor="mandate")
    weight = NumberColumn(verbose_name=pgettext_lazy("carried", "Votes"))
    share = Column(
        verbose_name=_("Share of all votes"), accessor="weight", orderable=False, attrs={"td": {"class": "dh-num"}}
    )
    proxy = Column(
        verbose_name=_("Proxy given to"), accessor="proxy__holder__full_name", order_by="proxy__holder__sort_key"
    )
    credential = StateColumn(verbose_name=_("Right to attend"), looks=CREDENTIAL_LOOKS)
    attendance = StateColumn(verbose_name=_("Attendance"), looks=ATTENDANCE_LOOKS)

    class Meta:
        model = Delegate
        fields = ("person", "mandate", "weight", "share", "proxy", "credential", "attendance")

    def __init__(self, *args: Any, all_votes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.all_votes = all_votes

    def render_share(self, value: Any) -> str:
        """The votes as a part of all."""
        return figures.percent(value, self.all_votes) if self.all_votes else ""

    def value_share(self, value: Any) -> str:
        """The same in exports."""
        return self.render_share(value)

    def url_of(self, record: Any) -> str:
        return reverse("delegates:delegate", args=[record.congress_id, record.pk])


class ProxyTable(Table):
    """The register of proxies."""

    giver = NameColumn(
        verbose_name=pgettext_lazy("proxy", "Given by"),
        accessor="giver__person__full_name",
        order_by="giver__person__sort_key",
    )
    votes = NumberColumn(verbose_name=pgettext_lazy("carried", "Votes"), accessor="giver__weight")
    holder = Column(verbose_name=_("Given to"), accessor="holder__full_name", order_by="holder__sort_key")
    document = Column(verbose_name=pgettext_lazy("proxy", "Document"))
    given_on = DayColumn(verbose_name=_("Given on"))
    attendance = StateColumn(verbose_name=_("Attendance"), accessor="giver__attendance", looks=ATTENDANCE_LOOKS)

    class Meta:
        model = Proxy
        fields = ("giver", "votes", "holder", "document", "given_on", "attendance")

    def url_of(self, record: Any) -> str:
        return reverse("delegates:delegate", args=[record.giver.congress_id, record.giver_id])


class CardTable(Table):
    """The voting cards: a row for each person who casts votes."""

    number = NumberColumn(verbose_name=_("Card"))
    name = NameColumn(verbose_name=_("Holder"), linkify=False)
    own = NumberColumn(verbose_name=_("Own votes"))
    represented = NumberColumn(verbose_name=_("By proxy"))
    represented_names = Column(verbose_name=_("Represents"), orderable=False)
    votes = FigureColumn(verbose_name=_("All votes of the card"), of="of")
    here = StateColumn(verbose_name=_("Attendance"), looks=ATTENDANCE_LOOKS)

    class Meta:
        fields = ("number", "name", "own", "represented", "represented_names", "votes", "here")


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
