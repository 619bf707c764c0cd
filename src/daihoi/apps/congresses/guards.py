"""Pages of a congress: the address names it, the guard fetches it and asks whether the user may."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from daihoi.apps.shell.guards import Predicate, declare, require

from . import permissions
from .models import Congress


def congress_page(predicate: Predicate = permissions.can_see) -> Callable[[Any], Any]:
    """A view ``view(request, congress, …)`` behind an address with ``<int:congress_id>``."""

    def guard(view: Any) -> Any:
        @wraps(view)
        def guarded(request: HttpRequest, congress_id: int, **rest: Any) -> HttpResponseBase:
            congress = get_object_or_404(Congress.objects.select_related("unit__level", "term"), pk=congress_id)
            require(predicate, request.user, congress)
            request.congress, request.unit = congress, congress.unit  # type: ignore[attr-defined]
            response: HttpResponseBase = view(request, congress, **rest)
            return response

        return declare(guarded, predicate.__name__)

    return guard
