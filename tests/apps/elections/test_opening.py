"""Which office is put to the vote, for how many seats, and how many the congress decides on."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.delegates.models import Allocation
from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import ElectionForm
from daihoi.apps.members.actions import Holding, record_office_holdings
from daihoi.apps.nominations.models import Slate
from daihoi.core.errors import Refused, WrongInput
from tests.apps.elections import hall
from tests.cast import make_congress, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def cell(tree, people):
    """The congress of a cell; its members are for each test to make."""
    return make_congress(tree, tree.cells[0], form="member_congress")


def choices(congress):
    """What may be opened, by office."""
    return {one.office: one for one in queries.office_choices(congress)}


def elect(congress, people, office, names=hall.NAMES):
    """People who hold an office of the new term."""
    holders = hall.make_people(names)
    record_office_holdings(
        congress.unit, congress.term,
        [Holding(one, office, "elected", date(2020, 8, 28)) for one in holders], by=people.an,
    )  # fmt: skip
    return holders


def test_the_offices_stand_in_their_lawful_order(congress):
    assert list(choices(congress)) == [
        "committee", "standing_committee", "secretary", "deputy_secretary", "inspection_committee",
        "inspection_chair", "inspection_deputy_chair", "delegates", "opinion_poll",
    ]  # fmt: skip


def test_an_association_has_no_office_that_it_did_not_ask_for(tree):
    company = make_congress(tree, rulebook="vn-company-2020")
    assert list(choices(company)) == ["board_of_directors", "supervisory_board", "opinion_poll"]


def test_what_comes_out_of_the_committee_waits_for_it(congress, people):
    before = choices(congress)
    assert before["committee"].is_open
    assert str(before["standing_committee"].locked) == (
        "Its names come from those elected before it: decide “committee” first."
    )
    assert str(before["inspection_committee"].source) == "244-QĐ/TW Đ19.9"
    elect(congress, people, "committee")
    after = choices(congress)
    assert [one for one in ("standing_committee", "secretary", "inspection_committee") if after[one].is_open] == [
        "standing_committee", "secretary", "inspection_committee",
    ]  # fmt: skip
    assert not after["deputy_secretary"].is_open


@pytest.mark.parametrize(("members", "opens"), [(8, ["secretary"]), (9, ["committee"])])
def test_a_cell_of_eight_elects_no_committee_and_one_of_nine_begins_with_it(cell, people, tree, members, opens):
    for number in range(members):
        make_person(f"Trần Văn Mai {number}", tree.cells[0])
    here = choices(cell)
    lawful = [office for office, one in here.items() if one.is_open]
    assert lawful == [*opens, "delegates", "opinion_poll"]
    if members < 9:
        assert str(here["committee"].source) == "Điều lệ Đảng Đ24.4"
        with pytest.raises(Refused, match="8 official members") as refused:
            actions.open_contest(cell, by=people.giang, office="committee", seats=3)
        assert str(refused.value.source) == "Điều lệ Đảng Đ24.4"


def test_a_small_cell_elects_its_secretary_at_the_congress_itself(cell, people, tree):
    make_person("Trần Văn Mai", tree.cells[0])
    contest = actions.open_contest(cell, by=people.giang, office="secretary", seats=1)
    assert contest.form == ElectionForm.MEMBER_CONGRESS


def test_a_congress_of_two_contents_elects_nobody(congress):
    congress.contents = ["review_and_directions", "upper_drafts"]
    congress.save()
    here = choices(congress)
    assert [office for office, one in here.items() if one.is_open] == ["opinion_poll"]
    assert "the superior appoints" in str(here["committee"].locked)
    assert str(here["committee"].source).startswith("163-KL/TW")


def test_the_number_is_read_off_the_slate_and_off_the_allocation_above(congress, tree, people):
    Slate.objects.create(congress=congress, office="committee", seats=29)
    above = make_congress(tree, tree.bloc)
    Allocation.objects.create(congress=above, unit=tree.ministry, elected=20, alternates=2)
    here = choices(congress)
    assert (here["committee"].seats, here["secretary"].seats, here["standing_committee"].seats) == (29, 1, None)
    assert (here["delegates"].seats, here["delegates"].alternates) == (20, 2)
    assert str(here["delegates"].basis) == "allotted by the congress above"


def test_the_congress_decides_how_many_are_elected_until_the_list_is_adopted(congress, people):
    hall.sit(congress)
    hall.seat_delegates(congress, 10)
    contest = hall.list_contest(congress, people.an, seats=4, names=hall.NAMES)
    actions.decide_number(contest, 5, by=people.an, hands=actions.Hands(4, 6))
    assert (contest.seats, contest.number_vote) == (4, None)
    actions.decide_number(contest, 5, by=people.an, hands=actions.Hands(6, 4))
    contest.refresh_from_db()
    assert (contest.seats, contest.number_vote.votes_for, contest.number_vote.base) == (5, 6, 10)
    assert contest.number_vote.motion.endswith("số lượng cần bầu: 5")
    actions.adopt_list(contest, by=people.an)
    with pytest.raises(Refused, match="adopted and locked"):
        actions.decide_number(contest, 4, by=people.an)
    verbs = [one.verb for one in Entry.objects.filter(verb__startswith="elections.number").order_by("pk")]
    assert verbs == ["elections.number_not_carried", "elections.number_decided"]


def test_a_member_of_the_presidium_enters_the_hands_and_a_delegate_does_not(congress, people):
    hall.sit(congress)
    hall.seat_delegates(congress, 10)
    contest = hall.list_contest(congress, people.an)
    with pytest.raises(PermissionDenied):
        actions.decide_number(contest, 6, by=people.chi, hands=actions.Hands(10))
    person = make_person("Lê Kim Chi", user=people.chi)
    congress.organ_seats.create(kind="presidium", person=person)
    actions.decide_number(contest, 6, by=people.chi, hands=actions.Hands(10))
    assert contest.number_vote.votes_for == 10


def test_the_number_of_delegates_is_not_voted_on(congress, tree, people):
    hall.sit(congress)
    Allocation.objects.create(congress=make_congress(tree, tree.bloc), unit=tree.ministry, elected=20)
    contest = hall.list_contest(congress, people.an, seats=12, office="delegates")
    with pytest.raises(Refused, match="allotted from above") as refused:
        actions.decide_number(contest, 20, by=people.an, hands=actions.Hands(10))
    assert str(refused.value.source) == "190-QĐ/TW Đ18.2"
    with pytest.raises(Refused, match="allotted 20 delegates, not 13"):
        actions.decide_number(contest, 13, by=people.an)
    assert actions.decide_number(contest, 20, by=people.an).seats == 20


@pytest.mark.parametrize("seats", [0, -1, 1000])
def test_a_number_that_can_not_be_elected_is_refused(congress, people, seats):
    contest = hall.list_contest(congress, people.an)
    with pytest.raises(WrongInput, match=str(seats)):
        actions.decide_number(contest, seats, by=people.an)
    contest.refresh_from_db()
    assert contest.seats == 5


def test_the_plenum_raises_hands_by_the_number_of_the_new_committee(congress, people):
    elect(congress, people, "committee")
    congress.stage = "closed"
    congress.save()
    contest = actions.open_contest(congress, by=people.an, office="standing_committee", seats=3)
    actions.decide_number(contest, 2, by=people.an, hands=actions.Hands(4, 2))
    assert (contest.seats, contest.number_vote.base) == (2, 6)


def test_a_plenum_without_a_committee_has_no_hands_to_raise(congress, people):
    hall.sit(congress)
    contest = actions.open_contest(congress, by=people.an, office="standing_committee", seats=3)
    with pytest.raises(WrongInput, match="nobody is elected to it yet"):
        actions.decide_number(contest, 2, by=people.an, hands=actions.Hands(4, 2))


def test_names_of_a_plenum_come_from_the_committee_only(congress, people):
    members = elect(congress, people, "committee")
    contest = actions.open_contest(congress, by=people.an, office="standing_committee", seats=3)
    assert [one.full_name for one in queries.pool_of(contest)] == list(hall.NAMES)
    with pytest.raises(Refused, match="Trần Văn Sáng") as refused:
        actions.add_candidates(contest, hall.make_people(("Trần Văn Sáng",)), by=people.an)
    assert str(refused.value.source) == "244-QĐ/TW Đ19.9"
    assert len(actions.add_candidates(contest, members[:4], by=people.an)) == 4


def test_the_secretary_is_no_name_for_a_deputy(congress, people):
    members = elect(congress, people, "committee")
    record_office_holdings(
        congress.unit, congress.term, [Holding(members[0], "secretary", "elected", date(2020, 8, 28))], by=people.an
    )
    contest = actions.open_contest(congress, by=people.an, office="deputy_secretary", seats=2)
    assert [one.full_name for one in queries.pool_of(contest)] == list(hall.NAMES[1:])
