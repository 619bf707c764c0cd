"""Sharing out the delegates: by the core's arithmetic, changed with a reason, then fixed."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.delegates import actions
from daihoi.apps.delegates.law import Shares
from daihoi.core.errors import Refused, WrongInput


@pytest.fixture
def allocated(congress, people, members):
    actions.allocate(congress, Shares(total=10, per_unit=1), by=people.an, alternates=1)
    return congress


def numbers(congress):
    return [(one.unit.code, one.members, one.elected, one.alternates) for one in congress.allocations.all()]


def test_one_for_each_unit_and_the_rest_by_members(allocated):
    assert numbers(allocated) == [("cb1", 4, 5, 1), ("cb2", 2, 3, 1), ("cb3", 1, 2, 1)]
    plan = allocated.allocation_plan
    assert (plan.total, plan.method, plan.decided_at) == (10, "largest_remainder", None)
    first = plan.steps["units"][str(allocated.allocations.first().unit_id)]
    assert first[0]["en"] == "1 for the unit"
    assert Entry.objects.get(verb="delegates.allocated").facts["total"] == 10


def test_the_outgoing_committee_is_taken_out_of_the_total_first(congress, people, committee):
    actions.allocate(congress, Shares(total=9), by=people.an)
    assert sum(one.elected for one in congress.allocations.all()) == 7
    assert congress.allocation_plan.total == 9


def test_a_tie_is_reported_and_decided_by_people(congress, people, tree):
    from tests.cast import make_person

    for unit in tree.cells:
        make_person(unit=unit)
    actions.allocate(congress, Shares(total=4), by=people.an)
    plan = congress.allocation_plan
    assert (len(plan.steps["tie"]), plan.steps["tied_seats"], plan.total) == (3, 1, 3)
    actions.allocate(congress, Shares(total=4, tie_winners=(tree.cells[1].pk,)), by=people.an)
    assert [one.elected for one in congress.allocations.all()] == [1, 2, 1]


def test_more_delegates_than_the_level_may_have_are_refused_with_the_article(congress, people, members):
    with pytest.raises(Refused, match="301 delegates are planned; this level may have 300") as refusal:
        actions.allocate(congress, Shares(total=301), by=people.an)
    assert "45-CT/TW" in str(refusal.value.source)
    assert not congress.allocations.exists()


def test_a_number_is_changed_with_a_reason_until_the_sharing_is_decided(allocated, people):
    first = allocated.allocations.first()
    with pytest.raises(WrongInput, match="why"):
        actions.set_allocation(first, by=people.an, elected=6, alternates=1, appointed=0, reason="")
    actions.set_allocation(first, by=people.an, elected=6, alternates=1, appointed=0, reason="đơn vị trọng điểm")
    allocated.allocation_plan.refresh_from_db()
    assert (first.is_changed, allocated.allocation_plan.total) == (True, 11)
    decided = actions.decide_allocation(allocated, by=people.an, paper="12-QĐ/ĐUB")
    assert actions.decide_allocation(allocated, by=people.an).decided_at == decided.decided_at
    for act in (
        lambda: actions.set_allocation(first, by=people.an, elected=1, alternates=0, appointed=0, reason="x"),
        lambda: actions.allocate(allocated, Shares(total=9), by=people.an),
        lambda: actions.clear_allocation(allocated, by=people.an),
    ):
        with pytest.raises(Refused, match="decided"):
            act()


def test_an_undecided_sharing_can_be_thrown_away(allocated, people):
    actions.clear_allocation(allocated, by=people.an)
    assert not allocated.allocations.exists()
    with pytest.raises(Refused, match="not been shared out"):
        actions.decide_allocation(allocated, by=people.an)


def test_a_congress_of_members_shares_nothing_out(congress, people):
    congress.form = "member_congress"
    with pytest.raises(Refused, match="all members"):
        actions.allocate(congress, Shares(total=9), by=people.an)


def test_others_share_nothing_out(congress, people, members):
    for user in (people.binh, people.giang, people.ha):
        with pytest.raises(PermissionDenied):
            actions.allocate(congress, Shares(total=9), by=user)
