"""Drawing many papers with one engine, beside a new engine for each and beside DOCX."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bench.measure import Measurement, measure
from daihoi.core.documents import Align, Column, Heading, Paper, Paragraph, Symbol, Table, docx, pdf

CLAIM = "One engine for the whole process draws papers faster than a new one for each, and than DOCX is written."
FULL, TINY = 30, 2


def run(size: int) -> list[Measurement]:
    """Draw the same number of different papers in three ways."""
    first, second, third = (_papers(size, start) for start in (1, 1001, 2001))  # an engine remembers pages it has drawn

    def one_engine() -> None:
        for paper in first:
            pdf.render(paper)

    def an_engine_each() -> None:
        for paper in second:
            pdf._compiler.cache_clear()
            pdf.render(paper)

    def word() -> None:
        for paper in third:
            docx.render(paper)

    pdf.render(_papers(1, 3001)[0])
    return [
        measure("PDF/A, one engine", one_engine, work=size, unit="papers", repeats=1),
        measure("PDF/A, an engine for each", an_engine_each, work=size, unit="papers", repeats=1),
        measure("DOCX", word, work=size, unit="papers", repeats=1, note="no page is laid out yet"),
    ]


def _papers(count: int, start: int) -> list[Paper]:
    return [replace(_paper(number), symbol=Symbol(number, "BB", "ĐH")) for number in range(start, start + count)]


def _paper(number: int) -> Paper:
    people = tuple(
        (str(n), f"Nguyễn Văn Mẫu {number}.{n}", str(200 - n), f"{(200 - n) / 2:.1f}%") for n in range(1, 56)
    )
    table = Table(
        (
            Column("TT", 1, Align.CENTRE),
            Column("Họ và tên", 6),
            Column("Số phiếu", 2, Align.RIGHT),
            Column("Tỷ lệ", 2, Align.RIGHT),
        ),
        people,
    )
    return Paper(
        superior="Đảng bộ cấp trên",
        issuer="Đại hội đại biểu lần thứ III",
        place="Hà Nội",
        issued_on=date(2020, 7, 2),
        type_name="Biên bản",
        summary="kiểm phiếu bầu Ban Chấp hành",
        body=(Heading("Kết quả kiểm phiếu"), Paragraph("Kết quả cụ thể như sau (dữ liệu mẫu):"), table),
    )
