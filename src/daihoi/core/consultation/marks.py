"""The numbers that official drafts put before headings and paragraphs: Phần thứ nhất, I., 1., 1.1., a), -"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from daihoi.core.names import fold


class Rank(IntEnum):
    """Which mark stands above which; a heading closes all open headings of its own rank and below."""

    MARKDOWN = 0
    CAPITALS = 10
    PART = 11
    CHAPTER = 12
    SECTION = 13
    CAPITAL_LETTER = 14
    ROMAN = 15
    ARTICLE = 16
    DECIMAL = 17
    LETTER = 30
    DASH = 31
    PLUS = 32


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at the start of a line.

    Args:
        rank: place in the order of marks; Markdown adds its level to the rank, 1.1 its number of points.
        number: the number as written, without its dot or bracket; a dash stays a dash.
        slug: the number as it stands in an anchor; empty for dashes and unnumbered headings.
        text: the rest of the line.
    """

    rank: int
    number: str
    slug: str
    text: str


_ORDINALS = (
    "nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai", "muoi ba",
    "muoi bon", "muoi lam",
)  # fmt: skip
_ORDINAL = r"thứ\s+(?:mười\s+(?:một|hai|ba|bốn|lăm)|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)"
_ROMAN = r"X{0,3}(?:IX|IV|V?I{0,3})"
_REST = r"\s*(?P<sign>[.:\-–—)])?\s*(?P<text>.*)"
_NAMED = re.compile(
    rf"(?P<number>(?P<kind>phần|chương|mục|điều)\s+(?:(?P<ordinal>{_ORDINAL})|(?P<roman>(?=[IVX])(?-i:{_ROMAN})(?!\w))"
    rf"|(?P<decimal>\d{{1,3}}(?!\w))|(?P<letter>(?-i:[A-ZĐ])(?!\w)))){_REST}",
    re.IGNORECASE,
)
_NAMED_RANKS = {"phan": Rank.PART, "chuong": Rank.CHAPTER, "muc": Rank.SECTION, "dieu": Rank.ARTICLE}
_MARKDOWN = re.compile(r"(?P<level>#{1,6})\s+(?P<text>\S.*?)\s*#*")
# "V.I. Lênin" and "C. Mác" begin a sentence, not a section
_ROMAN_LINE = re.compile(rf"(?P<number>(?=[IVX]){_ROMAN})\s*[.)\-–—/]\s*(?!\w\.)(?P<text>\S.*)?")
_CAPITAL_LINE = re.compile(r"(?P<number>[A-HĐ])\s*[.)\-–—]\s+(?!Mác|\w\.)(?P<text>\S.*)")
_DECIMAL_LINE = re.compile(r"(?P<number>\d{1,2})\s*(?:[.)]|\s[\-–—])\s*(?![\d.,])(?P<text>\S.*)")
_POINTS_LINE = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})(?P<dot>[.)]?)\s+(?P<text>\S.*)")
_LETTER_LINE = re.compile(r"(?P<number>[a-zđ])\s*[)]\s*(?P<text>\S.*)")
_DASH_LINE = re.compile(r"(?P<number>[\-–—*•+])\s+(?P<text>\S.*)")


def mark_of(line: str) -> Mark | None:
    """The mark at the start of a line, if there is one.

    Args:
        line: one line, without space at its ends.

    Returns:
        The mark and the rest of the line; None for a line without a mark.
    """
    markdown = _MARKDOWN.fullmatch(line)
    if markdown:
        inner = _numbered(markdown["text"])
        rank = Rank.MARKDOWN + len(markdown["level"])
        if inner and inner.slug:
            return Mark(rank, inner.number, inner.slug, inner.text)
        return Mark(rank, "", "", markdown["text"])
    return _numbered(line)


def is_capitals(line: str) -> bool:
    """True when a line is written in capitals, as titles are."""
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) >= 6 and all(letter.isupper() for letter in letters)


def _numbered(line: str) -> Mark | None:
    named = _NAMED.fullmatch(line)
    # "Điều 5 quy định …" begins a sentence, "Điều 5. Quy định" a heading
    if named and (named["sign"] or not named["text"][:1].islower()):
        return _named(named)
    for rank, pattern in ((Rank.ROMAN, _ROMAN_LINE), (Rank.CAPITAL_LETTER, _CAPITAL_LINE), (Rank.LETTER, _LETTER_LINE)):
        found = pattern.fullmatch(line)
        if found:
            prefix = "muc-" if rank is Rank.CAPITAL_LETTER else ""
            return Mark(rank, found["number"], prefix + fold(found["number"]), (found["text"] or "").strip())
    decimal = _DECIMAL_LINE.fullmatch(line)
    if decimal:
        return Mark(Rank.DECIMAL, decimal["number"], decimal["number"], decimal["text"])
    points = _POINTS_LINE.fullmatch(line)
    # "12.5 triệu" is a quantity, "1.2 Kết quả" a number
    if points and (points["dot"] or not points["text"][0].islower()):
        number = points["number"]
        return Mark(Rank.DECIMAL + number.count("."), number, number, points["text"])
    dash = _DASH_LINE.fullmatch(line)
    if dash:
        return Mark(Rank.PLUS if dash["number"] == "+" else Rank.DASH, dash["number"], "", dash["text"])
    return None


def _named(found: re.Match[str]) -> Mark:
    kind = fold(found["kind"])
    if found["ordinal"]:
        order = fold(found["ordinal"]).removeprefix("thu ")
        value = str(_ORDINALS.index(order) + 1)
    elif found["roman"]:
        value = str(_roman_value(found["roman"]))
    else:
        value = fold(found["decimal"] or found["letter"])
    return Mark(_NAMED_RANKS[kind], " ".join(found["number"].split()), f"{kind}-{value}", found["text"].strip())


def _roman_value(roman: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in roman]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
