"""A full name in its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.errors import WrongInput
from daihoi.core.names import Name, normalise, split


@pytest.mark.parametrize(
    ("full_name", "parts"),
    [
        ("Nguyễn Văn An", Name("Nguyễn", "Văn", "An")),
        ("Nguyễn Thị Minh Khai", Name("Nguyễn", "Thị Minh", "Khai")),
        ("Lê An", Name("Lê", "", "An")),
        ("An", Name("", "", "An")),
        ("  nguyễn\u00a0 văn\tAn ", Name("nguyễn", "văn", "An")),
        ("Tôn Thất Tùng", Name("Tôn Thất", "", "Tùng")),
        ("Tôn Nữ Thị Ninh", Name("Tôn Nữ", "Thị", "Ninh")),
        ("CÔNG TẰNG TÔN NỮ HOA", Name("CÔNG TẰNG TÔN NỮ", "", "HOA")),
        ("Tôn Thất", Name("Tôn", "", "Thất")),
        ("Tôn Đức Thắng", Name("Tôn", "Đức", "Thắng")),
    ],
)
def test_a_name_is_parted(full_name, parts):
    assert split(full_name) == parts


@pytest.mark.parametrize("nothing", ["", "   ", "123", "-", "\u200b"])
def test_what_holds_no_name_is_refused_with_a_sentence(nothing):
    with pytest.raises(WrongInput, match="holds no name"):
        split(nothing)


@given(st.lists(st.text(alphabet="aăâđêôơưnhgtrNGT'", min_size=1, max_size=6).filter(str.isalpha), min_size=1))
def test_no_word_of_a_name_is_lost(words):
    assert split("  ".join(words)).full == normalise(" ".join(words))
