"""The two ways in which papers are numbered and signed: the Party's and the State's."""

from __future__ import annotations

from enum import StrEnum


class Scheme(StrEnum):
    """Whose grammar a symbol follows.

    PARTY: number, hyphen, type, slash, issuer: ``535-CV/ĐUB``.
    STATE: number, slash, year where there is one, type, hyphen, issuer: ``30/2020/NĐ-CP``.
    """

    PARTY = "party"
    STATE = "state"
