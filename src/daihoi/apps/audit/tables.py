"""The table of the trail."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from daihoi.apps.shell.tables import Column, MomentColumn, NameColumn, Table

from .models import Entry
from .verbs import words_of


class TrailTable(Table):
    """Acts, the newest first."""

    at = MomentColumn(verbose_name=_("When"))
    verb = NameColumn(verbose_name=_("What was done"))
    on_text = Column(verbose_name=_("What it was done to"), orderable=False)
    by = Column(verbose_name=_("Done by"))
    unit_code = Column(verbose_name=_("Unit"))
    sequence = Column(verbose_name=_("Entry"), accessor="pk", orderable=False, attrs={"td": {"class": "text-nowrap"}})

    class Meta:
        model = Entry
        fields = ("at", "verb", "on_text", "by", "unit_code", "sequence")
        order_by = ("-at",)

    def url_of(self, record: Any) -> str:
        return reverse("audit:entry", args=[record.pk])

    def render_verb(self, value: str) -> str:
        return words_of(value)

    def value_verb(self, value: str) -> str:
        return words_of(value)

    def render_sequence(self, record: Entry) -> str:
        return f"{record.chain.name} · {record.sequence}"

    def value_sequence(self, record: Entry) -> str:
        return f"{record.chain.name} · {record.sequence}"
