"""What elections tell the apps below: that a ballot runs, and the results for the minutes of a meeting.

The minutes are official and have one language, so their wording stands here in Vietnamese.
"""

from __future__ import annotations

from fractions import Fraction

from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates import law as delegate_law
from daihoi.core.documents import Align, Column, Heading, Paragraph, Table
from daihoi.core.documents.blocks import Block
from daihoi.core.sentences import Sentence, say
from daihoi.core.words import figures

from .models import CountMethod, Round, RoundState
from .queries import is_cumulative

METHODS = {
    CountMethod.HAND: "kiểm phiếu thủ công", CountMethod.KEYED: "nhập phiếu hai lần độc lập",
    CountMethod.SCANNED: "đọc phiếu bằng máy quét", CountMethod.ELECTRONIC: "bỏ phiếu điện tử",
}  # fmt: skip


def ballot_runs(congress: Congress) -> Sentence | None:
    """Why the votes that people carry can't change now: a round stands on them and is not decided."""
    running = (
        Round.objects.filter(contest__congress=congress, state__in=(RoundState.OPEN, RoundState.COUNTED))
        .select_related("contest")
        .first()
    )
    if running is None:
        return None
    return say("Round {number} of “{contest}” runs on the electorate as it stands. Decide it first.",
               number=running.number, contest=running.contest.title)  # fmt: skip


def results(congress: Congress) -> list[Block]:
    """The decided ballots of a meeting where votes weigh, in votes and shares; nothing elsewhere."""
    if not delegate_law.weighs(congress):
        return []
    rounds = (
        Round.objects.filter(contest__congress=congress, state=RoundState.DECIDED)
        .select_related("contest")
        .order_by("contest_id", "number")
    )
    blocks: list[Block] = []
    for one in rounds:
        blocks += _round(one)
    return [Heading("Kết quả bầu cử"), *blocks] if blocks else []


def _round(one: Round) -> list[Block]:
    contest = one.contest
    attending, valid = _weights(one)
    is_shared_out = is_cumulative(one)
    way = "bầu dồn phiếu" if is_shared_out else "mỗi người một phiếu cho từng tên"
    times = one.seats if is_shared_out else 1
    lines = [
        Paragraph(
            f"Phương thức: bỏ phiếu, {way}; {METHODS.get(CountMethod(one.method), '') if one.method else ''}. "
            f"Số lượng cần bầu: {one.seats}. Phiếu phát ra {one.issued or 0}, thu về {one.returned or 0}, hợp lệ "
            f"{one.valid or 0}, không hợp lệ {one.invalid or 0}. Tổng số phiếu biểu quyết của người dự họp: "
            f"{_n(attending)}; của phiếu hợp lệ: {_n(valid)} ({_share(valid, attending)})."
        )
    ]
    if is_shared_out:
        lines.append(
            Paragraph(
                f"Tổng số quyền bầu của người dự họp: {_n(attending)} × {one.seats} = {_n(attending * times)}; của "
                f"phiếu hợp lệ: {_n(valid)} × {one.seats} = {_n(valid * times)}. Người trúng cử lấy từ số phiếu bầu "
                "cao nhất trở xuống."
            )
        )
    tallies = sorted(one.tallies.select_related("candidate__person"), key=lambda row: -(row.votes or 0))
    columns = (
        Column("TT", 1, Align.CENTRE), Column("Họ và tên", 6), Column("Số phiếu", 4, Align.RIGHT),
        Column("Tỷ lệ trên quyền bầu dự họp" if is_shared_out else "Tỷ lệ trên phiếu dự họp", 4, Align.RIGHT),
        Column("Kết quả", 3),
    )  # fmt: skip
    rows = tuple(
        (
            str(number), row.candidate.person.full_name, _n(row.votes or 0), _share(row.votes or 0, attending * times),
            "Trúng cử" if row.is_elected else "",
        )
        for number, row in enumerate(tallies, 1)
    )  # fmt: skip
    elected = frozenset(place for place, row in enumerate(tallies) if row.is_elected)
    title = f"{contest.title}{f', lần {one.number}' if one.number > 1 else ''}"
    return [Heading(title, level=2, is_numbered=False), *lines, Table(columns, rows, bold_rows=elected)]


def _weights(one: Round) -> tuple[int, int]:
    """Votes attending and votes of the valid ballots; people and papers where everybody has one vote."""
    attending = one.attending if one.weight_attending is None else one.weight_attending
    return attending, (one.valid or 0) if one.weight_valid is None else one.weight_valid


def _share(votes: int, of: int) -> str:
    return figures.percent(Fraction(votes), Fraction(of or 1), "vi")


def _n(value: int) -> str:
    return figures.figure(value, "vi")
