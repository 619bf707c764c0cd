"""What the counting committee reports: the ballots first, then the count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from daihoi.apps.audit.actions import record
from daihoi.apps.audit.queries import entries_of
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.elections import Decision, Outcome
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say, say_list
from daihoi.core.sources import Source

from .. import permissions, queries
from ..models import Candidate, CountMethod, InvalidGround, Round, RoundState, Tally
from ..queries import Count
from . import moments

REPORTED = ("issued", "returned", "unused", "spoilt", "printed")


@transaction.atomic
def report_ballots(
    round_: Round,
    *,
    by: Any,
    issued: int,
    returned: int,
    unused: int = 0,
    spoilt: int = 0,
    printed: int | None = None,
    seen: str | None = None,
) -> Round:
    """Take over what the counting committee reports before any ballot is looked at: issued and returned.

    Every ballot prepared is accounted for.  More returned than issued are kept as reported: such a round can only be
    annulled and voted on again.  A changed report sets an entered count aside; its figures wait on the page of the
    count to be kept again.  The same report made twice changes nothing.

    Args:
        round_: the open round.
        by: teller or office.
        issued, returned, unused, spoilt, printed: see :class:`queries.Count`.
        seen: the mark of the figures that the screen knew; other figures entered meanwhile are not written over.

    Source: 190-QĐ/TW Đ8.2, R20 (reported before counting), R21 (excess), R22 (sums).
    """
    require(permissions.can_count, by, round_)
    moments.hold_round(round_)
    moments.require_undecided(round_)
    moments.require_clock(round_.contest)
    count = Count(issued, returned, returned, {}, {}, unused, spoilt, printed)
    require_accounted(count, round_)
    _require_possible(queries.reported_case(round_, count), round_)
    told = {"issued": issued, "returned": returned, "unused": unused, "spoilt": spoilt, "printed": count.prepared}
    if round_.reported_at is not None and all(getattr(round_, name) == told[name] for name in REPORTED):
        return round_
    _require_seen(round_, seen)
    before = {name: getattr(round_, name) for name in REPORTED} if round_.issued is not None else None
    aside = round_.case
    for name, number in told.items():
        setattr(round_, name, number)
    round_.reported_at, round_.state, round_.case = clock.now(), RoundState.OPEN, None
    round_.save(update_fields=[*REPORTED, "reported_at", "state", "case"])
    record(
        "elections.ballots_reported", by=by, on=round_, **told, excess=round_.has_excess, replaced=before,
        count_set_aside=aside["ballots"] | {"votes": aside["votes"]} if aside else None,
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
    unused: int | None = None,
    spoilt: int | None = None,
    printed: int | None = None,
    weight_valid: int | None = None,
    method: str = CountMethod.HAND,
    journal_hash: str = "",
    mismatches: int | None = None,
    seen: str | None = None,
) -> Round:
    """Take over the count: the one act by which every kind of count arrives.

    Figures that can't be true together are refused with what does not add up, and nothing is saved.  After a report of
    the ballots the count carries the same figures.  Without one it reports them itself; more returned than issued are
    then kept: such a round can only be annulled and voted on again.  A later count replaces an earlier one until the
    round is decided.

    Args:
        round_: the open round.
        by: teller or office.
        issued, returned, valid: see :class:`queries.Count`.
        unused, spoilt, printed: likewise; as reported where left out.
        invalid: invalid ballots by the rulebook's ground.
        votes: votes by candidate key.
        weight_valid: the votes that the valid ballots carry, where the round is counted by weight.
        method: how it was counted.
        journal_hash: the hash of the entry journal or of the readings, where there is one.
        mismatches: differences between independent entries that people resolved.
        seen: as in :func:`report_ballots`.

    Source: 190-QĐ/TW Đ8.2 (issued and returned are reported), R21 (excess), R22 (sums).
    """
    require(permissions.can_count, by, round_)
    moments.hold_round(round_)
    moments.require_undecided(round_)
    moments.require_clock(round_.contest)
    unused, spoilt, printed = _as_reported(round_, unused, spoilt, printed)
    count = Count(issued, returned, valid, dict(invalid), dict(votes), unused, spoilt, printed, weight_valid)
    _require_reported(round_, count)
    require_accounted(count, round_)
    _require_weight(round_, count)
    case = checked(round_, count)
    if (round_.state, round_.case, round_.method, round_.journal_hash, round_.mismatches) == (
        RoundState.COUNTED,
        case,
        method,
        journal_hash,
        mismatches,
    ) and tuple(getattr(round_, name) for name in REPORTED) == _told(count):
        return round_
    _require_seen(round_, seen)
    replaced = round_.case["ballots"] | {"votes": round_.case["votes"]} if round_.case else None
    _write_count(round_, count, case, method=method, journal_hash=journal_hash, mismatches=mismatches)
    record(
        "elections.count_recorded", by=by, on=round_, ballots=case["ballots"], votes=case["votes"], method=method,
        journal=journal_hash, mismatches=mismatches, replaced=replaced,
    )  # fmt: skip
    return round_


def checked(round_: Round, count: Count) -> dict[str, object]:
    """The case, once its figures can be true together; a surplus of ballots is true and may stand."""
    strangers = set(count.votes) - set(round_.tallies.values_list("candidate_id", flat=True))
    if strangers:
        raise WrongInput(
            say("There are votes for {keys}, who do not stand in this round ({rule}). Nothing was saved.",
                keys=", ".join(_called(strangers)), rule=sums_rule(round_))
        )  # fmt: skip
    case = queries.build_case(round_, count)
    _require_possible(case, round_)
    return case


def require_accounted(count: Count, round_: Round) -> None:
    """Every ballot that was prepared is accounted for."""
    parts = count.issued + count.spoilt + count.unused
    figures = [count.issued, count.returned, count.valid, count.spoilt, count.unused, count.weight_valid or 0]
    if min(*figures, *count.invalid.values(), *count.votes.values(), 0) < 0:
        raise WrongInput(
            say("A number of ballots or votes can't be less than 0 ({rule}). Nothing was saved.",
                rule=sums_rule(round_))
        )  # fmt: skip
    if count.prepared != parts:
        raise WrongInput(
            say("{printed} ballots prepared, but {issued} issued, {spoilt} spoilt and {unused} unused make {parts} "
                "({rule}). Nothing was saved; count again.", printed=count.prepared, issued=count.issued,
                spoilt=count.spoilt, unused=count.unused, parts=parts, rule=sums_rule(round_))
        )  # fmt: skip


def sums_rule(round_: Round) -> str:
    """The rule that figures agree, as a refusal cites it: its short name and its article."""
    rule = queries.rules_of(round_.contest).elections.figures_agree
    return f"{rule.id}, {rule.source}" if str(rule.source) else rule.id


def _require_possible(case: dict[str, object], round_: Round) -> None:
    decision: Decision = queries.decide_case(case, round_)
    if decision.outcome is Outcome.INCONSISTENT:
        raise WrongInput(
            say("The figures can't be true together ({rule}): {reasons} Nothing was saved.", rule=sums_rule(round_),
                reasons=say_list([one.text for one in decision.findings]))
        )  # fmt: skip


def _as_reported(
    round_: Round, unused: int | None, spoilt: int | None, printed: int | None
) -> tuple[int, int, int | None]:
    """What is left out is as reported; nothing unused and nothing spoilt where nothing was reported."""
    is_reported = round_.reported_at is not None
    return (
        (round_.unused or 0 if is_reported else 0) if unused is None else unused,
        (round_.spoilt or 0 if is_reported else 0) if spoilt is None else spoilt,
        round_.printed if is_reported and printed is None else printed,
    )


def _require_reported(round_: Round, count: Count) -> None:
    """After a report the count carries its figures; a surplus of ballots forbids to count at all."""
    if round_.reported_at is None:
        return
    if round_.has_excess:
        raise Refused(
            say("{returned} ballots returned, but only {issued} issued: nothing is counted. Annul all ballots and vote "
                "again; taking the excess out is a breach.", returned=round_.returned, issued=round_.issued),
            _excess_source(round_),
        )  # fmt: skip
    if _told(count) != tuple(getattr(round_, name) for name in REPORTED):
        raise Refused(
            say("Reported were {issued} ballots issued, {returned} returned, {spoilt} spoilt and {unused} unused; the "
                "count says otherwise. Correct the report first.", issued=round_.issued, returned=round_.returned,
                spoilt=round_.spoilt, unused=round_.unused),
            queries.reporting_source(round_.contest),
        )  # fmt: skip


def _require_weight(round_: Round, count: Count) -> None:
    """Votes carried by the valid ballots belong to a round that is counted by votes, and only there."""
    if round_.weight_summoned is not None and count.weight_valid is None:
        raise WrongInput(
            say("Round {number} of “{contest}” counts votes, not people: give the votes that the valid ballots carry.",
                number=round_.number, contest=round_.contest.title)
        )  # fmt: skip
    if round_.weight_summoned is None and count.weight_valid is not None:
        raise WrongInput(
            say("Round {number} of “{contest}”: every ballot is one vote. Leave the votes of the valid ballots out.",
                number=round_.number, contest=round_.contest.title)
        )  # fmt: skip


def _told(count: Count) -> tuple[int, ...]:
    return (count.issued, count.returned, count.unused, count.spoilt, count.prepared)


def _require_seen(round_: Round, seen: str | None) -> None:
    """Nobody writes over what another screen entered without having seen it."""
    if seen is None or seen == queries.figures_mark(round_):
        return
    last = entries_of(round_).filter(verb__in=("elections.ballots_reported", "elections.count_recorded")).first()
    raise Refused(
        say("Meanwhile {who} entered other figures for round {number}, at {time}. Yours are not saved and stand below: "
            "compare them with what is kept, then send them once more if they are right.",
            who=last.by if last else "–", number=round_.number,
            time=f"{timezone.localtime(last.at):%H:%M}" if last else "–"),
        queries.reporting_source(round_.contest),
    )  # fmt: skip


def _excess_source(round_: Round) -> Source:
    return queries.rules_of(round_.contest).elections.excess_voids.source


def _called(keys: set[int]) -> list[str]:
    names = dict(Candidate.objects.filter(pk__in=keys).values_list("pk", "person__full_name"))
    return [str(names.get(key, key)) for key in sorted(keys)]


def _write_count(
    round_: Round, count: Count, case: dict[str, object], *, method: str, journal_hash: str, mismatches: int | None
) -> None:
    round_.issued, round_.unused, round_.spoilt = count.issued, count.unused, count.spoilt
    round_.returned, round_.valid, round_.printed = count.returned, count.valid, count.prepared
    round_.invalid, round_.weight_valid = sum(count.invalid.values()), count.weight_valid
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
