"""What people fill in about nominees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell.inputs import DayInput

from .models import SlateEntry


class SlateForm(forms.Form):
    """A new list."""

    office = forms.ChoiceField(label=_("Office"))
    seats = forms.IntegerField(label=_("Seats to fill"), min_value=1, max_value=500)
    reference_on = forms.DateField(
        label=_("Day at which ages are measured"), widget=DayInput(), required=False,
        help_text=_("the reference month of this level; empty means the opening of the congress"),
    )  # fmt: skip

    def __init__(self, *args: Any, offices: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [(one, OfficeKind(one).label) for one in offices]  # type: ignore[attr-defined]


class SeatsForm(forms.Form):
    """How many seats."""

    seats = forms.IntegerField(label=_("Seats to fill"), min_value=1, max_value=500)


class StepForm(forms.Form):
    """One conference: when, how many came, how many supported each nominee."""

    held_on = forms.DateField(label=_("Held on"), widget=DayInput())
    summoned = forms.IntegerField(label=_("Summoned"), min_value=1, max_value=10_000)
    attending = forms.IntegerField(label=_("Attending"), min_value=0, max_value=10_000)

    def __init__(self, *args: Any, entries: Sequence[SlateEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = {f"votes_{entry.pk}": entry for entry in entries}
        for name, entry in self.entries.items():
            self.fields[name] = forms.IntegerField(
                label=_("Votes for %(person)s") % {"person": entry.person.full_name}, min_value=0, max_value=10_000
            )

    @property
    def support(self) -> dict[SlateEntry, int]:
        """Votes by nominee."""
        return {entry: self.cleaned_data[name] for name, entry in self.entries.items()}


class ReasonForm(forms.Form):
    """An act that asks for its reason."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class NoteForm(forms.Form):
    """What is to be mended before a list is approved."""

    note = forms.CharField(label=_("What is to be mended"), max_length=300)


class ApprovalForm(forms.Form):
    """The paper by which a list is approved."""

    paper = forms.CharField(label=_("Number of the decision"), max_length=160, help_text=_("such as 612-CV/ĐUK"))
