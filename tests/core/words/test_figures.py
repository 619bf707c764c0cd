"""Numbers in figures."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.errors import WrongInput
from daihoi.core.words.figures import figure, percent, percentage


@pytest.mark.parametrize(
    ("value", "language", "places", "text"),
    [
        (1234, "vi", 0, "1.234"),
        (Fraction(12345, 10), "vi", 1, "1.234,5"),
        (Fraction(12345, 10), "en", 1, "1,234.5"),
        (5_600_000, "vi", 0, "5.600.000"),
        (Fraction(1, 2), "vi", 0, "1"),
        (Fraction(-1, 2), "vi", 0, "-1"),
        (Fraction(-1, 1000), "vi", 2, "0,00"),
        (Fraction(2, 3), "en", 4, "0.6667"),
        (7, "vi", 2, "7,00"),
        (-1234, "en", 0, "-1,234"),
    ],
)
def test_each_language_has_its_own_marks(value, language, places, text):
    assert figure(value, language, places) == text


@pytest.mark.parametrize(
    ("part", "whole", "places", "text"),
    [(98, 120, 2, "81,67%"), (1, 3, 1, "33,3%"), (1, 8, 1, "12,5%"), (1, 8, 0, "13%"), (120, 120, 2, "100,00%")],
)
def test_a_share_is_printed_in_percent(part, whole, places, text):
    assert percent(part, whole, places=places) == text


def test_a_share_just_under_a_half_is_not_rounded_by_binary_arithmetic():
    assert percentage(Fraction(1005, 100_000), places=2) == "1,01%"  # the float 1.005 would give 1,00


def test_a_share_of_nothing_is_refused():
    with pytest.raises(WrongInput, match="A share of 0"):
        percent(0, 0)


def test_decimal_places_are_not_negative():
    with pytest.raises(WrongInput, match="-1 decimal places"):
        figure(1, places=-1)


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_figures_agree_with_decimal_arithmetic(thousandths, places):
    exact = Decimal(thousandths) / 1000
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    expected = f"{rounded:,}" if rounded else f"{abs(rounded):,}"
    assert figure(Fraction(thousandths, 1000), "en", places) == expected
