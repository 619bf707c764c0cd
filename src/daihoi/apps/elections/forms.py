"""What people fill in: an office put to the vote, a name from the floor, the electorate, the count, hands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Person
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell.templatetags.shell import said
from daihoi.core.elections import Absence, Electorate
from daihoi.core.elections.rules import Deduction, Ground

from .actions import Hands
from .models import CandidateOrigin, ContestState, ElectionForm, Round

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


class HandsForm(forms.Form):
    """A vote by show of hands; left empty, no figures are kept here."""

    votes_for = forms.IntegerField(label=pgettext_lazy("hands", "For"), min_value=0, max_value=MOST, required=False)
    votes_against = forms.IntegerField(
        label=pgettext_lazy("hands", "Against"), min_value=0, max_value=MOST, required=False
    )
    abstentions = forms.IntegerField(label=_("Abstaining"), min_value=0, max_value=MOST, required=False)

    def hands(self) -> Hands | None:
        """The figures, or None when nobody wrote any."""
        votes_for = self.cleaned_data.get("votes_for")
        if votes_for is None:
            return None
        return Hands(votes_for, self.cleaned_data["votes_against"] or 0, self.cleaned_data["abstentions"] or 0)


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


class ReasonForm(forms.Form):
    """A reason in words."""

    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


class ElectorateForm(forms.Form):
    """Who can vote: summoned, attending, and those taken out of the base by the rulebook's grounds."""

    summoned = forms.IntegerField(label=_("Summoned"), min_value=1, max_value=MOST)
    attending = forms.IntegerField(label=_("Attending"), min_value=0, max_value=MOST)

    def __init__(self, *args: Any, grounds: Sequence[Deduction], electorate: Electorate, **kwargs: Any) -> None:
        known = {one.reason: one for one in electorate.deductions}
        initial: dict[str, Any] = {"summoned": electorate.summoned or None, "attending": electorate.attending}
        super().__init__(*args, **({"initial": initial} | kwargs))
        self.grounds, self.kept = list(grounds), [one for one in electorate.deductions if not _is_one_of(one, grounds)]
        for ground in self.grounds:
            found = known.get(ground.id, Absence(ground.id, 0))
            self.fields[f"count_{ground.id}"] = forms.IntegerField(
                label=said(ground.statement), min_value=0, max_value=MOST, required=False, initial=found.count
            )
            self.fields[f"names_{ground.id}"] = forms.CharField(
                label=_("Names, one a line"),
                required=False,
                initial="\n".join(found.names),
                widget=forms.Textarea(attrs={"rows": min(max(len(found.names), 1), 8)}),
            )

    @property
    def rows(self) -> list[tuple[Deduction, Any, Any]]:
        """Each ground with its number and its names."""
        return [(one, self[f"count_{one.id}"], self[f"names_{one.id}"]) for one in self.grounds]

    def deductions(self) -> list[Absence]:
        """The grounds that were filled in, and those that stay in the base but are told."""
        filled = []
        for ground in self.grounds:
            count = self.cleaned_data.get(f"count_{ground.id}") or 0
            names = tuple(one.strip() for one in self.cleaned_data[f"names_{ground.id}"].splitlines() if one.strip())
            if count:
                filled.append(Absence(ground.id, count, names if len(names) == count else ()))
        return [*filled, *self.kept]


class CountForm(forms.Form):
    """What the counting committee reports: ballots first, then the votes in ballot order."""

    issued = forms.IntegerField(label=_("Ballots issued"), min_value=0, max_value=MOST)
    spoilt = forms.IntegerField(label=_("Spoilt and replaced"), min_value=0, max_value=MOST, required=False)
    unused = forms.IntegerField(label=_("Not used"), min_value=0, max_value=MOST, required=False)
    returned = forms.IntegerField(label=_("Ballots returned"), min_value=0, max_value=MOST)
    valid = forms.IntegerField(label=_("Valid"), min_value=0, max_value=MOST)

    def __init__(self, *args: Any, round_: Round, grounds: Sequence[Ground], **kwargs: Any) -> None:
        super().__init__(*args, **({"initial": _counted(round_)} | kwargs))
        self.round, self.grounds = round_, list(grounds)
        self.tallies = list(round_.tallies.select_related("candidate__person").order_by("candidate__order"))
        for ground in self.grounds:
            self.fields[f"invalid_{ground.id}"] = forms.IntegerField(
                label=said(ground.statement), min_value=0, max_value=MOST, required=False
            )
        for one in self.tallies:
            self.fields[f"votes_{one.candidate_id}"] = forms.IntegerField(
                label=one.candidate.person.full_name, min_value=0, max_value=MOST
            )
        for field in self.fields.values():
            field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "class": "form-control el-number"}

    @property
    def ballot_rows(self) -> list[Any]:
        """The fields about ballots, in the order of reporting."""
        return [self[name] for name in ("issued", "spoilt", "unused", "returned", "valid")]

    @property
    def invalid_rows(self) -> list[tuple[Ground, Any]]:
        """Each ground of invalidity with its field."""
        return [(one, self[f"invalid_{one.id}"]) for one in self.grounds]

    @property
    def vote_rows(self) -> list[tuple[Any, Any]]:
        """Each candidate with its field, in ballot order."""
        return [(one.candidate, self[f"votes_{one.candidate_id}"]) for one in self.tallies]

    def figures(self) -> dict[str, Any]:
        """What ``record_count`` takes."""
        told = self.cleaned_data
        return {
            "issued": told["issued"],
            "returned": told["returned"],
            "valid": told["valid"],
            "spoilt": told["spoilt"] or 0,
            "unused": told["unused"] or 0,
            "invalid": {one.id: told[f"invalid_{one.id}"] for one in self.grounds if told[f"invalid_{one.id}"]},
            "votes": {one.candidate_id: told[f"votes_{one.candidate_id}"] for one in self.tallies},
        }


def _counted(round_: Round) -> dict[str, Any]:
    """The figures that stand, for a correction."""
    initial: dict[str, Any] = {
        name: getattr(round_, name) for name in ("issued", "spoilt", "unused", "returned", "valid")
    }
    initial |= {f"invalid_{one.ground}": one.count for one in round_.invalid_grounds.all()}
    return initial | {f"votes_{one.candidate_id}": one.votes for one in round_.tallies.all()}


def _is_one_of(absence: Absence, grounds: Sequence[Deduction]) -> bool:
    return any(one.id == absence.reason for one in grounds)
