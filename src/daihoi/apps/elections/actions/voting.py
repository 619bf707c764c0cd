"""A round opens: who can vote, who stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.elections import Absence, Electorate, Outcome
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Choice, Contest, ContestState, Deduction, Round, RoundState, Tally
from . import moments
from .counting import checked


@transaction.atomic
def open_round(
    contest: Contest,
    *,
    by: Any,
    summoned: int | None = None,
    attending: int | None = None,
    deductions: Sequence[Absence] | None = None,
) -> Round:
    """Fix who can vote and who stands, and open the vote.

    Figures left out are read off the delegates and their attendance.  The first round carries the adopted list; a
    later one those not yet elected; a run-off the level ones only.

    Source: 190-QĐ/TW Đ30 (the base), Đ8 (the vote); R28-R30 (run-off and further rounds).
    """
    require(permissions.can_steer, by, contest)
    moments.hold_contest(contest)
    moments.require_clock(contest)
    moments.require_contest_open(contest)
    moments.require_sitting(contest)
    _require_ballot(contest)
    standing, seats = queries.candidates_who_may_stand(contest), queries.seats_left(contest)
    if not standing:
        raise Refused(
            say("“{contest}”: nobody is left to stand. Let the congress choose another round with new names, or close.",
                contest=contest.title),
            moments.list_rule(contest.congress),
        )  # fmt: skip
    electorate = _electorate(contest, summoned, attending, deductions)
    round_ = Round.objects.create(
        contest=contest,
        number=Round.objects.filter(contest=contest).count() + 1,
        seats=seats,
        is_run_off=bool(queries.level_keys(contest)),
        summoned=electorate.summoned,
        attending=electorate.attending or 0,
        opened_at=clock.now(),
    )
    _write_deductions(round_, electorate.deductions)
    Tally.objects.bulk_create(Tally(round=round_, candidate=one) for one in standing)
    _enter(contest, ContestState.VOTING)
    record(
        "elections.round_opened", by=by, on=round_, number=round_.number, seats=seats, run_off=round_.is_run_off,
        summoned=round_.summoned, attending=round_.attending,
        deductions={one.reason: one.count for one in electorate.deductions},
        names=[one.person.full_name for one in standing],
    )  # fmt: skip
    return round_


@transaction.atomic
def correct_electorate(
    round_: Round, *, by: Any, summoned: int, attending: int, deductions: Sequence[Absence]
) -> Round:
    """Correct the figures of the electorate, until the round is decided; an entered count is checked again.

    Source: 190-QĐ/TW Đ30.
    """
    require(permissions.can_steer, by, round_.contest)
    moments.hold_round(round_)
    moments.require_undecided(round_)
    _require_electorate(Electorate(summoned, attending, tuple(deductions)), round_.contest)
    before = {"summoned": round_.summoned, "attending": round_.attending}
    round_.summoned, round_.attending = summoned, attending
    round_.deductions.all().delete()
    _write_deductions(round_, deductions)
    if round_.state == RoundState.COUNTED:
        round_.case = checked(round_, queries.stored_count(round_))
    round_.save(update_fields=["summoned", "attending", "case"])
    record(
        "elections.electorate_corrected", by=by, on=round_, before=before, summoned=summoned, attending=attending,
        deductions={one.reason: one.count for one in deductions},
    )  # fmt: skip
    return round_


def _require_ballot(contest: Contest) -> None:
    """The list is adopted, or a tie orders the run-off by itself."""
    if contest.state == ContestState.ADOPTED:
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


def _electorate(
    contest: Contest, summoned: int | None, attending: int | None, deductions: Sequence[Absence] | None
) -> Electorate:
    known = None if None not in (summoned, attending, deductions) else queries.proposed_electorate(contest)
    found = Electorate(
        summoned=known.summoned if summoned is None and known else summoned or 0,
        attending=known.attending if attending is None and known else attending or 0,
        deductions=known.deductions if deductions is None and known else tuple(deductions or ()),
    )
    _require_electorate(found, contest)
    return found


def _require_electorate(electorate: Electorate, contest: Contest) -> None:
    """Figures that can be true, with grounds that the rulebook knows."""
    rules = queries.rules_of(contest).elections
    for one in electorate.deductions:
        if rules.deduction(one.reason) is None:
            raise WrongInput(
                say("The rulebook knows no ground “{reason}”; it knows: {known}.", reason=one.reason,
                    known=", ".join(known.id for known in rules.deductions))
            )  # fmt: skip
    if electorate.summoned < 1:
        raise WrongInput(
            say("“{contest}”: nobody is summoned. Register the delegates first, or give the number summoned.",
                contest=contest.title)
        )  # fmt: skip
    if (electorate.attending or 0) > electorate.summoned:
        raise WrongInput(
            say("{attending} attending, but only {summoned} summoned. Check both figures.",
                attending=electorate.attending, summoned=electorate.summoned)
        )  # fmt: skip
    taken = sum(one.count for one in electorate.deductions)
    if taken >= electorate.summoned:
        raise WrongInput(
            say("{taken} taken out of {summoned} summoned: nobody would be left. Check the grounds.", taken=taken,
                summoned=electorate.summoned)
        )  # fmt: skip


def _write_deductions(round_: Round, deductions: Sequence[Absence]) -> None:
    Deduction.objects.bulk_create(
        Deduction(round=round_, reason=one.reason, count=one.count, names="\n".join(one.names))
        for one in deductions
        if one.count
    )


def _enter(contest: Contest, state: ContestState) -> None:
    contest.state = state
    contest.save(update_fields=["state"])
