"""An office put to the vote, a name from the floor, a withdrawal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Person
from daihoi.apps.organisations.models import OfficeKind

from ..models import CandidateOrigin, ContestState, ElectionForm
from .hands import HandsForm

MOST = 100_000


class ContestForm(forms.Form):
    """An office put to the vote."""

    office = forms.ChoiceField(label=_("Office"), choices=OfficeKind)
    seats = forms.IntegerField(label=_("Seats to fill"), min_value=1, max_value=999)
    alternates = forms.IntegerField(
        label=_("Alternates to take from the list"),
        min_value=0,
        max_value=999,
        required=False,
        initial=0,
        help_text=_("Only for delegates: as many as the congress fixes, from those over half beyond the quota."),
    )
    form = forms.ChoiceField(
        label=_("Who votes"),
        choices=[("", _("as usual for the office")), *ElectionForm.choices],
        required=False,
        help_text=_("Choose the congress for a direct election of the secretary."),
    )
    title = forms.CharField(
        label=_("Title on ballots and minutes"),
        max_length=200,
        required=False,
        help_text=_("Left empty, the usual title is written."),
    )

    def __init__(self, *args: Any, congress: Congress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken = set(congress.contests.exclude(state=ContestState.ANNULLED).values_list("office", flat=True))
        self.fields["office"].choices = [one for one in OfficeKind.choices if one[0] not in taken]  # type: ignore[attr-defined]

    def clean_alternates(self) -> int:
        """No alternates when nothing is written."""
        return self.cleaned_data["alternates"] or 0


class FloorForm(forms.Form):
    """A name from the floor, with the poll."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Name"))
    origin = forms.ChoiceField(
        label=_("How"),
        choices=[one for one in CandidateOrigin.choices if one[0] != CandidateOrigin.PREPARED],
        widget=forms.RadioSelect,
        initial=CandidateOrigin.NOMINATED,
    )
    nominated_by = forms.ModelChoiceField(Person.objects.none(), label=_("Nominated by"), required=False)
    support = forms.IntegerField(label=_("In support, by the poll"), min_value=0, max_value=MOST)
    attending = forms.IntegerField(label=_("Attending at the poll"), min_value=1, max_value=MOST)

    def __init__(self, *args: Any, people: Any, delegates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["nominated_by"].queryset = delegates  # type: ignore[attr-defined]


class WithdrawForm(HandsForm):
    """A name that asks to withdraw, and what the congress says."""

    reason = forms.CharField(label=_("Reason"), max_length=300)
    field_order = ("reason",)
