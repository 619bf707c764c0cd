"""How much the reasons cost: a whole round judged with grounds and sources, beside bare arithmetic."""

from __future__ import annotations

from random import Random

from tests.core.elections.slow import reckon

from bench.measure import Measurement, measure
from daihoi.core import elections, rulebooks

CLAIM = (
    "A hall's round, from the marks on every ballot to a decision that cites its articles, takes a blink; "
    "the reasons are worth what they cost over a bare count."
)
FULL, TINY = 350, 8  # ballots
SEATS, LISTED = 55, 61


def run(size: int) -> list[Measurement]:
    """Judge, count and decide; then the plain reckoning of the tests; then deciding alone."""
    rules = rulebooks.load("vn-party-190").elections
    names = tuple(f"C{number:02d}" for number in range(LISTED))
    kept = _kept(size, names)
    papers = [elections.Ballot({name: elections.Mark.STRUCK for name in names if name not in left}) for left in kept]

    def whole() -> elections.Decision:
        verdicts = [elections.judge(paper, names, SEATS, rules.ballots) for paper in papers]
        return elections.decide(_case(size, names, elections.count_ballots(verdicts, names)), rules)

    count = elections.count_ballots([elections.judge(paper, names, SEATS, rules.ballots) for paper in papers], names)
    case = _case(size, names, count)
    slow = reckon(kept, list(names), SEATS, size, 0)
    decision = whole()
    if (decision.outcome.value, [one.id for one in decision.elected]) != (slow["outcome"], slow["elected"]):
        raise AssertionError("The two reckonings differ; a speed means nothing then.")
    return [
        measure("judge every ballot, count, decide", whole, work=size, unit="ballots", note="ground, step and article"),
        measure(
            "plain reckoning of the tests",
            lambda: reckon(kept, list(names), SEATS, size, 0),
            work=size,
            unit="ballots",
            note="one rule, no reasons, no sources",
        ),
        measure("decide alone, from the figures", lambda: elections.decide(case, rules), work=size, unit="ballots"),
    ]


def _kept(size: int, names: tuple[str, ...]) -> list[set[str]]:
    dice = Random(55)
    return [set(dice.sample(names, dice.randint(SEATS - 3, SEATS + (number % 50 == 0)))) for number in range(size)]


def _case(size: int, names: tuple[str, ...], count: elections.BallotCount) -> elections.Case:
    return elections.Case(
        office=elections.Office.COMMITTEE,
        form=elections.Form.DELEGATE_CONGRESS,
        seats=SEATS,
        candidates=tuple(elections.Candidate(name) for name in names),
        electorate=elections.Electorate(size),
        ballots=elections.BallotFigures(size, size, count.valid, count.invalid),
        votes=count.votes,
    )
