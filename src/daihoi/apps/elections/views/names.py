"""Names onto the list and off it; the list adopted."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Person
from daihoi.apps.organisations.models import within
from daihoi.core import names
from daihoi.core.errors import DaihoiError

from .. import actions, permissions, queries
from ..forms import FloorForm, HandsForm, WithdrawForm
from ..models import Contest, ContestState
from .getting import get_contest, heading

MOST_FOUND = 30


@congress_page(permissions.can_prepare)
def add(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Find members by name and tick those who stand."""
    contest = get_contest(congress, contest_id)
    if request.method == "POST":
        people = _members(congress).filter(pk__in=[key for key in request.POST.getlist("people") if key.isdecimal()])
        added = actions.add_candidates(contest, people, by=request.user)
        _tell_added(request, len(added))
        return redirect("elections:contest", congress.pk, contest.pk)
    words = request.GET.get("q", "").strip()
    listed = set(contest.candidates.values_list("person_id", flat=True))
    context = heading(contest) | {
        "title": _("Put names on the list"),
        "kicker": contest.title,
        "words": words,
        "found": [(one, one.pk in listed) for one in _found(congress, words)] if words else [],
        "back_url": _url(contest),
    }
    return render(request, "elections/names.html", context)


@congress_page(permissions.can_prepare)
@require_POST
def take_slate(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Take the convening committee's approved list over."""
    contest = get_contest(congress, contest_id)
    _tell_added(request, len(actions.add_from_slate(contest, by=request.user)))
    return redirect("elections:contest", congress.pk, contest.pk)


@congress_page()
def nominate(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """A name from the floor, with the poll that supports it."""
    contest = get_contest(congress, contest_id)
    words = request.GET.get("q", "").strip()
    attending = queries.proposed_electorate(contest).attending
    form = FloorForm(
        request.POST or None,
        people=_found(congress, words, 0) if words and not request.POST else _members(congress),
        delegates=Person.objects.filter(delegations__congress=congress).distinct(),
        initial={"attending": attending or None, "origin": "nominated"},
    )
    if request.method == "POST" and form.is_valid():
        try:
            candidate = actions.nominate_from_floor(contest, by=request.user, **form.cleaned_data)
        except DaihoiError as error:
            form.add_error("support", error.in_language(request.LANGUAGE_CODE))
        else:
            messages.success(request, _("%(name)s stands on the list.") % {"name": candidate.person.full_name})
            return redirect("elections:contest", congress.pk, contest.pk)
    rule = queries.rules_of(contest).nominations.floor_support
    context = heading(contest) | {
        "title": _("A name from the floor"),
        "kicker": contest.title,
        "words": words,
        "form": form,
        "has_found": bool(words or form.is_bound),
        "rule": rule,
        "needed": rule.value.needed(attending) if rule is not None and attending else None,
        "attending": attending,
        "submit_label": _("Put the name on the list"),
        "back_url": _url(contest),
    }
    return render(request, "elections/floor.html", context, status=422 if form.errors else 200)


@congress_page()
def withdraw(request: HttpRequest, congress: Congress, contest_id: int, candidate_id: int) -> HttpResponseBase:
    """A name that asks to withdraw; the congress decides."""
    contest = get_contest(congress, contest_id)
    candidate = get_object_or_404(contest.candidates.select_related("person"), pk=candidate_id)
    candidate.contest = contest
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.withdraw_candidate(candidate, by=request.user, reason=reason, hands=form.hands())
        if candidate.is_standing:
            messages.warning(request, _("The congress did not agree: the name stays on the list."))
        else:
            messages.success(request, _("The name is off the list."))
        return redirect("elections:contest", congress.pk, contest.pk)
    context = heading(contest) | {
        "title": _("Withdrawal of %(name)s") % {"name": candidate.person.full_name},
        "kicker": contest.title,
        "form": form,
        "intro": _("The presidium collects the requests; the congress decides who may withdraw. Without figures the "
                   "decision stands in the minutes of the session."),
        "submit_label": _("The congress lets the name go"),
        "back_url": _url(contest),
    }  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page()
@require_POST
def adopt(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Check the list, order it and lock it."""
    contest, form = get_contest(congress, contest_id), HandsForm(request.POST)
    if form.is_valid():
        actions.adopt_list(contest, by=request.user, hands=form.hands())
        if contest.state == ContestState.LISTING:
            messages.warning(request, _("The motion was not carried: the list stays open."))
        else:
            messages.success(request, _("The list is adopted: numbered by given name, and locked."))
    return redirect("elections:contest", congress.pk, contest.pk)


@congress_page()
def export_list(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """The list as the command line reads it."""
    plain = queries.contest_as_json(get_contest(congress, contest_id))
    return JsonResponse(plain, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _members(congress: Congress) -> QuerySet[Person]:
    """Everybody whose membership lies in the unit or below it."""
    open_ones = within(
        Person.objects.filter(memberships__ended_on__isnull=True), congress.unit, "memberships__unit_path"
    )
    seated = Person.objects.filter(delegations__congress=congress)
    return Person.objects.filter(Q(pk__in=open_ones.values("pk")) | Q(pk__in=seated.values("pk"))).order_by("sort_key")


def _found(congress: Congress, words: str, most: int = MOST_FOUND) -> QuerySet[Person]:
    people = _members(congress)
    for word in names.fold(words).split():
        people = people.filter(folded_name__contains=word)
    return people[:most] if most else people


def _tell_added(request: HttpRequest, count: int) -> None:
    if count:
        text = ngettext("%(n)s name was put on the list.", "%(n)s names were put on the list.", count) % {"n": count}
        messages.success(request, text)
    else:
        messages.info(request, _("Nothing was added: these names stand on the list already."))


def _url(contest: Contest) -> str:
    return reverse("elections:contest", args=[contest.congress_id, contest.pk])
