"""A result goes up, is ratified or comes back."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.cascade import actions, papers, queries
from daihoi.apps.cascade.models import ReportState
from daihoi.apps.congresses.models import Stage
from daihoi.apps.members.models import OfficeHolding
from daihoi.core.documents import pdf
from daihoi.core.errors import Refused, WrongInput
from tests.apps.cascade import hall

pytestmark = pytest.mark.django_db
DAY = date(2020, 9, 3)


@pytest.fixture
def cell(tree, people, congress):
    cell = hall.below(tree, opens_on=date(2020, 8, 27), closes_on=date(2020, 8, 27))
    hall.elect(cell, people.giang, office="committee", seats=3)
    return hall.close(cell)


@pytest.fixture
def report(cell, people):
    return actions.submit_result(cell, by=people.giang, on=DAY)


def test_the_figures_are_frozen_with_the_report(report, cell):
    contest = report.figures["contests"][0]
    assert (contest["seats"], contest["names"], contest["rounds"], contest["unfilled"]) == (3, 4, 1, 0)
    assert contest["elected"][0] == {"name": "Bùi Văn An", "votes": 30, "base": 40}
    assert (report.state, cell.stage) == (ReportState.SUBMITTED, Stage.REPORTED)


def test_seven_working_days_after_closing_is_the_last_lawful_day(report):
    # 2 September is a public holiday
    assert report.due_on == date(2020, 9, 8)
    assert report.decide_by_on == date(2020, 9, 24)


def test_submitting_twice_changes_nothing(report, cell, people):
    assert actions.submit_result(cell, by=people.giang).pk == report.pk
    assert Entry.objects.filter(verb="cascade.result_submitted").count() == 1


def test_a_congress_that_is_not_closed_is_not_reported(tree, people):
    with pytest.raises(Refused, match="has not been closed"):
        actions.submit_result(hall.below(tree), by=people.giang)


def test_an_uncertified_contest_is_not_reported(tree, people):
    cell = hall.below(tree)
    hall.elect(cell, people.giang, certify=False)
    with pytest.raises(Refused, match="is not certified yet"):
        actions.submit_result(hall.close(cell), by=people.giang)


@pytest.mark.parametrize("who", ["an", "binh", "chi", "dung", "ha"])
def test_only_the_unit_itself_reports(cell, people, who):
    with pytest.raises(PermissionDenied):
        actions.submit_result(cell, by=getattr(people, who))


def test_the_superior_ratifies_and_the_offices_become_official(report, cell, people):
    actions.approve_result(report, by=people.an, on=date(2020, 9, 10))
    actions.approve_result(report, by=people.an)
    cell.refresh_from_db()
    assert (report.state, report.decided_on, cell.stage) == (ReportState.APPROVED, date(2020, 9, 10), Stage.RATIFIED)
    assert set(OfficeHolding.objects.values_list("is_approved", flat=True)) == {True}


def test_one_person_may_be_left_out_with_the_reason(report, people):
    refused = OfficeHolding.objects.get(person__full_name="Hồ Văn Cường").person
    with pytest.raises(WrongInput, match="Say why"):
        actions.approve_result(report, by=people.an, without=[refused])
    actions.approve_result(report, by=people.an, on=DAY, without=[refused], reason="không đủ tiêu chuẩn")
    left = OfficeHolding.objects.get(person=refused)
    assert (left.is_approved, left.ended_on) == (False, DAY)
    assert OfficeHolding.objects.filter(is_approved=True).count() == 2


@pytest.mark.parametrize("who", ["giang", "binh", "chi", "dung", "ha"])
def test_only_the_unit_directly_above_ratifies(report, people, who):
    with pytest.raises(PermissionDenied):
        actions.approve_result(report, by=getattr(people, who))


def test_a_returned_report_goes_up_again(report, cell, people):
    with pytest.raises(WrongInput, match="what is to be mended"):
        actions.return_result(report, by=people.an, note=" ")
    actions.return_result(report, by=people.an, note="thiếu biên bản")
    with pytest.raises(Refused, match="does not wait"):
        actions.approve_result(report, by=people.an)
    again = actions.submit_result(cell, by=people.giang, on=date(2020, 9, 8))
    assert (again.pk, again.state, again.submitted_on) == (report.pk, ReportState.SUBMITTED, date(2020, 9, 8))


def test_every_waiting_report_is_ratified_in_one_act(report, congress, people):
    assert [one.pk for one in queries.waiting_reports(congress)] == [report.pk]
    assert len(actions.approve_results(congress, by=people.an)) == 1
    assert actions.approve_results(congress, by=people.an) == []


def test_the_report_is_issued_once_as_a_paper(report, people, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    paper = actions.issue_result_report(report, by=people.giang)
    assert (paper.symbol, paper.issued_on) == ("01-BC/CB1", DAY)
    with paper.file.open() as file:
        assert file.read(4) == b"%PDF"
    assert actions.issue_result_report(report, by=people.giang) == paper


def test_the_paper_tells_the_elections(report):
    form = papers.report_of(report)
    assert form.contests[0].elected[0] == ("Bùi Văn An", 30, 40)
    assert pdf.render(papers.result_report(form)).startswith(b"%PDF")
