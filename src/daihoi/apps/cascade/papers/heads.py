"""What the reports of a committee to the one above have in common: who reports to whom, and who signs."""

from __future__ import annotations

from typing import Any

from daihoi.apps.congresses.models import Congress
from daihoi.apps.congresses.papers import Head, layout_of, paper_under
from daihoi.core.documents import Capacity, Paper, Signature, Symbol
from daihoi.core.documents.blocks import Block


def reporter_of(congress: Congress) -> dict[str, Any]:
    """The fields of a report that say who reports, to whom, and on which page."""
    above = congress.unit.get_parent()
    return {
        "organisation": congress.unit.committee_name,
        "superior": above.committee_name if above is not None else "",
        "layout": layout_of(congress),
        "is_sample": congress.is_sample,
    }


def committee_report(
    head: Head,
    summary: str,
    body: tuple[Block, ...],
    *,
    signer: str = "",
    symbol: Symbol | None = None,
    is_landscape: bool = False,
) -> Paper:
    """A report of the committee, signed by its secretary, to the committee above."""
    return paper_under(
        head,
        "Báo cáo",
        summary,
        body,
        signatures=(Signature("Bí thư", signer, Capacity.ON_BEHALF, "Ban Chấp hành"),),
        recipients=(head.superior or "Cấp ủy cấp trên trực tiếp",),
        symbol=symbol,
        is_landscape=is_landscape,
    )
