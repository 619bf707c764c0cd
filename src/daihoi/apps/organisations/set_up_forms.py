"""Forms of the guided set-up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.shell.inputs import DayInput
from daihoi.apps.shell.templatetags.shell import said
from daihoi.core import rulebooks
from daihoi.core.names import fold

from .actions import LevelRow
from .models import Level, Reach, Role
from .presets import PRESETS

MOST_LEVELS = 8


class KindForm(forms.Form):
    """What kind of organisation the house is for."""

    kind = forms.ChoiceField(label=_("Kind of organisation"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (one.key, format_html("<b>{}</b><br><small>{}</small>", one.name, one.about)) for one in PRESETS
        ]


class LevelsForm(forms.Form):
    """The levels from the top, a row for each; an empty row is no level."""

    def __init__(self, *args: Any, rows: Sequence[LevelRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = [*rows, *[LevelRow("")] * (MOST_LEVELS - len(rows))]
        self.numbers = range(1, len(held) + 1)
        for number, row in zip(self.numbers, held, strict=True):
            self.fields[f"name_{number}"] = forms.CharField(
                label=_("Name of level %(n)s") % {"n": number}, max_length=120, required=False, initial=row.name
            )
            self.fields[f"congress_{number}"] = forms.CharField(
                label=_("Congress of level %(n)s") % {"n": number},
                max_length=160,
                required=False,
                initial=row.congress_name,
            )
            self.fields[f"key_{number}"] = forms.IntegerField(required=False, initial=row.key, widget=forms.HiddenInput)

    def lines(self) -> list[tuple[int, Any, Any, Any]]:
        """Number, name, congress and key of each row, as fields."""
        return [(n, self[f"name_{n}"], self[f"congress_{n}"], self[f"key_{n}"]) for n in self.numbers]

    def rows(self) -> list[LevelRow]:
        """What was filled in; a key of a level that is gone counts as none."""
        given, standing = self.cleaned_data, set(Level.objects.values_list("pk", flat=True))
        found = [(given[f"name_{n}"], given[f"congress_{n}"], given[f"key_{n}"]) for n in self.numbers]
        return [
            LevelRow(name, congress, key if key in standing else None) for name, congress, key in found if name.strip()
        ]


class TermForm(forms.Form):
    """The term that the next congresses open."""

    name = forms.CharField(
        label=_("Term"), max_length=40, help_text=_("As it is written on papers, such as 2025-2030.")
    )
    starts_on = forms.DateField(label=_("Starts on"), required=False, widget=DayInput())
    ends_on = forms.DateField(label=_("Ends on"), required=False, widget=DayInput())


class TopForm(forms.Form):
    """The highest unit of this house."""

    name = forms.CharField(label=pgettext_lazy("unit", "Name"), max_length=200, help_text=_("In full, as on its seal."))
    level = forms.ModelChoiceField(
        label=_("Level"), queryset=Level.objects.all(), empty_label=None,
        help_text=_("The units of this house hang below it, on lower levels."),
    )  # fmt: skip
    rulebook = forms.ChoiceField(
        label=_("Rulebook"), help_text=_("Units below take it over; each congress may choose another.")
    )
    symbol = forms.CharField(
        label=_("Symbol of its papers"), max_length=20, required=False, help_text=_("As in 535-CV/ĐUB: ĐUB.")
    )
    superior_title = forms.CharField(
        label=_("Name of its committee"), max_length=200, required=False, help_text=_("Who signs for the unit.")
    )
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    code = forms.SlugField(
        label=_("Code"),
        max_length=60,
        required=False,
        help_text=_(
            "Stands in addresses for good: small letters without marks, digits, hyphens. Empty: made of the name."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rulebook"].choices = [  # type: ignore[attr-defined]
            (name, said(rulebooks.load(name).title)) for name in rulebooks.available()
        ]

    def clean(self) -> dict[str, Any]:
        """Make the code of the name when it is left out."""
        given = super().clean() or {}
        if not given.get("code") and "code" not in self.errors:
            given["code"] = slugify(fold(given.get("name", "")))[:60].strip("-")
            if not given["code"] and given.get("name"):
                self.add_error("code", _("No code can be made of this name. Write one, such as dang-bo-tinh."))
        return given


class OwnRoleForm(forms.Form):
    """Who the reader is, and works as."""

    full_name = forms.CharField(
        label=_("Your full name"), max_length=120, help_text=_("Family name first; the trail names you by it.")
    )
    role = forms.ChoiceField(
        label=_("Your role"),
        widget=forms.RadioSelect,
        initial=Role.ADMIN,
        choices=[
            (Role.ADMIN, _("administrator: everything, in this unit and all below")),
            (Role.SECRETARY, _("secretary: leads this unit and its congress")),
            (Role.OFFICE, _("office staff: prepares the congress of this unit")),
        ],
    )

    def reach(self) -> str:
        """An administrator of the top unit looks after the units below too."""
        return Reach.SUBTREE if self.cleaned_data["role"] == Role.ADMIN else Reach.UNIT
