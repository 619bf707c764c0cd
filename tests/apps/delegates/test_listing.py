"""Who is a delegate, and by which title."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.delegates import actions, queries
from daihoi.apps.delegates.actions import DelegateRow
from daihoi.apps.delegates.models import Delegate
from daihoi.apps.members.models import Membership
from daihoi.core.errors import Refused, WrongInput
from tests.cast import make_congress


def titles(congress):
    return sorted((one.person.full_name, one.title, one.standing) for one in congress.delegates.all())


def test_the_outgoing_committee_sits_ex_officio_but_not_those_who_left(congress, people, committee, tree):
    added = actions.add_ex_officio(congress, by=people.an)
    assert [(one.person, one.unit) for one in added] == [(committee[0], tree.cells[0]), (committee[1], tree.cells[1])]
    assert actions.add_ex_officio(congress, by=people.an) == []
    assert Entry.objects.filter(verb="delegates.delegates_added").count() == 1


def test_elected_delegates_and_their_alternates_in_order(congress, people, members, tree):
    actions.register_elected(congress, tree.cells[0], members[0][:2], members[0][2:], by=people.an)
    assert titles(congress) == [
        ("Bùi An", "elected", "full"), ("Cao Bình", "elected", "full"),
        ("Dương Chi", "elected", "alternate"), ("Đinh Dũng", "elected", "alternate"),
    ]  # fmt: skip
    assert list(congress.delegates.filter(standing="alternate").values_list("order", flat=True)) == [1, 2]


def test_appointing_is_the_secretarys_and_nobody_sits_twice(congress, people, members, tree):
    with pytest.raises(PermissionDenied):
        actions.appoint_delegate(congress, members[2][0], tree.cells[2], by=people.binh)
    actions.appoint_delegate(congress, members[2][0], tree.cells[2], by=people.an, mandate="QĐ 15")
    with pytest.raises(Refused, match="already on the list"):
        actions.appoint_delegate(congress, members[2][0], tree.cells[2], by=people.an)
    assert actions.appoint_delegates(congress, [DelegateRow(members[2][0], tree.cells[2])], by=people.an) == []


def test_the_youth_union_appoints_only_a_small_share(congress, people, members, tree):
    congress.rulebook = "vn-youth"
    congress.save()
    with pytest.raises(Refused, match="would be appointed"):
        actions.appoint_delegate(congress, members[2][0], tree.cells[2], by=people.an)
    assert not congress.delegates.exists()


def test_certified_results_below_rise_whoever_acts(congress, people, members, tree):
    rows = [DelegateRow(person, tree.cells[0], mandate="Biên bản 01-BB/ĐH") for person in members[0]]
    assert len(actions.receive_delegates(congress, rows, by=people.giang)) == 4
    assert actions.receive_delegates(congress, rows, by=people.giang) == []
    assert congress.delegates.first().mandate == "Biên bản 01-BB/ĐH"


def test_every_official_member_takes_part_in_a_congress_of_members(people, tree, members):
    congress = make_congress(tree, tree.cells[0], form="member_congress")
    Membership.objects.filter(person=members[0][3]).update(status="probationary")
    assert actions.summon_members(congress, by=people.giang) == 3
    assert actions.summon_members(congress, by=people.giang) == 0
    assert {one.title for one in congress.delegates.all()} == {"member"}
    with pytest.raises(Refused, match="all members"):
        actions.register_elected(congress, tree.cells[0], members[0], by=people.giang)


def test_delegates_are_not_summoned_as_members(congress, people):
    with pytest.raises(Refused, match="congress of delegates"):
        actions.summon_members(congress, by=people.an)


def test_a_wrong_entry_is_removed_with_a_reason_before_the_opening_only(congress, people, members, tree):
    one, two = actions.register_elected(congress, tree.cells[0], members[0][:2], by=people.an)
    with pytest.raises(WrongInput):
        actions.remove_delegate(one, by=people.an, reason="")
    actions.remove_delegate(one, by=people.an, reason="nhập nhầm")
    congress.stage = "in_session"
    congress.save()
    with pytest.raises(Refused, match="has opened"):
        actions.remove_delegate(Delegate.objects.get(pk=two.pk), by=people.an, reason="x")


def test_no_one_enters_the_list_of_a_congress_that_is_over(congress, people, members, tree):
    congress.stage = "closed"
    with pytest.raises(Refused, match="is over"):
        actions.register_elected(congress, tree.cells[0], members[0], by=people.an)


def test_the_head_count_is_taken_in_few_queries(congress, people, members, tree, django_assert_max_num_queries):
    for unit, group in zip(tree.cells, members, strict=True):
        actions.register_elected(congress, unit, group, by=people.an)
    with django_assert_max_num_queries(3):
        count = queries.head_count(congress)
    assert (count.summoned, count.units, count.by_title["elected"]) == (7, 3, 7)
