"""Filled samples of the forms, invented: what the papers look like before there is anything to print."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from daihoi.apps.organisations.models import Unit
from daihoi.core.documents import Paper

from ..models import LessonKind, Topic
from ..queries import ElectionRow
from ..queries.results import COUNTED
from .closing_report import ClosingReport, closing_report
from .result_report import ContestLine, ResultReportForm, result_report
from .result_table import OfficeBlock, ResultTable, result_table


def _row(name: str, *numbers: int, highest: tuple[int, int], lowest: tuple[int, int]) -> ElectionRow:
    row = ElectionRow(Unit(name=name))
    for field, number in zip(COUNTED, numbers, strict=True):
        setattr(row, field, number)
    row.shares = [(Fraction(votes, base), votes, base) for votes, base in (highest, lowest)]
    return row


# contests, seats, elected, names, rounds, re-elected, not re-elected, women, young, minority, years, direct
TABLE = ResultTable(
    organisation="Đảng ủy Mẫu",
    superior="Đảng ủy cấp trên Mẫu",
    term="2020-2025",
    blocks=(
        OfficeBlock(
            "Ban chấp hành",
            (
                _row("Đảng bộ Mẫu 1", 4, 32, 31, 37, 5, 20, 9, 10, 8, 3, 1395, 4, highest=(120, 120), lowest=(61, 118)),
                _row("Đảng bộ Mẫu 2", 3, 25, 25, 29, 3, 15, 7, 8, 6, 1, 1110, 3, highest=(98, 99), lowest=(52, 99)),
            ),
        ),
        OfficeBlock(
            "Ban thường vụ",
            (_row("Đảng bộ Mẫu 1", 2, 10, 10, 12, 2, 7, 3, 3, 1, 0, 470, 0, highest=(15, 15), lowest=(9, 15)),),
        ),
        OfficeBlock("Bí thư", ()),
    ),
    as_of=date(2020, 6, 15),
    place="Hà Nội",
    signer="Bùi Mẫu Minh",
    is_sample=True,
)
RESULT = ResultReportForm(
    organisation="Đảng ủy Mẫu",
    superior="Đảng ủy cấp trên Mẫu",
    congress="Đại hội đại biểu Đảng bộ Mẫu lần thứ III, nhiệm kỳ 2020-2025",
    form="delegate_congress",
    summoned=120,
    present=118,
    contests=(
        ContestLine(
            "Bầu Ban Chấp hành", 3, 4, 1,
            (("Nguyễn Văn Mẫu An", 115, 119), ("Trần Thị Mẫu Bình", 108, 119), ("Lê Mẫu Chi", 97, 119)),
        ),
        ContestLine("Bầu đại biểu dự Đại hội cấp trên", 2, 3, 1, (("Nguyễn Văn Mẫu An", 110, 119),), 1),
    ),
    opens_on=date(2020, 5, 14),
    closes_on=date(2020, 5, 15),
    place="Hội trường lớn",
    speeches=12,
    contents=("review_and_directions", "upper_drafts", "committee_election", "delegation_election"),
    resolution="09-NQ/ĐH",
    minutes=("05-BB/ĐH", "06-BB/ĐH"),
    signer="Bùi Mẫu Minh",
    submitted_on=date(2020, 5, 20),
    issued_at="Hà Nội",
    is_sample=True,
)  # fmt: skip
CLOSING = ClosingReport(
    organisation="Đảng ủy Mẫu",
    superior="Đảng ủy cấp trên Mẫu",
    congress="Đại hội đại biểu Đảng bộ Mẫu lần thứ III, nhiệm kỳ 2020-2025",
    points=(
        (LessonKind.STRENGTH, Topic.LEADERSHIP, "Chỉ đạo sâu sát, đúng tiến độ."),
        (LessonKind.LIMIT, Topic.DOCUMENTS, "Một số báo cáo còn dài."),
        (LessonKind.LESSON, Topic.PERSONNEL, "Chuẩn bị nhân sự sớm, đúng quy trình."),
    ),
    place="Hà Nội",
    is_sample=True,
)

PAPERS: Mapping[str, Paper] = MappingProxyType(
    {
        "result-table": result_table(TABLE),
        "result-report": result_report(RESULT),
        "closing-report": closing_report(CLOSING),
    }
)
"""Every sample as a paper, by the name of its picture."""
