"""Nhật ký nhập phiếu: the entry journal as a paper for the register, and the list of entries for the sealed package.

The register's paper names no vote: who keyed which bundle when, which ballots were looked at again and who decided.
What each team keyed stands on the list of entries only, which is sealed, kept and destroyed together with the ballots.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from daihoi.apps.plenary.models import OrganKind, OrganSeat
from daihoi.core.documents import Align, Capacity, Column, Heading, Items, Paper, Paragraph, Signature, Symbol, Table

from . import queries
from .models import BundleTurn, Desk, JournalAct, Look, LookReason
from .queries import Settled

# the words of the form, whatever the page's language
REASON_WORDS = {
    LookReason.DIFFERENCE: "các tổ nhập khác nhau",
    LookReason.INVALID: "có tổ nhập là không hợp lệ",
    LookReason.DOUBT: "cần Ban Kiểm phiếu xem xét",
}
ACT_WORDS = {
    JournalAct.OPENED: "mở bàn nhập phiếu",
    JournalAct.SEATED: "xếp hoặc rút chỗ ngồi",
    JournalAct.UNDONE: "nhập lại một phiếu",
    JournalAct.REOPENED: "mở lại tập phiếu",
    JournalAct.CLOSED: "đóng bàn, bàn giao kết quả",
    JournalAct.CANCELLED: "thôi dùng bàn nhập phiếu",
}


@dataclass(frozen=True)
class TurnLine:
    """One team's work on one bundle: bundle, ballots, team, who, from, to, entries keyed again."""

    bundle: int
    size: int
    team: str
    user: str
    began: str
    ended: str
    undone: int


@dataclass(frozen=True)
class LookLine:
    """One ballot of the third look: its place, why, what came of it, who decided, remark."""

    bundle: int
    position: int
    reason: str
    outcome: str
    decided_by: str
    note: str


@dataclass(frozen=True)
class EntryJournal:
    """The journal of one desk.

    Args:
        organisation, superior: issuer and the body above it.
        congress: full title.
        contest: what was voted on.
        round_number: which vote, from 1.
        began, ended: opening and closing of the desk.
        seats: team and people, in words.
        turns: every team's work on every bundle.
        looks: every ballot of the third look.
        acts: (moment, act, who, remark) of what is out of the ordinary.
        ballots, valid, invalid, mismatches: the sums.
        lines: how many lines the journal has.
        head: hash of its last line.
        is_whole: True when its chain was checked and is whole.
        committee: head of the counting committee.
        place, held_on: where and when.
        layout: page format.
        is_sample: marks the paper as sample data.
    """

    organisation: str
    congress: str
    contest: str
    round_number: int
    began: str
    ended: str
    seats: tuple[str, ...]
    turns: tuple[TurnLine, ...]
    looks: tuple[LookLine, ...]
    acts: tuple[tuple[str, str, str, str], ...]
    ballots: int
    valid: int
    invalid: int
    mismatches: int
    lines: int
    head: str
    is_whole: bool
    committee: str = ""
    superior: str = ""
    place: str = ""
    held_on: date | None = None
    layout: str = "party-36"
    is_sample: bool = False


def entry_journal(form: EntryJournal, symbol: Symbol | None = None) -> Paper:
    """The filled form as a paper of the register.

    Source: 190-QĐ/TW Đ8.2 (the counting committee reports and answers for the count).
    """
    state = "nguyên vẹn" if form.is_whole else "KHÔNG nguyên vẹn"
    body: list[Any] = [
        Paragraph(
            f"Phiếu của cuộc bỏ phiếu “{form.contest}”, lần {form.round_number}, được các tổ nhập độc lập, "
            f"từ {form.began} đến {form.ended}."
        ),
        Heading("Các tổ"),
        Items(form.seats),
        Heading("Từng tập phiếu"),
        _turns(form.turns),
        Heading("Phiếu đối chiếu lần ba"),
        _looks(form.looks) if form.looks else Paragraph("Không có phiếu nào phải đối chiếu lần ba."),
        Heading("Việc khác"),
        _acts(form.acts),
        Heading("Kết quả bàn giao"),
        Paragraph(
            f"Đã nhập {form.ballots} phiếu: {form.valid} hợp lệ, {form.invalid} không hợp lệ; {form.mismatches} phiếu "
            "các tổ nhập khác nhau đã được đối chiếu với phiếu giấy."
        ),
        Paragraph(f"Nhật ký gồm {form.lines} dòng, mỗi dòng khóa dòng trước; đã kiểm tra: {state}."),
        Paragraph(f"Mã băm dòng cuối (SHA-256): {_grouped(form.head)}.", Align.LEFT),
        Paragraph(
            "Bản này không ghi nội dung từng phiếu. Bảng kê nội dung đã nhập được niêm phong, lưu giữ và hủy cùng "
            "phiếu bầu; không công khai."
        ),
    ]
    return _paper(form, "Biên bản", f"nhật ký nhập phiếu: {form.contest[:1].lower()}{form.contest[1:]}", body, symbol)


def entry_list(form: EntryJournal, sheets: tuple[tuple[int, int, str, str, str], ...]) -> Paper:
    """What was keyed ballot by ballot, for the sealed package: bundle, ballot, what stands, each team's line."""
    columns = (
        Column("Tập", 2, Align.CENTRE),
        Column("Phiếu", 2, Align.CENTRE),
        Column("Được tính", 13),
        Column("Các tổ đã nhập", 13),
        Column("Ghi chú", 6),
    )
    body = [
        Paragraph("Niêm phong cùng phiếu bầu, hủy cùng phiếu bầu. Không sao chụp, không công khai."),
        Paragraph(
            "Số là số thứ tự trên phiếu của người bị gạch (hoặc không đồng ý); “/” là không rõ; “*” là không hợp lệ "
            "theo lý do có số đó; “–” là bầu tất cả; “=” là các tổ nhập như nhau."
        ),
        Table(columns, sheets, size_pt=10),
    ]
    return _paper(form, "Bảng kê", f"phiếu đã nhập: {form.contest[:1].lower()}{form.contest[1:]}", body, None)


def journal_of(desk: Desk) -> EntryJournal:
    """The form of a closed desk, filled."""
    round_, total = desk.round, queries.totals_of(desk, queries.sheet_of(desk.round))
    contest = round_.contest
    verdict = queries.verified(desk)
    unit = contest.congress.unit
    above = unit.get_parent()
    return EntryJournal(
        organisation=unit.name,
        superior=above.committee_name if above is not None else "",
        congress=contest.congress.title,
        contest=contest.title,
        round_number=round_.number,
        began=_moment(desk.opened_at),
        ended=_moment(desk.closed_at),
        seats=_seats(desk),
        turns=_turn_lines(desk),
        looks=tuple(_look_line(one) for one in queries.looks_of(desk)),
        acts=_act_lines(desk),
        ballots=total.ballots,
        valid=total.count.valid,
        invalid=sum(total.count.invalid.values()),
        mismatches=total.mismatches,
        lines=verdict.checked,
        head=desk.journal_head,
        is_whole=verdict.is_whole,
        committee=_head(desk),
        place=unit.place or contest.congress.place,
        held_on=timezone.localtime(desk.closed_at).date() if desk.closed_at else None,
        layout=queries.layout_of(round_),
        is_sample=contest.is_sample,
    )


def sheets_of(desk: Desk) -> tuple[tuple[int, int, str, str, str], ...]:
    """Every ballot as it was keyed and as it counts."""
    sheet = queries.sheet_of(desk.round)
    keyed = queries.keyed_lines(desk, sheet)
    return tuple(
        (one.bundle, one.position, queries.line_of(one, sheet), keyed[one.bundle, one.position], _remark(one))
        for one in sorted(queries.settled_ballots(desk, sheet), key=lambda one: (one.bundle, one.position))
    )


def _remark(ballot: Settled) -> str:
    return "đối chiếu lần ba" if ballot.look is not None else ""


def _paper(form: EntryJournal, type_name: str, summary: str, body: list[Any], symbol: Symbol | None) -> Paper:
    return Paper(
        issuer=form.organisation,
        superior=form.superior,
        type_name=type_name,
        summary=f"{summary}, lần {form.round_number}",
        symbol=symbol,
        place=form.place,
        issued_on=form.held_on,
        layout=form.layout,
        body=tuple(body),
        signatures=(Signature("Trưởng ban", form.committee, Capacity.ON_BEHALF, "Ban Kiểm phiếu"),),
        recipients=("Đoàn Chủ tịch",),
        archive="hồ sơ Đại hội",
        footer="Dữ liệu mẫu" if form.is_sample else "",
    )


def _turns(turns: tuple[TurnLine, ...]) -> Table:
    columns = (
        Column("Tập", 1, Align.CENTRE),
        Column("Số phiếu", 1, Align.RIGHT),
        Column("Tổ", 1, Align.CENTRE),
        Column("Người nhập", 4),
        Column("Bắt đầu", 2, Align.CENTRE),
        Column("Xong", 2, Align.CENTRE),
        Column("Nhập lại", 1, Align.RIGHT),
    )
    rows = tuple((one.bundle, one.size, one.team, one.user, one.began, one.ended, one.undone) for one in turns)
    return Table(columns, rows)


def _looks(looks: tuple[LookLine, ...]) -> Table:
    columns = (
        Column("Tập", 2, Align.CENTRE),
        Column("Phiếu", 2, Align.CENTRE),
        Column("Lý do", 5),
        Column("Kết luận", 8),
        Column("Người quyết định", 6),
        Column("Ghi chú", 4),
    )
    rows = tuple((one.bundle, one.position, one.reason, one.outcome, one.decided_by, one.note) for one in looks)
    return Table(columns, rows)


def _acts(acts: tuple[tuple[str, str, str, str], ...]) -> Table:
    columns = (Column("Lúc", 2, Align.CENTRE), Column("Việc", 4), Column("Người làm", 4), Column("Chi tiết", 4))
    return Table(columns, acts)


def _seats(desk: Desk) -> tuple[str, ...]:
    people: dict[str, list[str]] = {}
    for seat in desk.seats.select_related("team", "user").order_by("team__letter", "pk"):
        letter = seat.team.letter if seat.team else ""
        people.setdefault(letter, []).append(seat.user.full_name or seat.user.get_username())
    return tuple(
        f"{f'Tổ {letter}' if letter else 'Đối chiếu lần ba'}: {', '.join(names)};"
        for letter, names in sorted(people.items(), key=lambda one: one[0] or "Z")
    )


def _turn_lines(desk: Desk) -> tuple[TurnLine, ...]:
    undone: dict[tuple[int, str], int] = {}
    for line in desk.journal.filter(act=JournalAct.UNDONE):
        undone[line.bundle or 0, line.team] = undone.get((line.bundle or 0, line.team), 0) + 1
    turns = (
        BundleTurn.objects.filter(bundle__desk=desk)
        .select_related("bundle", "team", "user")
        .order_by("bundle__number", "team__letter")
    )
    return tuple(
        TurnLine(
            one.bundle.number, one.bundle.size, one.team.letter, one.user.full_name or one.user.get_username(),
            _moment(one.taken_at), _moment(one.finished_at), undone.get((one.bundle.number, one.team.letter), 0),
        )
        for one in turns
    )  # fmt: skip


def _look_line(look: Look) -> LookLine:
    if look.ground:
        ground = next(one for one in queries.sheet_of(look.bundle.desk.round).grounds if one.id == look.ground)
        outcome = f"không hợp lệ: {ground.statement.in_language('vi')} ({ground.source})"
    else:
        outcome = "hợp lệ" if look.decided_by else "trùng với một tổ"
    reason = REASON_WORDS[LookReason(look.reason)]
    decided = ", ".join(look.decided_by.splitlines()) or (str(look.settled_by) if look.settled_by else "")
    return LookLine(look.bundle.number, look.position, reason, outcome, decided, look.note)


def _act_lines(desk: Desk) -> tuple[tuple[str, str, str, str], ...]:
    lines = desk.journal.filter(act__in=[act.value for act in ACT_WORDS]).order_by("number")
    return tuple(
        (_moment(one.at), ACT_WORDS[JournalAct(one.act)], one.by, _place(one.bundle, one.position, one.team, one.words))
        for one in lines
    )


def _place(bundle: int | None, position: int | None, team: str, words: str) -> str:
    where = [f"tổ {team}" if team else "", f"tập {bundle}" if bundle else "", f"phiếu {position}" if position else ""]
    told = words if position is None else ""  # beside a ballot stands the key of its entry
    return ", ".join(part for part in (*where, told) if part)


def _grouped(head: str) -> str:
    """A hash in groups of eight, so that it can be read out and compared."""
    return " ".join(head[at : at + 8] for at in range(0, len(head), 8))


def _moment(at: Any) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}" if at is not None else ""


def _head(desk: Desk) -> str:
    seat = (
        OrganSeat.objects.filter(
            congress=desk.round.contest.congress_id, kind=OrganKind.COUNTING_COMMITTEE, is_head=True
        )
        .select_related("person")
        .first()
    )
    return seat.person.full_name if seat else ""
