"""The ballots after the count: sealed, opened by decision, kept as long as the rulebook says, destroyed by decision."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import CountMethod, SealState
from daihoi.apps.plenary.models import OrganKind, OrganSeat
from daihoi.apps.shell import clock
from daihoi.core.errors import Refused, WrongInput
from tests.apps.elections import hall
from tests.cast import make_person

pytestmark = pytest.mark.django_db
VOTED, DUE = date(2020, 8, 28), date(2021, 2, 28)


@pytest.fixture(autouse=True)
def _day():
    with clock.on(VOTED):
        yield


@pytest.fixture
def round_(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    counted = hall.count(hall.open_vote(contest, people.an), people.binh, [98, 95, 90, 88, 60, 45])
    return actions.decide_round(counted, by=people.an)


@pytest.fixture
def seal(round_, people):
    return actions.seal_ballots(round_, by=people.binh, handed_to="Văn phòng", packages=2, mark="BKP-01")


def destroy(seal, people, **more):
    given = {"decision": "12-QĐ/ĐUB, 01/3/2021", "witnesses": "Trần Thị Bình", "by": people.an}
    return actions.destroy_ballots(seal, **(given | more))


def test_sealed_ballots_are_kept_six_months_after_the_closing(seal, round_, people):
    assert (seal.state, seal.packages, seal.keep_until_on) == (SealState.SEALED, 2, DUE)
    assert queries.keeping_of(round_).days_left == (DUE - VOTED).days
    assert actions.seal_ballots(round_, by=people.binh, handed_to="người khác") == seal
    assert Entry.objects.filter(verb="elections.ballots_sealed").count() == 1


def test_the_counting_committee_seals_by_name(round_, people, congress):
    for name in ("Lê Văn Sáu", "Đỗ Thị Bảy"):
        person = make_person(name, congress.unit)
        OrganSeat.objects.create(congress=congress, kind=OrganKind.COUNTING_COMMITTEE, person=person)
    sealed = actions.seal_ballots(round_, by=people.binh, handed_to="Văn phòng")
    assert sorted(sealed.sealed_by.splitlines()) == ["Lê Văn Sáu", "Đỗ Thị Bảy"]


def test_a_void_round_is_sealed_too_and_an_open_one_is_not(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    round_ = hall.count(hall.open_vote(contest, people.an), people.binh, [98, 95, 90, 88, 60, 45])
    with pytest.raises(Refused, match="not decided yet"):
        actions.seal_ballots(round_, by=people.binh, handed_to="Văn phòng")
    actions.annul_round(round_, by=people.an, reason="hòm phiếu chưa niêm phong")
    assert [one.pk for one in queries.unsealed_rounds(congress)] == [round_.pk]
    actions.seal_ballots(round_, by=people.binh, handed_to="Văn phòng")
    assert not queries.unsealed_rounds(congress)


def test_an_electronic_vote_has_no_paper(round_, people):
    round_.method = CountMethod.ELECTRONIC
    round_.save()
    with pytest.raises(Refused, match="no paper"):
        actions.seal_ballots(round_, by=people.binh, handed_to="Văn phòng")


def test_where_the_rulebook_sets_no_time_the_day_is_given(round_, people, congress):
    congress.rulebook = "vn-company-2020"
    congress.save()
    round_.contest.congress = congress
    with pytest.raises(WrongInput, match="sets no time"):
        actions.seal_ballots(round_, by=people.binh, handed_to="Văn phòng")
    day = date(2021, 8, 28)
    assert actions.seal_ballots(round_, by=people.binh, handed_to="Văn phòng", keep_until_on=day).keep_until_on == day


@pytest.mark.parametrize("who", ["chi", "dung", "giang", "ha"])
def test_only_the_tellers_and_the_office_seal(round_, people, who):
    with pytest.raises(PermissionDenied):
        actions.seal_ballots(round_, by=getattr(people, who), handed_to="Văn phòng")


def test_nobody_opens_a_seal_without_a_decision(seal, people):
    with pytest.raises(Refused, match="without a decision") as refusal:
        actions.open_seal(seal, by=people.an, decision=" ", reason="khiếu nại")
    assert str(refusal.value.source) == "190-QĐ/TW Đ35"
    with pytest.raises(WrongInput, match="why the seal"):
        actions.open_seal(seal, by=people.an, decision="05-QĐ/ĐUK", reason="")
    with pytest.raises(PermissionDenied):
        actions.open_seal(seal, by=people.binh, decision="05-QĐ/ĐUK", reason="khiếu nại")


def test_an_opened_seal_is_closed_with_a_new_mark(seal, people):
    opening = actions.open_seal(seal, by=people.ha, decision="05-QĐ/ĐUK", reason="khiếu nại", witnesses="Lê Kim Chi")
    with pytest.raises(Refused, match="is open"):
        actions.open_seal(seal, by=people.ha, decision="06-QĐ/ĐUK", reason="xem lại")
    actions.reseal(seal, by=people.an, new_mark="BKP-02")
    actions.reseal(seal, by=people.an, new_mark="BKP-03")
    opening.refresh_from_db()
    assert (seal.state, seal.mark, opening.new_mark) == (SealState.SEALED, "BKP-02", "BKP-02")
    assert opening.resealed_at is not None


def test_ballots_are_not_destroyed_before_the_day(seal, people):
    with clock.on(date(2021, 2, 27)), pytest.raises(Refused, match="1 days are left") as refusal:
        destroy(seal, people)
    assert str(refusal.value.source) == "190-QĐ/TW Đ35"


def test_ballots_are_not_destroyed_while_a_complaint_stands_or_the_seal_is_open(seal, people, congress):
    actions.receive_complaint(congress, by=people.an, complainant="Lê Văn Tám", subject="count", text="đếm sai")
    with clock.on(DUE):
        with pytest.raises(Refused, match="Complaints without a decision: 1"):
            destroy(seal, people)
        congress.complaints.all().delete()
        actions.open_seal(seal, by=people.an, decision="05-QĐ/ĐUK", reason="xem lại")
        with pytest.raises(Refused, match="seal is open"):
            destroy(seal, people)
    assert not queries.is_destroyed(seal.round)


def test_they_are_destroyed_by_decision_before_witnesses_once(seal, people):
    with clock.on(DUE):
        with pytest.raises(Refused, match="only by decision"):
            destroy(seal, people, decision="")
        with pytest.raises(WrongInput, match="who was present"):
            destroy(seal, people, witnesses=" ")
        with pytest.raises(WrongInput, match="between 2021-02-28 and today"):
            destroy(seal, people, on=date(2021, 2, 1))
        with pytest.raises(PermissionDenied):
            destroy(seal, people, by=people.ha)
        destroy(seal, people)
        destroy(seal, people)
        with pytest.raises(Refused, match="have been destroyed"):
            actions.open_seal(seal, by=people.an, decision="05-QĐ/ĐUK", reason="xem lại")
    assert (seal.state, seal.destroyed_on) == (SealState.DESTROYED, DUE)
    assert queries.is_destroyed(seal.round)
    assert Entry.objects.filter(verb="elections.ballots_destroyed").count() == 1
