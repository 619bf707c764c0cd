"""What must hold in every round, whatever the ballots; and two reckonings that must agree."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from daihoi.core import rulebooks
from daihoi.core.elections import (
    Absence,
    Ballot,
    BallotFigures,
    Candidate,
    Case,
    Counting,
    Decision,
    Electorate,
    Form,
    Mark,
    Office,
    Outcome,
    Share,
    Weight,
    count_ballots,
    decide,
    judge,
)

from .slow import reckon, reckon_board

RULES = rulebooks.load("vn-party-190").elections
NAMES = tuple("ABCDEF")
ABSENT = "absent_whole_congress_no_alternate"
COMPANY = rulebooks.load("vn-company-2020").elections


@st.composite
def rounds(draw: st.DrawFn) -> tuple[list[set[str]], int, int, int]:
    """Ballots (names left standing), seats, people summoned, people absent without an alternate."""
    ballots = draw(st.lists(st.sets(st.sampled_from(NAMES)), min_size=1, max_size=25))
    absent = draw(st.integers(0, 5))
    stayed = draw(st.integers(0, 4))
    return ballots, draw(st.integers(1, 5)), len(ballots) + stayed + absent, absent


def case_of(ballots: list[set[str]], seats: int, summoned: int, absent: int) -> Case:
    papers = [Ballot({name: Mark.STRUCK for name in NAMES if name not in kept}) for kept in ballots]
    count = count_ballots([judge(paper, NAMES, seats, RULES.ballots) for paper in papers], NAMES)
    return Case(
        office=Office.COMMITTEE,
        form=Form.DELEGATE_CONGRESS,
        seats=seats,
        candidates=tuple(Candidate(name) for name in NAMES),
        electorate=Electorate(summoned, deductions=(Absence(ABSENT, absent),)),
        ballots=BallotFigures(len(ballots), len(ballots), count.valid, count.invalid),
        votes=count.votes,
    )


def ids(candidates: tuple[Candidate, ...]) -> list[str]:
    return [one.id for one in candidates]


@given(rounds())
def test_the_slow_reckoning_agrees(drawn: tuple[list[set[str]], int, int, int]) -> None:
    case = case_of(*drawn)
    ballots, seats, summoned, absent = drawn
    slow = reckon(ballots, list(NAMES), seats, summoned, absent)
    decision = decide(case, RULES)
    assert (case.votes, case.ballots.valid) == (slow["votes"], slow["valid"])
    assert decision.outcome.value == slow["outcome"]
    assert ids(decision.elected) == slow["elected"]
    assert ids(decision.tied) == slow["level"]


@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_is_irrelevant(drawn: tuple[list[set[str]], int, int, int], chance: random.Random) -> None:
    ballots, *rest = drawn
    shuffled = list(ballots)
    chance.shuffle(shuffled)
    assert decide(case_of(ballots, *rest), RULES) == decide(case_of(shuffled, *rest), RULES)


@given(rounds())
def test_everybody_is_elected_level_or_not_elected_and_seats_add_up(
    drawn: tuple[list[set[str]], int, int, int],
) -> None:
    case = case_of(*drawn)
    decision = decide(case, RULES)
    assert sorted(ids(decision.elected + decision.tied + decision.not_elected)) == list(NAMES)
    assert len(decision.elected) + decision.seats_left == case.seats
    assert decision.seats_left >= 0
    assert (decision.outcome is Outcome.DECIDED) == (decision.seats_left == 0)


@given(rounds())
def test_everyone_elected_is_over_the_threshold_and_in_order_of_votes(
    drawn: tuple[list[set[str]], int, int, int],
) -> None:
    case = case_of(*drawn)
    decision = decide(case, RULES)
    assert decision.threshold is not None and decision.base is not None
    assert decision.threshold == decision.base // 2 + 1
    gained = [case.votes[one.id] for one in decision.elected]
    assert all(votes >= decision.threshold for votes in gained)
    assert gained == sorted(gained, reverse=True)


@given(rounds(), st.sampled_from(NAMES))
def test_more_votes_never_unseat(drawn: tuple[list[set[str]], int, int, int], name: str) -> None:
    case = case_of(*drawn)
    if name not in ids(decide(case, RULES).elected):
        return
    # One more vote for the elected, on a ballot more that one person more has cast: the base grows with it.
    ballots = case.ballots
    richer = replace(
        case,
        electorate=replace(case.electorate, summoned=case.electorate.summoned + 1),
        ballots=replace(ballots, issued=ballots.issued + 1, returned=ballots.returned + 1, valid=ballots.valid + 1),
        votes={**case.votes, name: case.votes[name] + 1},
    )
    assert name in ids(decide(richer, RULES).elected)


@given(rounds(), st.integers(0, 3))
def test_a_deduction_never_raises_the_base(drawn: tuple[list[set[str]], int, int, int], more: int) -> None:
    case = case_of(*drawn)
    fewer = replace(case, electorate=replace(case.electorate, deductions=(Absence(ABSENT, drawn[3] + more),)))
    before, after = decide(case, RULES), decide(fewer, RULES)
    if after.outcome is not Outcome.INCONSISTENT:
        assert before.base is not None and after.base is not None
        assert after.base == before.base - more
        assert set(ids(before.elected)) <= set(ids(after.elected + after.tied))


@settings(max_examples=60)
@given(st.lists(st.integers(0, 30), min_size=2, max_size=6), st.integers(1, 5))
def test_a_run_off_always_seats_the_most_votes(votes: list[int], seats: int) -> None:
    candidates = tuple(Candidate(name) for name in NAMES[: len(votes)])
    if seats >= len(votes):
        return
    total = sum(votes) + max(votes) + 1
    case = Case(
        office=Office.COMMITTEE,
        form=Form.PLENUM,
        seats=seats,
        candidates=candidates,
        electorate=Electorate(total),
        ballots=BallotFigures(total, total, total),
        votes=dict(zip(NAMES, votes, strict=False)),
        run_off=True,
    )
    decision: Decision = decide(case, RULES)
    seated = sorted((case.votes[one.id] for one in decision.elected), reverse=True)
    assert seated == sorted(votes, reverse=True)[: len(seated)]
    level = {case.votes[one.id] for one in decision.tied}
    assert len(level) <= 1
    assert bool(decision.tied) == (decision.outcome is not Outcome.DECIDED)


@given(st.integers(0, 100_000), st.integers(0, 12), st.integers(1, 12), st.booleans())
def test_the_votes_needed_are_the_fewest_that_suffice(base: int, part: int, whole: int, is_inclusive: bool) -> None:
    share = Share(Fraction(min(part, whole), whole), is_inclusive)
    needed = share.needed(base)

    def suffices(votes: int) -> bool:
        left, right = votes * whole, min(part, whole) * base
        return left >= right if is_inclusive else left > right

    assert suffices(needed)
    assert needed == 0 or not suffices(needed - 1)
    assert share.is_met(needed, base) and not share.is_met(needed - 1, base)


Written = list[tuple[int, dict[str, int]]]
boards = st.tuples(
    st.lists(
        st.tuples(st.integers(1, 12), st.dictionaries(st.sampled_from(NAMES), st.integers(0, 20))),
        min_size=1,
        max_size=12,
    ),
    st.integers(1, 5),
)


def board_of(ballots: Written, seats: int) -> Case:
    papers = [
        judge(Ballot(written), NAMES, seats, COMPANY.ballots, counting=Counting.CUMULATIVE, weight=shares)
        for shares, written in ballots
    ]
    count, total = count_ballots(papers, NAMES), sum(shares for shares, _ in ballots)
    return Case(
        office=Office.BOARD_OF_DIRECTORS,
        form=Form.MEMBER_CONGRESS,
        seats=seats,
        candidates=tuple(Candidate(name) for name in NAMES),
        electorate=Electorate(len(ballots), len(ballots), weight=Weight(total, total)),
        ballots=BallotFigures(len(ballots), len(ballots), count.valid, count.invalid, count.valid_weight),
        votes=count.votes,
    )


@given(boards)
def test_the_slow_reckoning_of_a_board_agrees(drawn: tuple[Written, int]) -> None:
    case = board_of(*drawn)
    slow = reckon_board(drawn[0], list(NAMES), drawn[1])
    decision = decide(case, COMPANY)
    assert (case.votes, case.ballots.valid, case.ballots.weight) == (slow["votes"], slow["valid"], slow["weight"])
    assert decision.outcome.value == slow["outcome"]
    assert (ids(decision.elected), ids(decision.tied)) == (slow["elected"], slow["level"])
    assert len(decision.elected) + decision.seats_left == case.seats


@given(boards, st.integers(2, 9))
def test_a_split_of_every_share_changes_nothing(drawn: tuple[Written, int], parts: int) -> None:
    ballots, seats = drawn
    split = [
        (shares * parts, {name: number * parts for name, number in written.items()}) for shares, written in ballots
    ]
    one, other = decide(board_of(ballots, seats), COMPANY), decide(board_of(split, seats), COMPANY)
    assert (ids(one.elected), ids(one.tied), one.outcome) == (ids(other.elected), ids(other.tied), other.outcome)


@given(boards)
def test_enough_shares_behind_one_name_always_win_a_seat(drawn: tuple[Written, int]) -> None:
    """More than 1 / (seats + 1) of all votes, spent on one name, can't be kept off the board."""
    case = board_of(*drawn)
    decision = decide(case, COMPANY)
    for one in case.candidates:
        if case.votes[one.id] * (case.seats + 1) > case.ballots.weight * case.seats:
            assert one in decision.elected
