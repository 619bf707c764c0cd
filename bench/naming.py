"""Sorting people as an office sorts them, beside the orders that a programmer reaches for first."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

from bench.measure import Measurement, measure
from daihoi.core import names
from daihoi.demo import people

CLAIM = (
    "Only the program's key puts Vietnamese names in official order; it costs milliseconds for a whole organisation."
)
FULL, TINY = 2179, 60


def run(size: int) -> list[Measurement]:
    """Sort invented names by our key, by Python's order, and by the last word without marks."""
    listed = [person.full_name for person in people.invent(size, 2020, date(2020, 6, 8))]

    def beside(way: str, key: Callable[[str], Any]) -> Measurement:
        keys = [names.sort_key(name) for name in sorted(listed, key=key)]
        wrong = sum(one > other for one, other in pairwise(keys))
        note = f"neighbours in the wrong order: {wrong:,} of {size - 1:,}"
        return measure(way, lambda: sorted(listed, key=key), work=size, unit="names", note=note)

    return [
        beside("`names.sort_key`", names.sort_key),
        beside("Python's order of the whole name", str),
        beside("last word, marks taken off", _unmarked_given_name),
        beside("last word first, Python's order", lambda name: name.split()[::-1]),
    ]


def _unmarked_given_name(name: str) -> list[str]:
    plain = "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
    return plain.casefold().split()[::-1]
