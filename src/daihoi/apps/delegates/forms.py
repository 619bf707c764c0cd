"""What people fill in about delegates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.congresses import law as congress_law
from daihoi.apps.members.models import Person, Sex
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell.inputs import DayInput
from daihoi.core.delegates import Method

from . import law
from .models import Delegate
from .sheet import MOST_VOTES
from .words import Words


class SharesForm(forms.Form):
    """How the delegates are to be shared out."""

    total = forms.IntegerField(
        label=_("Delegates in all"), min_value=1, max_value=5000, required=False,
        help_text=_("with those ex officio and appointed; not needed for the quota"),
    )  # fmt: skip
    method = forms.ChoiceField(
        label=_("Method"),
        choices=[
            (Method.LARGEST_REMAINDER.value, _("fixed total, largest remainders")),
            (Method.SAINTE_LAGUE.value, _("fixed total, Sainte-Laguë's divisors")),
            (Method.DHONDT.value, _("fixed total, d'Hondt's divisors")),
            (law.QUOTA, _("quota of members, by the rulebook")),
        ],
    )
    per_unit = forms.IntegerField(label=_("For every unit first"), min_value=0, max_value=500, initial=1)
    members_per_subordinate = forms.IntegerField(
        label=_("Members that one subordinate organisation counts for"), min_value=0, max_value=100_000, initial=0
    )
    alternates = forms.IntegerField(label=_("Alternates for each unit"), min_value=0, max_value=100, initial=1)
    tie_winners = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Units that get the tied last seats"), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("only when the sharing ended in a tie"),
    )  # fmt: skip

    def __init__(self, *args: Any, tied: QuerySet[Unit] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if tied is not None and tied.exists():
            self.fields["tie_winners"].queryset = tied  # type: ignore[attr-defined]
        else:
            del self.fields["tie_winners"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("method") != law.QUOTA and not given.get("total"):
            self.add_error("total", _("Enter how many delegates there are in all."))
        return given

    @property
    def shares(self) -> law.Shares:
        """What the act takes."""
        given = self.cleaned_data
        return law.Shares(
            total=given["total"] or 0,
            method=given["method"],
            per_unit=given["per_unit"],
            members_per_subordinate=given["members_per_subordinate"],
            tie_winners=tuple(unit.pk for unit in given.get("tie_winners", ())),
        )


class AllocationForm(forms.Form):
    """One unit's numbers, changed by hand."""

    elected = forms.IntegerField(label=_("To be elected"), min_value=0, max_value=2000)
    alternates = forms.IntegerField(label=_("Alternates"), min_value=0, max_value=2000)
    appointed = forms.IntegerField(label=_("To be appointed"), min_value=0, max_value=2000)
    reason = forms.CharField(label=_("Reason"), max_length=300)


class DecisionForm(forms.Form):
    """The paper by which the sharing is decided."""

    paper = forms.CharField(label=_("Number of the decision"), max_length=160, help_text=_("such as 172-QĐ/ĐUB"))


class PeopleForm(forms.Form):
    """People of one unit, as delegates and as alternates in the order in which they are ticked in the list."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Full delegates"), required=False, widget=forms.CheckboxSelectMultiple
    )
    alternates = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Alternates, in the order of the list"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    mandate = forms.CharField(
        label=_("Mandate from"), max_length=200, required=False, help_text=_("minutes or decision, with its number")
    )

    def __init__(self, *args: Any, people: QuerySet[Person], with_alternates: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people  # type: ignore[attr-defined]
        if with_alternates:
            self.fields["alternates"].queryset = people  # type: ignore[attr-defined]
        else:
            del self.fields["alternates"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        twice = set(given.get("people") or ()) & set(given.get("alternates") or ())
        if twice:
            name = next(iter(twice)).full_name
            self.add_error("alternates", _("%(person)s is ticked as delegate and as alternate.") % {"person": name})
        if not given.get("people") and not given.get("alternates"):
            self.add_error("people", _("Tick at least one person."))
        return given


class ReasonForm(forms.Form):
    """An act that asks for its reason."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class BarForm(forms.Form):
    """The ground on which somebody is not summoned."""

    ground = forms.ChoiceField(label=_("Ground"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, delegate: Delegate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from daihoi.apps.shell.templatetags.shell import said

        bars = law.summons_bars(congress_law.rulebook_of(delegate.congress))
        self.fields["ground"].choices = [(bar.key, said(bar.statement)) for bar in bars]  # type: ignore[attr-defined]


class AbsenceForm(forms.Form):
    """An absence for the whole congress."""

    is_excused = forms.TypedChoiceField(
        label=_("Kind of absence"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[("yes", _("excused, for the whole congress")), ("no", _("unexcused"))],
    )  # fmt: skip
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)


class ReplacementForm(forms.Form):
    """Which alternate takes the seat, and why."""

    alternate = forms.ModelChoiceField(Delegate.objects.none(), label=_("Alternate"), empty_label=None)
    reason = forms.CharField(label=_("Why the delegate is away"), max_length=300)
    has_moved_within = forms.BooleanField(
        label=_("The delegate has moved to another unit under the same superior"), required=False
    )

    def __init__(self, *args: Any, alternates: QuerySet[Delegate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alternate"].queryset = alternates  # type: ignore[attr-defined]


class HolderForm(forms.Form):
    """One shareholder or member, with the votes carried."""

    full_name = forms.CharField(
        label=_("Full name"), max_length=120,
        help_text=_("family name first; for an organisation, the person authorised to represent it"),
    )  # fmt: skip
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, widget=forms.RadioSelect)
    born_on = forms.DateField(label=_("Date of birth"), widget=DayInput())
    votes = forms.IntegerField(min_value=1, max_value=MOST_VOTES)
    card_number = forms.CharField(max_length=30, required=False)
    mandate = forms.CharField(
        label=_("Represents"), max_length=200, required=False, help_text=_("the organisation that holds the votes")
    )

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["votes"].label, self.fields["card_number"].label = words.votes, words.number


class VotesForm(forms.Form):
    """How many votes somebody carries from now on, and why."""

    votes = forms.IntegerField(min_value=1, max_value=MOST_VOTES)
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["votes"].label = words.votes


class ProxyForm(forms.Form):
    """Who casts the votes, by which paper; somebody from outside is entered with name, sex and day of birth."""

    holder = forms.ModelChoiceField(
        Person.objects.none(), label=_("Given to somebody on the list"), required=False,
        empty_label=_("somebody from outside, entered below"),
    )  # fmt: skip
    full_name = forms.CharField(label=_("From outside: full name"), max_length=120, required=False)
    sex = forms.ChoiceField(label=_("From outside: sex"), choices=Sex.choices, widget=forms.RadioSelect, required=False)
    born_on = forms.DateField(label=_("From outside: date of birth"), widget=DayInput(), required=False)
    document = forms.CharField(
        label=pgettext_lazy("proxy", "Document"),
        max_length=200,
        help_text=_("such as Giấy ủy quyền số 12/UQ; names the holder"),
    )
    given_on = forms.DateField(label=_("Given on"), widget=DayInput())

    OUTSIDE = ("full_name", "sex", "born_on")

    def __init__(self, *args: Any, holders: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].queryset = holders  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One holder: from the list, or from outside with all three fields."""
        given = super().clean() or {}
        named = [name for name in self.OUTSIDE if given.get(name)]
        if given.get("holder") and given.get("full_name"):
            self.add_error("holder", _("Choose somebody on the list or enter somebody from outside, not both."))
        if not given.get("holder"):
            for name in self.OUTSIDE:
                if name not in named and name not in self.errors:
                    self.add_error(name, _("Fill this in, or choose somebody on the list."))
        return given


class GiverForm(forms.Form):
    """Whose votes are given away."""

    giver = forms.ModelChoiceField(Delegate.objects.none(), label=pgettext_lazy("proxy", "Given by"), empty_label=None)

    def __init__(self, *args: Any, givers: QuerySet[Delegate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["giver"].queryset = givers  # type: ignore[attr-defined]


class CallForm(forms.Form):
    """The day of the next call."""

    opens_on = forms.DateField(label=_("Day of the next call"), widget=DayInput())


class ReportForm(forms.Form):
    """The conclusion of the credentials committee."""

    conclusion = forms.CharField(label=_("Conclusion"), widget=forms.Textarea(attrs={"rows": 4}), required=False)
