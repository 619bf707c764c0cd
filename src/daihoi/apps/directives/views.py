"""Pages of the stop "Directives"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.congresses.permissions import can_prepare
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell import lists
from daihoi.apps.shell.guards import require
from daihoi.apps.shell.narrowing import Choice
from daihoi.apps.shell.shapes import Act, Fact

from . import actions, permissions, queries
from .forms import IssueForm, ReportForm, WithdrawForm
from .models import Directive, Receipt, ReceiptState
from .tables import ReceiptTable


@congress_page()
def home(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """What came from above, what went down, and what is missing."""
    received = list(queries.received_by(congress))
    issued = list(queries.issued_by(congress))
    is_office = can_prepare(request.user, congress)
    context = {
        "title": _("Directives"),
        "received": received,
        "issued": issued,
        "first": next((one for one in received if one.is_owed), None),
        "overdue": [one for one in issued if one.late and not one.is_replaced and not one.withdrawn_at],
        "has_units_below": not congress.unit.is_leaf(),
        "facts": [
            Fact(_("from above"), len(received)),
            Fact(_("waiting for us"), sum(one.is_owed for one in received)),
            Fact(_("sent down"), len(issued)),
        ],
        "is_office": is_office,
        "acts": _home_acts(congress, is_office, bool(issued)),
    }
    return render(request, "directives/home.html", context)


@congress_page(can_prepare)
def issue(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Choose a paper of the register and send it down."""
    form = IssueForm(request.POST or None, congress=congress)
    if request.method == "POST" and form.is_valid():
        sent = actions.issue_directive(**form.cleaned_data, by=request.user, term=congress.term)
        units = sent.receipts.count()
        messages.success(
            request,
            ngettext("The paper was sent to %(n)d unit.", "The paper was sent to %(n)d units.", units) % {"n": units},
        )
        return redirect("directives:directive", congress.pk, sent.pk)
    context = {
        "title": _("Send a paper down"),
        "form": form,
        "submit_label": _("Send to the units below"),
        "back_url": _home(congress),
        "has_papers": queries.papers_to_issue(congress).exists(),
    }
    return render(request, "directives/issue.html", context)


@congress_page()
def directive(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """One directive: every unit with its state, and those that are missing to be reminded."""
    one = get_object_or_404(queries.directive_of(congress, pk))
    may_follow = permissions.can_follow(request.user, one) and one.withdrawn_at is None
    remind_url = reverse("directives:remind", args=[congress.pk, one.pk])
    return lists.render_list(
        request,
        table_class=ReceiptTable,
        table_kwargs={"congress_id": congress.pk, "exclude": () if request.GET.get("export") else ("received_by",)},
        queryset=queries.receipts_of(one),
        title=str(one.paper),
        search=("unit__folded_name", "report"),
        search_label=_("Search the units"),
        choices=[Choice("state", _("State"), _STATES, _keep_state)],
        acts=_directive_acts(congress, one) if may_follow else (),
        bulk=[Act(_("Remind the chosen units"), remind_url, icon="bell")] if may_follow else (),
        export_name=f"directive-{one.paper.symbol or one.pk}",
        template="directives/directive.html",
        per_page=100,
        extra_context={
            "one": one,
            "congress": congress,
            "kicker": _("Directive"),
            "replacement": queries.replacement_of(one),
            "may_follow": may_follow,
            "days_left": queries.days_left(one.report_by_on),
            "remind_url": remind_url,
            "trail": trail_of(one),
        },
    )


@congress_page(can_prepare)
@require_POST
def remind(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """Remind the chosen units, or all that are missing."""
    one = get_object_or_404(queries.directive_of(congress, pk))
    receipts = queries.receipts_of(one)
    chosen = receipts.filter(is_owed=True) if "all" in request.POST else lists.selected(request, receipts)
    reminded = actions.remind(one, Unit.objects.filter(pk__in=chosen.values("unit")), by=request.user)
    words = ngettext("%(n)d unit was reminded.", "%(n)d units were reminded.", reminded) % {"n": reminded}
    if not reminded:
        words = _("Nobody had to be reminded: these units have done their part or were reminded today.")
    messages.success(request, words)
    return redirect("directives:directive", congress.pk, pk)


@congress_page(can_prepare)
@require_POST
def deliver(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """Send the directive also to units that came later."""
    one = get_object_or_404(queries.directive_of(congress, pk))
    added = actions.deliver_to_new_units(one, by=request.user)
    messages.success(request, ngettext("%(n)d unit was added.", "%(n)d units were added.", added) % {"n": added})
    return redirect("directives:directive", congress.pk, pk)


@congress_page(can_prepare)
def withdraw(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """Take the directive back, with the reason."""
    one = get_object_or_404(queries.directive_of(congress, pk))
    form = WithdrawForm(request.POST or None)
    back = reverse("directives:directive", args=[congress.pk, pk])
    if request.method == "POST" and form.is_valid():
        actions.withdraw_directive(one, form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The directive was withdrawn."))
        return redirect(back)
    context = {
        "title": _("Withdraw the directive"),
        "kicker": str(one.paper),
        "form": form,
        "submit_label": _("Withdraw"),
        "back_url": back,
    }
    return render(request, "shell/form.html", context)


@congress_page()
def missing(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """The board of what is missing: units by directives in force."""
    page = request.GET.get("page", "1")
    with_settled = request.GET.get("units") == "all"
    found = queries.missing_board(congress, with_settled=with_settled, page=int(page) if page.isdecimal() else 1)
    context = {
        "title": _("What is missing"),
        "board": found.board,
        "found": found,
        "with_settled": with_settled,
        "facts": [Fact(_("units") if with_settled else _("units that owe something"), found.total)],
        "acts": [Act(_("Back to directives"), _home(congress), icon="arrow-left")],
        "congress": congress,
    }
    return render(request, "directives/missing.html", context)


@congress_page()
def receipt(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """One unit's receipt: what is demanded, one press to acknowledge, the report."""
    one = get_object_or_404(queries.receipt_here(congress, pk))
    may_answer = permissions.can_answer(request.user, one) and one.directive.withdrawn_at is None
    form = ReportForm(request.POST or None, initial={"report": one.report})
    if request.method == "POST" and form.is_valid():
        actions.report_done(one, form.cleaned_data["report"], by=request.user)
        messages.success(request, _("The report was sent to %(unit)s.") % {"unit": one.directive.unit})
        return redirect("directives:receipt", congress.pk, pk)
    context = {
        "title": str(one.directive.paper),
        "kicker": _("From %(unit)s to %(below)s") % {"unit": one.directive.unit, "below": one.unit},
        "one": one,
        "state": queries.state_of(one),
        "words": queries.words_of(one),
        "days_late": -(queries.days_left(one.directive.report_by_on) or 0),
        "replacement": queries.replacement_of(one.directive),
        "form": form if may_answer else None,
        "next_act": _acknowledge_act(congress, one) if may_answer and one.state == ReceiptState.SENT else None,
        "acts": _receipt_acts(congress, one, request.user),
        "trail": trail_of(one),
    }
    return render(request, "directives/receipt.html", context)


@congress_page(can_prepare)
@require_POST
def acknowledge(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """One press: the paper arrived."""
    one = get_object_or_404(queries.receipt_here(congress, pk))
    actions.acknowledge(one, by=request.user)
    messages.success(request, _("Acknowledged: %(paper)s") % {"paper": one.directive.paper})
    if request.POST.get("next") == "home":
        return redirect(_home(congress))
    return redirect("directives:receipt", congress.pk, pk)


@congress_page()
def paper_file(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """The paper itself, for the unit that sent it and those that received it; a secret one for their offices only."""
    one = get_object_or_404(queries.directives_here(congress), pk=pk)
    if one.paper.is_secret:
        require(can_prepare, request.user, congress)
    file = one.paper.file or one.paper.docx
    if not file:
        raise Http404
    return FileResponse(file.open("rb"), as_attachment=True, filename=Path(file.name).name)


_STATES = [
    ("missing", gettext_lazy("missing")),
    ("late", gettext_lazy("overdue")),
    ("sent", gettext_lazy("not received")),
    ("received", gettext_lazy("received")),
    ("done", gettext_lazy("carried out")),
]


def _keep_state(rows: Any, value: str) -> Any:
    if value == "missing":
        return rows.filter(is_owed=True)
    return rows.filter(is_late=True) if value == "late" else rows.filter(state=value)


def _home(congress: Congress) -> str:
    return reverse("directives:home", args=[congress.pk])


def _home_acts(congress: Congress, is_office: bool, has_issued: bool) -> list[Act]:
    acts = []
    if has_issued:
        acts.append(Act(_("What is missing"), reverse("directives:missing", args=[congress.pk]), icon="grid-3x3"))
    if is_office and not congress.unit.is_leaf():
        acts.append(Act(_("Send a paper down"), reverse("directives:issue", args=[congress.pk]), icon="send"))
    return acts


def _directive_acts(congress: Congress, one: Directive) -> list[Act]:
    add = reverse("directives:deliver", args=[congress.pk, one.pk])
    away = reverse("directives:withdraw", args=[congress.pk, one.pk])
    return [
        Act(_("Send to new units"), add, method="post", icon="plus-lg"),
        Act(_("Withdraw"), away, icon="slash-circle", is_dangerous=True),
    ]


def _acknowledge_act(congress: Congress, one: Receipt) -> Act:
    return Act(_("Acknowledge"), reverse("directives:acknowledge", args=[congress.pk, one.pk]), "post", "check-lg")


def _receipt_acts(congress: Congress, one: Receipt, user: Any) -> list[Act]:
    if one.unit_id != congress.unit_id:
        back = reverse("directives:directive", args=[congress.pk, one.directive_id])
        return [Act(_("All units"), back, icon="arrow-left")]
    acts = [Act(_("Back to directives"), _home(congress), icon="arrow-left")]
    if can_prepare(user, congress):
        plan = reverse("planning:add_task", args=[congress.pk]) + f"?directive={one.directive_id}"
        acts.append(Act(_("Plan a task from this"), plan, icon="list-check"))
    return acts
