"""Who meets and how a paper calls them: what the heads and sentences of all papers of an election have in common."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from daihoi.apps.congresses.papers import Head, paper_under
from daihoi.core.documents import Capacity, Layout, Paper, Signature, Symbol, wording
from daihoi.core.documents.blocks import Block


@dataclass(frozen=True)
class Assembly:
    """The congress or plenum that elects.

    Args:
        issuer: issuing body, a line break starts a new line.
        superior: body printed above it.
        title: full title of the congress, or of the plenum.
        kind: how a sentence calls it: “Đại hội” or “Hội nghị”.
        voters: who votes: “đại biểu”, “đảng viên”, “ủy viên”.
        person: how one person is counted: “đồng chí” or “người”.
        chair: who leads it and takes over the ballots: “Đoàn Chủ tịch”.
        is_one_chair: the chair is one person, who signs for the meeting itself.
        chair_name: who signs for the chair.
        place: where papers are issued.
        held_at: the hall.
        held_on: day of the papers.
        superior_body: who receives the result; empty where nobody stands above.
        archive: where the file copy lies.
        layout: page format, by name or as the organisation made it.
        is_sample: marks the papers as sample data.
    """

    issuer: str
    title: str
    superior: str = ""
    kind: str = "Đại hội"
    voters: str = "đại biểu"
    person: str = "đồng chí"
    chair: str = "Đoàn Chủ tịch"
    is_one_chair: bool = False
    chair_name: str = ""
    place: str = ""
    held_at: str = ""
    held_on: date | None = None
    superior_body: str = "Cấp ủy cấp trên trực tiếp"
    archive: str = "hồ sơ Đại hội"
    layout: str | Layout = "party-36"
    is_sample: bool = False


def chair_signature(assembly: Assembly) -> Signature:
    """Room for whoever leads the assembly to sign."""
    if assembly.is_one_chair:
        return Signature(assembly.chair, assembly.chair_name, Capacity.ON_BEHALF, assembly.kind)
    return Signature("", assembly.chair_name, Capacity.ON_BEHALF, assembly.chair)


def paper_of(
    assembly: Assembly,
    type_name: str,
    summary: str,
    body: tuple[Block, ...],
    signatures: tuple[Signature, ...],
    recipients: tuple[str, ...],
    symbol: Symbol | None = None,
    *,
    is_landscape: bool = False,
) -> Paper:
    """A paper of the assembly under its head."""
    head = Head(
        issuer=assembly.issuer,
        superior=assembly.superior,
        place=assembly.place,
        issued_on=assembly.held_on,
        layout=assembly.layout,
        archive=assembly.archive,
        is_sample=assembly.is_sample,
    )
    return paper_under(
        head, type_name, summary, body, signatures=signatures, recipients=recipients, symbol=symbol,
        is_landscape=is_landscape,
    )  # fmt: skip


def as_draft(paper: Paper) -> Paper:
    """A paper to be looked at before it is issued: without a number, “DỰ THẢO” across every page."""
    return replace(paper, symbol=None, watermark=paper.watermark or wording.WATERMARK_DRAFT.vi)
