"""The electorate: by name, or as figures where the house knows no names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daihoi.apps.delegates.sheet import MOST_VOTES
from daihoi.apps.shell.templatetags.shell import said
from daihoi.core.elections import Absence, Electorate, Weight
from daihoi.core.elections.rules import Deduction

from ..models import Contest
from ..queries import Voter, base_grounds, deducts, is_weighed, needs_weight, voter_grounds

MOST = 100_000


class ElectorateForm(forms.Form):
    """Who can vote: summoned, attending, and those taken out of the base by the rulebook's grounds."""

    summoned = forms.IntegerField(label=_("Summoned"), min_value=1, max_value=MOST)
    attending = forms.IntegerField(label=_("Attending"), min_value=0, max_value=MOST)
    weight_summoned = forms.IntegerField(label=_("Votes of all summoned"), min_value=1, max_value=MOST_VOTES)
    weight_attending = forms.IntegerField(label=_("Votes attending"), min_value=0, max_value=MOST_VOTES)

    def __init__(self, *args: Any, contest: Contest, electorate: Electorate, **kwargs: Any) -> None:
        known, weight = {one.reason: one for one in electorate.deductions}, electorate.weight
        initial: dict[str, Any] = {"summoned": electorate.summoned or None, "attending": electorate.attending}
        if weight is not None:
            initial |= {"weight_summoned": weight.summoned, "weight_attending": weight.attending}
        super().__init__(*args, **({"initial": initial} | kwargs))
        self.grounds = base_grounds(contest)
        self.kept = [one for one in electorate.deductions if not _is_one_of(one, self.grounds)]
        for name in ("weight_summoned", "weight_attending"):
            self.fields[name].required = needs_weight(contest)
            if not is_weighed(contest):
                del self.fields[name]
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
    def figure_rows(self) -> list[Any]:
        """The fields about people and votes."""
        names = ("summoned", "attending", "weight_summoned", "weight_attending")
        return [self[name] for name in names if name in self.fields]

    @property
    def rows(self) -> list[tuple[Deduction, Any, Any]]:
        """Each ground with its number and its names."""
        return [(one, self[f"count_{one.id}"], self[f"names_{one.id}"]) for one in self.grounds]

    def figures(self) -> dict[str, Any]:
        """What ``open_round`` and ``correct_electorate`` take."""
        told, weight = self.cleaned_data, None
        if told.get("weight_summoned") is not None:
            weight = Weight(told["weight_summoned"], told.get("weight_attending"))
        return {
            "summoned": told["summoned"],
            "attending": told["attending"],
            "deductions": self.deductions(),
            "weight": weight,
        }

    def deductions(self) -> list[Absence]:
        """The grounds that were filled in, and those that stay in the base but are told."""
        filled = []
        for ground in self.grounds:
            count = self.cleaned_data.get(f"count_{ground.id}") or 0
            names = tuple(one.strip() for one in self.cleaned_data[f"names_{ground.id}"].splitlines() if one.strip())
            if count:
                filled.append(Absence(ground.id, count, names if len(names) == count else ()))
        return [*filled, *self.kept]


@dataclass(frozen=True)
class RollRow:
    """A person of the electorate with what the form says of him or her."""

    voter: Voter
    attending: bool
    ground: str


class RollForm(forms.Form):
    """The electorate by name before the vote opens: who is here, and who leaves the base on which ground.

    One box and one choice for each name, read by hand: a hall may hold many hundreds.
    """

    def __init__(self, *args: Any, contest: Contest, roll: Sequence[Voter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roll = list(roll)
        self.grounds = [(one, said(one.statement), deducts(one, contest)) for one in voter_grounds(contest)]

    @property
    def rows(self) -> list[RollRow]:
        """Everybody, as typed or as known."""
        return [RollRow(one, *self._told(one)) for one in self.roll]

    def voters(self) -> list[Voter]:
        """The electorate as the form says; what differs from what the house knew is marked as done by hand."""
        return [self._voter(one) for one in self.rows]

    def _voter(self, row: RollRow) -> Voter:
        known = row.voter
        if (row.attending, row.ground) == (known.attending, known.ground):
            return known
        is_represented = known.is_represented and row.attending
        return replace(
            known, attending=row.attending, ground=row.ground, is_represented=is_represented, is_marked=True
        )  # fmt: skip

    def _told(self, voter: Voter) -> tuple[bool, str]:
        if not self.is_bound:
            return voter.attending, voter.ground
        here = self.data.getlist("here") if hasattr(self.data, "getlist") else self.data.get("here", [])
        return str(voter.person) in here, self.data.get(f"ground_{voter.person}", voter.ground)


class VoterForm(forms.Form):
    """One person of the electorate."""

    attending = forms.BooleanField(label=_("Attending"), required=False)
    ground = forms.ChoiceField(label=_("Ground"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, contest: Contest, voter: Voter, **kwargs: Any) -> None:
        initial = {"attending": voter.attending, "ground": voter.ground}
        super().__init__(*args, **({"initial": initial} | kwargs))
        self.grounds = [(one, said(one.statement), deducts(one, contest)) for one in voter_grounds(contest)]
        field = self.fields["ground"]
        field.choices = [("", _("counted in the base")), *((one.id, words) for one, words, _taken in self.grounds)]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> str:
        """The ground that is chosen now."""
        return str(self["ground"].value() or "")


def _is_one_of(absence: Absence, grounds: Sequence[Deduction]) -> bool:
    return any(one.id == absence.reason for one in grounds)
