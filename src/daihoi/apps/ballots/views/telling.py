"""JSON in and out: what a screen has sent, and an answer in JSON also where a view stops with an error."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import figures
from daihoi.core.errors import DaihoiError, Refused, WrongInput
from daihoi.core.sentences import say

MOST_BYTES = 1_000_000
View = Callable[..., HttpResponseBase]


def as_json(view: View) -> View:
    """Answer in JSON, also where the view stops with an error."""

    @wraps(view)
    @never_cache
    def answered(request: HttpRequest, congress: Congress, **rest: Any) -> HttpResponseBase:
        try:
            return view(request, congress, **rest)
        except DaihoiError as error:
            return _error(error.in_language(figures.language()), 409 if isinstance(error, Refused) else 400,
                          getattr(error, "source", None))  # fmt: skip
        except PermissionDenied as error:
            return _error(str(error) or _("You have no seat at this desk."), 403)
        except Http404:
            return _error(_("There is no such desk, bundle or ballot. Reload the page."), 404)
        except OperationalError:
            return _error(_("The database is busy. Nothing was saved; send the same again."), 503)

    return answered


def read_sent(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that a screen sent."""
    try:
        sent = json.loads(request.body) if len(request.body) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        sent = None
    if not isinstance(sent, dict):
        raise WrongInput(say("What was sent is no JSON object. Reload the page and send it again."))
    return sent


def read_whole(sent: dict[str, Any], field: str) -> int:
    value = sent.get(field)
    if type(value) is not int or not 0 <= value < 2**31:
        raise WrongInput(say("“{field}” must be a whole number. Reload the page and send it again.", field=field))
    return value


def read_text(sent: dict[str, Any], field: str, without: str | None = None) -> str:
    value = sent.get(field, without)
    if not isinstance(value, str):
        raise WrongInput(say("“{field}” must be a text. Reload the page and send it again.", field=field))
    return value


def _error(sentence: str, status: int, source: object = None) -> JsonResponse:
    return JsonResponse({"error": sentence, "source": str(source) if source else ""}, status=status)
