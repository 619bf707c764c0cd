"""The minutes of a meeting where votes weigh (biên bản họp, Điều 150 Luật Doanh nghiệp 2020), from what was recorded.

Papers are official and have one language, so their wording stands here in Vietnamese.
"""

from __future__ import annotations

from fractions import Fraction

from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates import law as delegate_law
from daihoi.apps.delegates import queries as delegates
from daihoi.apps.delegates.models import Delegate
from daihoi.core.documents import Align, Annex, Capacity, Column, Heading, Items, Paper, Paragraph, Signature, Table
from daihoi.core.documents.blocks import Block
from daihoi.core.words import figures

from .. import contributions, law
from ..models import HandVote, ItemState, Minutes, OrganKind, SpeechState, VoteWay
from . import heads
from .moments import moment

WAYS = {
    VoteWay.HANDS: "Biểu quyết bằng giơ tay", VoteWay.CARDS: "Biểu quyết bằng thẻ biểu quyết",
    VoteWay.BALLOTS: "Bỏ phiếu",
}  # fmt: skip
MATTERS = {
    "share_classes": "loại cổ phần và tổng số cổ phần của từng loại",
    "lines_of_business": "thay đổi ngành, nghề và lĩnh vực kinh doanh",
    "management_structure": "thay đổi cơ cấu tổ chức quản lý",
    "large_transactions": "đầu tư hoặc bán tài sản có giá trị lớn",
    "reorganisation_dissolution": "tổ chức lại, giải thể",
    "charter": "sửa đổi, bổ sung điều lệ",
}
CALLS = {1: "lần thứ nhất", 2: "lần thứ hai", 3: "lần thứ ba"}


def render(minutes: Minutes) -> Paper:
    """Every point that Article 150 asks for, and the annex with those attending and their votes."""
    congress = minutes.congress
    votes = list(congress.hand_votes.filter(is_weighted=True))
    body: list[Block] = [
        Heading("Thời gian, địa điểm"), *_where_and_when(congress),
        Heading("Chủ tọa, thư ký, ban kiểm phiếu"), *_organs(congress),
        Heading("Thành phần dự họp, điều kiện tiến hành"), *_attendance(congress),
        Heading("Chương trình và nội dung"), *_agenda(congress),
        Heading("Diễn biến và ý kiến phát biểu"), *_course(congress),
        Heading("Kết quả biểu quyết từng vấn đề"), *_votes(votes),
        *contributions.blocks(congress),
        Heading("Các vấn đề đã được thông qua"), *_carried(votes),
        Heading("Bế mạc và ký biên bản"), *_ending(minutes),
    ]  # fmt: skip
    return Paper(
        **heads.head(congress),
        type_name="Biên bản",
        summary=f"họp {congress.title}",
        body=tuple(body),
        signatures=(
            _signature(congress, OrganKind.SECRETARIAT, "Thư ký"),
            _signature(congress, OrganKind.PRESIDIUM, "Chủ tọa"),
        ),
        annexes=(_annex(congress),),
    )


def share(votes: int, of: int) -> str:
    """Votes as a part, such as 65,00%."""
    return figures.percent(Fraction(votes), Fraction(of or 1), "vi")


def _people(congress: Congress) -> str:
    return "cổ đông" if delegate_law.has_shares(congress) else "thành viên"


def _where_and_when(congress: Congress) -> list[Block]:
    lines: list[Block] = [Paragraph(f"Tên đơn vị: {congress.unit.name}.")]
    lines.append(Paragraph(f"Địa điểm họp: {congress.place or congress.unit.place or '……'}."))
    for sitting in congress.sittings.all():
        ended = f"; kết thúc lúc {moment(sitting.closed_at)}" if sitting.closed_at else ""
        lines.append(
            Paragraph(f"Thời gian: khai mạc lúc {moment(sitting.opened_at)}{ended} (triệu tập {_call(sitting.call)}).")
        )
    lines += [
        Paragraph(
            f"Triệu tập {_call(one.number)}, dự kiến họp ngày {one.planned_on:%d/%m/%Y}: số phiếu biểu quyết dự họp "
            f"{_n(one.weight_present)}/{_n(one.weight_summoned)} ({share(one.weight_present, one.weight_summoned)}), "
            "không đủ điều kiện tiến hành."
        )
        for one in congress.failed_calls.all()
    ]
    return lines


def _organs(congress: Congress) -> list[Block]:
    found: list[Block] = []
    seats = list(congress.organ_seats.select_related("person"))
    for kind, name in (
        (OrganKind.PRESIDIUM, "Chủ tọa"), (OrganKind.SECRETARIAT, "Thư ký"),
        (OrganKind.CREDENTIALS_COMMITTEE, "Ban kiểm tra tư cách"), (OrganKind.COUNTING_COMMITTEE, "Ban kiểm phiếu"),
    ):  # fmt: skip
        people = [seat for seat in seats if seat.kind == kind]
        if people:
            is_board = kind in (OrganKind.CREDENTIALS_COMMITTEE, OrganKind.COUNTING_COMMITTEE)
            said = ", ".join(
                f"{one.person.full_name}{' (trưởng ban)' if one.is_head and is_board else ''}" for one in people
            )
            found.append(Paragraph(f"{name}: {said}."))
    return found or [Paragraph("Không ghi nhận.")]


def _attendance(congress: Congress) -> list[Block]:
    sitting = congress.sittings.order_by("opened_at").last()
    people = _people(congress)
    if sitting is None or sitting.weight_summoned is None:
        return [Paragraph("Không ghi nhận.")]
    count = delegates.head_count(congress)
    present, of = sitting.weight_present or 0, sitting.weight_summoned
    return [
        Paragraph(
            f"Khi khai mạc: {_n(sitting.present)}/{_n(sitting.summoned)} {people} dự họp trực tiếp hoặc qua người được "
            f"ủy quyền, với {_n(present)}/{_n(of)} phiếu biểu quyết, đạt {share(present, of)} tổng số phiếu biểu quyết."
        ),
        Paragraph(f"Điều kiện tiến hành họp ({sitting.source}): {sitting.quorum_reason}"),
        Paragraph(
            f"Tính đến khi lập biên bản: {_n(count.present)} {people} dự họp, trong đó {_n(count.represented)} dự qua "
            f"người được ủy quyền; tổng số phiếu biểu quyết dự họp {_n(count.weight_present)} "
            f"({share(count.weight_present, count.weight_summoned)}). Danh sách kèm theo tại Phụ lục."
        ),
    ]


def _agenda(congress: Congress) -> list[Block]:
    return [Items(tuple(one.title_vi for one in congress.agenda.all()))] if congress.agenda.exists() else [
        Paragraph("Không ghi nhận.")
    ]  # fmt: skip


def _course(congress: Congress) -> list[Block]:
    items = [one for one in congress.agenda.all() if one.state == ItemState.DONE and one.note]
    blocks: list[Block] = [Paragraph(f"{one.title_vi}: {one.note}") for one in items]
    speeches = list(congress.speeches.filter(state=SpeechState.DONE).select_related("person").order_by("started_at"))
    if speeches:
        blocks.append(Paragraph(f"Có {len(speeches)} ý kiến phát biểu:"))
        blocks.append(Items(tuple(f"{one.person.full_name}: {one.topic}" for one in speeches)))
    return blocks or [
        Paragraph("Các nội dung được trình bày theo chương trình; không có ý kiến phát biểu được ghi nhận.")
    ]


def _votes(votes: list[HandVote]) -> list[Block]:
    if not votes:
        return [Paragraph("Không có vấn đề nào được biểu quyết.")]
    blocks: list[Block] = []
    for number, vote in enumerate(votes, 1):
        matter = f" Vấn đề quan trọng: {MATTERS.get(vote.matter, vote.matter)}." if vote.matter else ""
        blocks.append(Heading(f"Vấn đề {number}: {vote.motion}", level=2, is_numbered=False))
        blocks.append(
            Paragraph(f"{WAYS[VoteWay(vote.way)]}.{matter} Tổng số phiếu biểu quyết của người dự họp: {_n(vote.base)}.")
        )
        blocks.append(_table(vote))
        result = "được thông qua" if vote.is_carried else "không được thông qua"
        blocks.append(
            Paragraph(
                f"Kết quả: vấn đề {result} với {share(vote.votes_for, vote.base)} tán thành "
                f"({_n(vote.votes_for)} phiếu, cần {_n(needed(vote))}; {vote.source})."
            )
        )
    return blocks


def needed(vote: HandVote) -> int:
    """How many votes carry the motion."""
    return law.decision_rule(vote.congress, vote.matter).value.needed(vote.base)


def _table(vote: HandVote) -> Table:
    valid = vote.votes_for + vote.votes_against + vote.abstentions
    rows = (
        ("Hợp lệ", valid), ("Không hợp lệ", vote.votes_invalid), ("Tán thành", vote.votes_for),
        ("Không tán thành", vote.votes_against), ("Không có ý kiến", vote.abstentions),
        ("Không biểu quyết", vote.base - valid - vote.votes_invalid),
    )  # fmt: skip
    columns = (
        Column("Nội dung", 5), Column("Số phiếu", 4, Align.RIGHT), Column("Tỷ lệ trên phiếu dự họp", 4, Align.RIGHT),
    )  # fmt: skip
    return Table(
        columns, tuple((name, _n(votes), share(votes, vote.base)) for name, votes in rows), bold_rows=frozenset({2})
    )


def _carried(votes: list[HandVote]) -> list[Block]:
    carried = [f"{one.motion}: {share(one.votes_for, one.base)} tán thành" for one in votes if one.is_carried]
    return [Items(tuple(carried))] if carried else [Paragraph("Không có vấn đề nào được thông qua.")]


def _ending(minutes: Minutes) -> list[Block]:
    blocks: list[Block] = []
    if minutes.remarks:
        blocks.append(Paragraph(minutes.remarks))
    refusals = [line.strip() for line in minutes.refusals.splitlines() if line.strip()]
    if refusals:
        blocks.append(Paragraph("Từ chối ký biên bản:"))
        blocks.append(Items(tuple(refusals)))
    else:
        blocks.append(Paragraph("Không có người từ chối ký biên bản được ghi nhận khi lập biên bản."))
    blocks.append(
        Paragraph(
            "Chủ tọa, thư ký và người ký biên bản chịu trách nhiệm liên đới về tính trung thực, chính xác của nội dung "
            "biên bản."
        )
    )
    return blocks


def _annex(congress: Congress) -> Annex:
    people, rows = _people(congress), delegates.attending_list(congress)
    of = delegates.head_count(congress).weight_summoned
    columns = (
        Column("TT", 1, Align.CENTRE), Column(people.capitalize(), 5), Column("Đại diện cho", 4),
        Column("Người dự họp", 5), Column("Văn bản ủy quyền", 4), Column("Số phiếu", 3, Align.RIGHT),
        Column("Tỷ lệ", 2, Align.RIGHT),
    )  # fmt: skip
    total = sum(one.weight for one in rows)
    lines = [_line(number, one, of) for number, one in enumerate(rows, 1)]
    lines.append(("", "Tổng cộng", "", "", "", _n(total), share(total, of)))
    return Annex(
        title=f"Danh sách {people}, người được ủy quyền dự họp",
        body=(Table(columns, tuple(lines), bold_rows=frozenset({len(lines) - 1})),),
        is_landscape=True,
        note=f"Kèm theo Biên bản họp {congress.title}",
    )


def _line(number: int, one: Delegate, of: int) -> tuple[str, ...]:
    proxy = getattr(one, "proxy", None)
    holder = proxy.holder.full_name if proxy is not None else one.person.full_name
    document = f"{proxy.document}, ngày {proxy.given_on:%d/%m/%Y}" if proxy is not None else ""
    return (
        str(number), one.person.full_name, one.mandate, holder, document, _n(one.weight), share(one.weight, of),
    )  # fmt: skip


def _signature(congress: Congress, kind: OrganKind, position: str) -> Signature:
    """The chair and the secretary sign for themselves."""
    seat = congress.organ_seats.filter(kind=kind, is_head=True).select_related("person").first()
    return Signature(position, seat.person.full_name if seat else "", Capacity.OWN, note="(ký, ghi rõ họ tên)")


def _call(number: int) -> str:
    return CALLS.get(number, f"lần thứ {number}")


def _n(value: int) -> str:
    return figures.figure(value, "vi")
