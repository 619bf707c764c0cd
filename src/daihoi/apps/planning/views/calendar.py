"""The calendar of the preparation, on the page and as a file."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import clock
from daihoi.apps.shell.shapes import Act

from .. import permissions, queries
from ..papers.calendar_file import as_calendar


@congress_page()
def show(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """One month: whole weeks, tasks on their due days, the days of the congress."""
    month = queries.month_of(congress, _asked(request) or queries.best_month(congress), queries.tasks_of(congress))
    context = {
        "title": _("Calendar"),
        "month": month,
        "may_plan": permissions.can_plan(request.user, congress),
        "congress": congress,
        "acts": [
            Act(_("List"), reverse("planning:home", args=[congress.pk]), icon="list-check"),
            Act(_("Take away as iCalendar"), reverse("planning:calendar_file", args=[congress.pk]), icon="download"),
        ],
    }
    return render(request, "planning/calendar.html", context)


@congress_page()
def download(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """The tasks as an iCalendar file."""
    text = as_calendar(congress.title, queries.tasks_of(congress), clock.now())
    name = slugify(congress.unit.code) or "congress"
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def _asked(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return None
