"""Complaints about the elections of a congress: the list, one of them, and what is done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell import clock, lists
from daihoi.apps.shell.narrowing import Choice
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, permissions, queries
from ..forms import ComplaintForm, DecideForm, VerifyForm
from ..models import Complaint, ComplaintState
from ..tables import ComplaintTable

LOOKS = {ComplaintState.RECEIVED: "received", ComplaintState.VERIFYING: "now", ComplaintState.DECIDED: "done"}


@congress_page()
def complaints(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Every complaint with its days; who complained stands in an export of those who decide only."""
    window, rows = queries.complaint_window(congress), queries.complaints_of(congress)
    may_read = permissions.can_read_complainants(request.user, congress)
    may_receive = permissions.can_receive_complaint(request.user, congress)
    new = Act(_("Enter a complaint"), reverse("elections:new-complaint", args=[congress.pk]), icon="plus-lg")
    return lists.render_list(
        request,
        table_class=ComplaintTable,
        queryset=rows,
        title=_("Complaints"),
        choices=[Choice("state", _("State"), ComplaintState.choices, lambda found, value: found.filter(state=value))],
        empty=(_("No complaint has come in."), new.label if may_receive else "", new.url if may_receive else ""),
        next_act=new if may_receive else None,
        acts=[Act(_("Elections"), reverse("elections:home", args=[congress.pk]), icon="check2-square")],
        facts=[
            Fact(_("Closed"), window.closed_on),
            Fact(_("Last day for complaints"), window.last_on, source=window.source),
            Fact(_("Without a decision"), queries.open_complaints(congress).count()),
        ],
        export_name=f"khieu-nai-{congress.unit.code}",
        table_kwargs={} if request.GET.get("export") else {"exclude": ComplaintTable.EXPORT_ONLY},
        may_see_sensitive=lambda _asked: may_read,
        exported=lambda asked, _kind, count, has_sensitive: actions.record_complaint_export(
            congress, count, by=asked.user, with_complainants=has_sensitive
        ),
        extra_context={"here": "elections"},
    )


@congress_page(permissions.can_receive_complaint)
def receive(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Enter a complaint that came in."""
    form, window = ComplaintForm(request.POST or None, congress=congress), queries.complaint_window(congress)
    if request.method == "POST" and form.is_valid():
        complaint = actions.receive_complaint(congress, by=request.user, **form.cleaned_data)
        if complaint.is_late:
            messages.warning(request, _("The complaint came after the last day; it is kept and marked late."))
        else:
            messages.success(request, _("The complaint is entered as no. %(number)s.") % {"number": complaint.number})
        return redirect("elections:complaint", congress.pk, complaint.number)
    context = {
        "title": _("Enter a complaint"),
        "here": "elections",
        "form": form,
        "facts": [Fact(_("Last day for complaints"), window.last_on, source=window.source)],
        "submit_label": _("Enter the complaint"),
        "back_url": reverse("elections:complaints", args=[congress.pk]),
    }
    return render(request, "shell/form.html", context)


@congress_page()
def complaint(request: HttpRequest, congress: Congress, number: int) -> HttpResponseBase:
    """One complaint: its days, what was found, what was decided; without the name of who complained."""
    return _page(request, _complaint(congress, number))


@congress_page()
@require_POST
def read_complainant(request: HttpRequest, congress: Congress, number: int) -> HttpResponseBase:
    """The same with the name; the look is written to the trail."""
    found = _complaint(congress, number)
    return _page(request, found, actions.read_complainant(found, by=request.user))


@congress_page()
def verify(request: HttpRequest, congress: Congress, number: int) -> HttpResponseBase:
    """The inspection committee above takes it up, or writes what it found."""
    found = _complaint(congress, number)
    above = congress.unit.get_parent() or congress.unit
    body = found.verified_by or f"{OfficeKind.INSPECTION_COMMITTEE.label}: {above.name}"
    form = VerifyForm(request.POST or None, initial={"verified_by": body, "verification": found.verification})
    if request.method == "POST" and form.is_valid():
        actions.verify_complaint(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("elections:complaint", congress.pk, number)
    return _form_page(request, found, form, _("Verify the complaint"), _("Keep"))


@congress_page()
def decide(request: HttpRequest, congress: Congress, number: int) -> HttpResponseBase:
    """The superior's decision, with what it would lead to beside the form."""
    found = _complaint(congress, number)
    chosen = {"contest": found.contest_id, "candidate": found.candidate_id}
    form = DecideForm(request.POST or None, congress=congress, initial=chosen)
    if request.method == "POST" and form.is_valid():
        actions.decide_complaint(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("The complaint is decided."))
        return redirect("elections:complaint", congress.pk, number)
    context = {"findings": queries.fallout_of(found.contest, found.candidate) if found.contest else []}
    intro = _("Above stands what follows if the result is annulled or the person is not approved; the other decisions "
              "change nothing.")  # fmt: skip
    return _form_page(request, found, form, _("Decide the complaint"), _("Decide"), intro if found.contest else "",
                      **context)  # fmt: skip


def _complaint(congress: Congress, number: int) -> Complaint:
    found: Complaint = get_object_or_404(queries.complaints_of(congress), number=number)
    found.congress = congress
    if found.contest is not None:
        found.contest.congress = congress
    return found


def _page(request: HttpRequest, found: Complaint, complainant: str = "") -> HttpResponseBase:
    congress, is_open = found.congress, found.state != ComplaintState.DECIDED
    context = {
        "title": _("Complaint no. %(number)s") % {"number": found.number},
        "kicker": found.get_subject_display(),
        "here": "elections",
        "complaint": found,
        "state": LOOKS[ComplaintState(found.state)],
        "is_overdue": is_open and found.due_on is not None and found.due_on < clock.today(),
        "complainant": complainant,
        "may_read": permissions.can_read_complainant(request.user, found),
        "record_facts": _facts(found),
        "next_act": _next_act(request.user, found) if is_open else None,
        "acts": [Act(_("Complaints"), reverse("elections:complaints", args=[congress.pk]), icon="inbox")],
        "trail": trail_of(found),
    }
    return render(request, "elections/complaint.html", context)


def _facts(found: Complaint) -> list[Fact]:
    here = [found.congress_id, found.contest_id]
    window = queries.complaint_window(found.congress)
    facts = [
        Fact(_("Received on"), found.received_on),
        Fact(_("Last day for complaints"), found.last_lawful_on, source=window.source),
        Fact(_("Answer due"), found.due_on),
        Fact(_("Election"), found.contest.title if found.contest else _("the elections as a whole"),
             reverse("elections:contest", args=here) if found.contest else ""),
    ]  # fmt: skip
    if found.candidate is not None:
        facts.append(Fact(_("Person"), found.candidate.person.full_name))
    if found.verified_by:
        facts.append(Fact(_("Verified by"), found.verified_by))
    if found.state == ComplaintState.DECIDED:
        facts += [Fact(_("Decision"), found.get_conclusion_display()), Fact(_("Decided on"), found.decided_on)]
    return facts


def _next_act(user: Any, found: Complaint) -> Act | None:
    here = [found.congress_id, found.number]
    if not found.verification and permissions.can_verify_complaint(user, found):
        return Act(_("Verify the complaint"), reverse("elections:verify-complaint", args=here), icon="search")
    if permissions.can_decide_complaint(user, found):
        locked = "" if found.verification else _("The inspection committee has not written what it found.")
        return Act(_("Decide the complaint"), reverse("elections:decide-complaint", args=here), icon="check2-square",
                   locked=locked, source=queries.complaint_window(found.congress).source)  # fmt: skip
    return None


def _form_page(
    request: HttpRequest, found: Complaint, form: Any, title: str, label: str, intro: str = "", **more: Any
) -> HttpResponseBase:
    context = more | {
        "title": title,
        "kicker": _("Complaint no. %(number)s") % {"number": found.number},
        "here": "elections",
        "form": form,
        "intro": intro,
        "submit_label": label,
        "back_url": reverse("elections:complaint", args=[found.congress_id, found.number]),
    }
    return render(request, "shell/form.html", context)
