"""The lists of a congress, and building one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.audit import actions as audit
from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import lists

from .. import actions, pages, permissions, queries
from ..forms import SeatsForm, SlateForm
from ..guards import slate_page
from ..models import Slate
from ..tables import SummaryTable


@congress_page(permissions.can_see)
def list_slates(request: HttpRequest, congress: Congress) -> HttpResponse:
    """The lists of the congress, each with its meter."""
    return render(request, "nominations/slates.html", pages.front(congress, request.user))


@congress_page(permissions.can_build)
def open_slate(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Begin a list for one office."""
    form = SlateForm(request.POST or None, offices=queries.offices_open(congress))
    if request.method == "POST" and form.is_valid():
        slate = actions.open_slate(congress, by=request.user, **form.cleaned_data)
        return redirect("nominations:slate", congress.pk, slate.pk)
    context = {"title": _("Begin a list"), "kicker": congress.title, "form": form, "submit_label": _("Begin the list"),
               "back_url": reverse("nominations:home", args=[congress.pk])}  # fmt: skip
    return render(request, "shell/form.html", context)


@slate_page()
def show_slate(request: HttpRequest, slate: Slate) -> HttpResponse:
    """One list: its names, its meter, its procedure."""
    context = pages.slate(slate, request.user, request.GET.get("q", ""))
    return render(request, "nominations/slate.html", {**context, "trail": trail_of(slate)})


@slate_page(permissions.can_build)
def find_people(request: HttpRequest, slate: Slate) -> HttpResponse:
    """People who may be put on the list, found by name."""
    return render(request, "nominations/people.html", pages.found(slate, request.GET.get("q", "")))


@slate_page(permissions.can_build)
@require_POST
def add_nominee(request: HttpRequest, slate: Slate, person_id: int) -> HttpResponse:
    """Put somebody on the list; the meter moves with the names."""
    person = get_object_or_404(queries.people_of(slate), pk=person_id)
    actions.add_nominee(slate, person, by=request.user)
    if getattr(request, "htmx", False):
        return render(request, "nominations/names.html", pages.slate(slate, request.user, ""))
    return redirect("nominations:slate", slate.congress_id, slate.pk)


@slate_page(permissions.can_build)
def change_seats(request: HttpRequest, slate: Slate) -> HttpResponse:
    """Change the number of seats."""
    form = SeatsForm(request.POST or None, initial={"seats": slate.seats})
    if request.method == "POST" and form.is_valid():
        actions.change_seats(slate, form.cleaned_data["seats"], by=request.user)
        return redirect("nominations:slate", slate.congress_id, slate.pk)
    context = {"title": _("Seats to fill"), "kicker": slate.get_office_display(), "form": form,
               "back_url": pages.url_of(slate)}  # fmt: skip
    return render(request, "shell/form.html", context)


@slate_page()
def list_summary(request: HttpRequest, slate: Slate) -> HttpResponseBase:
    """The summary list (F5), to be taken away; taking it is traced."""

    def tell(_request: HttpRequest, kind: str, rows: int, has_sensitive: bool) -> None:
        audit.record("nominations.list_exported", by=request.user, on=slate, kind=kind, rows=rows,
                     sensitive=has_sensitive)  # fmt: skip

    return lists.render_list(
        request,
        table_class=SummaryTable,
        queryset=queries.summary_of(slate),
        title=_("Summary list"),
        search=("person__folded_name",),
        may_see_sensitive=lambda asked: permissions.can_build(asked.user, slate.congress),
        exported=tell,
        export_name="trich-ngang",
        facts=pages.slate_facts(slate),
        empty=(_("Nobody is on the list yet."), _("Build the list"), pages.url_of(slate)),
        extra_context={"kicker": slate.congress.title},
    )
