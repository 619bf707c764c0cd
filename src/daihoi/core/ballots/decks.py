"""A rehearsal deck: test sheets with known marks, and what must come out of the scanner.

The sheets say that they are tests, in words and in the square code, and are never counted with real ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from daihoi.core.elections import Ballot, BallotStyle, Counting, Mark, Verdict, count_ballots, judge
from daihoi.core.elections.rules import BallotRules
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from . import handwriting
from .contests import BallotContest
from .drawing import Stroke
from .layouts import Layout, Page, Row
from .printing import draw, layout_of, plan_of
from .sheets import Sheet
from .sizes import COMB_CELL_MM

MOST_SHEETS = 2_000
_WEIGHTS = (1, 10, 100, 250, 1200)
_PART = 0.45
"""The share of a name that a line through a part of it covers."""
Marks = Mapping[str, Mark | int]


@dataclass(frozen=True, slots=True)
class TestSheet:
    """One sheet of the deck.

    Args:
        number: its place in the deck, from 1.
        marks: what is drawn at each name.
        weight: the votes written on the card.
        verdict: what the rulebook makes of it.
        is_for_people: True where a person must look: a doubtful mark, a written number, an invalid ballot.
    """

    number: int
    marks: Marks
    weight: int
    verdict: Verdict
    is_for_people: bool

    def as_json(self) -> dict[str, Any]:
        """What a reading of this sheet must say."""
        ground = self.verdict.ground
        return {
            "sheet": self.number,
            "choices": {name: _choice(mark) for name, mark in self.marks.items()},
            "doubtful": [name for name, mark in self.marks.items() if mark is Mark.PARTLY_STRUCK],
            "weight": self.weight,
            "valid": self.verdict.is_valid,
            "ground": ground.id if ground else None,
            "for_people": self.is_for_people,
        }


@dataclass(frozen=True, slots=True)
class Deck:
    """A rehearsal deck.

    Args:
        layout: the same as that of the real ballots.
        pdf: the sheets.
        sheets: what is on them.
        seed: with which the marks were drawn.
        ids: the candidates in ballot order.
    """

    layout: Layout
    pdf: bytes
    sheets: tuple[TestSheet, ...]
    seed: int
    ids: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """What must come out: every sheet in its order, and the sums as the rulebook proposes them."""
        count = count_ballots((one.verdict for one in self.sheets), self.ids)
        return {
            "layout_id": self.layout.layout_id,
            "seed": self.seed,
            "count": {
                "returned": len(self.sheets),
                "valid": count.valid,
                "invalid": dict(count.invalid),
                "votes": dict(count.votes),
                "for_people": sum(one.is_for_people for one in self.sheets),
            },
            "sheets": [one.as_json() for one in self.sheets],
        }


def make_deck(
    contest: BallotContest,
    rules: BallotRules,
    number: int,
    *,
    seed: int = 1,
    counting: Counting = Counting.ONE_VOTE_A_NAME,
    profile: str = "plain",
) -> Deck:
    """Draw a rehearsal deck.

    Args:
        contest: the contest whose scanner is tried.
        rules: the rulebook's ballot rules.
        number: how many sheets.
        seed: the same seed gives the same deck.
        counting: how votes for the office are given, by the rulebook.
        profile: page format whose heading the ballots carry.

    Returns:
        The sheets and what must come out of them.

    Raises:
        WrongInput: the number of sheets can't be, or a name can't be printed.
    """
    if not 1 <= number <= MOST_SHEETS:
        raise WrongInput(say("A rehearsal deck has 1 to {most} sheets, not {number}.", most=MOST_SHEETS, number=number))
    made = plan_of(contest, rules, counting=counting, profile=profile)
    layout = layout_of(made, contest)
    paper = Sheet(layout.names, layout.seats, rules, counting, layout.is_weighed, layout.style)
    dice = Random(seed)  # noqa: S311 - anybody may draw the same deck again
    sheets = tuple(_sheet(at, paper, dice) for at in range(1, number + 1))
    overlays = [[_strokes(page, layout, sheet, dice) for page in layout.pages] for sheet in sheets]
    return Deck(layout, draw(made, contest, overlays, is_test=True), sheets, seed, paper.ids)


def _sheet(number: int, paper: Sheet, dice: Random) -> TestSheet:
    weight = dice.choice(_WEIGHTS) if paper.is_weighed else 1
    marks = _marks(number, paper, weight, dice)
    verdict = judge(
        Ballot(marks), paper.ids, paper.seats, paper.rules, counting=paper.counting, weight=weight, style=paper.style
    )  # fmt: skip
    written = paper.style is BallotStyle.CUMULATIVE or paper.is_weighed
    doubtful = Mark.PARTLY_STRUCK in marks.values()
    return TestSheet(number, marks, weight, verdict, written or doubtful or not verdict.is_valid)


def _marks(number: int, paper: Sheet, weight: int, dice: Random) -> Marks:
    """Ordinary votes; every fifth sheet is one that a hall gets wrong."""
    names, chosen = paper.ids, dice.sample(paper.ids, dice.randint(max(1, paper.most - 2), paper.most))
    wrong = (number // 5 - 1) % 3 if number % 5 == 0 else None
    if paper.style is BallotStyle.CUMULATIVE:
        return _shared(paper, chosen, weight, wrong)
    if paper.style is BallotStyle.STRIKE:
        marks = {name: Mark.KEPT if name in chosen else Mark.STRUCK for name in names}
        odd = {0: dict.fromkeys(names, Mark.KEPT), 1: dict.fromkeys(names, Mark.STRUCK),
               2: marks | {dice.choice(names): Mark.PARTLY_STRUCK}}  # fmt: skip
    elif paper.style is BallotStyle.MARK:
        marks = {name: Mark.MARKED if name in chosen else Mark.NONE for name in names}
        odd = {0: dict.fromkeys(names, Mark.NONE), 1: dict.fromkeys(names, Mark.MARKED), 2: marks}
    else:
        marks = {name: Mark.AGREE if name in chosen else Mark.DISAGREE for name in names}
        odd = {0: marks | {dice.choice(names): Mark.BOTH}, 1: marks | {dice.choice(names): Mark.NONE},
               2: dict.fromkeys(names, Mark.DISAGREE)}  # fmt: skip
    return marks if wrong is None else odd[wrong]


def _shared(paper: Sheet, chosen: list[str], weight: int, wrong: int | None) -> Marks:
    """The card's votes shared out evenly; wrongly: one vote too many, none at all, or some left over."""
    whole = weight * paper.seats
    if wrong == 1:
        return dict.fromkeys(paper.ids, 0)
    each = dict.fromkeys(paper.ids, 0) | dict.fromkeys(chosen, whole // len(chosen))
    each[chosen[0]] += whole - sum(each.values()) + (1 if wrong == 0 else 0)
    if wrong == 2:
        each[chosen[0]] = 0
    return each


def _choice(mark: Mark | int) -> str | int | None:
    """A mark in the words of a reading; a name that is struck in part still stands until people say otherwise."""
    if not isinstance(mark, Mark):
        return mark
    return {Mark.NONE: None, Mark.PARTLY_STRUCK: Mark.KEPT.value}.get(mark, mark.value)


def _strokes(page: Page, layout: Layout, sheet: TestSheet, dice: Random) -> list[Stroke]:
    strokes = [stroke for row in page.rows for stroke in _of_row(row, sheet.marks[row.candidate], dice)]
    if "weight" in page.fields:
        field = page.fields["weight"]
        strokes += handwriting.number(field, sheet.weight, round(field.width / COMB_CELL_MM), dice)
    return strokes


def _of_row(row: Row, mark: Mark | int, dice: Random) -> tuple[Stroke, ...]:
    if not isinstance(mark, Mark):
        field = row.boxes["votes"]
        return handwriting.number(field, mark, round(field.width / COMB_CELL_MM), dice) if mark else ()
    if mark in (Mark.STRUCK, Mark.PARTLY_STRUCK):
        return handwriting.strike(row.name_box, dice, share=1.0 if mark is Mark.STRUCK else _PART)
    boxes = {Mark.BOTH: ("agree", "disagree"), Mark.AGREE: ("agree",), Mark.DISAGREE: ("disagree",),
             Mark.MARKED: ("mark",)}.get(mark, ())  # fmt: skip
    return tuple(stroke for key in boxes for stroke in handwriting.cross(row.boxes[key], dice))
