"""Drafts that are open to the public: reading them, and saying something about them in a minute."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from daihoi.apps.consultation import actions as consultation
from daihoi.apps.consultation import queries as drafts
from daihoi.apps.consultation.models import Draft
from daihoi.apps.shell.guards import public

from ..forms import OpinionForm


@public
def show_drafts(request: HttpRequest) -> HttpResponse:
    """The drafts that ask for opinions today."""
    found = {"title": _("Drafts open for opinions"), "drafts": drafts.public_drafts()}
    return render(request, "portal/drafts.html", found)


@public
def read_draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """One draft with its headings, and the form beside it; the receipt code comes back at once."""
    draft = get_object_or_404(Draft.objects.select_related("congress__unit"), pk=draft_id, is_public=True)
    is_open = drafts.public_drafts().filter(pk=draft.pk).exists()
    form = OpinionForm(draft, request.POST or None, initial={"key": uuid.uuid4().hex})
    if request.method == "POST" and form.is_valid():
        comment = consultation.add_public_comment(draft, session_key=_session(request), **form.given())
        return redirect("consultation:receipt", comment.receipt_code)
    found = {
        "title": str(draft),
        "draft": draft,
        "sections": draft.sections.all(),
        "form": form,
        "is_open": is_open,
        "description": draft.title,
    }
    return render(request, "portal/draft.html", found)


def _session(request: HttpRequest) -> str:
    if not request.session.session_key:
        request.session.save()
    return request.session.session_key or ""
