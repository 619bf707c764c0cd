"""The ballots after the count: sealed, opened by decision only, destroyed by decision when their time is over."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses import law
from daihoi.apps.documents.models import Paper
from daihoi.apps.plenary.models import OrganKind, OrganSeat
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import Sentence, say, say_day
from daihoi.core.sources import Source

from .. import permissions, queries
from ..models import BallotSeal, CountMethod, Round, RoundState, SealOpening, SealState
from . import moments


@transaction.atomic
def seal_ballots(
    round_: Round,
    *,
    by: Any,
    handed_to: str,
    packages: int = 1,
    mark: str = "",
    place: str = "",
    sealed_by: str = "",
    keep_until_on: date | None = None,
) -> BallotSeal:
    """Seal the ballots of a decided or void round and hand them over; sealed already, nothing changes.

    Args:
        round_: whose ballots.
        by: teller or office.
        handed_to: who takes them for keeping.
        packages: how many packages were made.
        mark: what stands on the seal.
        place: where they are kept.
        sealed_by: who sealed them; the counting committee of the congress where left out.
        keep_until_on: only where the rulebook sets no time.

    Source: 190-QĐ/TW Đ8.2 (the committee seals), Đ35 (six months).
    """
    require(permissions.can_count, by, round_)
    moments.hold_round(round_)
    existing = BallotSeal.objects.filter(round=round_).first()
    if existing is not None:
        return existing
    _require_ballots(round_)
    if not handed_to.strip():
        raise WrongInput(say("Write who takes the sealed ballots for keeping."))
    if packages < 1:
        raise WrongInput(say("Sealed ballots make one package at least. Give the number of packages."))
    until_on = queries.keep_until_on(round_, clock.today()) or keep_until_on
    if until_on is None:
        raise WrongInput(say("The rulebook sets no time for keeping ballots. Give the day until which they are kept."))
    seal = BallotSeal.objects.create(
        round=round_, packages=packages, mark=mark.strip(), sealed_by=sealed_by.strip() or _committee(round_),
        sealed_at=clock.now(), handed_to=handed_to.strip(), place=place.strip(), keep_until_on=until_on,
    )  # fmt: skip
    record(
        "elections.ballots_sealed", by=by, on=seal, packages=packages, mark=seal.mark, handed_to=seal.handed_to,
        place=seal.place, keep_until_on=until_on, returned=round_.returned,
    )  # fmt: skip
    return seal


@transaction.atomic
def open_seal(seal: BallotSeal, *, by: Any, decision: str, reason: str, witnesses: str = "") -> SealOpening:
    """Open a seal by decision of the competent level; nobody else opens it.

    Source: 190-QĐ/TW Đ35.
    """
    require(permissions.can_keep_seals, by, seal)
    _hold(seal)
    if not decision.strip():
        raise Refused(
            say("Nobody opens the seal without a decision of the competent level. Write its number and day."),
            keeping_rule(seal),
        )
    if not reason.strip():
        raise WrongInput(say("Write why the seal is opened; the record keeps it."))
    _require_state(seal, SealState.SEALED)
    opening = SealOpening.objects.create(
        seal=seal, opened_at=clock.now(), decided_by=decision.strip()[:200], reason=reason.strip()[:400],
        witnesses=witnesses.strip(),
    )  # fmt: skip
    _enter(seal, SealState.OPENED)
    record("elections.seal_opened", by=by, on=seal, decision=opening.decided_by, reason=opening.reason,
           witnesses=opening.witnesses)  # fmt: skip
    return opening


@transaction.atomic
def reseal(seal: BallotSeal, *, by: Any, new_mark: str) -> BallotSeal:
    """Seal the ballots again after they were looked at; the new mark is kept beside the opening.

    Source: 190-QĐ/TW Đ35.
    """
    require(permissions.can_keep_seals, by, seal)
    _hold(seal)
    if seal.state == SealState.SEALED:
        return seal
    _require_state(seal, SealState.OPENED)
    if not new_mark.strip():
        raise WrongInput(say("Write the mark on the new seal."))
    seal.openings.filter(resealed_at__isnull=True).update(resealed_at=clock.now(), new_mark=new_mark.strip())
    seal.mark, seal.state = new_mark.strip(), SealState.SEALED
    seal.save(update_fields=["mark", "state"])
    record("elections.ballots_resealed", by=by, on=seal, mark=seal.mark)
    return seal


@transaction.atomic
def destroy_ballots(
    seal: BallotSeal, *, by: Any, decision: str, witnesses: str, on: date | None = None, paper: Paper | None = None
) -> BallotSeal:
    """Destroy the ballots by decision of the committee of the same level; destroyed already, nothing changes.

    Refused before the day, while a complaint has no decision, while the seal is open, and without witnesses.

    Source: 190-QĐ/TW Đ35 (after six months without a complaint the committee of the same level decides).
    """
    require(permissions.can_destroy, by, seal)
    _hold(seal)
    if seal.state == SealState.DESTROYED:
        return seal
    kept = queries.why_kept(seal)
    if kept is not None:
        raise Refused(kept[0], kept[1])
    if not decision.strip():
        raise Refused(
            say("Ballots are destroyed only by decision of the committee. Write its number and day."),
            keeping_rule(seal),
        )
    if not witnesses.strip():
        raise WrongInput(say("Write who was present when the ballots were destroyed, one name a line."))
    seal.destroyed_on = _destruction_day(seal, on)
    seal.destruction_decision, seal.destruction_witnesses = decision.strip()[:200], witnesses.strip()
    seal.destruction_paper, seal.state = paper, SealState.DESTROYED
    seal.save()
    record("elections.ballots_destroyed", by=by, on=seal, destroyed_on=seal.destroyed_on,
           decision=seal.destruction_decision, witnesses=seal.destruction_witnesses)  # fmt: skip
    return seal


def keeping_rule(seal: BallotSeal) -> Source | None:
    """The rule by which ballots are kept, in the congress's own rulebook."""
    return law.article(seal.round.contest.congress, "records.retention_months")


def _require_ballots(round_: Round) -> None:
    """There is paper to be sealed, and nobody counts it any more."""
    contest = round_.contest
    if round_.method == CountMethod.ELECTRONIC:
        raise Refused(
            say("Round {number} of “{contest}” was cast electronically: there is no paper to be sealed.",
                number=round_.number, contest=contest.title),
            law.article(contest.congress, "records.retention_months"),
        )  # fmt: skip
    if round_.state not in (RoundState.DECIDED, RoundState.VOID):
        raise Refused(
            say("Round {number} of “{contest}” is not decided yet. The ballots are sealed afterwards.",
                number=round_.number, contest=contest.title),
            law.article(contest.congress, "records.retention_months"),
        )  # fmt: skip


def _require_state(seal: BallotSeal, state: SealState) -> None:
    if seal.state != state:
        raise Refused(_stands(seal), keeping_rule(seal))


def _stands(seal: BallotSeal) -> Sentence:
    if seal.state == SealState.DESTROYED:
        return say("The ballots have been destroyed on {day}.", day=say_day(seal.destroyed_on or clock.today()))
    if seal.state == SealState.OPENED:
        return say("The seal is open. Seal the ballots again first.")
    return say("The ballots are sealed.")


def _destruction_day(seal: BallotSeal, on: date | None) -> date:
    day = on or clock.today()
    if not seal.keep_until_on <= day <= clock.today():
        raise WrongInput(
            say("The ballots are destroyed between {first} and today. Correct the day.",
                first=say_day(seal.keep_until_on))
        )  # fmt: skip
    return day


def _hold(seal: BallotSeal) -> None:
    """Let another screen finish first."""
    round_ = seal.round
    seal.refresh_from_db(from_queryset=BallotSeal.objects.select_for_update())
    seal.round = round_


def _enter(seal: BallotSeal, state: SealState) -> None:
    seal.state = state
    seal.save(update_fields=["state"])


def _committee(round_: Round) -> str:
    """The counting committee, one name a line."""
    seats = OrganSeat.objects.filter(congress_id=round_.contest.congress_id, kind=OrganKind.COUNTING_COMMITTEE)
    names = seats.select_related("person").values_list("person__full_name", flat=True)
    return "\n".join(names) or str(OrganKind.COUNTING_COMMITTEE.label)
