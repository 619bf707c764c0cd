"""The start of a congress, and what it is called to do."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.organisations.guards import unit_page
from daihoi.apps.organisations.models import Unit
from daihoi.core.errors import DaihoiError

from .. import actions, pages, permissions, queries
from ..forms import FoundingForm, ShapeForm
from ..guards import congress_page
from ..models import Congress


@unit_page()
def open_unit_congress(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The unit's latest congress; without one, the page that starts it."""
    congress = queries.congress_of(unit)
    if congress is not None:
        return redirect("congresses:home", congress.pk)
    if permissions.can_found(request.user, unit):
        return redirect("congresses:create", unit.code)
    return render(request, "congresses/none.html", {"title": unit.name, "kicker": _("Congress")})


@unit_page(permissions.can_found)
def start_congress(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Choose the rulebook and the term; everything else follows from them."""
    form = FoundingForm(request.POST or None, initial={"rulebook": unit.rulebook})
    if request.method == "POST" and form.is_valid():
        try:
            congress = actions.create_congress(unit, by=request.user, **form.cleaned_data)
        except DaihoiError as error:
            form.add_error(None, pages.said(error.sentence))
        else:
            messages.success(
                request, _("The congress is founded, with the checklist of its rulebook. Set its days next.")
            )
            return redirect("congresses:home", congress.pk)
    context = {
        "title": _("Start a congress"), "kicker": unit.name, "form": form, "submit_label": _("Found the congress"),
        **pages.start(unit),
    }  # fmt: skip
    return render(request, "congresses/start.html", context)


@congress_page(permissions.can_prepare)
def edit_shape(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Form and contents."""
    held = {"contents": congress.contents, "form": congress.form, "form_reason": congress.form_reason,
            "form_consent": congress.form_consent}  # fmt: skip
    form = ShapeForm(request.POST or None, initial=held, rulebook=congress.rulebook)
    if request.method == "POST" and form.is_valid():
        try:
            _write_shape(congress, form.cleaned_data, request)
        except DaihoiError as error:
            form.add_error(None, pages.said(error.sentence))
        else:
            return redirect("congresses:home", congress.pk)
    context = {"title": _("Form and contents"), "kicker": congress.title, "form": form, **pages.start(congress.unit),
               "back_url": reverse("congresses:home", args=[congress.pk])}  # fmt: skip
    return render(request, "shell/form.html", context)


def _write_shape(congress: Congress, given: dict[str, object], request: HttpRequest) -> None:
    wanted = set(given["contents"])  # type: ignore[call-overload]
    for content in wanted - set(congress.contents):
        actions.switch_content(congress, content, by=request.user, is_on=True)
    for content in set(congress.contents) - wanted:
        actions.switch_content(congress, content, by=request.user, is_on=False)
    if given["form"] != congress.form:
        actions.change_form(
            congress, str(given["form"]), by=request.user, reason=str(given["form_reason"]),
            consent=str(given["form_consent"]),
        )  # fmt: skip
