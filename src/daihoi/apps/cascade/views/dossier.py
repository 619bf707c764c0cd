"""Lessons and the dossier."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress, Stage
from daihoi.apps.shell import lists
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, permissions
from ..forms import FileForm, ItemForm, LessonForm, PiecesForm
from ..models import DossierItem, Lesson, LessonKind
from ..tables import DossierTable


@congress_page()
def lessons(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """What was learned, in the order of the closing report; a new lesson is written on the same page."""
    may_write = permissions.can_report(request.user, congress)
    form = LessonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_lesson(congress, by=request.user, **form.cleaned_data)
        messages.success(request, _("The lesson is written down."))
        return redirect("cascade:lessons", congress.pk)
    written = list(congress.lessons.all())
    context = {
        "title": _("Lessons learned"),
        "here": "cascade",
        "groups": [(kind.label, [one for one in written if one.kind == kind]) for kind in LessonKind],
        "form": form if may_write else None,
        "may_write": may_write,
        "has_lessons": bool(written),
        "acts": _lesson_acts(congress, may_write and bool(written)),
    }
    return render(request, "cascade/lessons.html", context)


@congress_page(permissions.can_report)
@require_POST
def remove_lesson(request: HttpRequest, congress: Congress, lesson_id: int) -> HttpResponseBase:
    """Take a lesson out again."""
    actions.remove_lesson(get_object_or_404(Lesson, pk=lesson_id, congress=congress), by=request.user)
    return redirect("cascade:lessons", congress.pk)


@congress_page(permissions.can_report)
@require_POST
def issue_closing(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Issue the closing report."""
    paper = actions.issue_closing_report(congress, by=request.user)
    messages.success(request, _("The closing report is issued as %(symbol)s.") % {"symbol": paper.symbol})
    return redirect("cascade:lessons", congress.pk)


@congress_page()
def show(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """F12: the list of the dossier, with what is missing and the hash of each file."""
    items = congress.dossier.select_related("paper__unit")
    missing = sum(one.is_missing for one in items)
    may_write = permissions.can_report(request.user, congress) and congress.stage != Stage.FILED
    return lists.render_list(
        request,
        table_class=DossierTable,
        queryset=items,
        title=_("Dossier"),
        search=("title", "made_by"),
        empty=(_("The dossier has no list yet. It is made from the rulebook and the register."),),
        facts=[Fact(_("items"), len(items)), Fact(_("missing"), missing)],
        next_act=_next_act(congress, len(items)) if may_write else None,
        acts=_dossier_acts(congress, bool(items)) if may_write else [_back(congress)],
        export_name=f"F12-{congress.unit.code}",
        extra_context={"here": "cascade"},
    )


@congress_page(permissions.can_report)
@require_POST
def make(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Make the list, or bring it up to date."""
    items = actions.make_dossier(congress, by=request.user)
    missing = sum(one.is_missing for one in items)
    text = ngettext(
        "%(n)s item is listed, %(missing)s missing.", "%(n)s items are listed, %(missing)s missing.", len(items)
    )
    messages.success(request, text % {"n": len(items), "missing": missing})
    return redirect("cascade:dossier", congress.pk)


@congress_page(permissions.can_report)
def add(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Add what the register does not hold."""
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_dossier_item(congress, by=request.user, **form.cleaned_data)
        messages.success(request, _("The item is in the list."))
        return redirect("cascade:dossier", congress.pk)
    return render(request, "shell/form.html", _form_page(congress, form, _("Add an item"), _("Add")))


@congress_page(permissions.can_report)
def on_paper(request: HttpRequest, congress: Congress, item_id: int) -> HttpResponseBase:
    """Say that an item is kept on paper only."""
    item = get_object_or_404(DossierItem, pk=item_id, congress=congress)
    form = PiecesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.keep_on_paper(item, by=request.user, pieces=form.cleaned_data["pieces"])
        messages.success(request, _("The item is kept on paper."))
        return redirect("cascade:dossier", congress.pk)
    page = _form_page(congress, form, item.title, _("It is kept on paper"))
    page["intro"] = _(
        "The register has no file for this item. Register the paper there and make the list again, "
        "or say that it is kept on paper only."
    )
    return render(request, "shell/form.html", page)


@congress_page(permissions.can_submit)
def file(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Hand the dossier over to the archive."""
    missing = [one.title for one in congress.dossier.all() if one.is_missing]
    form = FileForm(request.POST or None)
    form.fields["missing_reason"].required = bool(missing)
    if request.method == "POST" and form.is_valid():
        actions.file_dossier(congress, by=request.user, **form.cleaned_data)
        messages.success(request, _("The dossier is in the archive; the congress is complete."))
        return redirect("cascade:dossier", congress.pk)
    page = _form_page(congress, form, _("Hand the dossier over to the archive"), _("Hand over and close"))
    page["intro"] = (
        _("Missing: %(titles)s") % {"titles": "; ".join(missing)}
        if missing
        else _("Everything that is asked for is there.")
    )
    return render(request, "shell/form.html", page)


def _form_page(congress: Congress, form: object, title: str, submit_label: str) -> dict[str, object]:
    return {
        "title": title,
        "here": "cascade",
        "form": form,
        "submit_label": submit_label,
        "back_url": reverse("cascade:dossier", args=[congress.pk]),
    }


def _next_act(congress: Congress, items: int) -> Act:
    if not items:
        return Act(_("Make the list"), reverse("cascade:make", args=[congress.pk]), "post", icon="list-check")
    if congress.stage != Stage.RATIFIED:
        return Act(_("Hand over to the archive"), locked=_("The superior ratifies the result first."), icon="archive")
    return Act(_("Hand over to the archive"), reverse("cascade:file", args=[congress.pk]), icon="archive")


def _dossier_acts(congress: Congress, has_items: bool) -> list[Act]:
    acts = [Act(_("Add an item"), reverse("cascade:add-item", args=[congress.pk]), icon="plus-lg"), _back(congress)]
    if has_items:
        again = Act(_("Bring up to date"), reverse("cascade:make", args=[congress.pk]), "post", icon="arrow-clockwise")
        return [again, *acts]
    return acts


def _lesson_acts(congress: Congress, may_issue: bool) -> list[Act]:
    if not may_issue:
        return [_back(congress)]
    url = reverse("cascade:issue-closing", args=[congress.pk])
    return [Act(_("Issue the closing report"), url, "post", icon="file-earmark-check"), _back(congress)]


def _back(congress: Congress) -> Act:
    return Act(_("Back"), reverse("cascade:home", args=[congress.pk]))
