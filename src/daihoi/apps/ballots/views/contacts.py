"""Contact sheets: all marks of a name on a few screens, the weakest first; who saw them, what goes back to people."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections.models import Candidate
from daihoi.apps.shell.guards import require
from daihoi.apps.shell.shapes import Act, Board, BoardRow, Cell, Fact, Stage
from daihoi.core.ballots.layouts import Box

from .. import actions, permissions, queries
from ..models import ContactKind, CountState, ScanCount, ScanPage
from ..pictures import Sprite, contact_picture, sprite_of
from ..queries.contacts import (
    A_SCREEN,
    Cutting,
    Screen,
    cut_box,
    cuttings_of,
    first_unseen,
    screen_of,
    seen_sheets,
)
from . import judging_words, showing
from .getting import get_scan
from .pictures import answer_picture


@dataclass(frozen=True)
class Tile:
    """One cut-out on the screen: where it lies in the picture of all of them."""

    sheet: int
    left: int
    top: int
    about: str


@dataclass(frozen=True)
class Shown:
    """A screen with all that is needed to draw it."""

    count: ScanCount
    candidate: Candidate
    kind: ContactKind
    screen: Screen
    side: int
    box: Box

    @property
    def sprite(self) -> Sprite:
        """How its cut-outs stand beside each other."""
        return sprite_of(self.box)


@congress_page(permissions.can_count)
@never_cache
@require_GET
def contacts(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Every name with what of its marks was seen."""
    count = get_scan(congress, contest_id, number)
    require(permissions.can_check, request.user, count)
    sheet, names = queries.sheet_of(count.round), _candidates(count)
    cuttings = cuttings_of(count, sheet.ids, sheet.style)
    seen = seen_sheets(count)
    rows, first = [], None
    for key, candidate in names.items():
        cells = [_cell(count, candidate, kind, cuttings.get((key, kind), []), seen[key, kind]) for kind in ContactKind]
        first = first or next((one.url for one in cells if one.state != "done" and one.url), None)
        rows.append(BoardRow(f"{candidate.order}. {candidate.person.full_name}", cells))
    context = {
        "title": _("Contact sheets"),
        "kicker": count.round.contest.title,
        "here": "elections",
        "facts": [Fact(_("Round"), number), Fact(_("On one screen"), A_SCREEN)],
        "board": Board(_("Names and what was seen"), [Stage(one.value, one.label) for one in ContactKind], rows,
                       corner=_("Name")),
        "legend": "done now",
        "next_act": Act(_("Look through the next screen"), first, icon="eye") if first else None,
        "back_url": showing.url(count.round, "scan"),
    }  # fmt: skip
    return render(request, "ballots/contacts.html", context)


@congress_page(permissions.can_count)
@never_cache
def contact(
    request: HttpRequest, congress: Congress, contest_id: int, number: int, candidate: int, kind: str, screen: int
) -> HttpResponseBase:
    """One screen: look, mark what is read wrongly, and say that it was seen."""
    count = get_scan(congress, contest_id, number)
    require(permissions.can_check, request.user, count)
    if request.method == "POST":
        return _see(request, count, candidate, kind, screen)
    shown = _shown(count, candidate, kind, screen)
    sprite, cuttings = shown.sprite, shown.screen.cuttings
    number_of = shown.screen.number
    context = {
        "title": _("Contact sheet"),
        "contest": count.round.contest,
        "round": count.round,
        "candidate": shown.candidate,
        "kind": shown.kind,
        "screen": shown.screen,
        "tiles": [_tile(at, one, sprite) for at, one in enumerate(cuttings)],
        "sprite": sprite,
        "sprite_height": sprite.height * sprite.rows(len(cuttings)),
        "sprite_width": sprite.width * sprite.columns,
        "sprite_url": _url(count, "contact-picture", candidate, kind, number_of),
        "before_url": _url(count, "contact", candidate, kind, number_of - 1) if number_of > 1 else "",
        "after_url": _url(count, "contact", candidate, kind, number_of + 1) if number_of < shown.screen.screens else "",
        "ahead_url": _url(count, "contact-picture", candidate, kind, number_of + 1)
        if number_of < shown.screen.screens
        else "",
        "is_open": count.state == CountState.OPEN,
        "keys": judging_words.contact_keys(),
        "words": judging_words.contact_words(),
        "back_url": showing.url(count.round, "contacts"),
    }
    return render(request, "ballots/contact.html", context)


@congress_page(permissions.can_count)
@require_GET
def contact_image(
    request: HttpRequest, congress: Congress, contest_id: int, number: int, candidate: int, kind: str, screen: int
) -> HttpResponseBase:
    """All cut-outs of a screen in one picture."""
    count = get_scan(congress, contest_id, number)
    require(permissions.can_check, request.user, count)
    shown = _shown(count, candidate, kind, screen)
    found = ScanPage.objects.select_related("file").in_bulk([one.page for one in shown.screen.cuttings])
    pages = [found[one.page] for one in shown.screen.cuttings]
    said = "".join(one.image_hash for one in pages) + f"{shown.box}{count.printed.layout_id}"
    name = hashlib.sha256(said.encode()).hexdigest()[:40]
    layout = count.printed.as_layout
    return answer_picture(request, count, name, lambda: contact_picture(pages, layout, shown.side, shown.box))


def _see(request: HttpRequest, count: ScanCount, candidate: int, kind: str, screen: int) -> HttpResponseBase:
    """Keep that the screen was seen; go on to the next one that was not."""
    names = _candidates(count)
    if str(candidate) not in names:
        raise Http404
    flagged = _keys(request.POST.getlist("flag"))
    actions.check_contact_sheet(
        count, names[str(candidate)], kind, screen, shown=_keys(request.POST.getlist("shown")), flagged=flagged,
        by=request.user,
    )  # fmt: skip
    if flagged:
        messages.warning(request, ngettext("%(count)s sheet goes back to the tellers.",
                                           "%(count)s sheets go back to the tellers.", len(flagged)) % {
            "count": len(flagged)})  # fmt: skip
    following = _next_unseen(count, names, str(candidate), kind)
    return redirect(following or showing.url(count.round, "contacts"))


def _next_unseen(count: ScanCount, names: dict[str, Candidate], candidate: str, kind: str) -> str:
    """The next screen with something unseen, from where one is, round to the beginning; empty when all is seen."""
    sheet = queries.sheet_of(count.round)
    cuttings, seen = cuttings_of(count, sheet.ids, sheet.style), seen_sheets(count)
    way = [(key, one.value) for key in names for one in ContactKind]
    at = way.index((candidate, kind)) if (candidate, kind) in way else 0
    for key, which in way[at:] + way[:at]:
        screen = first_unseen(cuttings.get((key, which), []), seen[key, which])
        if screen:
            return _url(count, "contact", int(key), which, screen)
    return ""


def _shown(count: ScanCount, candidate: int, kind: str, number: int) -> Shown:
    """A screen, or page not found."""
    key, names = str(candidate), _candidates(count)
    place = cut_box(count.printed.as_layout, key)
    if key not in names or kind not in ContactKind.values or place is None:
        raise Http404
    cuttings = cuttings_of(count, [key], queries.sheet_of(count.round).style).get((key, kind), [])
    screen = screen_of(cuttings, number, seen_sheets(count)[key, kind])
    if screen is None:
        raise Http404
    return Shown(count, names[key], ContactKind(kind), screen, *place)


def _cell(count: ScanCount, candidate: Candidate, kind: ContactKind, cuttings: list[Cutting], seen: set[int]) -> Cell:
    if not cuttings:
        return Cell("ok", "0", about=_("Nothing of this name stands here"))
    looked = sum(one.sheet in seen for one in cuttings)
    first = first_unseen(cuttings, seen)
    about = _("%(name)s: %(seen)s of %(all)s seen") % {
        "name": candidate.person.full_name, "seen": looked, "all": len(cuttings)}  # fmt: skip
    return Cell("now" if first else "done", f"{looked}/{len(cuttings)}",
                _url(count, "contact", candidate.pk, kind.value, first or 1), about=about)  # fmt: skip


def _tile(at: int, one: Cutting, sprite: Sprite) -> Tile:
    about = _("Batch %(batch)s, sheet %(position)s") % {"batch": one.place[0], "position": one.place[1]}
    return Tile(one.sheet, at % sprite.columns * sprite.width, at // sprite.columns * sprite.height, about)


def _candidates(count: ScanCount) -> dict[str, Candidate]:
    """Who stands, in ballot order, by the key of the readings."""
    tallies = count.round.tallies.select_related("candidate__person").order_by("candidate__order")
    return {str(one.candidate_id): one.candidate for one in tallies}


def _keys(told: list[str]) -> list[int]:
    return [int(one) for one in told if one.isdecimal() and len(one) < 19]


def _url(count: ScanCount, name: str, *more: object) -> str:
    return showing.url(count.round, name, *more)
