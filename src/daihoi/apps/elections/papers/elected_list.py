"""Danh sách trúng cử: who is elected, most votes first, with the columns of the summary list (trích ngang).

Ethnicity, religion and residence stand in the internal version only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from daihoi.core.documents import Align, Cell, Column, Paper, Paragraph, Symbol, Table
from daihoi.core.documents.blocks import Block

from .assembly import Assembly, chair_signature, paper_of
from .phrases import counted, lowered, share


@dataclass(frozen=True)
class ElectedLine:
    """One person elected, as far as the house knows it.

    Args:
        name: full name.
        votes, base: votes, and what they are measured against.
        sex: “Nam” or “Nữ”.
        born_on: date of birth.
        home_town, residence: where from, where living.
        ethnicity, religion: printed in the internal version only.
        joined_on, official_on: membership.
        education, theory, languages: qualifications.
        position: post and workplace.
        standing: “Tái cử” or “Lần đầu”.
        note: remark.
    """

    name: str
    votes: int
    base: int
    sex: str = ""
    born_on: date | None = None
    ethnicity: str = ""
    religion: str = ""
    home_town: str = ""
    residence: str = ""
    joined_on: date | None = None
    official_on: date | None = None
    education: str = ""
    theory: str = ""
    languages: str = ""
    position: str = ""
    standing: str = ""
    note: str = ""


@dataclass(frozen=True)
class ElectedList:
    """The list of those elected in one contest, over all its rounds.

    Args:
        assembly: who meets.
        contest: what was voted on.
        seats: number to be elected.
        lines: elected, round by round, most votes first.
        alternates: alternates in order of votes.
        unfilled: seats left unfilled.
        is_internal: with ethnicity, religion and residence; marked for internal circulation.
    """

    assembly: Assembly
    contest: str
    seats: int
    lines: tuple[ElectedLine, ...]
    alternates: tuple[ElectedLine, ...] = ()
    unfilled: int = 0
    is_internal: bool = False


def elected_list(form: ElectedList, symbol: Symbol | None = None) -> Paper:
    """The filled form as an official paper; the internal version lies on its side."""
    assembly = form.assembly
    everyone = () if form.is_internal else (f"{assembly.voters.capitalize()} dự {assembly.kind}",)
    paper = paper_of(
        assembly,
        "Thông báo",
        f"danh sách trúng cử {lowered(form.contest)}",
        tuple(_body(form)),
        (chair_signature(assembly),),
        (assembly.superior_body, *everyone),
        symbol,
        is_landscape=form.is_internal,
    )  # fmt: skip
    return replace(paper, is_internal=form.is_internal)


def _body(form: ElectedList) -> Iterator[Block]:
    person = form.assembly.person
    yield Paragraph(
        f"{form.assembly.title} đã bầu được {counted(len(form.lines))} {person} trong số {counted(form.seats)} "
        f"{person} cần bầu, xếp theo từng lần bầu và số phiếu từ cao xuống thấp:"
    )
    yield _table(form, form.lines, "Danh sách trúng cử")
    if form.alternates:
        yield Paragraph(f"Dự khuyết: {counted(len(form.alternates))} {person}, theo thứ tự số phiếu:")
        yield _table(form, form.alternates, "Dự khuyết")
    if form.unfilled:
        yield Paragraph(f"Còn thiếu {counted(form.unfilled)} {person} so với số lượng cần bầu.")


def _table(form: ElectedList, lines: tuple[ElectedLine, ...], sheet: str) -> Table:
    if form.is_internal:
        return Table(_INTERNAL, tuple(_internal(n, one) for n, one in enumerate(lines, 1)), size_pt=9, sheet=sheet)
    return Table(_OPEN, tuple(_open(n, one) for n, one in enumerate(lines, 1)), size_pt=12, sheet=sheet)


_OPEN = (
    Column("TT", 2, Align.CENTRE), Column("Họ và tên", 8), Column("Nam, nữ", 3, Align.CENTRE),
    Column("Năm sinh", 3, Align.CENTRE), Column("Chức vụ, đơn vị", 9), Column("Tái cử, lần đầu", 4, Align.CENTRE),
    Column("Số phiếu", 4, Align.RIGHT, "Kết quả bầu"), Column("Căn cứ", 4, Align.RIGHT, "Kết quả bầu"),
    Column("Tỷ lệ %", 5, Align.RIGHT, "Kết quả bầu"),
)  # fmt: skip
_INTERNAL = (
    Column("TT", 3, Align.CENTRE), Column("Họ và tên", 11), Column("Nam, nữ", 5, Align.CENTRE),
    Column("Ngày sinh", 9, Align.CENTRE), Column("Dân tộc", 6), Column("Tôn giáo", 7), Column("Quê quán", 8),
    Column("Nơi ở", 8), Column("Dự bị", 9, Align.CENTRE, "Ngày vào tổ chức"),
    Column("Chính thức", 9, Align.CENTRE, "Ngày vào tổ chức"), Column("Chuyên môn", 9, group="Trình độ"),
    Column("Lý luận", 6, group="Trình độ"), Column("Ngoại ngữ", 6, group="Trình độ"), Column("Chức vụ, đơn vị", 13),
    Column("Tái cử, lần đầu", 6, Align.CENTRE), Column("Số phiếu", 6, Align.RIGHT, "Kết quả bầu"),
    Column("Tỷ lệ %", 8, Align.RIGHT, "Kết quả bầu"), Column("Ghi chú", 5),
)  # fmt: skip


def _open(place: int, one: ElectedLine) -> tuple[Cell, ...]:
    year = str(one.born_on.year) if one.born_on else ""
    position = "; ".join(part for part in (one.position, one.note) if part)
    return place, one.name, one.sex, year, position, one.standing, one.votes, one.base or "", share(one.votes, one.base)


def _internal(place: int, one: ElectedLine) -> tuple[Cell, ...]:
    return (
        place, one.name, one.sex, one.born_on or "", one.ethnicity, one.religion, one.home_town, one.residence,
        one.joined_on or "", one.official_on or "", one.education, one.theory, one.languages, one.position,
        one.standing, one.votes, share(one.votes, one.base), one.note,
    )  # fmt: skip
