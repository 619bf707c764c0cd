"""The pages of the machine count: set-up, batches, what waits for people, comparison, closing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from daihoi.apps.accounts.models import User
from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections.models import Round
from daihoi.apps.shell import figures
from daihoi.core.errors import DaihoiError

from .. import actions, machine, permissions, queries
from ..forms import NO_SEAT, BatchForm, ReasonForm, RulersForm, SeatForm, side_choices
from ..models import CountState, ScanCount
from ..queries.tellers import proposed_sides, tellers_of
from . import scan_showing as showing
from .getting import get_round, get_scan

BADGES = {CountState.OPEN: "now", CountState.CLOSED: "done", CountState.CANCELLED: "cancelled"}


@congress_page(permissions.can_count)
@never_cache
def scan(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Set-up, or how far the count is."""
    round_ = get_round(congress, contest_id, number)
    count = queries.scan_of(round_.pk)
    if count is None:
        return _set_up(request, round_, None)
    count.round = round_
    return _board(request, count, None)


@congress_page(permissions.can_count)
@require_POST
def open_scan(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Set the count up."""
    round_ = get_round(congress, contest_id, number)
    form = RulersForm(request.POST, tellers=tellers_of(congress), proposed={})
    if not form.is_valid():
        return _set_up(request, round_, form)
    try:
        actions.open_scan_count(round_, by=request.user, seats=form.seats())
    except DaihoiError as error:
        form.add_error(None, showing.said(error))
        return _set_up(request, round_, form)
    messages.success(request, _("The machine count is open. Count a pile of papers by hand, then begin a batch."))
    return redirect("ballots:scan", *showing.place(round_))


@congress_page(permissions.can_count)
@require_POST
def scan_seat(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Give or take back a seat."""
    count, form = get_scan(congress, contest_id, number), SeatForm(request.POST)
    if form.is_valid():
        teller, side = get_object_or_404(User, pk=form.cleaned_data["user"]), form.cleaned_data["seat"]
        if side == NO_SEAT:
            actions.unseat_ruler(count, teller, by=request.user)
        else:
            actions.seat_ruler(count, teller, side, by=request.user)
        messages.success(request, _("The seat is changed."))
    return redirect(f"{showing.url(count.round, 'scan')}#seats")


@congress_page(permissions.can_count)
@require_POST
def begin(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Begin a batch."""
    count, form = get_scan(congress, contest_id, number), BatchForm(request.POST)
    if not form.is_valid():
        return _board(request, count, form)
    batch = actions.begin_batch(count, by=request.user, papers=form.cleaned_data["papers"])
    return redirect("ballots:batch", *showing.place(count.round), batch.number)


@congress_page(permissions.can_count)
@require_POST
def reconcile(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Hold fast that the papers add up."""
    actions.reconcile_count(get_scan(congress, contest_id, number), by=request.user)
    messages.success(request, _("The papers add up: ballots read, papers counted by hand, ballots returned."))
    return redirect("ballots:scan", congress.pk, contest_id, number)


@congress_page(permissions.can_count)
@require_POST
def compare(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Compare with the keyed desk."""
    found = actions.compare_with_desk(get_scan(congress, contest_id, number), by=request.user)
    if found.is_alike:
        messages.success(request, _("Machine and desk say the same of every ballot."))
    else:
        messages.warning(
            request,
            ngettext("%(count)s ballot is read otherwise at the desk: the board looks at it.",
                     "%(count)s ballots are read otherwise at the desk: the board looks at them.", len(found.apart))
            % {"count": len(found.apart)},
        )  # fmt: skip
    return redirect("ballots:scan", congress.pk, contest_id, number)


@congress_page(permissions.can_count)
@require_POST
def close_scan(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Hand the count over."""
    actions.close_scan_count(get_scan(congress, contest_id, number), by=request.user)
    messages.success(request, _("The count is closed. Its sums are the count of the round; decide the round next."))
    return redirect("elections:contest", congress.pk, contest_id)


@congress_page(permissions.can_count)
def cancel_scan(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Give the count up, with the reason."""
    count, form = get_scan(congress, contest_id, number), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.cancel_scan_count(count, by=request.user, reason=form.cleaned_data["reason"])
        messages.warning(request, _("The machine count is given up. What was read counts for nothing."))
        return redirect("ballots:scan", *showing.place(count.round))
    context = showing.heading(count.round, count) | {
        "title": _("Give the machine count up"),
        "form": form,
        "intro": _("Everything read and ruled so far counts for nothing; the journal and the pictures stay. A new "
                   "count can be opened, or the ballots be keyed twice."),
        "submit_label": _("Give the count up"),
        "back_url": showing.url(count.round, "scan"),
    }  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_count)
@require_POST
def recount(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Count again from the pictures."""
    count = actions.recount_pictures(get_scan(congress, contest_id, number), by=request.user)
    return redirect("jobs:show", count.recount_job_id)


@congress_page(permissions.can_count)
@require_POST
def destroy_scan(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Destroy pictures and readings, after the ballots."""
    actions.destroy_pictures(get_scan(congress, contest_id, number), by=request.user)
    messages.warning(request, _("Pictures and readings are destroyed. Sums, root and the chain of acts are kept."))
    return redirect("ballots:scan", congress.pk, contest_id, number)


def _set_up(request: HttpRequest, round_: Round, form: RulersForm | None) -> HttpResponseBase:
    congress = round_.contest.congress
    given_up = ScanCount.objects.filter(round=round_, state=CountState.CANCELLED).order_by("-closed_at")
    printed = queries.printed_of(round_.contest, round_.number)
    context = showing.heading(round_, None) | {
        "form": form or RulersForm(tellers=tellers_of(congress), proposed=proposed_sides(congress)),
        "is_reported": round_.reported_at is not None,
        "printed": printed,
        "paper_url": reverse("ballots:paper", args=[congress.pk, round_.contest_id]),
        "missing": "" if machine.is_installed() else machine.missing(),
        "given_up": given_up,
    }
    return render(request, "ballots/scan_set_up.html", context, status=422 if form is not None else 200)


def _board(request: HttpRequest, count: ScanCount, form: BatchForm | None) -> HttpResponseBase:
    state = showing.state_of(count, request.user)
    first, *others = state.acts
    context: dict[str, Any] = showing.heading(count.round, count, state) | {
        "count": count,
        "state": BADGES[CountState(count.state)],
        "is_open": count.state == CountState.OPEN,
        "lines": state.lines,
        "reconciliation": state.reconciliation,
        "people": state.people,
        "form": form or BatchForm(),
        "findings": state.findings,
        "next_act": first,
        "acts": others,
        "seats": showing.seat_rows(count),
        "seat_choices": side_choices(),
        "after": showing.afterwards(count, request.user) if count.state == CountState.CLOSED else None,
        "trail": trail_of(count),
        "language": figures.language(),
    }
    return render(request, "ballots/scan.html", context, status=422 if form is not None else 200)
