"""Write a page for every rulebook, and their index, from the packs themselves.

    python tools/rulebook_pages.py [FOLDER]

The folder is docs/rulebooks when left out. A house test writes them again elsewhere and compares.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from itertools import groupby
from pathlib import Path
from typing import Any

from daihoi.core import rulebooks
from daihoi.core.rulebooks import Rulebook
from daihoi.core.sources import SourceStatus

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rulebooks"
CARRIED = {"value", "source", "statement", "rule", "id", "key"}  # what the other columns say
SECTIONS = {
    "elections": ("Elections", "Bầu cử"),
    "nominations": ("Nominations", "Ứng cử, đề cử"),
    "congresses": ("Congresses", "Đại hội"),
    "delegates": ("Delegates", "Đại biểu"),
    "personnel": ("Personnel", "Nhân sự"),
    "documents": ("Documents", "Văn bản"),
    "records": ("Records", "Hồ sơ, báo cáo"),
}
MARKS = {
    SourceStatus.FOUND: "found",
    SourceStatus.DERIVED: "derived",
    SourceStatus.UNVERIFIED: "⚠ **unverified**",
}
LEGEND = """A value's status is **found** (read on a published page that quotes the document), **derived** (follows from
other rules) or ⚠ **unverified** (recalled, not yet read; whoever applies it is told so).

Mức xác minh: **found** là đã đọc trong nguồn công bố có trích văn bản; **derived** là suy ra từ các quy tắc khác;
⚠ **unverified** là nhớ lại, chưa đọc được; khi áp dụng, phần mềm đều báo cho người dùng biết."""


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for page in write(folder):
        print(page)


def write(folder: Path) -> list[Path]:
    """Write all pages into a folder and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    books = [rulebooks.load(name) for name in rulebooks.available()]
    pages = {"README.md": "\n".join(_index(books))}
    pages |= {f"{book.id}.md": "\n".join(_page(book)) for book in books}
    for name, text in pages.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")
    return [folder / name for name in pages]


def _index(books: list[Rulebook]) -> Iterator[str]:
    yield "# Rulebooks · Bộ quy tắc"
    yield ""
    yield "Written by `make docs` from `src/daihoi/core/rulebooks/packs/`. Don't mend the pages, mend the packs."
    yield ""
    yield LEGEND
    yield ""
    yield "| Rulebook | Title | In force | Parameters | found | derived | unverified |"
    yield "|---|---|---|--:|--:|--:|--:|"
    for book in books:
        sums = Counter(one.source.status for _, one in book.parameters())
        title = f"{book.title.in_language('vi')}<br>*{book.title.in_language('en')}*"
        figures = " | ".join(
            str(sums[status]) for status in (SourceStatus.FOUND, SourceStatus.DERIVED, SourceStatus.UNVERIFIED)
        )
        yield f"| [{book.id}]({book.id}.md) | {title} | {_in_force(book)} | {sums.total()} | {figures} |"


def _page(book: Rulebook) -> Iterator[str]:
    yield f"# {book.id}"
    yield ""
    yield f"**{book.title.in_language('vi')}**"
    yield ""
    yield f"*{book.title.in_language('en')}*"
    yield ""
    yield f"Regulation · Văn bản: {book.regulation or '—'} · In force · Hiệu lực: {_in_force(book)}"
    if book.replaces:
        yield ""
        yield f"Replaces · Thay thế: [{book.replaces}]({book.replaces}.md)"
    yield ""
    yield LEGEND
    for section, rows in groupby(book.parameters(), key=lambda row: row[0].partition(".")[0]):
        english, vietnamese = SECTIONS[section]
        yield ""
        yield f"## {english} · {vietnamese}"
        yield ""
        yield "| Parameter | Value | Rule | Source | Status |"
        yield "|---|---|---|---|---|"
        yield from (_row(path.partition(".")[2], one) for path, one in rows)


def _row(path: str, one: Any) -> str:
    words = f"{one.statement.in_language('vi')}<br>*{one.statement.in_language('en')}*"
    source = str(one.source) or "—"
    return f"| `{path}` | {_value(one)} | {_cell(words)} | {_cell(source)} | {MARKS[one.source.status]} |"


def _value(one: Any) -> str:
    """The value; of a list's item, what else it says."""
    if hasattr(one, "value"):
        return _cell(_said(one.value))
    rest = {part.name: getattr(one, part.name) for part in fields(one) if part.name not in CARRIED}
    return _cell("<br>".join(f"{name}: {_said(value)}" for name, value in rest.items() if value not in (None, ())))


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes · có" if value else "no · không"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return ", ".join(map(_said, value))
    if isinstance(value, dict):
        return "<br>".join(f"{_said(key)}: {_said(inner)}" for key, inner in value.items())
    if is_dataclass(value) and type(value).__str__ is object.__str__:
        return "<br>".join(f"{part.name}: {_said(getattr(value, part.name))}" for part in fields(value))
    return str(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _in_force(book: Rulebook) -> str:
    if book.in_force_from is None and book.in_force_until is None:
        return "—"
    return f"{book.in_force_from or '…'} – {book.in_force_until or '…'}"


if __name__ == "__main__":
    main()
