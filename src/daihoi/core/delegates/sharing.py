"""Sharing out a number of seats by claims, exactly and without hidden choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from heapq import heapify, heappop, heappush

from daihoi.core.sentences import Sentence, say


class Method(StrEnum):
    """How seats follow claims.

    LARGEST_REMAINDER: each unit gets the whole seats of its exact share, the rest go to the largest remainders
        (Hamilton).
    SAINTE_LAGUE: seat after seat to the largest of claim/1, claim/3, claim/5 …; favours neither large nor small units.
    DHONDT: seat after seat to the largest of claim/1, claim/2, claim/3 …; favours large units.
    """

    LARGEST_REMAINDER = "largest_remainder"
    SAINTE_LAGUE = "sainte_lague"
    DHONDT = "dhondt"

    @property
    def label(self) -> Sentence:
        """The method as it is named to people."""
        return _LABELS[self]


_LABELS = {
    Method.LARGEST_REMAINDER: say("largest remainders"),
    Method.SAINTE_LAGUE: say("Sainte-Laguë's divisors"),
    Method.DHONDT: say("d'Hondt's divisors"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """What one unit may claim.

    Args:
        name: the unit.
        claim: its weight in the sharing, 0 or more.
        least: fewest seats it gets.
        most: most seats it gets; None for no cap.
    """

    name: str
    claim: Fraction
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Units with equal claims to the last seats, when there are fewer seats than units.

    Args:
        names: the units, in the order given.
        seats: the seats that are left for them.
    """

    names: tuple[str, ...]
    seats: int


def share_out(claims: Sequence[Claim], seats: int, method: Method) -> tuple[dict[str, int], Tie | None]:
    """Share out seats by claims within each unit's limits.

    Args:
        claims: one for each unit, with different names; their minimums fit into ``seats``, their caps reach it.
        seats: how many seats there are.
        method: how seats follow claims.

    Returns:
        Seats by name, and the tie at the last seats where there is one; tied seats are given to nobody.
    """
    if method is Method.LARGEST_REMAINDER:
        return _by_remainders(claims, seats)
    return _by_divisors(claims, seats, 2 if method is Method.SAINTE_LAGUE else 1)


def _by_remainders(claims: Sequence[Claim], seats: int) -> tuple[dict[str, int], Tie | None]:
    exact = _exact_shares(claims, seats)
    given = {name: int(share) for name, share in exact.items()}
    left = seats - sum(given.values())
    by_remainder: dict[Fraction, list[str]] = {}
    for claim in claims:
        remainder = exact[claim.name] - given[claim.name]
        if remainder:
            by_remainder.setdefault(remainder, []).append(claim.name)
    for remainder in sorted(by_remainder, reverse=True):
        names = by_remainder[remainder]
        if left == 0:
            break
        if len(names) > left:
            return given, Tie(tuple(names), left)
        for name in names:
            given[name] += 1
        left -= len(names)
    return given, None


def _exact_shares(claims: Sequence[Claim], seats: int) -> dict[str, Fraction]:
    """Shares in proportion to the claims, held inside the limits, that add up to the seats.

    A share is the claim times one common rate; the rate is raised until the sum is right.  The sum grows in straight
    pieces between the rates at which a unit leaves its minimum or reaches its cap.
    """
    rates = sorted(
        {Fraction(limit) / claim.claim for claim in claims if claim.claim for limit in (claim.least, claim.most or 0)}
        | {Fraction(0)}
    )
    low = Fraction(0)
    for rate in rates:
        if sum(_held(claim, rate) for claim in claims) > seats:
            break
        low = rate
    missing = seats - sum((_held(claim, low) for claim in claims), Fraction(0))
    slope = sum((claim.claim for claim in claims if _grows(claim, low)), Fraction(0))
    rate = low + missing / slope if slope else low
    return {claim.name: _held(claim, rate) for claim in claims}


def _held(claim: Claim, rate: Fraction) -> Fraction:
    share = max(claim.claim * rate, Fraction(claim.least))
    return share if claim.most is None else min(share, Fraction(claim.most))


def _grows(claim: Claim, rate: Fraction) -> bool:
    """True when the unit's share grows as the rate is raised a little."""
    share = claim.claim * rate
    return share >= claim.least and (claim.most is None or share < claim.most)


def _by_divisors(claims: Sequence[Claim], seats: int, pace: int) -> tuple[dict[str, int], Tie | None]:
    """Seat after seat to the highest claim/divisor; the divisors are 1, 1 + pace, 1 + 2 pace …"""
    given = {claim.name: claim.least for claim in claims}
    left = seats - sum(given.values())
    heap = [
        (-_average(claim, claim.least, pace), place) for place, claim in enumerate(claims) if _has_room(claim, given)
    ]
    heapify(heap)
    while left and heap:
        level = [heappop(heap)]
        while heap and heap[0][0] == level[0][0]:
            level.append(heappop(heap))
        units = [claims[place] for _rank, place in level]
        if len(units) > left:
            return given, Tie(tuple(unit.name for unit in units), left)
        left -= len(units)
        for (_rank, place), unit in zip(level, units, strict=True):
            given[unit.name] += 1
            if _has_room(unit, given):
                heappush(heap, (-_average(unit, given[unit.name], pace), place))
    return given, None


def _average(claim: Claim, seats: int, pace: int) -> Fraction:
    return claim.claim / (1 + pace * seats)


def _has_room(claim: Claim, given: dict[str, int]) -> bool:
    return claim.claim > 0 and (claim.most is None or given[claim.name] < claim.most)
