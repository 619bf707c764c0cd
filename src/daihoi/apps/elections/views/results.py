"""Results: on the page, in the hall, on paper, and as figures that anyone can check."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.congresses import law
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, queries
from ..forms import ReasonForm
from ..models import Contest
from .getting import get_contest, get_round, heading, trail


@congress_page()
def result(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """The whole result: each figure with its denominator and its reason."""
    contest = get_contest(congress, contest_id)
    found = queries.result_of(contest)
    context = heading(contest) | {
        "title": _("Result: %(contest)s") % {"contest": contest.title},
        "result": found,
        "facts": [
            Fact(_("Seats to fill"), contest.seats),
            Fact(_("Elected"), len(found.elected)),
            Fact(_("Left unfilled"), found.unfilled),
            Fact(_("Rounds"), len(found.rounds)),
        ],
        "acts": [
            Act(_("Back to the contest"), reverse("elections:contest", args=[congress.pk, contest.pk])),
            Act(_("Show in the hall"), reverse("elections:screen", args=[congress.pk, contest.pk]), icon="display"),
        ],
        "trail": trail(contest),
    }
    return render(request, "elections/result.html", context)


@congress_page()
def screen(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """The result for the hall: big, led by the keyboard, by itself up to date.

    Nothing is sent again while nothing has changed: the page tells what it has seen.
    """
    contest = get_contest(congress, contest_id)
    asked = request.GET.get("round", "")
    found = queries.screen_of(contest, int(asked) if asked.isdecimal() else None)
    if request.GET.get("seen") == found.token:
        return HttpResponse(status=204)
    context = heading(contest) | {
        "screen": found,
        "shown_round": asked if asked.isdecimal() else "",
        "everything": "all" in request.GET,
        "back_url": reverse("elections:contest", args=[congress.pk, contest.pk]),
    }
    template = "elections/screen_lines.html" if request.headers.get("HX-Request") else "elections/screen.html"
    return render(request, template, context)


@congress_page()
def export_case(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The figures of a round, as ``daihoi elections decide`` reads them."""
    case = queries.export_case(get_round(congress, contest_id, number))
    if case is None:
        raise Http404(_("This round has not been counted yet."))
    return JsonResponse(case, json_dumps_params={"ensure_ascii": False, "indent": 1})


@congress_page()
@require_POST
def issue_minutes(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Issue the counting minutes of a round."""
    paper = actions.issue_minutes(get_round(congress, contest_id, number), by=request.user)
    messages.success(request, _("The minutes are issued as %(symbol)s.") % {"symbol": paper.symbol})
    return redirect("elections:contest", congress.pk, contest_id)


@congress_page()
@require_POST
def issue_elected(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Issue the list of those elected."""
    paper = actions.issue_elected_list(get_contest(congress, contest_id), by=request.user)
    messages.success(request, _("The list is issued as %(symbol)s.") % {"symbol": paper.symbol})
    return redirect("elections:contest", congress.pk, contest_id)


@congress_page()
@require_POST
def certify(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Certify the result."""
    actions.certify_contest(get_contest(congress, contest_id), by=request.user)
    messages.success(request, _("The result is certified."))
    return redirect("elections:contest", congress.pk, contest_id)


def _intro_of_annulment(contest: Contest) -> str:
    congress = contest.congress
    if not congress.unit.is_root():
        return _(
            "The whole contest counts for nothing and its offices are taken back. Once a result is certified, only "
            "the superior level can do this."
        )
    if contest.certified_at is None:
        return _("The whole contest counts for nothing and its offices are taken back.")
    if law.article(congress, "records.challenge_days") is not None:
        return _(
            "The whole contest counts for nothing and its offices are taken back. The result is certified: only a "
            "court, arbitrators or a new general meeting may decide this. State their decision as the reason."
        )
    return _(
        "The whole contest counts for nothing and its offices are taken back. The result is certified: only a new "
        "congress may decide this. State its resolution as the reason."
    )


@congress_page()
def annul(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Annul a contest, with the reason."""
    contest = get_contest(congress, contest_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.annul_contest(contest, by=request.user, reason=form.cleaned_data["reason"])
        messages.warning(request, _("The contest is annulled. The office may be put to the vote anew."))
        return redirect("elections:home", congress.pk)
    context = heading(contest) | {
        "title": _("Annul the contest"),
        "kicker": contest.title,
        "form": form,
        "findings": queries.fallout_of(contest),
        "intro": _intro_of_annulment(contest),
        "submit_label": _("Annul the contest"),
        "back_url": reverse("elections:contest", args=[congress.pk, contest.pk]),
    }  # fmt: skip
    return render(request, "shell/form.html", context)
