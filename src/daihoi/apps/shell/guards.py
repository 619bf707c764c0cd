"""Every page is closed until it is declared open; the declaration stands on the view, where a test reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
Predicate = Callable[[Any, Any], bool]


def declare(view: Any, guard: str) -> Any:
    """Write on a view who may open it."""
    view.guard = guard
    return view


def public(view: View) -> View:
    """Anybody may open this page."""
    declared: View = declare(login_not_required(view), "public")
    return declared


def signed_in(view: View) -> View:
    """Everybody who has signed in may open this page."""
    declared: View = declare(view, "signed in")
    return declared


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
