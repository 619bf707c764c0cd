"""What stands at the head of every paper of a congress: issuer, body above, place, day, page format."""

from __future__ import annotations

from typing import Any

from daihoi.apps.shell import clock
from daihoi.core.documents import Layout, layouts

from .law import rulebook_of
from .models import Congress


def head_of(congress: Congress) -> dict[str, Any]:
    """The fields of the head.

    The congress issues in its own name, under the name of the organisation whose congress it is.

    Source: 36-HD/VPTW II.1.2, Phụ lục 3.
    """
    day = congress.closes_on or congress.opens_on or clock.today()
    return {
        "superior": congress.unit.name,
        "issuer": issuer_of(congress),
        "layout": layout_of(congress),
        "place": congress.unit.place or congress.place,
        "issued_on": day,
    }


def issuer_of(congress: Congress) -> str:
    """The congress as an issuer: its kind and ordinal, and the term on a line of its own."""
    name, comma, term = congress.title.replace(f" {congress.unit.name}", "", 1).partition(", nhiệm kỳ ")
    return f"{name}\nnhiệm kỳ {term}" if comma else name


def layout_of(congress: Congress) -> Layout:
    """The page format that the rulebook asks for, as it is in force on the day of the congress's papers."""
    day = congress.closes_on or congress.opens_on or clock.today()
    return layouts.in_force(rulebook_of(congress).documents.layout_profile.value, day)
