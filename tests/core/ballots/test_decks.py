"""A rehearsal deck shows what its expectation says, and can never be taken for real ballots."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest
import zxingcpp

from daihoi.core import rulebooks
from daihoi.core.ballots.decks import Deck, make_deck
from daihoi.core.ballots.examples import Example, examples, small_sizes
from daihoi.core.ballots.instructions import print_instruction
from daihoi.core.ballots.layouts import Page
from daihoi.core.elections import BallotStyle, Counting, Office
from daihoi.core.errors import WrongInput
from tests.core.ballots.papers import Pixels, contest, cut, pictures, printed
from tests.core.ballots.test_printing import texts

DPI = 100
STYLES = ("strike", "agree_disagree", "mark", "cumulative")


def made_of(style: str, **changed: Any) -> tuple[Any, Any]:
    book = "vn-company-2020" if style == "cumulative" else "vn-party-190"
    office = "board_of_directors" if style == "cumulative" else "committee"
    weighed = style == "cumulative"
    one = contest(6, 4, style=style, rulebook=book, office=office, weighed=weighed, **changed)
    return one, rulebooks.load(book).elections


def deck_of(style: str, number: int = 20, **options: Any) -> Deck:
    one, rules = made_of(style)
    profile = rulebooks.load(one.rulebook).documents.layout_profile.value
    return make_deck(one, rules.ballots, number, counting=rules.counting_of(one.office), profile=profile, **options)


def ink(seen: Pixels, blank: Pixels, page: Page, candidate: str) -> dict[str, float]:
    """How much of each place of a name is darker than on the empty form."""
    row = next(one for one in page.rows if one.candidate == candidate)
    places = dict(row.boxes) or {"strike": row.name_box}
    return {
        key: float(np.mean(cut(blank, box, -0.5, DPI).astype(int) - cut(seen, box, -0.5, DPI) > 60))
        for key, box in places.items()
    }


MARKED = {"agree": {"agree"}, "disagree": {"disagree"}, "both": {"agree", "disagree"}, "marked": {"mark"},
          "struck": {"strike"}, "kept": set(), None: set()}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_every_sheet_shows_the_marks_that_are_expected(style: str) -> None:
    deck = deck_of(style)
    [blank] = pictures(printed(made_of(style)[0]).pdf, DPI)
    [page] = deck.layout.pages
    for sheet, seen in zip(deck.as_json()["sheets"], pictures(deck.pdf, DPI), strict=True):
        for candidate, choice in sheet["choices"].items():
            found = ink(seen, blank, page, candidate)
            if style == "cumulative":
                assert (found["votes"] > 0.01) is (choice > 0)
            else:
                drawn = {key for key, share in found.items() if share > 0.02}
                assert drawn == ({"strike"} if candidate in sheet["doubtful"] else MARKED[choice])


def test_every_sheet_says_that_it_is_a_test() -> None:
    deck = deck_of("strike", 5)
    assert all("PHIẾU THỬ" in text for text in texts(deck.pdf))
    for seen in pictures(deck.pdf, 200):
        [code] = zxingcpp.read_barcodes(seen)
        assert code.text == f"DH1:{deck.layout.layout_id}:S:1/1:T"


def test_the_deck_belongs_to_the_real_layout() -> None:
    assert deck_of("strike", 1).layout.layout_id == printed(made_of("strike")[0]).layout.layout_id


def test_the_same_seed_gives_the_same_deck_and_another_one_another() -> None:
    first, again, other = deck_of("agree_disagree"), deck_of("agree_disagree"), deck_of("agree_disagree", seed=2)
    assert first == again
    assert first.as_json()["sheets"] != other.as_json()["sheets"]


def test_the_sums_are_those_of_the_sheets() -> None:
    expected = deck_of("strike", 30).as_json()
    count, sheets = expected["count"], expected["sheets"]
    valid = [one for one in sheets if one["valid"]]
    votes = Counter(
        name
        for one in valid
        for name, choice in one["choices"].items()
        if choice == "kept" and name not in one["doubtful"]
    )
    assert count["votes"] == {name: votes[name] for name in count["votes"]}
    assert count["returned"] == len(sheets) == 30
    assert count["valid"] == len(valid)
    assert count["invalid"] == dict(Counter(one["ground"] for one in sheets if one["ground"]))
    assert [one["sheet"] for one in sheets if one["for_people"]] == [5, 10, 15, 20, 25, 30]


def test_shared_votes_never_exceed_the_card_unless_the_sheet_is_invalid() -> None:
    for sheet in deck_of("cumulative", 20).as_json()["sheets"]:
        spent = sum(sheet["choices"].values())
        assert sheet["valid"] is (0 < spent <= sheet["weight"] * 4)
        assert sheet["for_people"]


@pytest.mark.parametrize("number", [0, 2_001])
def test_an_impossible_deck_is_refused(number: int) -> None:
    with pytest.raises(WrongInput, match="A rehearsal deck has 1 to"):
        deck_of("strike", number)


def examples_of(style: BallotStyle, names: int, seats: int, book: str) -> tuple[Example, ...]:
    counting = Counting.CUMULATIVE if style is BallotStyle.CUMULATIVE else Counting.ONE_VOTE_A_NAME
    return examples(style, names, seats, rulebooks.load(book).elections.ballots, counting)


@pytest.mark.parametrize("book", rulebooks.available())
@pytest.mark.parametrize("style", [BallotStyle.STRIKE, BallotStyle.AGREE_DISAGREE, BallotStyle.MARK])
@pytest.mark.parametrize(("names", "seats"), [(2, 1), (3, 3), (33, 25)])
def test_marks_shown_as_right_are_valid_in_every_rulebook(
    book: str, style: BallotStyle, names: int, seats: int
) -> None:
    shown = examples_of(style, names, seats, book)
    assert [one.verdict.is_valid and not one.verdict.board_decides for one in shown if one.is_right]
    assert all(one.verdict.is_valid and not one.verdict.board_decides for one in shown if one.is_right)
    assert all(not one.verdict.is_valid for one in shown if one.has_outsider)


def test_wrong_marks_are_judged_by_the_rulebook() -> None:
    told = {one.text.en: (one.verdict.is_valid, one.verdict.board_decides)
            for one in examples_of(BallotStyle.STRIKE, 33, 25, "vn-party-190")}  # fmt: skip
    assert told == {
        "As many as may be voted for: 2 left standing.": (True, False),
        "Fewer voted for: one left standing.": (True, False),
        "Nobody struck: more names than seats.": (False, False),
        "All struck: nobody voted for.": (False, False),
        "A line through part of a name, or under it.": (True, True),
        "A name that is not on the list was written in.": (False, False),
    }


@pytest.mark.parametrize(
    ("names", "seats", "small"), [(1, 1, (1, 1)), (2, 1, (2, 1)), (3, 3, (3, 3)), (33, 25, (3, 2)), (40, 1, (3, 1))]
)
def test_small_ballots_have_a_surplus_where_the_real_one_has_one(
    names: int, seats: int, small: tuple[int, int]
) -> None:
    assert small_sizes(names, seats) == small


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_instruction_is_one_page_that_no_machine_takes_for_a_ballot(style: str, language: str) -> None:
    one, rules = made_of(style, language=language)
    pdf = print_instruction(one, rules.ballots, counting=rules.counting_of(Office(one.office)))
    [seen], [text] = pictures(pdf, 200), texts(pdf)
    assert zxingcpp.read_barcodes(seen) == []
    assert ("HƯỚNG DẪN GHI PHIẾU" if language == "vi" else "HOW TO VOTE") in text
    flat = " ".join(text.split())
    for ground in rules.ballots.grounds[:1]:
        assert ground.statement.in_language(language).rstrip(".") in flat
    assert (seen[: round(8 / 25.4 * 200)] == 255).all()
    assert (seen[round(291 / 25.4 * 200) :] == 255).all()
