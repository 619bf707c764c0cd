"""What a new house is offered for each kind of organisation: its levels, its rulebook, its term; all may be changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.core.names import fold

TERM_YEARS = 5


@dataclass(frozen=True)
class Preset:
    """One kind of organisation.

    Args:
        key: its name in forms.
        name: what it is called.
        about: one line for who chooses.
        rulebook: the rulebook that its congresses follow unless another is chosen.
        levels: name and congress of each level, from the top.
        first_year: a year in which one of its terms began, or None when terms have no common year.
    """

    key: str
    name: Any
    about: Any
    rulebook: str
    levels: tuple[tuple[Any, Any], ...]
    first_year: int | None = None

    def term_on(self, day: date) -> tuple[int, int]:
        """First and last year of the term that runs on a day."""
        passed = (day.year - self.first_year) % TERM_YEARS if self.first_year else 0
        return day.year - passed, day.year - passed + TERM_YEARS


_DELEGATES = _("Congress of delegates")
_MEMBERS = _("Congress of all members")

PRESETS = (
    Preset(
        "party",
        _("Party organisation"),
        _("From the Central Committee down to the cells; election rules of Decision 190-QĐ/TW."),
        "vn-party-190",
        (
            (pgettext_lazy("level", "Central"), _("National congress of delegates")),
            (_("Organisations directly under the Central Committee"), _DELEGATES),
            (_("Directly above the grassroots"), _DELEGATES),
            (_("Grassroots Party organisations"), pgettext_lazy("congress of a level", "Grassroots congress")),
            (_("Party cells"), _("Cell congress")),
        ),
        2025,
    ),
    Preset(
        "union",
        _("Trade union"),
        _("From the general confederation down to the grassroots unions."),
        "vn-union",
        (
            (_("General confederation"), _("National congress of delegates")),
            (_("Provincial federations and sector unions"), _DELEGATES),
            (_("Unions directly above the grassroots"), _DELEGATES),
            (_("Grassroots unions"), _("Congress of all members or of delegates")),
        ),
        2023,
    ),
    Preset(
        "youth",
        _("Youth union"),
        _("From the Central Committee of the Union down to the branches."),
        "vn-youth",
        (
            (_("Central Committee of the Union"), _("National congress of delegates")),
            (_("Provincial unions"), _DELEGATES),
            (_("Youth unions directly above the grassroots"), _DELEGATES),
            (_("Grassroots youth unions"), _DELEGATES),
            (_("Youth branches"), _MEMBERS),
        ),
        2022,
    ),
    Preset(
        "association",
        _("Association"),
        _("Associations under Decree 126/2024/NĐ-CP, with their branches."),
        "vn-association-126",
        (
            (pgettext_lazy("level", "Association"), _DELEGATES),
            (_("Associations of a province"), _DELEGATES),
            (_("Branches of the association"), _MEMBERS),
        ),
    ),
    Preset(
        "other",
        _("Another organisation"),
        _("Two levels and plain majority; for a statute of one's own."),
        "generic-majority",
        (
            (_("The whole organisation"), _DELEGATES),
            (_("Subordinate units"), _MEMBERS),
        ),
    ),
)


def find(key: str) -> Preset | None:
    """The kind of that name."""
    return next((preset for preset in PRESETS if preset.key == key), None)


def nearest(names: list[str]) -> Preset:
    """The kind whose levels are most like these; ``other`` when none is like them."""
    held = {fold(name) for name in names}
    shares = [(len(held & {fold(str(name)) for name, _congress in preset.levels}), preset) for preset in PRESETS]
    most = max(share for share, _preset in shares)
    return next(preset for share, preset in shares if share == most) if most else PRESETS[-1]
