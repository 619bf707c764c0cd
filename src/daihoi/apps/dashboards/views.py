"""The overview, which answers "what now?", and the search everywhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.cascade import queries as cascade
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations import queries as organisations
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import public, signed_in
from daihoi.apps.shell.shapes import Fact

from . import context, figures, journey
from . import search as searching


@public
def show_start(request: HttpRequest) -> HttpResponse:
    """The house's own people go to their overview, everybody else to the portal."""
    return redirect("overview" if request.user.is_authenticated else "portal:portals")


@signed_in
def show_overview(request: HttpRequest) -> HttpResponse:
    """The reader's congress, or how to come by one."""
    congress = context.congress_here(request)
    if congress is not None:
        return redirect("congress", congress.pk)
    unit = context.first_unit(request.user)
    found = {
        "title": _("Overview"),
        "unit": unit,
        "may_set_up": units.can_administer_house(request.user, None)
        and not organisations.house_standing(request.user).is_complete,
        "may_found": unit is not None and units.can_work_for(request.user, unit),
        "create_url": reverse("congresses:create", args=[unit.code]) if unit else "",
    }
    return render(request, "dashboards/start.html", found)


@congress_page()
def show_congress(request: HttpRequest, congress: Congress) -> HttpResponse:
    """What now, then the board of the units below, then the figures."""
    steps = journey.next_steps(congress, request.user)
    lines = cascade.board_lines(congress)
    late = [step for step in steps if step.is_late]
    rest = [step for step in steps if not step.is_late]
    return render(
        request,
        "dashboards/overview.html",
        {
            "title": congress.title,
            "kicker": _("Overview"),
            "facts": _facts(congress),
            "stage_look": figures.stage_look(congress),
            "late": late,
            "decisions": [step for step in rest if step.is_decision],
            "steps": [step for step in rest if not step.is_decision],
            "figures": figures.figures_of(congress, lines),
            "board": figures.board_of(congress, lines),
            "late_below": [line for line in lines if line.is_late],
            "today": clock.today(),
        },
    )


@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """Everything that the reader may see and that holds the words."""
    text = request.GET.get("q", "").strip()[:200]
    groups = searching.search(request.user, text)
    found = {"title": _("Search"), "text": text, "groups": groups, "count": sum(len(group.hits) for group in groups)}
    return render(request, "dashboards/search.html", found)


def _facts(congress: Congress) -> list[Fact]:
    facts = [Fact(_("Unit"), congress.unit.name, reverse("organisations:home", args=[congress.unit.code]))]
    if congress.opens_on:
        facts.append(Fact(_("Opens on"), congress.opens_on))
    if congress.place:
        facts.append(Fact(_("Place"), congress.place))
    return [*facts, Fact(_("Rulebook"), congress.rulebook)]
