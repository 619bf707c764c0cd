"""Forms of people and memberships."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daihoi.apps.organisations.models import OfficeKind, Term, Unit
from daihoi.apps.shell.inputs import DayInput

from .models import HoldingSource, MembershipStatus, Person, Sex

BIOGRAPHY = (
    "home_town", "residence", "qualification", "theory_level", "languages", "occupation", "workplace",
)  # fmt: skip
OPEN_STATUSES = [choice for choice in MembershipStatus.choices if choice[0] != MembershipStatus.ENDED]


class BiographyForm(forms.ModelForm):  # type: ignore[type-arg]
    """A person's biography in one line; sensitive fields only for who may read them."""

    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, widget=forms.RadioSelect)

    class Meta:
        model = Person
        fields = ["full_name", "sex", "born_on", *BIOGRAPHY, *Person.SENSITIVE]
        widgets = {"born_on": DayInput()}

    def __init__(self, *args: Any, with_sensitive: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_sensitive:
            for name in Person.SENSITIVE:
                del self.fields[name]


class PersonForm(BiographyForm):
    """A new member: biography and membership."""

    joined_on = forms.DateField(label=_("Joined on"), required=False, widget=DayInput())
    official_on = forms.DateField(label=_("Official since"), required=False, widget=DayInput())
    status = forms.ChoiceField(
        label=_("Status"), choices=[("", _("as the two days say")), *OPEN_STATUSES], required=False
    )
    card_number = forms.CharField(label=_("Card number"), max_length=30, required=False)


class MembershipForm(forms.Form):
    """The standing of a membership."""

    status = forms.ChoiceField(label=_("Status"), choices=OPEN_STATUSES)
    joined_on = forms.DateField(label=_("Joined on"), required=False, widget=DayInput())
    official_on = forms.DateField(label=_("Official since"), required=False, widget=DayInput())
    card_number = forms.CharField(label=_("Card number"), max_length=30, required=False)


class EndForm(forms.Form):
    """When and why a membership ends."""

    on = forms.DateField(label=_("Last day"), widget=DayInput())
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("It stands in the trail."))


class TransferForm(forms.Form):
    """Where a member goes, and when."""

    unit = forms.ModelChoiceField(label=_("New unit"), queryset=Unit.objects.none())
    on = forms.DateField(label=_("From"), widget=DayInput())

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class OfficeForm(forms.Form):
    """An office that a person holds."""

    office = forms.ChoiceField(label=_("Office"), choices=OfficeKind.choices)
    term = forms.ModelChoiceField(label=_("Term"), queryset=Term.objects.all())
    source = forms.ChoiceField(label=_("Came by"), choices=HoldingSource.choices)
    started_on = forms.DateField(label=_("Since"), widget=DayInput())
    ended_on = forms.DateField(label=_("Until"), required=False, widget=DayInput())
    basis = forms.CharField(
        label=_("By decision"), required=False, max_length=200, help_text=_("number and day of the paper")
    )
    is_approved = forms.BooleanField(label=_("Approved by the superior"), required=False)
