"""The regulations that this subject rests on, each place with how well it is attested."""

from __future__ import annotations

from daihoi.core.sources import Source, SourceStatus

FOUND, UNVERIFIED, DERIVED = SourceStatus.FOUND, SourceStatus.UNVERIFIED, SourceStatus.DERIVED

PARTY_TYPES = Source("399-QĐ/TW", "", FOUND)
PARTY_ABBREVIATIONS = Source("05-HD/VPTW", "", FOUND)
PARTY_ABBREVIATIONS_IN_USE = Source("05-HD/VPTW", "", UNVERIFIED)
PARTY_GRAMMAR = Source("36-HD/VPTW", "II.1.3", FOUND)
PARTY_COPIES = Source("36-HD/VPTW", "Phụ lục 3", FOUND)
PARTY_ZERO = Source("05-HD/VPTW", "II.1.3", UNVERIFIED)
PARTY_AUTHORITY = Source("399-QĐ/TW", "Đ11, Đ13", UNVERIFIED)
PARTY_NUMBERING = Source("36-HD/VPTW", "II.1.3", FOUND)
PARTY_PARTS = Source("36-HD/VPTW", "II.1", FOUND)
PARTY_SIGNING = Source("05-HD/VPTW", "", UNVERIFIED)

STATE_TYPES = Source("30/2020/NĐ-CP", "Đ7", UNVERIFIED)
STATE_ABBREVIATIONS = Source("30/2020/NĐ-CP", "Phụ lục III", UNVERIFIED)
STATE_GRAMMAR = Source("30/2020/NĐ-CP", "Phụ lục I", UNVERIFIED)
STATE_NUMBERING = Source("30/2020/NĐ-CP", "Phụ lục I", UNVERIFIED)
STATE_LAWS = Source("80/2015/QH13", "", UNVERIFIED)
STATE_PARTS = Source("30/2020/NĐ-CP", "Đ8", UNVERIFIED)

ARITHMETIC = Source("", "", DERIVED)
