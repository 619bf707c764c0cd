"""Danh sách người bầu: the electorate of a round by name, from which the base can be read off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from daihoi.core.documents import Align, Cell, Column, Paper, Paragraph, Symbol, Table
from daihoi.core.documents.blocks import Block

from .assembly import Assembly, chair_signature, paper_of
from .phrases import counted, lowered


@dataclass(frozen=True)
class VoterLine:
    """One person summoned: unit, by which title, whether present, why not in the base, votes carried."""

    name: str
    unit: str = ""
    title: str = ""
    is_attending: bool = True
    ground: str = ""
    weight: int = 1
    note: str = ""


@dataclass(frozen=True)
class ElectorateList:
    """The electorate of one round.

    Args:
        assembly: who meets.
        contest: what is voted on.
        round_number: which vote, from 1.
        lines: everyone summoned, by given name.
        base: what the votes are measured against, as far as it is known.
        has_weights: votes are weighed; their column is printed.
    """

    assembly: Assembly
    contest: str
    lines: tuple[VoterLine, ...]
    round_number: int = 1
    base: int | None = None
    has_weights: bool = False


def electorate_list(form: ElectorateList, symbol: Symbol | None = None) -> Paper:
    """The filled form as an official paper.

    Source: 190-QĐ/TW Đ30.
    """
    assembly = form.assembly
    number = f", lần bầu thứ {form.round_number}" if form.round_number > 1 else ""
    return paper_of(
        assembly,
        "Báo cáo",
        f"danh sách {assembly.voters} tham gia {lowered(form.contest)}{number}",
        tuple(_body(form)),
        (chair_signature(assembly),),
        ("Ban Kiểm phiếu",),
        symbol,
    )


def _body(form: ElectorateList) -> Iterator[Block]:
    lines, voters = form.lines, form.assembly.voters
    attending = sum(one.is_attending for one in lines)
    yield Paragraph(
        f"Tổng số {voters} được triệu tập: {counted(len(lines))}; có mặt: {counted(attending)}; "
        f"vắng mặt: {counted(len(lines) - attending)}."
    )
    left_out = [one for one in lines if one.ground]
    if left_out:
        yield Paragraph(f"Không tính vào căn cứ hoặc vắng mặt có ghi lý do: {counted(len(left_out))}.")
    if form.base is not None:
        yield Paragraph(f"Số làm căn cứ tính kết quả: {counted(form.base)}.")
    columns = [
        Column("TT", 2, Align.CENTRE), Column("Họ và tên", 8), Column("Đơn vị", 7), Column("Tư cách", 7),
        Column("Có mặt", 3, Align.CENTRE), Column("Lý do vắng, không tính", 8),
    ]  # fmt: skip
    columns += [Column("Số phiếu biểu quyết", 5, Align.RIGHT)] if form.has_weights else []
    yield Table(tuple(columns), tuple(_rows(form)), size_pt=12, sheet="Danh sách")


def _rows(form: ElectorateList) -> Iterator[tuple[Cell, ...]]:
    for place, one in enumerate(form.lines, start=1):
        reason = "; ".join(part for part in (one.ground, one.note) if part)
        row: tuple[Cell, ...] = (place, one.name, one.unit, one.title, "x" if one.is_attending else "", reason)
        yield (*row, one.weight) if form.has_weights else row
