"""Making, changing and closing accounts."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.accounts import actions
from daihoi.apps.accounts.models import User
from daihoi.apps.audit.models import Entry
from daihoi.core.errors import Refused, WrongInput


@pytest.fixture
def head(db) -> User:
    return actions.set_up_house("head", "Lê Văn Đầu").user


def test_the_first_account_may_do_everything_and_there_is_one_first(head):
    assert head.is_superuser
    with pytest.raises(Refused):
        actions.set_up_house("second", "Lê Văn Hai")


def test_a_generated_password_opens_the_door_and_is_written_nowhere(head):
    account = actions.create_user("moi", "Nguyễn Văn Mới", by=head)
    assert account.user.check_password(account.password)
    assert len(account.password) == 14
    entry = Entry.objects.get(verb="accounts.account_opened", on_key=str(account.user.pk))
    assert account.password not in f"{entry.facts}{account!r}"


@pytest.mark.parametrize("username", ["HEAD", "hai chữ", ""])
def test_a_user_name_that_is_taken_or_can_not_be_typed_is_refused(head, username):
    with pytest.raises(WrongInput):
        actions.create_user(username, "Nguyễn Văn Mới", by=head)


def test_a_weak_password_is_refused(head):
    with pytest.raises(WrongInput):
        actions.create_user("moi", "Nguyễn Văn Mới", password="1234567890", by=head)


def test_only_the_head_administrator_makes_accounts_by_default(head, people):
    with pytest.raises(PermissionDenied):
        actions.create_user("moi", "Nguyễn Văn Mới", by=people.an)
    with pytest.raises(PermissionDenied):
        actions.reset_password(people.binh, by=people.an)


def test_everybody_changes_the_own_name_and_nobody_else_s(head, people):
    actions.change_profile(people.chi, full_name="Lê  Kim Chi Mới", by=people.chi)
    assert User.objects.get(username="chi").full_name == "Lê Kim Chi Mới"
    with pytest.raises(PermissionDenied):
        actions.change_profile(people.chi, full_name="X", by=people.an)
    with pytest.raises(WrongInput):
        actions.change_profile(people.chi, full_name=" ", by=people.chi)
    with pytest.raises(WrongInput):
        actions.set_language(people.chi, "fr", by=people.chi)


def test_a_new_password_replaces_the_old_one(head, people):
    account = actions.reset_password(people.chi, by=head)
    assert User.objects.get(username="chi").check_password(account.password)
    assert Entry.objects.filter(verb="accounts.password_reset").count() == 1


def test_the_head_s_password_is_not_reset_from_below(head, people):
    with pytest.raises(Refused):
        actions.reset_password(head, by=people.an, may=lambda user, place: True)


def test_a_closed_account_signs_in_no_more_and_nobody_closes_the_own(head, people):
    assert not actions.close_account(people.chi, by=head).is_active
    with pytest.raises(Refused):
        actions.close_account(head, by=head)
