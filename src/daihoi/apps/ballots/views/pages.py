"""The pages of the desk: set-up, board, slips; the teller's console and the third look's."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from daihoi.apps.accounts.models import User
from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections.models import Round
from daihoi.apps.shell import figures
from daihoi.apps.shell.guards import require
from daihoi.core.elections import BallotStyle
from daihoi.core.errors import DaihoiError

from .. import actions, permissions, queries
from ..forms import DeskForm, ReasonForm, SeatForm, letter_of
from ..models import Desk, DeskState
from ..queries.tellers import proposed_seats, tellers_of
from . import showing, words
from .getting import get_desk, get_round, get_turn

OFFERED = ("key-state", "take", "take-over", "entries", "undo", "finish")


@congress_page(permissions.can_count)
@never_cache
def desk(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Set-up, or the board of progress."""
    round_ = get_round(congress, contest_id, number)
    found = queries.desk_of(round_.pk)
    if found is None:
        return _set_up(request, round_, None)
    found.round = round_
    board = queries.board_of(found)
    first, *others = showing.acts_of(round_, found, board, request.user)
    context = _heading(round_, found, board) | {
        "desk": found,
        "state": showing.BADGES[DeskState(found.state)],
        "progress": board,
        "board": showing.board_of(board, found, request.user),
        "findings": showing.lacking(round_, found, request.user),
        "next_act": first,
        "acts": others,
        "seats": showing.seat_rows(found),
        "seat_choices": showing.seat_words(found),
        "reopening": showing.turns_to_reopen(board),
        "is_open": found.state == DeskState.OPEN,
        "mine": queries.seat_of(found, request.user),
        "after": showing.afterwards(found, request.user) if found.state == DeskState.CLOSED else None,
        "over": _to_take_over(found, request.user, board),
        "trail": trail_of(found),
    }
    return render(request, "ballots/desk.html", context)


@congress_page(permissions.can_count)
@require_POST
def open_desk(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Set the desk up."""
    round_ = get_round(congress, contest_id, number)
    form = DeskForm(request.POST, tellers=tellers_of(congress), proposed={})
    if not form.is_valid():
        return _set_up(request, round_, form)
    told = form.cleaned_data
    try:
        actions.open_desk(
            round_, by=request.user, teams=told["teams"], bundle_size=told["bundle_size"], seats=form.seats()
        )  # fmt: skip
    except DaihoiError as error:
        form.add_error(None, _said(error))
        return _set_up(request, round_, form)
    messages.success(request, _("The desk is open. Print the slips and tie the bundles in the order of the sheets."))
    return redirect("ballots:desk", *showing.place(round_))


@congress_page(permissions.can_count)
@require_POST
def seat(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Give or take back a seat."""
    found, form = get_desk(congress, contest_id, number), SeatForm(request.POST)
    if form.is_valid():
        teller, letter = get_object_or_404(User, pk=form.cleaned_data["user"]), letter_of(form.cleaned_data["seat"])
        if letter is None:
            actions.unseat_teller(found, teller, by=request.user)
        else:
            actions.seat_teller(found, teller, letter, by=request.user)
        messages.success(request, _("The seat is changed."))
    return redirect(f"{showing.url(found.round, 'desk')}#seats")


@congress_page(permissions.can_count)
def reopen(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Open a finished bundle again, with the reason."""
    found = get_desk(congress, contest_id, number)
    turn = get_turn(found, _whole(request.POST.get("turn") or request.GET.get("turn")))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.reopen_bundle(turn, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("Bundle %(number)s lies with team %(team)s again.") % {
            "number": turn.bundle.number, "team": turn.team.letter})  # fmt: skip
        return redirect("ballots:desk", *showing.place(found.round))
    title = _("Open bundle %(number)s of team %(team)s again") % {
        "number": turn.bundle.number, "team": turn.team.letter}  # fmt: skip
    context = _heading(found.round, found, None) | {
        "title": title,
        "form": form,
        "intro": _("Its team looks through the bundle and corrects it; then it is compared anew. The journal keeps the "
                   "reason."),
        "submit_label": _("Open the bundle again"),
        "back_url": showing.url(found.round, "desk"),
        "form_action": f"{showing.url(found.round, 'reopen')}?turn={turn.pk}",
    }  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_count)
def cancel(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Give the desk up, with the reason."""
    found, form = get_desk(congress, contest_id, number), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.cancel_desk(found, by=request.user, reason=form.cleaned_data["reason"])
        messages.warning(request, _("The desk is given up. What was keyed counts for nothing."))
        return redirect("ballots:desk", *showing.place(found.round))
    context = _heading(found.round, found, None) | {
        "title": _("Give the desk up"),
        "form": form,
        "intro": _("Everything keyed so far counts for nothing; the journal stays. A new desk can be opened, or the "
                   "ballots be counted by hand."),
        "submit_label": _("Give the desk up"),
        "back_url": showing.url(found.round, "desk"),
    }  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_count)
@require_POST
def close(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Hand the count over."""
    actions.close_desk(get_desk(congress, contest_id, number), by=request.user)
    messages.success(request, _("The desk is closed. Its sums are the count of the round; decide the round next."))
    return redirect("elections:contest", congress.pk, contest_id)


@congress_page(permissions.can_count)
def slips(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """One slip for each bundle, to lie on top of it."""
    found = get_desk(congress, contest_id, number)
    context = _heading(found.round, found, None) | {
        "title": _("Bundle slips"),
        "bundles": found.bundles.order_by("number"),
        "count": found.bundles.count(),
        "teams": [one.letter for one in found.teams.all()],
        "back_url": showing.url(found.round, "desk"),
    }
    return render(request, "ballots/slips.html", context)


@congress_page(permissions.can_count)
@never_cache
def key(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The teller's console; without a seat only the trial of the keys."""
    round_ = get_round(congress, contest_id, number)
    found = queries.desk_of(round_.pk)
    mine = queries.seat_of(found, request.user) if found else None
    is_seated = found is not None and permissions.can_key(request.user, found)
    context = _console(round_, words.console_words(), request.user, found, {
        "state" if name == "key-state" else name.replace("-", "_"): showing.url(round_, name) for name in OFFERED
    }, is_seated=is_seated) | {
        "title": _("Key the ballots"),
        "team": mine.team.letter if is_seated and mine and mine.team else "",
        "keys": words.console_keys(),
    }  # fmt: skip
    return render(request, "ballots/key.html", context)


@congress_page(permissions.can_count)
@never_cache
def look(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The third look's console."""
    found = get_desk(congress, contest_id, number)
    require(permissions.can_look, request.user, found)
    addresses = {name: showing.url(found.round, f"look-{name}") for name in ("state", "try", "settle")}
    context = _console(found.round, words.look_words(), request.user, found, addresses, is_seated=True) | {
        "title": _("Third look"),
        "keys": words.look_keys(),
        "committee_source": actions.moments.counting_rule(congress),
    }
    return render(request, "ballots/look.html", context)


def _set_up(request: HttpRequest, round_: Round, form: DeskForm | None) -> HttpResponseBase:
    congress = round_.contest.congress
    given_up = Desk.objects.filter(round=round_, state=DeskState.CANCELLED).order_by("-closed_at")
    context = _heading(round_, None, None) | {
        "form": form or DeskForm(tellers=tellers_of(congress), proposed=proposed_seats(congress)),
        "findings": showing.lacking(round_, None, request.user),
        "is_reported": round_.reported_at is not None,
        "given_up": given_up,
        "try_url": f"{showing.url(round_, 'key')}?try",
    }
    return render(request, "ballots/set_up.html", context, status=422 if form is not None else 200)


def _heading(round_: Round, desk: Desk | None, board: queries.Board | None) -> dict[str, Any]:
    """What every page of the desk shows."""
    contest = round_.contest
    return {
        "title": _("Ballot desk of round %(number)s") % {"number": round_.number},
        "kicker": contest.title,
        "contest": contest,
        "round": round_,
        "here": "elections",
        "facts": showing.facts_of(round_, desk),
        "steps": showing.steps_of(round_, desk, board),
        "back_url": reverse("elections:contest", args=[contest.congress_id, contest.pk]),
    }


def _console(
    round_: Round, said: dict[str, Any], user: Any, desk: Desk | None, addresses: dict[str, str], *, is_seated: bool
) -> dict[str, Any]:
    """What both consoles are given as data: addresses, sentences, the paper."""
    sheet = queries.sheet_of(round_)
    return {
        "contest": round_.contest,
        "round": round_,
        "hint": words.hint(BallotStyle(sheet.style), is_weighed=sheet.is_weighed),
        "back_url": showing.url(round_, "desk"),
        "given": {
            "desk": desk.pk if desk else 0,
            "user": user.pk,
            "seated": is_seated,
            "addresses": addresses,
            "words": said,
            "sheet": sheet.as_json(figures.language()),
        },
    }


def _to_take_over(desk: Desk, user: Any, board: queries.Board) -> list[tuple[int, str, int | None]]:
    """Bundles that a colleague of the reader's own team has begun: the reader may go on with them."""
    mine = queries.seat_of(desk, user)
    if mine is None or mine.team is None:
        return []
    name = user.full_name or user.get_username()
    return [
        (line.number, cell.user, cell.turn)
        for line in board.lines
        for cell in line.cells
        if cell.team == mine.team.letter and cell.state == "keying" and cell.user != name
    ]


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _said(error: DaihoiError) -> str:
    source = getattr(error, "source", None)
    said = error.in_language(figures.language())
    return f"{said} ({source})" if source else said
