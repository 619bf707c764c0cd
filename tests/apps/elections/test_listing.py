"""The electoral list: names on, names off, adopted and locked."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import CandidateOrigin, Contest, ContestState, ElectionForm
from daihoi.apps.nominations.models import EntryState, Slate, SlateEntry, SlateState
from daihoi.core.errors import Refused, WrongInput
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db


def test_an_office_is_put_to_the_vote_once(congress, people):
    contest = actions.open_contest(congress, by=people.an, office="committee", seats=15)
    assert (contest.state, contest.form, contest.order) == (ContestState.LISTING, ElectionForm.DELEGATE_CONGRESS, 1)
    with pytest.raises(Refused, match="already put to the vote"):
        actions.open_contest(congress, by=people.an, office="committee", seats=15)
    assert Entry.objects.filter(verb="elections.contest_opened").count() == 1


def test_the_secretary_is_elected_by_the_plenum_unless_the_congress_elects_directly(congress, people):
    by_plenum = actions.open_contest(congress, by=people.an, office="secretary", seats=1)
    directly = actions.open_contest(
        congress, by=people.an, office="deputy_secretary", seats=1, form="delegate_congress"
    )
    assert (by_plenum.form, directly.form) == (ElectionForm.PLENUM, ElectionForm.DELEGATE_CONGRESS)


@pytest.mark.parametrize("who", ["binh", "chi", "dung", "giang", "ha"])
def test_only_the_office_opens_a_contest(congress, people, who):
    with pytest.raises(PermissionDenied):
        actions.open_contest(congress, by=getattr(people, who), office="committee", seats=15)
    assert not Contest.objects.exists()


def test_no_seat_can_not_be_filled(congress, people):
    with pytest.raises(WrongInput, match="0 seats"):
        actions.open_contest(congress, by=people.an, office="committee", seats=0)


def test_names_are_added_once(congress, people):
    contest = hall.list_contest(congress, people.an)
    again = [one.person for one in contest.candidates.all()]
    assert actions.add_candidates(contest, again, by=people.an) == []
    assert contest.candidates.count() == 6


def test_the_approved_slate_is_taken_over_with_its_origins(congress, people):
    contest = actions.open_contest(congress, by=people.an, office="committee", seats=2)
    slate = Slate.objects.create(congress=congress, office="committee", seats=2)
    one, two, three = hall.make_people(hall.NAMES[:3])
    SlateEntry.objects.create(slate=slate, person=one, state=EntryState.LISTED)
    SlateEntry.objects.create(slate=slate, person=two, state=EntryState.LISTED, origin="self_nominated")
    SlateEntry.objects.create(slate=slate, person=three, state=EntryState.WITHDRAWN)
    with pytest.raises(Refused, match="not been approved"):
        actions.add_from_slate(contest, by=people.an)
    slate.state = SlateState.APPROVED
    slate.save()
    actions.add_from_slate(contest, by=people.an)
    actions.add_from_slate(contest, by=people.an)
    listed = {one.person.full_name: one.origin for one in contest.candidates.all()}
    assert listed == {"Bùi Văn An": CandidateOrigin.PREPARED, "Đỗ Thị Bình": CandidateOrigin.SELF_NOMINATED}


@pytest.mark.parametrize(("support", "admitted"), [(54, False), (55, True)])
def test_a_floor_candidate_needs_more_than_thirty_percent_of_those_attending(congress, people, support, admitted):
    contest = hall.list_contest(congress, people.an, seats=27, names=())
    person = hall.make_people(("Trần Văn Sáng",))[0]
    if admitted:
        candidate = actions.nominate_from_floor(contest, person, by=people.an, support=support, attending=180)
        assert (candidate.floor_support, candidate.floor_of) == (55, 180)
    else:
        with pytest.raises(Refused, match=r"54.*180") as refused:
            actions.nominate_from_floor(contest, person, by=people.an, support=support, attending=180)
        assert "Đ14" in str(refused.value.source)
        assert not contest.candidates.exists()


def test_the_attending_of_the_poll_are_read_off_the_delegates(congress, people):
    hall.seat_delegates(congress, 9)
    contest = hall.list_contest(congress, people.an, seats=27, names=())
    person = hall.make_people(("Trần Văn Sáng",))[0]
    assert actions.nominate_from_floor(contest, person, by=people.an, support=3).floor_of == 9


def test_a_member_of_the_convening_committee_does_not_nominate_outside_its_list(congress, people):
    from daihoi.apps.members.models import OfficeHolding
    from daihoi.apps.organisations.models import Term

    congress.term.previous = Term.objects.create(name="2015-2020")
    congress.term.save()
    incumbent, outsider = hall.make_people(("Hà Văn Cũ", "Trần Văn Sáng"))
    OfficeHolding.objects.create(
        person=incumbent, unit=congress.unit, term=congress.term.previous, office="committee", source="elected",
        started_on="2015-06-01",
    )  # fmt: skip
    contest = hall.list_contest(congress, people.an, seats=27, names=())
    with pytest.raises(Refused, match=r"Hà Văn Cũ.*Trần Văn Sáng"):
        actions.nominate_from_floor(contest, outsider, by=people.an, support=90, attending=100, nominated_by=incumbent)
    with pytest.raises(Refused, match="Hà Văn Cũ"):
        actions.nominate_from_floor(contest, incumbent, by=people.an, support=90, attending=100)
    assert not contest.candidates.exists()


def test_adopting_orders_by_given_name_and_locks(congress, people):
    contest = hall.list_contest(congress, people.an, names=tuple(reversed(hall.NAMES)))
    actions.adopt_list(contest, by=people.an)
    listed = contest.candidates.order_by("order")
    assert hall.names_of(listed) == list(hall.NAMES)
    assert [one.order for one in listed] == [1, 2, 3, 4, 5, 6]
    assert contest.state == ContestState.ADOPTED
    with pytest.raises(Refused, match="adopted and locked"):
        actions.add_candidates(contest, hall.make_people(("Vũ Văn Yên",)), by=people.an)
    with pytest.raises(Refused, match="adopted and locked"):
        actions.adopt_list(contest, by=people.an)


@pytest.mark.parametrize("names", [5, 7])
def test_a_list_without_lawful_surplus_is_not_adopted(congress, people, names):
    listed = (*hall.NAMES, "Phạm Văn Quý")[:names]
    contest = hall.list_contest(congress, people.an, seats=5, names=listed)
    with pytest.raises(Refused, match=str(names)) as refused:
        actions.adopt_list(contest, by=people.an)
    assert "190-QĐ/TW Đ14" in str(refused.value.source)
    contest.refresh_from_db()
    assert contest.state == ContestState.LISTING


def test_a_teller_on_the_list_blocks_it(congress, people):
    from daihoi.apps.plenary.models import OrganSeat

    contest = hall.list_contest(congress, people.an)
    teller = contest.candidates.get(person__full_name="Bùi Văn An").person
    OrganSeat.objects.create(congress=congress, kind="counting_committee", person=teller)
    with pytest.raises(Refused, match="Bùi Văn An"):
        actions.adopt_list(contest, by=people.an)


def test_what_the_check_found_is_kept_in_both_languages(congress, people):
    contest = hall.list_contest(congress, people.an)
    actions.adopt_list(contest, by=people.an)
    contest.refresh_from_db()
    found = {one["id"]: one for one in contest.findings}
    assert found["R04"]["severity"] == "info"
    assert set(found["R04"]) == {"id", "severity", "text", "source", "status", "vi"}


def test_a_withdrawn_name_has_no_number_and_does_not_stand(congress, people):
    contest = hall.list_contest(congress, people.an, seats=4)
    gone = contest.candidates.get(person__full_name="Hồ Văn Cường")
    with pytest.raises(WrongInput, match="Say why"):
        actions.withdraw_candidate(gone, by=people.an, reason=" ")
    actions.withdraw_candidate(gone, by=people.an, reason="tuổi cao")
    actions.adopt_list(contest, by=people.an)
    gone.refresh_from_db()
    assert gone.order == 0
    assert hall.names_of(queries.candidates_who_may_stand(contest)) == [
        "Bùi Văn An", "Đỗ Thị Bình", "Lê Thị Dung", "Mai Văn Em", "Ngô Thị Phương",
    ]  # fmt: skip


def test_two_of_one_name_stand_by_seniority(congress, people, tree):
    from tests.cast import make_person

    younger = make_person("Lê Văn Nam", tree.cells[0], born_on="1970-01-01")
    older = make_person("Lê Văn Nam", tree.cells[0], born_on="1980-01-01")
    older.memberships.update(joined_on="1999-01-01")
    contest = actions.open_contest(congress, by=people.an, office="delegates", seats=1)
    actions.add_candidates(contest, [younger, older], by=people.an)
    actions.adopt_list(contest, by=people.an)
    assert [one.person_id for one in contest.candidates.order_by("order")] == [older.pk, younger.pk]


def test_a_vote_of_hands_that_fails_leaves_the_list_open(congress, people):
    hall.sit(congress)
    hall.seat_delegates(congress, 10)
    contest = hall.list_contest(congress, people.an)
    actions.adopt_list(contest, by=people.an, hands=actions.Hands(4, 6, base=10))
    assert contest.state == ContestState.LISTING
    actions.adopt_list(contest, by=people.an, hands=actions.Hands(6, 4))
    assert (contest.state, contest.adopted_by.base) == (ContestState.ADOPTED, 10)
    assert Entry.objects.filter(verb="elections.list_not_adopted").count() == 1


def test_nothing_is_listed_after_the_report(congress, people):
    congress.stage = "reported"
    congress.save()
    with pytest.raises(Refused, match="has been reported"):
        actions.open_contest(congress, by=people.an, office="committee", seats=3)
