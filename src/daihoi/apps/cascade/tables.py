"""F1, F2 and F12 as tables: what is seen is what is exported."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.shell import figures, tables

from .models import DossierItem
from .queries import ElectionRow, ProgressRow


class ProgressTable(tables.Table):
    """F1: progress of the congresses below."""

    name = tables.NameColumn(verbose_name=_("Unit"), linkify=False, attrs={"td": {"class": "text-nowrap"}})
    due = tables.NumberColumn(verbose_name=_("Congresses due"))
    held = tables.FigureColumn(verbose_name=pgettext_lazy("progress", "Held"), of="due")
    this_week = tables.NumberColumn(verbose_name=_("This week"))
    preparing = tables.NumberColumn(verbose_name=pgettext_lazy("progress", "Preparing"))
    late = tables.NumberColumn(verbose_name=_("Behind schedule"))
    pilots = tables.NumberColumn(verbose_name=_("Pilot congresses"))
    direct = tables.NumberColumn(verbose_name=_("Direct election of the secretary"))
    first_on = tables.DayColumn(verbose_name=_("First opening"))
    last_on = tables.DayColumn(verbose_name=_("Last closing"))
    state = tables.StateColumn(verbose_name=_("State"))

    is_wide = True

    def url_of(self, record: ProgressRow) -> str:
        """The unit's own page."""
        return reverse("organisations:home", args=[record.unit.code]) if record.unit else ""


class ElectionTable(tables.Table):
    """F2: results of the elections below, for one office."""

    name = tables.NameColumn(verbose_name=_("Unit"), linkify=False, attrs={"td": {"class": "text-nowrap"}})
    seats = tables.NumberColumn(verbose_name=_("Seats decided"))
    elected = tables.FigureColumn(verbose_name=_("Elected"), of="seats")
    short = tables.NumberColumn(verbose_name=_("Short"))
    surplus = tables.FigureColumn(verbose_name=_("Surplus"), of="seats")
    rounds = tables.NumberColumn(verbose_name=_("Rounds"))
    re_elected = tables.FigureColumn(verbose_name=_("Re-elected"), of="elected")
    first_time = tables.FigureColumn(verbose_name=_("First time"), of="elected")
    women = tables.FigureColumn(verbose_name=_("Women"), of="elected")
    young = tables.FigureColumn(verbose_name=_("Under 40"), of="elected")
    minority = tables.FigureColumn(verbose_name=_("Ethnic minority"), of="elected")
    not_re_elected = tables.NumberColumn(verbose_name=_("Not re-elected"))
    mean_age = tables.NumberColumn(verbose_name=_("Mean age"), places=1)
    highest = tables.Column(verbose_name=_("Highest votes"))
    lowest = tables.Column(verbose_name=_("Lowest votes"))

    is_wide = True
    phone = "scroll"

    def url_of(self, record: ElectionRow) -> str:
        """The unit's own page."""
        return reverse("organisations:home", args=[record.unit.code]) if record.unit else ""

    def render_highest(self, value: Any) -> str:
        """Votes of the base, and the share."""
        return _votes(value)

    render_lowest = render_highest

    def value_highest(self, value: Any) -> str:
        """The same, for exports."""
        return _votes(value)

    value_lowest = value_highest

    def value_mean_age(self, value: Any) -> float:
        """One digit, for exports."""
        return round(float(value), 1)


class DossierTable(tables.Table):
    """F12: the list of the dossier."""

    order = tables.NumberColumn(verbose_name=_("No."))
    title = tables.NameColumn(verbose_name=_("Title"), linkify=False)
    made_by = tables.Column(verbose_name=_("Made by"))
    dated_on = tables.DayColumn(verbose_name=_("Date"))
    pieces = tables.NumberColumn(verbose_name=_("Sheets or files"))
    medium = tables.Column(verbose_name=pgettext_lazy("dossier", "Kind"), accessor="get_medium_display")
    retention = tables.Column(verbose_name=_("Retention period"))
    secrecy = tables.Column(verbose_name=_("Secrecy"), accessor="get_secrecy_display")
    hash = tables.Column(verbose_name=_("Hash"))
    state = tables.StateColumn(verbose_name=_("State"), accessor="filing_state", orderable=False)

    is_wide = True

    def url_of(self, record: DossierItem) -> str:
        """The paper in the register; what is missing can be said to be on paper."""
        if record.paper is not None:
            return reverse("documents:paper", args=[record.paper.unit.code, record.paper_id])
        if record.is_missing:
            return reverse("cascade:on-paper", args=[record.congress_id, record.pk])
        return ""

    def render_hash(self, value: str) -> str:
        """The beginning is enough for the eye; the export holds all of it."""
        return f"{value[:12]}…" if value else ""

    def value_hash(self, value: str) -> str:
        """All of it."""
        return value


def _votes(value: Any) -> str:
    share, votes, base = value
    return f"{figures.number(votes)}/{figures.number(base)} ({figures.percent(share.numerator, share.denominator)})"
