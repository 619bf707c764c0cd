"""What the counting committee reports: the ballots, then the count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from daihoi.apps.delegates.sheet import MOST_VOTES
from daihoi.apps.shell.templatetags.shell import said
from daihoi.core.elections.rules import Ground

from ..models import Round
from ..queries import rules_of

MOST = 100_000
REPORTED = ("printed", "issued", "spoilt", "unused", "returned")


class _Figures(forms.Form):
    """A form of figures: right-aligned, keyed without the mouse."""

    def dress(self, round_: Round) -> None:
        """Give every field the look of a figure, and let its refusals cite the rule that figures agree."""
        agree = rules_of(round_.contest).elections.figures_agree
        cited = {"rule": f"{agree.id}, {agree.source}" if str(agree.source) else agree.id}
        for field in self.fields.values():
            field.error_messages["invalid"] = _("Write a whole number (%(rule)s).") % cited
            for check in field.validators:
                if isinstance(check, MinValueValidator):
                    check.message = _("A number of ballots or votes can't be less than 0 (%(rule)s).") % cited
            field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "class": "form-control el-number"}


class ReportForm(_Figures):
    """The ballots: prepared, issued, spoilt, not used, returned."""

    printed = forms.IntegerField(label=_("Ballots prepared"), min_value=0, max_value=MOST)
    issued = forms.IntegerField(label=_("Ballots issued"), min_value=0, max_value=MOST)
    spoilt = forms.IntegerField(label=_("Spoilt and replaced"), min_value=0, max_value=MOST, required=False)
    unused = forms.IntegerField(label=_("Not used"), min_value=0, max_value=MOST, required=False)
    returned = forms.IntegerField(label=_("Ballots returned"), min_value=0, max_value=MOST)

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        initial = {name: getattr(round_, name) for name in REPORTED}
        super().__init__(*args, **({"initial": initial} | kwargs))
        self.dress(round_)

    def figures(self) -> dict[str, Any]:
        """What ``report_ballots`` takes."""
        return {name: self.cleaned_data[name] or 0 for name in REPORTED}


class CountForm(_Figures):
    """The count: ballots first where they were not reported yet, then the votes in ballot order."""

    issued = forms.IntegerField(label=_("Ballots issued"), min_value=0, max_value=MOST)
    spoilt = forms.IntegerField(label=_("Spoilt and replaced"), min_value=0, max_value=MOST, required=False)
    unused = forms.IntegerField(label=_("Not used"), min_value=0, max_value=MOST, required=False)
    returned = forms.IntegerField(label=_("Ballots returned"), min_value=0, max_value=MOST)
    valid = forms.IntegerField(label=_("Valid"), min_value=0, max_value=MOST)
    weight_valid = forms.IntegerField(label=_("Votes on valid ballots"), min_value=0, max_value=MOST_VOTES)

    def __init__(self, *args: Any, round_: Round, grounds: Sequence[Ground], **kwargs: Any) -> None:
        super().__init__(*args, **({"initial": _counted(round_)} | kwargs))
        self.round, self.grounds = round_, list(grounds)
        self.is_reported = round_.reported_at is not None
        self.tallies = list(round_.tallies.select_related("candidate__person").order_by("candidate__order"))
        if self.is_reported:
            for name in ("issued", "spoilt", "unused", "returned"):
                del self.fields[name]
        if round_.weight_summoned is None:
            del self.fields["weight_valid"]
        for ground in self.grounds:
            self.fields[f"invalid_{ground.id}"] = forms.IntegerField(
                label=said(ground.statement), min_value=0, max_value=MOST, required=False
            )
        for one in self.tallies:
            self.fields[f"votes_{one.candidate_id}"] = forms.IntegerField(
                label=one.candidate.person.full_name, min_value=0, max_value=MOST_VOTES
            )
        self.dress(round_)

    @property
    def ballot_rows(self) -> list[Any]:
        """The fields about ballots, in the order of reporting."""
        return [self[name] for name in ("issued", "spoilt", "unused", "returned") if name in self.fields]

    @property
    def valid_rows(self) -> list[Any]:
        """The valid ballots, and the votes they carry where votes are counted."""
        return [self[name] for name in ("valid", "weight_valid") if name in self.fields]

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
        ballots = (
            {"issued": self.round.issued, "returned": self.round.returned}
            if self.is_reported
            else {
                "issued": told["issued"], "returned": told["returned"],
                "spoilt": told["spoilt"] or 0, "unused": told["unused"] or 0,
            }
        )  # fmt: skip
        return ballots | {
            "valid": told["valid"],
            "weight_valid": told.get("weight_valid"),
            "invalid": {one.id: told[f"invalid_{one.id}"] for one in self.grounds if told[f"invalid_{one.id}"]},
            "votes": {one.candidate_id: told[f"votes_{one.candidate_id}"] for one in self.tallies},
        }


def _counted(round_: Round) -> dict[str, Any]:
    """The figures that stand, for a correction, or that wait to be kept again."""
    names = ("issued", "spoilt", "unused", "returned", "valid", "weight_valid")
    initial: dict[str, Any] = {name: getattr(round_, name) for name in names}
    initial |= {f"invalid_{one.ground}": one.count for one in round_.invalid_grounds.all()}
    return initial | {f"votes_{one.candidate_id}": one.votes for one in round_.tallies.all()}
