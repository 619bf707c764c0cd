"""Drafts for the tests of this folder."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from daihoi.apps.consultation import actions
from daihoi.apps.consultation.models import Draft, DraftKind

TEXT = """Mở đầu của báo cáo.
PHẦN THỨ NHẤT
KẾT QUẢ
I. ƯU ĐIỂM
Đạt 10 chỉ tiêu.
1. Công tác tư tưởng
Nền nếp.
II. HẠN CHẾ
Còn chậm."""


def make_draft(congress, by, text: str = TEXT, **given: object) -> Draft:
    """A political report that is being written."""
    return actions.create_draft(
        congress, by=by, kind=DraftKind.POLITICAL_REPORT, title="Báo cáo chính trị", text=text, **given
    )


def make_open_draft(congress, by, **given: object) -> Draft:
    """A political report that is open for opinions since yesterday."""
    return actions.open_for_opinions(make_draft(congress, by, **given), by=by, opens_on=day(-1), closes_on=day(9))


def day(shift: int) -> date:
    """A day counted from today."""
    return timezone.localdate() + timedelta(days=shift)
