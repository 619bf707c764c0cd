"""What people fill in: sending a paper down, reporting, withdrawing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.inputs import DayInput

from . import queries


class PaperChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Papers by symbol, subject and day."""

    def label_from_instance(self, obj: Any) -> str:
        day = f" ({obj.issued_on:%d/%m/%Y})" if obj.issued_on else ""
        return f"{obj}{day}"


class IssueForm(forms.Form):
    """Which paper goes down, what it asks, until when, to whom."""

    paper: Any = PaperChoice(
        queryset=None, label=_("Paper"), help_text=_("A paper of your register that has not been sent down yet.")
    )
    demand = forms.CharField(
        label=_("What each unit has to do"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Leave it empty when the units only have to take note."),
    )
    report_by_on = forms.DateField(label=_("Report by"), required=False, widget=DayInput())
    is_for_subtree = forms.TypedChoiceField(
        label=_("To whom"),
        coerce=lambda value: value == "subtree",
        choices=[("below", _("Units directly below; they pass it on")), ("subtree", _("All levels below at once"))],
        initial="below",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, congress: Congress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"].queryset = queries.papers_to_issue(congress)  # type: ignore[attr-defined]


class ReportForm(forms.Form):
    """What the unit did."""

    report = forms.CharField(
        label=_("What your unit did"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One or two sentences; name your own paper by its number and symbol, if there is one."),
    )


class WithdrawForm(forms.Form):
    """Why the directive is taken back."""

    reason = forms.CharField(
        label=_("Why it is withdrawn"), max_length=300, help_text=_("The units below will read this sentence.")
    )
