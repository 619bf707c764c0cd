"""The room of a unit: its facts and the tree below it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.shell.lists import render_list
from daihoi.apps.shell.narrowing import Choice
from daihoi.apps.shell.shapes import Act, Fact, Finding

from .. import permissions, queries
from ..guards import unit_page
from ..models import Level, Unit
from ..tables import UnitTable


@unit_page()
def home(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """A unit: what it is, what lies below it, what can be done."""
    may_change = permissions.can_administer(request.user, unit)
    children = list(queries.children_of(unit))
    context = {
        "title": unit.name,
        "kicker": unit.level.name,
        "facts": [
            Fact(_("Code"), unit.code),
            Fact(_("Symbol"), unit.symbol),
            Fact(_("Place"), unit.place),
            Fact(_("Committee"), unit.superior_title),
        ],
        "findings": _findings(unit, may_change),
        "unit": unit,
        "children": children,
        "counts": queries.counts_by_level(unit),
        "may_change": may_change,
        "next_act": Act(_("Add a unit below"), reverse("organisations:add", args=[unit.code]), icon="plus-lg")
        if may_change and unit.is_active
        else None,
        "acts": _acts(request, unit, may_change, bool(children)),
        "trail": trail_of(unit, limit=10) if permissions.can_read_trail(request.user, unit) else None,
    }
    return render(request, "organisations/home.html", context)


@unit_page()
def branch(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """The units directly below, as a part of the tree on a page."""
    return render(request, "organisations/branch.html", {"children": queries.children_of(unit)})


@unit_page()
def show_units(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """Every unit below as a list that is searched, sorted and taken away."""
    levels = [(str(level.pk), level.name) for level in Level.objects.filter(rank__gt=unit.level.rank)]
    return render_list(
        request,
        table_class=UnitTable,
        queryset=queries.units_below(unit),
        title=_("Units below %(unit)s") % {"unit": unit.name},
        search=queries.find_units,
        search_label=_("Name, code or symbol, also without marks"),
        choices=[Choice("level", _("Level"), levels, lambda rows, value: rows.filter(level_id=value))],
        empty=(
            _("No unit lies below yet."),
            _("Import a sheet"),
            reverse("organisations:import", args=[unit.code]) if permissions.can_administer(request.user, unit) else "",
        ),
        acts=[Act(_("Tree"), reverse("organisations:home", args=[unit.code]), icon="diagram-3")],
        export_name=f"units-{unit.code}",
        per_page=100,
    )


def _findings(unit: Unit, may_change: bool) -> list[Finding]:
    found = []
    if not unit.is_active:
        found.append(Finding("info", _("This unit is closed; its record is kept.")))
    if may_change and not unit.symbol:
        found.append(
            Finding(
                "warn",
                _("The unit has no symbol for its papers, so it can't issue any."),
                url=reverse("organisations:facts", args=[unit.code]),
                mend=_("Enter the symbol"),
            )
        )
    return found


def _acts(request: HttpRequest, unit: Unit, may_change: bool, has_children: bool) -> list[Act]:
    acts = (
        [Act(_("List and search"), reverse("organisations:units", args=[unit.code]), icon="list")]
        if has_children
        else []
    )
    if may_change:
        acts += [
            Act(_("Import a sheet"), reverse("organisations:import", args=[unit.code]), icon="upload"),
            Act(_("Change the facts"), reverse("organisations:facts", args=[unit.code]), icon="pencil"),
        ]
    if unit.depth > 1 and permissions.can_place(request.user, unit):
        acts.append(Act(_("Move"), reverse("organisations:move", args=[unit.code]), icon="signpost-split"))
        label = _("Close the unit") if unit.is_active else _("Open again")
        acts.append(Act(label, reverse("organisations:activity", args=[unit.code]), icon="archive"))
    return acts
