"""The checklist: the front page of a congress's preparation."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from daihoi.apps.audit.queries import trail_of

from .. import actions, pages, permissions
from ..forms import ItemForm, PlanForm
from ..guards import congress_page
from ..models import ChecklistItem, Congress


@congress_page()
def show_checklist(request: HttpRequest, congress: Congress) -> HttpResponse:
    """What is to be done until the congress and after it, with the last lawful days."""
    context = pages.checklist(congress, request.user)
    return render(request, "congresses/checklist.html", {**context, "trail": trail_of(congress, limit=8)})


@congress_page()
def show_timetable(request: HttpRequest, congress: Congress) -> HttpResponse:
    """The dated steps in the order of their days, to be printed."""
    context = {"title": _("Timetable"), "kicker": congress.title, **pages.timetable(congress)}
    return render(request, "congresses/timetable.html", context)


@congress_page(permissions.can_prepare)
@require_POST
def tick_item(request: HttpRequest, congress: Congress, item_id: int) -> HttpResponse:
    """Mark a step as done."""
    return _answer(request, actions.tick_item(_item(congress, item_id), by=request.user))


@congress_page(permissions.can_prepare)
@require_POST
def untick_item(request: HttpRequest, congress: Congress, item_id: int) -> HttpResponse:
    """Take the mark off."""
    return _answer(request, actions.untick_item(_item(congress, item_id), by=request.user))


@congress_page(permissions.can_prepare)
def add_item(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Add the office's own step."""
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_item(congress, by=request.user, **form.cleaned_data)
        return redirect("congresses:home", congress.pk)
    context = {"title": _("Add a step"), "kicker": congress.title, "form": form, **pages.back(congress)}
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_prepare)
def plan_item(request: HttpRequest, congress: Congress, item_id: int) -> HttpResponse:
    """Plan a step for a day."""
    item = _item(congress, item_id)
    form = PlanForm(request.POST or None, initial={"planned_on": item.planned_on, "reason": item.date_reason})
    if request.method == "POST" and form.is_valid():
        actions.reschedule_item(item, by=request.user, **form.cleaned_data)
        return redirect("congresses:home", congress.pk)
    context = {
        "title": item.title, "kicker": congress.title, "form": form, "trail": trail_of(item),
        **pages.item_facts(item), **pages.back(congress),
    }  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_prepare)
@require_POST
def remove_item(request: HttpRequest, congress: Congress, item_id: int) -> HttpResponse:
    """Take away a step of the office's own."""
    actions.remove_item(_item(congress, item_id), by=request.user)
    return redirect("congresses:home", congress.pk)


@congress_page(permissions.can_prepare)
@require_POST
def refresh_checklist(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Reckon the last lawful days again."""
    changed = actions.refresh_checklist(congress, by=request.user)
    text = ngettext("%(count)d step has another day now.", "%(count)d steps have another day now.", changed)
    messages.success(request, text % {"count": changed})
    return redirect("congresses:home", congress.pk)


def _answer(request: HttpRequest, item: ChecklistItem) -> HttpResponse:
    """To htmx the one row, to a plain form the page again."""
    if getattr(request, "htmx", False):
        return render(request, "congresses/item.html", {"row": pages.row_of(item, may_work=True)})
    return redirect(f"{pages.home_of(item.congress)}#item-{item.pk}")


def _item(congress: Congress, item_id: int) -> ChecklistItem:
    items = ChecklistItem.objects.select_related("congress__unit", "congress__term")
    return get_object_or_404(items, pk=item_id, congress=congress)
