"""Lists of opinions and of answers."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from daihoi.apps.shell import tables
from daihoi.apps.shell.templatetags import shell as words

from .models import Answer, Comment
from .queries import ResponseRow

ANSWER_LOOKS = {
    Answer.PENDING: "waiting",
    Answer.ADOPTED: "approved",
    Answer.EXPLAINED: "received",
    Answer.KEPT: "draft",
}


class OpinionTable(tables.Table):
    """Opinions, one a line; exports hold every word."""

    text = tables.NameColumn(verbose_name=_("Opinion"), orderable=False)
    section = tables.Column(verbose_name=_("Section"), empty_values=(), order_by=("section__order", "pk"))
    author = tables.Column(verbose_name=_("Given by"), empty_values=(), order_by=("unit_path", "author"))
    channel = tables.Column(verbose_name=_("Channel"))
    stance = tables.Column(verbose_name=_("Stance"))
    persons = tables.NumberColumn(verbose_name=_("Persons"))
    received_on = tables.DayColumn(verbose_name=_("Received on"))
    answer = tables.StateColumn(verbose_name=_("Answer"), looks=ANSWER_LOOKS)
    answer_text = tables.Column(verbose_name=_("Answer in words"))

    def __init__(self, *args: Any, congress_id: int, **kwargs: Any) -> None:
        self.congress_id = congress_id
        super().__init__(*args, **kwargs)

    def url_of(self, record: Comment) -> str:
        return reverse("consultation:opinion", args=[self.congress_id, record.draft_id, record.pk])

    def render_text(self, record: Comment) -> str:
        return Truncator(record.text).chars(220)

    def value_text(self, record: Comment) -> str:
        return record.text

    def render_section(self, record: Comment) -> Any:
        return Truncator(str(record.section)).chars(60) if record.section else _("the document as a whole")

    def value_section(self, record: Comment) -> str:
        return str(record.section or "")

    def render_author(self, record: Comment) -> Any:
        unit = record.unit.name if record.unit else ""
        author = record.author or record.get_author_kind_display()
        return format_html("{}<br><small>{}</small>", author, unit) if unit and unit != author else author

    def value_author(self, record: Comment) -> str:
        return " – ".join(part for part in (record.author, record.unit.name if record.unit else "") if part)


class ResponseTable(tables.Table):
    """The table of what was accepted and explained, in its usual columns."""

    number = tables.NumberColumn(verbose_name=_("No."))
    section = tables.Column(verbose_name=_("Section or paragraph"), empty_values=())
    authors = tables.Column(verbose_name=_("Given by"), accessor="author_line", orderable=False)
    text = tables.Column(verbose_name=_("Opinion"), orderable=False)
    opinions = tables.NumberColumn(verbose_name=_("Same opinions"))
    answer = tables.StateColumn(verbose_name=_("Accepted or explained"), looks=ANSWER_LOOKS)
    reason = tables.Column(verbose_name=_("Reason"), orderable=False)
    changed_text = tables.Column(verbose_name=_("Text after the change"), orderable=False)

    is_wide = True

    def __init__(self, *args: Any, congress_id: int, draft_id: int, **kwargs: Any) -> None:
        self.congress_id, self.draft_id = congress_id, draft_id
        super().__init__(*args, **kwargs)

    def url_of(self, record: ResponseRow) -> str:
        return reverse("consultation:opinion", args=[self.congress_id, self.draft_id, record.pk])

    def render_section(self, record: ResponseRow) -> Any:
        return record.section or _("the document as a whole")

    def value_section(self, record: ResponseRow) -> str:
        return str(self.render_section(record))

    def render_answer(self, record: ResponseRow) -> Any:
        return words.state_badge(ANSWER_LOOKS[Answer(record.answer)], record.answer_label)

    def value_answer(self, record: ResponseRow) -> str:
        return record.answer_label
