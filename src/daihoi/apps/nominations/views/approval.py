"""Sending a list up, and the superior's answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import actions, pages, permissions
from ..forms import ApprovalForm, NoteForm
from ..guards import slate_page
from ..models import Slate


@slate_page(permissions.can_build)
@require_POST
def submit(request: HttpRequest, slate: Slate) -> HttpResponse:
    """Submit the list."""
    actions.submit(slate, by=request.user)
    messages.success(request, _("The list lies with the superior now."))
    return redirect("nominations:slate", slate.congress_id, slate.pk)


@slate_page()
def approve(request: HttpRequest, slate: Slate) -> HttpResponse:
    """Approve the list for the unit below."""
    form = ApprovalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.approve(slate, by=request.user, paper=form.cleaned_data["paper"])
        return redirect("nominations:slate", slate.congress_id, slate.pk)
    return _ask(request, slate, form, _("Approve the list"))


@slate_page()
def return_slate(request: HttpRequest, slate: Slate) -> HttpResponse:
    """Give the list back."""
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.return_slate(slate, by=request.user, note=form.cleaned_data["note"])
        return redirect("nominations:slate", slate.congress_id, slate.pk)
    return _ask(request, slate, form, _("Give the list back"))


def _ask(request: HttpRequest, slate: Slate, form: ApprovalForm | NoteForm, act: str) -> HttpResponse:
    context = {"title": act, "kicker": slate.get_office_display(), "form": form, "submit_label": act,
               "facts": pages.slate_facts(slate), "back_url": pages.url_of(slate)}  # fmt: skip
    return render(request, "shell/form.html", context)
