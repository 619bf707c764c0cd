"""The front page of the stop, and the page of one contest."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.shapes import Act, Fact
from daihoi.core.congresses import Stage

from .. import permissions, queries, ways
from ..forms import HandsForm
from ..models import CandidateState, Contest, ContestState, Poll, Round, RoundState, WithdrawalState
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
        "offices": _offices(request.user, congress),
        "facts": [
            Fact(_("contests"), len(contests)),
            Fact(_("certified"), sum(one.state == ContestState.CERTIFIED for one in contests)),
        ],
        "next_act": new if may_open and not contests else None,
        "acts": [*([new] if may_open and contests else []), *_afterwards(congress, bool(contests))],
        "may_appoint": Stage(congress.stage).is_held and permissions.can_appoint(request.user, congress),
        "empty": (
            _("No office has been put to the vote yet. A contest takes its names from the approved list."),
            _("Put an office to the vote") if may_open else "",
            new.url if may_open else "",
        ),
    }
    return render(request, "elections/home.html", context)


@congress_page()
def contest(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """One contest, step by step: where it is, what is done now, what has been decided."""
    one = get_contest(congress, contest_id)
    last = queries.last_round(one)
    context = heading(one) | {
        "state": STATES[ContestState(one.state)],
        "steps": queries.steps_of(one),
        "steps_over": True,
        "facts": _facts(one),
        "candidates": _candidates(one),
        "result": queries.result_of(one),
        "has_papers": one.state in (ContestState.DECIDED, ContestState.CERTIFIED) or _has_counted(one),
        "last": last,
        "situation": queries.situation_of(one, last),
        "hands": HandsForm(),
        "may_vote": queries.may_vote(one),
        "ways": ways.ways(last) if last is not None and last.state == RoundState.OPEN else [],
        "rights": _rights(request.user, one, last),
        "acts": _acts(request.user, one),
        "trail": trail(one),
    }
    if one.state == ContestState.LISTING:
        context |= _listing(one)
    return render(request, "elections/contest.html", context)


def _listing(contest: Contest) -> dict[str, Any]:
    """What the page shows while the list is being made."""
    meter, rules = queries.meter_of(contest), queries.rules_of(contest)
    proposed = contest.candidates.filter(state=CandidateState.PROPOSED).select_related("person", "nominated_by")
    asked = contest.candidates.filter(withdrawal=WithdrawalState.REQUESTED).select_related("person")
    allotted = rules.elections.number_not_voted
    is_secretary = rules.nominations.direct_secretary_poll is not None and contest.office == "secretary"
    return {
        "meter": meter,
        "checked": findings(meter.findings, contest),
        "proposals": [(one, findings(queries.findings_of(one), contest)) for one in queries.in_ballot_order(proposed)],
        "floor_rule": rules.nominations.floor_support,
        "requests": queries.in_ballot_order(asked),
        "trimming": queries.trimming_of(contest),
        "polls": [(one, STATES[ContestState(one.state)]) for one in contest.polls.all()],
        "is_number_voted": allotted is None or contest.office not in allotted.value,
        "number_rule": allotted,
        "may_poll": not contest.poll and (is_secretary or contest.office in queries.PLENUM_OFFICES),
        "is_floor_open": not contest.poll,
        "has_slate": queries.official_list(contest) is not None,
        "floor_poll": Poll.FLOOR_SUPPORT.value,
        "recommendation": Poll.RECOMMENDATION.value,
    }


def _has_counted(contest: Contest) -> bool:
    """True when a round has minutes to issue."""
    return any(one.state in (RoundState.DECIDED, RoundState.VOID) for one in contest.rounds.all())


def _candidates(contest: Contest) -> list[Any]:
    """The names that stand in the order of the ballot, then the others; proposals have a place of their own."""
    everybody = list(contest.candidates.select_related("person", "nominated_by", "withdrawal_vote"))
    standing = [one for one in everybody if one.is_standing]
    gone = [one for one in everybody if not one.is_standing and one.state != CandidateState.PROPOSED]
    if contest.state == ContestState.LISTING:
        return [*queries.in_ballot_order(standing), *queries.in_ballot_order(gone)]
    return [*sorted(standing, key=lambda one: one.order), *queries.in_ballot_order(gone)]


def _offices(user: Any, congress: Congress) -> list[tuple[Any, str]]:
    """The offices of the term, each with the address of a by-election where one may be held."""
    may_hold = permissions.can_prepare(user, congress) and congress.stage in queries.AFTERWARDS
    return [
        (row, reverse("elections:by-election", args=[congress.pk, row.office]) if may_hold and row.vacant else "")
        for row in queries.offices_of_term(congress)
    ]


def _facts(contest: Contest) -> list[Fact]:
    voters = queries.assembly_word(contest.congress, contest.form) or contest.get_form_display()
    facts = [Fact(_("Seats to fill"), contest.seats), Fact(_("Who votes"), voters)]
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


def _afterwards(congress: Congress, has_contests: bool) -> list[Act]:
    """Where sealed ballots and complaints are kept."""
    if not has_contests:
        return []
    return [
        Act(_("Sealed ballots"), reverse("elections:seals", args=[congress.pk]), icon="archive"),
        Act(_("Complaints"), reverse("elections:complaints", args=[congress.pk]), icon="inbox"),
    ]


def _acts(user: Any, contest: Contest) -> list[Act]:
    here = [contest.congress_id, contest.pk]
    acts = []
    if contest.state in (ContestState.ADOPTED, ContestState.VOTING) and permissions.can_list(user, contest):
        acts += [Act(one.label, one.address(contest), icon=one.icon) for one in ways.preparations()]
    target = contest.asks_for
    if target is not None and permissions.can_steer(user, contest):
        is_decided = contest.state in (ContestState.DECIDED, ContestState.CERTIFIED)
        if is_decided and target.state == ContestState.LISTING:
            take = reverse("elections:take-poll", args=here)
            acts.append(Act(_("Take the result over to the list"), take, "post", icon="box-arrow-in-down"))
        acts.append(Act(_("The list it asks about"), reverse("elections:contest", args=[here[0], target.pk])))
    counted = [one for one in contest.rounds.all() if one.state in (RoundState.DECIDED, RoundState.VOID)]
    if counted:
        acts.append(Act(_("Result"), reverse("elections:result", args=here), icon="bar-chart"))
        acts.append(Act(_("Show in the hall"), reverse("elections:screen", args=here), icon="display"))
    open_for_annulment = contest.state != ContestState.ANNULLED and permissions.can_annul(user, contest)
    if open_for_annulment:
        acts.append(Act(_("Annul the contest"), reverse("elections:annul", args=here), is_dangerous=True))
    return acts
