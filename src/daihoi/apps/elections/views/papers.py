"""Papers: the desk, drafts as PDF, Word and Excel, and issuing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.models import Paper
from daihoi.apps.members import permissions as members
from daihoi.apps.shell.shapes import Act
from daihoi.core import documents

from .. import actions, pages, papers, permissions
from ..models import Contest, Round
from ..papers import drafts
from .getting import get_contest, get_round, heading, trail

T = TypeVar("T")


@congress_page()
def desk(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Every paper of a contest: issued, to be issued, or to be looked at."""
    contest = get_contest(congress, contest_id)
    sees_internal = members.can_read_sensitive(request.user, congress.unit)
    context = heading(contest) | {
        "title": _("Papers of the election"),
        "kicker": contest.title,
        "lines": pages.paper_lines(contest, sees_internal=sees_internal),
        "may_issue": permissions.can_issue(request.user, contest),
        "acts": [Act(_("Back to the contest"), reverse("elections:contest", args=[congress.pk, contest.pk]))],
        "trail": trail(contest),
    }
    return render(request, "elections/desk.html", context)


@congress_page()
def paper(request: HttpRequest, congress: Congress, contest_id: int, kind: str) -> HttpResponseBase:
    """A paper of a contest: its draft, or (posted) the paper issued."""
    contest = get_contest(congress, contest_id)
    if request.method == "POST":
        return _issued(request, contest, _issue_of_contest(contest, kind, request.user))
    return _file(request, _draft_of_contest(contest, kind, request.user), kind)


@congress_page()
def round_paper(request: HttpRequest, congress: Congress, contest_id: int, number: int, kind: str) -> HttpResponseBase:
    """A paper of a round: its draft, or (posted) the paper issued."""
    round_ = get_round(congress, contest_id, number)
    if request.method == "POST":
        return _issued(request, round_.contest, _issue_of_round(round_, kind, request.user))
    return _file(request, _draft_of_round(round_, kind), kind)


@congress_page()
def report(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """The report on all elections: its draft, or (posted) the paper issued."""
    if request.method == "POST":
        found = actions.issue_election_report(congress, by=request.user)
        messages.success(request, _say(found))
        return redirect("documents:paper", congress.unit.code, found.pk)
    return _file(request, papers.as_draft(papers.election_report(papers.report_of(congress))), pages.REPORT)


def _draft_of_contest(contest: Contest, kind: str, user: Any) -> documents.Paper:
    if kind == pages.INTERNAL:
        return actions.read_internal_list(contest, by=user)
    draw: dict[str, Callable[[], documents.Paper]] = {
        pages.SPECIMEN: lambda: papers.ballot_specimen(papers.ballot_of(contest)),
        pages.NOTICE: lambda: papers.ballot_notice(papers.ballot_of(contest)),
        pages.ELECTED: lambda: papers.elected_list(papers.elected_of(contest)),
    }
    return papers.as_draft(_known(draw, kind)())


def _draft_of_round(round_: Round, kind: str) -> documents.Paper:
    draw: dict[str, Callable[[], documents.Paper]] = {
        pages.ELECTORATE: lambda: papers.electorate_list(papers.electorate_of(round_)),
        pages.MINUTES: lambda: papers.counting_minutes(papers.minutes_of(round_)),
    }
    if kind == pages.MINUTES and round_.returned is None:
        raise Http404(_("This round has not been counted yet."))
    return papers.as_draft(_known(draw, kind)())


def _issue_of_contest(contest: Contest, kind: str, user: Any) -> Paper:
    issue: dict[str, Callable[[], Paper]] = {
        pages.NOTICE: lambda: actions.issue_ballot_notice(contest, by=user),
        pages.ELECTED: lambda: actions.issue_elected_list(contest, by=user),
        pages.INTERNAL: lambda: actions.issue_internal_list(contest, by=user),
    }
    return _known(issue, kind)()


def _issue_of_round(round_: Round, kind: str, user: Any) -> Paper:
    issue: dict[str, Callable[[], Paper]] = {
        pages.ELECTORATE: lambda: actions.issue_electorate_list(round_, by=user),
        pages.MINUTES: lambda: actions.issue_minutes(round_, by=user),
    }
    return _known(issue, kind)()


def _known(offers: dict[str, T], kind: str) -> T:
    if kind not in offers:
        raise Http404(_("This paper can't be drawn yet."))
    return offers[kind]


def _file(request: HttpRequest, drawn: documents.Paper, kind: str) -> HttpResponseBase:
    file = drafts.draw(drawn, request.GET.get(drafts.FORMAT, "pdf"), slugify(kind))
    if file is None:
        raise Http404(_("This paper can't be drawn yet."))
    return HttpResponse(file.content, content_type=file.content_type, headers={"Content-Disposition": file.disposition})


def _issued(request: HttpRequest, contest: Contest, found: Paper) -> HttpResponseBase:
    messages.success(request, _say(found))
    return redirect("elections:papers", contest.congress_id, contest.pk)


def _say(found: Paper) -> str:
    return _("%(paper)s is issued as %(symbol)s.") % {"paper": found.declared_type.capitalize(), "symbol": found.symbol}
