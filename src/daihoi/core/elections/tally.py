"""Can the figures of a count be true together?  Asked before anything is decided."""

from __future__ import annotations

from collections.abc import Iterator

from daihoi.core.sentences import Sentence, say

from .cases import Case
from .electorate import deducted
from .findings import Finding, Severity, find
from .rules import Counting, ElectionRules, Flaw


def excess(case: Case, rules: ElectionRules) -> Finding | None:
    """The finding that more ballots came back than were handed out, which annuls the vote.

    Source: practice recorded for 190-QĐ/TW; see rule R21 of the pack.
    """
    ballots = case.ballots
    if ballots.returned <= ballots.issued or not rules.excess_voids.value:
        return None
    text = say(
        "{returned} ballots returned, but only {issued} issued. Annul all ballots in the box and vote again; "
        "taking the excess out is a breach.",
        returned=ballots.returned,
        issued=ballots.issued,
    )
    return find(rules.excess_voids, Severity.BLOCK, text)


def low_turnout(case: Case, rules: ElectionRules) -> Finding | None:
    """The finding that too few of those summoned voted, where the rulebook asks for a turnout."""
    if rules.turnout is None or case.poll:
        return None
    voted, summoned, share = case.ballots.issued, case.electorate.summoned, rules.turnout.value
    if share.is_met(voted, summoned):
        return None
    text = say(
        "{voted} of {summoned} voted, {missed} ({needed} needed). The vote is void.",
        voted=voted,
        summoned=summoned,
        missed=share.missed,
        needed=share.needed(summoned),
    )
    return find(rules.turnout, Severity.BLOCK, text)


def contradictions(case: Case, rules: ElectionRules) -> list[Finding]:
    """Figures that can't be true together; any of them forbids to close the count.

    Args:
        case: the round as counted.
        rules: the rulebook's rules.

    Returns:
        One finding for each contradiction, none when the figures agree.
    """
    return [find(rules.figures_agree, Severity.BLOCK, text) for text in _contradictions(case, rules)]


def remarks(case: Case, rules: ElectionRules) -> list[Finding]:
    """Figures that can be true but deserve a look or a line in the minutes."""
    return [find(rules.figures_agree, severity, text) for severity, text in _remarks(case, rules)]


def _contradictions(case: Case, rules: ElectionRules) -> Iterator[Sentence]:
    ballots, summoned = case.ballots, case.electorate.summoned
    if ballots.returned > ballots.issued:
        yield say("{returned} ballots returned, but only {issued} issued.", returned=ballots.returned,
                  issued=ballots.issued)  # fmt: skip
    has_one_each = case.electorate.weight is None  # else one holder may send several people, each with a paper
    if ballots.issued > summoned and has_one_each:
        yield say("{issued} ballots issued to {summoned} people summoned.", issued=ballots.issued, summoned=summoned)
    if ballots.valid > ballots.returned:
        yield say("{valid} valid ballots, but only {returned} returned.", valid=ballots.valid,
                  returned=ballots.returned)  # fmt: skip
    elif ballots.invalid is not None and sum(ballots.invalid.values()) + ballots.valid != ballots.returned:
        yield say("{valid} valid and {invalid} invalid ballots make {together}, but {returned} were returned.",
                  valid=ballots.valid, invalid=sum(ballots.invalid.values()),
                  together=ballots.valid + sum(ballots.invalid.values()), returned=ballots.returned)  # fmt: skip
    yield from _too_many_votes(case, rules)
    yield from _weights(case)
    if case.electorate.attending is not None and case.electorate.attending > summoned and has_one_each:
        yield say("{attending} people attending, but only {summoned} summoned.",
                  attending=case.electorate.attending, summoned=summoned)  # fmt: skip
    taken = sum(count for _, count in deducted(case, rules))
    if taken >= summoned:
        yield say("{taken} people taken out of the base of {summoned}: nobody is left to vote.", taken=taken,
                  summoned=summoned)  # fmt: skip


def _too_many_votes(case: Case, rules: ElectionRules) -> Iterator[Sentence]:
    valid, given, most = case.ballots.weight, sum(case.votes.values()), case.seats * case.ballots.weight
    most_for_one = case.most_for_one(rules)
    for candidate in case.candidates:
        votes = case.votes[candidate.id]
        if votes <= most_for_one:
            continue
        if case.ballots.valid_weight is None:
            yield say("{name} has {votes} votes from {valid} valid ballots.", name=candidate.label, votes=votes,
                      valid=valid)  # fmt: skip
        else:
            yield say("{name} has {votes} votes, but the valid ballots give one name {most} at most.",
                      name=candidate.label, votes=votes, most=most_for_one)  # fmt: skip
    if given <= most:
        return
    if case.ballots.valid_weight is None:
        yield say("{votes} votes in all, but valid ballots ({valid}) times seats ({seats}) make {most} at most.",
                  votes=given, valid=valid, seats=case.seats, most=most)  # fmt: skip
    else:
        yield say("{votes} votes in all, but the votes of the valid ballots ({weight}) times seats ({seats}) make "
                  "{most} at most.", votes=given, weight=valid, seats=case.seats, most=most)  # fmt: skip


def _weights(case: Case) -> Iterator[Sentence]:
    """What can't be true of the votes that people and ballots weigh: everybody who votes has one at least."""
    ballots, held = case.ballots, case.electorate.weight
    weight = ballots.valid_weight
    if weight is not None and (weight < ballots.valid or (weight and not ballots.valid)):
        yield say("The {valid} valid ballots weigh {weight} votes: each weighs one at least.", valid=ballots.valid,
                  weight=weight)  # fmt: skip
    if held is None:
        return
    if held.summoned < case.electorate.summoned:
        yield say("{summoned} people hold {votes} votes: each holds one at least.", summoned=case.electorate.summoned,
                  votes=held.summoned)  # fmt: skip
    if held.attending is not None and held.attending > held.summoned:
        yield say("{attending} votes attending, but only {summoned} in all.", attending=held.attending,
                  summoned=held.summoned)  # fmt: skip
    present = held.summoned if held.attending is None else held.attending
    if weight is not None and weight > present:
        yield say("The valid ballots weigh {weight} votes, but only {present} attend.", weight=weight,
                  present=present)  # fmt: skip


def _remarks(case: Case, rules: ElectionRules) -> Iterator[tuple[Severity, Sentence]]:
    ballots, attending = case.ballots, case.electorate.attending
    if ballots.returned < ballots.issued:
        yield Severity.INFO, say("{missing} of the {issued} ballots issued were not returned. Record it.",
                                 missing=ballots.issued - ballots.returned, issued=ballots.issued)  # fmt: skip
    if ballots.invalid is None and ballots.valid < ballots.returned:
        yield Severity.WARN, say("{invalid} ballots are invalid, but no ground is given. Add “ballots.invalid”.",
                                 invalid=ballots.returned - ballots.valid)  # fmt: skip
    if attending is not None and ballots.issued > attending:
        yield Severity.WARN, say("{issued} ballots issued, but {attending} people attending. Check both figures.",
                                 issued=ballots.issued, attending=attending)  # fmt: skip
    absent = sum(count for one, count in deducted(case, rules) if one.is_absence)
    if attending is not None and absent and absent + attending > case.electorate.summoned:
        yield Severity.WARN, say(
            "{attending} attending and {absent} absent for the whole meeting are more than the {summoned} summoned. "
            "Check the three figures.", attending=attending, absent=absent,
            summoned=case.electorate.summoned)  # fmt: skip
    least = _fewest_votes(case, rules)
    if sum(case.votes.values()) < least:
        yield Severity.WARN, say(
            "{votes} votes from {valid} valid ballots: a ballot that votes for nobody is invalid. Check the count.",
            votes=sum(case.votes.values()), valid=least)  # fmt: skip


def _fewest_votes(case: Case, rules: ElectionRules) -> int:
    """The fewest votes that the valid ballots can hold: one name each, where a ballot for nobody is invalid."""
    spoils = any(Flaw.NOBODY_CHOSEN in ground.flaws for ground in rules.ballots.grounds)
    if not spoils or len(case.candidates) == 1 or case.poll:
        return 0
    # Of cumulative votes a part may stay unspent, so one vote on each paper is enough.
    return case.ballots.valid if rules.counting_of(case.office) is Counting.CUMULATIVE else case.ballots.weight
