"""Contests for the tests of printing, and printed pages as pictures."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pypdfium2

from daihoi.core import rulebooks
from daihoi.core.ballots.contests import BallotContest, read_ballot_contest
from daihoi.core.ballots.layouts import Box
from daihoi.core.ballots.printing import Printed, print_ballots

DPI = 300
FAMILIES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý",
    "Ỷ",
)  # fmt: skip
MIDDLES = ("Văn", "Thị", "Hữu", "Đức", "Thanh", "Minh", "Quốc", "Ngọc", "Thị Thanh", "Xuân")
GIVENS = (
    "An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hạnh", "Hương", "Khánh", "Lan", "Linh", "Mai", "Nam", "Nghĩa", "Oanh",
    "Phúc", "Quỳnh", "Sơn", "Tâm", "Thảo", "Ý", "Ẩn",
)  # fmt: skip
Pixels = np.ndarray[Any, Any]


def listed(number: int, *, note: str = "") -> list[dict[str, str]]:
    """Invented names, all different."""
    return [
        {"id": f"c{at + 1}", "name": f"{FAMILIES[at % 16]} {MIDDLES[at * 3 % 10]} {GIVENS[at * 5 % 22]}", "note": note}
        if note
        else {"id": f"c{at + 1}", "name": f"{FAMILIES[at % 16]} {MIDDLES[at * 3 % 10]} {GIVENS[at * 5 % 22]}"}
        for at in range(number)
    ]


def contest_file(number: int = 6, seats: int = 4, **changed: object) -> dict[str, Any]:
    """The object of a contest file."""
    plain: dict[str, Any] = {
        "organisation": "Đảng bộ tỉnh Mẫu",
        "congress": "Đại hội đại biểu lần thứ XVI, nhiệm kỳ 2025-2030",
        "title": "Bầu Ban Chấp hành Đảng bộ tỉnh Mẫu khóa XVI, nhiệm kỳ 2025-2030",
        "rulebook": "vn-party-190",
        "office": "committee",
        "seats": seats,
        "candidates": listed(number),
    }
    return plain | changed


def contest(number: int = 6, seats: int = 4, **changed: object) -> BallotContest:
    """A contest to print."""
    return read_ballot_contest(contest_file(number, seats, **changed))


def printed(one: BallotContest, **options: Any) -> Printed:
    """Its ballots, by its own rulebook."""
    book = rulebooks.load(one.rulebook)
    return print_ballots(
        one,
        book.elections.ballots,
        counting=book.elections.counting_of(one.office),
        profile=book.documents.layout_profile.value,
        **options,
    )


@cache
def ballot(number: int, style: str, paper: str, seats: int = 0, note: str = "") -> Printed:
    """A ballot of so many names, printed once for all tests."""
    book = {"cumulative": "vn-company-2020", "mark": "vn-association-126"}.get(style, "vn-party-190")
    made = contest(
        number, seats or number, style=style, paper=paper, rulebook=book, candidates=listed(number, note=note),
        weighed=style == "cumulative",
    )  # fmt: skip
    return printed(made)


def pictures(pdf: bytes, dpi: int = DPI) -> list[Pixels]:
    """Every page of a PDF, 0 black to 255 white."""
    made = [page.render(scale=dpi / 72, grayscale=True) for page in pypdfium2.PdfDocument(pdf)]
    return [one.to_numpy().reshape(one.height, one.width) for one in made]


def cut(page: Pixels, box: Box, around: float = 0.0, dpi: int = DPI) -> Pixels:
    """The pixels of a box, with some room around."""
    left, top = (box.left - around) / 25.4 * dpi, (box.top - around) / 25.4 * dpi
    right, bottom = (box.right + around) / 25.4 * dpi, (box.bottom + around) / 25.4 * dpi
    return page[round(top) : round(bottom), round(left) : round(right)]


def ink_box(page: Pixels, box: Box, around: float, dpi: int = DPI) -> Box:
    """The rectangle of the ink found in and around a box, in millimetres on the page."""
    dark = cut(page, box, around, dpi) < 128
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    left, top = (round(one / 25.4 * dpi) for one in (box.left - around, box.top - around))
    mm = 25.4 / dpi
    return Box(
        (left + columns[0]) * mm,
        (top + rows[0]) * mm,
        (columns[-1] - columns[0] + 1) * mm,
        (rows[-1] - rows[0] + 1) * mm,
    )
