"""Báo cáo kết quả đại hội: the report of a congress's result to the superior, as a form and the paper it fills.

The wording is that of the paper and therefore always Vietnamese.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from daihoi.apps.congresses.papers import Head
from daihoi.core.documents import (
    Align,
    Column,
    Heading,
    Items,
    Layout,
    Paper,
    Paragraph,
    Symbol,
    Table,
)
from daihoi.core.documents.blocks import Block
from daihoi.core.words import dates, figures

from ..models import ResultReport
from .heads import committee_report, reporter_of

FORMS = {"member_congress": "đại hội đảng viên", "delegate_congress": "đại hội đại biểu"}
CONTENTS = {
    "review_and_directions": "kiểm điểm nhiệm kỳ và xác định phương hướng",
    "upper_drafts": "thảo luận dự thảo văn kiện đại hội cấp trên",
    "committee_election": "bầu ban chấp hành nhiệm kỳ mới",
    "delegation_election": "bầu đoàn đại biểu dự đại hội cấp trên",
}


@dataclass(frozen=True)
class ContestLine:
    """One election: its title, seats, names, rounds, those elected with votes and base, seats left."""

    title: str
    seats: int
    names: int
    rounds: int
    elected: tuple[tuple[str, int, int], ...] = ()
    unfilled: int = 0


@dataclass(frozen=True)
class ResultReportForm:
    """What a unit reports on its congress.

    Args:
        organisation, superior: who reports, and to whom.
        congress: full title.
        form: ``member_congress`` or ``delegate_congress``.
        opens_on, closes_on, place: when and where.
        summoned, present: people.
        speeches: opinions in the discussion.
        contents: the congress's contents.
        contests: elections.
        resolution: symbol of the resolution.
        minutes: symbols of the counting minutes attached.
        signer: secretary who signs.
        submitted_on: day of the report.
        layout: page format.
        is_sample: marks the paper as sample data.
    """

    organisation: str
    congress: str
    form: str
    summoned: int
    present: int
    contests: tuple[ContestLine, ...]
    superior: str = ""
    opens_on: date | None = None
    closes_on: date | None = None
    place: str = ""
    speeches: int = 0
    contents: tuple[str, ...] = ()
    resolution: str = ""
    minutes: tuple[str, ...] = ()
    signer: str = ""
    submitted_on: date | None = None
    issued_at: str = ""
    layout: str | Layout = "party-36"
    is_sample: bool = False


def result_report(form: ResultReportForm, symbol: Symbol | None = None) -> Paper:
    """The filled form as an official paper.

    Source: 24-QĐ/TW (2021) m.16.1.
    """
    head = Head(
        form.organisation, form.superior, form.issued_at, form.submitted_on, form.layout, is_sample=form.is_sample
    )
    return committee_report(head, f"kết quả {form.congress}", tuple(_body(form)), signer=form.signer, symbol=symbol)


def _body(form: ResultReportForm) -> Iterator[Block]:
    yield Heading("Thời gian, hình thức, thành phần")
    yield Paragraph(f"{form.congress} được tổ chức {_when(form)} theo hình thức {FORMS.get(form.form, form.form)}.")
    share = f", đạt {figures.percent(form.present, form.summoned)}" if form.summoned else ""
    yield Paragraph(f"Số triệu tập: {form.summoned}; có mặt: {form.present}{share}. "
                    f"Số ý kiến thảo luận: {form.speeches}.")  # fmt: skip
    if form.contents:
        yield Heading("Nội dung")
        told = [CONTENTS.get(one, one) for one in form.contents]
        yield Items(tuple(f"{one}{'.' if one is told[-1] else ';'}" for one in told))
    yield Heading("Kết quả bầu cử")
    for contest in form.contests:
        yield from _contest(contest)
    if not form.contests:
        yield Paragraph("Đại hội không tiến hành bầu cử.")
    yield Heading("Nghị quyết và tài liệu kèm theo")
    yield Paragraph(f"Nghị quyết Đại hội: {form.resolution or 'chưa ban hành'}.")
    if form.minutes:
        yield Paragraph(
            f"Kèm theo biên bản kiểm phiếu: {', '.join(form.minutes)}; danh sách trích ngang nhân sự trúng cử."
        )
    yield Paragraph("Đề nghị cấp trên xem xét, chuẩn y kết quả bầu cử.")


def _when(form: ResultReportForm) -> str:
    days = [dates.day_line(day) for day in dict.fromkeys((form.opens_on, form.closes_on)) if day]
    words = "từ " + " đến ".join(days) if len(days) > 1 else days[0] if days else "theo kế hoạch"
    return f"{words}{f' tại {form.place}' if form.place else ''}"


def _contest(contest: ContestLine) -> Iterator[Block]:
    surplus = contest.names - contest.seats
    yield Heading(contest.title, 2)
    yield Paragraph(
        f"Số lượng cần bầu: {contest.seats}; danh sách bầu: {contest.names} người"
        f"{f' (số dư {surplus})' if surplus > 0 else ''}; số lần bầu: {contest.rounds}; "
        f"trúng cử: {len(contest.elected)}{f'; bầu thiếu: {contest.unfilled}' if contest.unfilled else ''}."
    )
    if contest.elected:
        columns = (
            Column("TT", 1, Align.CENTRE),
            Column("Họ và tên", 5),
            Column("Số phiếu", 2, Align.RIGHT),
            Column("Căn cứ tính", 2, Align.RIGHT),
            Column("Tỷ lệ %", 2, Align.RIGHT),
        )
        yield Table(columns, tuple(_row(place, *one) for place, one in enumerate(contest.elected, 1)))


def _row(place: int, name: str, votes: int, base: int) -> tuple[str, ...]:
    share = figures.percent(Fraction(votes), Fraction(base)) if base else ""
    return str(place), name, str(votes), str(base), share


def report_of(report: ResultReport) -> ResultReportForm:
    """The form, filled from the figures that were frozen at the submission."""
    congress, told = report.congress, report.figures
    return ResultReportForm(
        **reporter_of(congress),
        congress=told["title"],
        form=told["form"],
        summoned=told["summoned"],
        present=told["present"],
        contests=tuple(_line(one) for one in told["contests"]),
        opens_on=_day(told["opens_on"]),
        closes_on=_day(told["closes_on"]),
        place=told["place"],
        speeches=told["speeches"],
        contents=tuple(told["contents"]),
        resolution=told["resolution"],
        minutes=tuple(told["minutes"]),
        submitted_on=report.submitted_on,
        issued_at=congress.unit.place,
    )


def _line(contest: dict[str, object]) -> ContestLine:
    elected = tuple((one["name"], one["votes"] or 0, one["base"] or 0) for one in contest["elected"])  # type: ignore[attr-defined]
    figures_of = {name: int(contest[name]) for name in ("seats", "names", "rounds", "unfilled")}  # type: ignore[call-overload]
    return ContestLine(title=str(contest["title"]), elected=elected, **figures_of)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
