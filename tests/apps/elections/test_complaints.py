"""Complaints: in time or late, verified from above, decided with effect; who complained stays with the judges."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.congresses.models import Stage
from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import CandidateState, ComplaintState, Conclusion, ContestState
from daihoi.apps.members.models import HoldingSource, OfficeHolding
from daihoi.apps.shell import clock
from daihoi.core.errors import Refused, WrongInput
from tests.apps.elections import hall
from tests.cast import make_person

pytestmark = pytest.mark.django_db
RECEIVED = date(2020, 9, 3)


@pytest.fixture(autouse=True)
def _day():
    with clock.on(RECEIVED):
        yield


@pytest.fixture
def contest(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    round_ = hall.count(hall.open_vote(contest, people.an), people.binh, [98, 95, 90, 88, 60, 45])
    actions.decide_round(round_, by=people.an)
    actions.certify_contest(contest, by=people.an)
    congress.stage = Stage.REPORTED
    congress.save()
    return contest


@pytest.fixture
def complaint(contest, people):
    return receive(contest.congress, people, contest=contest)


def receive(congress, people, **more):
    given = {"complainant": "Lê Văn Tám", "subject": "procedure", "text": "hòm phiếu mở trước giờ", "by": people.an}
    return actions.receive_complaint(congress, **(given | more))


def verified(complaint, people):
    return actions.verify_complaint(complaint, by=people.ha, verified_by="UBKT Khối", verification="đúng một phần")


def test_fifteen_working_days_after_closing_is_the_last_day(complaint):
    # 2 September is a public holiday
    assert (complaint.number, complaint.last_lawful_on) == (1, date(2020, 9, 21))
    assert (complaint.is_late, complaint.due_on) == (False, date(2020, 9, 24))
    assert str(queries.complaint_window(complaint.congress).source) == "190-QĐ/TW Đ33.1"


def test_a_late_complaint_is_kept_and_marked(complaint, people):
    with clock.on(date(2020, 9, 22)):
        late = receive(complaint.congress, people)
    assert (late.number, late.is_late) == (2, True)
    assert [one.number for one in queries.open_complaints(complaint.congress)] == [1, 2]
    assert [one.number for one in queries.standing_complaints(complaint.congress)] == [1]


def test_what_is_missing_or_impossible_is_said(contest, people, tree):
    for wrong, words in (
        ({"complainant": " "}, "from whom"), ({"text": ""}, "what is complained of"), ({"subject": "x"}, "no subject"),
        ({"received_on": date(2020, 9, 4)}, "has not come yet"),
    ):  # fmt: skip
        with pytest.raises(WrongInput, match=words):
            receive(contest.congress, people, **wrong)
    assert not contest.congress.complaints.exists()


def test_the_own_office_and_the_one_above_take_complaints_in_and_nobody_else(contest, people):
    assert receive(contest.congress, people, by=people.ha).number == 1
    for who in ("binh", "chi", "dung", "giang"):
        with pytest.raises(PermissionDenied):
            receive(contest.congress, people, by=getattr(people, who))


def test_the_inspection_committee_directly_above_verifies(complaint, people, tree):
    for who in ("an", "binh", "chi", "dung", "giang"):
        with pytest.raises(PermissionDenied):
            actions.verify_complaint(complaint, by=getattr(people, who), verified_by="UBKT")
    inspector = make_person("Phạm Văn Dũng", tree.bloc, user=people.dung)
    OfficeHolding.objects.create(
        person=inspector, unit=tree.bloc, term=tree.term, office="inspection_chair", source=HoldingSource.ELECTED,
        started_on=date(2020, 6, 1),
    )  # fmt: skip
    actions.verify_complaint(complaint, by=people.dung, verified_by="UBKT Khối")
    assert complaint.state == ComplaintState.VERIFYING
    with pytest.raises(PermissionDenied):
        actions.decide_complaint(complaint, by=people.dung, conclusion="unfounded", answer="không có cơ sở")


def test_an_unverified_complaint_is_not_decided(complaint, people):
    actions.verify_complaint(complaint, by=people.ha, verified_by="UBKT Khối")
    with pytest.raises(Refused, match="not been verified") as refusal:
        actions.decide_complaint(complaint, by=people.ha, conclusion="unfounded", answer="không có cơ sở")
    assert str(refusal.value.source) == "190-QĐ/TW Đ33.1"


@pytest.mark.parametrize("conclusion", ["unfounded", "founded"])
def test_a_result_may_stand(complaint, people, conclusion):
    verified(complaint, people)
    actions.decide_complaint(complaint, by=people.ha, conclusion=conclusion, answer="giữ nguyên kết quả")
    again = actions.decide_complaint(complaint, by=people.ha, conclusion="annulled", answer="đổi ý")
    assert (again.state, again.conclusion, again.contest.state) == (
        ComplaintState.DECIDED, conclusion, ContestState.CERTIFIED,
    )  # fmt: skip
    with pytest.raises(Refused, match="is decided"):
        verified(complaint, people)


def test_an_annulment_on_complaint_takes_the_offices_and_calls_the_congress_again(complaint, contest, people):
    verified(complaint, people)
    actions.decide_complaint(complaint, by=people.ha, conclusion=Conclusion.ANNULLED, answer="vi phạm thủ tục")
    contest.refresh_from_db()
    contest.congress.refresh_from_db()
    assert (contest.state, contest.annulled_reason) == (ContestState.ANNULLED, "vi phạm thủ tục")
    assert contest.congress.stage == Stage.CONVENED
    assert not OfficeHolding.objects.exists()


def test_a_person_refused_on_complaint_loses_the_office_and_the_seat_is_vacant(contest, people):
    candidate = contest.candidates.get(person__full_name="Mai Văn Em")
    complaint = verified(receive(contest.congress, people, subject="person", candidate=candidate), people)
    assert complaint.contest == contest
    actions.decide_complaint(complaint, by=people.ha, conclusion="person_refused", answer="không đủ tiêu chuẩn")
    candidate.refresh_from_db()
    office = OfficeHolding.objects.get(person=candidate.person)
    assert (candidate.state, office.ended_on, office.is_approved) == (CandidateState.REFUSED, RECEIVED, False)
    assert OfficeHolding.objects.filter(ended_on__isnull=True).count() == 4
    assert contest.rounds.get().tallies.filter(is_elected=True).count() == 5


def test_who_is_annulled_or_refused_is_named(contest, people):
    complaint = verified(receive(contest.congress, people), people)
    for conclusion, words in (("annulled", "names no election"), ("person_refused", "names no person")):
        with pytest.raises(WrongInput, match=words):
            actions.decide_complaint(complaint, by=people.ha, conclusion=conclusion, answer="x")
    actions.decide_complaint(complaint, by=people.ha, conclusion="annulled", answer="x", contest=contest)
    assert complaint.contest == contest


def test_the_name_is_read_from_above_only_and_each_reading_is_written_down(complaint, people):
    assert actions.read_complainant(complaint, by=people.ha) == "Lê Văn Tám"
    for who in ("an", "binh", "chi", "dung", "giang"):
        with pytest.raises(PermissionDenied):
            actions.read_complainant(complaint, by=getattr(people, who))
    assert Entry.objects.filter(verb="elections.complainant_read").count() == 1
    assert not [one for one in Entry.objects.all() if "Lê Văn Tám" in str(one.facts)]


def test_only_somebody_elected_is_refused_and_only_from_above(contest, people):
    loser = contest.candidates.get(person__full_name="Ngô Thị Phương")
    with pytest.raises(Refused, match="nothing to refuse"):
        actions.refuse_person(loser, by=people.ha, reason="không đủ tiêu chuẩn")
    winner = contest.candidates.get(person__full_name="Bùi Văn An")
    with pytest.raises(WrongInput, match="Say why"):
        actions.refuse_person(winner, by=people.ha, reason=" ")
    with pytest.raises(PermissionDenied):
        actions.refuse_person(winner, by=people.an, reason="không đủ tiêu chuẩn")
