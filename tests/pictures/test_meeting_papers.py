"""The papers of a meeting where votes weigh: minutes with their annex, and the report on who attends."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from daihoi.apps.accounts.models import User
from daihoi.apps.congresses.models import Stage
from daihoi.apps.delegates import actions as delegates
from daihoi.apps.delegates.papers import credentials
from daihoi.apps.plenary import actions as plenary
from daihoi.apps.plenary.models import Sitting
from daihoi.apps.plenary.papers import meeting_minutes
from daihoi.apps.shell import clock
from tests.apps.delegates.holding import enter_holders, make_company
from tests.cast import make_tree

from .comparing import check

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 24)
OPENED = datetime(2026, 4, 24, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CLOSED = datetime(2026, 4, 24, 11, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def head():
    return User.objects.create(username="thu-ky", full_name="Hoàng Mẫu Yến", is_superuser=True)


@pytest.fixture
def company(head, settings, tmp_path):
    """Four invented shareholders: An is here for himself and for Chi, Bình for herself; Dũng stays away."""
    settings.HOME = tmp_path
    tree = make_tree()
    tree.term.name = "2026"
    tree.term.save()
    tree.ministry.name, tree.ministry.rulebook = "Công ty cổ phần Mẫu", "vn-company-2020"
    tree.ministry.place = "Đà Nẵng"
    tree.ministry.save()
    made = make_company(tree, place="Hội trường lớn", is_sample=True, stage=Stage.CONVENED, ordinal="",
                        opens_on=DAY, closes_on=DAY)  # fmt: skip
    with clock.on(DAY):
        an, binh, chi, _dung = enter_holders(made, head)
        delegates.give_proxy(chi, an.person, by=head, document="Giấy ủy quyền", given_on=date(2026, 4, 20))
        for one in (an, binh):
            delegates.check_in(one, by=head)
    return made


def test_the_report_on_who_attends_looks_like_its_picture(company, head):
    with clock.on(DAY):
        report = delegates.make_credentials_report(company, by=head)
    check("attendance-report", credentials.render(report))


def test_the_minutes_of_the_meeting_look_like_their_picture(company, head):
    with clock.on(DAY):
        plenary.open_session(company, "main", by=head)
        chair = company.delegates.get(person__full_name="Bùi An").person
        plenary.seat_organ(company, "presidium", [chair], by=head)
        plenary.take_hand_vote(company, "Thông qua báo cáo tài chính năm 2025", by=head, way="cards",
                               votes_for=850, votes_against=100)  # fmt: skip
        plenary.take_hand_vote(company, "Thay đổi cơ cấu tổ chức quản lý", by=head, way="cards",
                               matter="management_structure", votes_for=600, votes_against=350)  # fmt: skip
        Sitting.objects.update(opened_at=OPENED, closed_at=CLOSED)
        minutes = plenary.make_minutes(company, by=head, refusals="", is_drawn=False)
    check("meeting-minutes", meeting_minutes.render(minutes))
