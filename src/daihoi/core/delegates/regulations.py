"""The regulations that the number, the choice and the check of delegates rest on."""

from __future__ import annotations

from daihoi.core.sources import Source, SourceStatus

FOUND, UNVERIFIED, DERIVED = SourceStatus.FOUND, SourceStatus.UNVERIFIED, SourceStatus.DERIVED

QUOTA = Source("Phân bổ đại biểu Đại hội XIII", "", FOUND)
CRITERIA = Source("14-QĐ/TW (2001)", "m.13", FOUND)
CAPS = Source("45-CT/TW (2025)", "", FOUND)
APPOINTED_SHARE = Source("Điều lệ Đoàn", "", FOUND)
NOT_SUMMONED = Source("04-HD/TW (2024)", "m.9", FOUND)
LOST_ELECTION = Source("Điều lệ Đảng", "Đ11", UNVERIFIED)
MOVED = Source("01-HD/TW (2021)", "m.11", FOUND)
TITLES = Source("14-QĐ/TW (2001)", "m.13", FOUND)
ALTERNATES = Source("190-QĐ/TW", "Đ18", UNVERIFIED)
REPLACEMENT = Source("190-QĐ/TW", "Đ30.3", DERIVED)
CREDENTIALS = Source("190-QĐ/TW", "Đ7", FOUND)
STATISTICS = Source("Báo cáo thẩm tra tư cách đại biểu Đại hội XIII", "", FOUND)
ARITHMETIC = Source("", "", DERIVED)
