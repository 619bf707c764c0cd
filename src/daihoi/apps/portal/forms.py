"""What the communications desk fills in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from daihoi.apps.consultation.models import Draft, Stance
from daihoi.apps.shell import clock
from daihoi.apps.shell.inputs import DayInput

from .models import ItemKind, Outlet, OutletKind, SectionKind


class NewsForm(forms.Form):
    """A piece of news; blank lines part its paragraphs."""

    title = forms.CharField(label=_("Title"), max_length=200)
    section = forms.ChoiceField(label=_("Section"), choices=SectionKind)
    published_on = forms.DateField(label=_("Date"), widget=DayInput(), initial=clock.today)
    summary = forms.CharField(label=_("Summary"), max_length=500, widget=forms.Textarea({"rows": 3}))
    text = forms.CharField(
        label=_("Text"), widget=forms.Textarea({"rows": 12}), help_text=_("A blank line begins a new paragraph.")
    )
    tags = forms.CharField(label=_("Tags"), required=False, help_text=_("Put commas between them."))


class NoticeForm(forms.Form):
    """A short notice."""

    title = forms.CharField(label=_("Title"), max_length=200)
    published_on = forms.DateField(label=_("Date"), widget=DayInput(), initial=clock.today)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea({"rows": 6}))


class VideoForm(forms.Form):
    """A video file with what is said in it as text."""

    title = forms.CharField(label=_("Title"), max_length=200)
    published_on = forms.DateField(label=_("Date"), widget=DayInput(), initial=clock.today)
    file = forms.FileField(label=_("Video (MP4 or WebM)"))
    summary = forms.CharField(label=_("Summary"), max_length=500, required=False, widget=forms.Textarea({"rows": 2}))
    transcript = forms.CharField(
        label=_("What is said and shown, as text"), required=False, widget=forms.Textarea({"rows": 6})
    )


class OpinionForm(forms.Form):
    """An opinion on a draft: free words first, nothing ticked beforehand."""

    text = forms.CharField(
        label=_("Your opinion"), max_length=5000, widget=forms.Textarea({"rows": 6}),
        help_text=_("In your own words. It is kept word for word."),
    )  # fmt: skip
    section = forms.ChoiceField(label=_("About"), required=False)
    stance = forms.ChoiceField(
        label=_("If you like: what you think of this part"), required=False, widget=forms.RadioSelect
    )
    author = forms.CharField(label=_("Your name, if you wish to give it"), max_length=160, required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, draft: Draft, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = [(section.anchor, str(section)) for section in draft.sections.all()]
        self.fields["section"].choices = [("", _("the whole draft")), *sections]  # type: ignore[attr-defined]
        self.fields["stance"].choices = Stance.choices  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """What the act takes."""
        kept = self.cleaned_data
        return {
            "text": kept["text"],
            "section": kept["section"] or None,
            "stance": kept["stance"],
            "author": kept["author"],
            "arrival_key": kept["key"],
        }


class OutletForm(forms.Form):
    """An outlet and its plan."""

    name = forms.CharField(label=_("Name"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=OutletKind)
    planned = forms.IntegerField(label=_("Items planned"), min_value=0, initial=0)


class ItemForm(forms.Form):
    """One item that has appeared."""

    outlet = forms.ModelChoiceField(label=_("Outlet"), queryset=Outlet.objects.none())
    kind = forms.ChoiceField(label=_("Kind"), choices=ItemKind)
    title = forms.CharField(label=_("Title"), max_length=300)
    published_on = forms.DateField(label=_("Date"), widget=DayInput(), initial=clock.today)
    views = forms.IntegerField(label=_("Views"), min_value=0, initial=0)
