"""Forms of the units room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.accounts.models import User
from daihoi.apps.shell.inputs import DayInput

from .models import Level, Reach, Role, Unit


class UnitForm(forms.Form):
    """A new unit."""

    name = forms.CharField(label=pgettext_lazy("unit", "Name"), max_length=200)
    code = forms.SlugField(
        label=_("Code"), max_length=60, help_text=_("Small letters without marks, digits, hyphens; it stays for good.")
    )
    level = forms.ModelChoiceField(label=_("Level"), queryset=Level.objects.none())
    symbol = forms.CharField(
        label=_("Symbol of its papers"), max_length=20, required=False, help_text=_("As in 535-CV/ĐUB: ĐUB.")
    )
    superior_title = forms.CharField(
        label=_("Name of its committee"), max_length=200, required=False, help_text=_("Who signs for the unit.")
    )
    place = forms.CharField(label=_("Place"), max_length=120, required=False)

    def __init__(self, *args: Any, parent: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].queryset = Level.objects.filter(rank__gt=parent.level.rank)  # type: ignore[attr-defined]


class FactsForm(forms.Form):
    """What a unit is called."""

    name = forms.CharField(label=pgettext_lazy("unit", "Name"), max_length=200)
    symbol = forms.CharField(label=_("Symbol of its papers"), max_length=20, required=False)
    superior_title = forms.CharField(label=_("Name of its committee"), max_length=200, required=False)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)


class MoveForm(forms.Form):
    """Where a unit is to hang."""

    parent = forms.ModelChoiceField(label=_("New unit above"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = units  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why it is done."""

    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("It stands in the trail."))


class RoleForm(forms.Form):
    """Somebody with an account gets a role."""

    username = forms.CharField(label=_("User name"), max_length=150)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    reach = forms.ChoiceField(label=_("Reach"), choices=Reach.choices, initial=Reach.UNIT)
    valid_from_on = forms.DateField(label=_("From"), required=False, widget=DayInput())
    valid_until_on = forms.DateField(label=_("Until"), required=False, widget=DayInput())

    def clean_username(self) -> User:
        """The account itself."""
        user = User.objects.filter(username__iexact=self.cleaned_data["username"], is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("There is no such account. Check the spelling, or make a new account."))
        return user


class AccountForm(forms.Form):
    """A new account with its first role."""

    full_name = forms.CharField(label=_("Full name"), max_length=120)
    username = forms.CharField(
        label=_("User name"), max_length=150, help_text=_("Letters without marks, digits, . - _")
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.OFFICE)
    about = forms.CharField(label=_("What the role is for"), max_length=200, required=False)
