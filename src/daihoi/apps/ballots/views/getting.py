"""Fetching what an address of the desk or of a machine count names, inside its congress only."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections.models import Round

from .. import queries
from ..models import BundleTurn, Desk, Look, ScanCount, ScanPage, ScanSheet


def get_round(congress: Congress, contest_id: int, number: int) -> Round:
    """A round of a contest of this congress, or page not found."""
    round_: Round = get_object_or_404(
        Round.objects.select_related("contest"), contest=contest_id, contest__congress=congress, number=number
    )
    round_.contest.congress = congress
    return round_


def get_desk(congress: Congress, contest_id: int, number: int) -> Desk:
    """The desk of such a round that was not given up, or page not found."""
    round_ = get_round(congress, contest_id, number)
    desk = queries.desk_of(round_.pk)
    if desk is None:
        raise Http404
    desk.round = round_
    return desk


def get_turn(desk: Desk, turn_id: int) -> BundleTurn:
    """A turn of this desk, or page not found."""
    turn = queries.turn_of(desk, turn_id)
    if turn is None:
        raise Http404
    return turn


def get_look(desk: Desk, look_id: int) -> Look:
    """A look of this desk, or page not found."""
    look = queries.look_of(desk, look_id)
    if look is None:
        raise Http404
    return look


def get_scan(congress: Congress, contest_id: int, number: int) -> ScanCount:
    """The machine count of such a round that was not given up, or page not found."""
    round_ = get_round(congress, contest_id, number)
    count = queries.scan_of(round_.pk)
    if count is None:
        raise Http404
    count.round = round_
    return count


def get_sheet(count: ScanCount, sheet_id: int) -> ScanSheet:
    """A scanned ballot of this count, or page not found."""
    sheet = queries.sheets_of_count(count).filter(pk=sheet_id).first()
    if sheet is None:
        raise Http404
    sheet.batch.count = count
    return sheet


def get_page(count: ScanCount, page_id: int) -> ScanPage:
    """A scanned page of this count with its file, or page not found."""
    page = ScanPage.objects.filter(batch__count=count, pk=page_id).select_related("file", "batch").first()
    if page is None:
        raise Http404
    page.batch.count = count
    return page
