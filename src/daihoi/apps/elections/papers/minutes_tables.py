"""The tables of the counting minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daihoi.core.documents import Align, Cell, Column, Table
from daihoi.core.words import figures

from .phrases import in_words, share

if TYPE_CHECKING:
    from .counting_minutes import CountingMinutes

FIGURES = (Column("Nội dung", 11), Column("Số lượng", 3, Align.RIGHT), Column("Bằng chữ, ghi chú", 8))


def electorate(form: CountingMinutes) -> Table:
    """Summoned, present, absent, each deduction, the base, and what is needed."""
    voters = form.assembly.voters
    rows: list[tuple[Cell, ...]] = [
        (f"Tổng số {voters} được triệu tập", form.summoned, in_words(form.summoned)),
        ("Có mặt khi bỏ phiếu", form.attending, in_words(form.attending)),
        ("Vắng mặt", form.summoned - form.attending, in_words(form.summoned - form.attending)),
    ]
    for one in form.deductions:
        article = f" ({one.article})" if one.article else ""
        rows.append((f"Không tính vào căn cứ: {one.ground}{article}", one.number, one.names or in_words(one.number)))
    if form.weights is not None:
        rows += _weights(form)
    bold = []
    if form.base is not None:
        bold.append(len(rows))
        words = "; ".join(part for part in (in_words(form.base), form.base_words) if part)
        rows.append(("Số làm căn cứ tính kết quả", form.base, words))
    if form.needed is not None:
        bold.append(len(rows))
        words = "Số phiếu cần để đạt tỷ lệ" if form.is_poll else "Số phiếu cần để trúng cử"
        rows.append((words, form.needed, in_words(form.needed)))
    return Table(FIGURES, tuple(rows), bold_rows=frozenset(bold), sheet="Số người bầu")


def _weights(form: CountingMinutes) -> list[tuple[Cell, ...]]:
    if form.weights is None:
        return []
    one = form.weights
    rows: list[tuple[Cell, ...]] = [
        (f"Tổng số {one.word} của người được triệu tập", one.summoned, in_words(one.summoned)),
        (f"Số {one.word} của người dự", one.attending, in_words(one.attending)),
    ]
    if one.valid is not None:
        rows.append((f"Số {one.word} trên phiếu hợp lệ", one.valid, in_words(one.valid)))
    return rows


def ballots(form: CountingMinutes) -> Table:
    """What was prepared, issued, replaced, left over, returned; what is valid and what is not."""
    prepared = form.prepared or form.issued + form.spoilt + form.unused
    numbers = (
        ("Số phiếu chuẩn bị", prepared),
        ("Số phiếu phát ra", form.issued),
        ("Số phiếu hỏng đã đổi, thu hồi", form.spoilt),
        ("Số phiếu không dùng đến", form.unused),
        ("Số phiếu thu về", form.returned),
    )
    rows: list[tuple[Cell, ...]] = [(words, number, in_words(number)) for words, number in numbers]
    if not form.void_reason:
        rows += [
            ("Số phiếu hợp lệ", form.valid, in_words(form.valid)),
            ("Số phiếu không hợp lệ", form.invalid_number, in_words(form.invalid_number)),
        ]
    return Table(FIGURES, tuple(rows), sheet="Phiếu")


def invalid(form: CountingMinutes) -> Table:
    """Invalid ballots by ground, with who decided."""
    columns = (
        Column("Căn cứ không hợp lệ", 9),
        Column("Điều khoản", 4),
        Column("Số phiếu", 2, Align.RIGHT),
        Column("Người kết luận", 6),
    )
    rows = tuple(
        (one.ground, one.article, one.number, one.decided_by or "Ban Kiểm phiếu") for one in form.invalid
    )  # fmt: skip
    return Table(columns, rows, sheet="Phiếu không hợp lệ")


def votes(form: CountingMinutes) -> Table:
    """Every name in the order of the ballot, its votes and their share; the denominator is printed."""
    columns = (
        Column("TT", 1, Align.CENTRE),
        Column("Họ và tên", 5),
        Column(_votes_title(form), 2, Align.RIGHT),
        Column(_share_title(form), 3, Align.RIGHT),
        Column("Ghi chú", 4),
    )
    rows = tuple(
        (
            line.number,
            line.name,
            line.votes,
            share(line.votes, form.base),
            "; ".join(part for part in (line.note, line.origin) if part),
        )
        for line in form.lines
    )
    bold = frozenset(place for place, line in enumerate(form.lines) if line.is_elected)
    return Table(columns, rows, bold_rows=bold, sheet="Kết quả kiểm phiếu")


def ranked(form: CountingMinutes, people: tuple[tuple[str, int], ...], sheet: str) -> Table:
    """People with their votes, most votes first."""
    columns = (
        Column("TT", 1, Align.CENTRE),
        Column("Họ và tên", 6),
        Column(_votes_title(form), 3, Align.RIGHT),
        Column(_share_title(form), 4, Align.RIGHT),
    )
    rows = tuple((place, name, number, share(number, form.base)) for place, (name, number) in enumerate(people, 1))
    return Table(columns, rows, sheet=sheet)


def _votes_title(form: CountingMinutes) -> str:
    if form.is_cumulative:
        return "Số phiếu bầu dồn"
    return "Số phiếu giới thiệu" if form.is_poll else "Số phiếu đồng ý"


def _share_title(form: CountingMinutes) -> str:
    return f"Tỷ lệ % (trên {figures.figure(form.base)})" if form.base else "Tỷ lệ %"
