"""The report on credentials as a paper (báo cáo thẩm tra tư cách đại biểu, F3)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from daihoi.apps.congresses import law
from daihoi.apps.congresses.papers import SAMPLE, head_of
from daihoi.apps.shell import clock
from daihoi.core.documents import Align, Capacity, Column, Heading, Paper, Paragraph, Signature, Table
from daihoi.core.documents.blocks import Block
from daihoi.core.words import figures

from ..models import CredentialsReport

TITLES = {
    "title": "Theo nguồn đại biểu", "sex": "Theo giới tính", "age": "Theo độ tuổi", "ethnicity": "Theo dân tộc",
    "religion": "Theo tôn giáo", "membership": "Theo tuổi đảng", "qualification": "Theo trình độ chuyên môn",
    "political_theory_level": "Theo trình độ lý luận chính trị", "attendance": "Theo tình hình tham dự",
    "absence_reason": "Lý do vắng mặt", "sector": "Theo khối công tác", "awards": "Theo khen thưởng",
}  # fmt: skip
PRINTED = (
    "title",
    "sex",
    "ethnicity",
    "age",
    "membership",
    "qualification",
    "political_theory_level",
    "absence_reason",
)


def render(report: CredentialsReport) -> Paper:
    """Attendance, then one table for each mark, then the conclusion and the vote."""
    congress, given = report.congress, report.figures
    words = law.words(congress)
    is_weighed = "votes" in given
    body = [*(_votes(given) if is_weighed else _make_up(given)), Heading("Kết luận")]
    people = words.members.vi if is_weighed else "đại biểu"
    body.append(Paragraph(report.conclusion or (
        f"Các {people} có tên trong danh sách có đủ tư cách dự họp." if is_weighed
        else "Các đại biểu được triệu tập có đủ tư cách dự đại hội."
    )))  # fmt: skip
    if report.adopted_with:
        body.append(Paragraph(f"Đại hội biểu quyết: {report.adopted_with}"))
    named = words.attendance_report.vi.removeprefix("báo cáo ").removesuffix(" dự họp")
    return Paper(
        **head_of(congress) | {"issued_on": congress.opens_on or clock.today()},
        type_name="Báo cáo",
        summary=f"{named} dự {congress.title}",
        body=tuple(body),
        signatures=(Signature("Trưởng ban", "", Capacity.ON_BEHALF, words.checkers.vi),),
        recipients=(f"{words.chair.vi} đại hội", f"Các {people} dự đại hội"),
        archive="Hồ sơ đại hội",
        footer=SAMPLE if congress.is_sample else "",
    )


def _make_up(given: dict[str, Any]) -> list[Block]:
    """How many delegates, and of which make-up."""
    body: list[Block] = [Heading("Số lượng đại biểu"), Paragraph(_attendance(given))]
    body += [Heading("Cơ cấu đại biểu"), *_ages(given)]
    for key in PRINTED:
        table = given["tables"].get(key)
        if table and table["rows"]:
            body += [Heading(TITLES[key], level=2), _table(table["rows"], given["summoned"])]
    return body


def _votes(given: dict[str, Any]) -> list[Block]:
    """Where votes weigh: who attends with how many votes, and whether that is a quorum."""
    votes = given["votes"]
    rows = (
        ("Số người có quyền dự họp", given["summoned"], ""),
        ("Dự họp trực tiếp", given["present"] - given["represented"], _percent(
            given["present"] - given["represented"], given["summoned"])),
        ("Dự họp qua người được ủy quyền", given["represented"], _percent(given["represented"], given["summoned"])),
        ("Không dự họp", given["absent"], _percent(given["absent"], given["summoned"])),
        ("Tổng số phiếu biểu quyết", votes["all"], ""),
        ("Số phiếu biểu quyết dự họp", votes["present"], _percent(votes["present"], votes["all"])),
    )  # fmt: skip
    columns = (Column("Nội dung", 6), Column("Số lượng", 3, Align.RIGHT), Column("Tỷ lệ", 2, Align.RIGHT))
    lines = tuple((name, figures.figure(count, "vi"), share) for name, count, share in rows)
    return [
        Heading("Số người và số phiếu biểu quyết dự họp"), Table(columns, lines),
        Heading("Điều kiện tiến hành"), Paragraph(f"{votes['reason']['vi'].rstrip('.')} ({votes['source']})."),
    ]  # fmt: skip


def _percent(part: int, whole: int) -> str:
    return figures.percent(Fraction(part), Fraction(whole), "vi") if whole else "0%"


def _attendance(given: dict[str, Any]) -> str:
    units = (
        f" Đại biểu có mặt đại diện cho {given['units_present']}/{given['units']} tổ chức trực thuộc."
        if given["units"]
        else ""
    )
    share = _percent(given["present"], given["summoned"])
    return (
        f"Tổng số triệu tập: {given['summoned']}; có mặt: {given['present']} ({share}); vắng: {given['absent']}.{units}"
    )


def _ages(given: dict[str, Any]) -> list[Block]:
    years = given["age"]
    if years is None:
        return []
    mean = figures.figure(Fraction(*years["mean"]), "vi", 1)
    return [Paragraph(f"Tuổi bình quân {mean}; cao nhất {years['highest']}, thấp nhất {years['lowest']}.")]


def _table(rows: list[dict[str, Any]], summoned: int) -> Table:
    columns = (Column("TT", 1, Align.CENTRE), Column("Nội dung", 6), Column("Số lượng", 2, Align.RIGHT),
               Column("Tỷ lệ", 2, Align.RIGHT))  # fmt: skip
    return Table(
        columns,
        tuple(
            (
                str(n),
                row["vi"],
                str(row["count"]),
                figures.percent(Fraction(row["count"]), Fraction(summoned or 1), "vi"),
            )
            for n, row in enumerate(rows, 1)
        ),
    )
