"""The one way to ask "may this user do that": predicates are plain functions, ``require`` asks them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

Predicate = Callable[[Any, Any], bool]


def require(predicate: Predicate, user: Any, thing: Any) -> None:
    """Stop the act when the predicate says no.

    Args:
        predicate: a function of (user, thing); its name and first line of documentation say what is guarded.
        user: who acts.
        thing: what is acted on.

    Raises:
        PermissionDenied: the user has no role that allows the act.
    """
    if not predicate(user, thing):
        raise PermissionDenied(
            _("You have no role that allows this. Ask the administrator of your unit for the role you need.")
        )
