"""Who can vote: by name where the house knows the names, as figures where it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.shell.guards import require
from daihoi.core.elections import Absence, Electorate, Weight
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say
from daihoi.core.sources import Source

from .. import permissions, queries
from ..models import Contest, Deduction, Round, RoundState
from ..queries import Voter
from . import moments
from .counting import checked

FIGURES = ("summoned", "attending", "weight_summoned", "weight_attending")


@transaction.atomic
def mark_voter(round_: Round, person: int, *, by: Any, attending: bool, ground: str = "") -> Round:
    """Mark one person of the electorate: here or away, and on which ground; an entered count is checked again.

    Args:
        round_: a round whose electorate is kept by name.
        person: the person's key.
        by: office or presidium.
        attending: the person is here, or represented.
        ground: the rulebook's ground; empty leaves the person in the base.

    Source: 190-QĐ/TW Đ30.
    """
    _begin(round_, by)
    roll = queries.roll_of(round_)
    before = next((one for one in roll if one.person == person), None)
    if before is None:
        raise WrongInput(
            say("This person is not in the electorate of round {number}. Open the list of the electorate and choose a "
                "name.", number=round_.number)
        )  # fmt: skip
    after = replace(before, attending=attending, ground=ground, is_represented=before.is_represented and attending,
                    is_marked=True)  # fmt: skip
    if replace(after, is_marked=before.is_marked) == before:
        return round_
    require_voter(after, round_.contest)
    _keep_roll(round_, [after if one.person == person else one for one in roll])
    record(
        "elections.voter_marked", by=by, on=round_, name=before.name,
        before={"attending": before.attending, "ground": before.ground},
        after={"attending": attending, "ground": ground}, **_base_now(round_),
    )  # fmt: skip
    return round_


@transaction.atomic
def renew_electorate(round_: Round, *, by: Any) -> Round:
    """Read the electorate again off the delegates and their attendance; what people marked by hand stays marked.

    Source: 190-QĐ/TW Đ30.
    """
    _begin(round_, by)
    known = queries.roll_of(round_)
    marked = {one.person: one for one in known if one.is_marked}
    roll = [
        replace(one, attending=marked[one.person].attending, ground=marked[one.person].ground, is_marked=True)
        if one.person in marked
        else one
        for one in queries.proposed_roll(round_.contest)
    ]
    if not roll:
        raise WrongInput(
            say("“{contest}”: the house knows no names for this electorate. Register the delegates first, or type the "
                "figures.", contest=round_.contest.title)
        )  # fmt: skip
    if roll == known:
        return round_
    before = {name: getattr(round_, name) for name in FIGURES}
    _keep_roll(round_, roll)
    record(
        "elections.electorate_renewed", by=by, on=round_, before=before,
        came=_missing(roll, known), left=_missing(known, roll), **_base_now(round_),
    )  # fmt: skip
    return round_


@transaction.atomic
def correct_electorate(
    round_: Round,
    *,
    by: Any,
    summoned: int,
    attending: int,
    deductions: Sequence[Absence],
    weight: Weight | None = None,
) -> Round:
    """Correct typed figures of the electorate, until the round is decided; an entered count is checked again.

    Source: 190-QĐ/TW Đ30.
    """
    _begin(round_, by)
    if round_.roll:
        raise Refused(
            say("The electorate of round {number} is kept by name. Mark the person in the list; the figures follow.",
                number=round_.number),
            base_source(round_.contest),
        )  # fmt: skip
    electorate = Electorate(summoned, attending, tuple(deductions), weight)
    require_electorate(electorate, round_.contest)
    before = {name: getattr(round_, name) for name in FIGURES}
    _keep(round_, electorate)
    record(
        "elections.electorate_corrected", by=by, on=round_, before=before, summoned=summoned, attending=attending,
        deductions={one.reason: one.count for one in deductions},
    )  # fmt: skip
    return round_


@transaction.atomic
def record_electorate_export(round_: Round, count: int, *, by: Any) -> None:
    """Keep in the trail that the electorate of a round was taken away, by whom, and how many names."""
    require(permissions.can_see_contest, by, round_.contest)
    record("elections.electorate_exported", by=by, on=round_, count=count)


def base_source(contest: Contest) -> Source | None:
    """The rule of the base in this assembly."""
    rules = queries.rules_of(contest).elections
    return next((rule.source for key, rule in rules.base.items() if key.value == contest.form), None)


def require_voter(voter: Voter, contest: Contest) -> None:
    """An entry that can be true: a known ground, and nobody both here and away."""
    if not voter.ground:
        return
    rule = _require_ground(voter.ground, contest)
    if voter.attending and (rule.is_absence or queries.deducts(rule, contest)):
        raise WrongInput(
            say("{name} is marked as attending, but also “{ground}”. Choose one of the two.", name=voter.name,
                ground=rule.statement)
        )  # fmt: skip


def require_electorate(electorate: Electorate, contest: Contest) -> None:
    """Figures that can be true, with grounds that the rulebook knows."""
    for one in electorate.deductions:
        _require_ground(one.reason, contest)
    if electorate.summoned < 1:
        raise WrongInput(
            say("“{contest}”: nobody is summoned. Register the delegates first, or give the number summoned.",
                contest=contest.title)
        )  # fmt: skip
    if (electorate.attending or 0) > electorate.summoned and electorate.weight is None:
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
    _require_weight(electorate, contest)


def write_electorate(round_: Round, electorate: Electorate) -> None:
    """Put the figures of the electorate on the round; the caller saves the round itself."""
    weight = electorate.weight
    round_.summoned, round_.attending = electorate.summoned, electorate.attending or 0
    round_.weight_summoned = weight.summoned if weight else None
    round_.weight_attending = weight.attending if weight else None


def write_deductions(round_: Round, deductions: Sequence[Absence]) -> None:
    """Replace the people taken out of the base."""
    round_.deductions.all().delete()
    Deduction.objects.bulk_create(
        Deduction(round=round_, reason=one.reason, count=one.count, names="\n".join(one.names))
        for one in deductions
        if one.count
    )


def _missing(these: Sequence[Voter], among: Sequence[Voter]) -> list[str]:
    """The names of these who are not among those."""
    known = {one.person for one in among}
    return [one.name for one in these if one.person not in known]


def _begin(round_: Round, by: Any) -> None:
    require(permissions.can_steer, by, round_.contest)
    moments.hold_round(round_)
    moments.require_undecided(round_)
    moments.require_clock(round_.contest)


def _keep_roll(round_: Round, roll: Sequence[Voter]) -> None:
    electorate = queries.electorate_of(roll, round_.contest)
    require_electorate(electorate, round_.contest)
    round_.roll = [one.plain() for one in roll]
    _keep(round_, electorate)


def _keep(round_: Round, electorate: Electorate) -> None:
    write_electorate(round_, electorate)
    write_deductions(round_, electorate.deductions)
    if round_.state == RoundState.COUNTED:
        round_.case = checked(round_, queries.stored_count(round_))
    round_.save(update_fields=[*FIGURES, "roll", "case"])


def _base_now(round_: Round) -> dict[str, Any]:
    return {"summoned": round_.summoned, "attending": round_.attending,
            "deductions": {one.reason: one.count for one in round_.deductions.all()}}  # fmt: skip


def _require_ground(reason: str, contest: Contest) -> Any:
    rules = queries.rules_of(contest).elections
    rule = rules.deduction(reason)
    if rule is None:
        raise WrongInput(
            say("The rulebook knows no ground “{reason}”; it knows: {known}.", reason=reason,
                known=", ".join(known.id for known in rules.deductions))
        )  # fmt: skip
    return rule


def _require_weight(electorate: Electorate, contest: Contest) -> None:
    """Votes carried belong to the meetings whose rulebook counts them, and there they are needed where shares vote."""
    weight = electorate.weight
    if weight is None:
        if queries.needs_weight(contest):
            raise WrongInput(
                say("“{contest}”: in this meeting votes are counted, not people. Give the votes of all and the votes "
                    "attending.", contest=contest.title)
            )  # fmt: skip
        return
    if not queries.is_weighed(contest):
        raise WrongInput(
            say("“{contest}”: in this meeting everybody has one vote. Leave the votes carried out.",
                contest=contest.title)
        )  # fmt: skip
    if weight.attending is None or weight.attending > weight.summoned:
        raise WrongInput(
            say("{attending} votes attending, but only {summoned} in all. Check both figures.",
                attending=weight.attending if weight.attending is not None else "–", summoned=weight.summoned)
        )  # fmt: skip
