"""Every page is closed until it is declared open; the declaration is written on the view, where a test reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


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
