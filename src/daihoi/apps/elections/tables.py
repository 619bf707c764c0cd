"""Tables of elections."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from daihoi.apps.shell.tables import Column, DayColumn, NameColumn, NumberColumn, StateColumn, Table
from daihoi.apps.shell.templatetags.shell import icon, said, state_badge

from .models import Complaint, Round
from .queries import Voter, deducts, rules_of


class RollTable(Table):
    """The electorate of a round by name."""

    place = NumberColumn(verbose_name=_("No."), orderable=False, empty_values=())
    name = NameColumn(verbose_name=_("Full name"), orderable=False)
    unit = Column(verbose_name=_("Unit"))
    title_word = Column(verbose_name=_("Summoned as"))
    attending = StateColumn(verbose_name=_("Attendance"), accessor="attending")
    ground = Column(verbose_name=_("Ground"), empty_values=(None,))
    base = Column(verbose_name=_("Base"), accessor="ground", empty_values=(None,), orderable=False)
    weight = NumberColumn(verbose_name=_("Votes carried"))
    by_hand = Column(verbose_name=_("By hand"), accessor="is_marked")

    def __init__(self, *args: Any, round_: Round, places: dict[int, int], may_mark: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = rules_of(round_.contest).elections
        self.round, self.places, self.may_mark = round_, places, may_mark
        self.words = {one.id: said(one.statement) for one in rules.deductions}
        self.taken = {one.id for one in rules.deductions if deducts(one, round_.contest)}
        for name in (*_silent(round_.roll), *(["weight"] if round_.weight_summoned is None else [])):
            self.columns.hide(name)

    def url_of(self, record: Any) -> str:
        if not self.may_mark:
            return ""
        contest = self.round.contest
        return reverse("elections:voter", args=[contest.congress_id, contest.pk, self.round.number, record.person])

    def render_place(self, record: Voter) -> int:
        return self.places[record.person]

    def value_place(self, record: Voter) -> int:
        return self.places[record.person]

    def render_attending(self, record: Voter) -> Any:
        return state_badge("ok" if record.attending else "warn", record.attendance_word)

    def value_attending(self, record: Voter) -> str:
        return record.attendance_word

    def render_by_hand(self, record: Voter) -> Any:
        return icon("pencil", _("by hand")) if record.is_marked else ""

    def value_by_hand(self, record: Voter) -> str:
        return str(_("by hand")) if record.is_marked else ""

    def render_ground(self, record: Voter) -> str:
        return self.words.get(record.ground, record.ground)

    def value_ground(self, record: Voter) -> str:
        return self.words.get(record.ground, record.ground)

    def render_base(self, record: Voter) -> Any:
        return pgettext("base", "taken out") if record.ground in self.taken else pgettext("base", "counted")

    def value_base(self, record: Voter) -> str:
        return str(self.render_base(record))


def _silent(roll: list[dict[str, Any]]) -> list[str]:
    """The columns that would say the same of everybody: all from one unit, all there by the same right."""
    said: dict[str, set[Any]] = {
        "unit": {one.get("unit") for one in roll},
        "title_word": {(one.get("title"), one.get("replaces")) for one in roll},
    }
    return [column for column, values in said.items() if len(values) == 1]


COMPLAINT_LOOKS = {"received": "received", "verifying": "now", "decided": "done"}


class ComplaintTable(Table):
    """Complaints in the order in which they came."""

    EXPORT_ONLY = Complaint.SENSITIVE

    number = NumberColumn(verbose_name=_("No."))
    subject = NameColumn(verbose_name=_("About"), accessor="get_subject_display", order_by=("subject",))
    contest = Column(verbose_name=_("Election"), accessor="contest__title")
    person = Column(verbose_name=_("Person"), accessor="candidate__person__full_name")
    complainant = Column(verbose_name=_("From"), sensitive=True)
    received_on = DayColumn(verbose_name=_("Received on"))
    last_lawful_on = DayColumn(verbose_name=_("Last day for complaints"))
    is_late = Column(verbose_name=_("Late"))
    due_on = DayColumn(verbose_name=_("Answer due"))
    state = StateColumn(verbose_name=_("State"), looks=COMPLAINT_LOOKS)
    conclusion = Column(verbose_name=_("Decision"), accessor="get_conclusion_display", order_by=("conclusion",))

    def url_of(self, record: Complaint) -> str:
        """The complaint's own page."""
        return reverse("elections:complaint", args=[record.congress_id, record.number])

    def render_is_late(self, value: bool) -> str:
        """Said only of those that are."""
        return str(_("late")) if value else ""

    def value_is_late(self, value: bool) -> str:
        """The same, for exports."""
        return self.render_is_late(value)
