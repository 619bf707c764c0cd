"""Where the comments on one draft stand in the next."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from fractions import Fraction

from daihoi.core.names import fold

from .outline import Block, Outline, Section

ALIKE = Fraction(1, 2)


class Fate(StrEnum):
    """What became of a block.

    SAME: it stands in the next draft with the same words, or, if a heading, with the same number.
    CHANGED: a paragraph that shares at least half of its words stands in its section.
    SECTION: the paragraph is gone, its section is there.
    GONE: the section is gone too.
    """

    SAME = "same"
    CHANGED = "changed"
    SECTION = "section"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Successor:
    """Where comments on a block belong in the next draft.

    Args:
        anchor: the block there; empty when it is gone.
        fate: how sure that is; a person looks at all but SAME.
    """

    anchor: str
    fate: Fate


def follow(old: Outline, new: Outline) -> dict[str, Successor]:
    """Find every block of a draft in the next one.

    Args:
        old: the draft that was commented on.
        new: the draft after it.

    Returns:
        Anchor in the old draft → where its comments belong now; every block of the old draft is there.
    """
    standing = {block.anchor for block in new.blocks}
    sections = {section.anchor: section for section in new.sections}
    found: dict[str, Successor] = {}
    for section in old.sections:
        home = Successor(section.anchor, Fate.SECTION) if section.anchor in standing else Successor("", Fate.GONE)
        if section.heading:
            found[section.anchor] = Successor(section.anchor, Fate.SAME) if home.anchor else home
        rewritten = _rewritten(section, sections.get(section.anchor), old)
        for paragraph in section.paragraphs:
            if paragraph.anchor in standing:
                found[paragraph.anchor] = Successor(paragraph.anchor, Fate.SAME)
            else:
                found[paragraph.anchor] = rewritten.get(paragraph.anchor, home)
    return found


def _rewritten(old: Section, new: Section | None, draft: Outline) -> dict[str, Successor]:
    """Paragraphs that were changed, each with the new paragraph most like it; no new one is taken twice."""
    known = {block.anchor for block in draft.blocks}
    before = list(old.paragraphs)
    after = [block for block in new.paragraphs if block.anchor not in known] if new else []
    kept = {block.anchor for block in new.paragraphs} if new else set()
    pairs = sorted(
        (-_likeness(one, other), place, turn)
        for place, one in enumerate(before)
        if one.anchor not in kept
        for turn, other in enumerate(after)
    )
    found: dict[str, Successor] = {}
    taken: set[int] = set()
    for distance, place, turn in pairs:
        if -distance >= ALIKE and before[place].anchor not in found and turn not in taken:
            found[before[place].anchor] = Successor(after[turn].anchor, Fate.CHANGED)
            taken.add(turn)
    return found


def _likeness(one: Block, other: Block) -> Fraction:
    """The part of their words that two paragraphs share in the same order."""
    left, right = fold(one.text).split(), fold(other.text).split()
    shared = sum(match.size for match in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())
    return Fraction(2 * shared, len(left) + len(right)) if left or right else Fraction(0)
