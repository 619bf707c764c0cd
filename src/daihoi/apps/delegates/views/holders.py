"""Shareholders and members with their votes: entering them, one by one and by sheet; calling the meeting again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from daihoi.apps.accounts.attempts import attempt
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations import fix_lists
from daihoi.apps.organisations.inputs import SheetForm
from daihoi.apps.shell import figures
from daihoi.apps.shell.exports import XLSX
from daihoi.apps.shell.shapes import Act

from .. import actions, pages, permissions, queries
from ..forms import CallForm, HolderForm, VotesForm
from ..sheet import COLUMNS
from ..words import words_of


@congress_page(permissions.can_keep_list)
def add_holder(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Put one person on the list, with the votes carried."""
    words = words_of(congress)
    form = HolderForm(request.POST or None, words=words)
    if request.method == "POST" and form.is_valid():
        added = actions.add_holder(congress, by=request.user, **form.cleaned_data)
        messages.success(request, _("%(person)s is on the list with %(votes)s votes.")
                         % {"person": added.person.full_name, "votes": figures.number(added.weight)})  # fmt: skip
        return redirect("delegates:add-holder" if "another" in request.POST else "delegates:home", congress.pk)
    context = {"title": words.add, "kicker": congress.title, "form": form, "submit_label": _("Put on the list"),
               "back_url": reverse("delegates:home", args=[congress.pk])}  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_keep_list)
def change_votes(request: HttpRequest, congress: Congress, delegate_id: int) -> HttpResponse:
    """Change how many votes somebody carries."""
    delegate = get_object_or_404(queries.delegates_of(congress), pk=delegate_id)
    delegate.congress = congress
    form = VotesForm(request.POST or None, words=words_of(congress), initial={"votes": delegate.weight})
    if request.method == "POST" and form.is_valid():
        actions.set_votes(delegate, by=request.user, **form.cleaned_data)
        return redirect("delegates:delegate", congress.pk, delegate.pk)
    context = {"title": _("Change the votes"), "kicker": delegate.person.full_name, "form": form,
               "submit_label": _("Change the votes"),
               "back_url": reverse("delegates:delegate", args=[congress.pk, delegate.pk])}  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_keep_list)
def import_holders(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Send a sheet: it is taken over whole, or what to mend is told."""
    form = SheetForm(request.POST or None, request.FILES or None)
    problems = []
    if request.method == "POST":
        taken = attempt(
            form,
            lambda: actions.import_holders(congress, form.cleaned_data["file"].read(), by=request.user),
        )
        if taken and not taken.problems:
            told = ngettext("%(n)d person put on the list.", "%(n)d persons put on the list.", taken.added)
            messages.success(request, told % {"n": taken.added})
            if taken.changed:
                told = ngettext(
                    "The votes of %(n)d person changed.", "The votes of %(n)d persons changed.", taken.changed
                )
                messages.info(request, told % {"n": taken.changed})
            return redirect("delegates:home", congress.pk)
        problems = sorted(taken.problems, key=lambda problem: problem.row) if taken else []
    template = Act(_("Template sheet"), reverse("delegates:holders-template", args=[congress.pk]), icon="download")
    context = {"title": _("Import those entitled, with their votes"), "kicker": congress.title, "form": form,
               "problems": problems, "columns": COLUMNS, "acts": [template],
               "back_url": reverse("delegates:home", args=[congress.pk])}  # fmt: skip
    return render(request, "delegates/import_holders.html", context)


@congress_page(permissions.can_keep_list)
def give_holders_template(request: HttpRequest, congress: Congress) -> HttpResponse:
    """The empty sheet."""
    response = HttpResponse(fix_lists.template(COLUMNS, get_language() or "vi"), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="co-dong.xlsx"'
    return response


@congress_page(permissions.can_decide)
def call_again(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Record that too few votes attended, and set the day of the next call."""
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.record_failed_call(congress, by=request.user, **form.cleaned_data)
        return redirect("delegates:home", congress.pk)
    return render(request, "shell/form.html", {**pages.call_hint(congress), "form": form})
