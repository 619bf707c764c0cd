"""Signs that count headings."""

import pytest

from daihoi.core.errors import WrongInput
from daihoi.core.words.numerals import clause_letter, roman


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "I"), (4, "IV"), (9, "IX"), (13, "XIII"), (14, "XIV"), (1945, "MCMXLV"), (3999, "MMMCMXCIX")],
)
def test_roman_numerals(number, numeral):
    assert roman(number) == numeral


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_numbers_outside_the_roman_ones_are_refused(number):
    with pytest.raises(WrongInput, match="no Roman numeral"):
        roman(number)


def test_vietnamese_clauses_count_d_with_a_stroke_and_leave_out_f():
    assert "".join(clause_letter(place) for place in range(1, 9)) == "abcdđegh"
    assert "".join(clause_letter(place, "en") for place in range(1, 9)) == "abcdefgh"


def test_letters_are_doubled_after_the_last():
    assert clause_letter(23) == "y"
    assert clause_letter(24) == "aa"


def test_clauses_are_counted_from_one():
    with pytest.raises(WrongInput, match="not from 0"):
        clause_letter(0)
