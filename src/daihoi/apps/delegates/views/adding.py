"""Putting people on the list, by title."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress

from .. import actions, pages, permissions, queries
from ..actions import DelegateRow
from ..forms import PeopleForm
from ..models import DelegateTitle

BY_HAND = (DelegateTitle.ELECTED, DelegateTitle.APPOINTED)


@congress_page(permissions.can_keep_list)
@require_POST
def add_ex_officio(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Seat the convening committee."""
    return _added(request, congress, len(actions.add_ex_officio(congress, by=request.user)))


@congress_page(permissions.can_keep_list)
@require_POST
def summon_members(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Make every official member a participant."""
    return _added(request, congress, actions.summon_members(congress, by=request.user))


@congress_page(permissions.can_keep_list)
def choose_unit(request: HttpRequest, congress: Congress, title: str) -> HttpResponse:
    """First step: from which unit."""
    context = {"title": pages.adding_title(_wanted(title)), "kicker": congress.title,
               "units": pages.units_to_add(congress, title), "congress": congress, "wanted": title}  # fmt: skip
    return render(request, "delegates/choose_unit.html", context)


@congress_page(permissions.can_keep_list)
def add_people(request: HttpRequest, congress: Congress, title: str, unit_code: str) -> HttpResponse:
    """Second step: who."""
    wanted = _wanted(title)
    unit = get_object_or_404(congress.unit.get_descendants(), code=unit_code)
    people = queries.free_members(congress, unit)
    form = PeopleForm(request.POST or None, people=people, with_alternates=wanted == DelegateTitle.ELECTED)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if wanted == DelegateTitle.APPOINTED:
            rows = [DelegateRow(person, unit, mandate=given["mandate"]) for person in given["people"]]
            added = actions.appoint_delegates(congress, rows, by=request.user)
        else:
            added = actions.register_elected(
                congress, unit, given["people"], given["alternates"], by=request.user, mandate=given["mandate"]
            )  # fmt: skip
        return _added(request, congress, len(added))
    context = {
        "title": pages.adding_title(wanted), "kicker": unit.name, "form": form, "submit_label": _("Put on the list"),
        "back_url": reverse("delegates:add", args=[congress.pk, title]), "facts": pages.allocated_facts(congress, unit),
    }  # fmt: skip
    return render(request, "delegates/people.html", context)


def _wanted(title: str) -> DelegateTitle:
    if title not in BY_HAND:
        raise Http404
    return DelegateTitle(title)


def _added(request: HttpRequest, congress: Congress, count: int) -> HttpResponse:
    text = ngettext("%(count)d person put on the list.", "%(count)d persons put on the list.", count) % {"count": count}
    messages.success(request, text)
    return redirect("delegates:home", congress.pk)
