"""The session: opened, watched, closed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress

from .. import actions, pages, permissions
from ..forms import ReasonForm
from ..models import SittingKind


@congress_page(permissions.can_see)
def show_session(request: HttpRequest, congress: Congress) -> HttpResponse:
    """The script, what runs now, the organs, the votes, the papers."""
    context = pages.front(congress, request.user)
    return render(request, "plenary/session.html", {**context, "trail": trail_of(congress, limit=8)})


@congress_page(permissions.can_run)
def show_console(request: HttpRequest, congress: Congress) -> HttpResponse:
    """The presidium's console: one item at a time, by keyboard."""
    return render(request, "plenary/console.html", pages.console(congress, request.user))


@congress_page(permissions.can_see)
def show_screen(request: HttpRequest, congress: Congress) -> HttpResponse:
    """The big screen of the hall."""
    return render(request, "plenary/screen.html", pages.screen(congress))


@congress_page(permissions.can_see)
def show_screen_part(request: HttpRequest, congress: Congress) -> HttpResponse:
    """What changes on the big screen, asked again every few seconds."""
    return render(request, "plenary/screen_part.html", pages.screen(congress))


@congress_page(permissions.can_open)
@require_POST
def open_session(request: HttpRequest, congress: Congress, sitting: str) -> HttpResponse:
    """Open a session; without a quorum the rule says no."""
    if sitting not in SittingKind.values:
        raise Http404
    opened = actions.open_session(congress, sitting, by=request.user)
    messages.success(request, opened.quorum_reason)
    return redirect("plenary:home", congress.pk)


@congress_page(permissions.can_open)
@require_POST
def close_session(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Close the congress."""
    actions.close_session(congress, by=request.user)
    return redirect("plenary:home", congress.pk)


@congress_page(permissions.can_open)
def close_with_reason(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Close the congress although items are left."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.close_session(congress, by=request.user, override_reason=form.cleaned_data["reason"])
        return redirect("plenary:home", congress.pk)
    context = {"title": _("Close the congress before its agenda is done"), "kicker": congress.title, "form": form,
               "submit_label": _("Close the congress"), "back_url": pages.url_of(congress, "home")}  # fmt: skip
    return render(request, "shell/form.html", context)
