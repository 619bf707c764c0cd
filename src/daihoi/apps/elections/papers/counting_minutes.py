"""Biên bản kiểm phiếu: the counting minutes as a form, and the paper that it fills.

The wording is that of the form in use; it is part of the paper and therefore always Vietnamese.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from daihoi.core.documents import (
    Align,
    Capacity,
    Column,
    Heading,
    Items,
    Paper,
    Paragraph,
    Signature,
    Symbol,
    Table,
)
from daihoi.core.documents.blocks import Block
from daihoi.core.words import dates, figures

TYPE_NAME = "Biên bản"
PLACES = 2
GROUP = 8  # letters of a hash that stand together, so that two people can compare them aloud


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
class CountingMinutes:
    """What the counting committee puts on record of one round.

    Args:
        organisation: issuing organisation.
        superior: directly superior body.
        congress: full title of the congress.
        contest: what was voted on.
        rules: election rules that were applied.
        round_number: which vote, from 1.
        seats: number to be elected.
        lines: candidates in ballot order.
        summoned, attending: people.
        base: what the votes are measured against; None where the vote is void.
        needed: votes needed; None in a run-off or a void vote.
        deductions: (number, ground, names) taken out of the base.
        prepared, issued, spoilt, unused, returned, valid: ballots.
        invalid: (number, ground).
        conclusion: the rulebook's sentences with their articles.
        elected: (name, votes), most votes first.
        committee: (name, role) of the counting committee, head first.
        presidium: name of the member of the presidium who signs.
        place, held_on: where and when.
        is_run_off: among level candidates; the most votes win.
        void_reason: why the vote is void; empty when it stands.
        method: how it was counted.
        journal_hash: hash of the entry journal or readings.
        mismatches: differences between independent entries that people resolved; None where there were none to make.
        has_box: paper ballots, with a box to be sealed.
        layout: page format.
        is_sample: marks the paper as sample data.
    """

    organisation: str
    congress: str
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
    superior: str = ""
    base: int | None = None
    needed: int | None = None
    deductions: tuple[tuple[int, str, str], ...] = ()
    prepared: int = 0
    spoilt: int = 0
    unused: int = 0
    invalid: tuple[tuple[int, str], ...] = ()
    conclusion: tuple[tuple[str, str], ...] = ()
    elected: tuple[tuple[str, int], ...] = ()
    committee: tuple[tuple[str, str], ...] = ()
    presidium: str = ""
    place: str = ""
    held_on: date | None = None
    is_run_off: bool = False
    void_reason: str = ""
    method: str = ""
    journal_hash: str = ""
    mismatches: int | None = None
    has_box: bool = True
    layout: str = "party-36"
    is_sample: bool = False


def counting_minutes(form: CountingMinutes, symbol: Symbol | None = None) -> Paper:
    """The filled form as an official paper.

    Source: form of the counting minutes (HD 04-HD/TW); figures of the election by 190-QĐ/TW Đ8, Đ30.
    """
    head = next((name for name, role in form.committee if role), "")
    return Paper(
        issuer=form.organisation,
        superior=form.superior,
        type_name=TYPE_NAME,
        summary=f"kiểm phiếu: {_lowered(form.contest)}{_round_words(form)}",
        symbol=symbol,
        place=form.place,
        issued_on=form.held_on,
        layout=form.layout,
        body=tuple(_body(form)),
        signatures=(
            Signature("Trưởng ban", head, Capacity.ON_BEHALF, "Ban Kiểm phiếu"),
            Signature("", form.presidium, Capacity.ON_BEHALF, "Đoàn Chủ tịch"),
        ),
        recipients=("Đoàn Chủ tịch Đại hội", "Cấp ủy cấp trên trực tiếp"),
        archive="hồ sơ Đại hội",
        footer="Dữ liệu mẫu" if form.is_sample else "",
    )


def _body(form: CountingMinutes) -> Iterator[Block]:
    yield Paragraph(f"{form.congress}.")
    day = f", {dates.day_line(form.held_on)}" if form.held_on else ""
    where = f", tại {form.place}" if form.place else ""
    yield Paragraph(f"Căn cứ {form.rules}; Ban Kiểm phiếu do Đại hội bầu đã tiến hành kiểm phiếu{day}{where}.")
    if form.committee:
        yield Heading("Ban Kiểm phiếu")
        yield Items(tuple(f"{name}{f', {role}' if role else ''}" for name, role in form.committee))
    yield Heading("Số lượng, danh sách bầu và thể lệ")
    yield Paragraph(_list_words(form))
    if form.has_box:
        yield Paragraph("Ban Kiểm phiếu đã kiểm tra, niêm phong hòm phiếu trước sự chứng kiến của Đại hội.")
    yield Heading("Số liệu")
    yield _figures(form)
    if form.journal_hash:
        grouped = " ".join(form.journal_hash[at : at + GROUP] for at in range(0, len(form.journal_hash), GROUP))
        yield Paragraph(f"Mã băm nhật ký nhập phiếu: {grouped}")
    if form.void_reason:
        yield Heading("Kết luận")
        yield Paragraph(f"{form.void_reason} Toàn bộ phiếu bầu bị hủy; Đại hội tổ chức bầu lại.")
        return
    yield Heading("Kết quả kiểm phiếu")
    yield _votes(form)
    yield Heading("Kết luận")
    yield from _conclusion(form)


def _list_words(form: CountingMinutes) -> str:
    surplus = len(form.lines) - form.seats
    words = f"Số lượng cần bầu: {form.seats}. Danh sách bầu cử có {len(form.lines)} người"
    if form.is_run_off:
        return f"{words}, bầu lại trong số những người có số phiếu bằng nhau; người có số phiếu cao hơn trúng cử."
    if surplus > 0:
        return f"{words}, số dư {surplus} người ({figures.percent(Fraction(surplus), Fraction(form.seats), 'vi', 1)})."
    return f"{words}, không có số dư."


def _figures(form: CountingMinutes) -> Table:
    rows: list[tuple[str, str]] = [("Tổng số triệu tập", str(form.summoned)), ("Có mặt", str(form.attending))]
    rows += [(f"Không tính vào căn cứ: {ground}{f' ({names})' if names else ''}", str(number))
             for number, ground, names in form.deductions]  # fmt: skip
    if form.base is not None:
        rows.append(("Số làm căn cứ tính kết quả", str(form.base)))
    if form.needed is not None:
        rows.append(("Số phiếu cần để trúng cử", str(form.needed)))
    rows += [("Phiếu chuẩn bị", str(form.prepared)), ("Phiếu phát ra", str(form.issued))]
    rows += [("Phiếu hỏng đã đổi", str(form.spoilt)), ("Phiếu không dùng", str(form.unused))]
    rows += [("Phiếu thu về", str(form.returned)), ("Phiếu hợp lệ", str(form.valid))]
    rows.append(("Phiếu không hợp lệ", str(sum(number for number, _ground in form.invalid))))
    rows += [(f"– {ground}", str(number)) for number, ground in form.invalid]
    if form.method:
        rows.append(("Cách kiểm phiếu", form.method))
    if form.mismatches is not None:
        rows.append(("Số chỗ nhập lệch đã đối chiếu, xử lý", str(form.mismatches)))
    return Table((Column("Nội dung", 5), Column("Số liệu", 3, Align.RIGHT)), tuple(rows))


def _votes(form: CountingMinutes) -> Table:
    columns = (
        Column("TT", 1, Align.CENTRE),
        Column("Họ và tên", 5),
        Column("Số phiếu đồng ý", 2, Align.RIGHT),
        Column(f"Tỷ lệ % (trên {form.base})" if form.base else "Tỷ lệ %", 2, Align.RIGHT),
        Column("Ghi chú", 3),
    )
    rows = tuple(
        (str(line.number), line.name, str(line.votes), _share(line.votes, form.base), line.note or line.origin)
        for line in form.lines
    )
    bold = frozenset(place for place, line in enumerate(form.lines) if line.is_elected)
    return Table(columns, rows, bold_rows=bold)


def _conclusion(form: CountingMinutes) -> Iterator[Block]:
    if form.conclusion:
        yield Items(tuple(f"{text} ({source})" if source else text for text, source in form.conclusion))
    if form.elected:
        yield Paragraph("Trúng cử, xếp theo số phiếu từ cao xuống thấp:")
        columns = (Column("TT", 1, Align.CENTRE), Column("Họ và tên", 5), Column("Số phiếu", 2, Align.RIGHT),
                   Column(f"Tỷ lệ % (trên {form.base})", 2, Align.RIGHT))  # fmt: skip
        yield Table(
            columns,
            tuple(
                (str(place), name, str(votes), _share(votes, form.base))
                for place, (name, votes) in enumerate(form.elected, 1)
            ),
        )
    else:
        yield Paragraph("Không có người trúng cử ở lần bầu này.")
    if form.has_box:
        yield Paragraph("Phiếu bầu được niêm phong, bàn giao cho Đoàn Chủ tịch theo quy định.")


def _share(votes: int, base: int | None) -> str:
    return figures.percent(Fraction(votes), Fraction(base), "vi", PLACES) if base else ""


def _round_words(form: CountingMinutes) -> str:
    if form.is_run_off:
        return ", bầu lại trong số người bằng phiếu"
    return f", lần bầu thứ {form.round_number}" if form.round_number > 1 else ""


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
