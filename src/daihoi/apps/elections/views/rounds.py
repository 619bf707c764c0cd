"""The vote of a round: electorate, count, decision, what the congress chooses."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.core.elections import Absence, Electorate
from daihoi.core.errors import DaihoiError

from .. import actions, permissions, queries
from ..forms import CountForm, ElectorateForm, HandsForm, ReasonForm
from ..models import Contest, Round, RoundState
from .getting import get_contest, get_round, heading


@congress_page()
def open_vote(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """The electorate as the house knows it; corrected where needed, the vote opens."""
    contest = get_contest(congress, contest_id)
    form = ElectorateForm(
        request.POST or None, grounds=queries.base_grounds(contest), electorate=queries.proposed_electorate(contest)
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.open_round(
                contest, by=request.user, summoned=told["summoned"], attending=told["attending"],
                deductions=form.deductions(),
            )  # fmt: skip
        except DaihoiError as error:
            form.add_error(None, _said(request, error))
        else:
            messages.success(request, _("The vote is open."))
            return redirect("elections:contest", congress.pk, contest.pk)
    context = _electorate_page(contest, form) | {
        "title": _("Open the vote"),
        "submit_label": _("Open the vote"),
        "standing": queries.candidates_who_may_stand(contest),
        "seats": queries.seats_left(contest),
    }
    return render(request, "elections/electorate.html", context, status=422 if form.errors else 200)


@congress_page()
def correct(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Correct the figures of the electorate before the decision."""
    round_ = get_round(congress, contest_id, number)
    known = Electorate(
        round_.summoned,
        round_.attending,
        tuple(Absence(one.reason, one.count, tuple(one.names.splitlines())) for one in round_.deductions.all()),
    )
    form = ElectorateForm(request.POST or None, grounds=queries.base_grounds(round_.contest), electorate=known)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.correct_electorate(
                round_, by=request.user, summoned=told["summoned"], attending=told["attending"],
                deductions=form.deductions(),
            )  # fmt: skip
        except DaihoiError as error:
            form.add_error(None, _said(request, error))
        else:
            messages.success(request, _("The electorate is corrected."))
            return redirect("elections:contest", congress.pk, contest_id)
    context = _electorate_page(round_.contest, form) | {
        "title": _("Correct the electorate"),
        "submit_label": _("Correct the electorate"),
        "seats": round_.seats,
    }
    return render(request, "elections/electorate.html", context, status=422 if form.errors else 200)


@congress_page()
def enter_count(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The count as the counting committee reports it: keyboard only, sums while typing."""
    round_ = get_round(congress, contest_id, number)
    form = CountForm(
        request.POST or None, round_=round_, grounds=queries.rules_of(round_.contest).elections.ballots.grounds
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_count(round_, by=request.user, **form.figures())
        except DaihoiError as error:
            form.add_error(None, _said(request, error))
        else:
            messages.success(request, _("The count is kept. It can be corrected until the round is decided."))
            return redirect("elections:contest", congress.pk, contest_id)
    context = heading(round_.contest) | {
        "title": _("Count of round %(number)s") % {"number": round_.number},
        "kicker": round_.contest.title,
        "round": round_,
        "form": form,
        "may_count": permissions.can_count(request.user, round_),
        "is_open": round_.state in (RoundState.OPEN, RoundState.COUNTED),
        "rules": queries.rules_of(round_.contest).elections,
        "back_url": _url(round_),
    }
    return render(request, "elections/count.html", context, status=422 if form.errors else 200)


@congress_page()
@require_POST
def decide(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Let the rulebook decide the counted round."""
    round_ = actions.decide_round(get_round(congress, contest_id, number), by=request.user)
    if round_.state == RoundState.VOID:
        messages.warning(request, _("The vote is void: %(why)s") % {"why": round_.void_reason})
    else:
        messages.success(request, _("Round %(number)s is decided.") % {"number": round_.number})
    return redirect("elections:contest", congress.pk, contest_id)


@congress_page()
@require_POST
def choose(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """What the congress chose after a round that left seats open."""
    round_, form = get_round(congress, contest_id, number), HandsForm(request.POST)
    choice, with_names = request.POST.get("choice", ""), "with_new_names" in request.POST
    if form.is_valid():
        actions.choose_next(
            round_, choice, by=request.user, hands=form.hands(), with_new_names=with_names
        )  # fmt: skip
        if round_.choice == choice:
            messages.success(request, _("Recorded: %(choice)s.") % {"choice": round_.get_choice_display()})
        else:
            messages.warning(request, _("The motion was not carried: nothing changes."))
    return redirect("elections:contest", congress.pk, contest_id)


@congress_page()
def annul(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Annul the ballots of a round; the same names are voted on again."""
    round_ = get_round(congress, contest_id, number)
    form = ReasonForm(request.POST or None)
    if round_.has_excess:
        form.fields["reason"].required = False
    if request.method == "POST" and form.is_valid():
        actions.annul_round(round_, by=request.user, reason=form.cleaned_data["reason"])
        messages.warning(request, _("The ballots are annulled. Vote again."))
        return redirect("elections:contest", congress.pk, contest_id)
    context = heading(round_.contest) | {
        "title": _("Annul the ballots of round %(number)s") % {"number": round_.number},
        "kicker": round_.contest.title,
        "form": form,
        "intro": _("All ballots of the round count for nothing; the same names are voted on again. The minutes keep "
                   "the reason."),
        "submit_label": _("Annul and vote again"),
        "back_url": _url(round_),
    }  # fmt: skip
    return render(request, "shell/form.html", context)


def _electorate_page(contest: Contest, form: ElectorateForm) -> dict[str, Any]:
    rules = queries.rules_of(contest).elections
    return heading(contest) | {
        "kicker": contest.title,
        "form": form,
        "base": next((rule for key, rule in rules.base.items() if key.value == contest.form), None),
        "threshold": rules.threshold,
        "back_url": reverse("elections:contest", args=[contest.congress_id, contest.pk]),
    }


def _said(request: HttpRequest, error: DaihoiError) -> str:
    source = getattr(error, "source", None)
    words = error.in_language(getattr(request, "LANGUAGE_CODE", "vi"))
    return f"{words} ({source})" if source else words


def _url(round_: Round) -> str:
    return reverse("elections:contest", args=[round_.contest.congress_id, round_.contest_id])
