"""Papers drawn by public dice: the same for everybody, each once, all alike."""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.ballots.dice import draw, read_digits, where
from daihoi.core.errors import WrongInput

DIGITS = "31415926535897932384"


def test_the_digits_may_be_written_in_groups():
    assert read_digits("31415 92653, 58979-32384\n") == DIGITS


@pytest.mark.parametrize(("text", "complaint"), [("3" * 19, "19 digits were thrown"), ("3" * 20 + "x", "no row"),
                                                 ("", "no row"), ("٣" * 20, "no row")])  # fmt: skip
def test_too_few_digits_and_other_signs_are_refused(text, complaint):
    with pytest.raises(WrongInput, match=complaint):
        read_digits(text)


def test_the_draw_is_the_one_that_anybody_reckons_with_sha256sum():
    by_hand = [int(hashlib.sha256(f"{DIGITS},{number}".encode()).hexdigest(), 16) % 348 + 1 for number in range(1, 6)]
    assert list(islice(draw(DIGITS, 348), 5)) == by_hand == [293, 276, 16, 210, 124]


@given(st.integers(1, 60), st.text("0123456789", min_size=20, max_size=24))
def test_every_paper_comes_once_and_longer_draws_begin_like_shorter_ones(papers, digits):
    whole = list(draw(digits, papers))
    assert sorted(whole) == list(range(1, papers + 1))
    assert list(islice(draw(digits, papers), papers // 2)) == whole[: papers // 2]


def test_each_paper_is_drawn_first_about_as_often_as_any_other():
    firsts = Counter(next(draw(f"{seed:020d}", 10)) for seed in range(5000))
    assert set(firsts) == set(range(1, 11))
    assert all(420 < times < 580 for times in firsts.values())  # 500 each, within four deviations of 21


def test_a_place_is_found_in_its_bundle():
    assert [where(place, (50, 50, 48)) for place in (1, 50, 51, 100, 148)] == [
        (1, 1),
        (1, 50),
        (2, 1),
        (2, 50),
        (3, 48),
    ]
    with pytest.raises(WrongInput, match="none at place 149"):
        where(149, (50, 50, 48))
