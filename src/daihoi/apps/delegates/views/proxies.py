"""The register of proxies, their holders at the door, and the voting cards."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Person
from daihoi.apps.shell import lists

from .. import actions, pages, permissions, queries
from ..forms import GiverForm, ProxyForm, ReasonForm
from ..models import Delegate
from ..tables import CardTable, ProxyTable


@congress_page(permissions.can_see)
def list_proxies(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Who casts whose votes, by which paper."""
    return lists.render_list(
        request,
        table_class=ProxyTable,
        queryset=queries.proxies_of(congress),
        title=_("Proxies"),
        search=("giver__person__folded_name", "holder__folded_name"),
        exported=_tell(request, congress),
        export_name="uy-quyen",
        template="delegates/proxies.html",
        **pages.proxies(congress, request.user),
    )


@congress_page(permissions.can_see)
def list_cards(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """The voting cards: own and represented votes of each person who casts them."""
    rows = queries.all_cards(congress)
    return lists.render_list(
        request,
        table_class=CardTable,
        queryset=rows,
        title=_("Voting cards"),
        search=lambda found, text: [one for one in found if text.casefold() in one.name.casefold()],
        exported=_tell(request, congress),
        export_name="the-bieu-quyet",
        **pages.cards(congress, rows),
    )


@congress_page(permissions.can_check_in)
def print_cards(request: HttpRequest, congress: Congress) -> HttpResponse:
    """The cards, to be printed and cut."""
    return render(request, "delegates/printed_cards.html", pages.printed_cards(congress))


@congress_page(permissions.can_check_in)
def choose_giver(request: HttpRequest, congress: Congress) -> HttpResponse:
    """First step of a proxy: whose votes."""
    form = GiverForm(request.POST or None, givers=queries.free_givers(congress))
    if request.method == "POST" and form.is_valid():
        return redirect("delegates:give-proxy", congress.pk, form.cleaned_data["giver"].pk)
    context = {"title": _("Enter a proxy"), "kicker": congress.title, "form": form, "submit_label": _("Go on"),
               "back_url": reverse("delegates:proxies", args=[congress.pk])}  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_check_in)
def give_proxy(request: HttpRequest, congress: Congress, delegate_id: int) -> HttpResponse:
    """Second step: to whom, by which paper."""
    delegate = _delegate(congress, delegate_id)
    form = ProxyForm(request.POST or None, holders=queries.free_holders(delegate))
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        holder = given.pop("holder")
        if holder is None:
            actions.give_proxy_outside(delegate, by=request.user, **given)
        else:
            paper = {"document": given["document"], "given_on": given["given_on"]}
            actions.give_proxy(delegate, holder, by=request.user, **paper)
        return redirect("delegates:proxies", congress.pk)
    context = {"title": _("Enter a proxy"), "kicker": delegate.person.full_name, "form": form,
               "facts": pages.delegate_facts(delegate), "submit_label": _("Enter the proxy"),
               "back_url": reverse("delegates:delegate", args=[congress.pk, delegate.pk])}  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_check_in)
def revoke_proxy(request: HttpRequest, congress: Congress, delegate_id: int) -> HttpResponse:
    """Take a proxy back, with the reason."""
    delegate, form = _delegate(congress, delegate_id), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.revoke_proxy(delegate, by=request.user, **form.cleaned_data)
        return redirect("delegates:delegate", congress.pk, delegate.pk)
    context = {"title": _("Take the proxy back"), "kicker": delegate.person.full_name, "form": form,
               "facts": pages.delegate_facts(delegate), "submit_label": _("Take the proxy back"),
               "back_url": reverse("delegates:delegate", args=[congress.pk, delegate.pk])}  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page(permissions.can_check_in)
@require_POST
def check_in_holder(request: HttpRequest, congress: Congress, person_id: int) -> HttpResponse:
    """Note that a holder from outside has come."""
    actions.check_in_holder(congress, get_object_or_404(Person, pk=person_id), by=request.user)
    return _at_the_door(request, congress)


@congress_page(permissions.can_check_in)
@require_POST
def undo_holder_check_in(request: HttpRequest, congress: Congress, person_id: int) -> HttpResponse:
    """Take that back."""
    actions.undo_holder_check_in(congress, get_object_or_404(Person, pk=person_id), by=request.user)
    return _at_the_door(request, congress)


def _at_the_door(request: HttpRequest, congress: Congress) -> HttpResponse:
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse(pages.live_figures(congress))
    return redirect("delegates:proxies", congress.pk)


def _tell(request: HttpRequest, congress: Congress) -> lists.OnExport:
    def tell(_request: HttpRequest, kind: str, rows: int, has_sensitive: bool) -> None:
        audit.record("delegates.list_exported", by=request.user, on=congress, kind=kind, rows=rows,
                     sensitive=has_sensitive)  # fmt: skip

    return tell


def _delegate(congress: Congress, delegate_id: int) -> Delegate:
    delegate = get_object_or_404(queries.delegates_of(congress), pk=delegate_id)
    delegate.congress = congress
    return delegate
