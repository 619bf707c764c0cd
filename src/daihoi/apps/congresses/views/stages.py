"""The days of a congress and its way from stage to stage."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.core.errors import DaihoiError

from .. import actions, pages, permissions
from ..forms import DatesForm, ReasonForm
from ..guards import congress_page
from ..models import Congress


@congress_page(permissions.can_prepare)
def edit_dates(request: HttpRequest, congress: Congress) -> HttpResponse:
    """The days: what the rulebook warns of is shown before and after they are kept."""
    form = DatesForm(request.POST or None, initial=pages.held_dates(congress))
    source = None
    if request.method == "POST" and form.is_valid():
        try:
            findings = actions.set_dates(congress, by=request.user, **form.cleaned_data)
        except DaihoiError as error:
            form.add_error(None, pages.said(error.sentence))
            source = getattr(error, "source", None)
        else:
            messages.success(request, _("The days are set, and the last lawful days of every step with them."))
            for finding in findings:
                messages.warning(request, f"{pages.said(finding.text)} ({finding.source})")
            return redirect("congresses:home", congress.pk)
    context = {"title": _("Days of the congress"), "kicker": congress.title, "form": form, "source": source,
               **pages.dates(congress), **pages.back(congress)}  # fmt: skip
    return render(request, "congresses/dates.html", context)


@congress_page(permissions.can_move)
@require_POST
def move_stage(request: HttpRequest, congress: Congress, wanted: str) -> HttpResponse:
    """Move the congress on."""
    actions.move_stage(congress, wanted, by=request.user)
    messages.success(request, _("The congress is now: %(stage)s.") % {"stage": congress.get_stage_display()})
    return redirect("congresses:home", congress.pk)


@congress_page(permissions.can_move)
def reason_stage(request: HttpRequest, congress: Congress, wanted: str) -> HttpResponse:
    """Move the congress to a stage that asks for the reason: put off, annulled."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.move_stage(congress, wanted, by=request.user, reason=form.cleaned_data["reason"])
        return redirect("congresses:home", congress.pk)
    act = pages.act_to(congress, wanted)
    context = {"title": act, "kicker": congress.title, "form": form, "submit_label": act, **pages.back(congress)}
    return render(request, "shell/form.html", context)
