"""The lists: units of one directive."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from daihoi.apps.shell import tables
from daihoi.apps.shell.templatetags import shell as words

from . import queries
from .models import Receipt


class ReceiptTable(tables.Table):
    """Every unit with the state of its receipt."""

    unit = tables.NameColumn(verbose_name=_("Unit"), accessor="unit__name", order_by=("unit_path",))
    state = tables.Column(verbose_name=_("State"), accessor="state", order_by=("state", "unit_path"))
    received_at = tables.MomentColumn(verbose_name=_("Received"))
    received_by = tables.Column(verbose_name=_("Received by"))
    done_at = tables.MomentColumn(verbose_name=_("Carried out"))
    report = tables.Column(verbose_name=_("Report"), orderable=False)
    reminders = tables.NumberColumn(verbose_name=_("Reminders"))

    def __init__(self, *args: Any, congress_id: int, **kwargs: Any) -> None:
        self.congress_id = congress_id
        super().__init__(*args, **kwargs)

    def url_of(self, record: Receipt) -> str:
        return reverse("directives:receipt", args=[self.congress_id, record.pk])

    def render_received_at(self, record: Receipt) -> Any:
        return format_html("{}<br><small>{}</small>", words.moment(record.received_at), record.received_by)

    def value_received_at(self, record: Receipt) -> Any:
        return record.received_at

    def render_state(self, record: Receipt) -> Any:
        return words.state_badge(queries.state_of(record), queries.words_of(record))

    def value_state(self, record: Receipt) -> str:
        return queries.words_of(record)
