"""Setting up the desk: how many teams, how large a bundle, who sits where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.accounts.models import User
from daihoi.core.ballots.bundles import LARGEST
from daihoi.core.ballots.layouts import PaperSize
from daihoi.core.elections import BallotStyle

from .models import Side

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


STYLES = {
    BallotStyle.STRIKE: _("names are struck out"),
    BallotStyle.AGREE_DISAGREE: _("agree or disagree at each name"),
    BallotStyle.MARK: _("only the names voted for are marked"),
    BallotStyle.CUMULATIVE: _("a number at each name"),
}


class PaperForm(forms.Form):
    """How the ballots of a round are printed."""

    style = forms.ChoiceField(label=_("How a name is marked"), widget=forms.Select(attrs={"class": "form-select"}))
    paper = forms.ChoiceField(
        label=_("Paper size"),
        choices=[(one.value, one.value) for one in PaperSize],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    copies = forms.IntegerField(
        label=_("Ballots to print"),
        min_value=1,
        max_value=5000,
        widget=forms.NumberInput(attrs={"class": "form-control", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, styles: Sequence[BallotStyle], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = _("%(style)s (by the rulebook)") % {"style": STYLES[styles[0]]}
        self.fields["style"].choices = [  # type: ignore[attr-defined]
            (styles[0].value, usual), *((one.value, STYLES[one]) for one in styles[1:])
        ]  # fmt: skip


class RulersForm(forms.Form):
    """Who rules on which side; each teller has a field of his own."""

    def __init__(self, *args: Any, tellers: Sequence[User], proposed: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tellers = list(tellers)
        for teller in self.tellers:
            self.fields[f"seat_{teller.pk}"] = forms.ChoiceField(
                label=teller.full_name or teller.get_username(),
                choices=side_choices(),
                initial=proposed.get(teller.pk, NO_SEAT),
                widget=forms.Select(attrs={"class": "form-select form-select-sm"}),
            )

    @property
    def seat_rows(self) -> list[tuple[User, Any]]:
        """Each teller with the field of the seat."""
        return [(teller, self[f"seat_{teller.pk}"]) for teller in self.tellers]

    def seats(self) -> dict[User, str]:
        """Who rules where, as ``open_scan_count`` takes it."""
        chosen = {teller: self.cleaned_data[f"seat_{teller.pk}"] for teller in self.tellers}
        return {teller: side for teller, side in chosen.items() if side != NO_SEAT}


def side_choices() -> list[tuple[str, Any]]:
    """Where somebody may sit at a machine count."""
    return [*Side.choices, (NO_SEAT, pgettext_lazy("seat at the desk", "no seat"))]


class BatchForm(forms.Form):
    """A pile of papers, counted by hand."""

    papers = forms.IntegerField(
        label=_("Papers in it, counted by hand"),
        min_value=1,
        max_value=5000,
        widget=forms.NumberInput(attrs={"class": "form-control", "inputmode": "numeric"}),
    )


class FolderForm(forms.Form):
    """A folder below the one into which the scanners write."""

    folder = forms.CharField(
        label=_("Folder"), max_length=200, required=False, widget=forms.TextInput(attrs={"class": "form-control"})
    )


class AuditForm(forms.Form):
    """The public dice and the risk limit of an audit."""

    dice = forms.CharField(
        label=_("Dice"),
        max_length=200,
        help_text=_("At least 20 digits, thrown in public after the count is closed."),
        widget=forms.TextInput(attrs={"class": "form-control", "inputmode": "numeric", "autocomplete": "off"}),
    )
    risk_limit = forms.DecimalField(
        label=_("Risk limit"),
        min_value=0.001,
        max_value=0.2,
        initial=0.05,
        decimal_places=4,
        max_digits=5,
        help_text=_("The chance that a wrong result would be confirmed: 0.05 is five in a hundred."),
        widget=forms.NumberInput(attrs={"class": "form-control", "step": "0.001"}),
    )
