"""Inputs that the forms of several apps share."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SheetForm(forms.Form):
    """A sheet from the office."""

    file = forms.FileField(label=_("Sheet"), help_text=_("XLSX, or CSV in UTF-8; at most 20 MB."))
    is_multipart_form = True
