"""From a sum of form F2 back to the elections that make it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations.models import OfficeKind, Unit
from daihoi.apps.shell.shapes import Act, Fact

from .. import queries


@congress_page()
def trace(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """One sum, election by election; each leads on to its round."""
    office = request.GET.get("office", OfficeKind.COMMITTEE.value)
    unit = Unit.objects.in_subtree(congress.unit).filter(code=request.GET.get("unit", "")).first()
    found = queries.trace_of_sum(congress, office, request.GET.get("figure", "elected"), unit)
    if found is None or office not in OfficeKind.values:
        raise Http404(_("There is no such sum."))
    back = f"{reverse('cascade:results', args=[congress.pk])}?office={office}"
    context = {
        "title": found.title,
        "kicker": _("Results of the elections below: %(office)s") % {"office": OfficeKind(office).label},
        "here": "cascade",
        "trace": found,
        "office": office,
        "unit": unit,
        "titles": queries.sum_titles().items(),
        "facts": [Fact(_("Sum"), found.total), Fact(_("Elections"), len(found.parts))],
        "acts": [Act(_("Back"), back)],
    }
    return render(request, "cascade/trace.html", context)
