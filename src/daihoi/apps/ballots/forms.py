"""Setting up the desk: how many teams, how large a bundle, who sits where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.accounts.models import User
from daihoi.core.ballots.bundles import LARGEST

NO_SEAT, THIRD_LOOK = "-", ""
LETTERS = "ABC"


def seat_choices(teams: int) -> list[tuple[str, Any]]:
    """Where somebody may sit."""
    letters = [(letter, _("Team %(letter)s") % {"letter": letter}) for letter in LETTERS[:teams]]
    return [*letters, ("look", _("third look")), (NO_SEAT, pgettext_lazy("seat at the desk", "no seat"))]


def letter_of(choice: str) -> str | None:
    """A choice as the acts take it: a letter, nothing for the third look, None without a seat."""
    return {"look": THIRD_LOOK, NO_SEAT: None}.get(choice, choice)


class DeskForm(forms.Form):
    """The set-up of a desk; each teller has a field of his own."""

    teams = forms.TypedChoiceField(
        label=_("Teams"),
        coerce=int,
        initial=2,
        choices=[
            (2, _("two teams: every ballot is keyed twice")),
            (3, _("three teams: every ballot is keyed three times")),
        ],
    )
    bundle_size = forms.IntegerField(label=_("Ballots in a bundle"), min_value=1, max_value=LARGEST, initial=50)

    def __init__(self, *args: Any, tellers: Sequence[User], proposed: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tellers = list(tellers)
        self.fields["teams"].widget.attrs["class"] = "form-select"
        self.fields["bundle_size"].widget.attrs |= {"class": "form-control", "inputmode": "numeric"}
        for teller in self.tellers:
            self.fields[f"seat_{teller.pk}"] = forms.ChoiceField(
                label=teller.full_name or teller.get_username(),
                choices=seat_choices(len(LETTERS)),
                initial=proposed.get(teller.pk, NO_SEAT),
                widget=forms.Select(attrs={"class": "form-select form-select-sm"}),
            )

    @property
    def seat_rows(self) -> list[tuple[User, Any]]:
        """Each teller with the field of the seat."""
        return [(teller, self[f"seat_{teller.pk}"]) for teller in self.tellers]

    def seats(self) -> dict[User, str]:
        """Who sits where, as ``open_desk`` takes it."""
        chosen = {teller: letter_of(self.cleaned_data[f"seat_{teller.pk}"]) for teller in self.tellers}
        return {teller: letter for teller, letter in chosen.items() if letter is not None}


class SeatForm(forms.Form):
    """One seat, given or taken back while the desk is open."""

    user = forms.IntegerField()
    seat = forms.CharField(max_length=4)


class ReasonForm(forms.Form):
    """Why a desk is given up, or a bundle opened again."""

    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
