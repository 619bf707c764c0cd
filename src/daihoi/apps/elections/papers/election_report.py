"""Báo cáo kết quả bầu cử: all contests of a congress, round by round, with those elected and their make-up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from daihoi.core.documents import (
    Align,
    Cell,
    Column,
    Heading,
    Items,
    Paper,
    Paragraph,
    Symbol,
    Table,
)
from daihoi.core.documents.blocks import Block

from .assembly import Assembly, chair_signature, paper_of
from .elected_list import ElectedLine
from .phrases import counted, ended, share, share_words


@dataclass(frozen=True)
class RoundPart:
    """One vote of a contest: what was measured against what, the ballots, how it ended."""

    name: str
    seats: int
    names: int
    summoned: int
    attending: int
    base: int | None
    needed: int | None
    issued: int
    returned: int
    valid: int
    invalid: int
    elected: int
    note: str = ""


@dataclass(frozen=True)
class ContestPart:
    """One contest: list, votes, those elected, what was left open.

    Args:
        title: what was voted on.
        seats, names: number to be elected, and names on the list.
        rounds: every vote, void ones too.
        elected, alternates: over all rounds.
        unfilled: seats left unfilled.
        remarks: what the congress chose, as sentences.
        make_up: (mark, number) of those elected, as in (“Nữ”, 2).
        minutes: symbols of the counting minutes.
        is_poll: nobody was elected.
        annulled: why the result fell; empty while it stands.
    """

    title: str
    seats: int
    names: int
    rounds: tuple[RoundPart, ...]
    elected: tuple[ElectedLine, ...] = ()
    alternates: tuple[ElectedLine, ...] = ()
    unfilled: int = 0
    remarks: tuple[str, ...] = ()
    make_up: tuple[tuple[str, int], ...] = ()
    minutes: tuple[str, ...] = ()
    is_poll: bool = False
    annulled: str = ""


@dataclass(frozen=True)
class ElectionReport:
    """All contests of one assembly.

    Args:
        assembly: who meets.
        rules: election rules that were applied.
        contests: in the order of the congress.
        summoned, attending: people at the congress.
    """

    assembly: Assembly
    rules: str
    contests: tuple[ContestPart, ...]
    summoned: int = 0
    attending: int = 0


def election_report(form: ElectionReport, symbol: Symbol | None = None) -> Paper:
    """The filled form as an official paper.

    Source: 190-QĐ/TW Đ31-32 (the result is reported to the superior).
    """
    assembly = form.assembly
    return paper_of(
        assembly,
        "Báo cáo",
        f"kết quả bầu cử tại {assembly.title}",
        tuple(_body(form)),
        (chair_signature(assembly),),
        (assembly.superior_body, f"{assembly.voters.capitalize()} dự {assembly.kind}"),
        symbol,
    )


def _body(form: ElectionReport) -> Iterator[Block]:
    assembly = form.assembly
    yield Paragraph(
        f"Căn cứ {form.rules}, {assembly.title} đã tiến hành bầu cử. Số {assembly.voters} được triệu tập: "
        f"{counted(form.summoned)}; có mặt: {counted(form.attending)}"
        f"{f', đạt {share_words(form.attending, form.summoned)}' if form.summoned else ''}."
    )
    yield Heading("Tổng hợp kết quả")
    yield _overview(form)
    yield Heading("Kết quả từng cuộc bầu cử")
    for contest in form.contests:
        yield from _contest(form, contest)
    symbols = [one for contest in form.contests for one in contest.minutes]
    if symbols:
        yield Heading("Tài liệu kèm theo")
        yield Paragraph(f"Biên bản kiểm phiếu số: {', '.join(symbols)}.")
    asked = "" if assembly.is_one_chair else " và đề nghị cấp có thẩm quyền xem xét theo quy định"
    yield Paragraph(f"{assembly.chair} {assembly.kind} báo cáo kết quả bầu cử{asked}.")


def _overview(form: ElectionReport) -> Table:
    columns = (
        Column("TT", 2, Align.CENTRE), Column("Nội dung bầu", 10), Column("Số lượng cần bầu", 4, Align.RIGHT),
        Column("Danh sách", 4, Align.RIGHT), Column("Số dư", 3, Align.RIGHT), Column("Số lần bầu", 3, Align.RIGHT),
        Column("Trúng cử", 4, Align.RIGHT), Column("Còn thiếu", 4, Align.RIGHT),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for place, one in enumerate(form.contests, start=1):
        elected: Cell = "–" if one.is_poll or one.annulled else len(one.elected)
        left: Cell = "–" if one.is_poll or one.annulled else one.unfilled
        rows.append(
            (place, one.title, one.seats, one.names, max(one.names - one.seats, 0), len(one.rounds), elected, left)
        )
    return Table(columns, tuple(rows), size_pt=12, sheet="Tổng hợp")


def _contest(form: ElectionReport, contest: ContestPart) -> Iterator[Block]:
    person = form.assembly.person
    yield Heading(contest.title, 2)
    if contest.rounds:
        yield _rounds(contest)
    if contest.annulled:
        yield Paragraph(f"Kết quả đã bị hủy: {ended(contest.annulled)}")
        return
    if contest.elected:
        word = "Đạt tỷ lệ theo quy định" if contest.is_poll else "Trúng cử"
        yield Paragraph(f"{word}: {counted(len(contest.elected))} {person}.")
        yield _people(contest.elected, "Trúng cử")
    elif contest.rounds:
        yield Paragraph("Không có người đạt tỷ lệ theo quy định." if contest.is_poll else "Không có người trúng cử.")
    if contest.alternates:
        yield Paragraph(f"Dự khuyết: {counted(len(contest.alternates))} {person}.")
        yield _people(contest.alternates, "Dự khuyết")
    if contest.make_up and contest.elected:
        parts = "; ".join(
            f"{mark}: {number} ({share_words(number, len(contest.elected))})" for mark, number in contest.make_up
        )  # fmt: skip
        yield Paragraph(f"Cơ cấu người trúng cử: {parts}.")
    if contest.unfilled and not contest.is_poll:
        yield Paragraph(f"Còn thiếu {counted(contest.unfilled)} {person} so với số lượng cần bầu.")
    if contest.remarks:
        yield Items(tuple(ended(one) for one in contest.remarks))


def _rounds(contest: ContestPart) -> Table:
    columns = (
        Column("Lần bầu", 7), Column("Cần bầu", 3, Align.RIGHT), Column("Danh sách", 4, Align.RIGHT),
        Column("Triệu tập", 4, Align.RIGHT, "Người bầu"), Column("Có mặt", 4, Align.RIGHT, "Người bầu"),
        Column("Căn cứ", 4, Align.RIGHT, "Người bầu"), Column("Phát ra", 4, Align.RIGHT, "Phiếu"),
        Column("Thu về", 4, Align.RIGHT, "Phiếu"), Column("Hợp lệ", 4, Align.RIGHT, "Phiếu"),
        Column("Không hợp lệ", 4, Align.RIGHT, "Phiếu"), Column("Trúng cử", 4, Align.RIGHT),
    )  # fmt: skip
    rows = tuple(
        (
            f"{one.name}{f' ({one.note})' if one.note else ''}", one.seats, one.names, one.summoned, one.attending,
            "–" if one.base is None else one.base, one.issued, one.returned, one.valid, one.invalid, one.elected,
        )
        for one in contest.rounds
    )  # fmt: skip
    return Table(columns, rows, size_pt=11, sheet="Các lần bầu")


def _people(people: tuple[ElectedLine, ...], sheet: str) -> Table:
    columns = (
        Column("TT", 2, Align.CENTRE), Column("Họ và tên", 8), Column("Năm sinh", 3, Align.CENTRE),
        Column("Chức vụ, đơn vị", 9), Column("Số phiếu", 3, Align.RIGHT), Column("Căn cứ", 3, Align.RIGHT),
        Column("Tỷ lệ %", 4, Align.RIGHT), Column("Ghi chú", 5),
    )  # fmt: skip
    rows = tuple(
        (
            place, one.name, str(one.born_on.year) if one.born_on else "", one.position, one.votes, one.base or "",
            share(one.votes, one.base), "; ".join(part for part in (one.standing, one.note) if part),
        )
        for place, one in enumerate(people, start=1)
    )  # fmt: skip
    return Table(columns, rows, size_pt=12, sheet=sheet)
