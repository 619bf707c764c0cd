"""What people fill in for a session."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.members.models import Person

from .models import AgendaItem, ItemVote, SittingKind


class VoteForm(forms.Form):
    """A show of hands."""

    motion = forms.CharField(label=_("Motion"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    votes_for = forms.IntegerField(label=_("For"), min_value=0, max_value=100_000)
    votes_against = forms.IntegerField(label=_("Against"), min_value=0, max_value=100_000, initial=0)
    abstentions = forms.IntegerField(label=_("Abstaining"), min_value=0, max_value=100_000, initial=0)


class HandsForm(forms.Form):
    """A show of hands whose motion is known."""

    votes_for = forms.IntegerField(label=_("For"), min_value=0, max_value=100_000)
    votes_against = forms.IntegerField(label=_("Against"), min_value=0, max_value=100_000, initial=0)
    abstentions = forms.IntegerField(label=_("Abstaining"), min_value=0, max_value=100_000, initial=0)


class OrganForm(HandsForm):
    """The people of an organ, its head, and the hands that elected them."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("People"), widget=forms.CheckboxSelectMultiple
    )
    head = forms.ModelChoiceField(Person.objects.none(), label=pgettext_lazy("organ", "Head"))

    field_order = ("people", "head", "votes_for", "votes_against", "abstentions")

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people  # type: ignore[attr-defined]
        self.fields["head"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        head, people = given.get("head"), given.get("people")
        if head is not None and people is not None and head not in people:
            self.add_error("head", _("Tick the head among the people too."))
        return given


class ItemForm(forms.Form):
    """A new item of the script."""

    sitting = forms.ChoiceField(label=_("Session"), choices=SittingKind.choices, initial=SittingKind.MAIN)
    title = forms.CharField(label=_("Item"), max_length=300)
    minutes = forms.IntegerField(label=_("Length in minutes"), min_value=1, max_value=600, initial=15)
    speaker = forms.CharField(label=_("Who"), max_length=160, required=False)
    vote = forms.ChoiceField(label=_("Vote"), choices=ItemVote.choices, initial=ItemVote.NONE)
    after = forms.ModelChoiceField(AgendaItem.objects.none(), label=_("After"), required=False,
                                   empty_label=_("at the end of the session"))  # fmt: skip

    def __init__(self, *args: Any, items: QuerySet[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"].queryset = items  # type: ignore[attr-defined]
        self.fields["after"].label_from_instance = lambda item: item.title  # type: ignore[attr-defined]


class WritingForm(forms.Form):
    """What the script and the minutes say of an item."""

    minutes = forms.IntegerField(label=_("Length in minutes"), min_value=1, max_value=600)
    speaker = forms.CharField(label=_("Who"), max_length=160, required=False)
    note = forms.CharField(label=_("For the minutes"), widget=forms.Textarea(attrs={"rows": 4}), required=False)


class ReasonForm(forms.Form):
    """An act that asks for its reason."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class SpeechForm(forms.Form):
    """A request to speak."""

    person = forms.ModelChoiceField(Person.objects.none(), label=pgettext_lazy("speech", "Who"))
    topic = forms.CharField(label=_("Topic"), max_length=300)
    minutes = forms.IntegerField(label=_("Length in minutes"), min_value=1, max_value=120, initial=5)
    is_prepared = forms.BooleanField(label=_("Prepared speech"), required=False)

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class ResolutionForm(forms.Form):
    """The text of the resolution; a line that begins with # is a heading."""

    text = forms.CharField(
        label=_("Draft resolution"), widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_("One paragraph a line; a line that begins with # is a heading, with ## one below it."),
    )  # fmt: skip


class MinutesForm(forms.Form):
    """What the secretariat adds to the minutes."""

    remarks = forms.CharField(
        label=_("Remarks of the secretariat"), widget=forms.Textarea(attrs={"rows": 5}), required=False
    )
