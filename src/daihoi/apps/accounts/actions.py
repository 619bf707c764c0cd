"""The acts on accounts: making them, their passwords, their language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import get_random_string

from daihoi.apps.audit import actions as audit
from daihoi.apps.shell.guards import Predicate, require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.names import normalise
from daihoi.core.sentences import say

from . import permissions
from .models import User

# letters and digits that nobody mistakes for one another on paper
READABLE_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
READABLE_LENGTH = 14


@dataclass(frozen=True)
class NewAccount:
    """A user and the password that is shown this once."""

    user: User
    password: str = field(repr=False)


@transaction.atomic
def set_up_house(username: str, full_name: str, *, password: str = "") -> NewAccount:
    """Make the first account, which may do everything; only in a house without any.

    Raises:
        Refused: somebody has an account already.
    """
    if User.objects.exists():
        raise Refused(
            say("This house has accounts already. Sign in as an administrator and make further accounts there.")
        )
    return _create(username, full_name, password, by="daihoi", is_superuser=True, is_staff=True)


@transaction.atomic
def create_user(
    username: str,
    full_name: str,
    *,
    by: Any,
    may: Predicate = permissions.can_administer_accounts,
    place: Any = None,
    password: str = "",
    language: str = "vi",
    about: str = "",
    is_demo: bool = False,
) -> NewAccount:
    """Make an account; without a given password one is generated, to be shown once and changed.

    Args:
        username: what is typed to sign in.
        full_name: family name first.
        by: who acts.
        may: who may, where an app above knows a rule of its own; asked of ``by`` and ``place``.
        place: the thing that the rule is asked about, such as a unit.
        password: a password; empty to generate one.
        language: ``vi`` or ``en``.
        about: what the role is for.
        is_demo: a role of the demo, which anybody may enter while the site runs as a demo.

    Raises:
        WrongInput: the username is taken or can't be used.
    """
    require(may, by, place)
    return _create(username, full_name, password, by=by, language=language, about=about, is_demo=is_demo)


@transaction.atomic
def change_profile(user: User, *, by: Any, full_name: str) -> User:
    """Change the name that a user is shown under; users change their own, an administrator anybody's."""
    require(permissions.can_change_account, by, user)
    if not normalise(full_name):
        raise WrongInput(say("The name is empty. Write the full name, family name first."))
    before, user.full_name = user.full_name, normalise(full_name)
    if before != user.full_name:
        user.save(update_fields=["full_name"])
        audit.record("accounts.profile_changed", by=by, on=user, before=before, after=user.full_name)
    return user


@transaction.atomic
def set_language(user: User, language: str, *, by: Any) -> User:
    """Choose the language that the user reads; nothing for the trail."""
    require(permissions.can_change_account, by, user)
    if language not in {"vi", "en"}:
        raise WrongInput(say("“{language}” is not a language of this house. Choose vi or en.", language=language))
    user.language = language
    user.save(update_fields=["language"])
    return user


@transaction.atomic
def reset_password(
    user: User, *, by: Any, may: Predicate = permissions.can_administer_accounts, place: Any = None
) -> NewAccount:
    """Give a user who can't sign in a new generated password, shown this once."""
    require(may, by, place)
    if user.is_superuser and not getattr(by, "is_superuser", False):
        raise Refused(say("The password of the head administrator can be reset by another head administrator only."))
    password = get_random_string(READABLE_LENGTH, READABLE_LETTERS)
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record("accounts.password_reset", by=by, on=user)
    return NewAccount(user, password)


@transaction.atomic
def close_account(
    user: User, *, by: Any, may: Predicate = permissions.can_administer_accounts, place: Any = None
) -> User:
    """Close an account: nobody signs in with it any more; what it did stays in the trail.

    Raises:
        Refused: one's own account.
    """
    require(may, by, place)
    if user.pk == getattr(by, "pk", None):
        raise Refused(say("You can't close your own account. Ask another administrator to do it."))
    if user.is_active:
        user.is_active = False
        user.save(update_fields=["is_active"])
        audit.record("accounts.account_closed", by=by, on=user)
    return user


def _create(username: str, full_name: str, password: str, *, by: Any, **fields: Any) -> NewAccount:
    user = User(username=username.strip(), full_name=normalise(full_name) or username, **fields)
    if User.objects.filter(username__iexact=user.username).exists():
        raise WrongInput(say("The user name {username} is taken. Choose another.", username=user.username))
    given = password or ("" if user.is_demo else get_random_string(READABLE_LENGTH, READABLE_LETTERS))
    user.set_password(given or None)  # a demo's role without one is entered by its button only
    try:
        user.full_clean()
        if password and not user.is_demo:
            validate_password(password, user)
    except ValidationError as error:
        raise WrongInput(say("The account can't be made: {reason}", reason=" ".join(error.messages))) from None
    user.save(force_insert=True)
    audit.record("accounts.account_opened", by=by, on=user, is_demo=user.is_demo)
    return NewAccount(user, given)
