"""Where the elections of a congress stand, and what comes next."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress, Content, Stage
from daihoi.apps.shell import clock
from daihoi.apps.shell.journey import NextStep, StopStanding, StopState

from ..models import Contest, ContestState, Round, RoundState, SealState
from .afterwards import complaint_window, keepings_of, open_complaints
from .contests import last_round, lawful_choices, rules_of

SITTING = (Stage.IN_SESSION, Stage.PREPARATORY_SESSION)


def standing(congress: Congress) -> StopStanding:
    """The state of the stop: how many contests, how many decided, what waits."""
    if not (congress.has(Content.COMMITTEE_ELECTION) or congress.has(Content.DELEGATION_ELECTION)):
        return StopStanding(StopState.NONE, line=_("This congress holds no election."))
    contests = list(congress.contests.exclude(state=ContestState.ANNULLED).values_list("state", flat=True))
    if not contests:
        return StopStanding(StopState.NONE, line=_("No office has been put to the vote yet."))
    over = sum(state in (ContestState.DECIDED, ContestState.CERTIFIED) for state in contests)
    certified = sum(state == ContestState.CERTIFIED for state in contests)
    line = _("%(over)s of %(all)s contests decided") % {"over": over, "all": len(contests)}
    if certified == len(contests):
        return StopStanding(StopState.DONE, line=line)
    waiting = len(contests) - certified
    is_now = congress.stage in SITTING or over
    return StopStanding(StopState.NOW if is_now else StopState.WAITING, waiting if is_now else 0, line)


def next_steps(congress: Congress, user: Any) -> list[NextStep]:
    """What is lawful next in each contest, in the order of the contests."""
    contests = Contest.objects.filter(congress=congress).exclude(
        state__in=(ContestState.ANNULLED, ContestState.CERTIFIED)
    )
    contests = contests.select_related("congress__unit", "congress__term").prefetch_related("rounds")
    steps = [step for contest in contests for step in _steps_of(contest)]
    steps += [*_complaint_steps(congress), *_seal_steps(congress)]
    if not steps and congress.stage in (Stage.CONVENED, *SITTING) and not congress.contests.exists():
        home = reverse("elections:home", args=[congress.pk])
        return [
            NextStep(_("Put the first office to the vote"), home, law.cited(congress, "nominations.withdrawal_decided"))
        ]
    return steps


def _steps_of(contest: Contest) -> list[NextStep]:
    url = reverse("elections:contest", args=[contest.congress_id, contest.pk])
    where = {"contest": contest.title}
    sitting = contest.congress.stage in SITTING
    if contest.state == ContestState.LISTING:
        return (
            [
                NextStep(
                    _("Adopt the list: %(contest)s") % where,
                    url,
                    law.cited(contest.congress, "nominations.surplus_min"),
                )
            ]
            if sitting
            else []
        )
    if contest.state == ContestState.ADOPTED:
        return (
            [
                NextStep(
                    _("Open the vote: %(contest)s") % where,
                    url,
                    law.cited(contest.congress, "nominations.tellers_off_list"),
                )
            ]
            if sitting
            else []
        )
    if contest.state == ContestState.DECIDED:
        threshold = law.cited(contest.congress, "elections.threshold")
        return [NextStep(_("Certify the result: %(contest)s") % where, url, threshold, is_decision=True)]
    last = last_round(contest)
    return _round_step(last, url, where) if last is not None else []


def _round_step(round_: Round, url: str, where: dict[str, Any]) -> list[NextStep]:
    congress = round_.contest.congress
    if round_.state == RoundState.OPEN:
        return [
            NextStep(_("Enter the count: %(contest)s") % where, url, law.cited(congress, "elections.reported_first"))
        ]
    if round_.has_excess and round_.state == RoundState.COUNTED:
        title = _("Annul the ballots and vote again: %(contest)s") % where
        return [NextStep(title, url, law.cited(congress, "elections.excess_voids"), is_decision=True)]
    if round_.state == RoundState.COUNTED:
        threshold = law.cited(congress, "elections.threshold")
        return [NextStep(_("Decide the round: %(contest)s") % where, url, threshold, is_decision=True)]
    if lawful_choices(round_):
        rules = rules_of(round_.contest).elections
        source = str(rules.tie.source if round_.outcome == "run_off" else rules.rounds.source)
        title = _("Let the congress choose what follows: %(contest)s") % where
        return [NextStep(title, url, source, is_decision=True)]
    return []


def _complaint_steps(congress: Congress) -> list[NextStep]:
    """Each complaint without a decision, with the day on which its answer is due."""
    source = str(complaint_window(congress).source or "")
    return [
        NextStep(
            _("Verify complaint no. %(number)s") % {"number": one.number}
            if not one.verification
            else _("Decide complaint no. %(number)s") % {"number": one.number},
            reverse("elections:complaint", args=[congress.pk, one.number]),
            source,
            one.due_on,
            bool(one.due_on and one.due_on < clock.today()),
            is_decision=True,
        )
        for one in open_complaints(congress)
    ]


def _seal_steps(congress: Congress) -> list[NextStep]:
    """Ballots that are not sealed yet, seals that stand open, ballots whose time is over."""
    url, source = reverse("elections:seals", args=[congress.pk]), law.cited(congress, "records.retention_months")
    keepings = keepings_of(congress)
    unsealed = sum(one.seal is None for one in keepings)
    steps = []
    if unsealed:
        title = ngettext("Seal the ballots of %(n)s round", "Seal the ballots of %(n)s rounds", unsealed)
        steps.append(NextStep(title % {"n": unsealed}, url, source))
    if any(one.seal is not None and one.seal.state == SealState.OPENED for one in keepings):
        steps.append(NextStep(_("Seal the opened ballots again"), url, source))
    over = sum(one.days_left == 0 for one in keepings)
    if over and not open_complaints(congress).exists():
        title = ngettext("Decide on destroying the ballots of %(n)s round",
                         "Decide on destroying the ballots of %(n)s rounds", over)  # fmt: skip
        steps.append(NextStep(title % {"n": over}, url, source, is_decision=True))
    return steps
