"""The sections of a draft: its numbered headings, each with the paragraphs under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from daihoi.core import names

from ..models import Draft, Section

_PART = r"(?:PHẦN|Phần|CHƯƠNG|Chương)"
_ORDINAL = r"(?:THỨ|Thứ|thứ)\s+(?:\w+(?:\s+(?:HAI|BA|TƯ|NĂM|SÁU|BẢY|TÁM|CHÍN))?)"
_MARKS = (
    (1, re.compile(rf"^(?P<number>{_PART}\s+(?:{_ORDINAL}|[IVXL]+|\d+))\s*[.:\-–]?\s*(?P<heading>.*)$")),
    (2, re.compile(r"^(?P<number>[IVXL]+)\s*[.\-–/)]\s*(?P<heading>\S.*)$")),
    (3, re.compile(r"^(?P<number>\d{1,2})\s*[.\-–)](?!\d)\s*(?P<heading>\S.*)$")),
    (4, re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})+)\s*[.\-–)]?\s+(?P<heading>\S.*)$")),
)  # fmt: skip
LONGEST_HEADING = 160


@dataclass
class _Part:
    depth: int
    number: str
    heading: str
    lines: list[str] = field(default_factory=list)


def sections_of(draft: Draft) -> list[Section]:
    """The draft's sections in order, not yet saved; an anchor is made of the numbers above it, so it survives edits."""
    sections: list[Section] = []
    above: list[_Part] = []
    taken: set[str] = set()
    for part in _parts(draft):
        above = [one for one in above if one.depth < part.depth] + [part]
        anchor = _unused("-".join(_slug(one.number or one.heading) for one in above)[:50], taken)
        sections.append(
            Section(
                draft=draft,
                order=len(sections) + 1,
                depth=len(above),
                anchor=anchor,
                number=part.number[:30],
                heading=(part.heading or part.number)[:500],
                text="\n".join(part.lines).strip(),
            )
        )
    return sections


def _parts(draft: Draft) -> Iterator[_Part]:
    part = _Part(1, "", draft.title)
    for line in draft.text.splitlines():
        heading = _heading(line.strip())
        if heading is None and part.number and not part.heading and line.strip():
            part.heading = line.strip()  # the name of a part stands on the line below its number
            continue
        if heading is None:
            part.lines.append(line.strip())
            continue
        if part.number or any(part.lines):
            yield part
        part = heading
    yield part


def _heading(line: str) -> _Part | None:
    if not line or len(line) > LONGEST_HEADING or (line.endswith((".", ";", ",")) and not line.isupper()):
        return None
    for depth, mark in _MARKS:
        found = mark.match(line)
        if found:
            return _Part(depth, found["number"].strip(), found["heading"].strip())
    return None


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", names.fold(text)).strip("-")[:24] or "s"


def _unused(anchor: str, taken: set[str]) -> str:
    found, number = anchor, 2
    while found in taken:
        found, number = f"{anchor}-{number}", number + 1
    taken.add(found)
    return found
