"""What stands at the head and the foot of every paper of a congress: issuer, body above, place, day, page format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from daihoi.apps.shell import clock
from daihoi.core.documents import Layout, Paper, Signature, Symbol, layouts
from daihoi.core.documents.blocks import Block

from .law import rulebook_of
from .models import Congress

SAMPLE = "Dữ liệu mẫu"


@dataclass(frozen=True)
class Head:
    """Who issues a paper, where and when, and where its file copy lies.

    Args:
        issuer: issuing body, a line break starts a new line.
        superior: body printed above it.
        place, issued_on: where and when it is issued.
        layout: page format, by name or as the organisation made it.
        archive: where the file copy lies.
        is_sample: marks the paper as sample data.
    """

    issuer: str
    superior: str = ""
    place: str = ""
    issued_on: date | None = None
    layout: str | Layout = "party-36"
    archive: str = "hồ sơ Đại hội"
    is_sample: bool = False


def paper_under(
    head: Head,
    type_name: str,
    summary: str,
    body: tuple[Block, ...],
    *,
    signatures: tuple[Signature, ...] = (),
    recipients: tuple[str, ...] = (),
    symbol: Symbol | None = None,
    is_landscape: bool = False,
) -> Paper:
    """A paper under a head; recipients that are empty are left out."""
    return Paper(
        issuer=head.issuer,
        superior=head.superior,
        type_name=type_name,
        summary=summary,
        symbol=symbol,
        place=head.place,
        issued_on=head.issued_on,
        layout=head.layout,
        body=body,
        signatures=signatures,
        recipients=tuple(filter(None, recipients)),
        archive=head.archive,
        footer=SAMPLE if head.is_sample else "",
        is_landscape=is_landscape,
    )


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
