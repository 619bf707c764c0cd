"""The steps of a draft: other text, open, extend, close, next draft, submit."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import clock

from .. import actions
from ..forms import ExtendForm, OpenForm, RevisionForm
from ..models import Draft
from .getters import draft_page

_WEEKS = timedelta(weeks=3)


@draft_page(is_for_writers=True)
def rewrite(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """Another text for a draft that is being written."""
    form = RevisionForm(request.POST or None, request.FILES or None, initial={"title": draft.title, "text": draft.text})
    if request.method == "POST" and form.is_valid():
        actions.rewrite_draft(draft, by=request.user, title=form.cleaned_data["title"], text=form.cleaned_data["text"])
        return redirect("consultation:draft", congress.pk, draft.pk)
    return _form(request, congress, draft, form, _("Change the text"))


@draft_page(is_for_writers=True)
def open_draft(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """Ask for opinions."""
    today = clock.today()
    initial = {"opens_on": today, "closes_on": today + _WEEKS, "is_public": draft.is_public}
    form = OpenForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.open_for_opinions(draft, by=request.user, **form.cleaned_data)
        messages.success(request, _("The draft is open for opinions; the units below see it on their own page."))
        return redirect("consultation:draft", congress.pk, draft.pk)
    return _form(request, congress, draft, form, _("Open for opinions"), _("Open for opinions"))


@draft_page(is_for_writers=True)
def extend(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """Move the last day."""
    form = ExtendForm(request.POST or None, initial={"closes_on": draft.closes_on})
    if request.method == "POST" and form.is_valid():
        actions.extend_opinions(draft, by=request.user, **form.cleaned_data)
        return redirect("consultation:draft", congress.pk, draft.pk)
    return _form(request, congress, draft, form, _("Move the last day"), _("Move the last day"))


@draft_page(is_for_writers=True)
@require_POST
def close(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """Close for opinions."""
    actions.close_opinions(draft, by=request.user)
    messages.success(request, _("The draft is closed for opinions. Answer them, then make the next draft."))
    return redirect("consultation:draft", congress.pk, draft.pk)


@draft_page(is_for_writers=True)
def revise(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """Make the next draft."""
    form = RevisionForm(request.POST or None, request.FILES or None, initial={"title": draft.title, "text": draft.text})
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("title", "text")}
        later = actions.revise_draft(draft, by=request.user, **given)
        messages.success(
            request, _("Draft no. %(n)d was made. See what changed, then open it or submit it.") % {"n": later.draft_no}
        )
        return redirect("consultation:changes", congress.pk, later.pk)
    return _form(request, congress, draft, form, _("Make the next draft"))


@draft_page(is_for_writers=True)
@require_POST
def finalise(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """Submit to the congress."""
    actions.finalise_draft(draft, by=request.user)
    messages.success(request, _("The draft is submitted to the congress."))
    return redirect("consultation:draft", congress.pk, draft.pk)


def _form(
    request: HttpRequest, congress: Congress, draft: Draft, form: Any, title: str, label: str = ""
) -> HttpResponseBase:
    context = {
        "title": title, "kicker": str(draft), "form": form, "submit_label": label or _("Save"),
        "back_url": reverse("consultation:draft", args=[congress.pk, draft.pk]),
    }  # fmt: skip
    return render(request, "shell/form.html", context)
