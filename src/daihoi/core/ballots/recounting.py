"""Two counts of the same papers side by side, ballot by ballot: the same marks at the same place, or a difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .comparing import judge_decided
from .sheets import Reading, Sheet

Place = tuple[int, int]
"""Bundle and ballot in it, both from 1."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One ballot that two counts do not have alike.

    Args:
        place: bundle and ballot.
        first: what the first count has there; None where it has no ballot.
        second: likewise the second.
        candidates: the names at which the marks differ; empty where the ground or the weight does, or a ballot lacks.
        changes_votes: True when the figures would be others.
    """

    place: Place
    first: Reading | None
    second: Reading | None
    candidates: tuple[str, ...]
    changes_votes: bool


@dataclass(slots=True)
class Likeness:
    """Two counts compared.

    Args:
        ballots: places that either count has.
        alike: of these, the same in both.
        differences: the rest, in order of place.
        by_bundle: for each bundle, how many of its places differ.
    """

    ballots: int = 0
    alike: int = 0
    differences: list[Difference] = field(default_factory=list)
    by_bundle: Counter[int] = field(default_factory=Counter)

    def out_of_step(self, bundle: int, size: int) -> bool:
        """True when more than half of a bundle differs: most likely it lay in another order, or one sheet is missing.

        Args:
            bundle: its number.
            size: ballots in it.
        """
        return 2 * self.by_bundle[bundle] > size


def compare_counts(
    first: Iterable[tuple[Place, Reading]], second: Iterable[tuple[Place, Reading]], sheet: Sheet
) -> Likeness:
    """Compare two counts of the same papers: scan against keyed, scan against scan.

    Args:
        first: (place, reading) in any order.
        second: likewise.
        sheet: the paper.

    Returns:
        What is alike and what differs.  Both boxes and no box are one thing here, as on the keyed desk.

    Raises:
        WrongInput: a count has two ballots at one place.
    """
    one, other = _by_place(first), _by_place(second)
    found = Likeness()
    for place in sorted(one.keys() | other.keys()):
        found.ballots += 1
        difference = _difference(place, one.get(place), other.get(place), sheet)
        if difference is None:
            found.alike += 1
        else:
            found.differences.append(difference)
            found.by_bundle[place[0]] += 1
    return found


def bundled(readings: Iterable[Reading], sizes: Iterable[int]) -> Iterator[tuple[Place, Reading]]:
    """The places of a stream of ballots that was cut into bundles of these sizes.

    Args:
        readings: in scan order.
        sizes: of the bundles, in order.

    Returns:
        (place, reading) for each.

    Raises:
        WrongInput: there are more or fewer ballots than the bundles hold.
    """
    places = ((bundle, at) for bundle, size in enumerate(sizes, 1) for at in range(1, size + 1))
    try:
        yield from zip(places, readings, strict=True)
    except ValueError:
        raise WrongInput(say("The bundles do not hold as many ballots as were read. Count the sheets of each bundle "
                             "again.")) from None  # fmt: skip


def _by_place(count: Iterable[tuple[Place, Reading]]) -> dict[Place, Reading]:
    listed = sorted(count, key=itemgetter(0))
    for place, group in groupby(listed, key=itemgetter(0)):
        if len(list(group)) > 1:
            raise WrongInput(say("Bundle {bundle}, ballot {position} stands in one count twice.", bundle=place[0],
                                 position=place[1]))  # fmt: skip
    return dict(listed)


def _difference(place: Place, one: Reading | None, other: Reading | None, sheet: Sheet) -> Difference | None:
    if one is None or other is None:
        return Difference(place, one, other, (), True)
    here, there = one.plain_marks, other.plain_marks
    if one.ground == other.ground and one.weight == other.weight and (one.ground or here == there):
        return None
    differing = tuple(name for name in sheet.ids if here.get(name) != there.get(name)) if not one.ground else ()
    votes = [judge_decided(reading, sheet) for reading in (one, other)]
    changes = (votes[0].gained, votes[0].ground) != (votes[1].gained, votes[1].ground)
    return Difference(place, one, other, differing, changes)
