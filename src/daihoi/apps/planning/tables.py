"""The task list on the screen, and the follow-up table of tasks that is taken away."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from daihoi.apps.shell import tables
from daihoi.apps.shell.templatetags import shell as words

from . import queries
from .models import Task


class TaskTable(tables.Table):
    """Tasks as the office works with them."""

    number = tables.NumberColumn(verbose_name=_("No."))
    title = tables.NameColumn(verbose_name=_("Task"))
    body = tables.Column(verbose_name=_("Who"), accessor="body__name", empty_values=())
    due_on = tables.DayColumn(verbose_name=_("Due on"))
    state = tables.Column(verbose_name=_("State"), order_by=("state", "due_on"))

    def url_of(self, record: Task) -> str:
        return reverse("planning:task", args=[record.congress_id, record.pk])

    def render_title(self, record: Task) -> Any:
        return format_html("{}<br><small>{}</small>", record.title, record.product) if record.product else record.title

    def render_body(self, record: Task) -> Any:
        body = record.body.name if record.body else _("the office")
        return format_html("{}<br><small>{}</small>", body, record.assignee) if record.assignee else body

    def render_state(self, record: Task) -> Any:
        return words.state_badge(queries.state_of(record), queries.words_of(record))


class FollowUpTable(tables.Table):
    """The follow-up table of tasks in its official columns."""

    number = tables.NumberColumn(verbose_name=_("Code"))
    directive = tables.Column(verbose_name=_("Assigning paper"), accessor="directive__paper__symbol")
    title = tables.Column(verbose_name=_("Content"))
    body = tables.Column(verbose_name=_("Leading body"), accessor="body__name")
    supporters = tables.Column(verbose_name=_("Supporting bodies"), empty_values=())
    assignee = tables.Column(verbose_name=_("Person in charge"), accessor="assignee__full_name")
    due_on = tables.DayColumn(verbose_name=_("Time limit"))
    product = tables.Column(verbose_name=_("Product"))
    progress = tables.Column(verbose_name=_("Progress"), empty_values=(), accessor="pk")
    state = tables.Column(verbose_name=_("State"))
    judgement = tables.Column(verbose_name=_("Assessment"), empty_values=(), accessor="pk")
    note = tables.Column(verbose_name=_("Note"))

    def value_supporters(self, record: Task) -> str:
        return ", ".join(body.name for body in record.supporters.all())

    def value_progress(self, record: Task) -> str:
        return queries.words_of(record)

    def value_state(self, record: Task) -> str:
        return str(record.get_state_display())

    def value_judgement(self, record: Task) -> str:
        return queries.judgement_of(record)

    def value_note(self, record: Task) -> str:
        return "; ".join(words for words in (record.note, record.reason) if words)
