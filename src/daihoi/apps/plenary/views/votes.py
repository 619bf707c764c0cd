"""Open votes, and the organs elected so."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from daihoi.apps.congresses import law as congress_law
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress

from .. import actions, law, pages, permissions, queries
from ..forms import CountedForm, CountedMotionForm, CountedOrganForm, HandsForm, NamedForm, OrganForm, VoteForm
from ..models import OrganKind


def vote_form(congress: Congress, data: Any, *, has_motion: bool = False) -> forms.Form:
    """The form of a vote: hands, or votes where they weigh."""
    if not law.weighs(congress):
        kind = VoteForm if has_motion else HandsForm
        return kind(data or None, initial=pages.hands(congress))
    counted = CountedMotionForm if has_motion else CountedForm
    return counted(data or None, **pages.counting(congress))


@congress_page(permissions.can_run)
def take_vote(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Record a vote on any motion."""
    form = vote_form(congress, request.POST, has_motion=True)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        motion = given.pop("motion")
        actions.take_hand_vote(congress, motion, by=request.user, item=queries.running_item(congress), **given)
        return redirect("plenary:home", congress.pk)
    context = {"title": _("Vote on a motion") if law.weighs(congress) else _("Vote by show of hands"), "form": form,
               "submit_label": _("Record the vote"), **pages.voting(congress)}  # fmt: skip
    return render(request, "plenary/vote.html", context)


@congress_page(permissions.can_run)
def adopt_credentials(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Put the report on credentials to the vote."""
    form = HandsForm(request.POST or None, initial=pages.hands(congress))
    if request.method == "POST" and form.is_valid():
        actions.adopt_credentials(congress, by=request.user, **form.cleaned_data)
        return redirect("plenary:home", congress.pk)
    title = _("Vote on the %(report)s") % {"report": congress_law.word(congress, "attendance_report")}
    context = {"title": title, "form": form, "submit_label": _("Record the vote"),
               **pages.voting(congress)}  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_run)
def seat_organ(request: HttpRequest, congress: Congress, kind: str) -> HttpResponse:
    """Elect an organ: its people, its head, the vote; a company's chair and secretary are named."""
    if kind not in OrganKind.values:
        raise Http404
    form = _organ_form(congress, kind, request.POST)
    if request.method == "POST" and form.is_valid():
        _seat(request, congress, kind, dict(form.cleaned_data))
        return redirect("plenary:home", congress.pk)
    label = _("Record") if law.sits_by_right(congress, kind) else _("Record the election")
    context = {"title": pages.organ_label(congress, kind).capitalize(), "form": form, "submit_label": label,
               **pages.voting(congress)}  # fmt: skip
    return render(request, "plenary/organ.html", context)


def _organ_form(congress: Congress, kind: str, data: Any) -> forms.Form:
    given: dict[str, Any] = {"people": queries.participants(congress), "initial": pages.organ(congress, kind)}
    if law.sits_by_right(congress, kind):
        return NamedForm(data or None, **given)
    if law.weighs(congress):
        return CountedOrganForm(data or None, **given, **pages.counting(congress, has_matters=False))
    return OrganForm(data or None, **given)


@transaction.atomic
def _seat(request: HttpRequest, congress: Congress, kind: str, given: dict[str, Any]) -> None:
    people, head = list(given.pop("people")), given.pop("head")
    vote = None
    if not law.sits_by_right(congress, kind):
        item = queries.running_item(congress)
        vote = actions.take_hand_vote(congress, pages.motion_of(kind), by=request.user, item=item, **given)
    actions.seat_organ(
        congress, kind, people, by=request.user, vote=vote, head=head, barred=queries.candidates(congress)
    )
