"""Papers as DOCX."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import docx as word
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn

from daihoi.core.documents import Align, Column, Heading, Paper, Paragraph, Table, docx

from .samples import COUNTING_MINUTES, DECISION, LETTER, NAMES, PAPERS, PLAN


def opened(paper):
    return word.Document(io.BytesIO(docx.render(paper)))


def cells(table):
    return [[" | ".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_paper_always_gives_the_same_bytes(name):
    drawn = docx.render(PAPERS[name])
    assert drawn == docx.render(replace(PAPERS[name]))
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(drawn)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_head_of_a_letter_stands_in_two_columns():
    head, _ = opened(LETTER).tables
    assert cells(head) == [
        ["ĐẢNG ỦY KHỐI CÁC | CƠ QUAN TRUNG ƯƠNG | ĐẢNG ỦY BỘ CÔNG THƯƠNG | *", "ĐẢNG CỘNG SẢN VIỆT NAM | "],
        [
            "Số 535-CV/ĐUB | lãnh đạo, chỉ đạo thực hiện\nKết luận 55-KL/TW về nhân sự"
            " | \u00a0MẬT\u00a0 | \u00a0KHẨN\u00a0",
            "Hà Nội, ngày 17 tháng 9 năm 2019",
        ],
    ]


def test_the_rule_under_the_heading_is_as_long_as_the_heading():
    heading, rule = opened(LETTER).tables[0].cell(0, 1).paragraphs
    assert rule._p.pPr.find(qn("w:pBdr")) is not None
    indent = rule.paragraph_format.left_indent.mm
    assert indent == pytest.approx(rule.paragraph_format.right_indent.mm)
    room = opened(LETTER).tables[0].cell(0, 1).width.mm - 3.8
    assert room - 2 * indent == pytest.approx(72.9, abs=0.2)  # as wide as Times New Roman draws it, 15 pt, bold
    assert heading.runs[0].font.size.pt == 15


def test_the_page_is_the_official_one():
    section = opened(LETTER).sections[0]
    sides = (section.page_width, section.page_height, section.top_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [210, 297, 20, 30, 15]


def test_the_font_is_times_new_roman_14_for_every_script():
    document = opened(LETTER)
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 14)
    fonts = normal.element.rPr.rFonts
    scripts = ("ascii", "hAnsi", "eastAsia", "cs")
    assert {fonts.get(qn(f"w:{script}")) for script in scripts} == {"Times New Roman"}
    assert normal.element.rPr.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"


def test_body_lines_are_justified_indented_and_spaced_as_laid_down():
    paragraph = next(p for p in opened(LETTER).paragraphs if p.text.startswith("Thực hiện Kết luận"))
    form = paragraph.paragraph_format
    assert paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert (round(form.first_line_indent.mm), form.line_spacing.pt, form.space_after.pt) == (10, 18, 6)
    assert form.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert [p for p in opened(PLAN).paragraphs if p.text][3].paragraph_format.line_spacing.pt == 19


def test_every_block_of_the_body_is_there_in_order():
    texts = [p.text for p in opened(PLAN).paragraphs if p.text]
    assert texts == [
        "KẾ HOẠCH",
        "tổ chức Đại hội đại biểu Đảng bộ lần thứ III",
        "-----",
        "I. Mục đích, yêu cầu",
        "1. Mục đích",
        "Đánh giá kết quả nhiệm kỳ; xác định phương hướng, mục tiêu nhiệm kỳ 2020-2025.",
        "2. Yêu cầu",
        "- Thiết thực, chất lượng, hiệu quả.",
        "- Phát huy dân chủ, giữ vững kỷ cương.",
        "II. Tiến độ",
        "1. Cấp cơ sở",
        "a) Chi bộ",
        "Tiến độ đại hội",
        "Ban Thường vụ yêu cầu các cấp ủy thực hiện nghiêm túc.",
        "PHỤ LỤC",
        "Danh sách trích ngang",
        "Kèm theo Kế hoạch của Ban Thường vụ Đảng ủy",
    ]


def test_headings_can_be_found_by_word_and_are_black():
    document = opened(PLAN)
    styles = {p.text: p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")}
    assert styles["I. Mục đích, yêu cầu"] == "Heading 1"
    assert styles["a) Chi bộ"] == "Heading 3"
    assert str(document.styles["Heading 1"].font.color.rgb) == "000000"


def test_a_table_repeats_its_header_and_keeps_rows_whole():
    table = opened(COUNTING_MINUTES).tables[1]
    assert [cell.text for cell in table.column_cells(1)] == ["Họ và tên", *NAMES]
    marks = [[child.tag.rpartition("}")[2] for child in row._tr.trPr] for row in table.rows]
    assert marks == [["cantSplit", "tblHeader"]] + [["cantSplit"]] * 30


def test_grouped_columns_share_one_header_cell():
    table = opened(PLAN).tables[1]
    assert cells(table) == [
        ["TT", "Nội dung", "Kết quả", "Kết quả"],
        ["TT", "Nội dung", "Số lượng", "Tỷ lệ %"],
        ["1", "Đại hội chi bộ", "52", "75,36%"],
        ["", "Cộng", "69", "100,00%"],
    ]
    assert table.cell(0, 2)._tc is table.cell(0, 3)._tc
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert table.cell(3, 1).paragraphs[0].runs[0].bold
    assert sum(column.width.mm for column in table.columns) == pytest.approx(165, abs=0.5)


def test_a_table_without_rows_is_its_header():
    table = Table((Column("TT"), Column("Họ và tên", 5)), ())
    (drawn,) = opened(Paper(issuer="", layout="plain", body=(table,))).tables[1:]
    assert cells(drawn) == [["TT", "Họ và tên"]]


def test_a_cell_keeps_its_line_breaks_and_its_column_its_side():
    table = Table((Column("A"), Column("B", align=Align.RIGHT)), (("một\nhai", "<3 & 4>"),))
    (drawn,) = opened(Paper(issuer="", layout="plain", body=(table,))).tables[1:]
    assert cells(drawn)[1] == ["một\nhai", "<3 & 4>"]
    assert drawn.cell(1, 1).paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_recipients_stand_left_of_the_signature():
    _, foot = opened(LETTER).tables
    assert cells(foot) == [
        [
            "Nơi nhận: | - Như trên, | - Đảng ủy Khối (để báo cáo), | - Lưu Văn phòng Đảng ủy.",
            "T/M BAN THƯỜNG VỤ | PHÓ BÍ THƯ | Nguyễn Văn Mẫu",
        ]
    ]
    title, first, *_ = foot.cell(0, 0).paragraphs
    assert (title.runs[0].underline, first.runs[0].font.size.pt) == (True, 12)


def test_several_signers_stand_in_rows_of_two_with_their_names_level():
    *_, pair, last = opened(COUNTING_MINUTES).tables
    assert cells(pair) == [["THƯ KÝ | Trần Thị Bình", "T/M BAN KIỂM PHIẾU | TRƯỞNG BAN | Nguyễn Văn An"]]
    assert cells(last) == [["", "T/M ĐOÀN CHỦ TỊCH | CHỦ TỌA | Lê Thị Hạnh"]]
    short, tall = (cell.paragraphs[-1].paragraph_format.space_before.pt for cell in pair.rows[0].cells)
    assert short - tall == pytest.approx(16.8)


def test_page_numbers_stand_at_the_top_but_not_on_the_first_page():
    section = opened(LETTER).sections[0]
    assert section.different_first_page_header_footer
    (field,) = section.header.paragraphs[0]._p.findall(f".//{qn('w:instrText')}")
    assert field.text.strip() == "PAGE"
    assert [p.text for p in section.first_page_header.paragraphs] == [""]


def test_the_footer_is_on_every_page():
    section = opened(COUNTING_MINUTES).sections[0]
    assert section.footer.paragraphs[0].text == section.first_page_footer.paragraphs[0].text == "Dữ liệu mẫu"


def test_a_wide_annex_lies_on_its_side_and_has_its_page_number():
    first, annex = opened(PLAN).sections
    assert (first.orientation, annex.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert round(annex.page_width.mm) == 297
    assert not annex.different_first_page_header_footer
    assert annex.header.is_linked_to_previous


def test_a_state_paper_has_a_rule_under_its_summary():
    document = opened(DECISION)
    place = [p.text for p in document.paragraphs].index("Ban hành Quy chế làm việc của Ban Tổ chức Đại hội")
    assert document.paragraphs[place + 1]._p.pPr.find(qn("w:pBdr")) is not None


def test_the_file_says_what_it_is_and_when_it_was_issued():
    properties = opened(COUNTING_MINUTES).core_properties
    assert properties.title.startswith("Biên bản kiểm phiếu")
    assert (properties.created.date(), properties.language) == (date(2020, 7, 2), "vi")


def test_what_looks_like_markup_is_kept_as_it_is():
    wild = "<w:p> & {{ tên }} {% if %}"
    document = opened(Paper(issuer="Hội", body=(Paragraph(wild), Heading(wild)), layout="plain", recipients=(wild,)))
    assert [p.text for p in document.paragraphs if p.text] == [wild, f"I. {wild}"]


def test_a_footless_paper_is_drawn():
    assert "Một" in [p.text for p in opened(Paper(issuer="", body=(Paragraph("Một"),), layout="plain")).paragraphs]
