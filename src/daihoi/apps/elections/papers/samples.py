"""Filled samples of the forms, invented: what the papers look like before there is anything to print."""

from __future__ import annotations

from datetime import date

from .counting_minutes import CountingMinutes, MinutesLine
from .elected_list import ElectedLine, ElectedList

MINUTES = CountingMinutes(
    organisation="Chi bộ Mẫu",
    superior="Đảng bộ Mẫu",
    congress="Đại hội đảng viên Chi bộ Mẫu, nhiệm kỳ 2020-2025",
    contest="Bầu Ban Chấp hành, Chi bộ Mẫu, nhiệm kỳ 2020-2025",
    rules="Quy chế bầu cử trong Đảng",
    round_number=1,
    seats=3,
    lines=(
        MinutesLine(1, "Nguyễn Văn Mẫu An", votes=16, note="trúng cử", is_elected=True),
        MinutesLine(2, "Trần Thị Mẫu Bình", votes=15, note="trúng cử", is_elected=True),
        MinutesLine(3, "Lê Mẫu Chi", votes=12, note="trúng cử", is_elected=True),
        MinutesLine(4, "Phạm Mẫu Dũng", "ứng cử", votes=8),
    ),
    summoned=18,
    attending=17,
    base=17,
    needed=9,
    deductions=((1, "vắng mặt suốt thời gian đại hội có lý do chính đáng", "Vũ Mẫu Giang"),),
    prepared=20,
    issued=17,
    spoilt=1,
    unused=2,
    returned=17,
    valid=16,
    invalid=((1, "phiếu bầu nhiều hơn số lượng cần bầu"),),
    conclusion=(("Quá một nửa của 17 là từ 9 trở lên.", "190-QĐ/TW Đ30"),),
    elected=(("Nguyễn Văn Mẫu An", 16), ("Trần Thị Mẫu Bình", 15), ("Lê Mẫu Chi", 12)),
    committee=(("Đỗ Mẫu Hà", "Trưởng ban"), ("Hoàng Mẫu Yến", "")),
    presidium="Bùi Mẫu Minh",
    place="Hà Nội",
    held_on=date(2020, 5, 15),
    method="nhập phiếu độc lập hai lần",
    journal_hash="0" * 64,
    mismatches=0,
    is_sample=True,
)

ELECTED = ElectedList(
    organisation="Chi bộ Mẫu",
    superior="Đảng bộ Mẫu",
    congress="Đại hội đảng viên Chi bộ Mẫu, nhiệm kỳ 2020-2025",
    contest="Bầu Ban Chấp hành, Chi bộ Mẫu, nhiệm kỳ 2020-2025",
    seats=3,
    lines=(ElectedLine("Nguyễn Văn Mẫu An", "1975", "Bí thư Chi bộ", 16, 17),),
    unfilled=2,
    presidium="Bùi Mẫu Minh",
    place="Hà Nội",
    held_on=date(2020, 5, 15),
    is_sample=True,
)
