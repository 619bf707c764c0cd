"""Whole numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.errors import WrongInput
from daihoi.core.words.integers import LARGEST, in_words

VIETNAMESE = {
    0: "không",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    44: "bốn mươi tư",
    55: "năm mươi lăm",
    91: "chín mươi mốt",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    245: "hai trăm bốn mươi lăm",
    1000: "một nghìn",
    1001: "một nghìn không trăm linh một",
    2005: "hai nghìn không trăm linh năm",
    2025: "hai nghìn không trăm hai mươi lăm",
    2179: "hai nghìn một trăm bảy mươi chín",
    10_000: "mười nghìn",
    1_000_000: "một triệu",
    1_000_005: "một triệu không trăm linh năm",
    1_021_000: "một triệu không trăm hai mươi mốt nghìn",
    2_501_265: "hai triệu năm trăm linh một nghìn hai trăm sáu mươi lăm",
    10**9: "một tỷ",
    10**9 + 5: "một tỷ không trăm linh năm",
    1_005 * 10**9: "một nghìn không trăm linh năm tỷ",
    10**15: "một triệu tỷ",
    -15: "âm mười lăm",
}
ENGLISH = {
    0: "zero",
    21: "twenty-one",
    100: "one hundred",
    105: "one hundred and five",
    2025: "two thousand and twenty-five",
    2179: "two thousand one hundred and seventy-nine",
    1_000_005: "one million and five",
    10**15: "one quadrillion",
    -15: "minus fifteen",
}
_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip


@pytest.mark.parametrize(("number", "words"), VIETNAMESE.items())
def test_vietnamese_says_mot_tu_lam_and_linh_in_their_places(number, words):
    assert in_words(number) == words


@pytest.mark.parametrize(("number", "words"), ENGLISH.items())
def test_english_says_it_the_british_way(number, words):
    assert in_words(number, "en") == words


@given(st.integers(0, LARGEST))
def test_a_listener_writes_down_the_number_that_was_read_aloud(number):
    assert _hear(in_words(number)) == number


@given(st.integers(0, LARGEST), st.integers(0, LARGEST))
def test_two_numbers_never_sound_alike(one, other):
    for language in ("vi", "en"):
        assert (in_words(one, language) == in_words(other, language)) == (one == other)


def test_a_number_too_large_for_words_is_refused_with_the_largest():
    with pytest.raises(WrongInput, match=r"1,000,000,000,000,001 is too large .* 1,000,000,000,000,000"):
        in_words(LARGEST + 1)


def test_an_unknown_language_is_refused():
    with pytest.raises(WrongInput, match="not in “fr”"):
        in_words(1, "fr")


def _hear(words: str) -> int:
    """Write down what is heard, by ear alone: an answer by another way than the program's."""
    before_billions, _, after = words.rpartition("tỷ")
    return (_hear_groups(before_billions) * 10**9 if before_billions else 0) + _hear_groups(after)


def _hear_groups(words: str) -> int:
    total = hundreds = current = 0
    for word in words.split():
        if word in _DIGITS:
            current += _DIGITS[word]
        elif word == "mười":
            current = 10
        elif word == "mươi":
            current *= 10
        elif word == "trăm":
            hundreds, current = current * 100, 0
        elif word in ("nghìn", "triệu"):
            total += (hundreds + current) * (1000 if word == "nghìn" else 10**6)
            hundreds = current = 0
    return total + hundreds + current
