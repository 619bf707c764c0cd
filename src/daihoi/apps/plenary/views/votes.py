"""Votes by hands, and the organs elected so."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress

from .. import actions, pages, permissions, queries
from ..forms import HandsForm, OrganForm, VoteForm
from ..models import OrganKind


@congress_page(permissions.can_run)
def take_vote(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Record a show of hands on any motion."""
    form = VoteForm(request.POST or None, initial=pages.hands(congress))
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        motion = given.pop("motion")
        actions.take_hand_vote(congress, motion, by=request.user, item=queries.running_item(congress), **given)
        return redirect("plenary:home", congress.pk)
    context = {"title": _("Vote by show of hands"), "form": form, "submit_label": _("Record the vote"),
               **pages.voting(congress)}  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_run)
def adopt_credentials(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Put the report on credentials to the vote."""
    form = HandsForm(request.POST or None, initial=pages.hands(congress))
    if request.method == "POST" and form.is_valid():
        actions.adopt_credentials(congress, by=request.user, **form.cleaned_data)
        return redirect("plenary:home", congress.pk)
    context = {"title": _("Vote on the report on credentials"), "form": form, "submit_label": _("Record the vote"),
               **pages.voting(congress)}  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_run)
def seat_organ(request: HttpRequest, congress: Congress, kind: str) -> HttpResponse:
    """Elect an organ: its people, its head, the hands."""
    if kind not in OrganKind.values:
        raise Http404
    form = OrganForm(request.POST or None, people=queries.participants(congress), initial=pages.organ(congress, kind))
    if request.method == "POST" and form.is_valid():
        _seat(request, congress, kind, dict(form.cleaned_data))
        return redirect("plenary:home", congress.pk)
    context = {"title": str(OrganKind(kind).label).capitalize(), "form": form, "submit_label": _("Record the election"),
               **pages.voting(congress)}  # fmt: skip
    return render(request, "plenary/organ.html", context)


@transaction.atomic
def _seat(request: HttpRequest, congress: Congress, kind: str, given: dict[str, object]) -> None:
    people, head = list(given.pop("people")), given.pop("head")  # type: ignore[call-overload]
    item = queries.running_item(congress)
    vote = actions.take_hand_vote(congress, pages.motion_of(kind), by=request.user, item=item, **given)  # type: ignore[arg-type]
    actions.seat_organ(
        congress, kind, people, by=request.user, vote=vote, head=head, barred=queries.candidates(congress)  # type: ignore[arg-type]
    )  # fmt: skip
