"""Pages of one list and of one nominee: the guard fetches them inside their congress."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.guards import Predicate

from . import permissions
from .models import Slate, SlateEntry


def slate_page(predicate: Predicate = permissions.can_see) -> Callable[[Any], Any]:
    """A view ``view(request, slate, …)`` behind an address with ``<int:slate_id>``."""

    def guard(view: Any) -> Any:
        @congress_page(predicate)
        def guarded(request: HttpRequest, congress: Congress, slate_id: int, **rest: Any) -> HttpResponseBase:
            slate = get_object_or_404(Slate, pk=slate_id, congress=congress)
            slate.congress = congress
            response: HttpResponseBase = view(request, slate, **rest)
            return response

        return guarded

    return guard


def entry_page(predicate: Predicate = permissions.can_see) -> Callable[[Any], Any]:
    """A view ``view(request, entry, …)`` behind an address with ``<int:entry_id>``."""

    def guard(view: Any) -> Any:
        @congress_page(predicate)
        def guarded(request: HttpRequest, congress: Congress, entry_id: int, **rest: Any) -> HttpResponseBase:
            entries = SlateEntry.objects.select_related("slate", "person")
            entry = get_object_or_404(entries, pk=entry_id, slate__congress=congress)
            entry.slate.congress = congress
            response: HttpResponseBase = view(request, entry, **rest)
            return response

        return guarded

    return guard
