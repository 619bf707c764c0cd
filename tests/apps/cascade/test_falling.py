"""When a result falls: what is taken back above, where the congress goes back to, and what people are told first."""

from __future__ import annotations

from datetime import date

import pytest

from daihoi.apps.cascade import actions, queries
from daihoi.apps.cascade.models import Mandate, ReportState
from daihoi.apps.congresses.models import Stage
from daihoi.apps.delegates.models import Credential, CredentialsReport, Standing
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import ContestState
from daihoi.apps.elections.queries import fallout_of
from daihoi.apps.members.models import OfficeHolding
from daihoi.apps.shell import clock
from daihoi.core.errors import Refused
from tests.apps.cascade import hall

pytestmark = pytest.mark.django_db
DAY = date(2020, 9, 3)
OTHERS = ("Vũ Văn Xuân", "Vũ Văn Ý", "Vũ Văn Yên", "Vũ Văn Yêu")


@pytest.fixture(autouse=True)
def _day():
    with clock.on(DAY):
        yield


@pytest.fixture
def cell(tree, people, congress):
    """A cell that elected its committee and two delegates with one alternate, and has reported it."""
    cell = hall.below(tree, opens_on=date(2020, 8, 27), closes_on=date(2020, 8, 27))
    hall.elect(cell, people.giang, office="committee", seats=3)
    delegates = hall.elect(cell, people.giang, names=OTHERS)
    actions.raise_delegates(delegates, by=people.giang)
    hall.close(cell)
    return cell


@pytest.fixture
def report(cell, people):
    return actions.submit_result(cell, by=people.giang, on=DAY)


def said(findings):
    return [str(one.sentence) for one in findings]


def contest_of(cell, office):
    contest = cell.contests.get(office=office)
    contest.congress = cell
    return contest


def test_before_an_annulment_it_is_told_what_would_follow(cell, report, congress):
    told = said(fallout_of(contest_of(cell, "delegates")))
    assert told == [
        f"Delegates taken off the list of {congress.title}: 3 (Vũ Văn Xuân, Vũ Văn Ý, Vũ Văn Yên).",
        "The report of the result goes back; after the new election it is sent up again.",
        f"{cell.title} goes back to the stage “convened”, so that the election can be held again.",
    ]
    committee = said(fallout_of(contest_of(cell, "committee")))
    assert committee[0] == "Offices that end: 3 (Bùi Văn An, Đỗ Thị Bình, Hồ Văn Cường)."
    assert Mandate.objects.count() == 3


def test_an_annulled_election_takes_back_the_delegates_the_report_and_the_stage(cell, report, congress, people):
    actions.annul_result(contest_of(cell, "delegates"), by=people.an, reason="sai thủ tục")
    cell.refresh_from_db()
    report.refresh_from_db()
    assert (congress.delegates.count(), cell.stage) == (0, Stage.CONVENED)
    assert (report.state, report.note) == (ReportState.RETURNED, "sai thủ tục")
    assert queries.total_of(queries.election_rows(congress, "delegates")).elected == 0
    assert queries.total_of(queries.election_rows(congress, "committee")).elected == 3


def test_the_new_election_goes_the_whole_way_again(cell, report, congress, people):
    actions.annul_result(contest_of(cell, "delegates"), by=people.an, reason="sai thủ tục")
    cell.stage = Stage.IN_SESSION
    cell.save()
    again = hall.elect(cell, people.giang, names=("Tô Văn Một", "Tô Văn Hai", "Tô Văn Ba", "Tô Văn Bốn"))
    actions.raise_delegates(again, by=people.giang)
    hall.close(cell)
    report = actions.submit_result(cell, by=people.giang, on=DAY)
    actions.approve_result(report, by=people.an, on=DAY)
    cell.refresh_from_db()
    assert (congress.delegates.count(), report.state, cell.stage) == (3, ReportState.APPROVED, Stage.RATIFIED)
    assert [one["office"] for one in report.figures["contests"]] == ["committee", "delegates"]


def test_a_plenum_votes_again_after_the_closing(cell, report, people):
    contest = contest_of(cell, "committee")
    contest.form = "plenum"
    contest.save()
    actions.annul_result(contest, by=people.an, reason="sai thủ tục")
    cell.refresh_from_db()
    assert (cell.stage, OfficeHolding.objects.count()) == (Stage.CLOSED, 0)


def test_a_congress_that_still_sits_stays_where_it_is(tree, congress, people):
    cell = hall.below(tree)
    contest = hall.elect(cell, people.giang)
    actions.annul_result(contest, by=people.an, reason="sai thủ tục")
    assert (contest.state, cell.stage) == (ContestState.ANNULLED, Stage.IN_SESSION)


def test_what_the_congress_above_has_recognised_is_for_that_congress_alone(cell, congress, people):
    CredentialsReport.objects.create(congress=congress, figures={}, made_at=clock.now(), adopted_at=clock.now())
    contest = contest_of(cell, "delegates")
    assert "Only that congress decides on them" in said(fallout_of(contest))[0]
    actions.annul_result(contest, by=people.an, reason="sai thủ tục")
    assert (congress.delegates.count(), Mandate.objects.count()) == (3, 3)
    assert queries.fallen_mandates(congress) == 0


def test_a_delegate_who_is_not_approved_stays_as_not_summoned_and_the_next_alternate_is_proposed(
    cell, report, congress, people
):
    contest = contest_of(cell, "delegates")
    refused = contest.candidates.get(person__full_name="Vũ Văn Xuân")
    told = said(fallout_of(contest, refused))
    assert told == [
        f"Delegates no longer summoned to {congress.title}: 1 (Vũ Văn Xuân).",
        f"First in the order of alternates of Chi bộ 1: Vũ Văn Yên. {congress.title} decides whether the alternate is "
        "called up.",
    ]
    actions.approve_result(report, by=people.an, on=DAY, without=[refused.person], reason="không đủ tiêu chuẩn")
    seats = {one.person.full_name: (one.standing, one.credential) for one in congress.delegates.all()}
    assert seats == {
        "Vũ Văn Xuân": (Standing.FULL, Credential.NOT_SUMMONED),
        "Vũ Văn Ý": (Standing.FULL, Credential.UNCHECKED),
        "Vũ Văn Yên": (Standing.ALTERNATE, Credential.UNCHECKED),
    }
    assert actions.raise_all(congress, by=people.an) == []
    assert queries.total_of(queries.election_rows(congress, "delegates")).elected == 1


def test_a_refused_member_leaves_a_vacant_seat_in_the_roll_up(cell, report, congress, people):
    contest = contest_of(cell, "committee")
    refused = contest.candidates.get(person__full_name="Hồ Văn Cường")
    assert said(fallout_of(contest, refused))[-1] == (
        "The seat becomes vacant: 2 of 3 stay filled. Lawful next: a by-election at the plenum, or appointment by the "
        "superior."
    )
    actions.approve_result(report, by=people.an, on=DAY, without=[refused.person], reason="không đủ tiêu chuẩn")
    row = queries.total_of(queries.election_rows(congress, "committee"))
    assert (row.seats, row.elected, row.short, row.names) == (3, 2, 1, 4)
    assert OfficeHolding.objects.filter(is_approved=True).count() == 2


def test_nothing_is_approved_while_a_complaint_stands(cell, report, people, congress):
    complaint = elections.receive_complaint(
        cell, by=people.giang, complainant="Lê Văn Tám", subject="count", text="đếm sai"
    )
    with pytest.raises(Refused, match="A complaint stands against the election") as refusal:
        actions.approve_result(report, by=people.an, on=DAY)
    assert str(refusal.value.source) == "24-QĐ/TW (2021) mục 16.1"
    assert actions.approve_results(congress, by=people.an) == []
    elections.verify_complaint(complaint, by=people.an, verified_by="UBKT", verification="không đúng")
    elections.decide_complaint(complaint, by=people.an, conclusion="unfounded", answer="giữ nguyên kết quả")
    assert actions.approve_result(report, by=people.an, on=DAY).state == ReportState.APPROVED


def test_a_late_complaint_does_not_stop_the_approval(cell, report, people):
    with clock.on(date(2020, 10, 1)):
        late = elections.receive_complaint(
            cell, by=people.giang, complainant="Lê Văn Tám", subject="count", text="đếm sai"
        )
        actions.approve_result(report, by=people.an)
    assert (late.is_late, report.state) == (True, ReportState.APPROVED)
