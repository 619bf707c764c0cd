"""What the communications desk fills in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

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
