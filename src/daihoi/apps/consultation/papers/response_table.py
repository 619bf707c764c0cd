"""The table of opinions accepted and explained, as an official paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from daihoi.core.documents import Align, Column, Paper, Paragraph, Table

from ..models import Answer, Draft
from ..queries import Ledger, ResponseRow


def response_table(draft: Draft, rows: Sequence[ResponseRow], ledger: Ledger, today: date) -> Paper:
    """The table as a paper, in Vietnamese as it is sent.

    Args:
        draft: the draft that the opinions speak of.
        rows: the lines of the table.
        ledger: the counts by channel; the paper begins with them.
        today: the day printed on it.
    """
    unit = draft.congress.unit
    above = unit.get_parent()
    return Paper(
        issuer=unit.committee_name,
        superior=above.committee_name if above else "",
        type_name="Bảng tiếp thu, giải trình",
        summary=f"ý kiến góp ý vào {draft.title} (dự thảo lần {draft.draft_no})",
        place=unit.place,
        issued_on=today,
        is_landscape=True,
        body=(
            Paragraph(
                f"Tổng số: {ledger.total.opinions} ý kiến của {ledger.total.persons} lượt người; "
                f"đã trả lời {ledger.total.answered}, chưa trả lời {ledger.total.pending}."
            ),
            _channels(ledger),
            _lines(rows),
        ),
        footer="Dữ liệu mẫu" if draft.is_sample else "",
    )


def _channels(ledger: Ledger) -> Table:
    columns = (
        Column("Kênh tiếp nhận", 4), Column("Số ý kiến", 2, Align.RIGHT), Column("Số người", 2, Align.RIGHT),
        Column("Tán thành", 2, Align.RIGHT), Column("Tán thành một phần", 2, Align.RIGHT),
        Column("Không tán thành", 2, Align.RIGHT), Column("Ý kiến khác", 2, Align.RIGHT),
    )  # fmt: skip
    rows = [(_VI_CHANNELS.get(row.url.rpartition("=")[2], row.label), row) for row in ledger.rows] + [
        ("Tổng", ledger.total)
    ]
    cells = tuple(
        (label, *(str(number) for number in (row.opinions, row.persons, *row.stances.values()))) for label, row in rows
    )
    return Table(columns, cells, title="Ý kiến theo kênh tiếp nhận", bold_rows=frozenset({len(cells) - 1}))


def _lines(rows: Sequence[ResponseRow]) -> Table:
    columns = (
        Column("TT", 1, Align.CENTRE), Column("Mục, đoạn trong dự thảo", 3), Column("Chủ thể góp ý", 3),
        Column("Nội dung góp ý", 6), Column("Số ý kiến trùng", 1, Align.CENTRE), Column("Tiếp thu / Giải trình", 2),
        Column("Lý do", 4), Column("Nội dung sau sửa", 4),
    )  # fmt: skip
    cells = tuple(
        (
            str(row.number), row.section or "Toàn văn dự thảo", row.author_line, row.text, str(row.opinions),
            _VI_ANSWERS[Answer(row.answer)], row.reason, row.changed_text,
        )
        for row in rows
    )  # fmt: skip
    return Table(columns, cells, title="Ý kiến và kết quả tiếp thu, giải trình", size_pt=11)


_VI_ANSWERS = {
    Answer.PENDING: "Chưa trả lời",
    Answer.ADOPTED: "Tiếp thu",
    Answer.EXPLAINED: "Giải trình",
    Answer.KEPT: "Để nghiên cứu",
}
_VI_CHANNELS = {
    "conference": "Hội nghị",
    "letter": "Thư, văn bản",
    "form": "Biểu mẫu trên cổng",
    "office": "Văn phòng nhập",
    "press": "Báo chí",
}
