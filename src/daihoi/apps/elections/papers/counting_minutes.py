"""Biên bản kiểm phiếu: the counting minutes as a form, and the paper that it fills.

The wording is that of the form in use; it is part of the paper and therefore always Vietnamese.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from daihoi.core.documents import (
    Align,
    Capacity,
    Cell,
    Column,
    Heading,
    Items,
    Marker,
    Paper,
    Paragraph,
    Signature,
    Symbol,
    Table,
)
from daihoi.core.documents.blocks import Block
from daihoi.core.words import figures

from . import minutes_tables as tables
from .assembly import Assembly, chair_signature, paper_of
from .phrases import ROOM, counted, ended, grouped, lowered, moment, share_words

TYPE_NAME = "Biên bản"
UNREAD = "*"


@dataclass(frozen=True)
class MinutesLine:
    """One candidate of the ballot: number, name, how listed, votes, remark."""

    number: int
    name: str
    origin: str = ""
    votes: int = 0
    note: str = ""
    is_elected: bool = False


@dataclass(frozen=True)
class InvalidLine:
    """Ballots judged invalid on one ground: how many, the ground, its article, who decided."""

    number: int
    ground: str
    article: str = ""
    decided_by: str = ""


@dataclass(frozen=True)
class DeductionLine:
    """People taken out of the base: how many, the ground, its article, their names."""

    number: int
    ground: str
    article: str = ""
    names: str = ""


@dataclass(frozen=True)
class Weights:
    """Votes where they are weighed, by shares for example: summoned, attending, on valid ballots."""

    summoned: int
    attending: int
    valid: int | None = None
    word: str = "phiếu biểu quyết"


@dataclass(frozen=True)
class CountingMinutes:
    """What the counting committee puts on record of one round.

    Args:
        assembly: who meets.
        contest: what was voted on.
        rules: election rules that were applied.
        round_number: which vote, from 1.
        seats: number to be elected; in a poll the number asked for.
        lines: candidates in ballot order.
        summoned, attending: people.
        issued, returned, valid: ballots.
        prepared, spoilt, unused: ballots.
        base: what the votes are measured against; None where the vote is void, or where the most votes win.
        needed: votes needed; None in a run-off or a void vote.
        base_words: what the base is, as in “đại biểu được triệu tập”.
        deductions: who is taken out of the base, and why.
        invalid: invalid ballots by ground.
        conclusion: the rulebook's sentences with their articles; an article not read in a source ends in *.
        elected: (name, votes), most votes first.
        alternates: likewise.
        tied: who stands level at the last seat.
        seats_left: seats that this vote left open.
        choice: what the assembly chose then, as a whole sentence.
        committee: (name, role) of the counting committee, head first.
        stands_aside: nobody of the counting committee is on the list.
        style: how the ballot is marked, as a whole sentence.
        started_at, ended_at: the count.
        kind: ``election``, ``run_off``, ``poll``.
        is_cumulative: votes are shared out among the names.
        weights: votes where they are weighed.
        void_reason: why the vote is void; empty when it stands.
        method: how it was counted.
        journal_hash: hash of the entry journal or readings.
        mismatches: differences between independent entries that people resolved; None where there were none to make.
        has_box: paper ballots, with a box to be sealed.
        sealed: packages, mark and keeper of the sealed ballots, as a sentence; empty before the sealing.
        copies: how many originals are signed.
    """

    assembly: Assembly
    contest: str
    rules: str
    round_number: int
    seats: int
    lines: tuple[MinutesLine, ...]
    summoned: int
    attending: int
    issued: int
    returned: int
    valid: int
    prepared: int = 0
    spoilt: int = 0
    unused: int = 0
    base: int | None = None
    needed: int | None = None
    base_words: str = ""
    deductions: tuple[DeductionLine, ...] = ()
    invalid: tuple[InvalidLine, ...] = ()
    conclusion: tuple[tuple[str, str], ...] = ()
    elected: tuple[tuple[str, int], ...] = ()
    alternates: tuple[tuple[str, int], ...] = ()
    tied: tuple[str, ...] = ()
    seats_left: int = 0
    choice: str = ""
    committee: tuple[tuple[str, str], ...] = ()
    stands_aside: bool = False
    style: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    kind: str = "election"
    is_cumulative: bool = False
    weights: Weights | None = None
    void_reason: str = ""
    method: str = ""
    journal_hash: str = ""
    mismatches: int | None = None
    has_box: bool = True
    sealed: str = ""
    copies: int = 2

    @property
    def is_poll(self) -> bool:
        """True where nobody is elected."""
        return self.kind == "poll"

    @property
    def is_run_off(self) -> bool:
        """True among level candidates; the most votes win."""
        return self.kind == "run_off"

    @property
    def invalid_number(self) -> int:
        """All invalid ballots."""
        return sum(one.number for one in self.invalid)


def counting_minutes(form: CountingMinutes, symbol: Symbol | None = None) -> Paper:
    """The filled form as an official paper.

    Source: form of the counting minutes (HD 04-HD/TW); figures of the election by 190-QĐ/TW Đ8, Đ30.
    """
    assembly = form.assembly
    head = next((name for name, role in form.committee if role.startswith("Trưởng")), "")
    return paper_of(
        assembly,
        TYPE_NAME,
        f"kiểm phiếu {_subject(form)}{_round_words(form)}",
        tuple(_body(form)),
        (
            chair_signature(assembly),
            Signature("Trưởng ban", head, Capacity.ON_BEHALF, "Ban Kiểm phiếu"),
        ),
        (assembly.chair, assembly.superior_body),
        symbol,
    )


def _body(form: CountingMinutes) -> Iterator[Block]:
    yield Paragraph(_opening(form))
    yield from _committee(form)
    yield from _list(form)
    yield Heading("Số người bầu và căn cứ tính kết quả")
    yield tables.electorate(form)
    yield from _ballots(form)
    if form.void_reason:
        yield Heading("Kết luận")
        yield Paragraph(
            f"{ended(form.void_reason)} Toàn bộ phiếu trong hòm bị hủy, không ai được tính phiếu; "
            f"{form.assembly.kind} tổ chức bỏ phiếu lại."
        )
    else:
        yield Heading("Kết quả kiểm phiếu")
        yield tables.votes(form)
        yield Heading("Kết luận")
        yield from _conclusion(form)
    yield from _closing(form)


def _opening(form: CountingMinutes) -> str:
    assembly = form.assembly
    where = f", tại {assembly.held_at or assembly.place}" if assembly.held_at or assembly.place else ""
    return (
        f"Hồi {moment(form.started_at)}{where}, Ban Kiểm phiếu do {assembly.title} biểu quyết bầu đã tiến hành "
        f"kiểm phiếu {_subject(form)}{_round_words(form)}."
    )


def _committee(form: CountingMinutes) -> Iterator[Block]:
    yield Heading("Ban Kiểm phiếu")
    if not form.committee:
        yield Paragraph(f"Trưởng ban: {ROOM}; thư ký: {ROOM}; ủy viên: {ROOM}.")
        return
    yield Paragraph(f"Ban Kiểm phiếu gồm {counted(len(form.committee))} {form.assembly.person}:")
    yield Items(tuple(f"{name}, {role};" if role else f"{name};" for name, role in form.committee), Marker.NUMBER)
    if not any("thư ký" in role.casefold() for _name, role in form.committee):
        yield Paragraph(f"Thư ký Ban Kiểm phiếu: {ROOM}.")
    if form.stands_aside:
        yield Paragraph("Không thành viên nào của Ban Kiểm phiếu có tên trong danh sách bỏ phiếu.")


def _list(form: CountingMinutes) -> Iterator[Block]:
    person = form.assembly.person
    yield Heading("Căn cứ, số lượng và danh sách")
    yield Paragraph(f"Căn cứ {form.rules}.")
    asked = "Số lượng xin ý kiến" if form.is_poll else "Số lượng cần bầu"
    yield Paragraph(f"{asked}: {counted(form.seats)} {person}.")
    yield Paragraph(_names_words(form))
    if form.style:
        yield Paragraph(ended(form.style))
    if form.has_box:
        yield Paragraph(
            f"Trước khi bỏ phiếu, Ban Kiểm phiếu đã kiểm tra, niêm phong hòm phiếu trước sự chứng kiến của "
            f"{form.assembly.kind}, hướng dẫn cách ghi phiếu và trực tiếp phát phiếu."
        )


def _names_words(form: CountingMinutes) -> str:
    person, names = form.assembly.person, len(form.lines)
    words = f"Danh sách trên phiếu gồm {counted(names)} {person}, xếp theo thứ tự A, B, C của tên"
    if form.is_run_off:
        return f"{words}, là những người có số phiếu bằng nhau; người có số phiếu cao hơn trúng cử."
    stood = sum(line.origin.startswith("ứng cử") for line in form.lines)
    named = sum(line.origin.startswith("được đề cử") for line in form.lines)
    split = f"{words}; trong đó: theo danh sách chuẩn bị {names - stood - named}, được đề cử tại "
    words = f"{split}{form.assembly.kind} {named}, ứng cử {stood}"
    surplus = names - form.seats
    if form.is_poll:
        return f"{words}."
    if surplus > 0:
        return f"{words}. Số dư: {surplus} {person} ({figures.percent(surplus, form.seats, 'vi', 1)} số lượng cần bầu)."
    return f"{words}. Danh sách không có số dư."


def _ballots(form: CountingMinutes) -> Iterator[Block]:
    yield Heading("Phát phiếu, thu phiếu")
    yield tables.ballots(form)
    missing = form.issued - form.returned
    if missing > 0:
        yield Paragraph(
            f"Số phiếu thu về ít hơn số phiếu phát ra {counted(missing)} phiếu; việc kiểm phiếu vẫn được tiến hành."
        )
    if form.invalid:
        yield Paragraph("Phiếu không hợp lệ do Ban Kiểm phiếu xem xét, kết luận, cụ thể:")
        yield tables.invalid(form)
    yield from _method(form)


def _method(form: CountingMinutes) -> Iterator[Block]:
    if not form.method:
        return
    words = f"Cách kiểm phiếu: {form.method}."
    if form.mismatches is not None:
        words += f" Số chỗ nhập lệch đã đối chiếu với phiếu và xử lý: {counted(form.mismatches)}."
    yield Paragraph(words)
    if form.journal_hash:
        yield Paragraph(f"Mã băm nhật ký nhập phiếu (SHA-256): {grouped(form.journal_hash)}.")


def _conclusion(form: CountingMinutes) -> Iterator[Block]:
    if form.conclusion:
        yield Items(
            tuple(f"{text.rstrip('.')} ({source})." if source else ended(text) for text, source in form.conclusion)
        )
    if form.elected:
        words = "Đạt tỷ lệ theo quy định" if form.is_poll else "Trúng cử"
        yield Paragraph(
            f"{words}: {counted(len(form.elected))} {form.assembly.person}, xếp theo số phiếu từ cao xuống thấp:"
        )
        yield tables.ranked(form, form.elected, "Đạt tỷ lệ" if form.is_poll else "Trúng cử")
    else:
        yield Paragraph(
            "Không có người đạt tỷ lệ theo quy định." if form.is_poll else "Lần bầu này không có người trúng cử."
        )
    if form.alternates:
        yield Paragraph(f"Dự khuyết: {counted(len(form.alternates))} {form.assembly.person}, theo thứ tự số phiếu:")
        yield tables.ranked(form, form.alternates, "Dự khuyết")
    if form.tied:
        yield Paragraph(f"Bằng phiếu ở suất cuối: {', '.join(form.tied)}.")
    if form.seats_left and not form.is_poll:
        yield Paragraph(f"Còn thiếu {counted(form.seats_left)} {form.assembly.person} so với số lượng cần bầu.")
    if form.choice:
        yield Paragraph(ended(form.choice))
    if any(source.endswith(UNREAD) for _text, source in form.conclusion):
        yield Paragraph(f"{UNREAD} Điều khoản chưa được đối chiếu với văn bản gốc.", is_indented=False)


def _closing(form: CountingMinutes) -> Iterator[Block]:
    if form.has_box:
        yield Paragraph(
            ended(form.sealed)
            if form.sealed
            else f"Toàn bộ phiếu được niêm phong, bàn giao cho {form.assembly.chair} để lưu giữ theo quy định."
        )
    yield Paragraph(
        f"Việc kiểm phiếu kết thúc hồi {moment(form.ended_at)}. Biên bản được lập thành {counted(form.copies)} bản có "
        f"giá trị như nhau, đã đọc cho các thành viên Ban Kiểm phiếu cùng nghe, nhất trí và ký tên."
    )
    if form.committee:
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (place, name, role, "") for place, (name, role) in enumerate(form.committee, start=1)
        )
        columns = (Column("TT", 1, Align.CENTRE), Column("Họ và tên", 5), Column("Nhiệm vụ", 3), Column("Chữ ký", 4))
        yield Table(columns, rows, title="Các thành viên Ban Kiểm phiếu", row_mm=11, sheet="Ban Kiểm phiếu")


def _subject(form: CountingMinutes) -> str:
    return lowered(form.contest)


def _round_words(form: CountingMinutes) -> str:
    if form.is_run_off:
        return ", bầu lại trong số người bằng phiếu"
    return f", lần bầu thứ {form.round_number}" if form.round_number > 1 else ""


__all__ = [
    "CountingMinutes", "DeductionLine", "InvalidLine", "MinutesLine", "Weights", "counting_minutes", "share_words",
]  # fmt: skip
