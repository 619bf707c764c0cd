"""A rulebook as plain values, for JSON and for tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from daihoi.core.sentences import Sentence
from daihoi.core.shares import Share
from daihoi.core.sources import Source, SourceStatus

from .rules import Rulebook


def as_json(book: Rulebook, language: str = "en") -> dict[str, Any]:
    """A whole rulebook, sections and keys as in its pack.

    Args:
        book: the rulebook.
        language: ``vi`` or ``en``, for the statements.

    Returns:
        Plain values; what a pack leaves out is left out here.
    """
    whole: dict[str, Any] = _plain(book, language)
    return whole


def source_status(book: Rulebook) -> dict[str, Any]:
    """How well each parameter is attested: the unverified first, with their sums.

    Args:
        book: the rulebook.

    Returns:
        ``{"rulebook", "counts": {status: number}, "parameters": [{"parameter", "rule", "source", "status"}]}``.
    """
    order = [SourceStatus.UNVERIFIED, SourceStatus.DERIVED, SourceStatus.FOUND]
    listed = sorted(book.parameters(), key=lambda pair: order.index(pair[1].source.status))
    counts = Counter(one.source.status for _, one in listed)
    return {
        "rulebook": book.id,
        "counts": {status.value: counts[status] for status in order},
        "parameters": [
            {
                "parameter": path,
                "rule": getattr(one, "rule", "") or getattr(one, "id", ""),
                "source": str(one.source),
                "status": one.source.status.value,
            }
            for path, one in listed
        ],
    }


def _plain(value: Any, language: str) -> Any:
    if isinstance(value, Sentence):
        return value.in_language(language)
    if isinstance(value, Source):
        return {"regulation": value.regulation, "article": value.article, "status": value.status.value}
    if isinstance(value, Share | Fraction | date):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(key): _plain(one, language) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one, language) for one in value]
    if is_dataclass(value):
        parts = {one.name: getattr(value, one.name) for one in fields(value)}
        return {name: _plain(one, language) for name, one in parts.items() if one is not None}
    return value
