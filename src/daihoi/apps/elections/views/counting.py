"""The count of a round: the ballots close first, then the figures, keyed or from the tally sheet."""

from __future__ import annotations

from math import ceil
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.shapes import Act
from daihoi.core.errors import DaihoiError

from .. import actions, permissions, queries, ways
from ..forms import CountForm, ReportForm
from ..models import Round, RoundState
from .getting import get_round, heading, said, url_of

# ballots on one tally sheet: a bundle that three people can read out, record and check in one go
SHEET = 100
# where numbers are written, as many columns as a sheet on its side holds
CARDS = 8


@congress_page()
def report(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The gate before the count: ballots prepared, issued, spoilt, unused and returned must close."""
    round_ = get_round(congress, contest_id, number)
    form = ReportForm(request.POST or None, round_=round_)
    if request.method == "POST" and form.is_valid():
        try:
            actions.report_ballots(round_, by=request.user, seen=request.POST.get("seen"), **form.figures())
        except DaihoiError as error:
            form.add_error(None, said(request, error))
        else:
            return _after_report(request, round_)
    context = _page(request, round_) | {
        "title": _("Ballots of round %(number)s") % {"number": round_.number},
        "form": form,
        "may_annul": permissions.can_decide(request.user, round_.contest),
        "is_stopped": round_.has_excess and round_.reported_at is not None and not form.errors,
        "ways": ways.ways(round_),
    }
    return render(request, "elections/report.html", context, status=422 if form.errors else 200)


@congress_page()
def enter_count(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The count as the counting committee reports it: keyboard only, sums while typing."""
    round_ = get_round(congress, contest_id, number)
    if request.method == "GET" and _waits_for_report(round_):
        return redirect("elections:report", congress.pk, contest_id, number)
    form = CountForm(
        request.POST or None, round_=round_, grounds=queries.rules_of(round_.contest).elections.ballots.grounds
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_count(round_, by=request.user, seen=request.POST.get("seen"), **form.figures())
        except DaihoiError as error:
            form.add_error(None, said(request, error))
        else:
            messages.success(request, _("The count is kept. It can be corrected until the round is decided."))
            return redirect("elections:contest", congress.pk, contest_id)
    context = _page(request, round_) | {
        "title": _("Count of round %(number)s") % {"number": round_.number},
        "form": form,
        "waits_again": round_.state == RoundState.OPEN and round_.valid is not None,
    }
    return render(request, "elections/count.html", context, status=422 if form.errors else 200)


@congress_page()
def tally_sheet(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """A sheet to print for one bundle of ballots: strokes, or numbers where votes weigh or are shared out."""
    round_ = get_round(congress, contest_id, number)
    has_numbers = queries.is_cumulative(round_) or round_.weight_summoned is not None
    ballots = round_.returned if round_.returned is not None else round_.attending
    size = CARDS if has_numbers else min(max(ballots, 5), SHEET)
    context = _page(request, round_) | {
        "title": _("Tally sheet, round %(number)s") % {"number": round_.number},
        "names": [one.candidate for one in round_.tallies.select_related("candidate__person")],
        "grounds": queries.rules_of(round_.contest).elections.ballots.grounds,
        "boxes": range(ceil(size / 5)),
        "few_boxes": range(ceil(min(size, 25) / 5)),
        "cards": range(1, size + 1),
        "size": size,
        "ballots": ballots,
        "sheets": ceil(ballots / size),
    }
    page = "elections/tally_numbers.html" if has_numbers else "elections/tally_sheet.html"
    return render(request, page, context)


def _after_report(request: HttpRequest, round_: Round) -> HttpResponseBase:
    here = [round_.contest.congress_id, round_.contest_id, round_.number]
    if round_.has_excess:
        messages.error(request, _("More ballots were returned than issued. Nothing is counted."))
        return redirect("elections:report", *here)
    if round_.state == RoundState.COUNTED:
        messages.success(request, _("The report is unchanged; the count stands."))
        return redirect("elections:contest", *here[:2])
    messages.success(request, _("The ballots close. Now the count."))
    return redirect("elections:report" if ways.ways(round_) else "elections:count", *here)


def _waits_for_report(round_: Round) -> bool:
    """True while the gate stands before the count."""
    is_unreported = round_.reported_at is None and round_.issued is None
    return round_.state == RoundState.OPEN and (is_unreported or round_.has_excess)


def _page(request: HttpRequest, round_: Round) -> dict[str, Any]:
    """What the gate, the count and the sheet share."""
    contest = round_.contest
    rules = queries.rules_of(contest).elections
    is_cumulative = queries.is_cumulative(round_)
    here = [contest.congress_id, contest.pk, round_.number]
    return heading(contest) | {
        "kicker": contest.title,
        "round": round_,
        "seen": queries.figures_mark(round_),
        "rules": rules,
        "may_count": permissions.can_count(request.user, round_),
        "is_open": round_.state in (RoundState.OPEN, RoundState.COUNTED),
        "is_cumulative": is_cumulative,
        "is_weighed": round_.weight_summoned is not None,
        "most_for_one": round_.seats if is_cumulative else 1,
        "missing": max((round_.issued or 0) - (round_.returned or 0), 0) if round_.returned is not None else None,
        "electorate_url": reverse("elections:electorate", args=here),
        "sheet": Act(_("Tally sheet"), reverse("elections:tally-sheet", args=here), icon="printer"),
        "back_url": url_of(round_),
    }
