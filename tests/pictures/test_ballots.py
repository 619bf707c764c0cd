"""Printed ballots look as they were approved: one of each style, the sample, a test sheet, and the instruction."""

from __future__ import annotations

import pytest

from daihoi.core import rulebooks
from daihoi.core.ballots.decks import make_deck
from daihoi.core.ballots.instructions import print_instruction
from tests.core.ballots.papers import ballot, contest, printed
from tests.pictures.comparing import check

NOTE = "Phó Giám đốc Sở Kế hoạch và Đầu tư"


@pytest.mark.parametrize(
    ("number", "style", "paper", "seats", "note"),
    [
        (55, "strike", "A4", 48, ""),
        (6, "agree_disagree", "A4", 6, NOTE),
        (30, "agree_disagree", "A5", 30, ""),
        (8, "mark", "A5", 5, ""),
        (7, "cumulative", "A5", 5, ""),
    ],
)
def test_a_ballot_looks_as_approved(number: int, style: str, paper: str, seats: int, note: str) -> None:
    check(f"ballot-{style.replace('_', '-')}-{number}", ballot(number, style, paper, seats, note).pdf)


def test_a_sample_looks_as_approved() -> None:
    check("ballot-sample", printed(contest(6, 4), is_sample=True).pdf)


def test_a_rehearsal_sheet_looks_as_approved() -> None:
    book = rulebooks.load("vn-party-190")
    profile = book.documents.layout_profile.value
    check("ballot-rehearsal", make_deck(contest(6, 4), book.elections.ballots, 1, profile=profile).pdf)


@pytest.mark.parametrize("style", ["strike", "agree_disagree", "mark", "cumulative"])
def test_the_instruction_looks_as_approved(style: str) -> None:
    book = rulebooks.load("vn-company-2020" if style == "cumulative" else "vn-party-190")
    office = "board_of_directors" if style == "cumulative" else "committee"
    one = contest(7, 5 if style != "agree_disagree" else 7, style=style, rulebook=book.id, office=office)
    pdf = print_instruction(
        one,
        book.elections.ballots,
        counting=book.elections.counting_of(one.office),
        profile=book.documents.layout_profile.value,
    )
    check(f"ballot-instruction-{style.replace('_', '-')}", pdf)
