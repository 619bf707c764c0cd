"""The record of a paper, its files and relations."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from daihoi.apps.accounts.attempts import attempt
from daihoi.apps.audit.queries import trail_of
from daihoi.apps.organisations.guards import unit_page
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell.guards import require
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, permissions, queries
from ..forms import ChangeForm, FileForm, RelateForm
from ..models import Paper

CHANGEABLE = ("declared_type", "subject", "issuer", "issued_on", "signer", "secrecy", "topic", "recipients")


def paper_page(predicate: Callable[[Any, Any], bool]) -> Callable[[Any], Any]:
    """A view ``view(request, paper)``: the paper stands in the unit's register and the user may."""

    def guard(view: Any) -> Any:
        @wraps(view)
        def guarded(request: HttpRequest, unit: Unit, paper_id: int, **rest: Any) -> HttpResponseBase:
            paper = get_object_or_404(Paper.objects.select_related("unit", "term", "replaces"), pk=paper_id, unit=unit)
            require(predicate, request.user, paper)
            response: HttpResponseBase = view(request, paper, **rest)
            return response

        return unit_page(permissions.can_see_register)(guarded)

    return guard


@paper_page(permissions.can_see_paper)
def show_paper(request: HttpRequest, paper: Paper) -> HttpResponseBase:
    """One paper: what it says of itself, what it carries out, what carries it out, what replaced it."""
    context = {
        "title": paper.symbol or _("Unnumbered paper"),
        "kicker": capfirst(paper.declared_type),
        "facts": [
            Fact(_("Date"), paper.issued_on),
            Fact(_("Issuer"), paper.issuer),
            Fact(_("Direction"), paper.get_direction_display()),
            Fact(_("Secrecy"), paper.get_secrecy_display()),
        ],
        "findings": queries.findings_of(paper),
        "paper": paper,
        "relations": queries.relations_of(paper, lambda one: permissions.can_see_paper(request.user, one)),
        "record_facts": _record_facts(paper),
        "next_act": _first_act(paper),
        "acts": _acts(paper) if permissions.can_keep_paper(request.user, paper) else [],
        "trail": trail_of(paper),
    }
    return render(request, "documents/paper.html", context)


@never_cache
@paper_page(permissions.can_see_paper)
def give_file(request: HttpRequest, paper: Paper, kind: str) -> HttpResponseBase:
    """The file; the reading of a secret one is written down."""
    if kind not in ("file", "docx") or not (paper.docx if kind == "docx" else paper.file):
        raise Http404
    field = actions.read_file(paper, kind, by=request.user)
    ending = PurePath(field.name).suffix.lower()
    name = (paper.symbol or f"paper-{paper.pk}").replace("/", "-")
    # a PDF may be read in the browser, everything else is only taken away
    return FileResponse(field.open("rb"), as_attachment=ending != ".pdf", filename=f"{name}{ending}")


@paper_page(permissions.can_keep_paper)
def change(request: HttpRequest, paper: Paper) -> HttpResponseBase:
    """Correct the entry; number and symbol stay."""
    form = ChangeForm(request.POST or None, initial={name: getattr(paper, name) for name in CHANGEABLE})
    if request.method == "POST" and attempt(
        form, lambda: actions.change_paper(paper, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The entry is saved."))
        return redirect("documents:paper", paper.unit.code, paper.pk)
    return _form(request, paper, form, _("Correct the entry of %(symbol)s"), _("Save"))


@paper_page(permissions.can_keep_paper)
def relate(request: HttpRequest, paper: Paper) -> HttpResponseBase:
    """Say what the paper carries out and what it replaces."""
    papers = permissions.visible_papers(request.user, paper.unit).exclude(pk=paper.pk)
    form = RelateForm(
        request.POST or None,
        papers=papers,
        initial={"implements": paper.implements.all(), "replaces": paper.replaces},
    )
    if request.method == "POST" and attempt(form, lambda: _relate(request, paper, form.cleaned_data)):
        messages.success(request, _("The relations are saved."))
        return redirect("documents:paper", paper.unit.code, paper.pk)
    return _form(request, paper, form, _("Relations of %(symbol)s"), _("Save"))


@paper_page(permissions.can_keep_paper)
def attach(request: HttpRequest, paper: Paper) -> HttpResponseBase:
    """Keep the signed or scanned file."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and attempt(form, lambda: _attach(request, paper, form)):
        messages.success(request, _("The file is kept."))
        return redirect("documents:paper", paper.unit.code, paper.pk)
    return _form(request, paper, form, _("Attach a file to %(symbol)s"), _("Attach"))


def _relate(request: HttpRequest, paper: Paper, given: dict[str, Any]) -> Paper:
    actions.relate_paper(paper, given["implements"], by=request.user)
    return actions.replace_paper(given["replaces"], paper, by=request.user) if given["replaces"] else paper


def _attach(request: HttpRequest, paper: Paper, form: FileForm) -> Paper:
    upload = form.cleaned_data["file"]
    return actions.attach_file(paper, upload.read(), upload.name, by=request.user)


def _record_facts(paper: Paper) -> list[Fact]:
    facts = [
        Fact(_("Subject line"), paper.subject),
        Fact(_("Type"), paper.declared_type),
        Fact(_("Term"), str(paper.term)),
        Fact(_("Series"), paper.get_series_display()),
        Fact(_("Signed by"), paper.signer),
    ]
    if paper.received_on:
        facts.append(Fact(_("Received on"), paper.received_on))
    if paper.recipients:
        facts.append(Fact(_("Distribution list"), "; ".join(paper.recipients.splitlines())))
    return facts


def _first_act(paper: Paper) -> Act | None:
    if not paper.file:
        return None
    return Act(_("Open the paper"), _address(paper, "file", "file"), icon="file-earmark-pdf")


def _acts(paper: Paper) -> list[Act]:
    return [
        Act(_("Attach a file"), _address(paper, "attach"), icon="paperclip"),
        Act(_("Relations"), _address(paper, "relate"), icon="link-45deg"),
        Act(_("Correct the entry"), _address(paper, "change"), icon="pencil"),
    ]


def _address(paper: Paper, name: str, *rest: str) -> str:
    return reverse(f"documents:{name}", args=[paper.unit.code, paper.pk, *rest])


def _form(request: HttpRequest, paper: Paper, form: object, title: str, submit: str) -> HttpResponseBase:
    context = {
        "title": title % {"symbol": paper.symbol or _("the unnumbered paper")},
        "form": form,
        "submit_label": submit,
        "back_url": _address(paper, "paper"),
    }
    return render(request, "shell/form.html", context)
