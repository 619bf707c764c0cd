"""What anybody may know of a closed machine count, and the sealed record of every ballot."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections import permissions as elections
from daihoi.apps.shell import figures
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, permissions, queries
from ..forms import STYLES
from ..models import CountState
from . import scan_showing as showing
from .getting import get_scan


@congress_page(elections.can_see_congress)
@require_GET
def published(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The figures of a closed count, on a page or as JSON."""
    count = get_scan(congress, contest_id, number)
    if count.state != CountState.CLOSED:
        return redirect("ballots:scan", *showing.place(count.round))
    told = count.published
    if request.GET.get("as") == "json":
        return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    sheet = queries.sheet_of(count.round)
    grounds = {one.id: one.statement.in_language(figures.language()) for one in sheet.grounds}
    papers, program = told["papers"], told["program"]
    names = {
        "printed": _("Printed"), "prepared": _("Ballots prepared"), "issued": _("Ballots issued"),
        "returned": _("Ballots returned"), "spoilt": _("Spoilt ballots replaced"), "unused": _("Ballots not used"),
        "read": _("Ballots read"), "by_people": _("Decided by people"), "aside": _("Pictures set aside"),
    }  # fmt: skip
    zones = ", ".join(f"{name} {value}" for name, value in told["zones"].items())
    context = {
        "title": _("Published figures of round %(number)s") % {"number": number},
        "kicker": count.round.contest.title,
        "here": "elections",
        "facts": [Fact(_("Closed"), count.closed_at)],
        "published": told,
        "papers": [(label, papers[key]) for key, label in names.items() if papers.get(key) is not None],
        "invalid": [(grounds.get(key, key), value) for key, value in told["invalid"].items()],
        "votes": [(at, name, told["votes"].get(key, 0)) for at, (key, name) in enumerate(sheet.names, 1)],
        "record_facts": [
            Fact(_("Layout"), told["layout"]),
            Fact(_("How a name is marked"), STYLES[sheet.style]),
            Fact(_("Limits of ink"), zones),
            Fact(_("Program"), f"daihoi {program['version']}"),
            Fact(_("Hash of the program"), program["hash"]),
            Fact(_("Head of the journal"), count.journal_head),
        ],
        "acts": [
            Act(_("Back to the contest"), showing.heading(count.round, None)["back_url"], icon="arrow-left"),
            Act(_("As a file"), "?as=json", icon="download"),
        ],
    }
    return render(request, "ballots/published.html", context)


@congress_page(permissions.can_count)
@never_cache
@require_POST
def records(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The sealed record of every ballot, for the package."""
    lines = actions.take_records(get_scan(congress, contest_id, number), by=request.user)
    return HttpResponse(
        "".join(lines), "application/jsonl; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="ho-so-phieu.jsonl"'},
    )  # fmt: skip
