"""One batch and one scanned ballot: files in, every picture a line, what was read and what people said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.jobs.models import JobState
from daihoi.apps.jobs.queries import progress_of
from daihoi.apps.shell import figures, lists
from daihoi.apps.shell.guards import require
from daihoi.apps.shell.narrowing import Choice
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, machine, permissions, queries
from ..forms import FolderForm, ReasonForm
from ..models import BatchState, CountState, ScanBatch, ScanCount, ScanSheet, SheetState
from ..tables import ScanTable
from . import scan_showing as showing
from .getting import get_scan, get_sheet

SHEETS = {
    SheetState.COUNTED: "ok", SheetState.WAITING: "waiting", SheetState.BOARD: "warn", SheetState.DECIDED: "done",
    SheetState.ASIDE: "none",
}  # fmt: skip


@dataclass(frozen=True)
class SheetRow:
    """One scanned ballot as the list shows it: its place and why it waits, never what stands on it."""

    pk: int
    position: int
    state: SheetState
    sources: str
    reasons: str
    address: str


@congress_page(permissions.can_count)
@never_cache
@require_GET
def batch(request: HttpRequest, congress: Congress, contest_id: int, number: int, batch: int) -> HttpResponseBase:
    """The batch: its files while it is filled, its progress while it is read, then a line for each ballot."""
    count = get_scan(congress, contest_id, number)
    found = _batch(count, batch)
    rows = [_sheet_row(count, one) for one in found.sheets.prefetch_related("pages").order_by("position")]
    states = list(SheetState.choices)
    return lists.render_list(
        request,
        table_class=ScanTable,
        queryset=rows,
        title=_("Batch %(number)s") % {"number": found.number},
        choices=[Choice("state", _("State"), states, lambda some, value: [one for one in some if one.state == value])],
        empty=(_("No ballot has been read in this batch yet."), "", ""),
        next_act=_next(count, found),
        acts=_acts(count, found),
        facts=_facts(found),
        export_name="",
        template="ballots/batch.html",
        extra_context={
            "kicker": count.round.contest.title,
            "here": "elections",
            "contest": count.round.contest,
            "round": count.round,
            "batch": found,
            "look": showing.LOOKS[BatchState(found.state)],
            "is_filling": found.state == BatchState.FILLING and count.state == CountState.OPEN,
            "missing": "" if machine.is_installed() else machine.missing(),
            "files": found.files.all()[:200],
            "folders": queries.scan_folders(),
            "folder_form": FolderForm(),
            "progress": progress_of(found.job) if found.state == BatchState.READING and found.job else None,
            "level": queries.reconcile(count),
        },
    )


@congress_page(permissions.can_count)
@require_POST
def receive(request: HttpRequest, congress: Congress, contest_id: int, number: int, batch: int) -> HttpResponseBase:
    """Take files in, sent from the browser or from a folder of the scanners."""
    count = get_scan(congress, contest_id, number)
    found = _batch(count, batch)
    files = request.FILES.getlist("files")
    if files:
        entered = actions.receive_files(found, _streams(files), by=request.user)
    else:
        entered = actions.receive_folder(found, request.POST.get("folder", ""), by=request.user)
    told = ngettext("%(count)s file was added.", "%(count)s files were added.", len(entered)) % {"count": len(entered)}
    messages.success(request, told)
    return redirect("ballots:batch", *showing.place(count.round), found.number)


@congress_page(permissions.can_count)
@require_POST
def read(request: HttpRequest, congress: Congress, contest_id: int, number: int, batch: int) -> HttpResponseBase:
    """Have the batch read, or let a stopped reading go on."""
    count = get_scan(congress, contest_id, number)
    actions.read_batch(_batch(count, batch), by=request.user)
    return redirect("ballots:batch", *showing.place(count.round), batch)


@congress_page(permissions.can_count)
def withdraw_batch(
    request: HttpRequest, congress: Congress, contest_id: int, number: int, batch: int
) -> HttpResponseBase:
    """Take the batch out, with the reason."""
    count = get_scan(congress, contest_id, number)
    found, form = _batch(count, batch), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_batch(found, by=request.user, reason=form.cleaned_data["reason"])
        messages.warning(request, _("The batch is withdrawn. Scan its papers again as a new batch."))
        return redirect("ballots:scan", *showing.place(count.round))
    context = showing.heading(count.round, count) | {
        "title": _("Withdraw batch %(number)s") % {"number": found.number},
        "form": form,
        "intro": _("What was read and ruled in it counts for nothing but stays on record. Its %(papers)s papers are "
                   "scanned again as a new batch.") % {"papers": found.papers},
        "submit_label": _("Withdraw the batch"),
        "back_url": showing.url(count.round, "batch", found.number),
    }  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_count)
@never_cache
@require_GET
def sheet(request: HttpRequest, congress: Congress, contest_id: int, number: int, sheet: int) -> HttpResponseBase:
    """One ballot: its whole picture; what was read and decided is shown once the count is closed."""
    count = get_scan(congress, contest_id, number)
    require(permissions.can_see_pictures, request.user, count)
    found = get_sheet(count, sheet)
    is_closed = count.state == CountState.CLOSED and count.destroyed_at is None
    context = showing.heading(count.round, count) | {
        "title": _("Batch %(batch)s, ballot %(position)s") % {"batch": found.batch.number, "position": found.position},
        "facts": [Fact(_("Round"), number)],
        "count": count,
        "sheet": found,
        "look": SHEETS[SheetState(found.state)],
        "pages": found.pages.select_related("file").order_by("side", "position"),
        "reasons": _reasons(found),
        "readings": actions.look_at_sheet(found, by=request.user) if is_closed else [],
        "is_open": count.state == CountState.OPEN,
        "has_pictures": count.destroyed_at is None,
        "lines": [(one, one.get_act_display()) for one in queries.lines_of_sheet(found)],
        "batch_url": showing.url(count.round, "batch", found.batch.number),
    }
    return render(request, "ballots/scan_sheet.html", context)


@congress_page(permissions.can_count)
def recall(request: HttpRequest, congress: Congress, contest_id: int, number: int, sheet: int) -> HttpResponseBase:
    """Bring a picture that was set aside before people, with the reason."""
    count = get_scan(congress, contest_id, number)
    found, form = get_sheet(count, sheet), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.recall_sheet(found, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("The picture waits for people now."))
        return redirect("ballots:batch", *showing.place(count.round), found.batch.number)
    context = showing.heading(count.round, count) | {
        "title": _("Bring back what was set aside"),
        "form": form,
        "intro": _("Two tellers look at it and say whether it is a ballot of this vote."),
        "submit_label": _("Bring back"),
        "back_url": showing.url(count.round, "sheet", found.pk),
    }
    return render(request, "shell/form.html", context)


def _batch(count: ScanCount, number: int) -> ScanBatch:
    found: ScanBatch = get_object_or_404(ScanBatch.objects.select_related("job"), count=count, number=number)
    found.count = count
    return found


def _streams(files: list[Any]) -> Iterable[tuple[str, Iterable[bytes]]]:
    return ((one.name or "scan", one.chunks()) for one in files)


def _sheet_row(count: ScanCount, one: ScanSheet) -> SheetRow:
    kinds = [queries.reason_words(reason) for reason in one.reasons]
    return SheetRow(
        pk=one.pk,
        position=one.position,
        state=SheetState(one.state),
        sources=", ".join(page.source for page in one.pages.all()),
        reasons=" · ".join(dict.fromkeys(kinds)),
        address=showing.url(count.round, "sheet", one.pk),
    )


def _reasons(one: ScanSheet) -> list[str]:
    language = figures.language()
    told = (reason.get("text", "") for reason in one.reasons)
    return [text.get(language, "") if isinstance(text, dict) else text for text in told]


def _facts(found: ScanBatch) -> list[Fact]:
    facts = [Fact(_("Papers counted by hand"), found.papers), Fact(_("Pictures"), found.pages.count())]
    if found.state == BatchState.READ:
        facts.append(Fact(_("Ballots read"), found.sheets.exclude(state=SheetState.ASIDE).count()))
    if found.withdrawn_reason:
        facts.append(Fact(_("Withdrawn"), found.withdrawn_reason))
    return facts


def _next(count: ScanCount, found: ScanBatch) -> Act | None:
    stopped = found.job is not None and found.job.state in (JobState.FAILED, JobState.CANCELLED)
    address = showing.url(count.round, "batch-read", found.number)
    if found.state == BatchState.FILLING and found.pages.exists():
        return Act(_("Read the batch"), address, "post", icon="play")
    if found.state == BatchState.READING and stopped:
        return Act(_("Go on with the reading"), address, "post", icon="play")
    if found.state == BatchState.READ:
        return Act(_("Back to the count"), showing.url(count.round, "scan"), icon="arrow-left")
    return None


def _acts(count: ScanCount, found: ScanBatch) -> list[Act]:
    acts = [] if found.state == BatchState.READ else [
        Act(_("Back to the count"), showing.url(count.round, "scan"), icon="arrow-left")
    ]  # fmt: skip
    if count.state == CountState.OPEN and found.state != BatchState.WITHDRAWN:
        away = showing.url(count.round, "batch-withdraw", found.number)
        acts.append(Act(_("Withdraw the batch"), away, icon="slash-circle"))
    return acts
