"""The acts of consultation: drafts, opinions that arrive, and the answers that they get."""

from __future__ import annotations

from .answering import answer_comment, answer_many
from .drafts import (
    close_opinions,
    create_draft,
    extend_opinions,
    finalise_draft,
    open_for_opinions,
    revise_draft,
    rewrite_draft,
)
from .opinions import Arrival, CommentRow, add_comment, add_comments
from .public import add_public_comment

__all__ = [
    "Arrival",
    "CommentRow",
    "add_comment",
    "add_comments",
    "add_public_comment",
    "answer_comment",
    "answer_many",
    "close_opinions",
    "create_draft",
    "extend_opinions",
    "finalise_draft",
    "open_for_opinions",
    "revise_draft",
    "rewrite_draft",
]
