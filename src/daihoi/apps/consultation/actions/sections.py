"""The sections of a draft: its headings as the core reads them, each with the paragraphs under it."""

from __future__ import annotations

from daihoi.core import consultation
from daihoi.core.consultation import Block

from ..models import Draft, Section


def sections_of(draft: Draft) -> list[Section]:
    """The draft's sections in order, not yet saved; what stands before the first heading bears the draft's title."""
    return [
        Section(
            draft=draft,
            order=order,
            depth=found.heading.depth if found.heading else 1,
            anchor=found.anchor,
            number=found.heading.number[:30] if found.heading else "",
            heading=_heading(found.heading, draft)[:500],
            text="\n".join(block.source.strip() for block in found.paragraphs),
        )
        for order, found in enumerate(consultation.outline(draft.text).sections, 1)
    ]


def _heading(heading: Block | None, draft: Draft) -> str:
    return (heading.text or heading.number) if heading else draft.title
