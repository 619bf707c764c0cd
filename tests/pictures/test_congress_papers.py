"""The papers of a congress that are drawn from its tables: resolution, minutes, credentials, table of responses."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from daihoi.apps.consultation.models import Answer, Draft, Stance
from daihoi.apps.consultation.papers.response_table import response_table
from daihoi.apps.consultation.queries import Ledger, ResponseRow
from daihoi.apps.consultation.queries.ledger import LedgerRow
from daihoi.apps.delegates.models import CredentialsReport
from daihoi.apps.delegates.papers import credentials
from daihoi.apps.plenary.models import (
    AgendaItem,
    HandVote,
    ItemState,
    Minutes,
    OrganKind,
    OrganSeat,
    Resolution,
    Sitting,
    SittingKind,
)
from daihoi.apps.plenary.papers import minutes as minutes_paper
from daihoi.apps.plenary.papers import resolution as resolution_paper
from tests.cast import make_congress, make_person, make_tree

from .comparing import check

pytestmark = pytest.mark.django_db
OPENED = datetime(2020, 8, 27, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CLOSED = datetime(2020, 8, 28, 11, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def congress():
    """An invented congress with a presidium, a secretariat and one sitting."""
    made = make_congress(make_tree(), place="Hội trường lớn", is_sample=True)
    for kind, name in ((OrganKind.PRESIDIUM, "Bùi Mẫu Minh"), (OrganKind.SECRETARIAT, "Hoàng Mẫu Yến")):
        OrganSeat.objects.create(congress=made, kind=kind, person=make_person(name), is_head=True)
    Sitting.objects.create(congress=made, kind=SittingKind.MAIN, opened_at=OPENED, closed_at=CLOSED, summoned=120,
                           present=118, units=3, units_present=3, quorum_reason="đủ")  # fmt: skip
    return made


@pytest.fixture
def vote(congress):
    return HandVote.objects.create(congress=congress, motion="Thông qua Nghị quyết Đại hội", base=120, votes_for=116,
                                   votes_against=1, abstentions=1, is_carried=True, reason="quá nửa",
                                   taken_at=CLOSED)  # fmt: skip


def test_the_resolution_looks_like_its_picture(congress, vote):
    text = (
        "# Đánh giá kết quả nhiệm kỳ\nĐại hội tán thành báo cáo chính trị.\n# Phương hướng\nXây dựng tổ chức vững mạnh."
    )
    check("resolution", resolution_paper.render(Resolution(congress=congress, text=text, adopted_by=vote)))


def test_the_minutes_of_the_congress_look_like_their_picture(congress, vote):
    AgendaItem.objects.create(congress=congress, sitting=SittingKind.MAIN, order=1, key="opening", title_vi="Khai mạc",
                              title_en="Opening", state=ItemState.DONE, note="Chào cờ, tuyên bố lý do")  # fmt: skip
    Resolution.objects.create(congress=congress, text="x", adopted_by=vote)
    made = Minutes.objects.create(congress=congress, remarks="Không có.", made_at=CLOSED)
    check("congress-minutes", minutes_paper.render(made))


def test_the_report_on_credentials_looks_like_its_picture(congress):
    rows = [
        {"vi": "Đại biểu được bầu", "en": "elected", "count": 100},
        {"vi": "Đại biểu đương nhiên", "en": "", "count": 20},
    ]
    figures = {
        "summoned": 120, "present": 118, "absent": 2, "units": 3, "units_present": 3,
        "age": {"mean": [457, 10], "highest": 60, "lowest": 24}, "tables": {"title": {"rows": rows}},
    }  # fmt: skip
    report = CredentialsReport(congress=congress, figures=figures, adopted_with="118/120 tán thành", made_at=OPENED)
    check("credentials-report", credentials.render(report))


def test_the_table_of_responses_looks_like_its_picture(congress):
    draft = Draft(congress=congress, title="Báo cáo chính trị", draft_no=2, is_sample=True)
    total = LedgerRow("Tổng", opinions=3, persons=2, stances=dict.fromkeys(Stance.values, 0), answered=1)
    channel = LedgerRow("Hội nghị", "?channel=conference", opinions=3, persons=2, answered=1)
    rows = [
        ResponseRow(1, 1, "I. Đánh giá", "Bổ sung số liệu về kết nạp đảng viên.", Answer.ADOPTED, "Xác đáng.",
                    "Kết nạp 25 đảng viên.", {"Chi bộ 1": None}, opinions=2, persons=1),
        ResponseRow(2, 2, "", "Rút gọn phần mở đầu.", Answer.PENDING, "", "", {"Chi bộ 2": None}, opinions=1,
                    persons=1),
    ]  # fmt: skip
    ledger = Ledger("Theo kênh", "Kênh", [channel], total)
    check("response-table", response_table(draft, rows, ledger, date(2020, 7, 1)))
