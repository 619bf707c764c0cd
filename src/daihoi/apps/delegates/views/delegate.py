"""One delegate: facts, credentials, absence, replacement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress

from .. import actions, pages, permissions, queries
from ..forms import AbsenceForm, BarForm, ReasonForm, ReplacementForm
from ..models import Delegate


@congress_page(permissions.can_see)
def show_delegate(request: HttpRequest, congress: Congress, delegate_id: int) -> HttpResponse:
    """Everything about one seat."""
    delegate = _delegate(congress, delegate_id)
    context = pages.delegate(delegate, request.user)
    return render(request, "shell/record.html", {**context, "trail": trail_of(delegate)})


@congress_page(permissions.can_keep_list)
@require_POST
def accept_one(request: HttpRequest, congress: Congress, delegate_id: int) -> HttpResponse:
    """Recognise the credentials."""
    actions.accept_credentials(_delegate(congress, delegate_id), by=request.user)
    return redirect("delegates:delegate", congress.pk, delegate_id)


@congress_page(permissions.can_keep_list)
def reject_one(request: HttpRequest, congress: Congress, delegate_id: int) -> HttpResponse:
    """Reject the credentials, with the reason."""
    delegate, form = _delegate(congress, delegate_id), ReasonForm(request.POST or None)
    if form.is_valid():
        actions.reject_credentials(delegate, by=request.user, **form.cleaned_data)
        return redirect("delegates:delegate", congress.pk, delegate_id)
    return _ask(request, delegate, form, _("Reject the credentials"))


@congress_page(permissions.can_keep_list)
def bar_one(request: HttpRequest, congress: Congress, delegate_id: int) -> HttpResponse:
    """Say that the person is not summoned, on a ground of the rulebook."""
    delegate = _delegate(congress, delegate_id)
    form = BarForm(request.POST or None, delegate=delegate)
    if form.is_valid():
        actions.mark_not_summoned(delegate, by=request.user, **form.cleaned_data)
        return redirect("delegates:delegate", congress.pk, delegate_id)
    return _ask(request, delegate, form, _("Do not summon"))


@congress_page(permissions.can_check_in)
def mark_absent(request: HttpRequest, congress: Congress, delegate_id: int) -> HttpResponse:
    """Note an absence for the whole congress."""
    delegate, form = _delegate(congress, delegate_id), AbsenceForm(request.POST or None)
    if form.is_valid():
        actions.mark_absent(delegate, by=request.user, **form.cleaned_data)
        return redirect("delegates:delegate", congress.pk, delegate_id)
    return _ask(request, delegate, form, _("Note an absence"))


@congress_page(permissions.can_keep_list)
def replace_one(request: HttpRequest, congress: Congress, delegate_id: int) -> HttpResponse:
    """Call up an alternate."""
    delegate = _delegate(congress, delegate_id)
    form = ReplacementForm(request.POST or None, alternates=queries.alternates_for(delegate))
    if form.is_valid():
        given = form.cleaned_data
        alternate = given.pop("alternate")
        actions.replace_by_alternate(delegate, alternate, by=request.user, **given)
        return redirect("delegates:delegate", congress.pk, alternate.pk)
    return _ask(request, delegate, form, _("Call up an alternate"))


@congress_page(permissions.can_keep_list)
def remove_one(request: HttpRequest, congress: Congress, delegate_id: int) -> HttpResponse:
    """Take a wrong entry off the list."""
    delegate, form = _delegate(congress, delegate_id), ReasonForm(request.POST or None)
    if form.is_valid():
        actions.remove_delegate(delegate, by=request.user, **form.cleaned_data)
        return redirect("delegates:home", congress.pk)
    return _ask(request, delegate, form, _("Take off the list"))


def _ask(request: HttpRequest, delegate: Delegate, form: forms.Form, act: str) -> HttpResponse:
    context: dict[str, Any] = {
        "title": act, "kicker": delegate.person.full_name, "form": form, "submit_label": act,
        "facts": pages.delegate_facts(delegate),
        "back_url": reverse("delegates:delegate", args=[delegate.congress_id, delegate.pk]),
    }  # fmt: skip
    return render(request, "shell/form.html", context)


def _delegate(congress: Congress, delegate_id: int) -> Delegate:
    delegate = get_object_or_404(queries.delegates_of(congress), pk=delegate_id)
    delegate.congress = congress
    return delegate
