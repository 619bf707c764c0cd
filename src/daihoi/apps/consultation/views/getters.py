"""How a page of a draft finds it: the draft of this congress, or one of a superior that may be read here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress

from .. import permissions, queries


def draft_page(is_for_writers: bool = False) -> Callable[[Any], Any]:
    """A view ``view(request, congress, draft, …)``; with ``is_for_writers`` only for those who write the draft here."""

    def guard(view: Any) -> Any:
        predicate = permissions.can_write if is_for_writers else None

        @wraps(view)
        def found(request: HttpRequest, congress: Congress, draft_id: int, **rest: Any) -> HttpResponseBase:
            draft = get_object_or_404(queries.drafts_here(congress), pk=draft_id)
            if is_for_writers and draft.congress_id != congress.pk:
                raise Http404
            request.draft = draft  # type: ignore[attr-defined]
            response: HttpResponseBase = view(request, congress, draft, **rest)
            return response

        return congress_page(predicate)(found) if predicate else congress_page()(found)

    return guard
