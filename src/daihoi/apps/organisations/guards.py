"""Pages of a unit: the address names it, the guard fetches it and asks whether the user may."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from daihoi.apps.shell.guards import Predicate, declare, require

from . import permissions
from .models import Unit


def unit_page(predicate: Predicate = permissions.can_see) -> Callable[[Any], Any]:
    """A view ``view(request, unit, …)`` behind an address with ``<slug:unit_code>``."""

    def guard(view: Any) -> Any:
        @wraps(view)
        def guarded(request: HttpRequest, unit_code: str, **rest: Any) -> HttpResponseBase:
            unit = get_object_or_404(Unit.objects.select_related("level"), code=unit_code)
            require(predicate, request.user, unit)
            request.unit = unit  # type: ignore[attr-defined]
            response: HttpResponseBase = view(request, unit, **rest)
            return response

        return declare(guarded, predicate.__name__)

    return guard


def house_page(view: Any) -> Any:
    """A view ``view(request, …)`` for those who administer the whole house."""

    @wraps(view)
    def guarded(request: HttpRequest, **rest: Any) -> HttpResponseBase:
        require(permissions.can_administer_house, request.user, None)
        response: HttpResponseBase = view(request, **rest)
        return response

    return declare(guarded, permissions.can_administer_house.__name__)
