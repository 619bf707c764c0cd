"""Errors become pages for people: what is wrong, the rule, what to do; what was typed is not lost."""

from __future__ import annotations

import logging
from collections.abc import Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from daihoi.core.errors import DaihoiError, Refused
from daihoi.core.sources import Source

from . import figures

log = logging.getLogger(__name__)
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class ErrorsForPeople:
    """Turns the core's errors, and doors that stay closed, into a sentence where the person is working.

    A page that was asked for shows the sentence; a form that was sent goes back to its page with the sentence above it
    (409 for a rule, 400 for wrong input, to programs); a part of a page gets the sentence among the messages.
    """

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if isinstance(exception, DaihoiError):
            return _answer(request, exception)
        if isinstance(exception, PermissionDenied) and _is_part(request):
            words = str(exception) or gettext("Your roles do not allow this. Ask the office of the unit for the role.")
            return _part(request, words, None, 403)
        if isinstance(exception, OperationalError) and not settings.DEBUG:
            log.error("The database does not answer: %s", request.path, exc_info=exception)
            return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "30"})
        return None


def _answer(request: HttpRequest, error: DaihoiError) -> HttpResponseBase:
    status = 409 if isinstance(error, Refused) else 400
    source = getattr(error, "source", None)
    words = error.in_language(figures.language())
    if _wants_json(request):
        return JsonResponse({"error": words, "source": str(source) if source else ""}, status=status)
    if _is_part(request):
        return _part(request, words, source, status)
    back = _page_before(request)
    if request.method not in SAFE_METHODS and back:
        messages.error(request, f"{words} ({source})" if source else words)
        return HttpResponseRedirect(back, status=303)
    return render(request, "shell/refused.html", {"sentence": words, "source": source, "back": back}, status=status)


def _part(request: HttpRequest, words: str, source: Source | None, status: int) -> HttpResponse:
    response = render(request, "shell/alert.html", {"sentence": words, "source": source}, status=status)
    response["HX-Retarget"] = "#messages"
    response["HX-Reswap"] = "innerHTML show:window:top"
    return response


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def _wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _page_before(request: HttpRequest) -> str:
    """The page from which the form was sent; empty when the browser does not say, or it is not ours."""
    page = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if page and is_ours else ""
