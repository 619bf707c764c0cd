"""What people fill in for a session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.delegates.sheet import MOST_VOTES
from daihoi.apps.members.models import Person

from .models import AgendaItem, ItemVote, SittingKind, VoteWay


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


MATTERS = {
    "share_classes": _("classes and numbers of shares"),
    "lines_of_business": _("lines of business"),
    "management_structure": _("management structure"),
    "large_transactions": _("large investments and sales of assets"),
    "reorganisation_dissolution": _("reorganisation or dissolution"),
    "charter": _("the charter"),
}
LONGEST_PART = 11


class CardsField(forms.CharField):
    """Numbers of voting cards, such as 3, 7, 12-15, as a list of numbers."""

    def clean(self, value: Any) -> Any:
        """Every number once; what is no number is told."""
        found: list[int] = []
        for part in str(super().clean(value) or "").replace(";", ",").replace(" ", ",").split(","):
            first, _dash, last = part.partition("-")
            if not part:
                continue
            if not (first.isdecimal() and (last or first).isdecimal() and len(part) <= LONGEST_PART):
                raise forms.ValidationError(_("“%(part)s” is no card. Write such as 3, 7, 12-15.") % {"part": part})
            found += range(int(first), int(last or first) + 1)
        return list(dict.fromkeys(found))


class CountedForm(forms.Form):
    """A motion counted in votes: figures, or the numbers of the cards that were not raised for it."""

    matter = forms.ChoiceField(label=_("Weighty matter"), required=False)
    way = forms.ChoiceField(label=_("Way of voting"), choices=VoteWay.choices, initial=VoteWay.CARDS)
    cards_against = CardsField(label=_("Cards against"), required=False, help_text=_("such as 3, 7, 12-15"))
    cards_none = CardsField(label=_("Cards without opinion"), required=False)
    cards_invalid = CardsField(label=_("Invalid cards"), required=False)
    cards_away = CardsField(label=_("Cards not raised at all"), required=False)
    votes_for = forms.IntegerField(
        label=_("Votes for"), min_value=0, max_value=MOST_VOTES, required=False,
        help_text=_("left empty: all votes attending, less the others"),
    )  # fmt: skip
    votes_against = forms.IntegerField(label=_("Votes against"), min_value=0, max_value=MOST_VOTES, required=False)
    abstentions = forms.IntegerField(
        label=_("Votes without opinion"), min_value=0, max_value=MOST_VOTES, required=False
    )
    invalid = forms.IntegerField(label=_("Invalid votes"), min_value=0, max_value=MOST_VOTES, required=False)

    BY_CARDS = {"cards_against": "votes_against", "cards_none": "abstentions", "cards_invalid": "invalid"}

    def __init__(
        self, *args: Any, cards: Mapping[int, int], attending: int, matters: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.cards, self.attending = cards, attending
        if matters:
            self.fields["matter"].choices = [  # type: ignore[attr-defined]
                ("", _("none: the ordinary share carries")), *((one, MATTERS.get(one, one)) for one in matters)
            ]  # fmt: skip
        else:
            del self.fields["matter"]

    def clean(self) -> dict[str, Any]:
        """Turn cards into votes, and work out the votes for where they are left empty."""
        given = super().clean() or {}
        listed = [number for name in (*self.BY_CARDS, "cards_away") for number in given.get(name) or ()]
        twice = next((number for number in listed if listed.count(number) > 1), None)
        if twice is not None:
            self.add_error(None, _("Card %(number)d is named twice. Keep one of them.") % {"number": twice})
        for name, figure in self.BY_CARDS.items():
            if given.get(name):
                given[figure] = self._votes_on(name, given[name])
            given[figure] = given.get(figure) or 0
        away = self._votes_on("cards_away", given.get("cards_away") or [])
        if given.get("votes_for") is None and not self.errors:
            rest = self.attending - sum(given[one] for one in self.BY_CARDS.values()) - away
            given["votes_for"] = max(rest, 0)
        return {name: value for name, value in given.items() if not name.startswith("cards_")}

    def _votes_on(self, name: str, numbers: Sequence[int]) -> int:
        unknown = [number for number in numbers if number not in self.cards]
        if unknown:
            told = _("Nobody here has card %(number)d. Look at the list of voting cards.") % {"number": unknown[0]}
            self.add_error(name, told)
        return sum(self.cards.get(number, 0) for number in numbers)


class CountedMotionForm(CountedForm):
    """The same, with the motion itself."""

    motion = forms.CharField(label=_("Motion"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))

    field_order = ("motion",)


class NamedForm(forms.Form):
    """The people of an organ that is named without a vote, and its head."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("People"), widget=forms.CheckboxSelectMultiple
    )
    head = forms.ModelChoiceField(Person.objects.none(), label=pgettext_lazy("organ", "Head"))

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people  # type: ignore[attr-defined]
        self.fields["head"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The head sits in the organ."""
        given = super().clean() or {}
        head, people = given.get("head"), given.get("people")
        if head is not None and people is not None and head not in people:
            self.add_error("head", _("Tick the head among the people too."))
        return given


class CountedOrganForm(NamedForm, CountedForm):
    """An organ elected by votes counted in votes."""

    field_order = ("people", "head")


class OrganForm(NamedForm, HandsForm):
    """The people of an organ, its head, and the hands that elected them."""

    field_order = ("people", "head", "votes_for", "votes_against", "abstentions")


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


class MeetingMinutesForm(MinutesForm):
    """The same where votes weigh: who refused to sign is written down."""

    refusals = forms.CharField(
        label=_("Who refused to sign"), widget=forms.Textarea(attrs={"rows": 3}), required=False,
        help_text=_("One person a line, with the reason given."),
    )  # fmt: skip
