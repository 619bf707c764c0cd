"""The report on who attends where votes weigh: votes and quorum, not ages and schooling."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from daihoi.apps.delegates import actions
from daihoi.apps.delegates.papers import credentials
from daihoi.core.documents import Heading, Paragraph, Table

from .holding import enter_holders, make_company

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(tree, settings, tmp_path):
    settings.HOME = tmp_path
    return make_company(tree, stage="convened", opens_on=date(2026, 4, 24))


@pytest.fixture
def attended(company, people):
    """An is here with 600 of 1 000 votes, and for Chi with another 100; Bình and Dũng stay away."""
    an, _binh, chi, _dung = enter_holders(company, people.an)
    actions.give_proxy(chi, an.person, by=people.an, document="Giấy ủy quyền", given_on=date(2026, 4, 20))
    actions.check_in(an, by=people.an)
    return company


def test_the_report_counts_votes_and_asks_for_nobodys_schooling(attended, people):
    figures = actions.make_credentials_report(attended, by=people.an).figures
    assert (figures["summoned"], figures["present"], figures["represented"], figures["absent"]) == (4, 2, 1, 2)
    assert (figures["votes"]["present"], figures["votes"]["all"], figures["votes"]["is_reached"]) == (700, 1000, True)
    assert (figures["tables"], figures["findings"]) == ({}, [])


def test_its_page_speaks_of_shareholders(attended, people, client):
    client.force_login(people.an)
    client.cookies["daihoi_language"] = "vi"
    shown = client.get(reverse("delegates:report", args=[attended.pk])).content.decode()
    body = shown[shown.index("<main") : shown.index("</main>")]
    assert "Báo cáo kiểm tra tư cách cổ đông dự họp" in body
    assert "70,00%" in body
    assert "đại biểu" not in body.lower()
    assert "lý luận" not in body


def test_its_paper_holds_heads_votes_and_the_quorum_with_its_article(attended, people):
    report = actions.make_credentials_report(attended, by=people.an)
    paper = credentials.render(report)
    table = next(one for one in paper.body if isinstance(one, Table))
    assert table.rows == (
        ("Số người có quyền dự họp", "4", ""),
        ("Dự họp trực tiếp", "1", "25,00%"),
        ("Dự họp qua người được ủy quyền", "1", "25,00%"),
        ("Không dự họp", "2", "50,00%"),
        ("Tổng số phiếu biểu quyết", "1.000", ""),
        ("Số phiếu biểu quyết dự họp", "700", "70,00%"),
    )
    said = " ".join(str(one.text) for one in paper.body if isinstance(one, Paragraph | Heading))
    assert "(59/2020/QH14 Đ145.1)" in said
    assert paper.recipients == ("Chủ tọa đại hội", "Các cổ đông dự đại hội")
    assert "đại biểu" not in f"{paper.summary} {said} {paper.signatures[0].body}".lower()


def test_it_is_issued_under_the_symbol_of_the_shareholders_meeting(attended, people):
    paper = actions.issue_credentials_report(actions.make_credentials_report(attended, by=people.an), by=people.an)
    assert paper.symbol.endswith("-BC/ĐH")  # the unit of the tests keeps the Party's grammar
    attended.unit.rulebook = "vn-company-2020"
    attended.unit.save()
    from daihoi.apps.documents.queries import symbol_of

    assert symbol_of(attended.unit, "congress") == "ĐHĐCĐ"
