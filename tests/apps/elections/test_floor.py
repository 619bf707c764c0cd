"""Names from the floor: proposals, dossiers, polls, and a list that grew too long."""

from __future__ import annotations

from datetime import date

import pytest

from daihoi.apps.audit.models import Entry
from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import CandidateState, ContestState, Poll
from daihoi.apps.members.models import OfficeHolding
from daihoi.apps.nominations.models import EntryState, Slate, SlateEntry, SlateState
from daihoi.apps.organisations.models import Term
from daihoi.core.errors import Refused, WrongInput
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db
FLOOR = ("Trần Văn Sáng", "Vũ Thị Tâm", "Phạm Văn Uy")


@pytest.fixture
def contest(congress, people):
    """Ten seats, eleven prepared names: three are the most beyond the seats."""
    hall.sit(congress)
    names = [f"Bùi Văn An {n}" for n in range(11)]
    return hall.list_contest(congress, people.an, seats=10, names=tuple(names))


def propose(contest, people, names=FLOOR, **given):
    """Proposals by delegates, all with consent."""
    found = []
    for person in hall.make_people(names):
        contest.congress.delegates.create(person=person, unit=contest.congress.unit, title="elected")
        found.append(actions.propose_candidate(contest, person, by=people.an, **given))
    return found


def states(contest):
    """The state of each name from the floor."""
    floor = contest.candidates.exclude(origin="prepared").order_by("person__sort_key")
    return {one.person.full_name: one.state for one in floor}


def test_a_proposal_does_not_stand_before_the_poll(contest, people):
    (one,) = propose(contest, people, FLOOR[:1])
    assert one.state == CandidateState.PROPOSED
    assert queries.meter_of(contest).names == 11
    with pytest.raises(Refused, match=r"nobody has decided.*Trần Văn Sáng") as refused:
        actions.adopt_list(contest, by=people.an)
    assert str(refused.value.source) == "190-QĐ/TW Đ14.3"


def test_figures_settle_every_proposal_at_once(contest, people):
    first, second, third = propose(contest, people)
    settled = actions.enter_floor_support(
        contest, {first.pk: 55, second.pk: 54, third.pk: 0}, by=people.an, attending=180
    )
    assert len(settled) == 3
    assert states(contest) == {FLOOR[0]: "listed", FLOOR[1]: "not_admitted", FLOOR[2]: "not_admitted"}
    second.refresh_from_db()
    assert (second.floor_support, second.floor_of) == (54, 180)
    entry = Entry.objects.get(verb="elections.floor_support_entered")
    assert entry.facts["admitted"] == [FLOOR[0]]


def test_figures_that_can_not_be_true_change_nothing(contest, people):
    first, second, _ = propose(contest, people)
    with pytest.raises(WrongInput, match="181"):
        actions.enter_floor_support(contest, {first.pk: 90, second.pk: 181}, by=people.an, attending=180)
    assert set(states(contest).values()) == {"proposed"}


def test_nobody_is_polled_without_consent(contest, people):
    (one,) = propose(contest, people, FLOOR[:1], has_consent=False)
    with pytest.raises(Refused, match="has not agreed"):
        actions.enter_floor_support(contest, {one.pk: 90}, by=people.an, attending=180)
    with pytest.raises(WrongInput, match="waits for a poll"):
        actions.hold_floor_poll(contest, by=people.an)
    actions.keep_dossier(one, by=people.an, has_consent=True)
    assert actions.enter_floor_support(contest, {one.pk: 90}, by=people.an, attending=180)[0].is_standing


def test_a_poll_of_its_own_is_held_counted_and_taken_over(contest, people):
    propose(contest, people)
    poll = actions.hold_floor_poll(contest, by=people.an)
    assert (poll.poll, poll.asks_for, poll.seats, poll.state) == (Poll.FLOOR_SUPPORT, contest, 3, ContestState.ADOPTED)
    assert actions.hold_floor_poll(contest, by=people.an) == poll
    with pytest.raises(Refused, match="not decided yet"):
        actions.take_poll(poll, by=people.an)
    round_ = actions.open_round(poll, by=people.an, summoned=100, attending=100, deductions=[])
    hall.count(round_, people.binh, [31, 30, 5])
    actions.decide_round(round_, by=people.an)
    taken = actions.take_poll(poll, by=people.an)
    assert sorted(one.person.full_name for one in taken) == sorted(FLOOR)
    assert states(contest) == {FLOOR[0]: "listed", FLOOR[1]: "not_admitted", FLOOR[2]: "not_admitted"}
    listed = contest.candidates.get(person__full_name=FLOOR[0])
    assert (listed.floor_support, listed.floor_of) == (31, 100)
    assert actions.take_poll(poll, by=people.an) == []


def test_several_polls_are_held_one_after_the_other(contest, people):
    propose(contest, people, FLOOR[:1])
    first = actions.hold_floor_poll(contest, by=people.an)
    round_ = actions.open_round(first, by=people.an, summoned=100, attending=100, deductions=[])
    hall.count(round_, people.binh, [80])
    actions.decide_round(round_, by=people.an)
    actions.take_poll(first, by=people.an)
    propose(contest, people, FLOOR[1:])
    second = actions.hold_floor_poll(contest, by=people.an)
    assert second != first
    assert sorted(one.person.full_name for one in second.candidates.all()) == sorted(FLOOR[1:])


def test_a_poll_of_recommendation_puts_those_recommended_on_the_list(congress, people):
    hall.sit(congress)
    contest = actions.open_contest(congress, by=people.an, office="committee", seats=1)
    named = hall.make_people(hall.NAMES[:2])
    poll = actions.recommend_by_poll(contest, by=people.an, people=named)
    assert (poll.poll, poll.state) == (Poll.RECOMMENDATION, ContestState.LISTING)
    actions.adopt_list(poll, by=people.an)
    round_ = actions.open_round(poll, by=people.an, summoned=100, attending=100, deductions=[])
    hall.count(round_, people.binh, [70, 30])
    actions.decide_round(round_, by=people.an)
    assert [one.person.full_name for one in actions.take_poll(poll, by=people.an)] == [hall.NAMES[0]]
    assert hall.names_of(contest.candidates.all()) == [hall.NAMES[0]]


def test_a_secretary_elected_directly_needs_the_poll_first(congress, people):
    hall.sit(congress)
    contest = actions.open_contest(congress, by=people.an, office="secretary", seats=1, form="delegate_congress")
    (person,) = hall.make_people(hall.NAMES[:1])
    actions.add_candidates(contest, [person], by=people.an)
    with pytest.raises(Refused, match="recommendation poll was not held"):
        actions.adopt_list(contest, by=people.an)
    poll = actions.recommend_by_poll(contest, by=people.an)
    actions.adopt_list(poll, by=people.an)
    round_ = actions.open_round(poll, by=people.an, summoned=100, attending=100, deductions=[])
    hall.count(round_, people.binh, [90])
    actions.decide_round(round_, by=people.an)
    assert actions.adopt_list(contest, by=people.an).state == ContestState.ADOPTED


def test_a_member_of_the_convening_committee_is_refused_at_once(contest, congress, people):
    congress.term.previous = Term.objects.create(name="2015-2020")
    congress.term.save()
    incumbent, outsider = hall.make_people(("Hà Văn Cũ", "Trần Văn Sáng"))
    OfficeHolding.objects.create(
        person=incumbent, unit=congress.unit, term=congress.term.previous, office="committee", source="elected",
        started_on="2015-06-01",
    )  # fmt: skip
    for person, nominator in ((outsider, incumbent), (incumbent, None)):
        with pytest.raises(Refused, match="Hà Văn Cũ") as refused:
            actions.propose_candidate(contest, person, by=people.an, nominated_by=nominator)
        assert str(refused.value.source) == "244-QĐ/TW Đ13"
    assert states(contest) == {}


def test_the_dossier_of_somebody_from_outside_is_looked_through(contest, congress, people):
    congress.opens_on = date(2020, 8, 27)
    congress.save()
    (person,) = hall.make_people(FLOOR[:1])
    hall.seat_delegates(congress, 3)
    one = actions.propose_candidate(
        contest, person, by=people.an, origin="self_nominated", dossier_received_on=date(2020, 8, 7),
        dossier_items=["application"],
    )  # fmt: skip
    found = {finding.id: str(finding.source) for finding in queries.findings_of(one)}
    assert found == {"R10": "04-HD/TW (2024) Mẫu số 1", "R11": "190-QĐ/TW Đ10"}
    items = queries.rules_of(contest).nominations.dossier_items.value
    actions.keep_dossier(one, by=people.an, dossier_received_on=date(2020, 8, 3), dossier_items=items)
    assert queries.findings_of(one) == []


def test_a_name_is_proposed_once(contest, people):
    (one,) = propose(contest, people, FLOOR[:1])
    with pytest.raises(Refused, match="known to this list already"):
        actions.propose_candidate(contest, one.person, by=people.an)
    actions.enter_floor_support(contest, {one.pk: 90}, by=people.an, attending=100)
    with pytest.raises(Refused, match="stands on the list already"):
        actions.propose_candidate(contest, one.person, by=people.an)


def test_where_no_poll_is_asked_for_a_name_is_listed_at_once(congress, people):
    congress.rulebook = "generic-majority"
    congress.save()
    contest = hall.list_contest(congress, people.an)
    (one,) = propose(contest, people, FLOOR[:1])
    assert one.state == CandidateState.LISTED
    with pytest.raises(Refused, match="asks for no poll"):
        actions.hold_floor_poll(contest, by=people.an)


@pytest.fixture
def long_list(contest, people):
    """Fourteen names for ten seats, one more than the cap allows."""
    one, two, three = propose(contest, people)
    actions.enter_floor_support(contest, {one.pk: 80, two.pk: 60, three.pk: 60}, by=people.an, attending=100)
    return contest


def test_a_list_over_the_cap_is_proposed_by_support_and_a_tie_is_left_to_the_congress(long_list):
    assert queries.meter_of(long_list).is_over
    proposal = queries.trimming_of(long_list)
    assert hall.names_of(proposal.kept) == [FLOOR[0]]
    assert sorted(hall.names_of(proposal.tied)) == sorted(FLOOR[1:])
    assert (proposal.places, proposal.out, str(proposal.source)) == (1, (), "190-QĐ/TW Đ14.3")


def test_the_congress_decides_who_is_left_out(long_list, people):
    hall.seat_delegates(long_list.congress, 10)
    last = long_list.candidates.get(person__full_name=FLOOR[2])
    summoned = queries.proposed_electorate(long_list).summoned
    assert actions.trim_list(long_list, [last], by=people.an, hands=actions.Hands(1)) == []
    assert states(long_list)[FLOOR[2]] == "listed"
    assert actions.trim_list(long_list, [last], by=people.an, hands=actions.Hands(summoned)) == [last]
    assert states(long_list)[FLOOR[2]] == "left_out"
    assert queries.trimming_of(long_list) is None
    assert actions.adopt_list(long_list, by=people.an).state == ContestState.ADOPTED


def test_only_so_many_and_only_names_from_the_floor_are_left_out(long_list, people):
    floor = list(long_list.candidates.exclude(origin="prepared"))
    with pytest.raises(Refused, match="Leave out 1 at most"):
        actions.trim_list(long_list, floor[:2], by=people.an)
    prepared = long_list.candidates.filter(origin="prepared").first()
    with pytest.raises(Refused, match="only names from the floor"):
        actions.trim_list(long_list, [prepared], by=people.an)
    actions.trim_list(long_list, floor[:1], by=people.an)
    with pytest.raises(Refused, match="not longer than it may be"):
        actions.trim_list(long_list, floor[1:2], by=people.an)
    with pytest.raises(WrongInput, match="Say which"):
        actions.trim_list(long_list, [], by=people.an)


def test_undo_brings_each_back_to_where_it_was(long_list, people):
    hall.seat_delegates(long_list.congress, 10)
    everybody = actions.Hands(queries.proposed_electorate(long_list).summoned)
    last = long_list.candidates.get(person__full_name=FLOOR[2])
    actions.trim_list(long_list, [last], by=people.an)
    assert actions.restore_candidate(last, by=people.an).state == CandidateState.LISTED
    actions.trim_list(long_list, [last], by=people.an, hands=everybody)
    last.refresh_from_db()
    with pytest.raises(Refused, match="must take that back itself"):
        actions.restore_candidate(last, by=people.an)
    assert actions.restore_candidate(last, by=people.an, hands=everybody).state == CandidateState.LISTED
    (weak,) = propose(long_list, people, ("Đinh Văn Vinh",))
    actions.enter_floor_support(long_list, {weak.pk: 3}, by=people.an, attending=100)
    weak.refresh_from_db()
    back = actions.restore_candidate(weak, by=people.an)
    assert (back.state, back.floor_support) == (CandidateState.PROPOSED, None)


def test_where_the_official_list_is_approved_no_other_name_is_prepared(congress, people):
    one, two, other = hall.make_people(hall.NAMES[:3])
    slate = Slate.objects.create(congress=congress, office="committee", seats=1, state=SlateState.APPROVED)
    for person in (one, two):
        SlateEntry.objects.create(slate=slate, person=person, state=EntryState.LISTED)
    contest = actions.open_contest(congress, by=people.an, office="committee", seats=1)
    with pytest.raises(Refused, match="Hồ Văn Cường is not on the convening committee's approved list") as refused:
        actions.add_candidates(contest, [one, other], by=people.an)
    assert str(refused.value.source) == "190-QĐ/TW Đ14.1"
    assert not contest.candidates.exists()
    actions.add_from_slate(contest, by=people.an)
    actions.remove_candidates(contest, contest.candidates.filter(person=two), by=people.an)
    with pytest.raises(Refused, match="Đỗ Thị Bình stands on the convening committee's list"):
        actions.adopt_list(contest, by=people.an)


def test_a_name_set_aside_by_mistake_is_gone_and_one_with_a_history_is_not(contest, people):
    mistaken, asked = contest.candidates.order_by("pk")[:2]
    assert actions.remove_candidates(contest, [mistaken], by=people.an) == [mistaken.person.full_name]
    actions.request_withdrawal(asked, by=people.an, reason="tuổi cao")
    with pytest.raises(Refused, match="can't simply be set aside"):
        actions.remove_candidates(contest, [asked], by=people.an)
    assert contest.candidates.count() == 10


def test_a_list_shorter_than_its_seats_is_not_adopted(congress, people):
    contest = hall.list_contest(congress, people.an, seats=6, names=hall.NAMES[:5], office="delegates")
    with pytest.raises(Refused, match="5 names can't fill 6 seats"):
        actions.adopt_list(contest, by=people.an)
    empty = hall.list_contest(congress, people.an, names=())
    with pytest.raises(Refused, match="the list is empty"):
        actions.adopt_list(empty, by=people.an)
