"""The script and the course of its items."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress

from .. import actions, law, pages, permissions
from ..forms import ItemForm, ReasonForm, WritingForm
from ..guards import item_page
from ..models import AgendaItem
from .votes import vote_form


@congress_page(permissions.can_script)
@require_POST
def build_agenda(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Write the script from form and contents."""
    actions.build_agenda(congress, by=request.user)
    return redirect("plenary:home", congress.pk)


@congress_page(permissions.can_script)
def add_item(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Add an item."""
    form = ItemForm(request.POST or None, items=congress.agenda.all())
    if request.method == "POST" and form.is_valid():
        actions.add_agenda_item(congress, by=request.user, **form.cleaned_data)
        return redirect("plenary:home", congress.pk)
    context = {"title": _("Add an item"), "kicker": congress.title, "form": form,
               "back_url": pages.url_of(congress, "home")}  # fmt: skip
    return render(request, "shell/form.html", context)


@item_page()
def show_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """One item: what it asks for, its votes, what the minutes say."""
    may_write = pages.may_write(item, request.user)
    held = {"minutes": item.minutes_planned, "speaker": item.speaker, "note": item.note}
    form = WritingForm(request.POST or None, initial=held) if may_write else None
    if form is not None and request.method == "POST" and form.is_valid():
        actions.write_item(item, by=request.user, **form.cleaned_data)
        return redirect("plenary:home", item.congress_id)
    shown = pages.item(item, request.user)
    if shown["is_voting"] and law.weighs(item.congress):
        shown["hands"] = vote_form(item.congress, None)
    context = {**shown, "form": form, "trail": trail_of(item)}
    return render(request, "plenary/item.html", context)


@item_page(permissions.can_run)
@require_POST
def start_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Call up the item."""
    actions.start_item(item, by=request.user)
    return _back(request, item)


@item_page(permissions.can_run)
def start_with_reason(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Call up the item out of order."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.start_item(item, by=request.user, override_reason=form.cleaned_data["reason"])
        return redirect("plenary:home", item.congress_id)
    return _ask(request, item, form, _("Call up out of order"))


@item_page(permissions.can_run)
@require_POST
def finish_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Close the item; from the console the next one is called up at once."""
    actions.finish_item(item, by=request.user)
    following = pages.following(item)
    if "next" in request.POST and following is not None:
        actions.start_item(following, by=request.user)
    return _back(request, item)


@item_page(permissions.can_run)
def finish_with_reason(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Close an item without the vote that it asks for."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.finish_item(item, by=request.user, override_reason=form.cleaned_data["reason"])
        return redirect("plenary:home", item.congress_id)
    return _ask(request, item, form, _("Finish without a vote"))


@item_page(permissions.can_run)
@require_POST
def vote_on_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Record the vote on the running item."""
    form = vote_form(item.congress, request.POST)
    if form.is_valid():
        actions.take_hand_vote(item.congress, item.title_vi, by=request.user, item=item, **form.cleaned_data)
        return _back(request, item)
    return render(request, "plenary/item.html", {**pages.item(item, request.user), "hands": form})


@item_page(permissions.can_script)
@require_POST
def move_item(request: HttpRequest, item: AgendaItem, way: str) -> HttpResponse:
    """Move the item one place."""
    actions.move_agenda_item(item, by=request.user, steps=-1 if way == "up" else 1)
    return redirect(f"{pages.url_of(item.congress, 'home')}#item-{item.pk}")


@item_page(permissions.can_script)
def remove_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Take the item off the script."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.remove_agenda_item(item, by=request.user, **form.cleaned_data)
        return redirect("plenary:home", item.congress_id)
    return _ask(request, item, form, _("Take off the agenda"))


def _ask(request: HttpRequest, item: AgendaItem, form: forms.Form, act: str) -> HttpResponse:
    context: dict[str, Any] = {"title": act, "kicker": item.title, "form": form, "submit_label": act,
                               "back_url": pages.url_of(item.congress, "home")}  # fmt: skip
    return render(request, "shell/form.html", context)


def _back(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """To the console when the act came from there."""
    return redirect("plenary:console" if "console" in request.POST else "plenary:home", item.congress_id)
