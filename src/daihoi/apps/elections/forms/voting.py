"""The electorate and the count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daihoi.apps.shell.templatetags.shell import said
from daihoi.core.elections import Absence, Electorate
from daihoi.core.elections.rules import Deduction, Ground

from ..models import Round

MOST = 100_000


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
