"""Who may change accounts; the one question of all apps, ``require``, comes from the shell's guards."""

from __future__ import annotations

from typing import Any

from daihoi.apps.shell.guards import Predicate, require

__all__ = ["Predicate", "can_administer_accounts", "can_change_account", "require"]


def can_administer_accounts(user: Any, _thing: object) -> bool:
    """The user is the head administrator of the house."""
    return bool(getattr(user, "is_superuser", False))


def can_change_account(user: Any, account: Any) -> bool:
    """Everybody changes the own account, the head administrator any."""
    return can_administer_accounts(user, account) or getattr(user, "pk", None) == account.pk
