"""The resolution and the minutes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.core.errors import Refused
from daihoi.core.sentences import say

from .. import actions, law, pages, permissions, queries
from ..forms import MeetingMinutesForm, MinutesForm, ResolutionForm
from .votes import vote_form

MOTION = "Thông qua nghị quyết đại hội"


@congress_page(permissions.can_script)
def edit_resolution(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Write the draft."""
    held = queries.resolution_of(congress)
    form = ResolutionForm(request.POST or None, initial={"text": held.text if held else ""})
    if request.method == "POST" and form.is_valid():
        actions.draft_resolution(congress, form.cleaned_data["text"], by=request.user)
        return redirect("plenary:home", congress.pk)
    context = {"title": _("Draft resolution"), "kicker": congress.title, "form": form, "autosave": "resolution",
               "back_url": pages.url_of(congress, "home")}  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_run)
def adopt_resolution(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Put the resolution to the vote; carried, it is issued."""
    form = vote_form(congress, request.POST)
    if request.method == "POST" and form.is_valid():
        _adopt(request, congress, form.cleaned_data)
        return redirect("plenary:home", congress.pk)
    context = {"title": _("Vote on the resolution"), "form": form, "submit_label": _("Record the vote"),
               **pages.voting(congress)}  # fmt: skip
    return render(request, "plenary/vote.html", context)


@congress_page(permissions.can_run)
def make_minutes(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Make the minutes from what was recorded."""
    weighs = law.weighs(congress)
    form = (MeetingMinutesForm if weighs else MinutesForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        minutes = actions.make_minutes(congress, by=request.user, **form.cleaned_data)
        messages.success(
            request, _("Issued as %(symbol)s.") % {"symbol": minutes.paper.symbol if minutes.paper else ""}
        )
        return redirect("plenary:home", congress.pk)
    context = {
        "title": _("Make the minutes of the congress"), "kicker": congress.title, "form": form,
        "intro": _("Attendance, organs, items, votes, elections and who attended are taken from what was "
                   "recorded.") if weighs
        else _("Attendance, organs, items, votes by hands and the resolution are taken from what was recorded."),
        "submit_label": _("Make and issue the minutes"), "back_url": pages.url_of(congress, "home"),
    }  # fmt: skip
    return render(request, "shell/form.html", context)


def _adopt(request: HttpRequest, congress: Congress, given: dict[str, Any]) -> None:
    """The vote is kept even when it is lost; the resolution is adopted only when it is carried."""
    if queries.resolution_of(congress) is None:
        raise Refused(say("There is no draft resolution yet. Write it first."))
    with transaction.atomic():
        item = congress.agenda.filter(key="resolution").first()
        vote = actions.take_hand_vote(congress, MOTION, by=request.user, item=item, **given)
        if vote.is_carried:
            actions.adopt_resolution(congress, by=request.user, vote=vote)
    if not vote.is_carried:
        messages.warning(request, pages.reason_of(vote))
