"""The end of a round: the rulebook decides, the congress chooses what follows, or the ballots are annulled."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.elections import Decision, Next, Outcome
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from .. import permissions, queries
from ..models import Choice, Contest, ContestState, Round, RoundState, Tally
from . import moments
from .hands import Hands, take_hands


@transaction.atomic
def decide_round(round_: Round, *, by: Any) -> Round:
    """Let the rulebook decide a counted round; base, threshold, steps and articles are kept with it.

    The outcome is ``decided``, ``short``, ``run_off`` or ``void``.  A void vote closes the round and opens the same
    ballot again.  A round that is decided already is given back unchanged.

    Source: 190-QĐ/TW Đ30; for other organisations their own rulebook.
    """
    contest = round_.contest
    require(permissions.can_decide, by, contest)
    moments.hold_round(round_)
    if round_.state == RoundState.DECIDED:
        return round_
    moments.require_clock(contest)
    _require_counted(round_)
    case = queries.case_of(round_)
    assert case is not None
    decision = queries.decide_case(case, round_)
    round_.case, round_.decision, round_.decided_at = case, _plain(decision), clock.now()
    if decision.outcome is Outcome.VOID:
        _void(round_, decision.findings[0].text)
        record("elections.round_decided", by=by, on=round_, outcome="void", reason=str(decision.findings[0].text))
        return round_
    round_.state = RoundState.DECIDED
    round_.save(update_fields=["case", "decision", "decided_at", "state"])
    _mark_elected(round_, decision)
    _settle(contest, decision)
    record(
        "elections.round_decided", by=by, on=round_, outcome=decision.outcome.value, base=decision.base,
        threshold=decision.threshold, elected=[one.name for one in decision.elected], seats_left=decision.seats_left,
    )  # fmt: skip
    return round_


@transaction.atomic
def choose_next(
    round_: Round,
    choice: str,
    *,
    by: Any,
    hands: Hands | None = None,
    with_new_names: bool = False,
) -> Round:
    """Record what the congress chose where seats are left: another round, a run-off, or to close.

    Another round with new names opens the list again; without them the remaining names stand again.  A motion that
    is not carried changes nothing.  The same choice made twice is given back unchanged.

    Source: Charter Đ12, 190-QĐ/TW Đ18.2 (a further round is for the congress to decide); R28, R29 (ties).
    """
    contest = round_.contest
    require(permissions.can_decide, by, contest)
    moments.hold_round(round_)
    moments.require_contest_open(contest)
    if round_.choice == choice:
        return round_
    _require_choice(round_, choice)
    _require_names(round_, choice, with_new_names)
    vote = take_hands(contest, queries.motion_of(round_, choice), hands, by=by)
    if vote is not None and not vote.is_carried:
        record("elections.choice_not_carried", by=by, on=round_, choice=choice, votes_for=vote.votes_for, of=vote.base)
        return round_
    round_.choice, round_.choice_vote = choice, vote
    _redecide(round_, choice)
    round_.save(update_fields=["choice", "choice_vote", "case", "decision"])
    contest.state = _state_after(choice, with_new_names)
    contest.save(update_fields=["state"])
    record("elections.next_chosen", by=by, on=round_, choice=choice, with_new_names=with_new_names)
    return round_


@transaction.atomic
def annul_round(round_: Round, *, by: Any, reason: str = "") -> Round:
    """Annul all ballots of the newest round; the same names are voted on again.

    More ballots returned than issued are reason enough; every other reason is stated in words.

    Source: 190-QĐ/TW Đ8 (excess ballots: annul all and vote again); Đ33.2 (breach of procedure);
    59/2020/QH14 Đ151 (who may annul what a general meeting decided).
    """
    contest = round_.contest
    require(permissions.can_decide, by, contest)
    moments.hold_round(round_)
    moments.require_contest_open(contest)
    moments.require_newest(round_)
    if round_.state == RoundState.VOID:
        return round_
    if contest.state == ContestState.CERTIFIED:
        raise moments.certified_stands(contest)
    why = _why_void(round_, reason)
    round_.tallies.update(is_elected=False, is_alternate=False)
    _void(round_, why)
    record("elections.round_annulled", by=by, on=round_, reason=round_.void_reason)
    return round_


def _require_counted(round_: Round) -> None:
    if round_.state == RoundState.OPEN:
        raise Refused(
            say("Round {number} of “{contest}” has not been counted yet. Enter the count first.",
                number=round_.number, contest=round_.contest.title),
            moments.course_rule(round_.contest.congress),
        )  # fmt: skip
    if round_.state == RoundState.VOID:
        raise Refused(
            say(
                "Round {number} of “{contest}” is void. Vote again.", number=round_.number, contest=round_.contest.title
            ),
            moments.course_rule(round_.contest.congress),
        )


def _plain(decision: Decision) -> dict[str, object]:
    """The decision as the command line writes it, and its sentences in Vietnamese beside it."""
    vietnamese = decision.as_json("vi")
    said = {"vi": {"findings": vietnamese["findings"], "steps": vietnamese["steps"]}}
    return decision.as_json("en") | said


def _void(round_: Round, reason: Sentence) -> None:
    round_.state, round_.void_reason = RoundState.VOID, reason.in_language("vi")[:400]
    round_.decided_at = round_.decided_at or clock.now()
    round_.save(update_fields=["state", "void_reason", "case", "decision", "decided_at"])
    round_.contest.state = ContestState.ADOPTED
    round_.contest.save(update_fields=["state"])


def _why_void(round_: Round, reason: str) -> Sentence:
    if round_.has_excess:
        decision = queries.decide_case(round_.case or queries.reported_case(round_), round_)
        round_.decision = _plain(decision)
        return decision.findings[0].text
    if not reason.strip():
        raise WrongInput(say("Say why the vote is annulled; the minutes print it."))
    return say("{reason}", reason=reason.strip())


def _mark_elected(round_: Round, decision: Decision) -> None:
    elected = {one.id for one in decision.elected}
    offered = [one.id for one in decision.alternates_offered or ()][: round_.contest.alternates]
    tallies = list(round_.tallies.all())
    for one in tallies:
        one.is_elected = str(one.candidate_id) in elected
        one.is_alternate = str(one.candidate_id) in offered
    Tally.objects.bulk_update(tallies, ["is_elected", "is_alternate"])


def _settle(contest: Contest, decision: Decision) -> None:
    """A contest is over when all seats are filled, or the rulebook ends the rounds."""
    if decision.outcome is Outcome.DECIDED or decision.next is Next.CLOSED:
        contest.state = ContestState.DECIDED
        contest.save(update_fields=["state"])


def _require_choice(round_: Round, choice: str) -> None:
    """Only what this decision leaves open may be chosen, and only once."""
    if choice not in Choice.values:
        raise WrongInput(say("“{choice}” is no choice here. It is one of: {known}.", choice=choice,
                             known=", ".join(Choice.values)))  # fmt: skip
    moments.require_newest(round_)
    lawful = queries.lawful_choices(round_)
    if choice not in lawful:
        raise Refused(
            say("Round {number} of “{contest}” leaves no such choice open.", number=round_.number,
                contest=round_.contest.title),
            _tie_source(round_),
        )  # fmt: skip


def _require_names(round_: Round, choice: str, with_new_names: bool) -> None:
    """A further ballot needs somebody on it."""
    contest = round_.contest
    if choice == Choice.ANOTHER_ROUND and not with_new_names and not queries.remaining_candidates(contest):
        raise Refused(
            say("“{contest}”: nobody is left to stand. Let the congress choose another round with new names, or close.",
                contest=contest.title),
            _tie_source(round_),
        )  # fmt: skip


def _tie_source(round_: Round) -> Source:
    rules = queries.rules_of(round_.contest).elections
    return rules.tie.source if round_.outcome == Outcome.RUN_OFF else rules.rounds.source


def _redecide(round_: Round, choice: str) -> None:
    """What the congress decided belongs to the case: the decision then says what follows."""
    if round_.outcome == Outcome.SHORT or choice == Choice.CLOSE:
        round_.case = (round_.case or {}) | {"further_round": choice != Choice.CLOSE}
        round_.decision = _plain(queries.decide_case(round_.case, round_))


def _state_after(choice: str, with_new_names: bool) -> ContestState:
    if choice == Choice.CLOSE:
        return ContestState.DECIDED
    return ContestState.LISTING if with_new_names and choice == Choice.ANOTHER_ROUND else ContestState.ADOPTED
