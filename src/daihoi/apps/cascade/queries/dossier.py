"""F12: what the dossier of a congress holds, found in the register by itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress, Content
from daihoi.apps.documents.models import Direction, Paper, Secrecy, Series

from ..models import Medium

PERMANENT = "vĩnh viễn"
TOPICS = ("congress", "personnel", "communications", "consultation", "elections", "documents")
CHUNK = 1 << 20


@dataclass(frozen=True)
class Expected:
    """What every dossier holds.

    Args:
        key: short name.
        title: as the list prints it.
        made_by: which part of the office made it.
        types: types of paper by which the register knows it.
        words: words of the subject line by which the register knows it; any of them.
        others: words of the subject line by which it is something else.
        content: asked for only where the congress has this content.
    """

    key: str
    title: str
    made_by: str
    types: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    content: str = ""


# titles as the lists of the archives print them, in the order of the dossier
EXPECTED = (
    Expected("plan", "Kế hoạch tổ chức đại hội", "Văn phòng cấp ủy", ("plan",)),
    Expected("political_report", "Báo cáo chính trị", "Tiểu ban Văn kiện", ("report",), ("chinh tri",)),
    Expected("self_review", "Báo cáo kiểm điểm", "Tiểu ban Văn kiện", ("report",), ("kiem diem",)),
    Expected("synthesis", "Báo cáo tổng hợp ý kiến góp ý", "Tiểu ban Văn kiện", ("report",), ("gop y", "y kien"),
             content=Content.UPPER_DRAFTS),
    Expected("personnel_scheme", "Đề án nhân sự", "Tiểu ban Nhân sự", ("scheme", "submission"), ("nhan su",),
             content=Content.COMMITTEE_ELECTION),
    Expected("programme", "Chương trình đại hội", "Tiểu ban Tổ chức - Phục vụ", ("programme",)),
    Expected("resolution", "Nghị quyết đại hội", "Đoàn Thư ký", ("resolution",)),
    Expected("minutes", "Biên bản đại hội", "Đoàn Thư ký", ("minutes",), ("dai hoi",), ("kiem phieu",)),
    Expected("counting_minutes", "Biên bản kiểm phiếu", "Ban Kiểm phiếu", ("minutes",), ("kiem phieu",),
             content=Content.COMMITTEE_ELECTION),
)  # fmt: skip


def dossier_fields(congress: Congress) -> list[dict[str, Any]]:
    """The items of the dossier: what every congress leaves, then everything else that it issued.

    Args:
        congress: whose dossier.

    Returns:
        Fields of the items in their order; without a paper where the register has none.
    """
    papers = list(_papers(congress))
    used: set[int] = set()
    items: list[dict[str, Any]] = []
    for expected in EXPECTED:
        if expected.content and not congress.has(Content(expected.content)):
            continue
        found = [one for one in papers if one.pk not in used and _fits(expected, one)]
        used |= {one.pk for one in found}
        items += [_of_paper(one, expected) for one in found] or [_missing(expected)]
    items += [_of_paper(one, None) for one in papers if one.pk not in used]
    items += _sealed_ballots(congress)
    for order, item in enumerate(items, 1):
        item["order"] = order
    return items


def _papers(congress: Congress) -> list[Paper]:
    return list(
        Paper.objects.filter(unit_id=congress.unit_id, term_id=congress.term_id, direction=Direction.ISSUED)
        .filter(Q(series=Series.CONGRESS) | Q(topic__in=TOPICS))
        .order_by("issued_on", "number", "pk")
    )


def _fits(expected: Expected, paper: Paper) -> bool:
    if paper.type_id not in expected.types:
        return False
    if any(word in paper.folded for word in expected.others):
        return False
    return not expected.words or any(word in paper.folded for word in expected.words)


def _of_paper(paper: Paper, expected: Expected | None) -> dict[str, Any]:
    return {
        "key": f"paper:{paper.pk}",
        "title": f"{paper.symbol} {paper.subject}".strip()[:300],
        "made_by": expected.made_by if expected else "Văn phòng cấp ủy",
        "paper": paper,
        "medium": Medium.ELECTRONIC,
        "dated_on": paper.issued_on,
        "pieces": max(bool(paper.file) + bool(paper.docx), 1),
        "secrecy": paper.secrecy,
        "retention": PERMANENT,
        "hash": file_hash(paper),
    }


def _missing(expected: Expected) -> dict[str, Any]:
    return {
        "key": expected.key,
        "title": expected.title,
        "made_by": expected.made_by,
        "paper": None,
        "medium": Medium.ELECTRONIC,
        "dated_on": None,
        "pieces": 1,
        "secrecy": Secrecy.INTERNAL,
        "retention": PERMANENT,
        "hash": "",
    }


def _sealed_ballots(congress: Congress) -> list[dict[str, Any]]:
    """The sealed ballots of each contest, kept as long as the rulebook says."""
    rule = law.rulebook_of(congress).records.retention_months
    kept = f"{rule.value} tháng" if rule is not None else ""
    contests = congress.contests.exclude(state="annulled").filter(rounds__returned__isnull=False).distinct()
    return [
        {
            "key": f"ballots:{contest.pk}",
            "title": f"Phiếu bầu đã niêm phong: {contest.title}"[:300],
            "made_by": "Ban Kiểm phiếu",
            "paper": None,
            "medium": Medium.PAPER,
            "dated_on": congress.closes_on,
            "pieces": max(sum(one.returned or 0 for one in contest.rounds.all()), 1),
            "secrecy": Secrecy.INTERNAL,
            "retention": kept,
            "hash": "",
        }
        for contest in contests.prefetch_related("rounds")
    ]


def file_hash(paper: Paper) -> str:
    """SHA-256 of the paper's file, or empty where there is none or it can't be read."""
    field = paper.file or paper.docx
    if not field or not field.storage.exists(str(field.name)):
        return ""
    digest = hashlib.sha256()
    with field.open("rb") as file:
        for chunk in file.chunks(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
