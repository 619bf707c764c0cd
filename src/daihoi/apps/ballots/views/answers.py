"""The desk's JSON: what a keying screen asks and sends.

Everything is JSON in and out, errors too: ``{"error": sentence, "source": article}`` with 400 for wrong input, 403 for
a missing role or seat, 404, 409 for what a rule forbids, 503 while the database is busy (send the same again).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import figures
from daihoi.apps.shell.guards import require
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .. import actions, permissions, queries
from ..actions import Keyed
from .getting import get_desk, get_look, get_turn
from .telling import as_json, read_sent, read_text, read_whole


@congress_page(permissions.can_count)
@require_GET
@as_json
def key_state(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """What the teller's console starts with, and comes back to after a reload."""
    desk = get_desk(congress, contest_id, number)
    require(permissions.can_key, request.user, desk)
    seat = queries.seat_of(desk, request.user)
    assert seat is not None  # as the guard has asked
    return JsonResponse(queries.key_state(desk, seat, figures.language()))


@congress_page(permissions.can_count)
@require_POST
@as_json
def take(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The bundle in hand, or the next one."""
    turn = actions.take_bundle(get_desk(congress, contest_id, number), by=request.user)
    return JsonResponse({"turn": queries.turn_json(turn) if turn else None})


@congress_page(permissions.can_count)
@require_POST
@as_json
def take_over(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """A colleague's unfinished bundle."""
    desk, sent = get_desk(congress, contest_id, number), read_sent(request)
    turn = actions.take_over_bundle(get_turn(desk, read_whole(sent, "turn")), by=request.user)
    return JsonResponse({"turn": queries.turn_json(turn)})


@congress_page(permissions.can_count)
@require_POST
@as_json
def key(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """One entry or many; what is good is kept, the rest is said one by one."""
    desk, sent = get_desk(congress, contest_id, number), read_sent(request)
    kept = actions.key_ballots(get_turn(desk, read_whole(sent, "turn")), _entries(sent), by=request.user)
    language = figures.language()
    refused = [
        {
            "position": one.position,
            "key": str(one.key),
            "error": one.reason.in_language(language),
            "flaw": one.flaw,
        }
        for one in kept.refused
    ]
    return JsonResponse({"saved": list(kept.saved), "refused": refused})


@congress_page(permissions.can_count)
@require_POST
@as_json
def undo(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Take one entry back."""
    desk, sent = get_desk(congress, contest_id, number), read_sent(request)
    turn = get_turn(desk, read_whole(sent, "turn"))
    undone = actions.undo_ballot(turn, read_whole(sent, "position"), by=request.user)
    return JsonResponse({"undone": undone})


@congress_page(permissions.can_count)
@require_POST
@as_json
def finish(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Close the bundle and take the next one."""
    desk, sent = get_desk(congress, contest_id, number), read_sent(request)
    actions.finish_bundle(get_turn(desk, read_whole(sent, "turn")), by=request.user)
    following = actions.take_bundle(desk, by=request.user) if sent.get("go_on", True) else None
    return JsonResponse({"next": queries.turn_json(following) if following else None})


@congress_page(permissions.can_count)
@require_GET
@as_json
def look_state(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The ballots that wait for the third look."""
    desk = get_desk(congress, contest_id, number)
    require(permissions.can_look, request.user, desk)
    return JsonResponse(queries.look_state(desk, figures.language()))


@congress_page(permissions.can_count)
@require_POST
@as_json
def look_try(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """What the third look read, blind."""
    desk, sent = get_desk(congress, contest_id, number), read_sent(request)
    look = get_look(desk, read_whole(sent, "look"))
    answer = actions.try_look(look, read_text(sent, "keyed"), by=request.user)
    sheet, language = queries.sheet_of(desk.round), figures.language()
    readings = [queries.side_json(one, sheet, language) for one in answer.readings]
    return JsonResponse({"settled": answer.settled, "readings": readings, "reason": answer.reason})


@congress_page(permissions.can_count)
@require_POST
@as_json
def look_settle(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """What the counting committee decided."""
    desk, sent = get_desk(congress, contest_id, number), read_sent(request)
    names = sent.get("decided_by", [])
    names = names.splitlines() if isinstance(names, str) else names
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        raise WrongInput(say("“{field}” must be a list of texts. Reload the page and send it again.",
                             field="decided_by"))  # fmt: skip
    actions.settle_look(
        get_look(desk, read_whole(sent, "look")), read_text(sent, "keyed"), by=request.user, decided_by=names,
        ground=read_text(sent, "ground", ""), note=read_text(sent, "note", ""),
    )  # fmt: skip
    return JsonResponse({"settled": True})


def _entries(sent: dict[str, Any]) -> list[Keyed]:
    entries = sent.get("entries")
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise WrongInput(say("“{field}” must be a list of entries. Reload the page and send it again.",
                             field="entries"))  # fmt: skip
    return [Keyed(_key(one), read_whole(one, "position"), read_text(one, "keyed")) for one in entries]


def _key(entry: dict[str, Any]) -> UUID:
    try:
        return UUID(read_text(entry, "key"))
    except ValueError:
        raise WrongInput(say("“{field}” must be a UUID. Reload the page and send it again.", field="key")) from None
