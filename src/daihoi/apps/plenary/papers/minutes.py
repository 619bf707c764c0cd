"""The minutes of the congress as a paper (biên bản đại hội), from what was recorded."""

from __future__ import annotations

from daihoi.apps.congresses.models import Congress
from daihoi.core.documents import Align, Column, Heading, Items, Paper, Paragraph, Table
from daihoi.core.documents.blocks import Block

from ..models import HandVote, ItemState, Minutes, OrganKind, Sitting, SittingKind, SpeechState
from . import heads
from .moments import moment

SITTING_NAMES = {SittingKind.PREPARATORY: "Phiên trù bị", SittingKind.MAIN: "Phiên chính thức"}
ORGAN_NAMES = {
    OrganKind.PRESIDIUM: "Đoàn chủ tịch",
    OrganKind.SECRETARIAT: "Đoàn thư ký",
    OrganKind.CREDENTIALS_COMMITTEE: "Ban thẩm tra tư cách đại biểu",
    OrganKind.COUNTING_COMMITTEE: "Ban kiểm phiếu",
}


def render(minutes: Minutes) -> Paper:
    """Time and place, attendance, organs, the course of the sessions, votes by hands, the resolution."""
    congress = minutes.congress
    body: list[Block] = [
        Heading("Thời gian, địa điểm, thành phần"), *_attendance(congress),
        Heading("Các cơ quan của đại hội"), *_organs(congress),
        Heading("Diễn biến đại hội"), *_course(congress),
        Heading("Các nội dung biểu quyết giơ tay"), *_votes(congress),
        Heading("Nghị quyết"), _resolution(congress),
    ]  # fmt: skip
    if minutes.remarks:
        body += [Heading("Ghi chú của đoàn thư ký"), Paragraph(minutes.remarks)]
    body.append(Paragraph(_ending(congress)))
    return Paper(
        **heads.head(congress),
        type_name="Biên bản",
        summary=congress.title,
        body=tuple(body),
        signatures=(
            heads.signature_of(congress, OrganKind.SECRETARIAT, "Trưởng đoàn"),
            heads.signature_of(congress, OrganKind.PRESIDIUM, "Chủ tịch"),
        ),
    )


def _attendance(congress: Congress) -> list[Block]:
    lines: list[Block] = [Paragraph(f"Địa điểm: {congress.place or congress.unit.place or '……'}.")]
    return lines + [Paragraph(_opening(sitting)) for sitting in congress.sittings.all()]


def _opening(sitting: Sitting) -> str:
    units = f", đại diện {sitting.units_present}/{sitting.units} tổ chức trực thuộc" if sitting.units else ""
    return (
        f"{SITTING_NAMES[SittingKind(sitting.kind)]} khai mạc lúc {moment(sitting.opened_at)}. "
        f"Có mặt {sitting.present}/{sitting.summoned} người được triệu tập{units}."
    )


def _organs(congress: Congress) -> list[Block]:
    seats = list(congress.organ_seats.select_related("person"))
    found: list[Block] = []
    for kind, name in ORGAN_NAMES.items():
        people = [seat for seat in seats if seat.kind == kind]
        if people:
            listed = ", ".join(f"{one.person.full_name}{' (trưởng)' if one.is_head else ''}" for one in people)
            found.append(Paragraph(f"{name} gồm {len(people)} người: {listed}."))
    return found or [Paragraph("Không ghi nhận.")]


def _course(congress: Congress) -> list[Block]:
    done = [item for item in congress.agenda.all() if item.state == ItemState.DONE]
    blocks: list[Block] = []
    for kind, name in SITTING_NAMES.items():
        items = [item for item in done if item.sitting == kind]
        if items:
            blocks.append(Heading(name, level=2))
            blocks.append(Items(tuple(f"{one.title_vi}{f': {one.note}' if one.note else ''}" for one in items)))
    speeches = congress.speeches.filter(state=SpeechState.DONE).select_related("person")
    if speeches:
        blocks.append(Paragraph(f"Đã có {len(speeches)} ý kiến phát biểu:"))
        blocks.append(Items(tuple(f"{one.person.full_name}: {one.topic}" for one in speeches)))
    return blocks or [Paragraph("Không ghi nhận.")]


def _votes(congress: Congress) -> list[Block]:
    votes = list(congress.hand_votes.all())
    if not votes:
        return [Paragraph("Không ghi nhận.")]
    columns = (
        Column("TT", 1, Align.CENTRE), Column("Nội dung", 7), Column("Tán thành", 2, Align.RIGHT),
        Column("Không tán thành", 2, Align.RIGHT), Column("Ý kiến khác", 2, Align.RIGHT), Column("Kết quả", 3),
    )  # fmt: skip
    return [Table(columns, tuple(_row(number, vote) for number, vote in enumerate(votes, 1)))]


def _row(number: int, vote: HandVote) -> tuple[str, ...]:
    result = "Thông qua" if vote.is_carried else "Không thông qua"
    share = f"{vote.votes_for}/{vote.base}"
    return (str(number), vote.motion, share, str(vote.votes_against), str(vote.abstentions), result)


def _resolution(congress: Congress) -> Paragraph:
    resolution = getattr(congress, "resolution", None)
    if resolution is None or resolution.adopted_by is None:
        return Paragraph("Đại hội chưa thông qua nghị quyết.")
    vote = resolution.adopted_by
    symbol = f" số {resolution.paper.symbol}" if resolution.paper else ""
    return Paragraph(f"Đại hội thông qua nghị quyết{symbol} với {vote.votes_for}/{vote.base} tán thành.")


def _ending(congress: Congress) -> str:
    last = congress.sittings.filter(closed_at__isnull=False).order_by("-closed_at").first()
    closed = f" Đại hội bế mạc lúc {moment(last.closed_at)}." if last is not None and last.closed_at else ""
    return f"{closed} Biên bản này được đoàn thư ký lập từ các nội dung đã ghi nhận trong quá trình đại hội.".strip()
