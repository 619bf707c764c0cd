"""Is the list long enough, and not too long?  The surplus of names over seats."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from daihoi.core.nominations import FloorName, SlateProposal, propose_slate
from daihoi.core.sentences import say
from daihoi.core.shares import Rule

from .contest import Contest
from .findings import Finding, Severity, find
from .rules import NominationRules


def most_surplus(seats: int, rules: NominationRules) -> int | None:
    """The largest lawful surplus for a number of seats.

    Args:
        seats: how many to elect.
        rules: the rulebook's ``nominations`` rules.

    Returns:
        How many names more than seats; None where the rulebook sets no cap.

    Source: 190-QĐ/TW Đ14.1.
    """
    small, cap = rules.surplus_small, rules.surplus_max
    if small and small.value.least_seats <= seats <= small.value.most_seats:
        return small.value.surplus
    if cap is None:
        return None
    # A list must have its least surplus even where the cap, rounded down, leaves none.
    return max(int(cap.value * seats), rules.surplus_min.value if rules.surplus_min else 0)


def prepared_surplus(seats: int, rules: NominationRules) -> range | None:
    """The surpluses that the prepared list may have; empty where no whole number fits.

    Source: 190-QĐ/TW Đ14.1.
    """
    least, most = rules.prepared_surplus_min, rules.prepared_surplus_max
    if least is None or most is None:
        return None
    first: Fraction = least.value * seats
    return range(-(-first.numerator // first.denominator), int(most.value * seats) + 1)


def surplus_findings(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    """What the length of the list says, for an office whose list must have a surplus."""
    needed = rules.surplus_offices
    names, seats = len(contest.candidates), contest.seats
    if needed is None or contest.office not in needed.value or contest.run_off:
        if rules.surplus_min and names < seats and not contest.run_off:
            yield _short(contest, rules)
        return
    later = rules.surplus_later_rounds
    if contest.round > 1 and later is not None and not later.value:
        return
    yield from _length(contest, rules)
    if contest.round == 1:
        yield from _prepared(contest, rules)


def _short(contest: Contest, rules: NominationRules) -> Finding:
    assert rules.surplus_min is not None
    text = say("Names: {names}, seats: {seats}. The list is shorter than the seats.", names=len(contest.candidates),
               seats=contest.seats)  # fmt: skip
    return find(rules.surplus_min, Severity.WARN, text)


def _length(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    names, seats = len(contest.candidates), contest.seats
    surplus, most = names - seats, most_surplus(seats, rules)
    least = rules.surplus_min
    if least and surplus < least.value:
        text = say("Names: {names}, seats: {seats}. The list must be longer than the seats, by {least} at least.",
                   names=names, seats=seats, least=least.value)  # fmt: skip
        yield find(least, Severity.BLOCK, text)
    rule = rules.surplus_small if _is_small(seats, rules) else rules.surplus_max
    if most is None or rule is None:
        return
    if surplus > most:
        text = say("Names: {names}, seats: {seats}. The surplus is {surplus}, but {most} is the most. {statement}",
                   names=names, seats=seats, surplus=surplus, most=most, statement=rule.statement)  # fmt: skip
        yield find(rule, Severity.BLOCK, text)
        if rules.over_cap and any(one.is_from_floor for one in contest.candidates):
            yield find(rules.over_cap, Severity.BLOCK, rules.over_cap.statement)
            yield from _proposal(contest, rules.over_cap, rules)
    else:
        text = say("Names: {names}, seats: {seats}. The surplus is {surplus}; {most} is the most.",
                   names=names, seats=seats, surplus=surplus, most=most)  # fmt: skip
        yield find(rule, Severity.INFO, text)


def trimmed(contest: Contest, rules: NominationRules) -> SlateProposal | None:
    """What the poll makes of a list: the names from the floor, by support, down to the cap; the meeting decides.

    Args:
        contest: the list, with the support of each name from the floor and the number attending.
        rules: the rulebook's ``nominations`` rules.

    Returns:
        The proposal; None where the rulebook has no cap or asks for no support, or a figure of the poll is missing
        or can't be true.

    Source: 190-QĐ/TW Đ14.3.
    """
    most, attending = most_surplus(contest.seats, rules), contest.attending
    floor = [one for one in contest.candidates if one.is_from_floor]
    polled = [FloorName(one.id, one.support) for one in floor if one.support is not None]
    if most is None or rules.floor_support is None or attending is None or len(polled) < len(floor):
        return None
    if any(one.votes > attending for one in polled):
        return None
    return propose_slate(
        [one.id for one in contest.candidates if not one.is_from_floor],
        polled,
        seats=contest.seats,
        most_surplus=most,
        attending=attending,
        support=rules.floor_support,
    )


def _proposal(contest: Contest, rule: Rule[bool], rules: NominationRules) -> Iterator[Finding]:
    proposal = trimmed(contest, rules)
    if proposal is None:
        return
    called = {one.id: one.label for one in contest.candidates}
    kept = [called[one.id] for one in contest.candidates if one.is_from_floor and one.id in proposal.names]
    out = [called[key] for key in (*proposal.left_out, *proposal.not_supported)]
    text = say("By the poll the list keeps from the floor: {kept}; it leaves out: {out}.",
               kept=", ".join(kept) or "—", out=", ".join(out) or "—")  # fmt: skip
    yield find(rule, Severity.INFO, text)
    if proposal.tied:
        text = say("{names} have equal support at the cap; places left: {places}. The meeting chooses.",
                   names=", ".join(called[key] for key in proposal.tied), places=proposal.places_left)  # fmt: skip
        yield find(rule, Severity.INFO, text)


def _is_small(seats: int, rules: NominationRules) -> bool:
    small = rules.surplus_small
    return small is not None and small.value.least_seats <= seats <= small.value.most_seats


def _prepared(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    lawful, rule = prepared_surplus(contest.seats, rules), rules.prepared_surplus_min
    if lawful is None or rule is None:
        return
    prepared = sum(not one.is_from_floor for one in contest.candidates)
    surplus = prepared - contest.seats
    if not lawful:
        most = rules.prepared_surplus_max or rule
        text = say("No whole number of names is from {least} to {most} of {seats} seats; the prepared list has a "
                   "surplus of {surplus}.", seats=contest.seats, surplus=surplus, least=rule.value,
                   most=most.value)  # fmt: skip
        yield find(rule, Severity.INFO, text)
    elif surplus not in lawful:
        text = say("The prepared list has {prepared} names for {seats} seats; its surplus should be {least} to {most}.",
                   prepared=prepared, seats=contest.seats, least=lawful[0], most=lawful[-1])  # fmt: skip
        yield find(rule, Severity.WARN, text)
