"""What people fill in about a congress."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daihoi.apps.organisations.models import Term
from daihoi.apps.shell.inputs import DayInput
from daihoi.core import rulebooks

from . import law
from .models import CongressForm, Content


def rulebook_choices() -> list[tuple[str, Any]]:
    """The rulebooks that come with the program, by their titles in the language of the page."""
    from daihoi.apps.shell.templatetags.shell import said

    return [(name, said(rulebooks.load(name).title)) for name in rulebooks.available()]


class FoundingForm(forms.Form):
    """The start of a congress: which term, by which rulebook, for what."""

    term = forms.ModelChoiceField(Term.objects.all(), label=_("Term"), empty_label=None)
    rulebook = forms.ChoiceField(label=_("Rulebook"), help_text=_("It gives the checklist, the terms and every rule."))
    ordinal = forms.CharField(
        label=_("Ordinal of the congress"), max_length=10, required=False, help_text=_("as it is written: III, XIII")
    )
    contents = forms.MultipleChoiceField(
        label=_("Contents"), choices=Content.choices, widget=forms.CheckboxSelectMultiple, initial=Content.values
    )
    form = forms.ChoiceField(
        label=_("Form"),
        required=False,
        choices=[("", _("as the rulebook proposes by the number of members")), *CongressForm.choices],
    )
    form_reason = forms.CharField(label=_("Why another form"), max_length=300, required=False)
    form_consent = forms.CharField(
        label=_("Consent of the superior"), max_length=160, required=False, help_text=_("number and date of the paper")
    )
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    is_pilot = forms.BooleanField(label=_("This is a pilot congress"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rulebook"].choices = rulebook_choices()  # type: ignore[attr-defined]
        _say_contents(self, (kwargs.get("initial") or {}).get("rulebook", ""))


class FoundingBelowForm(forms.Form):
    """Founding the congresses of all units below in one act."""

    term = forms.ModelChoiceField(Term.objects.all(), label=_("Term"), empty_label=None)
    rulebook = forms.ChoiceField(label=_("Rulebook"))
    contents = forms.MultipleChoiceField(
        label=_("Contents"), choices=Content.choices, widget=forms.CheckboxSelectMultiple, initial=Content.values
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rulebook"].choices = rulebook_choices()  # type: ignore[attr-defined]


class DatesForm(forms.Form):
    """The days of a congress."""

    notified_on = forms.DateField(
        label=_("Opening notified on"),
        widget=DayInput(),
        required=False,
        help_text=_("the day on which the units below are told the day of opening; empty means today"),
    )
    preparatory_on = forms.DateField(label=_("Preparatory session on"), widget=DayInput(), required=False)
    opens_on = forms.DateField(label=_("Opens on"), widget=DayInput())
    closes_on = forms.DateField(label=_("Closes on"), widget=DayInput())
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_("needed when a rule warns of these days, or when the congress is already convened"),
    )


class ShapeForm(forms.Form):
    """Form and contents of a congress."""

    def __init__(self, *args: Any, rulebook: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_contents(self, rulebook)

    contents = forms.MultipleChoiceField(
        label=_("Contents"), choices=Content.choices, widget=forms.CheckboxSelectMultiple
    )
    form = forms.ChoiceField(label=_("Form"), choices=CongressForm.choices, widget=forms.RadioSelect)
    form_reason = forms.CharField(label=_("Why this form"), max_length=300, required=False)
    form_consent = forms.CharField(
        label=_("Consent of the superior"), max_length=160, required=False, help_text=_("number and date of the paper")
    )


class ItemForm(forms.Form):
    """A step of the office's own."""

    title = forms.CharField(label=_("What is to be done"), max_length=300)
    planned_on = forms.DateField(label=_("Planned for"), widget=DayInput(), required=False)


class PlanForm(forms.Form):
    """The planned day of a step."""

    planned_on = forms.DateField(label=_("Planned for"), widget=DayInput(), required=False)
    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False, help_text=_("needed for a day after the last lawful one")
    )


class ReasonForm(forms.Form):
    """An act that asks for its reason."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class HolidayForm(forms.Form):
    """One day off, or one day of rest that is worked."""

    day_on = forms.DateField(label=_("Day"), widget=DayInput())
    name = forms.CharField(label=_("What it is"), max_length=120)
    is_worked = forms.BooleanField(label=_("A weekend day that is worked instead"), required=False)


def _say_contents(form: forms.Form, rulebook: str) -> None:
    """The contents in the words of the rulebook; an assembly of shareholders discusses no drafts from above."""
    if rulebook:
        labels = law.content_labels(rulebook)
        field = form.fields["contents"]
        field.choices = list(labels.items())  # type: ignore[attr-defined]
        field.initial = list(labels)
