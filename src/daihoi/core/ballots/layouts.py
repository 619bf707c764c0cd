"""Where everything stands on a printed ballot, in millimetres, so that any program can read it back.

The layout travels as JSON beside the printed PDF.  It names no voter and numbers no sheet: all copies are identical.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from daihoi.core.elections import BallotStyle
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

ID_LENGTH = 16
BLANK_DPI = 200
MM_PER_INCH = 25.4


class PaperSize(StrEnum):
    """The paper a ballot is printed on."""

    A4 = "A4"
    A5 = "A5"

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height, upright."""
        return (210.0, 297.0) if self is PaperSize.A4 else (148.0, 210.0)


class Box(NamedTuple):
    """A rectangle on the page, in millimetres from its top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Fiducial:
    """A square mark in a corner by which a scan is put straight.

    Args:
        id: its number in the 4 × 4 dictionary of marks; it tells which corner of which page it is.
        box: where it stands.
    """

    id: int
    box: Box


@dataclass(frozen=True, slots=True)
class Row:
    """One name on the page.

    Args:
        candidate: the candidate's id.
        number: the number printed before the name.
        name: as printed.
        row: the whole line that belongs to this name.
        name_box: the printed name itself.
        boxes: what can be marked: ``agree`` and ``disagree``, or ``mark``, or the field ``votes`` of a cumulative
            ballot; none where names are struck.
    """

    candidate: str
    number: int
    name: str
    row: Box
    name_box: Box
    boxes: Mapping[str, Box] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """One printed side.

    Args:
        number: from 1.
        fiducials: the marks in the corners.
        identity: the square code that names layout, style, page and test.
        rows: the names on this side, in ballot order.
        stamp: where the organiser's stamp goes; None where none is needed.
        fields: other fields that are filled in by hand, such as ``weight`` on a voting card.
        blank: the empty form as a gray PNG at 200 dots per inch; empty where it is not known.
    """

    number: int
    fiducials: tuple[Fiducial, ...]
    identity: Box
    rows: tuple[Row, ...]
    stamp: Box | None = None
    fields: Mapping[str, Box] = field(default_factory=dict)
    blank: bytes = b""


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole ballot.

    Args:
        paper: its size.
        style: how it is marked.
        seats: how many to elect.
        rulebook: whose grounds of invalidity hold.
        office: what is elected.
        pages: one or two sides.
        is_weighed: True when each card says how many votes it carries.
    """

    paper: PaperSize
    style: BallotStyle
    seats: int
    rulebook: str
    office: str
    pages: tuple[Page, ...]
    is_weighed: bool = False

    @property
    def layout_id(self) -> str:
        """A hash of all that is printed; any other name, order or place gives another one."""
        plain = self._plain(with_blanks=False)
        said = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(said.encode()).hexdigest()[:ID_LENGTH]

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of a page."""
        return self.paper.size_mm

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """(id, name) in ballot order, over all pages."""
        return tuple((row.candidate, row.name) for page in self.pages for row in page.rows)

    def page(self, number: int) -> Page:
        """The side of that number.

        Raises:
            WrongInput: the ballot has no such side.
        """
        found = next((one for one in self.pages if one.number == number), None)
        if found is None:
            raise WrongInput(say("This ballot has no page {number}.", number=number))
        return found

    def as_json(self) -> dict[str, Any]:
        """The layout file: ``layout_id`` first, blank forms as base64."""
        return {"layout_id": self.layout_id} | self._plain(with_blanks=True)

    def _plain(self, *, with_blanks: bool) -> dict[str, Any]:
        width, height = self.size_mm
        return {
            "paper": self.paper.value, "width_mm": width, "height_mm": height, "style": self.style.value,
            "seats": self.seats, "rulebook": self.rulebook, "office": self.office, "weighed": self.is_weighed,
            "pages": [_page_as_json(page, with_blank=with_blanks) for page in self.pages],
        }  # fmt: skip


def read_layout(value: object) -> Layout:
    """A layout from its JSON object.

    Args:
        value: what the layout file holds.

    Returns:
        The layout.

    Raises:
        WrongInput: something is missing or impossible, or the file was changed: its id is not that of its contents.
    """
    try:
        found = _layout_of(value)
        written = str(value["layout_id"]) if isinstance(value, dict) else ""
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise WrongInput(
            say("This is no layout file of a ballot ({what}). Print the ballots again and use the file written "
                "beside them.", what=str(error))
        ) from None  # fmt: skip
    if written != found.layout_id:
        raise WrongInput(
            say("The layout file was changed: it is called {written}, but its contents are {found}. Use the file "
                "written when the ballots were printed.", written=written, found=found.layout_id)
        )  # fmt: skip
    return found


def _layout_of(value: Any) -> Layout:
    return Layout(
        paper=PaperSize(value["paper"]),
        style=BallotStyle(value["style"]),
        seats=int(value["seats"]),
        rulebook=str(value["rulebook"]),
        office=str(value["office"]),
        pages=tuple(_page_of(one) for one in value["pages"]),
        is_weighed=bool(value["weighed"]),
    )


def _page_of(value: Any) -> Page:
    return Page(
        number=int(value["number"]),
        fiducials=tuple(Fiducial(int(one["id"]), _box_of(one["box_mm"])) for one in value["fiducials"]),
        identity=_box_of(value["identity_box_mm"]),
        rows=tuple(
            Row(
                candidate=str(one["candidate"]),
                number=int(one["number"]),
                name=str(one["name"]),
                row=_box_of(one["row_mm"]),
                name_box=_box_of(one["name_mm"]),
                boxes={str(key): _box_of(box) for key, box in one["boxes"].items()},
            )
            for one in value["rows"]
        ),
        stamp=_box_of(value["stamp_mm"]) if value.get("stamp_mm") else None,
        fields={str(key): _box_of(box) for key, box in value.get("fields", {}).items()},
        blank=base64.b64decode(value.get("blank_png", ""), validate=True),
    )


def _box_of(value: Any) -> Box:
    left, top, width, height = (float(one) for one in value)
    if width <= 0 or height <= 0:
        raise ValueError(f"a box of {width} × {height} mm")
    return Box(left, top, width, height)


def _plain_box(box: Box) -> list[float]:
    """To the thousandth of a millimetre, so that a box written and read is the same."""
    return [round(float(one), 3) for one in box]


def _page_as_json(page: Page, *, with_blank: bool) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "number": page.number,
        "fiducials": [{"id": one.id, "box_mm": _plain_box(one.box)} for one in page.fiducials],
        "identity_box_mm": _plain_box(page.identity),
        "rows": [
            {
                "candidate": row.candidate, "number": row.number, "name": row.name, "row_mm": _plain_box(row.row),
                "name_mm": _plain_box(row.name_box), "boxes": {key: _plain_box(box) for key, box in row.boxes.items()},
            }
            for row in page.rows
        ],
        "stamp_mm": _plain_box(page.stamp) if page.stamp else None,
        "fields": {key: _plain_box(box) for key, box in page.fields.items()},
    }  # fmt: skip
    if with_blank and page.blank:
        plain["blank_png"] = base64.b64encode(page.blank).decode("ascii")
    return plain
