"""Which office is put to the vote; by-elections and appointments for seats that became free."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations.models import OfficeKind
from daihoi.core.errors import DaihoiError

from .. import actions, permissions, queries
from ..forms import AppointmentForm, ByElectionForm, ContestForm
from .names import people_found


@congress_page(permissions.can_prepare)
def open_contest(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """The offices in their lawful order; one chosen, its form with what the house knows."""
    office = request.POST.get("office") or request.GET.get("office", "")
    back = reverse("elections:home", args=[congress.pk])
    if not office:
        title, choices = _("Put an office to the vote"), queries.office_choices(congress)
        first = next((one.office for one in choices if one.is_open), "")
        listed = {"title": title, "here": "elections", "choices": choices, "first": first, "back_url": back}
        return render(request, "elections/offices.html", listed)
    if office not in OfficeKind.values:
        raise Http404
    choice = queries.office_choice(congress, office)
    form = ContestForm(
        request.POST or None,
        congress=congress,
        initial={"office": office, "seats": choice.seats, "alternates": choice.alternates},
    )
    if request.method == "POST" and form.is_valid():
        contest = actions.open_contest(congress, by=request.user, **form.cleaned_data)
        messages.success(request, _("The contest is open. Put names on its list."))
        return redirect("elections:contest", congress.pk, contest.pk)
    context = {
        "title": _("Put to the vote: %(office)s") % {"office": choice.label},
        "here": "elections",
        "form": form,
        "choice": choice,
        "submit_label": _("Open the contest"),
        "back_url": reverse("elections:new", args=[congress.pk]),
    }
    return render(request, "elections/office.html", context, status=422 if form.errors else 200)


@congress_page(permissions.can_prepare)
def open_by_election(request: HttpRequest, congress: Congress, office: str) -> HttpResponseBase:
    """Put vacant seats of an office to the vote of the committee."""
    if office not in queries.OF_THE_TERM:
        raise Http404
    vacant = queries.vacancies_of(congress, office) or 0
    form = ByElectionForm(request.POST or None, vacant=vacant)
    if request.method == "POST" and form.is_valid():
        contest = actions.open_by_election(congress, by=request.user, office=office, **form.cleaned_data)
        messages.success(request, _("The contest is open. Put names on its list."))
        return redirect("elections:contest", congress.pk, contest.pk)
    context = {
        "title": _("By-election: %(office)s") % {"office": OfficeKind(office).label},
        "here": "elections",
        "form": form,
        "intro": _("Vacant seats: %(vacant)s. The committee votes; more seats than are vacant can't be filled.")
        % {"vacant": vacant},
        "submit_label": _("Open the contest"),
        "back_url": reverse("elections:home", args=[congress.pk]),
    }
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_appoint)
def appoint(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Record whom the superior appointed, with the number and the day of its decision."""
    words = request.GET.get("q", "").strip()
    form = AppointmentForm(
        request.POST or None,
        people=people_found(congress, words, 0),
        offices=[one for one in queries.OF_THE_TERM if one in queries.offices_of(congress)],
        initial={"office": request.GET.get("office", "")},
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.record_appointment(
                congress, told["person"], told["office"], by=request.user, decision=told["decision"],
                decided_on=told["decided_on"], started_on=told["started_on"],
            )  # fmt: skip
        except DaihoiError as error:
            form.add_error(None, error.in_language(request.LANGUAGE_CODE))
        else:
            messages.success(
                request, _("The appointment of %(name)s is recorded.") % {"name": told["person"].full_name}
            )
            return redirect("elections:home", congress.pk)
    context = {
        "title": _("Appointment by the superior"),
        "here": "elections",
        "words": words,
        "form": form,
        "has_found": bool(words or form.is_bound),
        "office": request.GET.get("office", ""),
        "submit_label": _("Record the appointment"),
        "back_url": reverse("elections:home", args=[congress.pk]),
    }
    return render(request, "elections/appointment.html", context, status=422 if form.errors else 200)
