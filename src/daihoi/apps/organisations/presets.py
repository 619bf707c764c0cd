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
        term_years: how long a term is; 1 where an assembly meets every year and each year is one of its own.
    """

    key: str
    name: Any
    about: Any
    rulebook: str
    levels: tuple[tuple[Any, Any], ...]
    first_year: int | None = None
    term_years: int = TERM_YEARS

    def term_on(self, day: date) -> tuple[int, int]:
        """First and last year of the term that runs on a day."""
        passed = (day.year - self.first_year) % self.term_years if self.first_year else 0
        return day.year - passed, day.year - passed + self.term_years

    def term_name(self, day: date) -> str:
        """How that term is written: 2025-2030, or 2026 where every year is one."""
        first, last = self.term_on(day)
        return str(first) if self.term_years == 1 else f"{first}-{last}"


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
        "company",
        _("Joint-stock company"),
        _("Yearly meeting of shareholders: votes by shares, proxies, cumulative election of the board."),
        "vn-company-2020",
        (
            (pgettext_lazy("level", "Company"), _("General meeting of shareholders")),
            (_("Branches and departments"), _("Staff meeting")),
        ),
        term_years=1,
    ),
    Preset(
        "cooperative",
        _("Cooperative"),
        _("Yearly general meeting of the members: one member, one vote; board, supervisory board, director."),
        "vn-cooperative-2023",
        (
            (pgettext_lazy("level", "Cooperative"), _("General meeting of members")),
            (_("Teams and sections"), _("Team meeting")),
        ),
        term_years=1,
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
