"""A list over the cap: what the poll proposes; the congress decides."""

from __future__ import annotations

from dataclasses import dataclass

from daihoi.core import elections
from daihoi.core.sources import Source

from ..models import Candidate, Contest
from .contests import rules_of
from .lists import contest_as_json


@dataclass(frozen=True)
class Trimming:
    """How a list that is too long would be filled by support.

    Args:
        kept: names from the floor that find room, most support first.
        out: names for which the cap leaves no room.
        tied: names level at the last place, of which the congress chooses.
        places: how many of the tied find room.
        source: the article.
    """

    kept: tuple[Candidate, ...]
    out: tuple[Candidate, ...]
    tied: tuple[Candidate, ...]
    places: int
    source: Source | None


def trimming_of(contest: Contest) -> Trimming | None:
    """The proposal for a list over the cap; None for a list inside it, or where no poll can fill it.

    Source: 190-QĐ/TW Đ14.3.
    """
    rules, plain = rules_of(contest).nominations, contest_as_json(contest)
    if not plain["candidates"]:
        return None
    asked = elections.read_contest(plain)
    most = elections.most_surplus(asked.seats, rules)
    needed = rules.surplus_offices
    if (
        most is None
        or needed is None
        or asked.office not in needed.value
        or len(asked.candidates) <= asked.seats + most
    ):
        return None
    proposal = elections.trimmed(asked, rules)
    if proposal is None:
        return None
    named = {str(one.pk): one for one in contest.candidates.select_related("person")}
    floor = {one.id for one in asked.candidates if one.is_from_floor}
    return Trimming(
        kept=tuple(named[key] for key in proposal.names if key in floor),
        out=tuple(named[key] for key in (*proposal.left_out, *proposal.not_supported)),
        tied=tuple(named[key] for key in proposal.tied),
        places=proposal.places_left,
        source=rules.over_cap.source if rules.over_cap is not None else None,
    )
