"""What the page of a paper says, whoever draws it."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from daihoi.core.documents import (
    Align,
    Annex,
    Article,
    Chapter,
    Column,
    Heading,
    Items,
    Marker,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Scheme,
    Secrecy,
    Signature,
    Symbol,
    Table,
    Urgency,
)
from daihoi.core.documents.body import Grid, HeaderCell, NewPage, compose
from daihoi.core.documents.layouts import Capacity, Part
from daihoi.core.documents.sheet import StyledLine, lay_out
from daihoi.core.errors import WrongInput

from .samples import DECISION, LETTER, PLAN, RESOLUTION


def words(*blocks, language="vi", end_mark=""):
    return [line.text for line in compose(blocks, language, end_mark=end_mark)]


def test_headings_are_numbered_by_level_and_begin_again_under_each():
    levels = (1, 2, 3, 3, 2, 3, 1, 2)
    assert words(*(Heading("x", level) for level in levels)) == [
        "I. x", "1. x", "a) x", "b) x", "2. x", "a) x", "II. x", "1. x",
    ]  # fmt: skip


def test_a_heading_may_stand_without_a_number():
    assert words(Heading("Mở đầu", is_numbered=False), Heading("x")) == ["Mở đầu", "I. x"]


def test_articles_run_through_all_chapters():
    body = (Chapter("Quy định chung"), Article(text="Một."), Chapter("Bầu cử"), Article("Phiếu bầu", "Hai."))
    assert words(*body) == [
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Một.",
        "Chương II",
        "BẦU CỬ",
        "Điều 2. Phiếu bầu",
        "Hai.",
    ]
    assert words(*body, language="en")[:3] == ["Chapter I", "QUY ĐỊNH CHUNG", "Article 1. Một."]


@pytest.mark.parametrize(
    ("marker", "lines"),
    [
        (Marker.DASH, ["- x"] * 5),
        (Marker.NUMBER, ["1. x", "2. x", "3. x", "4. x", "5. x"]),
        (Marker.LETTER, ["a) x", "b) x", "c) x", "d) x", "đ) x"]),
    ],
)
def test_items_stand_after_their_marker(marker, lines):
    assert words(Items(("x",) * 5, marker)) == lines


@pytest.mark.parametrize("text", ["Hết", "Hết.", "Hết;", "Hết./."])
def test_the_end_mark_takes_the_place_of_the_last_sign(text):
    assert words(Paragraph(text), end_mark="./.") == ["Hết./."]


def test_a_heading_at_the_end_gets_no_end_mark():
    assert words(Heading("x"), end_mark="./.") == ["I. x"]


def test_text_is_composed_and_freed_of_what_can_not_be_printed():
    torn = unicodedata.normalize("NFD", "Đại\thội\x00\u200b\ue000")
    assert words(Paragraph(torn)) == ["Đại hội"]
    assert words(Paragraph(" \n "), Paragraph("")) == []


def test_columns_of_one_group_stand_under_one_header():
    columns = (Column("TT"), Column("SL", group="Nữ"), Column("%", group="Nữ"), Column("SL", group="Trẻ"))
    (grid,) = compose((Table(columns, ()),), "vi")
    assert grid.header == (
        (HeaderCell("TT", rows=2), HeaderCell("Nữ", columns=2), HeaderCell("Trẻ", columns=1)),
        (HeaderCell("SL"), HeaderCell("%"), HeaderCell("SL")),
    )


def test_a_row_that_does_not_fit_its_table_is_wrong_input_with_its_place():
    table = Table((Column("TT"), Column("Họ và tên")), (("1", "An"), ("2",)), title="Danh sách")
    with pytest.raises(WrongInput, match="Row 2 of the table “Danh sách” has 1 cells, but there are 2 columns"):
        compose((table,), "vi")


@pytest.mark.parametrize("columns", [(), (Column("TT", 0),)])
def test_a_table_that_can_not_be_drawn_is_wrong_input(columns):
    with pytest.raises(WrongInput, match="at least one column"):
        compose((Table(columns, ()),), "vi")


def test_there_is_no_heading_of_level_four():
    with pytest.raises(WrongInput, match="not 4"):
        compose((Heading("x", 4),), "vi")


def test_centred_lines_have_no_indent_and_page_breaks_are_kept():
    centred, new_page, table = compose((Paragraph("x", Align.CENTRE), PageBreak(), Table((Column("a"),), ())), "vi")
    assert (centred.is_indented, new_page) == (False, NewPage())
    assert isinstance(table, Grid)


def test_the_head_of_a_party_letter():
    sheet = lay_out(LETTER)
    assert sheet.superior == ("ĐẢNG ỦY KHỐI CÁC", "CƠ QUAN TRUNG ƯƠNG")
    assert sheet.issuer == ("ĐẢNG ỦY BỘ CÔNG THƯƠNG",)
    assert [line.text for line in sheet.heading] == ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert (sheet.symbol_line, sheet.date_line) == ("Số 535-CV/ĐUB", "Hà Nội, ngày 17 tháng 9 năm 2019")
    assert sheet.letter_summary == "lãnh đạo, chỉ đạo thực hiện\nKết luận 55-KL/TW về nhân sự"
    assert (sheet.type_name, sheet.summary) == ("", "")
    assert sheet.left_marks == ("MẬT", "KHẨN")


def test_the_head_of_a_state_decision():
    sheet = lay_out(DECISION)
    assert [line.text for line in sheet.heading] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert (sheet.symbol_line, sheet.date_line) == ("Số: 30/QĐ-CĐCT", "Hà Nội, ngày 09 tháng 01 năm 2023")
    assert (sheet.type_name, sheet.summary) == ("QUYẾT ĐỊNH", "Ban hành Quy chế làm việc của Ban Tổ chức Đại hội")


def test_a_state_letter_says_about_what():
    letter = replace(LETTER, layout="state-30", symbol=Symbol(15, "", "BCT-TCCB", Scheme.STATE))
    assert lay_out(letter).letter_summary.startswith("V/v lãnh đạo")


def test_a_draft_says_which_and_leaves_room_for_number_and_day():
    sheet = lay_out(PLAN)
    assert sheet.right_marks == ("DỰ THẢO LẦN 2", "LƯU HÀNH NỘI BỘ")
    assert sheet.symbol_line == "Số \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0-KH/ĐUB"
    assert sheet.date_line == "Hà Nội, ngày …… tháng …… năm ……"


def test_the_distribution_ends_with_the_file_copy_as_each_format_writes_it():
    assert lay_out(LETTER).recipients == ("- Như trên,", "- Đảng ủy Khối (để báo cáo),", "- Lưu Văn phòng Đảng ủy.")
    assert lay_out(DECISION).recipients == ("- Như Điều 3;", "- Tổng Liên đoàn (để báo cáo);", "- Lưu: VT, VP (05).")
    assert lay_out(replace(DECISION, archive="")).recipients[-1] == "- Lưu: VT."
    bare = lay_out(replace(LETTER, recipients=(), archive=""))
    assert (bare.recipients_title, bare.recipients) == ("", ())


@pytest.mark.parametrize(
    ("capacity", "party", "state"),
    [
        (Capacity.ON_BEHALF, "T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ"),
        (Capacity.IN_PLACE, "K/T BAN THƯỜNG VỤ", "KT. BAN THƯỜNG VỤ"),
        (Capacity.BY_ORDER, "T/L BAN THƯỜNG VỤ", "TL. BAN THƯỜNG VỤ"),
        (Capacity.BY_DELEGATION, "TUQ BAN THƯỜNG VỤ", "TUQ. BAN THƯỜNG VỤ"),
    ],
)
def test_each_capacity_is_written_as_its_format_writes_it(capacity, party, state):
    signature = Signature("Bí thư", "An", capacity, "Ban Thường vụ")
    for layout, line in (("party-36", party), ("state-30", state)):
        (box,) = lay_out(replace(LETTER, layout=layout, signatures=(signature,))).signatures
        assert box.lines == (StyledLine(line, Part.AUTHORITY), StyledLine("BÍ THƯ", Part.POSITION))


def test_who_signs_as_oneself_has_the_post_in_bold():
    (box,) = lay_out(replace(LETTER, signatures=(Signature("Thư ký", "Bình"),))).signatures
    assert box.lines == (StyledLine("THƯ KÝ", Part.AUTHORITY),)


def test_one_addressee_stands_alone_and_several_as_a_list():
    assert lay_out(replace(LETTER, addressees=("Đảng ủy Khối",))).addressees == ("Đảng ủy Khối",)
    assert lay_out(LETTER).addressees == ("- Các đảng bộ, chi bộ trực thuộc,", "- Các ban tham mưu giúp việc.")


@pytest.mark.parametrize(
    ("secrecy", "urgency", "marks"),
    [
        (Secrecy.NONE, Urgency.NONE, ()),
        (Secrecy.TOP_SECRET, Urgency.NONE, ("TỐI MẬT",)),
        (Secrecy.ABSOLUTELY_SECRET, Urgency.MOST_URGENT, ("TUYỆT MẬT", "HỎA TỐC")),
        (Secrecy.NONE, Urgency.VERY_URGENT, ("THƯỢNG KHẨN",)),
    ],
)
def test_marks_of_secrecy_and_urgency(secrecy, urgency, marks):
    assert lay_out(replace(LETTER, secrecy=secrecy, urgency=urgency)).left_marks == marks


def test_annexes_are_counted_only_when_there_are_several():
    one, two = Annex("A", ()), Annex("B", (Heading("x"),))
    assert [annex.label for annex in lay_out(replace(PLAN, annexes=(one,))).annexes] == ["PHỤ LỤC"]
    assert [annex.label for annex in lay_out(replace(PLAN, annexes=(one, two))).annexes] == ["PHỤ LỤC I", "PHỤ LỤC II"]


def test_english_papers_have_english_fixed_words():
    sheet = lay_out(RESOLUTION)
    assert [line.text for line in sheet.heading] == ["COMMUNIST PARTY OF VIET NAM"]
    assert (sheet.symbol_line, sheet.date_line) == ("No. 02-NQ/ĐH", "Ha Noi, 3 July 2020")
    assert sheet.recipients_title == "Distribution:"
    assert sheet.signatures[0].lines[0].text == "ON BEHALF OF THE PRESIDIUM"


def test_the_last_words_go_with_the_signatures():
    assert lay_out(LETTER).body[-1].stays_with_next


def test_runs_keep_their_letters():
    (line,) = compose((Paragraph((Run("Điều kiện: ", is_bold=True), Run("đủ 2/3."))),), "vi")
    assert [(run.text, run.is_bold) for run in line.runs] == [("Điều kiện: ", True), ("đủ 2/3.", False)]


def test_a_plain_paper_has_neither_heading_nor_signs():
    sheet = lay_out(Paper(issuer="Hội", layout="plain", type_name="Báo cáo", body=(), issued_on=date(2024, 5, 1)))
    assert (sheet.heading, sheet.summary_sign, sheet.date_line) == ((), "nothing", "ngày 01 tháng 5 năm 2024")


def test_an_unknown_language_is_wrong_input():
    with pytest.raises(WrongInput, match="not in “fr”"):
        lay_out(replace(LETTER, language="fr"))
