"""Who may give and take which role."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from daihoi.apps.accounts.models import User
from daihoi.apps.audit.models import Entry
from daihoi.apps.organisations import actions, permissions
from daihoi.apps.organisations.models import Reach, Role, RoleAssignment
from daihoi.core.errors import Refused, WrongInput


def test_a_secretary_appoints_office_staff_of_the_own_unit(tree, people):
    actions.assign_role(people.dung, tree.ministry, Role.OFFICE, by=people.an)
    assert permissions.can_work_for(people.dung, tree.ministry)
    entry = Entry.objects.get(verb="organisations.role_assigned")
    assert (entry.by, entry.facts["user"], entry.unit_code) == ("an", "dung", "bo")


def test_the_same_role_twice_is_one_role(tree, people):
    first = actions.assign_role(people.dung, tree.ministry, Role.OFFICE, by=people.an)
    assert actions.assign_role(people.dung, tree.ministry, Role.OFFICE, by=people.an) == first
    assert Entry.objects.filter(verb="organisations.role_assigned").count() == 1


def test_nobody_gives_more_than_they_have(tree, people):
    with pytest.raises(PermissionDenied):
        actions.assign_role(people.dung, tree.ministry, Role.ADMIN, by=people.an)
    with pytest.raises(PermissionDenied):
        actions.assign_role(people.dung, tree.ministry, Role.OFFICE, reach=Reach.SUBTREE, by=people.an)
    with pytest.raises(PermissionDenied):
        actions.assign_role(people.dung, tree.ministry, Role.MEMBER, by=people.binh)


def test_an_administrator_of_the_tree_appoints_anybody_below(tree, people):
    RoleAssignment.objects.create(user=people.dung, unit=tree.bloc, role=Role.ADMIN, reach=Reach.SUBTREE)
    actions.assign_role(people.chi, tree.cells[1], Role.ADMIN, reach=Reach.SUBTREE, by=people.dung)
    assert permissions.can_administer(people.chi, tree.cells[1])


def test_an_ended_role_opens_no_door(tree, people):
    role = actions.assign_role(people.dung, tree.ministry, Role.OFFICE, by=people.an)
    actions.end_role(role, by=people.an)
    assert not permissions.can_see(User.objects.get(pk=people.dung.pk), tree.ministry)
    assert Entry.objects.get(verb="organisations.role_ended").facts["role"] == "office"


def test_a_role_may_end_on_a_later_day(tree, people):
    role = actions.assign_role(people.dung, tree.ministry, Role.OFFICE, by=people.an)
    actions.end_role(role, by=people.an, on=timezone.localdate() + timedelta(days=3))
    assert permissions.can_see(User.objects.get(pk=people.dung.pk), tree.ministry)


def test_an_administrator_does_not_lock_the_own_door(tree, people):
    role = RoleAssignment.objects.create(user=people.dung, unit=tree.bloc, role=Role.ADMIN)
    with pytest.raises(Refused):
        actions.end_role(role, by=people.dung)


def test_an_unknown_role_is_named(tree, people):
    with pytest.raises(WrongInput, match="chủ tịch"):
        actions.assign_role(people.dung, tree.ministry, "chủ tịch", by=people.an)


def test_a_new_account_has_a_password_that_is_shown_once(tree, people):
    account = actions.open_account(
        tree.ministry, username="moi", full_name="Lê Thị Mới", role=Role.DOCUMENTS, by=people.an
    )
    assert account.user.check_password(account.password)
    assert account.password not in repr(account)
    assert account.password not in str(list(Entry.objects.values_list("facts", flat=True)))
    with pytest.raises(PermissionDenied):
        actions.open_account(tree.ministry, username="x", full_name="X Y", role=Role.OFFICE, by=people.chi)
