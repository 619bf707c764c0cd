"""The ballot paper: what it looks like, fixing and withdrawing it, and everything that goes to the printer."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections import permissions as elections
from daihoi.apps.elections.models import Contest
from daihoi.apps.shell import figures
from daihoi.apps.shell.guards import require
from daihoi.apps.shell.shapes import Act, Fact
from daihoi.core.ballots.layouts import PaperSize
from daihoi.core.elections import BallotStyle
from daihoi.core.errors import DaihoiError

from .. import actions, permissions, queries
from ..forms import STYLES, PaperForm, ReasonForm
from ..models import DesignState, PrintedBallot

ON_A5 = 15
FILES = {
    "ballots.pdf": ("application/pdf", "phieu-bau.pdf"),
    "sample.pdf": ("application/pdf", "phieu-mau.pdf"),
    "instruction.pdf": ("application/pdf", "huong-dan-bo-phieu.pdf"),
    "rehearsal.pdf": ("application/pdf", "phieu-thu.pdf"),
    "rehearsal.json": ("application/json; charset=utf-8", "phieu-thu.json"),
    "layout.json": ("application/json; charset=utf-8", "bo-cuc-phieu.json"),
}
"""What can be downloaded: its kind, and the name it is saved under."""


@congress_page(elections.can_see_congress)
@never_cache
def paper(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """The ballot paper of the round that runs or comes next."""
    contest = _contest(congress, contest_id)
    if request.method == "POST":
        return _print(request, contest)
    return _page(request, contest, None)


@congress_page(elections.can_prepare)
def withdraw(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Take the paper back, with the reason."""
    contest = _contest(congress, contest_id)
    printed, form = _standing(contest), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_ballot(printed, by=request.user, reason=form.cleaned_data["reason"])
        messages.warning(request, _("The ballot paper is withdrawn. Destroy what was printed, then print anew."))
        return redirect("ballots:paper", congress.pk, contest_id)
    context = {
        "title": _("Withdraw the ballot paper"),
        "kicker": contest.title,
        "here": "elections",
        "form": form,
        "intro": _("%(copies)s ballots of layout %(layout)s can't be handed out any more and are destroyed unused.")
        % {"copies": printed.copies, "layout": printed.layout_id},
        "submit_label": _("Withdraw"),
        "back_url": reverse("ballots:paper", args=[congress.pk, contest_id]),
    }
    return render(request, "shell/form.html", context)


@congress_page(elections.can_see_congress)
@require_GET
def preview(request: HttpRequest, congress: Congress, contest_id: int, page: int) -> HttpResponseBase:
    """One empty side, as it is printed or would be."""
    contest = _contest(congress, contest_id)
    plan = queries.planned(contest)
    printed = queries.printed_of(contest, plan.number)
    if printed is not None:
        layout = printed.as_layout
    else:
        require(permissions.can_print, request.user, contest)
        style, size = _asked(request, contest, plan)
        layout = queries.printed_pages(contest, plan, style, size).layout
    found = next((one for one in layout.pages if one.number == page), None)
    if found is None or not found.blank:
        raise Http404
    return HttpResponse(found.blank, "image/png", headers={"Cache-Control": "private, no-cache"})


@congress_page(elections.can_prepare)
@never_cache
@require_GET
def file(request: HttpRequest, congress: Congress, contest_id: int, name: str) -> HttpResponseBase:
    """One of the files of the paper that stands; the same again is the same to the last byte."""
    contest = _contest(congress, contest_id)
    printed = _standing(contest)
    require(permissions.can_print, request.user, contest)
    if name not in FILES:
        raise Http404
    kind, saved_as = FILES[name]
    content = queries.printed_file(printed, name)
    if isinstance(content, dict):
        content = json.dumps(content, ensure_ascii=False, indent=1).encode()
    return HttpResponse(content, kind, headers={"Content-Disposition": f'attachment; filename="{saved_as}"'})


def _print(request: HttpRequest, contest: Contest) -> HttpResponseBase:
    plan = queries.planned(contest)
    form = PaperForm(request.POST, styles=queries.styles_of(contest, plan))
    if not form.is_valid():
        return _page(request, contest, form)
    told = form.cleaned_data
    try:
        actions.print_ballot(
            contest, by=request.user, copies=told["copies"], paper=PaperSize(told["paper"]),
            style=BallotStyle(told["style"]),
        )  # fmt: skip
    except DaihoiError as error:
        source = getattr(error, "source", None)
        said = error.in_language(figures.language())
        form.add_error(None, f"{said} ({source})" if source else said)
        return _page(request, contest, form)
    messages.success(request, _("The ballot paper is fixed. Download the file and have it printed."))
    return redirect("ballots:paper", contest.congress_id, contest.pk)


def _page(request: HttpRequest, contest: Contest, form: PaperForm | None) -> HttpResponseBase:
    plan = queries.planned(contest)
    printed, styles = queries.printed_of(contest, plan.number), queries.styles_of(contest, plan)
    may_print = permissions.can_print(request.user, contest)
    here = [contest.congress_id, contest.pk]
    locked = queries.paper_locked(contest, plan)
    pages = printed.as_layout.pages if printed else ()
    size = PaperSize.A5 if len(plan.names) <= ON_A5 else PaperSize.A4
    initial = {"style": styles[0].value, "paper": size.value, "copies": queries.ballots_needed(contest, plan)}
    if printed is not None:
        initial = {"style": printed.style, "paper": printed.paper, "copies": printed.copies}
    context = {
        "title": _("Ballot paper of round %(number)s") % {"number": plan.number},
        "kicker": contest.title,
        "here": "elections",
        "contest": contest,
        "facts": _facts(plan, printed),
        "printed": printed,
        "style": STYLES[BallotStyle(printed.style)] if printed else "",
        "pages": [one.number for one in pages],
        "form": form or PaperForm(styles=styles, initial=initial),
        "locked": locked,
        "may_print": may_print,
        "withdrawn": PrintedBallot.objects.filter(contest=contest, state=DesignState.WITHDRAWN),
        "next_act": Act(_("Download the ballots"), reverse("ballots:paper-file", args=[*here, "ballots.pdf"]),
                        icon="download") if printed and may_print else None,
        "acts": [Act(_("Back to the contest"), reverse("elections:contest", args=here), icon="arrow-left")],
        "downloads": _downloads(here) if printed and may_print else [],
        "trail": trail_of(printed) if printed else None,
    }  # fmt: skip
    return render(request, "ballots/paper.html", context, status=422 if form is not None else 200)


def _facts(plan: queries.Planned, printed: PrintedBallot | None) -> list[Fact]:
    facts = [Fact(_("Names"), len(plan.names)), Fact(_("Seats to fill"), plan.seats)]
    if printed is not None:
        facts += [Fact(_("Ballots printed"), printed.copies), Fact(_("Paper size"), printed.paper)]
    return facts


def _downloads(here: list[int]) -> list[tuple[Any, Any, str]]:
    told = [
        ("sample.pdf", _("Sample"), _("for adoption and display; marked as a sample, never counted")),
        ("instruction.pdf", _("Instruction"), _("one page: how to mark, right and wrong")),
        ("rehearsal.pdf", _("Rehearsal deck"), _("24 test sheets with known marks, to try the scanner")),
        ("rehearsal.json", _("What must come out of the rehearsal deck"), _("sheet by sheet, and the sums")),
        ("layout.json", _("Layout"), _("where everything stands, for any other program")),
    ]
    return [(label, about, reverse("ballots:paper-file", args=[*here, name])) for name, label, about in told]


def _asked(request: HttpRequest, contest: Contest, plan: queries.Planned) -> tuple[BallotStyle | None, PaperSize]:
    styles = queries.styles_of(contest, plan)
    asked = next((one for one in styles[1:] if one.value == request.GET.get("style")), None)
    return asked, PaperSize.A5 if request.GET.get("paper") == PaperSize.A5 else PaperSize.A4


def _standing(contest: Contest) -> PrintedBallot:
    printed = queries.printed_of(contest, queries.planned(contest).number)
    if printed is None:
        raise Http404
    return printed


def _contest(congress: Congress, contest_id: int) -> Contest:
    contest: Contest = get_object_or_404(Contest, pk=contest_id, congress=congress)
    contest.congress = congress
    return contest
