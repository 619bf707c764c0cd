"""Filled samples of the forms, invented: what the papers look like before there is anything to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

from daihoi.core.documents import Paper

from .assembly import Assembly
from .ballot_specimen import BallotForm, ballot_notice, ballot_specimen
from .counting_minutes import (
    CountingMinutes,
    DeductionLine,
    InvalidLine,
    MinutesLine,
    Weights,
    counting_minutes,
)
from .elected_list import ElectedLine, ElectedList, elected_list
from .election_report import ContestPart, ElectionReport, RoundPart, election_report
from .electorate_list import ElectorateList, VoterLine, electorate_list

_STARTED, _ENDED = datetime(2020, 5, 15, 9, 30), datetime(2020, 5, 15, 10, 45)  # noqa: DTZ001 - as the hall's clock shows
CELL = Assembly(
    issuer="Đại hội đảng viên\nnhiệm kỳ 2020-2025",
    superior="Chi bộ Mẫu",
    title="Đại hội đảng viên Chi bộ Mẫu, nhiệm kỳ 2020-2025",
    voters="đảng viên chính thức",
    chair_name="Bùi Mẫu Minh",
    place="Hà Nội",
    held_at="Hội trường tầng 2, trụ sở Chi bộ Mẫu",
    held_on=date(2020, 5, 15),
    is_sample=True,
)
COMPANY = Assembly(
    issuer="Đại hội đồng cổ đông\nthường niên năm 2021",
    superior="Công ty cổ phần Mẫu",
    title="Đại hội đồng cổ đông thường niên năm 2021 của Công ty cổ phần Mẫu",
    voters="cổ đông",
    person="người",
    chair="Chủ tọa",
    is_one_chair=True,
    chair_name="Bùi Mẫu Minh",
    place="Đà Nẵng",
    held_on=date(2021, 4, 20),
    superior_body="Hội đồng quản trị",
    layout="state-30",
    is_sample=True,
)

MINUTES = CountingMinutes(
    assembly=CELL,
    contest="Bầu Ban Chấp hành Chi bộ Mẫu, nhiệm kỳ 2020-2025",
    rules="Quy chế bầu cử trong Đảng (244-QĐ/TW)",
    round_number=1,
    seats=3,
    lines=(
        MinutesLine(1, "Nguyễn Văn Mẫu An", votes=16, note="trúng cử", is_elected=True),
        MinutesLine(2, "Trần Thị Mẫu Bình", votes=15, note="trúng cử", is_elected=True),
        MinutesLine(3, "Lê Mẫu Chi", votes=12, note="trúng cử", is_elected=True),
        MinutesLine(4, "Phạm Mẫu Dũng", "ứng cử", votes=5),
    ),
    summoned=18,
    attending=17,
    base=17,
    needed=9,
    deductions=(
        DeductionLine(1, "vắng mặt suốt thời gian đại hội có lý do chính đáng", "244-QĐ/TW Đ32", "Vũ Mẫu Giang"),
    ),
    prepared=20,
    issued=17,
    spoilt=1,
    unused=2,
    returned=17,
    valid=16,
    invalid=(InvalidLine(1, "phiếu bầu nhiều hơn số lượng cần bầu", "244-QĐ/TW Đ17"),),
    conclusion=(("Cần 9 phiếu, quá một phần hai của 17.", "244-QĐ/TW Đ32"),),
    elected=(("Nguyễn Văn Mẫu An", 16), ("Trần Thị Mẫu Bình", 15), ("Lê Mẫu Chi", 12)),
    committee=(("Đỗ Mẫu Hà", "Trưởng ban"), ("Hoàng Mẫu Yến", "Thư ký"), ("Lý Mẫu Khang", "Ủy viên")),
    stands_aside=True,
    style="Cách bầu: gạch ngang giữa họ và tên người mình không bầu",
    started_at=_STARTED,
    ended_at=_ENDED,
    method="nhập phiếu độc lập hai lần",
    journal_hash="3f7a9c0e5b1d2846" * 4,
    mismatches=1,
)
SHORT = replace(
    MINUTES,
    lines=(
        MinutesLine(1, "Nguyễn Văn Mẫu An", votes=16, note="trúng cử", is_elected=True),
        MinutesLine(2, "Trần Thị Mẫu Bình", votes=11, note="bằng phiếu"),
        MinutesLine(3, "Lê Mẫu Chi", votes=11, note="bằng phiếu"),
        MinutesLine(4, "Phạm Mẫu Dũng", "được đề cử tại Đại hội", votes=3),
    ),
    seats=2,
    elected=(("Nguyễn Văn Mẫu An", 16),),
    tied=("Trần Thị Mẫu Bình", "Lê Mẫu Chi"),
    seats_left=1,
    choice="Đại hội biểu quyết bầu lại trong số những người bằng phiếu (17/17 tán thành)",
    conclusion=(("Hai người bằng phiếu ở suất cuối; bầu lại, người có số phiếu cao hơn trúng cử.", "244-QĐ/TW Đ32*"),),
    method="kiểm phiếu bằng tay",
    journal_hash="",
    mismatches=None,
)
RUN_OFF = replace(
    MINUTES,
    kind="run_off",
    seats=1,
    lines=(
        MinutesLine(1, "Trần Thị Mẫu Bình", votes=9, note="trúng cử", is_elected=True),
        MinutesLine(2, "Lê Mẫu Chi", votes=7),
    ),
    needed=None,
    invalid=(InvalidLine(1, "phiếu có ký tên hoặc viết thêm", "244-QĐ/TW Đ17"),),
    conclusion=(("Bầu lại trong số người bằng phiếu: người có số phiếu cao hơn trúng cử.", "244-QĐ/TW Đ32*"),),
    elected=(("Trần Thị Mẫu Bình", 9),),
    style="Cách bầu: gạch ngang giữa họ và tên người mình không bầu",
    sealed="Phiếu được niêm phong trong 01 gói, dấu niêm phong “BKP-02”, bàn giao cho Đoàn Chủ tịch, "
    "lưu đến hết ngày 15/11/2020",
    method="kiểm phiếu bằng tay",
    journal_hash="",
    mismatches=None,
)  # fmt: skip
VOID = replace(
    MINUTES,
    returned=18,
    valid=18,
    invalid=(),
    base=None,
    needed=None,
    deductions=(),
    elected=(),
    conclusion=(),
    method="",
    journal_hash="",
    mismatches=None,
    void_reason="Số phiếu thu về là 18, nhiều hơn số phiếu phát ra là 17.",
)
POLL = replace(
    MINUTES,
    kind="poll",
    contest="Lấy phiếu giới thiệu Bí thư Chi bộ Mẫu, nhiệm kỳ 2020-2025",
    seats=1,
    lines=(
        MinutesLine(1, "Nguyễn Văn Mẫu An", votes=15, note="đạt tỷ lệ", is_elected=True),
        MinutesLine(2, "Trần Thị Mẫu Bình", votes=1),
    ),
    base=18,
    base_words="số người được triệu tập",
    needed=10,
    deductions=(),
    conclusion=(("Người được giới thiệu phải được trên 50% số phiếu.", "35-CT/TW (2019), Phụ lục"),),
    elected=(("Nguyễn Văn Mẫu An", 15),),
    style="",
)
WEIGHTED = CountingMinutes(
    assembly=COMPANY,
    contest="Bầu Hội đồng quản trị, nhiệm kỳ 2021-2026",
    rules="Luật Doanh nghiệp số 59/2020/QH14 và Điều lệ Công ty",
    round_number=1,
    seats=2,
    lines=(
        MinutesLine(1, "Nguyễn Văn Mẫu An", votes=1_650_000, note="trúng cử", is_elected=True),
        MinutesLine(2, "Trần Thị Mẫu Bình", votes=980_000, note="trúng cử", is_elected=True),
        MinutesLine(3, "Lê Mẫu Chi", "ứng cử", votes=370_000),
    ),
    summoned=64,
    attending=41,
    issued=41,
    returned=41,
    valid=40,
    invalid=(InvalidLine(1, "tổng số phiếu ghi nhiều hơn tổng số phiếu bầu của cổ đông", "59/2020/QH14 Đ148"),),
    weights=Weights(2_000_000, 1_520_000, 1_500_000, "phiếu biểu quyết (cổ phần)"),
    conclusion=(("Trúng cử tính theo số phiếu từ cao xuống thấp, không cần quá một phần hai.", "59/2020/QH14 Đ148.3"),),
    elected=(("Nguyễn Văn Mẫu An", 1_650_000), ("Trần Thị Mẫu Bình", 980_000)),
    committee=(("Đỗ Mẫu Hà", "Trưởng ban"), ("Hoàng Mẫu Yến", "Thư ký")),
    is_cumulative=True,
    style="Cách bầu: bầu dồn phiếu; tổng số phiếu bầu bằng số cổ phần nhân với số thành viên được bầu",
    method="đọc phiếu bằng máy quét",
    mismatches=0,
    journal_hash="0a1b2c3d4e5f6071" * 4,
)

_GROUNDS = (
    ("phiếu không do ban kiểm phiếu phát ra", "244-QĐ/TW Đ17"),
    ("phiếu bầu nhiều hơn số lượng cần bầu", "244-QĐ/TW Đ17"),
    ("phiếu không bầu ai trong danh sách có nhiều người", "244-QĐ/TW Đ17"),
    ("phiếu bầu người ngoài danh sách bầu cử", "244-QĐ/TW Đ17"),
    ("phiếu có đánh dấu riêng hoặc viết bằng nhiều loại mực", "244-QĐ/TW Đ17"),
    ("phiếu có ký tên hoặc viết thêm", "244-QĐ/TW Đ17"),
)
BALLOT = BallotForm(
    assembly=CELL,
    contest="Bầu Ban Chấp hành Chi bộ Mẫu, nhiệm kỳ 2020-2025",
    seats=3,
    names=tuple((line.name, "") for line in MINUTES.lines),
    style="strike",
    marking=("Danh sách có số dư: gạch ngang giữa họ và tên người mình không bầu.", "244-QĐ/TW Đ17"),
    grounds=_GROUNDS,
    stamp="Đảng bộ Mẫu",
)
BALLOT_BOXES = replace(
    BALLOT,
    contest="Bầu Bí thư Chi bộ Mẫu, nhiệm kỳ 2020-2025",
    seats=2,
    names=(("Nguyễn Văn Mẫu An", "Trưởng phòng Hành chính"), ("Trần Thị Mẫu Bình", "Phó Trưởng phòng Kế hoạch")),
    style="agree_disagree",
    marking=("Danh sách không có số dư: đánh dấu X vào ô đồng ý hoặc không đồng ý ở từng họ và tên.", "244-QĐ/TW Đ17"),
    unmarked_counts_nothing=True,
)
BALLOT_MARK = replace(BALLOT, style="mark", marking=("", ""))
BALLOT_SHARES = BallotForm(
    assembly=COMPANY,
    contest="Bầu Hội đồng quản trị, nhiệm kỳ 2021-2026",
    seats=2,
    names=tuple((line.name, "") for line in WEIGHTED.lines),
    style="cumulative",
    marking=("Bầu dồn phiếu: số phiếu bầu bằng số cổ phần nhân với số thành viên được bầu.", "59/2020/QH14 Đ148.3"),
)
SLIP = replace(
    BALLOT,
    contest="Lấy phiếu xin ý kiến giới thiệu Bí thư Chi bộ Mẫu, nhiệm kỳ 2020-2025",
    seats=1,
    names=BALLOT.names[:2],
    is_poll=True,
)

_AN = ElectedLine(
    "Nguyễn Văn Mẫu An", 16, 17, "Nam", date(1975, 3, 2), "Kinh", "Không", "Nam Định", "Hà Nội", date(2001, 5, 19),
    date(2002, 5, 19), "Thạc sĩ Kinh tế", "Cao cấp", "Anh B1", "Bí thư Chi bộ, Trưởng phòng Hành chính", "Tái cử",
)  # fmt: skip
_BINH = ElectedLine(
    "Trần Thị Mẫu Bình", 15, 17, "Nữ", date(1983, 11, 20), "Tày", "Không", "Cao Bằng", "Hà Nội", date(2010, 2, 3),
    date(2011, 2, 3), "Cử nhân Luật", "Trung cấp", "", "Phó Trưởng phòng Kế hoạch", "Lần đầu",
)  # fmt: skip
ELECTED = ElectedList(
    assembly=CELL,
    contest="Bầu Ban Chấp hành Chi bộ Mẫu, nhiệm kỳ 2020-2025",
    seats=3,
    lines=(_AN, _BINH),
    unfilled=1,
)
ELECTED_INTERNAL = replace(ELECTED, is_internal=True)
ELECTORATE = ElectorateList(
    assembly=CELL,
    contest=MINUTES.contest,
    lines=(
        VoterLine("Nguyễn Văn Mẫu An", "Tổ Đảng 1", "đảng viên chính thức"),
        VoterLine("Trần Thị Mẫu Bình", "Tổ Đảng 1", "đảng viên chính thức"),
        VoterLine("Lê Mẫu Chi", "Tổ Đảng 2", "đảng viên chính thức"),
        VoterLine(
            "Vũ Mẫu Giang", "Tổ Đảng 2", "đảng viên chính thức", False,
            "vắng mặt suốt thời gian đại hội có lý do chính đáng",
        ),
    ),
    base=3,
)  # fmt: skip
REPORT = ElectionReport(
    assembly=CELL,
    rules=MINUTES.rules,
    summoned=18,
    attending=17,
    contests=(
        ContestPart(
            "Bầu Ban Chấp hành Chi bộ Mẫu, nhiệm kỳ 2020-2025", 3, 4,
            (
                RoundPart("Lần 1", 3, 4, 18, 17, None, None, 17, 18, 18, 0, 0, "phiếu bị hủy"),
                RoundPart("Bỏ phiếu lại", 3, 4, 18, 17, 17, 9, 17, 17, 16, 1, 2),
            ),
            (_AN, _BINH), (), 1, ("Đại hội biểu quyết không bầu tiếp, để thiếu 01 người (17/17 tán thành)",),
            (("Nữ", 1), ("Dưới 40 tuổi", 1), ("Tái cử", 1)), ("01-BB/ĐH", "02-BB/ĐH"),
        ),
        ContestPart(
            "Bầu đại biểu dự Đại hội cấp trên", 1, 2,
            (RoundPart("Lần 1", 1, 2, 18, 17, 17, 9, 17, 17, 17, 0, 1),),
            (replace(_AN, votes=14, standing=""),), (replace(_BINH, votes=10, standing=""),), 0, (), (), ("03-BB/ĐH",),
        ),
    ),
)  # fmt: skip

PAPERS: Mapping[str, Paper] = MappingProxyType(
    {
        "counting-minutes": counting_minutes(MINUTES),
        "counting-minutes-tie": counting_minutes(SHORT),
        "counting-minutes-run-off": counting_minutes(RUN_OFF),
        "counting-minutes-void": counting_minutes(VOID),
        "counting-minutes-poll": counting_minutes(POLL),
        "counting-minutes-shares": counting_minutes(WEIGHTED),
        "ballot-specimen": ballot_specimen(BALLOT),
        "ballot-specimen-boxes": ballot_specimen(BALLOT_BOXES),
        "ballot-specimen-mark": ballot_specimen(BALLOT_MARK),
        "ballot-specimen-shares": ballot_specimen(BALLOT_SHARES),
        "poll-slip": ballot_specimen(SLIP),
        "ballot-notice": ballot_notice(BALLOT),
        "ballot-notice-boxes": ballot_notice(BALLOT_BOXES),
        "ballot-notice-mark": ballot_notice(BALLOT_MARK),
        "ballot-notice-shares": ballot_notice(BALLOT_SHARES),
        "elected-list": elected_list(ELECTED),
        "elected-list-internal": elected_list(ELECTED_INTERNAL),
        "electorate-list": electorate_list(ELECTORATE),
        "election-report": election_report(REPORT),
    }
)
"""Every sample as a paper, by the name of its picture."""
