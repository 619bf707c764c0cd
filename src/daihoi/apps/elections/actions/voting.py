"""A round opens: who can vote, who stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from daihoi.apps.audit.actions import record
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.elections import Absence, Electorate, Outcome, Weight
from daihoi.core.errors import Refused
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Choice, Contest, ContestState, Round, RoundState, Tally
from ..queries import Voter
from . import moments
from .electorate import require_electorate, require_voter, write_deductions, write_electorate


@dataclass(frozen=True)
class Typed:
    """The figures that somebody typed; None for those that are read off the names."""

    summoned: int | None = None
    attending: int | None = None
    deductions: Sequence[Absence] | None = None
    weight: Weight | None = None


@transaction.atomic
def open_round(
    contest: Contest,
    *,
    by: Any,
    summoned: int | None = None,
    attending: int | None = None,
    deductions: Sequence[Absence] | None = None,
    weight: Weight | None = None,
    roll: Sequence[Voter] | None = None,
) -> Round:
    """Fix who can vote and who stands, and open the vote.

    The electorate is frozen by name, as the delegates and their attendance tell it or as ``roll`` gives it.  Typed
    figures take its place where the house knows no names.  The first round carries the adopted list; a later one
    those not yet elected; a run-off the level ones only.

    Source: 190-QĐ/TW Đ30 (the base), Đ8 (the vote); R28-R30 (run-off and further rounds).
    """
    require(permissions.can_steer, by, contest)
    moments.hold_contest(contest)
    moments.require_clock(contest)
    moments.require_contest_open(contest)
    moments.require_sitting(contest)
    _require_ballot(contest)
    standing = queries.candidates_who_may_stand(contest)
    if not standing:
        raise Refused(
            say("“{contest}”: nobody is left to stand. Let the congress choose another round with new names, or close.",
                contest=contest.title),
            moments.list_rule(contest.congress),
        )  # fmt: skip
    electorate, names = _electorate(contest, Typed(summoned, attending, deductions, weight), roll)
    round_ = _opened(contest, electorate, names)
    Tally.objects.bulk_create(Tally(round=round_, candidate=one) for one in standing)
    _enter(contest, ContestState.VOTING)
    record(
        "elections.round_opened", by=by, on=round_, number=round_.number, seats=round_.seats,
        run_off=round_.is_run_off, summoned=round_.summoned, attending=round_.attending,
        deductions={one.reason: one.count for one in electorate.deductions}, by_name=bool(names),
        names=[one.person.full_name for one in standing],
    )  # fmt: skip
    return round_


def _opened(contest: Contest, electorate: Electorate, names: Sequence[Voter]) -> Round:
    round_ = Round(
        contest=contest,
        number=Round.objects.filter(contest=contest).count() + 1,
        seats=queries.seats_left(contest),
        is_run_off=bool(queries.level_keys(contest)),
        opened_at=clock.now(),
        roll=[one.plain() for one in names],
    )
    write_electorate(round_, electorate)
    round_.save()
    write_deductions(round_, electorate.deductions)
    return round_


def _require_ballot(contest: Contest) -> None:
    """The list is adopted, or a tie orders the run-off by itself."""
    if contest.state == ContestState.ADOPTED:
        changed = queries.change_since_adopted(contest)
        if changed is not None:
            raise Refused(changed.text, changed.source)
        return
    if contest.state == ContestState.LISTING:
        raise Refused(
            say("“{contest}”: adopt the list first; only an adopted list is voted on.", contest=contest.title),
            moments.list_rule(contest.congress),
        )
    last = queries.last_round(contest)
    if last is not None and contest.state == ContestState.VOTING and _orders_run_off(last):
        last.choice = Choice.RUN_OFF
        last.save(update_fields=["choice"])
        return
    if last is not None and last.state in (RoundState.OPEN, RoundState.COUNTED):
        raise Refused(
            say("“{contest}”: round {number} was opened at {time} and still runs; no second one is opened beside it. "
                "Go on with its count.", contest=contest.title, number=last.number,
                time=f"{timezone.localtime(last.opened_at):%H:%M}"),
            moments.course_rule(contest.congress),
        )  # fmt: skip
    raise Refused(
        say("“{contest}”: no further round is open to it now. Close the round that runs, or let the congress choose "
            "what follows.", contest=contest.title),
        moments.course_rule(contest.congress),
    )  # fmt: skip


def _orders_run_off(round_: Round) -> bool:
    decision = round_.decision or {}
    return (
        round_.state == RoundState.DECIDED and round_.outcome == Outcome.RUN_OFF and "meeting_decides" not in decision
    )


def _electorate(contest: Contest, typed: Typed, roll: Sequence[Voter] | None) -> tuple[Electorate, list[Voter]]:
    """By name where the names are known and no figure was typed; figures left out are read off the names."""
    names = list(queries.proposed_roll(contest) if roll is None else roll)
    for one in names:
        require_voter(one, contest)
    known = queries.electorate_of(names, contest)
    if typed == Typed():
        require_electorate(known, contest)
        return known, names
    found = Electorate(
        known.summoned if typed.summoned is None else typed.summoned,
        known.attending if typed.attending is None else typed.attending,
        known.deductions if typed.deductions is None else tuple(typed.deductions),
        known.weight if typed.weight is None and typed.summoned is None else typed.weight,
    )
    require_electorate(found, contest)
    return found, []


def _enter(contest: Contest, state: ContestState) -> None:
    contest.state = state
    contest.save(update_fields=["state"])
