"""Consultation on drafts: the outline to which comments hold, and the ledger that counts them.

Public names::

    outline(text) -> Outline          .blocks (heading or paragraph: depth, number, text, anchor, source), .headings,
                                      .sections (heading, paragraphs, anchor), .block(anchor)
    follow(old, new) -> dict          anchor in the old draft → Successor(anchor, fate) in the next
    open_ledger(rows) -> Ledger       .total (comments, opinions, persons), .by("section", "channel"),
                                      .share("approve", section=…), .repeated
    roll_up(counts, parents) -> dict  counts of units with those below them
"""

from .following import Fate, Successor, follow
from .ledger import CommentRow, Ledger, Tally, open_ledger, roll_up
from .outline import Block, Kind, Outline, Section, outline

__all__ = [
    "Block",
    "CommentRow",
    "Fate",
    "Kind",
    "Ledger",
    "Outline",
    "Section",
    "Successor",
    "Tally",
    "follow",
    "open_ledger",
    "outline",
    "roll_up",
]
