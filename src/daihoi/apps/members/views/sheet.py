"""Sheets of members: sending one, its fix list, the template."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from daihoi.apps.accounts.attempts import attempt
from daihoi.apps.organisations import fix_lists, sheets
from daihoi.apps.organisations.guards import unit_page
from daihoi.apps.organisations.inputs import SheetForm
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell.exports import XLSX
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, permissions, queries
from ..columns import COLUMNS
from ..models import ImportState, MemberImport


@unit_page(permissions.can_keep_members)
def send_sheet(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """Send a sheet: it is taken over whole, or given back with a fix list."""
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and (record := attempt(form, lambda: _import(request, unit, form))):
        if record.state == ImportState.REFUSED:
            return redirect("members:fix-list", unit.code, record.pk)
        told = ngettext("%(n)d member was taken over.", "%(n)d members were taken over.", record.added)
        messages.success(request, told % {"n": record.added})
        return redirect("members:home", unit.code)
    context = {
        "title": _("Import members of %(unit)s") % {"unit": unit.name},
        "form": form,
        "unit": unit,
        "columns": COLUMNS,
        "imports": queries.imports_of(unit),
        "back_url": reverse("members:home", args=[unit.code]),
        "acts": [Act(_("Template sheet"), reverse("members:template", args=[unit.code]), icon="download")],
    }
    return render(request, "members/import.html", context)


@unit_page(permissions.can_keep_members)
def show_fix_list(request: HttpRequest, unit: Unit, import_id: int) -> HttpResponseBase:
    """What must be mended in a sheet, row by row."""
    record = get_object_or_404(MemberImport, pk=import_id, unit=unit)
    problems = [sheets.problem_from(kept) for kept in record.problems]
    acts = [Act(_("Send the mended sheet"), reverse("members:import", args=[unit.code]), icon="upload")]
    context = {
        "title": _("Fix list of %(file)s") % {"file": record.file_name},
        "facts": [
            Fact(_("State"), record.get_state_display()),
            Fact(_("Rows"), record.rows),
            Fact(_("To mend"), len(problems)),
            Fact(_("Sent"), record.at),
            Fact(_("Sent by"), str(record.by)),
        ],
        "next_act": Act(
            _("Fix list as XLSX"), reverse("members:fix-sheet", args=[unit.code, record.pk]), icon="download"
        )
        if record.sheet
        else None,
        "acts": acts,
        "problems": sorted(problems, key=lambda problem: problem.row),
    }
    return render(request, "members/fix_list.html", context)


@unit_page(permissions.can_keep_members)
def give_fix_sheet(request: HttpRequest, unit: Unit, import_id: int) -> HttpResponseBase:
    """The rows to mend as XLSX, bad cells marked."""
    record = get_object_or_404(MemberImport, pk=import_id, unit=unit)
    if not record.sheet:
        raise Http404
    with record.sheet.open("rb") as file:
        sheet = sheets.read(file.read(), COLUMNS)
    problems = [sheets.problem_from(kept) for kept in record.problems]
    content = fix_lists.fix_list(sheet, problems, COLUMNS, get_language() or "vi")
    return _attachment(content, f"fix-list-{record.pk}.xlsx")


@unit_page(permissions.can_keep_members)
def give_template(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """The empty sheet."""
    return _attachment(fix_lists.template(COLUMNS, get_language() or "vi"), "members.xlsx")


def _import(request: HttpRequest, unit: Unit, form: SheetForm) -> MemberImport:
    upload = form.cleaned_data["file"]
    return actions.import_members(unit, upload.read(), by=request.user, file_name=upload.name)


def _attachment(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
