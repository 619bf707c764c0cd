"""Biểu tổng hợp kết quả bầu cử: what the elections of all units below add up to, in three blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from daihoi.apps.congresses.models import Congress
from daihoi.apps.congresses.papers import Head
from daihoi.apps.organisations.models import OfficeKind
from daihoi.core.documents import (
    Align,
    Cell,
    Column,
    Figure,
    Heading,
    Layout,
    Paper,
    Paragraph,
    Symbol,
    Table,
)
from daihoi.core.documents.blocks import Block
from daihoi.core.words import dates, figures

from ..queries import ElectionRow, election_rows, total_of
from .heads import committee_report, reporter_of

BLOCKS = (
    (OfficeKind.COMMITTEE, "Ban chấp hành"),
    (OfficeKind.STANDING_COMMITTEE, "Ban thường vụ"),
    (OfficeKind.SECRETARY, "Bí thư"),
)
NO_VALUE = "–"


@dataclass(frozen=True)
class OfficeBlock:
    """The results for one office: what it is called, a row for each unit directly below."""

    title: str
    rows: tuple[ElectionRow, ...]


@dataclass(frozen=True)
class ResultTable:
    """What the elections below add up to.

    Args:
        organisation, superior: who puts the table together, and for whom.
        term: term of the congresses counted.
        blocks: committee, standing committee, secretary.
        as_of: day on which the figures were taken.
        place: where it is issued.
        signer: secretary who signs.
        layout: page format.
        is_sample: marks the paper as sample data.
    """

    organisation: str
    term: str
    blocks: tuple[OfficeBlock, ...]
    as_of: date
    superior: str = ""
    place: str = ""
    signer: str = ""
    layout: str | Layout = "party-36"
    is_sample: bool = False


def result_table(form: ResultTable, symbol: Symbol | None = None) -> Paper:
    """The filled form as an official paper, on its side; each block is a sheet of the workbook."""
    head = Head(form.organisation, form.superior, form.place, form.as_of, form.layout, is_sample=form.is_sample)
    summary = f"tổng hợp kết quả bầu cử của các đơn vị trực thuộc, nhiệm kỳ {form.term}"
    return committee_report(head, summary, tuple(_body(form)), signer=form.signer, symbol=symbol, is_landscape=True)


def result_table_of(congress: Congress, day: date) -> ResultTable:
    """The table, filled from every election decided below the congress's unit up to now."""
    return ResultTable(
        **reporter_of(congress),
        term=congress.term.name,
        blocks=tuple(OfficeBlock(title, tuple(election_rows(congress, office))) for office, title in BLOCKS),
        as_of=day,
        place=congress.unit.place,
    )


def _body(form: ResultTable) -> Iterator[Block]:
    yield Paragraph(f"Số liệu tính đến {dates.day_line(form.as_of)}; mỗi đơn vị gồm cả các tổ chức trực thuộc.")
    for block in form.blocks:
        yield Heading(f"Kết quả bầu {block.title.lower()}")
        if not block.rows:
            yield Paragraph("Chưa có đơn vị nào bầu xong.")
            continue
        yield _table(block)


def _table(block: OfficeBlock) -> Table:
    columns = (
        Column("TT", 3, Align.CENTRE), Column("Đơn vị", 13), Column("Số cuộc bầu", 5, Align.RIGHT),
        Column("Quyết định", 6, Align.RIGHT, "Số lượng"), Column("Bầu được", 5, Align.RIGHT, "Số lượng"),
        Column("Bầu thiếu", 5, Align.RIGHT, "Số lượng"), Column("Người", 5, Align.RIGHT, "Số dư"),
        Column("%", 6, Align.RIGHT, "Số dư"), Column("Số lần bầu", 4, Align.RIGHT),
        Column("Người", 5, Align.RIGHT, "Tái cử"), Column("%", 6, Align.RIGHT, "Tái cử"),
        Column("Lần đầu", 4, Align.RIGHT), Column("Nữ", 4, Align.RIGHT), Column("Dưới 40 tuổi", 4, Align.RIGHT),
        Column("Dân tộc thiểu số", 5, Align.RIGHT), Column("Không tái cử", 5, Align.RIGHT),
        Column("Tuổi bình quân", 5, Align.RIGHT), Column("Đại hội bầu trực tiếp", 5, Align.RIGHT),
        Column("Cao nhất", 9, Align.CENTRE, "Phiếu"), Column("Thấp nhất", 9, Align.CENTRE, "Phiếu"),
    )  # fmt: skip
    rows = [_row(str(place), row.name, row) for place, row in enumerate(block.rows, start=1)]
    total = _row("", "Tổng cộng", total_of(block.rows))
    return Table(
        columns, (*rows, total), bold_rows=frozenset({len(rows)}), size_pt=9, sheet=block.title
    )  # fmt: skip


def _row(place: str, name: str, row: ElectionRow) -> tuple[Cell, ...]:
    return (
        place, name, row.contests, row.seats, row.elected, row.short, row.surplus, _share(row.surplus, row.seats),
        row.rounds, row.re_elected, _share(row.re_elected, row.elected), row.first_time, row.women, row.young,
        row.minority, row.not_re_elected, NO_VALUE if row.mean_age is None else Figure(row.mean_age, 1), row.direct,
        _votes(row.highest), _votes(row.lowest),
    )  # fmt: skip


def _share(part: int, whole: int) -> Cell:
    return Figure(Fraction(part, whole), 1, is_share=True) if whole else NO_VALUE


def _votes(best: tuple[Fraction, int, int] | None) -> str:
    if best is None:
        return NO_VALUE
    share, votes, base = best
    return f"{figures.figure(votes)}/{figures.figure(base)}\n({figures.percentage(share, 'vi', 1)})"
