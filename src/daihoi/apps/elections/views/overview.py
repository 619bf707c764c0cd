"""The front page of the stop, a new contest, and the page of one contest."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, permissions, queries, ways
from ..forms import ContestForm, HandsForm
from ..models import Contest, ContestState, Round, RoundState
from .getting import findings, get_contest, heading, trail

STATES = {
    ContestState.LISTING: "draft",
    ContestState.ADOPTED: "locked",
    ContestState.VOTING: "now",
    ContestState.DECIDED: "ok",
    ContestState.CERTIFIED: "certified",
    ContestState.ANNULLED: "void",
}


@congress_page()
def home(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Every contest of the congress with its state, and what is to be done now."""
    contests = list(queries.contests_of(congress))
    may_open = permissions.can_prepare(request.user, congress)
    new = Act(_("Put an office to the vote"), reverse("elections:new", args=[congress.pk]), icon="plus-lg")
    context = {
        "title": _("Elections"),
        "here": "elections",
        "contests": [(one, STATES[ContestState(one.state)], queries.result_of(one)) for one in contests],
        "steps_now": queries.next_steps(congress, request.user),
        "facts": [
            Fact(_("contests"), len(contests)),
            Fact(_("certified"), sum(one.state == ContestState.CERTIFIED for one in contests)),
        ],
        "next_act": new if may_open and not contests else None,
        "acts": [new] if may_open and contests else [],
        "empty": (
            _("No office has been put to the vote yet. A contest takes its names from the approved list."),
            _("Put an office to the vote") if may_open else "",
            new.url if may_open else "",
        ),
    }
    return render(request, "elections/home.html", context)


@congress_page(permissions.can_prepare)
def open_contest(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Put an office to the vote."""
    form = ContestForm(request.POST or None, congress=congress)
    if request.method == "POST" and form.is_valid():
        contest = actions.open_contest(congress, by=request.user, **form.cleaned_data)
        messages.success(request, _("The contest is open. Put names on its list."))
        return redirect("elections:contest", congress.pk, contest.pk)
    context = {
        "title": _("Put an office to the vote"),
        "here": "elections",
        "form": form,
        "submit_label": _("Open the contest"),
        "back_url": reverse("elections:home", args=[congress.pk]),
    }
    return render(request, "shell/form.html", context)


@congress_page()
def contest(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """One contest, step by step: where it is, what is done now, what has been decided."""
    one = get_contest(congress, contest_id)
    last = queries.last_round(one)
    meter = queries.meter_of(one) if one.state == ContestState.LISTING else None
    context = heading(one) | {
        "state": STATES[ContestState(one.state)],
        "steps": queries.steps_of(one),
        "facts": _facts(one),
        "candidates": one.candidates.select_related("person", "nominated_by").order_by("state", "order"),
        "meter": meter,
        "checked": findings(meter.findings) if meter else [],
        "result": queries.result_of(one),
        "last": last,
        "situation": queries.situation_of(one, last),
        "hands": HandsForm(),
        "may_vote": queries.may_vote(one),
        "ways": ways.ways(last) if last is not None and last.state == RoundState.OPEN else [],
        "rights": _rights(request.user, one, last),
        "acts": _acts(request.user, one),
        "trail": trail(one),
    }
    return render(request, "elections/contest.html", context)


def _facts(contest: Contest) -> list[Fact]:
    facts = [Fact(_("Seats to fill"), contest.seats), Fact(_("Who votes"), contest.get_form_display())]
    if contest.alternates:
        facts.append(Fact(_("Alternates"), contest.alternates))
    return facts


def _rights(user: Any, contest: Contest, last: Round | None) -> dict[str, bool]:
    """What this reader may do here; the page shows nothing else."""
    return {
        "list": permissions.can_list(user, contest),
        "steer": permissions.can_steer(user, contest),
        "count": last is not None and permissions.can_count(user, last),
        "decide": permissions.can_decide(user, contest),
        "certify": permissions.can_certify(user, contest),
        "issue": permissions.can_issue(user, contest),
    }


def _acts(user: Any, contest: Contest) -> list[Act]:
    here = [contest.congress_id, contest.pk]
    acts = []
    counted = [one for one in contest.rounds.all() if one.state in (RoundState.DECIDED, RoundState.VOID)]
    if counted:
        acts.append(Act(_("Result"), reverse("elections:result", args=here), icon="bar-chart"))
        acts.append(Act(_("Show in the hall"), reverse("elections:screen", args=here), icon="display"))
    open_for_annulment = contest.state != ContestState.ANNULLED and permissions.can_annul(user, contest)
    if open_for_annulment:
        acts.append(Act(_("Annul the contest"), reverse("elections:annul", args=here), is_dangerous=True))
    return acts
