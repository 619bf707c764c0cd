"""Pages that grow, rename, move and close units."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from daihoi.apps.accounts.attempts import attempt
from daihoi.apps.shell.exports import XLSX
from daihoi.apps.shell.shapes import Act

from .. import actions, fix_lists, permissions, queries
from ..actions.sheet import COLUMNS
from ..forms import FactsForm, MoveForm, ReasonForm, UnitForm
from ..guards import unit_page
from ..inputs import SheetForm
from ..models import Unit


@unit_page(permissions.can_administer)
def add(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """A new unit directly below."""
    form = UnitForm(request.POST or None, parent=unit)
    if request.method == "POST" and (
        added := attempt(form, lambda: actions.add_unit(unit, actions.UnitRow(**form.cleaned_data), by=request.user))
    ):
        messages.success(request, _("%(unit)s was added.") % {"unit": added.name})
        return redirect("organisations:home", unit.code)
    return _form(request, unit, form, _("Add a unit below %(unit)s") % {"unit": unit.name}, _("Add the unit"))


@unit_page(permissions.can_administer)
def change_facts(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """What the unit is called."""
    fields = ("name", "symbol", "superior_title", "place")
    form = FactsForm(request.POST or None, initial={name: getattr(unit, name) for name in fields})
    if request.method == "POST" and attempt(
        form, lambda: actions.rename_unit(unit, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The facts are saved."))
        return redirect("organisations:home", unit.code)
    return _form(request, unit, form, _("Facts of %(unit)s") % {"unit": unit.name}, _("Save"))


@unit_page(permissions.can_place)
def move(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """Hang the unit under another one."""
    units = permissions.visible_units(request.user).filter(level__rank__lt=unit.level.rank, is_active=True)
    form = MoveForm(request.POST or None, units=units)
    if request.method == "POST" and (
        moved := attempt(form, lambda: actions.move_unit(unit, form.cleaned_data["parent"], by=request.user))
    ):
        messages.success(request, _("%(unit)s hangs under its new unit now.") % {"unit": moved.name})
        return redirect("organisations:home", unit.code)
    intro = _("Everything below the unit, its members and its papers move with it.")
    return _form(request, unit, form, _("Move %(unit)s") % {"unit": unit.name}, _("Move the unit"), intro)


@unit_page(permissions.can_place)
def change_activity(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """Close a unit, or open a closed one again; the unit above decides."""
    form = ReasonForm(request.POST or None)
    act = actions.deactivate_unit if unit.is_active else actions.reactivate_unit
    if request.method == "POST" and attempt(
        form, lambda: act(unit, by=request.user, reason=form.cleaned_data["reason"])
    ):
        messages.success(request, _("The state of the unit is saved."))
        return redirect("organisations:home", unit.code)
    title = _("Close %(unit)s") if unit.is_active else _("Open %(unit)s again")
    label = _("Close the unit") if unit.is_active else _("Open the unit again")
    return _form(request, unit, form, title % {"unit": unit.name}, label)


@unit_page(permissions.can_administer)
def import_sheet(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """Take over a sheet of units, or say what must be mended in it."""
    form = SheetForm(request.POST or None, request.FILES or None)
    result = None
    if request.method == "POST":
        result = attempt(form, lambda: actions.import_units(unit, _bytes(form.cleaned_data["file"]), by=request.user))
        if result and request.POST.get("as") == "xlsx" and result.problems:
            return _attachment(
                fix_lists.fix_list(result.sheet, result.problems, COLUMNS, get_language() or "vi"), "fix-list.xlsx"
            )
        if result and not result.problems:
            count = len(result.added)
            told = ngettext("%(n)d unit was added.", "%(n)d units were added.", count) % {"n": count}
            messages.success(request, told)
            return redirect("organisations:home", unit.code)
    context = {
        "title": _("Import units below %(unit)s") % {"unit": unit.name},
        "form": form,
        "result": result,
        "unit": unit,
        "columns": COLUMNS,
        "back_url": reverse("organisations:home", args=[unit.code]),
        "acts": [Act(_("Template sheet"), reverse("organisations:template", args=[unit.code]), icon="download")],
    }
    return render(request, "organisations/import.html", context)


@unit_page(permissions.can_administer)
def give_template(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """The empty sheet."""
    return _attachment(fix_lists.template(COLUMNS, get_language() or "vi"), "units.xlsx")


def _bytes(upload: Any) -> bytes:
    content: bytes = upload.read()
    return content


def _attachment(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _form(request: HttpRequest, unit: Unit, form: object, title: str, submit: str, intro: str = "") -> HttpResponseBase:
    context = {
        "title": title,
        "form": form,
        "submit_label": submit,
        "intro": intro,
        "back_url": reverse("organisations:home", args=[unit.code]),
        "kicker": " › ".join(one.name for one in queries.path_of(unit)),
    }
    return render(request, "shell/form.html", context)
