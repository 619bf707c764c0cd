"""The table of results below, as a paper."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from daihoi.apps.cascade import actions, papers
from daihoi.apps.cascade.papers import samples
from daihoi.core.documents import Figure, Table
from daihoi.core.errors import Refused
from tests.apps.elections import hall
from tests.cast import make_congress, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def above(tree):
    return make_congress(tree, opens_on=date(2020, 8, 27), closes_on=date(2020, 8, 28))


@pytest.fixture
def below(tree, above, people):
    """A cell that has elected three of three out of four."""
    from daihoi.apps.elections import actions as elections

    congress = hall.sit(make_congress(tree, tree.cells[0], form="member_congress", opens_on=date(2020, 5, 15),
                                      closes_on=date(2020, 5, 15)))  # fmt: skip
    for number in range(9):
        make_person(f"Nguyễn Văn Viên {number}", unit=tree.cells[0])
    contest = hall.list_contest(congress, people.giang, seats=3, names=hall.NAMES[:4])
    round_ = hall.open_vote(contest, people.giang, summoned=10, attending=10, deductions=[])
    counted = hall.count(round_, people.giang, [9, 8, 7, 3], issued=10, returned=10, valid=10)
    elections.decide_round(counted, by=people.giang)
    return congress


def table_of(paper, sheet):
    return next(one for one in paper.body if isinstance(one, Table) and one.sheet == sheet)


def test_each_office_is_a_block_with_its_total(above, below):
    form = papers.result_table_of(above, date(2020, 6, 1))
    assert [(block.title, len(block.rows)) for block in form.blocks] == [
        ("Ban chấp hành", 1), ("Ban thường vụ", 0), ("Bí thư", 0),
    ]  # fmt: skip
    table = table_of(papers.result_table(form), "Ban chấp hành")
    unit, total = table.rows
    assert unit[:7] == ("1", "Chi bộ 1", 1, 3, 3, 0, 1)
    assert total[:7] == ("", "Tổng cộng", 1, 3, 3, 0, 1)
    assert unit[-2:] == ("9/10\n(90,0%)", "7/10\n(70,0%)")
    assert table.bold_rows == {1}


def test_sums_and_shares_are_of_the_sums():
    table = table_of(papers.result_table(samples.TABLE), "Ban chấp hành")
    total = table.rows[-1]
    assert total[2:8] == (7, 57, 56, 1, 9, Figure(samples.Fraction(9, 57), 1, is_share=True))
    assert total[16] == Figure(samples.Fraction(2505, 56), 1)
    assert total[-2:] == ("120/120\n(100,0%)", "61/118\n(51,7%)")


def test_the_table_is_issued_once_a_day_in_the_series_of_the_committee(above, below, people):
    paper = actions.issue_result_table(above, by=people.an)
    assert (paper.symbol, paper.series) == ("01-BC/ĐUB", "committee")
    assert actions.issue_result_table(above, by=people.an) == paper


def test_nothing_is_added_up_before_the_first_election(above, people):
    with pytest.raises(Refused, match="nothing to add up"):
        actions.issue_result_table(above, by=people.an)


@pytest.mark.parametrize("who", ["binh", "chi", "dung", "giang"])
def test_only_who_reports_issues_the_table(above, below, people, who):
    with pytest.raises(PermissionDenied):
        actions.issue_result_table(above, by=getattr(people, who))


def test_the_draft_comes_as_pdf_word_and_excel(client, above, below, people):
    client.force_login(people.an)
    address = reverse("cascade:result-table", args=[above.pk])
    starts = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK"}
    assert {kind: client.get(address, {"as": kind}).content[: len(start)] for kind, start in starts.items()} == starts
    assert client.get(address, {"as": "exe"}).status_code == 404
    assert client.post(address).status_code == 302
