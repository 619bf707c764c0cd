"""From a figure back to what made it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.shapes import Act

from .. import queries
from .getting import get_round, heading


@congress_page()
def trace(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """One figure of a round: the steps, the rule, who was counted, the papers, the trail."""
    round_ = get_round(congress, contest_id, number)
    found = queries.trace_of(round_, request.GET.get("figure", "base")) or queries.trace_of(round_, "summoned")
    if found is None:
        raise Http404(_("This round has no such figure."))
    here = [congress.pk, contest_id]
    acts = [Act(_("Back to the contest"), f"{reverse('elections:contest', args=here)}#round-{number}")]
    if found.figure in ("summoned", "attending", "base", "threshold"):
        roll = reverse("elections:electorate", args=[*here, number])
        acts.append(Act(_("Electorate"), roll, icon="people"))
    context = heading(round_.contest) | {
        "title": found.title,
        "kicker": _("%(contest)s, round %(number)s") % {"contest": round_.contest.title, "number": number},
        "trace": found,
        "round": round_,
        "acts": acts,
        "trail": list(found.trail),
    }
    return render(request, "elections/trace.html", context)
