"""The ballot paper of the next vote: what would be printed, and what was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from daihoi.apps.elections.models import Candidate, Contest, ContestState, Round, RoundState
from daihoi.apps.elections.queries import (
    candidates_who_may_stand,
    change_since_adopted,
    last_round,
    proposed_electorate,
    rules_of,
    seats_left,
)
from daihoi.core.ballots.contests import BallotContest, BallotName
from daihoi.core.ballots.decks import make_deck
from daihoi.core.ballots.instructions import print_instruction
from daihoi.core.ballots.layouts import PaperSize
from daihoi.core.ballots.printing import Printed, print_ballots
from daihoi.core.elections import BallotStyle, Counting, Office, style_of
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from ..models import DesignState, PrintedBallot

DECK = 24
"""Sheets of a rehearsal deck: enough to meet every kind of mark."""


@dataclass(frozen=True)
class Refusal:
    """Why something can't be done now, and the rule that says so."""

    sentence: Sentence
    source: Source | None = None


@dataclass(frozen=True)
class Planned:
    """The vote for which ballots are printed.

    Args:
        number: of the round.
        seats: how many to elect.
        names: who stands, in ballot order.
        is_weighed: True where each card says how many votes it carries.
        round: the round, once it is open.
    """

    number: int
    seats: int
    names: tuple[Candidate, ...]
    is_weighed: bool
    round: Round | None = None


def printed_of(contest: Contest, number: int) -> PrintedBallot | None:
    """The paper that is handed out in a round; None where none was printed here."""
    return PrintedBallot.objects.filter(contest=contest, number=number, state=DesignState.STANDING).first()


def printed_style(contest: Contest, number: int) -> BallotStyle | None:
    """How the paper printed for a round is marked; None where none was printed here."""
    printed = printed_of(contest, number)
    return BallotStyle(printed.style) if printed is not None else None


def planned(contest: Contest) -> Planned:
    """The round that runs, else the one that comes next."""
    last = last_round(contest)
    if last is not None and last.state in (RoundState.OPEN, RoundState.COUNTED):
        return planned_round(last)
    weight = proposed_electorate(contest).weight
    return Planned(
        number=(last.number if last is not None else 0) + 1,
        seats=seats_left(contest),
        names=tuple(candidates_who_may_stand(contest)),
        is_weighed=weight is not None,
    )


def planned_round(round_: Round) -> Planned:
    """The vote of a round that is open."""
    tallies = round_.tallies.select_related("candidate__person").order_by("candidate__order")
    return Planned(
        number=round_.number,
        seats=round_.seats,
        names=tuple(one.candidate for one in tallies),
        is_weighed=round_.weight_summoned is not None,
        round=round_,
    )


def styles_of(contest: Contest, plan: Planned) -> tuple[BallotStyle, ...]:
    """How this ballot may be marked: the rulebook's way first, then marking only the names voted for."""
    rules = rules_of(contest).elections
    counting = rules.counting_of(Office(contest.office))
    usual = style_of(len(plan.names), plan.seats, rules.ballots, counting)
    if counting is not Counting.ONE_VOTE_A_NAME:
        return (usual,)
    others = (BallotStyle.STRIKE, BallotStyle.AGREE_DISAGREE, BallotStyle.MARK)
    return (usual, *(one for one in others if one is not usual))


def ballot_contest(contest: Contest, plan: Planned, style: BallotStyle | None, paper: PaperSize) -> BallotContest:
    """What goes to the printer, candidates called by their keys, in the order of the adopted list."""
    congress = contest.congress
    return BallotContest(
        organisation=congress.unit.name,
        congress=congress.title,
        title=contest.title,
        rulebook=congress.rulebook,
        office=Office(contest.office),
        seats=plan.seats,
        names=tuple(BallotName(str(one.pk), one.person.full_name, one.note) for one in plan.names),
        paper=paper,
        style=style,
        is_weighed=plan.is_weighed,
    )


def printed_pages(
    contest: Contest,
    plan: Planned,
    style: BallotStyle | None,
    paper: PaperSize,
    *,
    copies: int = 1,
    is_sample: bool = False,
) -> Printed:
    """The pages as they go to the printer; the same again gives the same bytes."""
    rules = rules_of(contest)
    return print_ballots(
        ballot_contest(contest, plan, style, paper),
        rules.elections.ballots,
        counting=rules.elections.counting_of(Office(contest.office)),
        profile=str(rules.documents.layout_profile.value),
        copies=copies,
        is_sample=is_sample,
    )


def printed_file(printed: PrintedBallot, name: str) -> bytes | dict[str, Any]:
    """One file of a paper that stands: the ballots, the sample, the instruction, the rehearsal deck, the layout."""
    contest = printed.contest
    rules = rules_of(contest)
    counting = rules.elections.counting_of(Office(contest.office))
    profile = str(rules.documents.layout_profile.value)
    if name == "layout.json":
        return dict(printed.layout)
    plan = planned(contest)
    usual = styles_of(contest, plan)[0]
    style = BallotStyle(printed.style) if printed.style != usual else None
    wanted = ballot_contest(contest, plan, style, PaperSize(printed.paper))
    if name == "instruction.pdf":
        return print_instruction(wanted, rules.elections.ballots, counting=counting, profile=profile)
    if name.startswith("rehearsal"):
        deck = make_deck(wanted, rules.elections.ballots, DECK, counting=counting, profile=profile)
        return deck.pdf if name.endswith(".pdf") else deck.as_json()
    is_sample = name == "sample.pdf"
    copies = 1 if is_sample else printed.copies
    return printed_pages(contest, plan, style, PaperSize(printed.paper), copies=copies, is_sample=is_sample).pdf


def ballots_needed(contest: Contest, plan: Planned) -> int:
    """How many ballots are proposed to be printed: one for each voter, and one in twenty to replace spoilt ones."""
    voters = plan.round.attending if plan.round is not None else proposed_electorate(contest).attending or 0
    return max(1, voters + -(-voters // 20))


def paper_locked(contest: Contest, plan: Planned) -> Refusal | None:
    """Why no ballot can be printed now; None while it can."""
    if contest.state == ContestState.LISTING:
        return Refusal(say("The list is not adopted yet. Adopt it first; then the ballots are printed."))
    if contest.state not in (ContestState.ADOPTED, ContestState.VOTING):
        return Refusal(say("“{contest}” is over: no ballot is printed any more.", contest=contest.title))
    changed = change_since_adopted(contest) if contest.state == ContestState.ADOPTED else None
    if changed is not None:
        return Refusal(changed.text, changed.source)
    if not plan.names:
        return Refusal(say("Nobody is left to stand."))
    return None
