"""The register as a list, its series, and the forms that add to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from daihoi.apps.accounts.attempts import attempt
from daihoi.apps.organisations.guards import unit_page
from daihoi.apps.organisations.models import Term, Unit
from daihoi.apps.shell import clock
from daihoi.apps.shell.lists import render_list
from daihoi.apps.shell.narrowing import Choice
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, permissions, queries
from ..forms import EarlierForm, IssueForm, ReceivedForm
from ..models import Direction, Paper, Secrecy, Series
from ..tables import PaperTable


@unit_page(permissions.can_see_register)
def home(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """The register of a unit."""
    may_keep = permissions.can_keep_register(request.user, unit)
    hidden = permissions.hidden_count(request.user, unit)
    return render_list(
        request,
        table_class=PaperTable,
        queryset=permissions.visible_papers(request.user, unit),
        title=_("Register of %(unit)s") % {"unit": unit.name},
        search=queries.search,
        search_label=_("Symbol, subject or issuer, also without marks"),
        choices=_choices(),
        empty=(
            _("The register is empty. Enter the directive from above first, then issue your own plan."),
            _("Enter a received paper"),
            reverse("documents:receive", args=[unit.code]) if may_keep else "",
        ),
        next_act=Act(_("Issue a paper"), reverse("documents:issue", args=[unit.code]), icon="plus-lg")
        if may_keep
        else None,
        acts=_acts(unit, may_keep),
        facts=[Fact(_("secret papers not shown"), hidden)] if hidden else [],
        export_name=f"register-{unit.code}",
    )


@unit_page(permissions.can_see_register)
def show_series(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """How the numbers stand, series by series: the next one, what is missing, what was given twice."""
    terms = list(Term.objects.filter(papers__unit=unit).distinct())
    language = get_language() or "vi"
    context = {
        "title": _("Numbers of %(unit)s") % {"unit": unit.name},
        "unit": unit,
        "back_url": reverse("documents:home", args=[unit.code]),
        "acts": [Act(_("Register"), reverse("documents:home", args=[unit.code]), icon="arrow-left")],
        "tables": [
            (term, label, standings)
            for term in terms
            for series, label in Series.choices
            if (standings := queries.series_standings(unit, term, series, language))
        ],
    }
    return render(request, "documents/series.html", context)


@unit_page(permissions.can_keep_register)
def receive(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """Enter a paper that came in."""
    form = ReceivedForm(request.POST or None, papers=permissions.visible_papers(request.user, unit))
    title = _("Enter a received paper")
    return _enter(request, unit, form, title, lambda given: actions.register_received(unit, by=request.user, **given))


@unit_page(permissions.can_keep_register)
def enter_earlier(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """Enter an own paper that bears its number already."""
    form = EarlierForm(request.POST or None, papers=permissions.visible_papers(request.user, unit))
    title = _("Enter a paper issued earlier")
    return _enter(request, unit, form, title, lambda given: actions.register_issued(unit, by=request.user, **given))


@unit_page(permissions.can_keep_register)
def issue(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """Issue a paper: it takes the next number of its series."""
    form = IssueForm(request.POST or None, papers=permissions.visible_papers(request.user, unit), unit=unit)
    title = _("Issue a paper")
    return _enter(request, unit, form, title, lambda given: actions.issue_paper(unit, by=request.user, **given))


@unit_page(permissions.can_keep_register)
def show_next_number(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """The number that a paper would take now, shown beside the form while it is filled in."""
    term = Term.objects.filter(pk=request.GET.get("term") or 0).first()
    type_id, series = request.GET.get("declared_type", ""), request.GET.get("series", Series.COMMITTEE)
    issuer = queries.symbol_of(unit, series)
    symbol = None
    if term and type_id and issuer:
        day = request.GET.get("issued_on", "")[:4]
        year = int(day) if day.isdecimal() else clock.today().year
        symbol = queries.next_symbol(unit, term, type_id, series=series, issuer_symbol=issuer, year=year)
    return render(request, "documents/next_number.html", {"symbol": symbol})


def _enter(
    request: HttpRequest, unit: Unit, form: Any, title: str, act: Callable[[dict[str, Any]], Paper]
) -> HttpResponseBase:
    if request.method == "POST" and (paper := attempt(form, lambda: act(form.cleaned_data))):
        messages.success(request, _("%(symbol)s stands in the register.") % {"symbol": paper.symbol or _("The paper")})
        return redirect("documents:paper", unit.code, paper.pk)
    context = {
        "title": title,
        "kicker": unit.name,
        "form": form,
        "unit": unit,
        "shows_number": isinstance(form, IssueForm),
        "submit_label": _("Issue") if isinstance(form, IssueForm) else _("Enter"),
        "back_url": reverse("documents:home", args=[unit.code]),
    }
    return render(request, "documents/enter.html", context)


def _choices() -> list[Choice]:
    return [
        Choice("direction", _("Direction"), Direction.choices, lambda rows, value: rows.filter(direction=value)),
        Choice("series", _("Series"), Series.choices, lambda rows, value: rows.filter(series=value)),
        Choice("secrecy", _("Secrecy"), Secrecy.choices[:3], lambda rows, value: rows.filter(secrecy=value)),
        Choice("look", _("To look at"), [("1", _("with findings"))], lambda rows, _value: rows.exclude(findings=[])),
    ]


def _acts(unit: Unit, may_keep: bool) -> list[Act]:
    acts = [Act(_("Numbers"), reverse("documents:series", args=[unit.code]), icon="list-ol")]
    if may_keep:
        acts += [
            Act(_("Enter a received paper"), reverse("documents:receive", args=[unit.code]), icon="inbox"),
            Act(_("Enter a paper issued earlier"), reverse("documents:earlier", args=[unit.code]), icon="archive"),
        ]
    return acts
