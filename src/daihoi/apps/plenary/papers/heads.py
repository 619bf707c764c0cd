"""What the papers of one congress have in common: who issues, where, when, who signs."""

from __future__ import annotations

from typing import Any

from daihoi.apps.congresses.models import Congress
from daihoi.apps.congresses.papers import SAMPLE, head_of
from daihoi.apps.delegates import law as delegate_law
from daihoi.core.documents import Capacity, Signature

from ..models import OrganKind


def head(congress: Congress) -> dict[str, Any]:
    """The fields of a paper's head and foot, in Vietnamese: papers are official and have one language."""
    own = {"issuer": congress.unit.name, "superior": ""} if delegate_law.weighs(congress) else {}
    return {
        **head_of(congress),
        **own,
        "archive": "Hồ sơ đại hội",
        "recipients": _recipients(congress),
        "footer": SAMPLE if congress.is_sample else "",
    }


def _recipients(congress: Congress) -> tuple[str, ...]:
    if delegate_law.weighs(congress):
        return ("Các cổ đông" if delegate_law.has_shares(congress) else "Các thành viên", "Hội đồng quản trị")
    above = congress.unit.get_parent()
    return ((f"{above.committee_name} (để báo cáo)",) if above is not None else ()) + ("Các đơn vị trực thuộc",)


def signature_of(congress: Congress, kind: OrganKind, position: str) -> Signature:
    """Room for the head of an organ to sign on its behalf; empty until somebody is seated.

    Where votes weigh, the chair signs for the meeting.
    """
    seat = congress.organ_seats.filter(kind=kind, is_head=True).select_related("person").first()
    name = seat.person.full_name if seat else ""
    if delegate_law.weighs(congress):
        return Signature("Chủ tọa", name, Capacity.ON_BEHALF, congress.kind)
    return Signature(position, name, Capacity.ON_BEHALF, str(_ORGANS[kind]))


_ORGANS = {OrganKind.PRESIDIUM: "Đoàn Chủ tịch", OrganKind.SECRETARIAT: "Đoàn Thư ký"}
