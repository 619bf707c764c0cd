"""A draft taken apart into numbered headings and paragraphs, each with an anchor to which comments hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from daihoi.core.names import fold, normalise

from .marks import Mark, Rank, is_capitals, mark_of

LONGEST_HEADING = 200
LONGEST_ANCHOR = 60
_LONGEST_PATH = 44
_START = "dau"
_ENDS_A_PARAGRAPH = tuple('.;:!?…”"»)]')
_ALWAYS_HEADINGS = (Rank.PART, Rank.CHAPTER, Rank.SECTION, Rank.CAPITAL_LETTER, Rank.ROMAN, Rank.ARTICLE)


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading or one paragraph.

    Args:
        kind: heading or paragraph.
        depth: for a heading 1, 2, 3 …; for a paragraph the depth of the heading it stands under.
        number: its number as written (``Phần thứ nhất``, ``I``, ``1.2``, ``a``, ``-``); empty without one.
        text: its text without the number, on one line.
        anchor: its name, unique in the draft, at most 60 characters; a heading's is made of the numbers above it, a
            paragraph's of its heading and its own words, so that both survive changes elsewhere.
        source: exactly the lines it was read from.
    """

    kind: Kind
    depth: int
    number: str
    text: str
    anchor: str
    source: str


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with the paragraphs directly under it.

    Args:
        heading: the heading; None for what stands before the first one.
        paragraphs: its paragraphs, without those of headings under it.
        anchor: the heading's anchor; ``dau`` for what stands before the first one.
    """

    heading: Block | None
    paragraphs: tuple[Block, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A draft in blocks.

    Args:
        blocks: headings and paragraphs in order; their sources joined are the draft, letter for letter.
    """

    blocks: tuple[Block, ...]

    @property
    def headings(self) -> tuple[Block, ...]:
        """The headings in order."""
        return tuple(block for block in self.blocks if block.kind is Kind.HEADING)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The headings with their paragraphs, in order."""
        groups: list[list[Block]] = []
        for block in self.blocks:
            if block.kind is Kind.HEADING or not groups:
                groups.append([])
            groups[-1].append(block)
        return tuple(_section(group) for group in groups)

    def block(self, anchor: str) -> Block | None:
        """The block of that name; None when there is none."""
        return next((block for block in self.blocks if block.anchor == anchor), None)


def outline(text: str) -> Outline:
    """Take a draft apart.

    Understood are the numbers of official papers (Phần thứ nhất, Chương I, Mục 1, Điều 1, A., I., 1., 1.1., a), -, +),
    Markdown headings, and lines in capitals.  A numbered line is a heading when it is short and does not end like a
    sentence; a part's title may stand on the lines below its number; a line that begins in lower case after one that
    does not end a sentence goes on with its paragraph.

    Args:
        text: the draft.

    Returns:
        Its blocks; no letter of the draft is lost.
    """
    path: list[_Draft] = []
    taken: set[str] = set()
    blocks: list[Block] = []
    for draft in _joined(text):
        if draft.is_heading or draft.number:
            path = [above for above in path if above.rank < draft.rank]
        if draft.is_heading:
            draft.is_title = not blocks and not draft.number
            path = [*path, draft]
        words = normalise(" ".join(draft.lines))
        anchor = _unused(_path_anchor(path) if draft.is_heading else _paragraph_anchor(path, words), taken)
        kind = Kind.HEADING if draft.is_heading else Kind.PARAGRAPH
        blocks.append(Block(kind, len(path), draft.number, words, anchor, draft.source))
    return Outline(tuple(blocks))


@dataclass
class _Draft:
    """A block while its lines are gathered."""

    rank: int
    is_heading: bool
    number: str = ""
    slug: str = ""
    lines: list[str] = field(default_factory=list)
    source: str = ""
    is_closed: bool = False
    is_title: bool = False

    @property
    def awaits_title(self) -> bool:
        return self.is_heading and not self.is_closed and not any(self.lines)


def _joined(text: str) -> Iterator[_Draft]:
    """The blocks of a text: lines that belong together, with the empty lines around them."""
    current: _Draft | None = None
    before = ""
    for raw in text.splitlines(keepends=True):
        line = normalise(raw)
        if current is not None and line and _goes_on(current, line):
            current.lines.append(line)
            current.source += raw
        elif line:
            if current is not None:
                yield current
            current = _begin(line)
            current.source, before = before + raw, ""
        elif current is None:
            before += raw
        else:
            current.source += raw
            current.is_closed = current.is_closed or any(current.lines)
    if current is not None:
        yield current


def _begin(line: str) -> _Draft:
    mark = mark_of(line)
    if mark is None:
        is_title = is_capitals(line) and len(line) <= LONGEST_HEADING
        return _Draft(Rank.CAPITALS, is_title, lines=[line])
    return _Draft(mark.rank, _is_heading(mark), mark.number, mark.slug, [mark.text])


def _is_heading(mark: Mark) -> bool:
    if mark.rank >= Rank.DASH or len(mark.text) > LONGEST_HEADING:
        return False
    if mark.rank < Rank.CAPITALS or mark.rank in _ALWAYS_HEADINGS:
        return True
    return not mark.text.endswith((".", ";", ","))


def _goes_on(current: _Draft, line: str) -> bool:
    """Does a line belong to the block before it?"""
    if mark_of(line) is not None or current.is_closed:
        return False
    if current.awaits_title:
        return len(line) <= LONGEST_HEADING and not line.endswith((".", ";"))
    if current.is_heading:
        return is_capitals(line) and is_capitals(current.lines[-1]) and len(line) <= LONGEST_HEADING
    return line[0].islower() and not current.lines[-1].endswith(_ENDS_A_PARAGRAPH)


def _section(group: list[Block]) -> Section:
    first, *rest = group
    if first.kind is Kind.HEADING:
        return Section(first, tuple(rest), first.anchor)
    return Section(None, tuple(group), _START)


def _path_anchor(path: list[_Draft]) -> str:
    """The numbers above; the title of the whole stands in its own anchor only, so that it may change."""
    named = [draft for draft in path if not draft.is_title] or path
    anchor = "-".join(draft.slug or _slug(" ".join(draft.lines)) for draft in named) or _START
    if len(anchor) <= _LONGEST_PATH:
        return anchor
    return f"{_digest(anchor)}-{anchor[-_LONGEST_PATH + 9 :].lstrip('-.')}"


def _paragraph_anchor(path: list[_Draft], words: str) -> str:
    return f"{_path_anchor(path)}-p{_digest(fold(words))}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _slug(text: str) -> str:
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in fold(text)).split()
    return "-".join(words)[:24].strip("-") or "muc"


def _unused(anchor: str, taken: set[str]) -> str:
    """The anchor, numbered when an earlier block has the same."""
    found, turn = anchor, 1
    while found in taken:
        turn += 1
        found = f"{anchor}-{turn}"
    taken.add(found)
    return found
