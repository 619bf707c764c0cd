"""Who may read which entries: each app above adds its own scope, the trail depends on nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from .models import Chain, Entry

Scope = Callable[[Any], Q]
NOTHING = Q(pk__in=[])
Keeper = Callable[[Any], bool]
_SCOPES: list[Scope] = []
_KEEPERS: list[Keeper] = []


def add_scope(scope: Scope) -> None:
    """Open some entries to some users; called once, when the app that knows the rule starts.

    Args:
        scope: a function of the user that answers with the condition its entries fulfil.
    """
    if scope not in _SCOPES:
        _SCOPES.append(scope)


def add_keeper(keeper: Keeper) -> None:
    """Let some users look after the chains as a whole; called once, when the app that knows the rule starts.

    Args:
        keeper: a function of the user that is true for those who may.
    """
    if keeper not in _KEEPERS:
        _KEEPERS.append(keeper)


def can_verify(user: Any, _thing: object) -> bool:
    """The user looks after the house, so may have every chain checked; no content is shown by it."""
    return bool(getattr(user, "is_superuser", False)) or any(keeper(user) for keeper in _KEEPERS)


def readable(user: Any) -> Q:
    """The condition of the entries that the user may read: the own acts, and what the scopes open."""
    if not getattr(user, "is_authenticated", False):
        return NOTHING
    if user.is_superuser:
        return Q()
    found = Q(by=user.get_username())
    for scope in _SCOPES:
        found |= scope(user)
    return found


def readable_entries(user: Any) -> QuerySet[Entry]:
    """The entries that the user may read, the newest first."""
    return Entry.objects.filter(readable(user)).select_related("chain").order_by("-at", "-pk")


def can_export(user: Any, chain: Chain) -> bool:
    """The user may read every entry of the chain: the whole house is open to its head only."""
    if getattr(user, "is_superuser", False):
        return True
    return not chain.entries.exclude(readable(user)).exists()
