"""The audit: assertions that fix the outcome, a risk limit that holds, and right outcomes confirmed with few papers."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import combinations_with_replacement, islice
from math import isclose

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from daihoi.core import rulebooks
from daihoi.core.ballots.assertions import Assertion, AssertionKind, Paper, assertions_of
from daihoi.core.ballots.dice import draw
from daihoi.core.ballots.risk import Measure, NextStep, first_sample, make_plan, measure
from daihoi.core.elections import decide, read_case
from daihoi.core.errors import WrongInput

NAMES = "ABCD"
BOOKS = ("vn-party-190", "vn-youth", "generic-majority", "vn-state-85")
"""Measured against those summoned, the papers returned, and the valid papers (twice)."""


def case_of(book, papers, seats, summoned=None, **more):
    valid = sum(one.is_valid for one in papers)
    rules = rulebooks.load(book).elections
    value = {
        "office": "committee", "form": "delegate_congress", "seats": seats,
        "candidates": [{"id": one} for one in NAMES], "electorate": {"summoned": summoned or len(papers) or 1,
                                                                     "attending": summoned or len(papers)},
        "ballots": {"issued": len(papers), "returned": len(papers), "valid": valid},
        "votes": {one: sum(one in paper.votes for paper in papers) for one in NAMES},
    } | more  # fmt: skip
    return read_case(value, rules), rules


def asserted(book, papers, seats, **more):
    case, rules = case_of(book, papers, seats, **more)
    return assertions_of(case, decide(case, rules), rules)


def votes(*groups):
    """Papers from groups: (how many, for whom); None for an invalid paper."""
    return [Paper(frozenset(whom or ""), whom is not None) for times, whom in groups for _ in range(times)]


def told(assertions):
    return {(one.kind.value, one.candidate, one.other): one.margin for one in assertions}


# --- what must be true


def test_a_fixed_line_is_reached_or_missed_by_so_many_votes():
    papers = votes((60, "AB"), (30, "BC"), (8, "D"), (2, None))
    assert told(asserted("vn-party-190", papers, 2, summoned=110)) == {
        ("reaches", "A", ""): 60 - 55, ("reaches", "B", ""): 90 - 55,
        ("misses", "C", ""): 56 - 30, ("misses", "D", ""): 56 - 8,
    }  # fmt: skip


def test_where_a_seat_is_left_only_the_line_can_have_stopped_a_name():
    papers = votes((60, "A"), (40, "B"))
    assert told(asserted("vn-party-190", papers, 2)) == {
        ("reaches", "A", ""): 10, ("misses", "B", ""): 11, ("misses", "C", ""): 51, ("misses", "D", ""): 51,
    }  # fmt: skip


def test_over_the_line_without_a_seat_means_beaten_by_everybody_elected():
    papers = votes((26, "AB"), (18, "AC"), (16, "BC"))
    found = told(asserted("vn-party-190", papers, 2))
    assert {key: margin for key, margin in found.items() if key[2]} == {
        ("beats", "A", "C"): 10, ("beats", "B", "C"): 8}  # fmt: skip


def test_a_share_of_the_valid_papers_is_one_sum_over_papers():
    papers = votes((51, "A"), (45, "B"), (4, None))
    reaches = asserted("generic-majority", papers, 1)[0]
    assert (reaches.own, reaches.valid, reaches.limit, reaches.margin, reaches.span) == (2, -1, 0, 2 * 51 - 96, 2)
    assert [reaches.score(one) for one in (papers[0], papers[60], papers[-1])] == [1, -1, 0]


@pytest.mark.parametrize(
    ("papers", "seats", "more"),
    [
        (votes((60, "A"), (60, "B")), 1, {"summoned": 110}),  # void: more papers than people
        (votes((60, "AB"), (40, "C")), 1, {}),  # A and B are level
        (
            votes(
                (60, "A"),
            ),
            1,
            {"office": "opinion_poll"},
        ),
    ],
)
def test_what_a_sample_can_not_confirm_is_counted_by_hand(papers, seats, more):
    with pytest.raises(WrongInput, match="by hand"):
        asserted("vn-party-190", papers, seats, **more)


def test_votes_that_weigh_are_counted_by_hand():
    weight = {
        "electorate": {"summoned": 4, "attending": 4, "weight": {"summoned": 9, "attending": 9}},
        "ballots": {"issued": 4, "returned": 4, "valid": 4, "valid_weight": 9},
        "votes": dict.fromkeys(NAMES, 6),
    }
    with pytest.raises(WrongInput, match="by hand"):
        asserted("vn-company-2020", votes((4, "A")), 4, form="member_congress", **weight)


PAPERS = st.builds(lambda whom, valid: Paper(frozenset(whom if valid else ""), valid), st.sets(st.sampled_from(NAMES)),
                   st.integers(0, 9).map(bool))  # fmt: skip


@given(st.sampled_from(BOOKS), st.integers(1, 4), st.lists(st.tuples(PAPERS, PAPERS), min_size=1, max_size=9),
       st.integers(0, 2))  # fmt: skip
def test_if_every_assertion_is_true_of_the_papers_the_right_people_were_elected(book, seats, pairs, away):
    reported, seen = (
        [Paper(frozenset(sorted(one.votes)[:seats]), one.is_valid) for one in papers]
        for papers in zip(*pairs, strict=True)
    )
    case, rules = case_of(book, reported, seats, summoned=len(pairs) + away)
    decision = decide(case, rules)
    try:
        assertions = assertions_of(case, decision, rules)
    except WrongInput:
        assume(False)
    for one in assertions:
        assert one.margin == sum(map(one.score, reported)) - one.limit >= 1
    true_case, _ = case_of(book, seen, seats, summoned=len(pairs) + away)
    truth = decide(true_case, rules)
    if all(sum(map(one.score, seen)) > one.limit for one in assertions):
        assert {one.id for one in truth.elected} == {one.id for one in decision.elected}


@given(st.sampled_from(BOOKS), PAPERS, PAPERS)
def test_no_paper_can_be_reported_higher_than_the_span(book, one, other):
    for assertion in asserted(book, votes((60, "AB"), (30, "BC"), (9, "D"), (1, None)), 2):
        assert assertion.score(one) - assertion.score(other) <= assertion.span


# --- the limit holds

A_OVER = Assertion(AssertionKind.REACHES, "A", "", 1, 0, 0, 0, 1)


def chance_to_confirm(held, assertion, papers, goal):
    """The exact chance that a measure reaches the goal, over all orders in which these papers can be drawn."""

    @cache
    def from_here(left, value, seen, room):
        if value >= goal:
            return 1.0
        total, chance = sum(count for _, count in left), 0.0
        for at, (holds, count) in enumerate(left):
            if count:
                after = Measure(assertion, papers, 0.001, value, seen)
                after.left = room
                after.add(holds)
                rest = (*left[:at], (holds, count - 1), *left[at + 1 :])
                chance += count / total * from_here(rest, after.value, after.seen, after.left)
        return chance

    return from_here(tuple(sorted(Counter(held).items())), 1.0, 0, papers * assertion.span - assertion.margin)


@pytest.mark.parametrize("limit", [0.1, 0.3, 0.5])
@pytest.mark.parametrize(
    ("span", "papers", "margin"), [(1, 4, 1), (1, 6, 2), (1, 8, 3), (2, 3, 1), (2, 4, 3), (2, 5, 6)]
)
def test_by_exact_reckoning_no_lie_of_the_errors_beats_the_limit(span, papers, margin, limit):
    """Every way in which few papers can hold what a false assertion lets them hold, drawn in every order."""
    kind = AssertionKind.REACHES if span == 1 else AssertionKind.BEATS
    assertion = Assertion(kind, "A", "B" if span == 2 else "", 1, 1 - span, 0, 0, margin)
    assert assertion.span == span
    most = papers * span - margin
    worst = 0.0
    for held in combinations_with_replacement(range(2 * span + 1), papers):
        if sum(held) <= most:
            worst = max(worst, chance_to_confirm(held, assertion, papers, 1 / limit))
    assert worst <= limit + 1e-12


def outcome_of(reported, seen, assertions, seed, limit):
    """The first step of the audit that is not to go on, looking as long as a sample is less work than a count."""
    plan = make_plan(len(reported), assertions, limit=limit)
    places = islice(draw(f"{seed:020d}", plan.papers), plan.most)
    return measure(plan, ((reported[at - 1], seen[at - 1]) for at in places))


WRONG = {
    # rulebook, seats, papers as reported, papers in truth: the outcome is wrong by as little as can be
    "elected one vote short": ("vn-youth", 2, votes((34, "AB"), (26, "B")), votes((30, "AB"), (30, "B"))),
    "not elected who is": ("vn-youth", 2, votes((28, "AB"), (32, "B")), votes((31, "AB"), (29, "B"))),
    "another one at the last seat": ("vn-youth", 2, votes((26, "AB"), (16, "BC"), (18, "AC")),
                                     votes((21, "AB"), (5, "AC"), (16, "BC"), (18, "AC"))),
    "invalid papers held valid": ("generic-majority", 1, votes((52, "A"), (44, "B")),
                                  votes((44, "A"), (8, None), (44, "B"))),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_outcome_is_confirmed_more_seldom_than_the_limit(name):
    book, seats, reported, seen = WRONG[name]
    case, rules = case_of(book, reported, seats)
    true_case, _ = case_of(book, seen, seats)
    said, truth = decide(case, rules), decide(true_case, rules)
    assert {one.id for one in said.elected} != {one.id for one in truth.elected}
    assertions = assertions_of(case, said, rules)
    runs = [outcome_of(reported, seen, assertions, seed, 0.2).next for seed in range(400)]
    assert runs.count(NextStep.CONFIRMED) / len(runs) < 0.2
    assert runs.count(NextStep.COUNT_ALL) > 300


def test_a_right_outcome_is_confirmed_with_few_papers_though_some_are_read_wrongly():
    reported = votes((250, "AB"), (60, "A"), (30, "CD"), (8, None))
    seen = [*votes((1, "A"), (1, None)), *reported[2:]]  # two of 348 were reported too high
    assertions = asserted("vn-youth", reported, 2)
    assert first_sample(make_plan(348, assertions)).more == 13
    plan = make_plan(348, assertions)
    confirmed = 0
    for seed in range(100):
        places = islice(draw(f"{seed:020d}", 348), 40)
        confirmed += measure(plan, ((reported[at - 1], seen[at - 1]) for at in places)).next is NextStep.CONFIRMED
    assert confirmed >= 95


# --- where an audit stands


def test_the_measure_of_agreeing_papers_is_the_formula_of_the_guide():
    one = Assertion(AssertionKind.REACHES, "A", "", 1, 0, 0, 174, 26)
    found, by_hand, left = Measure(one, 348, 0.0), 1.0, 348 - 26
    for seen in range(10):
        found.take(Paper({"A"}), Paper({"A"}))
        by_hand *= 1 - 0.95 + 0.95 * (348 - seen) / left
        left -= 1
    assert isclose(found.value, by_hand)


def test_a_paper_reported_too_high_lowers_the_measure_and_one_too_low_raises_it_more():
    values = []
    for seen in (Paper(set()), Paper({"A"}), None):
        found = Measure(Assertion(AssertionKind.REACHES, "A", "", 1, 0, 0, 174, 26), 348, 0.001)
        found.take(Paper({"A"}), seen)
        values.append(found.value)
    found = Measure(Assertion(AssertionKind.REACHES, "A", "", 1, 0, 0, 174, 26), 348, 0.001)
    found.take(Paper(set()), Paper({"A"}))
    assert values[0] == values[2] < 1 < values[1] < found.value


def test_a_missing_paper_is_as_wrong_as_it_can_be_whatever_was_reported():
    beats = Assertion(AssertionKind.BEATS, "A", "B", 1, -1, 0, 0, 20)
    missing, worst = Measure(beats, 100, 0.001), Measure(beats, 100, 0.001)
    missing.take(Paper({"A"}), None)
    worst.take(Paper({"A"}), Paper({"B"}))
    assert missing.value == worst.value
    half = Measure(beats, 100, 0.001)
    half.take(Paper(set()), None)
    assert missing.value < half.value < 1


def test_papers_beyond_the_reach_of_a_false_assertion_prove_it():
    found = Measure(A_OVER, 3, 0.001)  # a false one lets three papers hold 2
    for _ in range(3):
        found.add(1)
    assert found.value == float("inf")


def test_an_audit_goes_on_until_every_assertion_is_confirmed():
    papers = votes((300, "A"), (48, "B"))
    plan = make_plan(348, asserted("vn-youth", papers, 1))
    start = first_sample(plan)
    assert (start.next, start.papers, start.risk) == (NextStep.GO_ON, 0, 1.0)
    agreeing = [(Paper({"A"}), Paper({"A"}))] * start.more
    before = measure(plan, agreeing[:-1])
    assert (before.next, before.more) == (NextStep.GO_ON, 1)
    end = measure(plan, agreeing)
    assert (end.next, end.more, end.differing) == (NextStep.CONFIRMED, 0, 0)
    assert end.risk <= 0.05 < before.risk


def test_a_narrow_margin_is_counted_by_hand_at_once():
    papers = votes((176, "A"), (172, "B"))
    start = first_sample(make_plan(348, asserted("vn-youth", papers, 1)))
    assert (start.next, start.more) == (NextStep.COUNT_ALL, 348)


def test_papers_that_differ_send_the_audit_to_a_full_count():
    plan = make_plan(348, asserted("vn-youth", votes((300, "A"), (48, "B")), 1))
    looked_at = [(Paper({"A"}), Paper({"B"})), (Paper({"A"}), None)] * 12
    found = measure(plan, looked_at)
    assert (found.next, found.more, found.differing, found.missing) == (NextStep.COUNT_ALL, 324, 12, 12)


@pytest.mark.parametrize(
    ("papers", "assertions", "more", "complaint"),
    [
        (0, [A_OVER], {}, "nothing to audit"),
        (9, [], {}, "nothing to audit"),
        (9, [Assertion(AssertionKind.REACHES, "A", "", 1, 0, 0, 9, 0)], {}, "do not give this outcome"),
        (9, [A_OVER], {"limit": 0}, "above 0 and below 1"),
        (9, [A_OVER], {"limit": 1}, "above 0 and below 1"),
        (9, [A_OVER], {"expected": 0.5}, "below one half"),
    ],
)
def test_a_plan_that_confirms_nothing_is_refused(papers, assertions, more, complaint):
    with pytest.raises(WrongInput, match=complaint):
        make_plan(papers, assertions, **more)


def test_more_papers_than_there_are_are_refused():
    with pytest.raises(WrongInput, match="than there are: 2"):
        measure(make_plan(2, [A_OVER]), [(Paper(set()), Paper(set()))] * 3)
