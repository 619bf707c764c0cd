"""Contests, what is left to fill, and who may stand for it."""

from __future__ import annotations

from django.db.models import QuerySet

from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations.models import OfficeKind
from daihoi.core import rulebooks
from daihoi.core.elections import Next, Office, Outcome, ballots
from daihoi.core.elections.rules import BallotStyle, Counting
from daihoi.core.rulebooks import Rulebook
from daihoi.core.sources import Source

from ..models import Candidate, Choice, Contest, ContestState, ElectionForm, Round, RoundState, Tally


def rules_of(contest: Contest) -> Rulebook:
    """The rulebook that the contest is decided by."""
    return rulebooks.load(contest.congress.rulebook)


def counting_of(contest: Contest) -> Counting:
    """How its votes are counted: one vote for each name, or all votes given out at will."""
    return rules_of(contest).elections.counting_of(Office(contest.office))


def style_of(contest: Contest, names: int, seats: int) -> BallotStyle:
    """How a ballot with so many names for so many seats is marked."""
    return ballots.style_of(names, seats, rules_of(contest).elections.ballots, counting_of(contest))


def reporting_source(contest: Contest) -> Source:
    """The rule that ballots issued and returned are reported before the count; else the rule that figures agree."""
    rules = rules_of(contest).elections
    return (rules.reported_first or rules.figures_agree).source


def contests_of(congress: Congress) -> QuerySet[Contest]:
    """The contests of a congress, annulled ones last, with their rounds and names ready to be shown."""
    return (
        Contest.objects.filter(congress=congress)
        .select_related("congress__unit", "congress__term")
        .prefetch_related("rounds__tallies__candidate__person", "candidates__person")
        .order_by("order", "pk")
    )


def last_round(contest: Contest) -> Round | None:
    """The latest round, void ones included."""
    return max(contest.rounds.all(), key=lambda one: one.number, default=None)


def earlier_decided(contest: Contest, before: int | None = None) -> list[Round]:
    """The rounds that stand, in order; void ones are left out."""
    return [
        one
        for one in sorted(contest.rounds.all(), key=lambda one: one.number)
        if one.state == RoundState.DECIDED and (before is None or one.number < before)
    ]


def elected_candidates(contest: Contest) -> list[Candidate]:
    """Who is elected: in the order of the rounds, and within a round most votes first."""
    tallies = (
        Tally.objects.filter(round__contest=contest, round__state=RoundState.DECIDED, is_elected=True)
        .select_related("candidate__person")
        .order_by("round__number", "-votes", "candidate__order")
    )
    return [one.candidate for one in tallies]


def seats_left(contest: Contest) -> int:
    """Seats that no round has filled yet."""
    decided = earlier_decided(contest)
    return int(decided[-1].decision["seats_left"]) if decided and decided[-1].decision else contest.seats


def level_keys(contest: Contest) -> set[str]:
    """The keys of those who stand level at the last seat and are voted on again; empty when nobody is."""
    decided = earlier_decided(contest)
    if not decided or not decided[-1].decision:
        return set()
    if decided[-1].choice == Choice.ANOTHER_ROUND:
        return set()
    decision, following = decided[-1].decision, decided[-1].decision.get("next")
    if isinstance(following, dict) and "run_off" in following:
        return set(following["run_off"])
    return set(decision.get("tied", [])) if decided[-1].is_run_off else set()


def candidates_who_may_stand(contest: Contest) -> list[Candidate]:
    """The names of the next ballot, in ballot order.

    After a tie at the last seat these are the level ones; otherwise everyone on the list who has not withdrawn and
    has not been elected yet.
    """
    listed = [one for one in contest.candidates.select_related("person") if one.is_standing]
    level = level_keys(contest)
    return [one for one in listed if str(one.pk) in level] if level else remaining_candidates(contest)


def remaining_candidates(contest: Contest) -> list[Candidate]:
    """The names on the list that are not elected yet, in ballot order."""
    elected = {one.pk for one in elected_candidates(contest)}
    listed = contest.candidates.select_related("person")
    return [one for one in listed if one.is_standing and one.pk not in elected]


def lawful_choices(round_: Round) -> list[str]:
    """What the congress may choose after this round; empty when nothing is left to choose."""
    decision = round_.decision
    if round_.state != RoundState.DECIDED or round_.choice or not decision:
        return []
    if decision["outcome"] == Outcome.RUN_OFF:
        return [Choice.RUN_OFF, *([Choice.CLOSE] if decision.get("meeting_decides") else [])]
    if decision["outcome"] == Outcome.SHORT and decision["next"] == Next.CONGRESS_DECIDES:
        again = [Choice.RUN_OFF] if round_.is_run_off and decision.get("tied") else []
        further = [Choice.ANOTHER_ROUND] if _may_hold_another(round_.contest) else []
        return [*again, *further, Choice.CLOSE]
    return []


def _may_hold_another(contest: Contest) -> bool:
    """Whether the rulebook leaves room for a further round: of any contest, or of a secretary elected directly."""
    rules = rules_of(contest)
    held = len([one for one in earlier_decided(contest) if not one.is_run_off])
    limits = [rules.elections.rounds.value]
    if contest.office == OfficeKind.SECRETARY and contest.form != ElectionForm.PLENUM:
        direct = rules.nominations.direct_secretary_rounds
        limits.append(direct.value if direct is not None else 0)
    return all(not most or held < most for most in limits)


def is_over(contest: Contest) -> bool:
    """True when no further ballot is held."""
    return contest.state in (ContestState.DECIDED, ContestState.CERTIFIED, ContestState.ANNULLED)
