"""The regulations that the choice of candidates rests on."""

from __future__ import annotations

from daihoi.core.sources import Source, SourceStatus

FOUND, UNVERIFIED, DERIVED = SourceStatus.FOUND, SourceStatus.UNVERIFIED, SourceStatus.DERIVED

STEPS_FOUND = Source("35-CT/TW (2019)", "Phụ lục", FOUND)
STEPS_RECALLED = Source("35-CT/TW (2019)", "Phụ lục", UNVERIFIED)
AGES = Source("45-CT/TW (2025)", "độ tuổi", FOUND)
RETIREMENT = Source("135/2020/NĐ-CP", "Đ4", UNVERIFIED)
COMPOSITION = Source("45-CT/TW (2025)", "cơ cấu cấp ủy", UNVERIFIED)
AGE_BANDS = Source("35-CT/TW (2019)", "cơ cấu độ tuổi", FOUND)
FLOOR_SUPPORT = Source("190-QĐ/TW", "Đ14.3", FOUND)
OVER_CAP = Source("190-QĐ/TW", "Đ14.3", UNVERIFIED)
