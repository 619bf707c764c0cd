"""One ballot: valid or not, for whom, on which ground."""

from __future__ import annotations

from itertools import permutations

import pytest

from daihoi.core import rulebooks
from daihoi.core.elections import Ballot, BallotStyle, Counting, Flaw, Mark, Verdict, count_ballots, judge, style_of
from daihoi.core.errors import WrongInput

PARTY = rulebooks.load("vn-party-190").elections.ballots
COMPANY = rulebooks.load("vn-company-2020").elections.ballots
UNION = rulebooks.load("vn-union").elections.ballots
SIX, THREE, ONE = tuple("ABCDEF"), tuple("ABC"), ("A",)


def struck(names: str) -> dict[str, Mark]:
    return dict.fromkeys(names, Mark.STRUCK)


def boxes(words: str) -> dict[str, Mark]:
    marks = {"x": Mark.AGREE, "o": Mark.DISAGREE, "b": Mark.BOTH, "-": Mark.NONE}
    return {"ABC"[place]: marks[word] for place, word in enumerate(words)}


# names, seats, marks, flaws → votes, ground
CASES = {
    "TC17 one of six struck": (SIX, 5, struck("F"), (), "ABCDE", None),
    "TC18 three of six struck": (SIX, 5, struck("DEF"), (), "ABC", None),
    "TC19 none struck": (SIX, 5, {}, (), "", "INV-2"),
    "all struck": (SIX, 5, struck("ABCDEF"), (), "", "INV-3"),
    "TC21 a seventh name written in": (SIX, 5, struck("EF"), (Flaw.OUTSIDE_NAME,), "", "INV-5"),
    "TC22 signed": (SIX, 5, struck("F"), (Flaw.SIGNED,), "", "INV-7"),
    "words added": (SIX, 5, struck("F"), (Flaw.ADDED_WORDS,), "", "INV-7"),
    "TC23 partly blue, partly red": (SIX, 5, struck("F"), (Flaw.SEVERAL_INKS,), "", "INV-6"),
    "marked": (SIX, 5, struck("F"), (Flaw.MARKED,), "", "INV-6"),
    "not issued by the counting committee": (SIX, 5, struck("F"), (Flaw.NOT_ISSUED,), "", "INV-1"),
    "without a stamp": (SIX, 5, struck("F"), (Flaw.NOT_STAMPED,), "", "INV-1"),
    "the first ground of the law is named": (SIX, 5, {}, (Flaw.SIGNED, Flaw.NOT_ISSUED), "", "INV-1"),
    "TC24 one name, agree": (ONE, 1, boxes("x"), (), "A", None),
    "TC24 one name, disagree": (ONE, 1, boxes("o"), (), "", None),
    "TC24 one name, both": (ONE, 1, boxes("b"), (), "", "INV-4"),
    "one name, neither": (ONE, 1, {}, (), "", "INV-4"),
    "TC26 one agreed, two not": (THREE, 3, boxes("xoo"), (), "A", None),
    "a name with both boxes gets nothing": (THREE, 3, boxes("xbx"), (), "AC", None),
    "a name with no box gets nothing": (THREE, 3, boxes("x-o"), (), "A", None),
    "no box at all is a vote for nobody": (THREE, 3, boxes("---"), (), "", "INV-3"),
}


@pytest.mark.parametrize(
    ("names", "marked", "votes", "ground"),
    [
        (SIX, "AC", "AC", None),
        (SIX, "ABCD", "", "INV-2"),
        (SIX, "", "", "INV-3"),
        (ONE, "A", "A", None),
        (ONE, "", "", "INV-4"),
    ],
)
def test_where_only_votes_are_marked_an_empty_box_is_no_vote_and_no_flaw(names, marked, votes, ground) -> None:
    seats = min(3, len(names))
    verdict = judge(Ballot(dict.fromkeys(marked, Mark.MARKED)), names, seats, PARTY, style=BallotStyle.MARK)
    assert ("".join(verdict.votes), verdict.ground and verdict.ground.id) == (votes, ground)
    assert len(verdict.steps) == 1


def test_a_chosen_style_judges_boxes_where_the_rulebook_would_have_names_struck() -> None:
    marks = {"A": Mark.AGREE, "B": Mark.DISAGREE}
    assert judge(Ballot(marks), SIX, 2, PARTY, style=BallotStyle.AGREE_DISAGREE).votes == ("A",)
    with pytest.raises(WrongInput, match="does not belong on this ballot"):
        judge(Ballot(marks), SIX, 2, PARTY)


@pytest.mark.parametrize(
    ("style", "counting"), [(BallotStyle.MARK, Counting.CUMULATIVE), (BallotStyle.CUMULATIVE, Counting.ONE_VOTE_A_NAME)]
)
def test_numbers_are_written_only_where_votes_are_cumulative(style, counting) -> None:
    with pytest.raises(WrongInput, match="numbers are written where votes are cumulative"):
        judge(Ballot(), SIX, 2, COMPANY, counting=counting, style=style)


@pytest.mark.parametrize("name", CASES)
def test_ballot(name: str) -> None:
    names, seats, marks, flaws, votes, ground = CASES[name]
    verdict = judge(Ballot(marks, frozenset(flaws)), names, seats, PARTY)
    assert (verdict.is_valid, "".join(verdict.votes), verdict.ground and verdict.ground.id) == (
        ground is None, votes, ground)  # fmt: skip
    assert verdict.steps
    assert all(step.text.in_language("vi") != str(step.text) for step in verdict.steps)


def test_a_refusal_of_everyone_is_proposed_as_invalid_and_left_to_the_board() -> None:
    verdict = judge(Ballot(boxes("ooo")), THREE, 3, PARTY)
    assert (verdict.is_valid, verdict.ground and verdict.ground.id, verdict.board_decides) == (False, "INV-3", True)


def test_a_name_struck_in_part_is_left_to_the_board_in_the_party() -> None:
    verdict = judge(Ballot({**struck("F"), "E": Mark.PARTLY_STRUCK}), SIX, 5, PARTY)
    assert (verdict.is_valid, "".join(verdict.votes), verdict.board_decides) == (True, "ABCD", True)


def test_a_name_struck_in_part_stands_in_the_union() -> None:
    verdict = judge(Ballot({**struck("F"), "E": Mark.PARTLY_STRUCK}), SIX, 5, UNION)
    assert (verdict.is_valid, "".join(verdict.votes), verdict.board_decides) == (True, "ABCDE", False)


def test_a_single_name_struck_is_a_valid_no_in_the_union() -> None:
    assert judge(Ballot(struck("A")), ONE, 1, UNION).is_valid
    assert judge(Ballot(struck("A")), ONE, 1, UNION).votes == ()
    assert judge(Ballot(), ONE, 1, UNION).votes == ("A",)


def test_several_names_all_struck_are_invalid_in_the_union() -> None:
    assert not judge(Ballot(struck("ABC")), THREE, 3, UNION).is_valid


def test_a_mark_for_a_stranger_is_wrong_input() -> None:
    with pytest.raises(WrongInput, match="A mark for “Z”, who is not on the list"):
        judge(Ballot(struck("Z")), SIX, 5, PARTY)


def test_a_cross_on_a_ballot_of_strikes_is_wrong_input() -> None:
    with pytest.raises(WrongInput, match="The mark “agree” at “A” does not belong on this ballot; the marks are: kept"):
        judge(Ballot({"A": Mark.AGREE}), SIX, 5, PARTY)


def test_the_surplus_chooses_the_paper() -> None:
    assert style_of(6, 5, PARTY) is BallotStyle.STRIKE
    assert style_of(5, 5, PARTY) is BallotStyle.AGREE_DISAGREE
    assert style_of(1, 1, UNION) is BallotStyle.STRIKE


def test_the_order_of_ballots_is_irrelevant() -> None:
    papers = [Ballot(struck("F")), Ballot(struck("DEF")), Ballot(), Ballot(struck("F"), frozenset({Flaw.SIGNED}))]
    counts = {
        str(count_ballots([judge(paper, SIX, 5, PARTY) for paper in order], SIX)) for order in permutations(papers)
    }
    assert len(counts) == 1
    count = count_ballots([judge(paper, SIX, 5, PARTY) for paper in papers], SIX)
    assert (count.valid, count.invalid) == (2, {"INV-2": 1, "INV-7": 1})
    assert count.votes == {"A": 2, "B": 2, "C": 2, "D": 1, "E": 1, "F": 0}


def numbers(given: dict[str, int], *flaws: Flaw, seats: int = 5, weight: int = 10) -> Verdict:
    """A shareholder's paper: 10 shares and 5 seats are 50 votes."""
    return judge(
        Ballot(given, frozenset(flaws)), SIX, seats, COMPANY, counting=Counting.CUMULATIVE, weight=weight
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "flaws", "gained", "ground"),
    [
        ({"A": 50}, (), {"A": 50}, None),
        ({"A": 25, "F": 25}, (), {"A": 25, "F": 25}, None),
        (dict.fromkeys("ABCDEF", 8), (), dict.fromkeys("ABCDEF", 8), None),  # 48 of 50: the rest is lost
        ({"A": 1, "B": 0}, (), {"A": 1}, None),
        ({"A": 51}, (), {}, "INV-2"),
        ({"A": 50, "B": 1}, (), {}, "INV-2"),
        ({}, (), {}, "INV-3"),
        ({"A": 0}, (), {}, "INV-3"),
        ({"A": 50}, (Flaw.NOT_ISSUED,), {}, "INV-1"),
        ({"A": 51}, (Flaw.ADDED_WORDS,), {}, "INV-2"),
        ({"A": 50}, (Flaw.OUTSIDE_NAME,), {}, "INV-5"),
    ],
)
def test_a_ballot_with_numbers(given: dict[str, int], flaws: tuple[Flaw, ...], gained: object, ground: object) -> None:
    verdict = numbers(given, *flaws)
    assert (verdict.is_valid, verdict.gained, verdict.ground and verdict.ground.id) == (ground is None, gained, ground)
    assert verdict.steps and all(step.text.in_language("vi") != str(step.text) for step in verdict.steps)


@pytest.mark.parametrize("number", [-1, Mark.AGREE, True])
def test_what_is_no_number_is_wrong_input_on_a_cumulative_ballot(number: int) -> None:
    with pytest.raises(WrongInput, match=f"At “A” stands “{number}”; on a cumulative ballot it must be a whole number"):
        numbers({"A": number})


def test_a_number_is_wrong_input_where_names_are_struck() -> None:
    with pytest.raises(WrongInput, match="The mark “5” at “A” does not belong on this ballot"):
        judge(Ballot({"A": 5}), SIX, 5, PARTY)


def test_a_stranger_on_a_cumulative_ballot_is_wrong_input() -> None:
    with pytest.raises(WrongInput, match="A mark for “Z”, who is not on the list"):
        numbers({"Z": 1})


def test_a_card_without_votes_is_wrong_input() -> None:
    with pytest.raises(WrongInput, match="A voting card of 0 votes votes for nobody"):
        numbers({"A": 1}, weight=0)


def test_cumulative_votes_call_for_a_paper_with_numbers() -> None:
    assert style_of(6, 5, COMPANY, Counting.CUMULATIVE) is BallotStyle.CUMULATIVE
    assert style_of(6, 5, COMPANY) is BallotStyle.STRIKE


def test_a_card_counts_with_its_weight() -> None:
    papers = [
        judge(Ballot(struck("F")), SIX, 5, COMPANY, weight=68),
        judge(Ballot(struck("ABCDE")), SIX, 5, COMPANY, weight=22),
        judge(Ballot(), SIX, 5, COMPANY, weight=10),
    ]
    count = count_ballots(papers, SIX)
    assert (count.valid, count.valid_weight, count.invalid, count.invalid_weight) == (
        2,
        90,
        {"INV-2": 1},
        {"INV-2": 10},
    )
    assert count.votes == {"A": 68, "B": 68, "C": 68, "D": 68, "E": 68, "F": 22}


def test_numbers_add_up_whatever_their_order() -> None:
    papers = [numbers({"A": 50}, weight=10), numbers({"A": 10, "B": 100}, weight=22), numbers({"C": 341}, weight=68)]
    counts = [count_ballots(order, SIX) for order in permutations(papers)]
    assert all(count == counts[0] for count in counts)
    assert counts[0].votes == {"A": 60, "B": 100, "C": 0, "D": 0, "E": 0, "F": 0}
    assert (counts[0].valid, counts[0].valid_weight, counts[0].invalid_weight) == (2, 32, {"INV-2": 68})
