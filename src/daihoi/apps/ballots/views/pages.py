"""The pages of the desk: set-up and board, the teller's console, the third look."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.guards import require

from .. import actions, permissions, queries
from .getting import get_desk, get_round, get_turn


@congress_page(permissions.can_count)
def desk(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Set-up, or the board of progress."""
    round_ = get_round(congress, contest_id, number)
    found = queries.desk_of(round_.pk)
    context = {"title": round_.contest.title, "round": round_, "desk": found,
               "board": queries.board_of(found) if found else None}  # fmt: skip
    return render(request, "ballots/desk.html", context)


@congress_page(permissions.can_count)
@require_POST
def open_desk(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Set the desk up."""
    actions.open_desk(get_round(congress, contest_id, number), by=request.user)
    return redirect("ballots:desk", congress.pk, contest_id, number)


@congress_page(permissions.can_count)
@require_POST
def seat(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Give or take back a seat."""
    return redirect("ballots:desk", congress.pk, contest_id, number)


@congress_page(permissions.can_count)
@require_POST
def reopen(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Open a finished bundle again."""
    found = get_desk(congress, contest_id, number)
    turn = get_turn(found, int(request.POST.get("turn", "0")))
    actions.reopen_bundle(turn, by=request.user, reason=request.POST.get("reason", ""))
    return redirect("ballots:desk", congress.pk, contest_id, number)


@congress_page(permissions.can_count)
@require_POST
def cancel(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Give the desk up."""
    found = get_desk(congress, contest_id, number)
    actions.cancel_desk(found, by=request.user, reason=request.POST.get("reason", ""))
    return redirect("ballots:desk", congress.pk, contest_id, number)


@congress_page(permissions.can_count)
@require_POST
def close(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Hand the count over."""
    actions.close_desk(get_desk(congress, contest_id, number), by=request.user)
    return redirect("elections:contest", congress.pk, contest_id)


@congress_page(permissions.can_count)
def key(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The teller's console."""
    found = get_desk(congress, contest_id, number)
    require(permissions.can_key, request.user, found)
    return render(request, "ballots/key.html", {"title": found.round.contest.title, "desk": found})


@congress_page(permissions.can_count)
def look(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The third look's console."""
    found = get_desk(congress, contest_id, number)
    require(permissions.can_look, request.user, found)
    return render(request, "ballots/look.html", {"title": found.round.contest.title, "desk": found})
