"""A paper as a typed form: what a person fills in, before it takes the shape of a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from . import layouts, wording
from .blocks import Block
from .layouts import Capacity, Layout
from .symbols import Symbol
from .wording import Phrase


class Secrecy(StrEnum):
    """How secret a paper is."""

    NONE = "none"
    SECRET = "secret"  # noqa: S105 - a level of secrecy, not a password
    TOP_SECRET = "top_secret"  # noqa: S105 - a level of secrecy, not a password
    ABSOLUTELY_SECRET = "absolutely_secret"  # noqa: S105 - a level of secrecy, not a password


class Urgency(StrEnum):
    """How fast a paper must travel."""

    NONE = "none"
    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    MOST_URGENT = "most_urgent"


@dataclass(frozen=True, slots=True)
class Signature:
    """Room for one person to sign.

    Args:
        position: the signer's post, such as “Bí thư”.
        name: the signer's name, without academic title; empty leaves room.
        capacity: in what capacity.
        body: for whom (T/M Ban Thường vụ) or for which post (K/T Bí thư); not needed for OWN.
        note: small line under the position, such as “(ký, ghi rõ họ tên)”.
    """

    position: str
    name: str = ""
    capacity: Capacity = Capacity.OWN
    body: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """What is attached after the signatures, on pages of its own.

    Args:
        title: name of the annex.
        body: its blocks; headings and articles are numbered anew.
        is_landscape: true for wide tables.
        note: line in brackets under the title, such as “Kèm theo Báo cáo số 15-BC/ĐUB”.
        stamp: words in the box at the top left where a stamp goes; empty for no box.
    """

    title: str
    body: tuple[Block, ...]
    is_landscape: bool = False
    note: str = ""
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """An official paper.

    Args:
        issuer: issuing body; a line break starts a new line.
        body: the blocks of its text.
        type_name: such as “Kế hoạch”; empty for an official letter.
        summary: trích yếu, without “về việc” unless it shall be printed.
        layout: page format, by name or as the organisation made it.
        superior: directly superior body; may be empty.
        symbol: number and symbol; None on a draft.
        draft: number of the draft; 0 for a paper that is no draft.
        place: where it is issued.
        issued_on: day of issue; None leaves room for the pen.
        addressees: to whom a letter goes.
        signatures: one stands beside the distribution; several stand in rows of two, from left to right.
        recipients: distribution list.
        archive: where the file copy lies; printed as the last line of the distribution.
        secrecy: mark of secrecy.
        urgency: mark of urgency.
        is_internal: marks it for internal circulation.
        annexes: what is attached.
        language: ``vi`` or ``en``, for the fixed words.
        footer: small line at the foot of every page, such as “Dữ liệu mẫu” or a checksum.
        is_landscape: pages lie on their side.
        watermark: large grey word across every page, such as “DỰ THẢO” or “MẪU”.
        stamp: words in the box at the top left where the stamp goes, as on a ballot; empty for no box.
    """

    issuer: str
    body: tuple[Block, ...]
    type_name: str = ""
    summary: str = ""
    layout: str | Layout = "party-36"
    superior: str = ""
    symbol: Symbol | None = None
    draft: int = 0
    place: str = ""
    issued_on: date | None = None
    addressees: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: str = ""
    secrecy: Secrecy = Secrecy.NONE
    urgency: Urgency = Urgency.NONE
    is_internal: bool = False
    annexes: tuple[Annex, ...] = field(default=())
    language: str = "vi"
    footer: str = ""
    is_landscape: bool = False
    watermark: str = ""
    stamp: str = ""

    @property
    def is_letter(self) -> bool:
        """True for an official letter, whose summary stands under its number."""
        return self.type_name.strip().casefold() in ("", "công văn", "official letter")

    @property
    def page_format(self) -> Layout:
        """The layout itself.

        Raises:
            WrongInput: there is no layout of that name.
        """
        return layouts.find(self.layout)


SECRECY_MARKS: dict[Secrecy, Phrase] = {
    Secrecy.NONE: wording.NOTHING,
    Secrecy.SECRET: wording.SECRET,
    Secrecy.TOP_SECRET: wording.TOP_SECRET,
    Secrecy.ABSOLUTELY_SECRET: wording.ABSOLUTELY_SECRET,
}
URGENCY_MARKS: dict[Urgency, Phrase] = {
    Urgency.NONE: wording.NOTHING,
    Urgency.URGENT: wording.URGENT,
    Urgency.VERY_URGENT: wording.VERY_URGENT,
    Urgency.MOST_URGENT: wording.MOST_URGENT,
}
