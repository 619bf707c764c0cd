"""How wide words are, and where headings break."""

import pytest

from daihoi.core.documents.layouts import Part, find
from daihoi.core.documents.widths import balanced, line_width_mm

ISSUER = find("party-36").style(Part.ISSUER)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("CÔNG ĐOÀN CÔNG THƯƠNG", ("CÔNG ĐOÀN", "CÔNG THƯƠNG")),
        ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TRUNG ƯƠNG", ("ĐẢNG ỦY KHỐI CÁC", "CƠ QUAN TRUNG ƯƠNG")),
        ("CHI BỘ 1", ("CHI BỘ 1",)),
        ("ĐẠI HỘI\nLẦN THỨ III", ("ĐẠI HỘI", "LẦN THỨ III")),
        ("", ()),
    ],
)
def test_a_heading_breaks_between_words_into_lines_of_about_one_length(text, lines):
    assert balanced(text, ISSUER, 60) == lines


def test_a_number_stays_with_what_it_counts():
    assert balanced("ĐẠI HỘI ĐẠI BIỂU LẦN THỨ III, NHIỆM KỲ 2020-2025", ISSUER, 78) == (
        "ĐẠI HỘI ĐẠI BIỂU LẦN THỨ III,",
        "NHIỆM KỲ 2020-2025",
    )


def test_no_line_is_wider_than_its_room_and_no_word_is_lost():
    text = "TỔNG CÔNG TY CỔ PHẦN XUẤT NHẬP KHẨU VÀ XÂY DỰNG NÔNG NGHIỆP NÔNG THÔN MIỀN TRUNG"
    lines = balanced(text, ISSUER, 70)
    assert " ".join(lines) == text
    assert all(line_width_mm(line, ISSUER) <= 70 for line in lines)


def test_a_word_wider_than_the_room_stands_alone():
    assert balanced("A " + "B" * 60, ISSUER, 30) == ("A", "B" * 60)
