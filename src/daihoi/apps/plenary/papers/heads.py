"""What the papers of one congress have in common: who issues, where, when, who signs."""

from __future__ import annotations

from datetime import date
from typing import Any

from daihoi.apps.congresses import law as congress_law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates import law as delegate_law
from daihoi.apps.shell import clock
from daihoi.core.documents import Capacity, Signature

from ..models import OrganKind

SAMPLE = "Dữ liệu mẫu"


def head(congress: Congress) -> dict[str, Any]:
    """The fields of a paper's head and foot, in Vietnamese: papers are official and have one language."""
    above = congress.unit.get_parent()
    return {
        "issuer": congress.unit.name if delegate_law.weighs(congress) else congress.title,
        "superior": above.committee_name if above is not None else "",
        "layout": congress_law.rulebook_of(congress).documents.layout_profile.value,
        "place": congress.unit.place or congress.place,
        "issued_on": issued_on(congress),
        "archive": "Hồ sơ đại hội",
        "recipients": _recipients(congress),
        "footer": SAMPLE if congress.is_sample else "",
    }


def _recipients(congress: Congress) -> tuple[str, ...]:
    if delegate_law.weighs(congress):
        return ("Các cổ đông" if delegate_law.has_shares(congress) else "Các thành viên", "Hội đồng quản trị")
    above = congress.unit.get_parent()
    return ((f"{above.committee_name} (để báo cáo)",) if above is not None else ()) + ("Các đơn vị trực thuộc",)


def issued_on(congress: Congress) -> date:
    """The day of closing, or today for a congress whose days are not set."""
    return congress.closes_on or congress.opens_on or clock.today()


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
