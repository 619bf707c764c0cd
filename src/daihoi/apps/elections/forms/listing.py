"""An office put to the vote, names from the floor, withdrawals, seats that became free."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Person
from daihoi.apps.nominations.models import FileKey
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell.inputs import DayInput

from .. import queries
from ..models import Candidate, CandidateOrigin, ElectionForm
from .hands import HandsForm

MOST = 100_000


class ContestForm(forms.Form):
    """An office put to the vote."""

    office = forms.ChoiceField(label=_("Office"), choices=OfficeKind, widget=forms.HiddenInput)
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
        taken = {one.office for one in queries.running_contests(congress)}
        self.fields["office"].choices = [one for one in OfficeKind.choices if one[0] not in taken]  # type: ignore[attr-defined]
        office = self["office"].value()
        if office != OfficeKind.DELEGATES:
            del self.fields["alternates"]
        if office != OfficeKind.SECRETARY:
            del self.fields["form"]

    def clean(self) -> dict[str, Any]:
        """No alternates when nothing is written."""
        told = super().clean() or {}
        if "alternates" in told:
            told["alternates"] = told["alternates"] or 0
        return told


class NumberForm(HandsForm):
    """How many are to be elected, and the vote on it."""

    seats = forms.IntegerField(label=_("Number to be elected"), min_value=1, max_value=999)
    field_order = ("seats",)


class DossierForm(forms.Form):
    """What is known of a name: consent, the dossier, the note beside the name."""

    has_consent = forms.BooleanField(label=_("The person agrees to stand"), required=False, initial=True)
    dossier_received_on = forms.DateField(
        label=_("Dossier received on"),
        required=False,
        widget=DayInput(),
        help_text=_("Only for somebody who is no delegate or member of the meeting."),
    )
    note = forms.CharField(
        label=_("Beside the name on the ballot"),
        required=False,
        max_length=160,
        help_text=_("Only to tell apart two people of one name, such as the year of birth or the unit."),
    )

    def __init__(self, *args: Any, items: Iterable[str], candidate: Candidate | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = tuple(items)
        if self.items:
            self.fields["dossier_items"] = forms.MultipleChoiceField(
                label=_("Papers of the dossier"),
                choices=[(one, _paper(one)) for one in self.items],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        if candidate is not None and not self.is_bound:
            self.initial = {name: getattr(candidate, name) for name in self.fields}

    def dossier(self) -> dict[str, Any]:
        """What the acts take; nothing is said of the papers while no dossier has come."""
        told = self.cleaned_data
        items = told.get("dossier_items") or []
        return {
            "has_consent": told["has_consent"],
            "dossier_received_on": told["dossier_received_on"],
            "dossier_items": items if items or told["dossier_received_on"] else None,
            "note": told["note"],
        }


class FloorForm(DossierForm):
    """A name from the floor; with figures where it has been polled on by itself."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Name"))
    origin = forms.ChoiceField(
        label=_("How"),
        choices=[one for one in CandidateOrigin.choices if one[0] != CandidateOrigin.PREPARED],
        widget=forms.RadioSelect,
        initial=CandidateOrigin.NOMINATED,
    )
    nominated_by = forms.ModelChoiceField(Person.objects.none(), label=_("Nominated by"), required=False)
    support = forms.IntegerField(
        label=_("In support, by the poll"),
        min_value=0,
        max_value=MOST,
        required=False,
        help_text=_("Left empty, the name is noted as a proposal and polled on later."),
    )
    attending = forms.IntegerField(label=_("Attending at the poll"), min_value=1, max_value=MOST, required=False)
    field_order = ("person", "origin", "nominated_by", "has_consent")

    def __init__(self, *args: Any, people: Any, delegates: Any, is_polled: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["nominated_by"].queryset = delegates  # type: ignore[attr-defined]
        if not is_polled:
            del self.fields["support"], self.fields["attending"]

    def clean(self) -> dict[str, Any]:
        """Support is of somebody."""
        told = super().clean() or {}
        if told.get("support") is not None and told.get("attending") is None:
            self.add_error("attending", _("Say how many attended the poll."))
        return told


class SupportForm(forms.Form):
    """The figures of a poll on names from the floor, name by name."""

    attending = forms.IntegerField(label=_("Attending at the poll"), min_value=1, max_value=MOST)

    def __init__(self, *args: Any, proposals: Iterable[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposals = list(proposals)
        for one in self.proposals:
            self.fields[f"support_{one.pk}"] = forms.IntegerField(
                label=one.person.full_name, min_value=0, max_value=MOST, required=False
            )

    def support(self) -> dict[int, int]:
        """By the candidate's key, the figures that were written."""
        figures = {one.pk: self.cleaned_data[f"support_{one.pk}"] for one in self.proposals}
        return {key: votes for key, votes in figures.items() if votes is not None}


class RequestForm(forms.Form):
    """Why somebody asks to withdraw."""

    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))


class ByElectionForm(forms.Form):
    """Vacant seats put to the vote."""

    seats = forms.IntegerField(label=_("Seats to fill"), min_value=1, max_value=999)
    title = forms.CharField(
        label=_("Title on ballots and minutes"),
        max_length=200,
        required=False,
        help_text=_("Left empty, the usual title is written."),
    )

    def __init__(self, *args: Any, vacant: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seats"].initial = vacant


class AppointmentForm(forms.Form):
    """Whom the superior appointed, and by which paper."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Name"))
    office = forms.ChoiceField(label=_("Office"))
    decision = forms.CharField(label=_("Number of the decision"), max_length=120)
    decided_on = forms.DateField(label=_("Day of the decision"), widget=DayInput())
    started_on = forms.DateField(
        label=_("In office since"),
        widget=DayInput(),
        required=False,
        help_text=_("Left empty: the day of the decision."),
    )

    def __init__(self, *args: Any, people: Any, offices: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["office"].choices = [(one, OfficeKind(one).label) for one in offices]  # type: ignore[attr-defined]


def _paper(key: str) -> Any:
    return FileKey(key).label if key in FileKey.values else key.replace("_", " ")
