"""Danh sách trúng cử: who is elected, most votes first, as a form and the paper that it fills."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from daihoi.core.documents import Align, Capacity, Column, Paper, Paragraph, Signature, Symbol, Table
from daihoi.core.words import figures


@dataclass(frozen=True)
class ElectedLine:
    """One person elected: name, year of birth, post, votes and what they are measured against, remark."""

    name: str
    born: str
    position: str
    votes: int
    base: int
    note: str = ""


@dataclass(frozen=True)
class ElectedList:
    """The list of those elected in one contest, over all its rounds.

    Args:
        organisation, superior: issuer and the body above it.
        congress: full title.
        contest: what was voted on.
        seats: number to be elected.
        lines: elected, round by round, most votes first.
        alternates: alternates in order of votes.
        unfilled: seats left unfilled.
        presidium: who signs.
        place, held_on: where and when.
        layout: page format.
        is_sample: marks the paper as sample data.
    """

    organisation: str
    congress: str
    contest: str
    seats: int
    lines: tuple[ElectedLine, ...]
    alternates: tuple[ElectedLine, ...] = ()
    unfilled: int = 0
    superior: str = ""
    presidium: str = ""
    place: str = ""
    held_on: date | None = None
    layout: str = "party-36"
    is_sample: bool = False


def elected_list(form: ElectedList, symbol: Symbol | None = None) -> Paper:
    """The filled form as an official paper."""
    body: list[Paragraph | Table] = [
        Paragraph(f"{form.congress} đã bầu {len(form.lines)} người trong số {form.seats} người cần bầu."),
        _table(form.lines),
    ]
    if form.alternates:
        body += [Paragraph("Dự khuyết, xếp theo số phiếu:"), _table(form.alternates)]
    if form.unfilled:
        body.append(Paragraph(f"Còn thiếu {form.unfilled} người so với số lượng cần bầu."))
    return Paper(
        issuer=form.organisation,
        superior=form.superior,
        type_name="Thông báo",
        summary=f"danh sách trúng cử: {form.contest[:1].lower()}{form.contest[1:]}",
        symbol=symbol,
        place=form.place,
        issued_on=form.held_on,
        layout=form.layout,
        body=tuple(body),
        signatures=(Signature("", form.presidium, Capacity.ON_BEHALF, "Đoàn Chủ tịch"),),
        recipients=("Cấp ủy cấp trên trực tiếp", "Đại biểu dự Đại hội"),
        archive="hồ sơ Đại hội",
        footer="Dữ liệu mẫu" if form.is_sample else "",
    )


def _table(lines: tuple[ElectedLine, ...]) -> Table:
    columns = (
        Column("TT", 1, Align.CENTRE),
        Column("Họ và tên", 4),
        Column("Năm sinh", 2, Align.CENTRE),
        Column("Chức vụ, đơn vị", 4),
        Column("Số phiếu", 2, Align.RIGHT),
        Column("Tỷ lệ %", 3, Align.RIGHT),
        Column("Ghi chú", 2),
    )
    return Table(columns, tuple(_row(place, line) for place, line in enumerate(lines, 1)))


def _row(place: int, line: ElectedLine) -> tuple[str, ...]:
    share = figures.percent(Fraction(line.votes), Fraction(line.base), "vi", 2) if line.base else ""
    of = f"{share} (trên {line.base})" if line.base else ""
    return str(place), line.name, line.born, line.position, str(line.votes), of, line.note
