"""The sides of one ballot, found again in the order in which a scanner sent them.

A scanner sends the sides of one sheet one after the other, side 1 first or, of a sheet that lies face down, side 2
first.  A ballot is joined only where its sides follow each other and nothing else explains the order; a side whose
other one is missing is handed on alone, for a person.  A sheet bears no number, so nothing but the order can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .readings import PageReading, PageVerdict

Group = tuple[PageReading, ...]
_ASIDE = (PageVerdict.FOREIGN, PageVerdict.UNREADABLE)


def join_sides(readings: Iterable[PageReading], pages: int) -> Iterator[Group]:
    """Put the sides of each ballot together.

    Args:
        readings: in scan order.
        pages: how many sides a ballot has.

    Returns:
        For each ballot its sides by number; a line that is no side of a ballot, and a side without its other one,
        stand alone.  Every reading comes out once.
    """
    if pages == 1:
        for one in readings:
            yield (one,)
        return
    joiner = _Joiner()
    for one in readings:
        yield from joiner.take(one)
    yield from joiner.end()


class _Joiner:
    """Runs in which side 1 and side 2 take turns, parted by lines that show no side.

    In the order that held last, ballots are joined as they come, and only a side left over at the end of a run stands
    alone.  The other order is believed for runs of an even number only; in an odd one every side stands alone, because
    nothing tells where one is missing.  A line that shows no side may be the other side of the line before it or after
    it; that line then stands alone too.
    """

    def __init__(self) -> None:
        self.first = 1  # the side that comes first in the order that held last
        self.run: list[PageReading] = []
        self.last = 0  # side of the last line of the run
        self.is_test = False
        self.is_open = False  # an unread line before this one still looks for its other side

    def take(self, reading: PageReading) -> Iterator[Group]:
        """The groups that are certain once this line is known."""
        side = 0 if reading.verdict in _ASIDE or reading.page not in (1, 2) else reading.page
        if not side:
            is_answered = bool(len(self.run) % 2)
            yield from self.end()
            self.is_open = not self.is_open and not is_answered
            yield (reading,)
        elif self.is_open:
            self.is_open = False
            yield (reading,)
        else:
            if side == self.last or reading.is_test != self.is_test:
                yield from self.end()
            self.run.append(reading)
            self.last, self.is_test = side, reading.is_test
            if len(self.run) == 2 and self.run[0].page == self.first:
                yield _sorted(self.run)
                self.run = []

    def end(self) -> Iterator[Group]:
        """The groups of a run that ends here, before a line that shows no side or before the order breaks."""
        run, self.run, self.last = self.run, [], 0
        if len(run) % 2:
            yield from ((one,) for one in run)
        else:
            yield from (_sorted(run[at : at + 2]) for at in range(0, len(run), 2))
            self.first = run[0].page if run else self.first


def _sorted(pair: list[PageReading]) -> Group:
    return tuple(sorted(pair, key=lambda one: one.page))
