"""What the congress decided by show of hands, and why."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..actions import Hands

MOST = 100_000


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


class ReasonForm(forms.Form):
    """A reason in words."""

    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
