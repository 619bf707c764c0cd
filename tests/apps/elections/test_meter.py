"""The legality meter: what the list is, what it would be, and who is on it."""

from __future__ import annotations

import pytest

from daihoi.apps.elections import actions, queries
from daihoi.apps.members.models import OfficeHolding
from daihoi.apps.organisations.models import Term
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db


def test_the_meter_tells_length_cap_and_band(congress, people):
    contest = hall.list_contest(congress, people.an, seats=20, names=tuple(f"Bùi Văn An {n}" for n in range(24)))
    meter = queries.meter_of(contest)
    assert (meter.names, meter.seats, meter.surplus, meter.most, meter.prepared) == (24, 20, 4, 26, (22, 23))
    assert (meter.is_small, meter.is_over, meter.is_in_band, meter.is_lawful) == (False, False, False, True)
    assert str(meter.source) == "190-QĐ/TW Đ14.1"


@pytest.mark.parametrize(("seats", "most"), [(3, 4), (5, 6), (6, 7)])
def test_for_three_to_five_seats_one_more_name_is_the_most(congress, people, seats, most):
    contest = hall.list_contest(congress, people.an, seats=seats, names=hall.NAMES)
    meter = queries.meter_of(contest)
    assert (meter.most, meter.is_small) == (most, seats < 6)


def test_ticks_are_thought_onto_the_list_and_off_it(congress, people):
    contest = hall.list_contest(congress, people.an, seats=5, names=hall.NAMES[:5])
    assert not queries.meter_of(contest).is_lawful
    (fresh,) = hall.make_people(("Trần Văn Sáng",))
    gone = contest.candidates.get(person__full_name=hall.NAMES[0])
    assert queries.meter_of(contest, [fresh]).is_lawful
    both = queries.meter_of(contest, [fresh], {gone.pk})
    assert (both.names, both.is_lawful) == (5, False)
    assert contest.candidates.count() == 5


def test_the_composition_is_counted_as_the_rulebook_aims_at_it(congress, people):
    contest = hall.list_contest(congress, people.an, seats=5)
    congress.term.previous = Term.objects.create(name="2015-2020")
    congress.term.save()
    first = contest.candidates.get(person__full_name=hall.NAMES[0]).person
    OfficeHolding.objects.create(
        person=first, unit=congress.unit, term=congress.term.previous, office="committee", source="elected",
        started_on="2015-06-01", ended_on="2020-08-28",
    )  # fmt: skip
    for name in ("Đỗ Thị Bình", "Lê Thị Dung"):
        person = contest.candidates.get(person__full_name=name).person
        person.sex, person.born_on = "female", "1990-01-02"
        person.save()
    found = {
        one.target.group.value: (one.reached, one.required, one.missing) for one in queries.meter_of(contest).groups
    }
    assert found == {"women": (2, 1, 0), "young": (2, 1, 0), "renewal": (5, 2, 0)}


def test_a_poll_and_a_single_seat_have_no_composition(congress, people):
    contest = hall.list_contest(congress, people.an, seats=1, names=hall.NAMES[:1], office="secretary")
    assert queries.meter_of(contest).groups == ()
    poll = actions.open_contest(congress, by=people.an, office="opinion_poll", seats=5)
    actions.add_candidates(poll, hall.make_people(("Trần Văn Sáng",)), by=people.an)
    assert queries.meter_of(poll).groups == ()


def test_names_are_shown_in_the_order_of_the_ballot_before_it_is_adopted(congress, people):
    contest = hall.list_contest(congress, people.an, names=("Lê Văn Ơn", "Lê Văn An", "Lê Văn Đạt", "Lê Văn Dũng"))
    shown = queries.in_ballot_order(contest.candidates.select_related("person"))
    assert [one.person.full_name for one in shown] == ["Lê Văn An", "Lê Văn Dũng", "Lê Văn Đạt", "Lê Văn Ơn"]
