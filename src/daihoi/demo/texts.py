"""The invented texts: drafts, opinions, resolution, news."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "texts"


@dataclass(frozen=True)
class Specific:
    """What may be said of headings that hold certain words."""

    words: str
    stance: str
    texts: tuple[str, ...]

    def fits(self, heading: str) -> bool:
        """True when the opinions speak of this heading."""
        return self.words.lower() in heading.lower()


@dataclass(frozen=True)
class Opinions:
    """All opinions that the demo draws from."""

    general: tuple[str, ...]
    specific: tuple[Specific, ...]


def read(name: str) -> str:
    """A text by the name of its file."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip()


@cache
def opinions() -> Opinions:
    """The opinions of ``comments.toml``."""
    given = tomllib.loads((FOLDER / "comments.toml").read_text(encoding="utf-8"))
    specific = tuple(Specific(row["words"], row["stance"], tuple(row["texts"])) for row in given["specific"])
    return Opinions(tuple(given["general"]), specific)


@cache
def news() -> dict[str, Any]:
    """News, notices and the film of ``news.toml``."""
    return tomllib.loads((FOLDER / "news.toml").read_text(encoding="utf-8"))


@cache
def names() -> dict[str, Any]:
    """The names of ``names.toml`` that people and units are put together from."""
    return tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))


def revised(text: str) -> str:
    """The second draft: one sentence made more definite, as the opinions asked."""
    changed = text.replace(
        "Đổi mới nội dung sinh hoạt, tăng sinh hoạt chuyên đề, gắn với nhiệm vụ của đơn vị.",
        "Đổi mới nội dung sinh hoạt; mỗi quý có ít nhất một kỳ sinh hoạt chuyên đề gắn với nhiệm vụ của đơn vị.",
    )
    return changed if changed != text else f"{text}\nBáo cáo đã được bổ sung sau khi tiếp thu ý kiến."
