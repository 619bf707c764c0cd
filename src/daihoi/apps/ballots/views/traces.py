"""From a figure back to the ballots behind it, and the journal as files; every look is logged."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections.models import Candidate
from daihoi.apps.shell import figures, lists
from daihoi.apps.shell.guards import require
from daihoi.apps.shell.narrowing import Choice
from daihoi.apps.shell.shapes import Fact
from daihoi.core.ballots import Sheet, meaning

from .. import actions, permissions, queries
from ..models import Desk
from ..queries import Settled
from ..tables import BallotTable
from .getting import get_desk


@dataclass(frozen=True)
class BallotRow:
    """A settled ballot as the list shows it."""

    pk: str
    bundle: int
    position: int
    line: str
    words: str
    settled: str
    side: str


@congress_page(permissions.can_count)
@never_cache
@require_GET
def trace(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The settled ballots of a round; with a name, those for and against it."""
    desk = get_desk(congress, contest_id, number)
    candidate = _candidate(desk, request.GET.get("candidate", ""))
    ballots = actions.trace_ballots(desk, by=request.user, candidate=candidate)
    sheet = queries.sheet_of(desk.round)
    rows = [_row(one, sheet, candidate) for one in ballots]
    title = _("Ballots: %(name)s") % {"name": candidate} if candidate else _("Settled ballots")
    sides = [("for", _("voted for")), ("against", _("not voted for")), ("invalid", _("invalid"))]
    choices = [Choice("side", _("This name"), sides, lambda found, value: [one for one in found if one.side == value])]
    return lists.render_list(
        request,
        table_class=BallotTable,
        queryset=rows,
        title=title,
        choices=choices if candidate else [],
        empty=(_("No ballot is settled at this desk."), "", ""),
        facts=[Fact(_("Election"), desk.round.contest.title), Fact(_("Round"), str(number))],
        export_name="",
        extra_context={
            "here": "elections",
            "back_url": reverse("ballots:desk", args=[congress.pk, contest_id, number]),
        },
    )


@congress_page(permissions.can_count)
@require_POST
def issue(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """File the journal."""
    actions.issue_journal(get_desk(congress, contest_id, number), by=request.user)
    return redirect("ballots:desk", congress.pk, contest_id, number)


@congress_page(permissions.can_count)
@require_POST
def destroy(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Destroy what was keyed, after the ballots."""
    actions.destroy_entries(get_desk(congress, contest_id, number), by=request.user)
    return redirect("ballots:desk", congress.pk, contest_id, number)


@congress_page(permissions.can_count)
@never_cache
@require_POST
def entries_pdf(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The list of everything keyed, to be printed, signed and sealed with the ballots."""
    content = actions.read_journal(get_desk(congress, contest_id, number), by=request.user)
    return HttpResponse(
        content, "application/pdf", headers={"Content-Disposition": 'attachment; filename="bang-ke-phieu.pdf"'}
    )


@congress_page(permissions.can_count)
@never_cache
@require_GET
def journal_file(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The journal without what was keyed, as ``daihoi audit verify`` reads it."""
    desk = get_desk(congress, contest_id, number)
    require(permissions.can_run, request.user, desk)
    return HttpResponse(
        queries.journal_file(desk), "application/jsonl; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="nhat-ky-nhap-phieu.jsonl"'},
    )  # fmt: skip


def _candidate(desk: Desk, told: str) -> Candidate | None:
    if not told:
        return None
    tallies = desk.round.tallies.select_related("candidate__person")
    tally = get_object_or_404(tallies, candidate=int(told) if told.isdecimal() and len(told) < 10 else 0)
    candidate: Candidate = tally.candidate
    return candidate


def _row(ballot: Settled, sheet: Sheet, candidate: Candidate | None) -> BallotRow:
    key = str(candidate.pk) if candidate is not None else ""
    side = "for" if key in ballot.verdict.votes else "against"
    look = ballot.look
    if look is None:
        settled = _("all teams alike")
    else:
        settled = ", ".join(look.decided_by.splitlines()) or _("third look")
    return BallotRow(
        pk=f"{ballot.bundle}-{ballot.position}",
        bundle=ballot.bundle,
        position=ballot.position,
        line=queries.line_of(ballot, sheet),
        words=meaning(ballot.reading, sheet).in_language(figures.language()),
        settled=settled,
        side=side if ballot.verdict.is_valid else "invalid",
    )
