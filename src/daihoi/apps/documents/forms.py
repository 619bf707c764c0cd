"""Forms of the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from daihoi.apps.organisations.models import Term
from daihoi.apps.shell.inputs import DayInput
from daihoi.core.documents import types

from . import queries
from .models import Paper, Secrecy, Series

TOPICS = [
    ("", "–"),
    ("congress", _("congress")),
    ("personnel", _("personnel")),
    ("communications", _("communications")),
    ("consultation", _("opinions on the drafts")),
    ("other", _("other")),
]


class PaperChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Papers by symbol and subject."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj)


class PaperForm(forms.Form):
    """What every entry of the register says."""

    term = forms.ModelChoiceField(label=_("Term"), queryset=Term.objects.all())
    declared_type = forms.CharField(
        label=_("Type"), max_length=60, help_text=_("As the paper calls itself: công văn, kế hoạch, hướng dẫn …")
    )
    subject = forms.CharField(label=_("Subject line"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    issued_on = forms.DateField(label=_("Date"), widget=DayInput())
    signer = forms.CharField(label=_("Signed by"), max_length=120, required=False)
    secrecy = forms.ChoiceField(label=_("Secrecy"), choices=Secrecy.choices, initial=Secrecy.INTERNAL)
    topic = forms.ChoiceField(label=_("Topic"), choices=TOPICS, required=False)
    recipients = forms.CharField(
        label=_("Distribution list"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line."),
    )
    implements = PaperChoices(
        label=_("Carries out"),
        queryset=Paper.objects.none(),
        required=False,
        help_text=_("Papers of the register that this one carries out; hold Ctrl to choose several."),
    )

    def __init__(self, *args: Any, papers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["implements"].queryset = papers  # type: ignore[attr-defined]
        self.fields["term"].initial = Term.objects.first()


class ReceivedForm(PaperForm):
    """A paper that came in."""

    symbol = forms.CharField(label=_("Number and symbol"), max_length=60, required=False, help_text="35-CT/TW")
    issuer = forms.CharField(label=_("Issuer"), max_length=200)
    received_on = forms.DateField(label=_("Received on"), required=False, widget=DayInput())
    field_order = ["symbol", "issuer", "declared_type", "subject", "issued_on", "received_on"]


class EarlierForm(PaperForm):
    """An own paper that bears its number already."""

    symbol = forms.CharField(label=_("Number and symbol"), max_length=60, help_text="535-CV/ĐUB")
    series = forms.ChoiceField(label=_("Series"), choices=Series.choices)
    field_order = ["symbol", "declared_type", "subject", "issued_on", "series"]


class IssueForm(PaperForm):
    """An own paper that takes the next number."""

    series = forms.ChoiceField(
        label=_("Series"),
        choices=Series.choices,
        help_text=_("A committee numbers each type through its term; a congress all its papers in one series."),
    )
    field_order = ["declared_type", "series", "term", "subject", "issued_on"]

    def __init__(self, *args: Any, unit: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language, scheme = get_language() or "vi", queries.scheme_of(unit)
        known = [type_ for type_ in types.document_types() if type_.abbreviation(scheme)]
        choices = [(type_.id, f"{type_.name_in(language)} ({type_.abbreviation(scheme)})") for type_ in known]
        self.fields["declared_type"] = forms.ChoiceField(label=_("Type"), choices=choices)


class ChangeForm(forms.Form):
    """What may be corrected in an entry; number and symbol stay."""

    declared_type = forms.CharField(label=_("Type"), max_length=60)
    subject = forms.CharField(label=_("Subject line"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    issuer = forms.CharField(label=_("Issuer"), max_length=200)
    issued_on = forms.DateField(label=_("Date"), required=False, widget=DayInput())
    signer = forms.CharField(label=_("Signed by"), max_length=120, required=False)
    secrecy = forms.ChoiceField(label=_("Secrecy"), choices=Secrecy.choices)
    topic = forms.ChoiceField(label=_("Topic"), choices=TOPICS, required=False)
    recipients = forms.CharField(label=_("Distribution list"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class RelateForm(forms.Form):
    """Which papers this one carries out, and which one it replaces."""

    implements = PaperChoices(label=_("Carries out"), queryset=Paper.objects.none(), required=False)
    replaces = forms.ModelChoiceField(label=_("Takes the place of"), queryset=Paper.objects.none(), required=False)

    def __init__(self, *args: Any, papers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["implements"].queryset = papers  # type: ignore[attr-defined]
        self.fields["replaces"].queryset = papers  # type: ignore[attr-defined]


class FileForm(forms.Form):
    """The scanned or signed file."""

    file = forms.FileField(label=_("File"), help_text=_("PDF, DOCX, ODT, XLSX, TIFF, JPEG or PNG; at most 50 MB."))
    is_multipart_form = True
