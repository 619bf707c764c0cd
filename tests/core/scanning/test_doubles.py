"""The same sheet again is seen; two voters who mark alike are two sheets."""

from __future__ import annotations

import pytest

from daihoi.core.ballots.readings import PageReading, PageVerdict, ReasonKind
from daihoi.core.scanning import Doubles

MARKS = [3.15, 3.15, 1.25, 3.19, 3.19, 1.44, 3.49, 3.25, 1.51, 3.32, 2.94, 1.36, 3.46, 3.52, 1.5]
"""Where five marks lie in their boxes, and how large they are."""


def page(at: int, choice: str = "agree") -> PageReading:
    """A clear page whose file is its own."""
    return PageReading(f"{at}.jpg", PageVerdict.VALID, "9f3c", 1, {"1": choice}, image_hash=f"{at:x}".ljust(64, "0"))


@pytest.mark.parametrize(("apart", "twice"), [(0.0, True), (0.033, True), (0.13, False), (0.3, False)])
def test_marks_of_one_paper_lie_closer_than_those_of_two_voters_ever_do(apart, twice):
    doubles = Doubles()
    assert doubles.check(page(1), MARKS) == page(1)
    moved = [one + (apart if number % 2 else -apart) for number, one in enumerate(MARKS)]
    found = doubles.check(page(2), moved)
    assert (found.verdict is PageVerdict.ADJUDICATE) == twice
    assert [one.kind for one in found.reasons] == [ReasonKind.TWICE] * twice


def test_other_choices_or_fewer_marks_are_never_the_same_sheet():
    doubles = Doubles()
    doubles.check(page(1), MARKS)
    assert doubles.check(page(2, "disagree"), MARKS).verdict is PageVerdict.VALID
    assert doubles.check(page(3), MARKS[:12]).verdict is PageVerdict.VALID
