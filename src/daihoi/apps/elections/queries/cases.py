"""The figures of a round as the rulebook reads them, and what it says of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from daihoi.core import elections
from daihoi.core.elections import Decision

from ..models import Candidate, Contest, Round, RoundState
from .contests import earlier_decided, rules_of


@dataclass(frozen=True)
class Count:
    """What the counting committee reports of one round.

    Args:
        issued: ballots handed to voters; a spoilt one that was replaced is not counted again.
        returned: ballots taken from the box.
        valid: of these, valid.
        invalid: of these, invalid, by the rulebook's ground.
        votes: votes by the candidate's key.
        unused: ballots prepared and not handed out.
        spoilt: ballots handed back and replaced.
        printed: ballots prepared; issued, spoilt and unused together when left out.
        weight_valid: the votes that the valid ballots carry, where one ballot may carry more than one.
    """

    issued: int
    returned: int
    valid: int
    invalid: Mapping[str, int] = field(default_factory=dict)
    votes: Mapping[int, int] = field(default_factory=dict)
    unused: int = 0
    spoilt: int = 0
    printed: int | None = None
    weight_valid: int | None = None

    @property
    def prepared(self) -> int:
        """Ballots that must be accounted for."""
        return self.issued + self.spoilt + self.unused if self.printed is None else self.printed


def case_of(round_: Round) -> dict[str, Any] | None:
    """The stored case, or one built from the stored count; None before the count."""
    if round_.case:
        return dict(round_.case)
    if round_.state == RoundState.OPEN or None in (round_.returned, round_.issued, round_.valid):
        return None
    return build_case(round_, stored_count(round_))


def stored_count(round_: Round) -> Count:
    """The count as it stands in the tables."""
    return Count(
        issued=round_.issued or 0,
        returned=round_.returned or 0,
        valid=round_.valid or 0,
        invalid={one.ground: one.count for one in round_.invalid_grounds.all()},
        votes={one.candidate_id: one.votes or 0 for one in round_.tallies.all()},
        unused=round_.unused or 0,
        spoilt=round_.spoilt or 0,
        printed=round_.printed,
        weight_valid=round_.weight_valid,
    )


def reported_case(round_: Round, count: Count | None = None) -> dict[str, Any]:
    """A case that holds the report alone, as if every ballot were valid and nobody chosen: only to ask what the
    rulebook says of ballots issued and returned.
    """
    told = count or Count(round_.issued or 0, round_.returned or 0, round_.returned or 0)
    weight = None if round_.weight_summoned is None else told.returned
    return build_case(round_, replace(told, votes={}, weight_valid=weight))


def figures_mark(round_: Round) -> str:
    """A short mark of the figures that a round holds: a screen that knew other ones was overtaken by another screen."""
    held = [round_.state, round_.issued, round_.returned, round_.unused, round_.spoilt, round_.printed, round_.case]
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()[:16]


def build_case(round_: Round, count: Count) -> dict[str, Any]:
    """The object that ``daihoi elections decide`` reads.

    Args:
        round_: the round with its electorate and its names.
        count: what the counting committee reports.

    Returns:
        Plain values; candidates are called by their keys.
    """
    names = [one.candidate for one in round_.tallies.select_related("candidate__person").order_by("candidate__order")]
    case: dict[str, Any] = {
        "rulebook": round_.contest.congress.rulebook,
        "office": round_.contest.office,
        "form": round_.contest.form,
        "round": ordinal_of(round_),
        "seats": round_.seats,
        "candidates": [_named(one) for one in names],
        "electorate": _electorate(round_),
        "ballots": {
            "issued": count.issued,
            "returned": count.returned,
            "valid": count.valid,
            "invalid": {ground: number for ground, number in sorted(count.invalid.items()) if number},
        },
        "votes": {str(one.pk): count.votes.get(one.pk, 0) for one in names},
    }
    if count.weight_valid is not None:
        case["ballots"]["valid_weight"] = count.weight_valid
    if round_.contest.poll:
        case["poll"] = round_.contest.poll
    if round_.is_run_off:
        case["run_off"] = [str(one.pk) for one in names]
    return case


def ordinal_of(round_: Round) -> int:
    """Which round it is for the law: a void vote and a run-off are no rounds of their own."""
    before = [one for one in earlier_decided(round_.contest, round_.number) if not one.is_run_off]
    return max(len(before) + (0 if round_.is_run_off else 1), 1)


def next_ordinal(contest: Contest) -> int:
    """Which round the next ballot is for the law."""
    return len([one for one in earlier_decided(contest) if not one.is_run_off]) + 1


def decide_case(case: Mapping[str, Any], round_: Round) -> Decision:
    """What the rulebook says of a case.

    Raises:
        WrongInput: a figure is missing, unknown or can't be read.
    """
    rules = rules_of(round_.contest).elections
    return elections.decide(elections.read_case(case, rules), rules)


def export_case(round_: Round) -> dict[str, Any] | None:
    """The case for the command line: fed to ``daihoi elections decide`` it gives the stored outcome."""
    return case_of(round_)


def _named(candidate: Candidate) -> dict[str, str]:
    person = candidate.person
    return {"id": str(candidate.pk), "name": person.full_name, "born_on": person.born_on.isoformat()}


def _electorate(round_: Round) -> dict[str, Any]:
    deductions = []
    for one in round_.deductions.all():
        names = [name for name in one.names.splitlines() if name.strip()]
        plain: dict[str, Any] = {"reason": one.reason, "count": one.count}
        deductions.append(plain | ({"names": names} if len(names) == one.count and names else {}))
    plain = {"summoned": round_.summoned, "attending": round_.attending, "deductions": deductions}
    if round_.weight_summoned is None:
        return plain
    return plain | {"weight": {"summoned": round_.weight_summoned, "attending": round_.weight_attending}}
