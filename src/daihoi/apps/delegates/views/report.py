"""The report on credentials: figures, bars and tables."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses import law
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.core.errors import Refused
from daihoi.core.sentences import say

from .. import actions, pages, permissions, queries
from ..forms import ReportForm


@congress_page(permissions.can_see)
def show_report(request: HttpRequest, congress: Congress) -> HttpResponse:
    """The figures as drawn up, or as they stand now."""
    report = queries.report_of(congress)
    context = pages.report(congress, report, request.user)
    return render(request, "delegates/report.html", {**context, "trail": trail_of(report) if report else None})


@congress_page(permissions.can_keep_list)
def make_report(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Draw the report up from the list as it stands."""
    held = queries.report_of(congress)
    form = ReportForm(request.POST or None, initial={"conclusion": held.conclusion if held else ""})
    if request.method == "POST" and form.is_valid():
        actions.make_credentials_report(congress, by=request.user, **form.cleaned_data)
        return redirect("delegates:report", congress.pk)
    title = _("Draw up the %(report)s") % {"report": law.word(congress, "attendance_report")}
    context = {"title": title, "kicker": congress.title, "form": form,
               "submit_label": _("Draw up"), "back_url": reverse("delegates:report", args=[congress.pk])}  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_keep_list)
@require_POST
def issue_report(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Issue the report as a paper."""
    report = queries.report_of(congress)
    if report is None:
        named = law.words(congress).attendance_report
        raise Refused(say("There is no {report} yet. Draw it up on the page of the delegates.", report=named))
    paper = actions.issue_credentials_report(report, by=request.user)
    messages.success(request, _("Issued as %(symbol)s.") % {"symbol": paper.symbol})
    return redirect("delegates:report", congress.pk)
