"""Text in one spelling."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.names import fold, normalise, title_case


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đại hội", "dai hoi"),
        ("ĐẠI HỘI ĐẠI BIỂU", "dai hoi dai bieu"),
        ("  Ủy\u00a0ban   kiểm tra ", "uy ban kiem tra"),
        ("ưƠăÂêÔ", "uoaaeo"),
        ("15-QĐ/TW", "15-qd/tw"),
    ],
)
def test_marks_and_capitals_are_put_aside(text, folded):
    assert fold(text) == folded


def test_text_is_stored_composed_and_without_invisible_characters():
    assert normalise("Nguye\u0302\u0303n\u200b  Va\u0306n\n") == "Nguyễn Văn"


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("đặng thị ánh", "Đặng Thị Ánh"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("lê nguyễn-bình", "Lê Nguyễn-Bình"),
    ],
)
def test_each_word_of_a_name_gets_its_capital(typed, tidy):
    assert title_case(typed) == tidy


@given(st.text())
def test_folding_twice_changes_nothing_and_spelling_makes_no_difference(text):
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)
