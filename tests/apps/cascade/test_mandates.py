"""Who is elected below becomes a delegate above, once, and as long as the election stands."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.cascade import actions, queries
from daihoi.apps.cascade.models import Mandate
from daihoi.apps.congresses.models import Stage
from daihoi.apps.delegates.models import Credential, Standing
from daihoi.apps.elections import actions as elections
from daihoi.core.errors import Refused
from tests.apps.cascade import hall
from tests.cast import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def cell(tree):
    return hall.below(tree)


@pytest.fixture
def contest(cell, people):
    return hall.elect(cell, people.giang)


def seats(congress):
    return [
        (one.person.full_name, one.standing, one.order)
        for one in congress.delegates.order_by("standing", "order", "person__sort_key")
    ]


def test_the_elected_become_delegates_above_and_alternates_wait_in_order(contest, congress, people):
    mandates = actions.raise_delegates(contest, by=people.giang)
    assert len(mandates) == 3
    assert sorted(seats(congress)) == [
        ("Bùi Văn An", Standing.FULL, 0),
        ("Hồ Văn Cường", Standing.ALTERNATE, 1),
        ("Đỗ Thị Bình", Standing.FULL, 0),
    ]
    assert {one.unit for one in congress.delegates.all()} == {contest.congress.unit}
    assert Entry.objects.filter(verb="cascade.delegates_raised").count() == 1


def test_raising_twice_changes_nothing(contest, congress, people):
    actions.raise_delegates(contest, by=people.giang)
    before = seats(congress)
    assert actions.raise_delegates(contest, by=people.an) == []
    assert (seats(congress), Mandate.objects.count()) == (before, 3)
    assert queries.waiting_mandates(congress) == 0


def test_the_office_above_takes_over_everything_certified_below_at_once(tree, congress, people):
    cells = [hall.below(tree, number) for number in range(3)]
    hall.lead(people.giang, *cells)
    for number, cell in enumerate(cells[:2]):
        hall.elect(cell, people.giang, names=tuple(f"{name} {number}" for name in hall.NAMES))
    hall.elect(cells[2], people.giang, names=("Vũ Văn Yên", "Vũ Văn Xuân"), seats=1, votes=(30, 9), certify=False)
    assert queries.waiting_mandates(congress) == 6
    assert len(actions.raise_all(congress, by=people.an)) == 6
    assert actions.raise_all(congress, by=people.an) == []
    assert congress.delegates.count() == 6


def test_raising_many_takes_few_queries(tree, congress, people, django_assert_max_num_queries):
    cells = [hall.below(tree, number) for number in range(3)]
    hall.lead(people.giang, *cells)
    for number, cell in enumerate(cells):
        hall.elect(cell, people.giang, names=tuple(f"{name} {number}" for name in hall.NAMES))
    with django_assert_max_num_queries(32):
        actions.raise_all(congress, by=people.an)


def test_a_result_that_is_not_certified_sends_nobody(cell, congress, people):
    contest = hall.elect(cell, people.giang, certify=False)
    with pytest.raises(Refused, match="sends no delegates yet"):
        actions.raise_delegates(contest, by=people.giang)


def test_a_committee_does_not_rise(cell, congress, people):
    contest = hall.elect(cell, people.giang, office="committee", seats=3)
    with pytest.raises(Refused, match="sends no delegates"):
        actions.raise_delegates(contest, by=people.giang)


def test_without_a_congress_above_nobody_rises(contest, people):
    with pytest.raises(Refused, match="has no congress of the same term"):
        actions.raise_delegates(contest, by=people.giang)


@pytest.mark.parametrize("who", ["binh", "chi", "dung", "ha"])
def test_others_do_not_raise(contest, congress, people, who):
    with pytest.raises(PermissionDenied):
        actions.raise_delegates(contest, by=getattr(people, who))


def test_an_annulled_election_takes_its_delegates_off_the_list_before_the_opening(contest, congress, people):
    actions.raise_delegates(contest, by=people.giang)
    actions.annul_result(contest, by=people.an, reason="sai thủ tục")
    assert (congress.delegates.count(), Mandate.objects.count()) == (0, 0)
    again = hall.elect(contest.congress, people.giang, names=("Vũ Văn Yên", "Vũ Văn Xuân"), seats=1, votes=(30, 9))
    assert len(actions.raise_delegates(again, by=people.giang)) == 1


def test_after_the_opening_its_delegates_are_not_summoned_any_more(contest, congress, people):
    actions.raise_delegates(contest, by=people.giang)
    congress.stage = Stage.IN_SESSION
    congress.save()
    actions.annul_result(contest, by=people.an, reason="sai thủ tục")
    assert {one.credential for one in congress.delegates.all()} == {Credential.NOT_SUMMONED}


def test_an_annulment_on_the_page_of_the_contest_takes_the_delegates_back_too(contest, congress, people):
    actions.raise_delegates(contest, by=people.giang)
    elections.annul_contest(contest, by=people.an, reason="sai thủ tục")
    assert (congress.delegates.count(), queries.fallen_mandates(congress)) == (0, 0)


def test_the_sweep_from_above_takes_back_what_is_annulled_in_the_tables_only(contest, congress, people):
    actions.raise_delegates(contest, by=people.giang)
    contest.state, contest.annulled_reason = "annulled", "sai thủ tục"
    contest.save()
    assert queries.fallen_mandates(congress) == 3
    actions.raise_all(congress, by=people.an)
    assert congress.delegates.count() == 0


def test_only_the_unit_above_annuls(contest, congress, people):
    with pytest.raises(PermissionDenied):
        actions.annul_result(contest, by=people.giang, reason="sai thủ tục")


def test_an_ex_officio_delegate_keeps_the_own_title(contest, congress, people):
    elected = contest.candidates.get(person__full_name="Bùi Văn An").person
    congress.delegates.create(person=elected, unit=congress.unit, title="ex_officio")
    assert len(actions.raise_delegates(contest, by=people.giang)) == 2
    assert congress.delegates.get(person=elected).title == "ex_officio"


def test_somebody_seated_by_hand_gets_the_mandate(contest, congress, people):
    elected = contest.candidates.get(person__full_name="Bùi Văn An").person
    congress.delegates.create(person=elected, unit=contest.congress.unit, title="elected")
    congress.delegates.create(person=make_person("Tô Văn Khác"), unit=congress.unit, title="elected")
    assert len(actions.raise_delegates(contest, by=people.giang)) == 3
    assert congress.delegates.count() == 4
