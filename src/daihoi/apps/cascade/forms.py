"""What people fill in: a lesson, an item of the dossier, a decision on a report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.documents.models import Secrecy
from daihoi.apps.members.models import Person

from .models import LessonKind, Medium, Topic


class NoteForm(forms.Form):
    """What is to be mended."""

    note = forms.CharField(label=_("What is to be mended"), widget=forms.Textarea(attrs={"rows": 4}))


class ReasonForm(forms.Form):
    """A reason in words."""

    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


class RatifyForm(forms.Form):
    """A result ratified, perhaps without single persons."""

    without = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("Not ratified"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only persons who lack the standards; leave empty to ratify the whole result."),
    )
    reason = forms.CharField(
        label=_("Reason, where somebody is left out"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["without"].queryset = people  # type: ignore[attr-defined]


class LessonForm(forms.Form):
    """One lesson."""

    kind = forms.ChoiceField(label=pgettext_lazy("lesson", "What it is"), choices=LessonKind)
    topic = forms.ChoiceField(label=_("Field of work"), choices=Topic)
    text = forms.CharField(label=pgettext_lazy("lesson", "In words"), widget=forms.Textarea(attrs={"rows": 4}))


class ItemForm(forms.Form):
    """An item that the register does not hold."""

    title = forms.CharField(label=_("Title"), max_length=300)
    made_by = forms.CharField(label=_("Made by"), max_length=160)
    medium = forms.ChoiceField(label=_("Kind of item"), choices=Medium, initial=Medium.PHOTO)
    pieces = forms.IntegerField(label=_("Sheets or files"), min_value=1, initial=1)
    dated_on = forms.DateField(label=_("Date"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    secrecy = forms.ChoiceField(label=_("Secrecy"), choices=Secrecy, initial=Secrecy.INTERNAL)
    retention = forms.CharField(label=_("Retention period"), required=False, max_length=60)


class PiecesForm(forms.Form):
    """How many sheets are kept on paper."""

    pieces = forms.IntegerField(label=_("Sheets"), min_value=1, initial=1)


class FileForm(forms.Form):
    """The dossier handed over, with the reason for what is missing."""

    missing_reason = forms.CharField(
        label=_("Why something is missing"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
