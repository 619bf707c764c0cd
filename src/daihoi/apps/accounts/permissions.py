"""Who may change accounts."""

from __future__ import annotations

from typing import Any


def can_administer_accounts(user: Any, _thing: object) -> bool:
    """The user is the head administrator of the house."""
    return bool(getattr(user, "is_superuser", False))


def can_change_account(user: Any, account: Any) -> bool:
    """Everybody changes the own account, the head administrator any."""
    return can_administer_accounts(user, account) or getattr(user, "pk", None) == account.pk
