"""The report of a result: written here, decided above."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses import law
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress, Stage
from daihoi.apps.elections.models import Candidate, CandidateState, Contest, ContestState
from daihoi.apps.elections.queries import fallout_of, standing_complaints
from daihoi.apps.members.models import HoldingSource, OfficeHolding, Person
from daihoi.apps.shell import clock
from daihoi.apps.shell.shapes import Act, Fact, Finding

from .. import actions, permissions, queries
from ..forms import NoteForm, RatifyForm, ReasonForm
from ..models import ReportState, ResultReport

STATES = {ReportState.SUBMITTED: "submitted", ReportState.APPROVED: "approved", ReportState.RETURNED: "returned"}


@congress_page()
def show(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """The report as it stands, or what it would say; what the reader may do with it."""
    report = ResultReport.objects.filter(congress=congress).select_related("paper").first()
    if report is not None:
        report.congress = congress
    can_send = congress.stage == Stage.CLOSED or (report is not None and report.state == ReportState.RETURNED)
    may_ratify = report is not None and permissions.can_ratify(request.user, report)
    context = {
        "title": _("Report of the result"),
        "here": "cascade",
        "report": report,
        "state": STATES[ReportState(report.state)] if report else "",
        "told": report.figures if report else queries.result_figures(congress),
        "can_send": can_send,
        "may_send": can_send and permissions.can_submit(request.user, congress),
        "open_contests": congress.contests.exclude(state__in=(ContestState.CERTIFIED, ContestState.ANNULLED)),
        "may_ratify": may_ratify and report is not None and report.state == ReportState.SUBMITTED,
        "may_issue": report is not None and permissions.can_report(request.user, congress),
        "annullable": _annullable(request.user, congress) if may_ratify else [],
        "complaints": standing_complaints(congress) if report is not None else [],
        "refused": Candidate.objects.filter(contest__congress=congress, state=CandidateState.REFUSED).select_related(
            "person", "contest"
        ),
        "due_on": queries.report_due_on(congress),
        "today": clock.today(),
        "facts": _facts(report, congress),
        "acts": [Act(_("Back"), reverse("cascade:home", args=[congress.pk]))],
        "trail": trail_of(report) if report else [],
    }
    return render(request, "cascade/report.html", context)


@congress_page()
@require_POST
def submit(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Send the report up."""
    actions.submit_result(congress, by=request.user, note=request.POST.get("note", ""))
    messages.success(request, _("The result is reported."))
    return redirect("cascade:report", congress.pk)


@congress_page()
def ratify(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Ratify the result, perhaps without single persons."""
    report = _report(congress)
    held = OfficeHolding.objects.filter(unit=congress.unit, term=congress.term, source=HoldingSource.ELECTED)
    form = RatifyForm(request.POST or None, people=Person.objects.filter(holdings__in=held).distinct())
    preview: list[Finding] = []
    if request.method == "POST" and form.is_valid():
        refused = list(form.cleaned_data["without"])
        if not refused or "confirmed" in request.POST:
            actions.approve_result(report, by=request.user, **form.cleaned_data)
            messages.success(request, _("The result is ratified."))
            return redirect("cascade:report", congress.pk)
        preview = queries.refusals_of(congress, refused)
    context = {
        "title": _("Ratify the result of %(unit)s") % {"unit": congress.unit.name},
        "here": "cascade",
        "form": form,
        "findings": preview,
        "preview": bool(preview),
        "standing": standing_complaints(congress),
        "submit_label": _("Ratify"),
        "back_url": reverse("cascade:report", args=[congress.pk]),
    }
    return render(request, "cascade/ratify.html", context)


@congress_page()
def give_back(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Give the report back, with what is to be mended."""
    report, form = _report(congress), NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.return_result(report, by=request.user, note=form.cleaned_data["note"])
        messages.success(request, _("The report is back with the unit."))
        return redirect("cascade:report", congress.pk)
    context = {
        "title": _("Return the report of %(unit)s") % {"unit": congress.unit.name},
        "here": "cascade",
        "form": form,
        "submit_label": _("Return the report"),
        "back_url": reverse("cascade:report", args=[congress.pk]),
    }
    return render(request, "shell/form.html", context)


@congress_page()
@require_POST
def issue(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Issue the report as an official paper."""
    paper = actions.issue_result_report(_report(congress), by=request.user)
    messages.success(request, _("The report is issued as %(symbol)s.") % {"symbol": paper.symbol})
    return redirect("cascade:report", congress.pk)


@congress_page()
def annul(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Annul a result from above."""
    contest = get_object_or_404(Contest, pk=contest_id, congress=congress)
    contest.congress = congress
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.annul_result(contest, by=request.user, reason=form.cleaned_data["reason"])
        messages.warning(request, _("The result is annulled; its offices and delegates are taken back."))
        return redirect("cascade:report", congress.pk)
    context = {
        "title": _("Annul: %(contest)s") % {"contest": contest.title},
        "here": "cascade",
        "form": form,
        "findings": fallout_of(contest),
        "intro": _("For a breach of principle or procedure the superior annuls a result and orders a new election. "
                   "What follows stands above."),
        "submit_label": _("Annul the result"),
        "back_url": reverse("cascade:report", args=[congress.pk]),
    }  # fmt: skip
    return render(request, "shell/form.html", context)


def _report(congress: Congress) -> ResultReport:
    report: ResultReport = get_object_or_404(ResultReport, congress=congress)
    report.congress = congress
    return report


def _annullable(user: Any, congress: Congress) -> list[Contest]:
    certified = congress.contests.filter(state=ContestState.CERTIFIED)
    return [contest for contest in certified if permissions.can_annul(user, contest)]


def _facts(report: ResultReport | None, congress: Congress) -> list[Fact]:
    if report is None:
        return [
            Fact(
                _("To be reported by"),
                queries.report_due_on(congress),
                source=law.article(congress, "records.report_days"),
            )
        ]
    facts = [Fact(_("Submitted"), report.submitted_on), Fact(_("To be decided by"), report.decide_by_on)]
    return [*facts, Fact(_("Decided"), report.decided_on)] if report.decided_on else facts
