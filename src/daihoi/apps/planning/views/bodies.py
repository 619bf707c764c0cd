"""Pages of the bodies and of those who sit in them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.shapes import Act, Fact
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .. import actions, permissions, queries
from ..forms import BodyForm
from ..models import Body, BodyMember, BodyRole


@congress_page()
def show_all(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """All bodies with their seats."""
    bodies = list(queries.bodies_of(congress))
    may_plan = permissions.can_plan(request.user, congress)
    standing = {body.name for body in bodies}
    usual = [one for one in queries.usual_bodies(congress) if one.name not in standing]
    context = {
        "title": _("Bodies"),
        "bodies": bodies,
        "usual": usual if may_plan else [],
        "facts": [Fact(_("bodies"), len(bodies)), Fact(_("seats"), sum(len(body.seats.all()) for body in bodies))],
        "acts": _all_acts(congress, may_plan),
    }
    return render(request, "planning/bodies.html", context)


@congress_page(permissions.can_plan)
@require_POST
def set_up_usual(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """One press: the usual bodies stand."""
    made = actions.set_up_usual_bodies(congress, by=request.user)
    words = ngettext("%(n)d body was set up.", "%(n)d bodies were set up.", len(made)) % {"n": len(made)}
    messages.success(request, words)
    return redirect("planning:bodies", congress.pk)


@congress_page(permissions.can_plan)
def add(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Set up a body."""
    form = BodyForm(request.POST or None, congress=congress)
    if request.method == "POST" and form.is_valid():
        body = actions.set_up_body(congress, by=request.user, **form.cleaned_data)
        return redirect("planning:body", congress.pk, body.pk)
    back = reverse("planning:bodies", args=[congress.pk])
    context = {"title": _("Set up a body"), "form": form, "back_url": back, "submit_label": _("Set up")}
    return render(request, "shell/form.html", context)


@congress_page()
def show(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """One body: duties, seats, tasks."""
    body = get_object_or_404(queries.bodies_of(congress), pk=pk)
    may_plan = permissions.can_plan(request.user, congress)
    context = {
        "title": body.name,
        "kicker": body.get_kind_display(),
        "body": body,
        "tasks": queries.tasks_of(congress).filter(body=body),
        "roles": BodyRole.choices,
        "may_plan": may_plan,
        "acts": _body_acts(congress, body) if may_plan else (),
        "found": queries.people_for(congress, "") if may_plan else [],
        "trail": trail_of(body),
    }
    return render(request, "planning/body.html", context)


@congress_page(permissions.can_plan)
def edit(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """Change a body."""
    body = get_object_or_404(Body, congress=congress, pk=pk)
    initial = {"kind": body.kind, "name": body.name, "duty": body.duty, "established_by": body.established_by_id}
    form = BodyForm(request.POST or None, initial=initial, congress=congress)
    back = reverse("planning:body", args=[congress.pk, pk])
    if request.method == "POST" and form.is_valid():
        actions.edit_body(body, by=request.user, **form.cleaned_data)
        return redirect(back)
    return render(request, "shell/form.html", {"title": body.name, "form": form, "back_url": back})


@congress_page(permissions.can_plan)
@require_POST
def remove(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """Remove a body that leads no task."""
    body = get_object_or_404(Body, congress=congress, pk=pk)
    actions.remove_body(body, by=request.user)
    messages.success(request, _("“%(body)s” was removed.") % {"body": body.name})
    return redirect("planning:bodies", congress.pk)


@congress_page(permissions.can_plan)
@require_POST
def seat(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """Give the chosen person a seat."""
    body = get_object_or_404(Body, congress=congress, pk=pk)
    person = queries.person_here(congress, request.POST.get("person", ""))
    if person is None:
        raise WrongInput(say("Choose a person from the list first."))
    role = request.POST.get("role", "")
    seated = actions.seat_person(body, person, by=request.user, role=role if role in BodyRole else BodyRole.MEMBER)
    messages.success(
        request, _("%(person)s has a seat: %(role)s.") % {"person": person, "role": seated.get_role_display()}
    )
    return redirect("planning:body", congress.pk, pk)


@congress_page(permissions.can_plan)
@require_POST
def unseat(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """Take a seat away."""
    one = get_object_or_404(
        BodyMember.objects.select_related("body__congress__unit", "person"), body__congress=congress, pk=pk
    )
    actions.remove_seat(one, by=request.user)
    messages.success(request, _("%(person)s no longer has a seat.") % {"person": one.person})
    return redirect("planning:body", congress.pk, one.body_id)


@congress_page(permissions.can_plan)
def people(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """The part of a page with the people that the search finds."""
    found = queries.people_for(congress, request.GET.get("who", ""))
    name = "assignee" if request.GET.get("for") == "task" else "person"
    return render(request, "planning/people.html", {"found": found, "field_name": name})


def _all_acts(congress: Congress, may_plan: bool) -> list[Act]:
    acts = [Act(_("Tasks"), reverse("planning:home", args=[congress.pk]), icon="list-check")]
    if may_plan:
        acts.append(Act(_("Set up a body"), reverse("planning:add_body", args=[congress.pk]), icon="plus-lg"))
    return acts


def _body_acts(congress: Congress, body: Body) -> list[Act]:
    edit_url = reverse("planning:edit_body", args=[congress.pk, body.pk])
    task_url = reverse("planning:add_task", args=[congress.pk]) + f"?body={body.pk}"
    acts: list[Any] = [Act(_("Plan a task"), task_url, icon="plus-lg"), Act(_("Change"), edit_url, icon="pencil")]
    if not body.task_count:  # type: ignore[attr-defined]
        away = reverse("planning:remove_body", args=[congress.pk, body.pk])
        question = _("Remove this body? Its seats go with it; the trail keeps both.")
        acts.append(Act(_("Remove"), away, "post", "trash", confirm=question, is_dangerous=True))
    return acts
