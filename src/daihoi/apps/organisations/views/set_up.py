"""The guided set-up of an empty house: kind, levels, term, top unit, one's own role; then the first congress.

What is done is read from what stands, so a second visit goes on where the first one ended.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daihoi.apps.accounts import actions as accounts
from daihoi.apps.accounts.attempts import attempt
from daihoi.apps.shell import clock
from daihoi.apps.shell.shapes import Act, Fact, Step

from .. import actions, presets, queries
from ..actions import LevelRow
from ..guards import house_page
from ..models import Level, RoleAssignment, Term, Unit
from ..set_up_forms import KindForm, LevelsForm, OwnRoleForm, TermForm, TopForm

KIND = "set-up kind"
STEPS = (
    ("kind", gettext_lazy("Kind of organisation")),
    ("levels", gettext_lazy("Levels")),
    ("term", gettext_lazy("Term")),
    ("top", gettext_lazy("Top unit")),
    ("role", gettext_lazy("Your role")),
)


@house_page
def show_set_up(request: HttpRequest) -> HttpResponseBase:
    """On to the first step that is not done; when all are, what comes next."""
    standing = queries.house_standing(request.user)
    done = _done(request, standing)
    step = next((key for key, _label in STEPS if key not in done), None)
    if step is not None or standing.top is None:
        return redirect(f"organisations:set-up-{step}")
    top = standing.top
    context = {
        "title": _("The house is set up"),
        "facts": [Fact(_("Top unit"), top.name, reverse("organisations:home", args=[top.code]))],
        "steps": _steps(done, ""),
        "next_act": Act(_("Found a congress"), reverse("congresses:create", args=[top.code]), icon="signpost-split"),
        "top": top,
    }
    return render(request, "organisations/set_up_done.html", context)


@house_page
def choose_kind(request: HttpRequest) -> HttpResponseBase:
    """What kind of organisation; the levels, the rulebook and the term are proposed by it."""
    form = KindForm(request.POST or None, initial={"kind": _preset(request).key})
    if request.method == "POST" and form.is_valid():
        request.session[KIND] = form.cleaned_data["kind"]
        return redirect(f"{reverse('organisations:set-up-levels')}?kind={form.cleaned_data['kind']}")
    intro = _("Levels, rulebook and term are proposed by it. Each proposal may be changed in the next steps.")
    return _form(request, "kind", form, _("What kind of organisation is this house for?"), intro, _("Continue"))


@house_page
def write_levels(request: HttpRequest) -> HttpResponseBase:
    """The levels from the top: as they stand, or as the kind of organisation proposes."""
    form = LevelsForm(request.POST or None, rows=_rows(request))
    if request.method == "POST" and attempt(form, lambda: actions.lay_levels(form.rows(), by=request.user)):
        messages.success(request, _("The levels are saved."))
        return redirect("organisations:set-up")
    intro = _(
        "Begin with the level of the highest unit that will work here; empty the rows above it and those not used."
    )
    return _form(
        request, "levels", form, _("Which levels does it have?"), intro, template="organisations/set_up_levels.html"
    )


@house_page
def open_term(request: HttpRequest) -> HttpResponseBase:
    """The term that the next congresses open."""
    form = TermForm(request.POST or None, initial={"name": _preset(request).term_name(clock.today())})
    if request.method == "POST" and attempt(form, lambda: actions.add_term(by=request.user, **form.cleaned_data)):
        messages.success(request, _("The term is saved."))
        return redirect("organisations:set-up")
    intro = _("The congresses of one term belong together: their delegates, papers and numbers.")
    return _form(request, "term", form, _("Which term do the congresses open?"), intro, terms=Term.objects.all())


@house_page
def add_top(request: HttpRequest) -> HttpResponseBase:
    """The highest unit of the house; every other hangs below it."""
    standing = queries.house_standing(request.user)
    if standing.top is not None or not standing.has_levels:
        return redirect("organisations:set-up")
    form = TopForm(
        request.POST or None, initial={"level": Level.objects.first(), "rulebook": _preset(request).rulebook}
    )
    if request.method == "POST" and (top := attempt(form, lambda: _add_top(request, form.cleaned_data))):
        messages.success(request, _("%(unit)s was added.") % {"unit": top.name})
        return redirect("organisations:set-up")
    intro = _("The highest unit that works in this house. Units below are added later, one by one or by a sheet.")
    return _form(request, "top", form, _("What is the top unit?"), intro)


@house_page
def take_role(request: HttpRequest) -> HttpResponseBase:
    """What the reader is in the top unit."""
    standing = queries.house_standing(request.user)
    if standing.top is None:
        return redirect("organisations:set-up")
    top, user = standing.top, request.user
    initial = {"full_name": getattr(user, "full_name", "")} | ({"role": standing.role.role} if standing.role else {})
    form = OwnRoleForm(request.POST or None, initial=initial)
    if request.method == "POST" and attempt(form, lambda: _take_role(user, top, form)):
        messages.success(request, _("Your role is saved."))
        return redirect("organisations:set-up")
    intro = _("Others get accounts of their own afterwards, in the settings of each unit.")
    return _form(request, "role", form, _("Who are you in %(unit)s?") % {"unit": top.name}, intro)


def _add_top(request: HttpRequest, given: dict[str, Any]) -> Unit:
    return actions.add_unit(None, actions.UnitRow(**given), by=request.user)


@transaction.atomic
def _take_role(user: Any, top: Unit, form: OwnRoleForm) -> RoleAssignment:
    accounts.change_profile(user, full_name=form.cleaned_data["full_name"], by=user)
    return actions.assign_role(user, top, form.cleaned_data["role"], by=user, reach=form.reach())


def _preset(request: HttpRequest) -> presets.Preset:
    """The kind that was chosen here, else the one whose levels are most like those that stand."""
    chosen = presets.find(request.session.get(KIND, ""))
    names = list(Level.objects.values_list("name", flat=True))
    return chosen or (presets.nearest(names) if names else presets.PRESETS[0])


def _rows(request: HttpRequest) -> list[LevelRow]:
    """The levels that stand; as long as no unit does, a kind just chosen proposes others."""
    standing = [LevelRow(level.name, level.congress_name, level.pk) for level in Level.objects.all()]
    chosen = presets.find(request.GET.get("kind", ""))
    if standing and (chosen is None or Unit.objects.exists()):
        return standing
    return [LevelRow(str(name), str(congress)) for name, congress in (chosen or _preset(request)).levels]


def _done(request: HttpRequest, standing: queries.HouseStanding) -> set[str]:
    stands = {
        "kind": standing.has_levels or KIND in request.session,
        "levels": standing.has_levels,
        "term": standing.has_term,
        "top": standing.top is not None,
        "role": standing.role is not None,
    }
    return {key for key, is_done in stands.items() if is_done}


def _steps(done: set[str], here: str) -> list[Step]:
    steps = []
    for key, label in STEPS:
        waits_for = {"top": "levels", "role": "top"}.get(key)
        state = "now" if key == here else "done" if key in done else "waiting"
        if waits_for and waits_for not in done:
            state = "locked"
        can_open = state != "locked" and not (key == "top" and "top" in done)
        steps.append(Step(label, state, reverse(f"organisations:set-up-{key}") if can_open else ""))
    return steps


def _form(
    request: HttpRequest, step: str, form: Any, heading: str, intro: str, submit: str = "",
    template: str = "organisations/set_up.html", **more: Any,
) -> HttpResponseBase:  # fmt: skip
    done = _done(request, queries.house_standing(request.user))
    context = {
        "title": _("Set up the house"),
        "steps": _steps(done, step),
        "form": form,
        "heading": heading,
        "intro": intro,
        "submit_label": submit or _("Save and continue"),
        **more,
    }
    return render(request, template, context)
