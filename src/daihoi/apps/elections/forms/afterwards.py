"""What follows the count: seals, complaints, a person who is not approved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import clock

from ..models import Candidate, ComplaintSubject, Conclusion, Contest, ContestState

DAY = {"type": "date"}


class SealForm(forms.Form):
    """Ballots sealed and handed over."""

    packages = forms.IntegerField(label=_("Packages"), min_value=1, max_value=999, initial=1)
    mark = forms.CharField(label=_("Mark on the seal"), max_length=120, required=False)
    sealed_by = forms.CharField(
        label=_("Sealed by, one name a line"), widget=forms.Textarea(attrs={"rows": 3}), required=False,
        help_text=_("Left empty, the counting committee is written."),
    )  # fmt: skip
    handed_to = forms.CharField(label=_("Handed to"), max_length=200)
    place = forms.CharField(label=_("Kept at"), max_length=200, required=False)

    def __init__(self, *args: Any, asks_for_day: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asks_for_day:
            self.fields["keep_until_on"] = forms.DateField(
                label=_("To be kept until"), widget=forms.DateInput(attrs=DAY),
                help_text=_("The rulebook sets no time; the meeting or the charter does."),
            )  # fmt: skip


class OpenSealForm(forms.Form):
    """A seal opened by decision."""

    decision = forms.CharField(
        label=_("Decision of the competent level, number and day"), max_length=200, required=False
    )
    reason = forms.CharField(label=_("Why"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    witnesses = forms.CharField(
        label=_("Witnesses, one name a line"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class ResealForm(forms.Form):
    """A seal closed again."""

    new_mark = forms.CharField(label=_("Mark on the new seal"), max_length=120)


class DestroyForm(forms.Form):
    """Ballots destroyed by decision."""

    decision = forms.CharField(label=_("Decision of the committee, number and day"), max_length=200, required=False)
    on = forms.DateField(label=_("Destroyed on"), widget=forms.DateInput(attrs=DAY))
    witnesses = forms.CharField(label=_("Witnesses, one name a line"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"initial": {"on": clock.today()}} | kwargs))


class ComplaintForm(forms.Form):
    """A complaint as it comes in."""

    complainant = forms.CharField(
        label=_("From"), max_length=160, help_text=_("Shown only to those who verify and decide; each look is noted.")
    )
    received_on = forms.DateField(label=_("Received on"), widget=forms.DateInput(attrs=DAY))
    subject = forms.ChoiceField(label=_("About"), choices=ComplaintSubject, widget=forms.RadioSelect)
    contest = forms.ModelChoiceField(
        Contest.objects.none(), label=_("Election"), required=False, empty_label=_("the elections as a whole")
    )
    candidate = forms.ModelChoiceField(
        Candidate.objects.none(), label=_("Person"), required=False, empty_label=_("nobody in particular")
    )
    text = forms.CharField(label=_("What is complained of"), widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args: Any, congress: Congress, **kwargs: Any) -> None:
        super().__init__(*args, **({"initial": {"received_on": clock.today()}} | kwargs))
        self.fields["contest"].queryset = _contests(congress)  # type: ignore[attr-defined]
        self.fields["candidate"].queryset = _elected(congress)  # type: ignore[attr-defined]


class VerifyForm(forms.Form):
    """What the inspection committee found."""

    verified_by = forms.CharField(label=_("Verified by"), max_length=200)
    verification = forms.CharField(
        label=_("What was found"), widget=forms.Textarea(attrs={"rows": 6}), required=False,
        help_text=_("Left empty, the complaint is only taken up."),
    )  # fmt: skip


class DecideForm(forms.Form):
    """The superior's decision on a complaint."""

    conclusion = forms.ChoiceField(label=_("Decision"), choices=Conclusion, widget=forms.RadioSelect)
    contest = forms.ModelChoiceField(
        Contest.objects.none(), label=_("Election, where its result is annulled"), required=False
    )
    candidate = forms.ModelChoiceField(Candidate.objects.none(), label=_("Person, who is not approved"), required=False)
    answer = forms.CharField(
        label=_("Answer"), widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The complainant and the unit receive it; an annulment states it as its reason."),
    )  # fmt: skip

    def __init__(self, *args: Any, congress: Congress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contest"].queryset = _contests(congress)  # type: ignore[attr-defined]
        self.fields["candidate"].queryset = _elected(congress)  # type: ignore[attr-defined]


def _contests(congress: Congress) -> Any:
    return Contest.objects.filter(congress=congress).exclude(state=ContestState.ANNULLED)


def _elected(congress: Congress) -> Any:
    """Those elected in certified contests, in the official order of names."""
    return (
        Candidate.objects.filter(
            contest__congress=congress, contest__state=ContestState.CERTIFIED, tallies__is_elected=True
        )
        .select_related("person", "contest")
        .order_by("person__sort_key", "pk")
        .distinct()
    )
