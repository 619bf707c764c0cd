"""The resolution of the congress as a paper (nghị quyết đại hội)."""

from __future__ import annotations

from daihoi.core.documents import Heading, Paper, Paragraph
from daihoi.core.documents.blocks import Block

from ..models import HandVote, OrganKind, Resolution
from . import heads
from .meeting_minutes import share


def render(resolution: Resolution) -> Paper:
    """The text as adopted, with the vote that adopted it."""
    congress, vote = resolution.congress, resolution.adopted_by
    body: list[Block] = [_block(line) for line in resolution.text.splitlines() if line.strip()]
    if vote is not None:
        body.append(
            Paragraph(
                f"Nghị quyết được thông qua với {share(vote.votes_for, vote.base)} tổng số phiếu biểu quyết của người "
                "dự họp tán thành."
            )
            if vote.is_weighted
            else _hands(vote)
        )
    return Paper(
        **heads.head(congress),
        type_name="Nghị quyết",
        summary=congress.title,
        body=tuple(body),
        signatures=(heads.signature_of(congress, OrganKind.PRESIDIUM, "Chủ tịch"),),
    )


def _hands(vote: HandVote) -> Paragraph:
    return Paragraph(
        f"Nghị quyết được đại hội biểu quyết thông qua với {vote.votes_for}/{vote.base} tán thành, "
        f"{vote.votes_against} không tán thành, {vote.abstentions} ý kiến khác."
    )


def _block(line: str) -> Block:
    """A line that begins with ``#`` is a heading, every other line a paragraph."""
    text = line.strip()
    if text.startswith("#"):
        level = len(text) - len(text.lstrip("#"))
        return Heading(text.lstrip("# ").strip(), level=min(level, 3))
    return Paragraph(text)
