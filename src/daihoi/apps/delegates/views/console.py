"""The door: check-in by keyboard, with the quorum in big figures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress

from .. import actions, pages, permissions, queries
from ..models import Delegate


@congress_page(permissions.can_check_in)
def show_console(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Full screen: type a name, press Enter."""
    return render(request, "delegates/console.html", pages.console(congress))


@congress_page(permissions.can_check_in)
def show_figures(request: HttpRequest, congress: Congress) -> HttpResponse:
    """The figures alone, asked again every few seconds."""
    return JsonResponse(pages.live_figures(congress))


@congress_page(permissions.can_check_in)
@require_POST
def check_in(request: HttpRequest, congress: Congress, delegate_id: int) -> HttpResponse:
    """Note that somebody has come."""
    delegate = _delegate(congress, delegate_id)
    actions.check_in(delegate, by=request.user)
    return _answer(request, congress, delegate)


@congress_page(permissions.can_check_in)
@require_POST
def undo_check_in(request: HttpRequest, congress: Congress, delegate_id: int) -> HttpResponse:
    """Take a slip back."""
    delegate = _delegate(congress, delegate_id)
    actions.undo_check_in(delegate, by=request.user)
    return _answer(request, congress, delegate)


def _answer(request: HttpRequest, congress: Congress, delegate: Delegate) -> HttpResponse:
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse({"delegate": pages.console_row(delegate), **pages.live_figures(congress)})
    return redirect("delegates:delegate", congress.pk, delegate.pk)


def _delegate(congress: Congress, delegate_id: int) -> Delegate:
    delegate = get_object_or_404(queries.delegates_of(congress), pk=delegate_id)
    delegate.congress = congress
    return delegate
