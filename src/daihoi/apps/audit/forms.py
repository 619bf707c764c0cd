"""The form of the public check."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 64 * 1024 * 1024
HASH_LETTERS = 64


class CheckForm(forms.Form):
    """A hash, or an exported file."""

    hash = forms.RegexField(
        rf"^\s*[0-9a-fA-F]{{{HASH_LETTERS}}}\s*$",
        label=_("Hash"),
        required=False,
        help_text=_("64 digits and letters a–f, as printed on minutes or at the end of an exported file."),
        error_messages={"invalid": _("A hash has 64 digits and letters a–f. Copy it whole.")},
    )
    file = forms.FileField(
        label=_("Exported file"),
        required=False,
        help_text=_("A chain taken away as JSON lines (.jsonl). It is read here and not kept."),
    )
    is_multipart_form = True

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not given.get("hash") and not given.get("file"):
            raise forms.ValidationError(_("Enter a hash, or choose an exported file."))
        upload = given.get("file")
        if upload is not None and upload.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 64 MB. Check it with “daihoi audit verify”."))
        return given
