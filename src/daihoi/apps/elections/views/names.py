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

from .. import actions, permissions, queries
from ..forms import HandsForm
from ..models import Candidate, Contest, ContestState
from .getting import findings, get_contest, heading

MOST_FOUND = 30


@congress_page(permissions.can_prepare)
def add(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Find people by name, or take them from the body they come out of, and tick those who stand."""
    contest = get_contest(congress, contest_id)
    if request.method == "POST":
        chosen = _members(congress).filter(pk__in=keys_of(request, "people"))
        added = actions.add_candidates(contest, chosen, by=request.user)
        _tell_added(request, len(added))
        return redirect("elections:contest", congress.pk, contest.pk)
    words, pool = request.GET.get("q", "").strip(), queries.pool_of(contest)
    listed = set(contest.candidates.values_list("person_id", flat=True))
    found = pool if pool is not None else list(people_found(congress, words)) if words else []
    context = heading(contest) | {
        "title": _("Put names on the list"),
        "kicker": contest.title,
        "words": words,
        "pool": pool,
        "found": [(one, one.pk in listed) for one in found],
        "meter": queries.meter_of(contest),
        "back_url": url_of(contest),
    }
    context["checked"] = findings(context["meter"].findings, contest)
    return render(request, "elections/names.html", context)


@congress_page()
def weigh(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """The meter as the list would be with the ticks of the page: nothing is saved."""
    contest = get_contest(congress, contest_id)
    plus = list(_members(congress).filter(pk__in=keys_of(request, "people")))
    shown, kept = set(keys_of(request, "shown")), set(keys_of(request, "kept"))
    meter = queries.meter_of(contest, plus, shown - kept)
    is_thought = bool(plus) or bool(shown - kept)
    context = heading(contest) | {"meter": meter, "checked": findings(meter.findings, contest), "thought": is_thought}
    return render(request, "elections/meter.html", context)


@congress_page(permissions.can_prepare)
@require_POST
def take_slate(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Take the convening committee's approved list over."""
    contest = get_contest(congress, contest_id)
    _tell_added(request, len(actions.add_from_slate(contest, by=request.user)))
    return redirect("elections:contest", congress.pk, contest.pk)


@congress_page(permissions.can_prepare)
@require_POST
def set_aside(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Set names aside that were put on the list by mistake: those shown and no longer ticked."""
    contest = get_contest(congress, contest_id)
    gone = set(keys_of(request, "shown")) - set(keys_of(request, "kept"))
    chosen = contest.candidates.filter(pk__in=gone).select_related("person")
    called = actions.remove_candidates(contest, chosen, by=request.user)
    if called:
        messages.success(request, _("Set aside: %(names)s.") % {"names": ", ".join(called)})
    else:
        messages.info(request, _("Nothing was set aside: every name is ticked."))
    return redirect("elections:contest", congress.pk, contest.pk)


@congress_page()
def restore(request: HttpRequest, congress: Congress, contest_id: int, candidate_id: int) -> HttpResponseBase:
    """Undo: a name comes back; by hands where hands let it go."""
    contest = get_contest(congress, contest_id)
    candidate = get_candidate(contest, candidate_id)
    form = HandsForm(request.POST if request.method == "POST" else None)
    needs_hands = candidate.withdrawal_vote_id is not None
    if request.method == "POST" and form.is_valid():
        before = candidate.state
        actions.restore_candidate(candidate, by=request.user, hands=form.hands())
        if needs_hands and candidate.state == before:
            messages.warning(request, _("The motion was not carried: nothing changes."))
        else:
            messages.success(request, _("Undone: %(name)s.") % {"name": candidate.person.full_name})
        return redirect("elections:contest", congress.pk, contest.pk)
    context = heading(contest) | {
        "title": _("Put %(name)s back") % {"name": candidate.person.full_name},
        "kicker": contest.title,
        "form": form,
        "intro": _("The congress decided by show of hands, so it takes that back by show of hands."),
        "submit_label": _("Put the name back"),
        "back_url": url_of(contest),
    }
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


def get_candidate(contest: Contest, key: int) -> Candidate:
    """A name of this list, or page not found."""
    candidate: Candidate = get_object_or_404(contest.candidates.select_related("person", "nominated_by"), pk=key)
    candidate.contest = contest
    return candidate


def keys_of(request: HttpRequest, name: str) -> list[int]:
    """The keys that a page sent; what is no number is left out."""
    sent = request.POST if request.method == "POST" else request.GET
    return [int(key) for key in sent.getlist(name) if key.isdecimal()]


def people_found(congress: Congress, words: str, most: int = MOST_FOUND) -> QuerySet[Person]:
    """Members and delegates whose names hold every word, marks put aside."""
    people = _members(congress)
    for word in names.fold(words).split():
        people = people.filter(folded_name__contains=word)
    return people[:most] if most else people


def url_of(contest: Contest) -> str:
    """The page of a contest."""
    return reverse("elections:contest", args=[contest.congress_id, contest.pk])


def _members(congress: Congress) -> QuerySet[Person]:
    """Everybody whose membership lies in the unit or below it, who is a delegate, or who holds an office here."""
    open_ones = within(
        Person.objects.filter(memberships__ended_on__isnull=True), congress.unit, "memberships__unit_path"
    )
    seated = Person.objects.filter(delegations__congress=congress)
    holding = Person.objects.filter(holdings__unit=congress.unit, holdings__term=congress.term)
    return Person.objects.filter(
        Q(pk__in=open_ones.values("pk")) | Q(pk__in=seated.values("pk")) | Q(pk__in=holding.values("pk"))
    ).order_by("sort_key")


def _tell_added(request: HttpRequest, count: int) -> None:
    if count:
        text = ngettext("%(n)s name was put on the list.", "%(n)s names were put on the list.", count) % {"n": count}
        messages.success(request, text)
    else:
        messages.info(request, _("Nothing was added: these names stand on the list already."))
