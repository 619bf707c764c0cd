"""Checking an exported trail, beside only reading it."""

from __future__ import annotations

import json

from bench.measure import Measurement, measure
from daihoi.core import audit

CLAIM = "Checking every seal of a trail costs a small multiple of reading the file as JSON at all."
FULL, TINY = 20_000, 50


def run(size: int) -> list[Measurement]:
    """Verify, read with the same care, read carelessly, and seal anew."""
    lines = _trail(size)
    entries = [json.loads(line) for line in lines]

    def check() -> None:
        if not audit.verify_lines(lines).is_whole:
            raise AssertionError("The trail of the benchmark is broken.")

    def seal() -> None:
        head = ""
        for entry in entries:
            head = audit.seal(head, entry)

    return [
        measure("check every seal and link", check, work=size, unit="entries"),
        measure("read each line strictly", lambda: [audit.read_line(line) for line in lines], work=size,
                unit="entries"),
        measure("`json.loads` of each line", lambda: [json.loads(line) for line in lines], work=size, unit="entries",
                note="sees no change"),
        measure("seal anew", seal, work=size, unit="entries"),
    ]  # fmt: skip


def _trail(size: int) -> list[str]:
    head, lines = "", []
    for sequence in range(1, size + 1):
        entry = {
            "sequence": sequence,
            "at": f"2020-07-02T09:{sequence // 60 % 60:02d}:{sequence % 60:02d}+07:00",
            "by": "thu-ky",
            "verb": "elections.count_recorded",
            "on": ["elections.round", str(sequence), "Bầu Ban Chấp hành, lần 1"],
            "facts": {"issued": 244, "returned": 244, "valid": 243},
        }
        previous, head = head, audit.seal(head, entry)
        lines.append(json.dumps(entry | {"previous": previous, "hash": head}, ensure_ascii=False))
    return lines
