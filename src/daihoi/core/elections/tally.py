"""Can the figures of a count be true together?  Asked before anything is decided."""

from __future__ import annotations

from collections.abc import Iterator

from daihoi.core.sentences import Sentence, say

from .cases import Case
from .electorate import deducted
from .findings import Finding, Severity, find
from .rules import ElectionRules, Flaw


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
    ballots, summoned, votes = case.ballots, case.electorate.summoned, case.votes
    if ballots.returned > ballots.issued:
        yield say("{returned} ballots returned, but only {issued} issued.", returned=ballots.returned,
                  issued=ballots.issued)  # fmt: skip
    if ballots.issued > summoned:
        yield say("{issued} ballots issued to {summoned} people summoned.", issued=ballots.issued, summoned=summoned)
    if ballots.valid > ballots.returned:
        yield say("{valid} valid ballots, but only {returned} returned.", valid=ballots.valid,
                  returned=ballots.returned)  # fmt: skip
    elif ballots.invalid is not None and sum(ballots.invalid.values()) + ballots.valid != ballots.returned:
        yield say("{valid} valid and {invalid} invalid ballots make {together}, but {returned} were returned.",
                  valid=ballots.valid, invalid=sum(ballots.invalid.values()),
                  together=ballots.valid + sum(ballots.invalid.values()), returned=ballots.returned)  # fmt: skip
    for candidate in case.candidates:
        if votes[candidate.id] > ballots.valid:
            yield say("{name} has {votes} votes from {valid} valid ballots.", name=candidate.label,
                      votes=votes[candidate.id], valid=ballots.valid)  # fmt: skip
    if sum(votes.values()) > case.seats * ballots.valid:
        yield say("{votes} votes in all, but valid ballots ({valid}) times seats ({seats}) make {most} at most.",
                  votes=sum(votes.values()), valid=ballots.valid, seats=case.seats,
                  most=case.seats * ballots.valid)  # fmt: skip
    if case.electorate.attending is not None and case.electorate.attending > summoned:
        yield say("{attending} people attending, but only {summoned} summoned.",
                  attending=case.electorate.attending, summoned=summoned)  # fmt: skip
    taken = sum(count for _, count in deducted(case, rules))
    if taken >= summoned:
        yield say("{taken} people taken out of the base of {summoned}: nobody is left to vote.", taken=taken,
                  summoned=summoned)  # fmt: skip


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
    if _each_ballot_votes(case, rules) and sum(case.votes.values()) < ballots.valid:
        yield Severity.WARN, say(
            "{votes} votes from {valid} valid ballots: a ballot that votes for nobody is invalid. Check the count.",
            votes=sum(case.votes.values()), valid=ballots.valid)  # fmt: skip


def _each_ballot_votes(case: Case, rules: ElectionRules) -> bool:
    spoils = any(Flaw.NOBODY_CHOSEN in ground.flaws for ground in rules.ballots.grounds)
    return spoils and len(case.candidates) > 1 and case.poll is None
