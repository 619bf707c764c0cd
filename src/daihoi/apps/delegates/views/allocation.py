"""The sharing of delegates among the units (F13)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import lists

from .. import actions, pages, permissions, queries
from ..forms import AllocationForm, DecisionForm, SharesForm
from ..models import Allocation
from ..tables import AllocationTable


@congress_page(permissions.can_see)
def show_allocation(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Who sends how many, by which steps, decided or not."""
    return lists.render_list(
        request,
        table_class=AllocationTable,
        queryset=queries.allocation_rows(congress),
        title=_("Sharing of delegates"),
        search=("unit__folded_name",),
        export_name="phan-bo-dai-bieu",
        template="delegates/allocation.html",
        **pages.allocation(congress, request.user),
    )


@congress_page(permissions.can_keep_list)
def make_allocation(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Share the delegates out."""
    tied = queries.tied_units(congress)
    form = SharesForm(request.POST or None, tied=tied, initial=pages.held_shares(congress))
    if request.method == "POST" and form.is_valid():
        plan = actions.allocate(congress, form.shares, by=request.user, alternates=form.cleaned_data["alternates"])
        if plan.steps["tie"]:
            messages.warning(
                request, _("The last seats are tied. Choose the units that get them, and share out again.")
            )
            return redirect("delegates:allocate", congress.pk)
        return redirect("delegates:allocation", congress.pk)
    context = {
        "title": _("Share out the delegates"), "kicker": congress.title, "form": form,
        "submit_label": _("Share out"), "back_url": reverse("delegates:allocation", args=[congress.pk]),
        **pages.allocation_hints(congress),
    }  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_keep_list)
def edit_allocation(request: HttpRequest, congress: Congress, allocation_id: int) -> HttpResponse:
    """One unit: how its number was found, and changing it by hand."""
    allocation = get_object_or_404(queries.allocation_rows(congress), pk=allocation_id)
    allocation.congress = congress
    held = {"elected": allocation.elected, "alternates": allocation.alternates, "appointed": allocation.appointed}
    form = AllocationForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        actions.set_allocation(allocation, by=request.user, **form.cleaned_data)
        return redirect("delegates:allocation", congress.pk)
    return render(request, "delegates/allocated_unit.html", _unit_context(congress, allocation, form))


@congress_page(permissions.can_decide)
def decide_allocation(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Fix the sharing by a decision."""
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.decide_allocation(congress, by=request.user, **form.cleaned_data)
        return redirect("delegates:allocation", congress.pk)
    context = {"title": _("Decide the sharing"), "kicker": congress.title, "form": form,
               "submit_label": _("Decide the sharing"), "intro": _("From then on the numbers are fixed."),
               "back_url": reverse("delegates:allocation", args=[congress.pk])}  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_keep_list)
@require_POST
def clear_allocation(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Throw an undecided sharing away."""
    actions.clear_allocation(congress, by=request.user)
    return redirect("delegates:allocation", congress.pk)


def _unit_context(congress: Congress, allocation: Allocation, form: AllocationForm) -> dict[str, object]:
    return {
        "title": allocation.unit.name, "kicker": _("Sharing of delegates"), "form": form,
        "steps_taken": pages.steps_taken(allocation), "allocation": allocation, "trail": trail_of(allocation),
        "is_decided": congress.allocation_plan.decided_at is not None,
        "back_url": reverse("delegates:allocation", args=[congress.pk]),
    }  # fmt: skip
