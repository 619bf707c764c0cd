"""A round: who can vote, who stands, what came out of the box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.elections import Absence, Decision, Electorate, Outcome
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say, say_list

from .. import permissions, queries
from ..models import (
    Candidate,
    Choice,
    Contest,
    ContestState,
    CountMethod,
    Deduction,
    InvalidGround,
    Round,
    RoundState,
    Tally,
)
from ..queries import Count
from . import moments


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
    moments.require_congress_open(contest.congress)
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
        number=contest.rounds.count() + 1,
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
    _require_undecided(round_)
    _require_electorate(Electorate(summoned, attending, tuple(deductions)), round_.contest)
    before = {"summoned": round_.summoned, "attending": round_.attending}
    round_.summoned, round_.attending = summoned, attending
    round_.deductions.all().delete()
    _write_deductions(round_, deductions)
    if round_.state == RoundState.COUNTED:
        round_.case = _checked(round_, queries.stored_count(round_))
    round_.save(update_fields=["summoned", "attending", "case"])
    record(
        "elections.electorate_corrected", by=by, on=round_, before=before, summoned=summoned, attending=attending,
        deductions={one.reason: one.count for one in deductions},
    )  # fmt: skip
    return round_


@transaction.atomic
def record_count(
    round_: Round,
    *,
    by: Any,
    issued: int,
    returned: int,
    valid: int,
    invalid: Mapping[str, int],
    votes: Mapping[int, int],
    unused: int = 0,
    spoilt: int = 0,
    printed: int | None = None,
    method: str = CountMethod.HAND,
    journal_hash: str = "",
    mismatches: int | None = None,
) -> Round:
    """Take over what the counting committee reports: the one act by which every kind of count arrives.

    Figures that can't be true together are refused with what does not add up, and nothing is saved.  More ballots
    returned than issued are kept as reported: such a round can only be annulled and voted on again.  A later report
    replaces an earlier one until the round is decided.

    Args:
        round_: the open round.
        by: teller or office.
        issued, returned, valid, unused, spoilt, printed: see :class:`queries.Count`.
        invalid: invalid ballots by the rulebook's ground.
        votes: votes by candidate key.
        method: how it was counted.
        journal_hash: the hash of the entry journal or of the readings, where there is one.
        mismatches: differences between independent entries that people resolved.

    Source: 190-QĐ/TW Đ8.2 (issued and returned are reported), R21 (excess), R22 (sums).
    """
    require(permissions.can_count, by, round_)
    _require_undecided(round_)
    count = Count(issued, returned, valid, dict(invalid), dict(votes), unused, spoilt, printed)
    _require_accounted(count)
    case = _checked(round_, count)
    replaced = round_.case["ballots"] | {"votes": round_.case["votes"]} if round_.case else None
    _write_count(round_, count, case, method=method, journal_hash=journal_hash, mismatches=mismatches)
    record(
        "elections.count_recorded", by=by, on=round_, ballots=case["ballots"], votes=case["votes"], method=method,
        journal=journal_hash, mismatches=mismatches, replaced=replaced,
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


def _require_undecided(round_: Round) -> None:
    if round_.state not in (RoundState.OPEN, RoundState.COUNTED):
        raise Refused(
            say("Round {number} of “{contest}” is closed. Its figures can no longer be changed.",
                number=round_.number, contest=round_.contest.title),
            moments.course_rule(round_.contest.congress),
        )  # fmt: skip


def _require_accounted(count: Count) -> None:
    """Every ballot that was prepared is accounted for."""
    parts = count.issued + count.spoilt + count.unused
    if min(count.issued, count.returned, count.valid, count.spoilt, count.unused, *count.invalid.values(), 0) < 0:
        raise WrongInput(say("A number of ballots can't be less than 0. Nothing was saved."))
    if count.prepared != parts:
        raise WrongInput(
            say("{printed} ballots prepared, but {issued} issued, {spoilt} spoilt and {unused} unused make {parts}. "
                "Nothing was saved; count again.", printed=count.prepared, issued=count.issued, spoilt=count.spoilt,
                unused=count.unused, parts=parts)
        )  # fmt: skip


def _checked(round_: Round, count: Count) -> dict[str, object]:
    """The case, once its figures can be true together; a surplus of ballots is true and may stand."""
    strangers = set(count.votes) - set(round_.tallies.values_list("candidate_id", flat=True))
    if strangers:
        raise WrongInput(
            say("There are votes for {keys}, who do not stand in this round. Nothing was saved.",
                keys=", ".join(_called(strangers)))
        )  # fmt: skip
    case = queries.build_case(round_, count)
    decision: Decision = queries.decide_case(case, round_)
    if decision.outcome is Outcome.INCONSISTENT:
        raise WrongInput(
            say("The figures can't be true together: {reasons} Nothing was saved.",
                reasons=say_list([one.text for one in decision.findings]))
        )  # fmt: skip
    return case


def _called(keys: set[int]) -> list[str]:
    names = dict(Candidate.objects.filter(pk__in=keys).values_list("pk", "person__full_name"))
    return [str(names.get(key, key)) for key in sorted(keys)]


def _write_count(
    round_: Round, count: Count, case: dict[str, object], *, method: str, journal_hash: str, mismatches: int | None
) -> None:
    round_.issued, round_.unused, round_.spoilt = count.issued, count.unused, count.spoilt
    round_.returned, round_.valid, round_.printed = count.returned, count.valid, count.prepared
    round_.invalid = sum(count.invalid.values())
    round_.method, round_.journal_hash, round_.mismatches = method, journal_hash, mismatches
    round_.case, round_.state = case, RoundState.COUNTED
    round_.save()
    round_.invalid_grounds.all().delete()
    InvalidGround.objects.bulk_create(
        InvalidGround(round=round_, ground=ground, count=number) for ground, number in count.invalid.items() if number
    )
    tallies = list(round_.tallies.all())
    for one in tallies:
        one.votes = count.votes.get(one.candidate_id, 0)
    Tally.objects.bulk_update(tallies, ["votes"])
