"""Forms of accounts."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ProfileForm(forms.Form):
    """What users change of themselves."""

    full_name = forms.CharField(label=_("Full name"), max_length=120, help_text=_("Family name first."))
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("vi", _("Vietnamese")), ("en", _("English"))],
        widget=forms.RadioSelect,
        help_text=_("The language after signing in; the switch in the header changes it for this machine only."),
    )
