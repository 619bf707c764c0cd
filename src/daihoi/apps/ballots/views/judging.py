"""Two tellers rule apart on what the machine leaves open; where they differ, the board decides by vote."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import figures
from daihoi.apps.shell.guards import require
from daihoi.core.ballots import Sheet
from daihoi.core.ballots.gathering import reading_of_choices
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .. import actions, permissions, queries
from ..actions.rulings import Ruled, Vote
from ..models import Outcome, ScanCount
from ..queries import judging
from . import judging_words, showing
from .getting import get_scan, get_sheet
from .telling import as_json, read_sent, read_text, read_whole

A_PAGE = 0
"""Stands for the key of a page in the address that the screens fill."""


@congress_page(permissions.can_count)
@never_cache
def judge(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """A teller's screen."""
    count = get_scan(congress, contest_id, number)
    require(permissions.can_rule, request.user, count)
    context = _console(request, count, "judge", ("state", "rule", "undo"), judging_words.judge_words())
    return render(request, "ballots/judge.html", context | {"title": _("Rule on sheets in doubt")})


@congress_page(permissions.can_count)
@require_GET
@as_json
def judge_state(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The sheets that wait for this seat."""
    count = get_scan(congress, contest_id, number)
    require(permissions.can_rule, request.user, count)
    side, sheet = queries.side_of(count, request.user), queries.sheet_of(count.round)
    return JsonResponse(judging.judge_state(count, side, sheet, figures.language()))


@congress_page(permissions.can_count)
@require_POST
@as_json
def judge_rule(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Keep one ruling; the same sent again changes nothing."""
    count, sent = get_scan(congress, contest_id, number), read_sent(request)
    ruled = _ruled(sent, queries.sheet_of(count.round))
    actions.rule_sheet(get_sheet(count, read_whole(sent, "sheet")), ruled, by=request.user)
    return JsonResponse({"saved": True})


@congress_page(permissions.can_count)
@require_POST
@as_json
def judge_undo(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Take one's own ruling back."""
    count, sent = get_scan(congress, contest_id, number), read_sent(request)
    actions.undo_ruling(get_sheet(count, read_whole(sent, "sheet")), by=request.user)
    return JsonResponse({"undone": True})


@congress_page(permissions.can_count)
@never_cache
def board(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The board's screen."""
    count = get_scan(congress, contest_id, number)
    require(permissions.can_decide, request.user, count)
    context = _console(request, count, "board", ("state", "decide"), judging_words.board_words(), is_board=True) | {
        "title": _("The board's vote on sheets"),
        "members": queries.committee_of(count),
        "committee_source": actions.moments.counting_rule(congress),
    }
    return render(request, "ballots/board.html", context)


@congress_page(permissions.can_count)
@require_GET
@as_json
def board_state(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The sheets that wait for the board, with both rulings unnamed."""
    count = get_scan(congress, contest_id, number)
    require(permissions.can_decide, request.user, count)
    return JsonResponse(judging.board_state(count, queries.sheet_of(count.round), figures.language()))


@congress_page(permissions.can_count)
@require_POST
@as_json
def board_decide(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Keep what the board decided, with how each member voted."""
    count, sent = get_scan(congress, contest_id, number), read_sent(request)
    ruled = _ruled(sent, queries.sheet_of(count.round))
    in_favour, against = _names(sent, "for"), _names(sent, "against")
    vote = Vote(len(in_favour), len(against), [*in_favour, *against])
    actions.decide_sheet(get_sheet(count, read_whole(sent, "sheet")), ruled, vote, by=request.user)
    return JsonResponse({"decided": True})


def _ruled(sent: dict[str, Any], paper: Sheet) -> Ruled:
    """The ruling of a screen: where the ballot is held valid, with a choice for every name."""
    outcome, note = read_text(sent, "outcome"), read_text(sent, "note", "")
    if outcome != Outcome.VALID:
        return Ruled(outcome, ground=read_text(sent, "ground", ""), note=note)
    choices = sent.get("choices")
    if not isinstance(choices, dict):
        raise WrongInput(say("“{field}” must name every candidate. Reload the page and send it again.",
                             field="choices"))  # fmt: skip
    weight = read_whole(sent, "weight") if paper.is_weighed else 1
    return Ruled(outcome, reading_of_choices(choices, paper).marks, weight=weight, note=note)


def _names(sent: dict[str, Any], field: str) -> list[str]:
    names = sent.get(field, [])
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        raise WrongInput(say("“{field}” must be a list of texts. Reload the page and send it again.", field=field))
    return names


def _console(
    request: HttpRequest, count: ScanCount, screen: str, offered: tuple[str, ...], said: dict[str, Any], *,
    is_board: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """What both screens are given: addresses and sentences as data, the keys of this kind of ballot."""
    addresses = {name: showing.url(count.round, f"{screen}-{name}") for name in offered}
    style = queries.sheet_of(count.round).style
    return {
        "contest": count.round.contest,
        "round": count.round,
        "keys": judging_words.judge_keys(style, is_board=is_board),
        "is_board": is_board,
        "back_url": showing.url(count.round, "scan"),
        "given": {
            "count": count.pk,
            "user": request.user.pk,
            "addresses": addresses | {"picture": showing.url(count.round, "picture", A_PAGE)},
            "words": said,
        },
    }
