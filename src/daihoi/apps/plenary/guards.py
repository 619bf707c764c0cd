"""Pages of one item of the agenda and of one speech: the guard fetches them inside their congress."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.guards import Predicate

from . import permissions
from .models import AgendaItem, SpeechRequest


def item_page(predicate: Predicate = permissions.can_see) -> Callable[[Any], Any]:
    """A view ``view(request, item, …)`` behind an address with ``<int:item_id>``."""

    def guard(view: Any) -> Any:
        @congress_page(predicate)
        def guarded(request: HttpRequest, congress: Congress, item_id: int, **rest: Any) -> HttpResponseBase:
            item = get_object_or_404(AgendaItem, pk=item_id, congress=congress)
            item.congress = congress
            response: HttpResponseBase = view(request, item, **rest)
            return response

        return guarded

    return guard


def speech_page(predicate: Predicate = permissions.can_run) -> Callable[[Any], Any]:
    """A view ``view(request, speech, …)`` behind an address with ``<int:speech_id>``."""

    def guard(view: Any) -> Any:
        @congress_page(predicate)
        def guarded(request: HttpRequest, congress: Congress, speech_id: int, **rest: Any) -> HttpResponseBase:
            speech = get_object_or_404(SpeechRequest.objects.select_related("person"), pk=speech_id, congress=congress)
            speech.congress = congress
            response: HttpResponseBase = view(request, speech, **rest)
            return response

        return guarded

    return guard
