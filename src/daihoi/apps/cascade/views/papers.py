"""The table of the results below: its draft as PDF, Word and Excel, and issuing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections.papers import as_draft, drafts
from daihoi.apps.shell import clock

from .. import actions, papers


@congress_page()
def result_table(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """The table as a draft, or (posted) the paper issued."""
    if request.method == "POST":
        paper = actions.issue_result_table(congress, by=request.user)
        messages.success(request, _("The table is issued as %(symbol)s.") % {"symbol": paper.symbol})
        return redirect("documents:paper", congress.unit.code, paper.pk)
    drawn = as_draft(papers.result_table(papers.result_table_of(congress, clock.today())))
    file = drafts.draw(drawn, request.GET.get(drafts.FORMAT, "pdf"), f"F2-{congress.unit.code}")
    if file is None:
        raise Http404(_("This paper can't be drawn yet."))
    return HttpResponse(file.content, content_type=file.content_type, headers={"Content-Disposition": file.disposition})
