"""The regulations that the preparation and the course of a congress rest on."""

from __future__ import annotations

from daihoi.core.sources import Source, SourceStatus

FOUND, UNVERIFIED, DERIVED = SourceStatus.FOUND, SourceStatus.UNVERIFIED, SourceStatus.DERIVED

NOTICE = Source("24-QĐ/TW", "m.11.1", FOUND)
PREPARATORY_SESSION = Source("01-HD/TW", "m.14", FOUND)
CLEARANCE = Source("45-CT/TW", "", UNVERIFIED)
QUORUM = Source("Điều lệ Đảng", "Đ11.5", UNVERIFIED)
REPORT_AND_RATIFICATION = Source("24-QĐ/TW", "m.16.1", FOUND)
ANNULMENT = Source("190-QĐ/TW", "Đ33.2", FOUND)
COMPLAINTS = Source("190-QĐ/TW", "Đ33.1", FOUND)
BALLOT_KEEPING = Source("190-QĐ/TW", "Đ35", FOUND)
OUTSIDE_DOSSIER = Source("04-HD/TW", "", FOUND)
ELECTION_STEPS = Source("190-QĐ/TW", "Đ26-Đ28", FOUND)
COUNTING_BOARD = Source("190-QĐ/TW", "Đ8", FOUND)
CREDENTIALS_BOARD = Source("190-QĐ/TW", "Đ7", FOUND)
HANDS = Source("190-QĐ/TW", "Đ3.2", FOUND)
RESOLUTION = Source("Điều lệ Đảng", "Đ9", FOUND)
FORM_BY_MEMBERS = Source("35-CT/TW", "2019", FOUND)
LENGTH = Source("35-CT/TW", "2019", FOUND)
TWO_CONTENTS = Source("163-KL/TW", "", FOUND)
FOUR_CONTENTS = Source("45-CT/TW", "", UNVERIFIED)
DELEGATE_NUMBER = Source("190-QĐ/TW", "Đ18", FOUND)
POSTPONEMENT = Source("35-CT/TW", "2019", UNVERIFIED)
COURSE = Source("", "", DERIVED)
CUSTOM = Source("", "", UNVERIFIED)
