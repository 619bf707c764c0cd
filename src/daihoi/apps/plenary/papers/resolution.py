"""The resolution of the congress as a paper (nghị quyết đại hội)."""

from __future__ import annotations

from daihoi.core.documents import Heading, Paper, Paragraph
from daihoi.core.documents.blocks import Block

from ..models import OrganKind, Resolution
from . import heads


def render(resolution: Resolution) -> Paper:
    """The text as adopted, with the vote that adopted it."""
    congress, vote = resolution.congress, resolution.adopted_by
    body: list[Block] = [_block(line) for line in resolution.text.splitlines() if line.strip()]
    if vote is not None:
        share = f"{vote.votes_for}/{vote.base}"
        body.append(
            Paragraph(
                f"Nghị quyết được đại hội biểu quyết thông qua với {share} tán thành, {vote.votes_against} không tán "
                f"thành, {vote.abstentions} ý kiến khác."
            )
        )
    return Paper(
        **heads.head(congress),
        type_name="Nghị quyết",
        summary=congress.title,
        body=tuple(body),
        signatures=(heads.signature_of(congress, OrganKind.PRESIDIUM, "Chủ tịch"),),
    )


def _block(line: str) -> Block:
    """A line that begins with ``#`` is a heading, every other line a paragraph."""
    text = line.strip()
    if text.startswith("#"):
        level = len(text) - len(text.lstrip("#"))
        return Heading(text.lstrip("# ").strip(), level=min(level, 3))
    return Paragraph(text)
