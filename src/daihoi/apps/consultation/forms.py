"""What people fill in: drafts, opinions, answers; and the filters of the list of opinions."""

from __future__ import annotations

import uuid
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell.inputs import DayInput
from daihoi.core.errors import DaihoiError
from daihoi.core.sentences import Sentence

from . import batches, queries
from .models import Answer, AuthorKind, Channel, Comment, CommentKind, Draft, DraftKind, Stance

ENTERED = [(value, label) for value, label in Channel.choices if value != Channel.FORM]


class TextForm(forms.Form):
    """A text, pasted or as DOCX."""

    text = forms.CharField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Paste the whole text. Lines such as “Phần thứ nhất”, “I.”, “1.” and “1.1.” become headings."),
    )
    file = forms.FileField(
        label=_("or a Word file (.docx)"), required=False, widget=forms.FileInput(attrs={"accept": ".docx"})
    )

    def clean(self) -> dict[str, Any]:
        """One of the two must hold words."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("file"):
            try:
                given["text"] = batches.text_of_docx(given["file"].read())
            except DaihoiError as error:
                self.add_error("file", _said(error.sentence))
        if not given.get("text", "").strip() and not self.errors:
            self.add_error("text", _("Paste the text, or choose a Word file."))
        return given


class DraftForm(TextForm):
    """The first draft of a document."""

    kind = forms.ChoiceField(label=_("Document"), choices=DraftKind.choices)
    title = forms.CharField(label=_("Title"), max_length=300)

    field_order = ["kind", "title", "text", "file"]


class RevisionForm(TextForm):
    """The next draft, or another text for one that is being written."""

    title = forms.CharField(label=_("Title"), max_length=300)

    field_order = ["title", "text", "file"]


class OpenForm(forms.Form):
    """From when until when, and whether the public is asked."""

    opens_on = forms.DateField(label=_("Opinions from"), widget=DayInput())
    closes_on = forms.DateField(label=_("Opinions until"), widget=DayInput())
    is_public = forms.BooleanField(
        label=_("Also open to the public on the portal"), required=False,
        help_text=_("Members of this unit and of all units below are asked in any case."),
    )  # fmt: skip


class ExtendForm(forms.Form):
    """Another last day, and why."""

    closes_on = forms.DateField(label=_("Opinions until"), widget=DayInput())
    reason = forms.CharField(label=_("Reason"), max_length=300)


class OpinionForm(forms.Form):
    """An opinion in one minute: the words first; no stance is chosen beforehand."""

    text = forms.CharField(label=_("Your opinion"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}))
    stance = forms.ChoiceField(
        label=_("On this part, I"), choices=Stance.choices, required=False, widget=forms.RadioSelect,
        help_text=_("You may leave this open."),
    )  # fmt: skip
    author = forms.CharField(
        label=_("Your name"), max_length=160, required=False, help_text=_("Only if you wish to give it.")
    )
    arrival_key = forms.CharField(widget=forms.HiddenInput, initial=lambda: uuid.uuid4().hex, max_length=64)


class EntryForm(forms.Form):
    """An opinion that came to the office: by conference, letter or press."""

    channel = forms.ChoiceField(label=_("How it came in"), choices=ENTERED, widget=forms.RadioSelect)
    unit: Any = forms.ModelChoiceField(queryset=None, label=_("Unit"), required=False, empty_label=_("no unit"))
    section: Any = forms.ModelChoiceField(
        queryset=None, label=_("Section"), required=False, empty_label=_("the document as a whole")
    )
    text = forms.CharField(label=_("Opinion, word for word"), widget=forms.Textarea(attrs={"rows": 6}))
    kind = forms.ChoiceField(label=_("Kind"), choices=CommentKind.choices, widget=forms.RadioSelect, initial="specific")
    stance = forms.ChoiceField(label=_("Stance"), choices=Stance.choices, widget=forms.RadioSelect)
    author_kind = forms.ChoiceField(label=_("Who speaks"), choices=AuthorKind.choices)
    author = forms.CharField(label=_("Name of the person or organisation"), max_length=160, required=False)
    persons = forms.IntegerField(
        label=_("Persons who share it"), min_value=1, initial=1, help_text=_("Opinions and persons are counted apart.")
    )
    received_on = forms.DateField(label=_("Received on"), widget=DayInput())
    arrival_key = forms.CharField(widget=forms.HiddenInput, initial=lambda: uuid.uuid4().hex, max_length=64)

    def __init__(self, *args: Any, draft: Draft, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["section"].queryset = draft.sections.all()  # type: ignore[attr-defined]


class SheetForm(forms.Form):
    """A sheet of opinions."""

    file = forms.FileField(
        label=_("Sheet (XLSX or CSV)"), widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        help_text=_("Each opinion has an id of its own; a sheet that arrives again adds nothing twice."),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """What became of an opinion, in words that its author reads."""

    answer = forms.ChoiceField(
        label=_("Answer"), widget=forms.RadioSelect,
        choices=[(value, label) for value, label in Answer.choices if value != Answer.PENDING],
    )  # fmt: skip
    answer_text = forms.CharField(
        label=_("In words"), widget=forms.Textarea(attrs={"rows": 4}), help_text=_("The author reads this sentence.")
    )
    changed_text = forms.CharField(
        label=_("Text after the change"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only when the opinion is accepted: the new wording."),
    )  # fmt: skip


class CodeForm(forms.Form):
    """A receipt code."""

    code = forms.CharField(
        label=_("Receipt code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class OpinionFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Opinions by section, channel, unit, stance, kind and answer."""

    answer = django_filters.ChoiceFilter(label=_("Answer"), choices=Answer.choices)
    stance = django_filters.ChoiceFilter(label=_("Stance"), choices=Stance.choices)
    channel = django_filters.ChoiceFilter(label=_("Channel"), choices=Channel.choices)
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=CommentKind.choices)
    section = django_filters.ChoiceFilter(label=_("Section"), choices=(), method="keep_section")
    unit = django_filters.ChoiceFilter(label=_("Unit"), choices=(), method="keep_unit")

    class Meta:
        model = Comment
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        draft = self.request.draft
        sections: list[tuple[str, Any]] = [("whole", _("the document as a whole"))]
        sections += [(section.anchor, str(section)) for section in draft.sections.all()]
        units: list[tuple[str, Any]] = [(unit.code, unit.name) for unit in queries.units_here(draft)] + [
            ("none", _("without a unit"))
        ]
        self.filters["section"].extra["choices"] = sections
        self.filters["unit"].extra["choices"] = units

    def keep_section(self, rows: Any, _name: str, value: str) -> Any:
        """One section, or the document as a whole."""
        return rows.filter(section__isnull=True) if value == "whole" else rows.filter(section__anchor=value)

    def keep_unit(self, rows: Any, _name: str, value: str) -> Any:
        """The unit and those below it, or opinions without a unit."""
        if value == "none":
            return rows.filter(unit__isnull=True)
        return rows.filter(unit__in=Unit.objects.filter(code=value))


def _said(sentence: Sentence) -> str:
    from daihoi.apps.shell import figures

    return sentence.in_language(figures.language())
