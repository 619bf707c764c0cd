"""Names from the floor: proposals, dossiers, polls, and a list that grew too long."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Person
from daihoi.core.errors import DaihoiError

from .. import actions, queries
from ..forms import DossierForm, FloorForm, HandsForm, SupportForm
from ..models import Candidate, CandidateState, Contest, Poll
from .getting import findings, get_contest, heading
from .names import get_candidate, keys_of, people_found, url_of


@congress_page()
def nominate(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """A name from the floor: as a proposal, or with the poll that supports it."""
    contest = get_contest(congress, contest_id)
    words, rule = request.GET.get("q", "").strip(), queries.rules_of(contest).nominations.floor_support
    attending = queries.proposed_electorate(contest).attending
    form = FloorForm(
        request.POST or None,
        people=people_found(congress, words, 0),
        delegates=Person.objects.filter(delegations__congress=congress).distinct(),
        items=_items(contest),
        is_polled=rule is not None,
        initial={"attending": attending or None, "origin": "nominated", "has_consent": True},
    )
    if request.method == "POST" and form.is_valid():
        try:
            candidate = _propose(request, contest, form)
        except DaihoiError as error:
            form.add_error("support" if "support" in form.fields else None, error.in_language(request.LANGUAGE_CODE))
        else:
            _tell_proposed(request, candidate)
            return redirect("elections:contest", congress.pk, contest.pk)
    context = heading(contest) | {
        "title": _("A name from the floor"),
        "kicker": contest.title,
        "words": words,
        "form": form,
        "has_found": bool(words or form.is_bound),
        "rule": rule,
        "needed": rule.value.needed(attending) if rule is not None and attending else None,
        "attending": attending,
        "submit_label": _("Note the name"),
        "back_url": url_of(contest),
    }
    return render(request, "elections/floor.html", context, status=422 if form.errors else 200)


@congress_page()
def dossier(request: HttpRequest, congress: Congress, contest_id: int, candidate_id: int) -> HttpResponseBase:
    """Consent, dossier and note of one name, and what the rulebook says of it."""
    contest = get_contest(congress, contest_id)
    candidate = get_candidate(contest, candidate_id)
    form = DossierForm(request.POST or None, items=_items(contest), candidate=candidate)
    if request.method == "POST" and form.is_valid():
        actions.keep_dossier(candidate, by=request.user, **form.dossier())
        messages.success(request, _("Kept: %(name)s.") % {"name": candidate.person.full_name})
        return redirect("elections:contest", congress.pk, contest.pk)
    context = heading(contest) | {
        "title": candidate.person.full_name,
        "kicker": contest.title,
        "form": form,
        "findings": findings(queries.findings_of(candidate), contest),
        "back_url": url_of(contest),
    }
    return render(request, "elections/dossier.html", context)


@congress_page()
def support(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """The figures of a poll on names from the floor, name by name."""
    contest = get_contest(congress, contest_id)
    proposals = contest.candidates.filter(state=CandidateState.PROPOSED).select_related("person")
    attending = queries.proposed_electorate(contest).attending
    form = SupportForm(
        request.POST or None, proposals=queries.in_ballot_order(proposals), initial={"attending": attending or None}
    )
    if request.method == "POST" and form.is_valid():
        try:
            settled = actions.enter_floor_support(
                contest, form.support(), by=request.user, attending=form.cleaned_data["attending"]
            )
        except DaihoiError as error:
            form.add_error(None, error.in_language(request.LANGUAGE_CODE))
        else:
            _tell_settled(request, settled)
            return redirect("elections:contest", congress.pk, contest.pk)
    rule = queries.rules_of(contest).nominations.floor_support
    context = heading(contest) | {
        "title": _("Figures of the poll"),
        "kicker": contest.title,
        "form": form,
        "intro": rule.statement if rule is not None else "",
        "submit_label": _("Settle the names"),
        "back_url": url_of(contest),
    }
    return render(request, "shell/form.html", context, status=422 if form.errors else 200)


@congress_page()
@require_POST
def hold_poll(request: HttpRequest, congress: Congress, contest_id: int, kind: str) -> HttpResponseBase:
    """Open a poll of its own: on the proposals, or of recommendation."""
    contest = get_contest(congress, contest_id)
    if kind == Poll.FLOOR_SUPPORT:
        poll = actions.hold_floor_poll(contest, by=request.user)
        messages.success(request, _("The poll is ready. Fix who votes, then open it."))
    else:
        poll = actions.recommend_by_poll(contest, by=request.user)
        messages.success(request, _("The poll is open. Look through its names, then lock them."))
    return redirect("elections:contest", congress.pk, poll.pk)


@congress_page()
@require_POST
def take_poll(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Take the result of a decided poll over to the list it asked about."""
    poll = get_contest(congress, contest_id)
    taken = actions.take_poll(poll, by=request.user)
    _tell_settled(request, taken)
    return redirect("elections:contest", congress.pk, poll.asks_for_id)


@congress_page()
@require_POST
def trim(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """Leave out of a list over its cap whom the congress decided on."""
    contest, form = get_contest(congress, contest_id), HandsForm(request.POST)
    if form.is_valid():
        chosen = contest.candidates.filter(pk__in=keys_of(request, "out")).select_related("person")
        left = actions.trim_list(contest, list(chosen), by=request.user, hands=form.hands())
        if left:
            names = ", ".join(one.person.full_name for one in left)
            messages.success(request, _("Left out: %(names)s.") % {"names": names})
        else:
            messages.warning(request, _("The motion was not carried: nothing changes."))
    return redirect("elections:contest", congress.pk, contest.pk)


def _propose(request: HttpRequest, contest: Contest, form: FloorForm) -> Candidate:
    told: dict[str, Any] = form.cleaned_data
    about = {"origin": told["origin"], "nominated_by": told["nominated_by"]}
    with transaction.atomic():
        candidate = actions.propose_candidate(contest, told["person"], by=request.user, **about, **form.dossier())
        if told.get("support") is None:
            return candidate
        settled = actions.enter_floor_support(
            contest, {candidate.pk: told["support"]}, by=request.user, attending=told["attending"]
        )
    return settled[0] if settled else candidate


def _items(contest: Contest) -> tuple[str, ...]:
    rule = queries.rules_of(contest).nominations.dossier_items
    return tuple(rule.value) if rule is not None else ()


def _tell_proposed(request: HttpRequest, candidate: Candidate) -> None:
    named = {"name": candidate.person.full_name}
    if candidate.state == CandidateState.LISTED:
        messages.success(request, _("%(name)s stands on the list.") % named)
    elif candidate.state == CandidateState.PROPOSED:
        messages.success(request, _("%(name)s is noted as a proposal. The poll decides.") % named)
    else:
        messages.warning(request, _("%(name)s is not admitted: the support is not enough.") % named)


def _tell_settled(request: HttpRequest, settled: list[Candidate]) -> None:
    listed = sum(one.state == CandidateState.LISTED for one in settled)
    if not settled:
        messages.info(request, _("Nothing was left to take over."))
        return
    text = ngettext("%(listed)s of %(n)s name is on the list now.", "%(listed)s of %(n)s names are on the list now.",
                    len(settled))  # fmt: skip
    messages.success(request, text % {"listed": listed, "n": len(settled)})
