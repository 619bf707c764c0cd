"""Ballots of two sides: the verdict is of the whole ballot, the lines stay one for each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from daihoi.core.ballots.layouts import Layout
from daihoi.core.ballots.readings import PageReading, PageVerdict, Reason, ReasonKind
from daihoi.core.ballots.sheets import Sheet
from daihoi.core.ballots.sides import join_sides
from daihoi.core.sentences import say

from .verdicts import verdict_on, with_verdict


def judge_sides(readings: Iterable[PageReading], layout: Layout, sheet: Sheet) -> Iterator[PageReading]:
    """Judge ballots of several sides.

    Args:
        readings: in scan order.
        layout: what was printed.
        sheet: the same with the rulebook's rules.

    Returns:
        Every reading once, in the same order, with the verdict of its ballot.
    """
    order: list[PageReading] = []
    done: dict[int, PageReading] = {}

    def noted() -> Iterator[PageReading]:
        for one in readings:
            order.append(one)
            yield one

    for group in join_sides(noted(), len(layout.pages)):
        done |= {id(old): new for old, new in zip(group, _judged(group, layout, sheet), strict=True)}
        while order and id(order[0]) in done:
            yield done.pop(id(order.pop(0)))


def _judged(group: tuple[PageReading, ...], layout: Layout, sheet: Sheet) -> list[PageReading]:
    if len(group) < len(layout.pages):
        return [_alone(one) for one in group]
    choices = {name: choice for page in group for name, choice in page.choices.items()}
    verdict = verdict_on(choices, sheet)
    return [one if verdict is None else with_verdict(one, verdict) for one in group]


def _alone(reading: PageReading) -> PageReading:
    if not reading.page or reading.verdict in (PageVerdict.FOREIGN, PageVerdict.UNREADABLE):
        return reading
    text = say("The other side of this ballot is missing.")
    reason = Reason(ReasonKind.PAGE_MISSING, text)
    return replace(reading, verdict=PageVerdict.ADJUDICATE, reasons=(*reading.reasons, reason))
