"""The audit of a machine count against the paper: dice, papers drawn one by one, what was measured."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.shapes import Act
from daihoi.core.elections import BallotStyle

from .. import actions, permissions, queries
from ..forms import AuditForm
from ..models import AuditDraw, AuditState, CountState
from ..queries import audits
from . import scan_showing as showing
from . import words
from .getting import get_scan

LOOKS = {AuditState.OPEN: "now", AuditState.CONFIRMED: "done", AuditState.ESCALATED: "warn"}


@congress_page(permissions.can_count)
@never_cache
def audit(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Begin an audit, or look up its next paper."""
    count = get_scan(congress, contest_id, number)
    if count.state != CountState.CLOSED:
        return redirect("ballots:scan", *showing.place(count.round))
    form = AuditForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.open_audit(count, by=request.user, dice=told["dice"], risk_limit=float(told["risk_limit"]))
        return redirect("ballots:audit", *showing.place(count.round))
    held = audits.audits_of(count)
    running = next((one for one in held if one.state == AuditState.OPEN), None)
    sheet = queries.sheet_of(count.round)
    context = showing.heading(count.round, count) | {
        "title": _("Audit against the paper"),
        "count": count,
        "form": form,
        "running": running,
        "draw": audits.next_draw(running) if running else None,
        "drawn": running.draws.count() if running else 0,
        "looked": running.draws.filter(looked_at__isnull=False).count() if running else 0,
        "hint": words.hint(BallotStyle(sheet.style), is_weighed=sheet.is_weighed),
        "held": [(one, LOOKS[AuditState(one.state)]) for one in held],
        "acts": [Act(_("Back to the count"), showing.url(count.round, "scan"), icon="arrow-left")],
        "steps": None,
    }
    return render(request, "ballots/audit.html", context, status=422 if request.method == "POST" else 200)


@congress_page(permissions.can_count)
@require_POST
def look_up(request: HttpRequest, congress: Congress, contest_id: int, number: int, draw: int) -> HttpResponseBase:
    """Keep what people read on one drawn paper."""
    count = get_scan(congress, contest_id, number)
    found = get_object_or_404(AuditDraw.objects.select_related("audit"), pk=draw, audit__count=count)
    found.audit.count = count
    done = actions.look_up_paper(
        found, request.POST.get("line", ""), by=request.user, is_missing="missing" in request.POST
    )  # fmt: skip
    if done.state == AuditState.CONFIRMED:
        messages.success(request, _("The result is confirmed within the risk limit."))
    elif done.state == AuditState.ESCALATED:
        messages.warning(request, _("The papers do not confirm the result. Count all ballots by hand."))
    return redirect("ballots:audit", *showing.place(count.round))
