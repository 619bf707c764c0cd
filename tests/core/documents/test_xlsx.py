"""The tables of a paper as a workbook."""

import io
import zipfile
from datetime import date
from fractions import Fraction
from xml.etree import ElementTree

import pytest

from daihoi.core.documents import Align, Annex, Column, Figure, Paper, Paragraph, Run, Table, xlsx

from .samples import COUNTING_MINUTES, NAMES, PAPERS, PLAN

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TABLE = Table(
    (
        Column("TT", align=Align.CENTRE),
        Column("Họ và tên", 5),
        Column("Ngày sinh"),
        Column("Số phiếu", align=Align.RIGHT),
        Column("Tỷ lệ %", align=Align.RIGHT),
    ),
    (
        (1, "=HYPERLINK(1)", date(1975, 1, 2), Figure(1234), Figure(Fraction(2, 3), 2, is_share=True)),
        ("", (Run("Nguyễn ", is_struck=True), Run("An")), "", Figure(Fraction(5, 2), 1), "-1"),
    ),
    title="Danh sách: trúng cử",
    bold_rows=frozenset({1}),
)


def read(paper, number=1):
    """The cells of a sheet: (type, value or text), and the number format of each."""
    book = zipfile.ZipFile(io.BytesIO(xlsx.render(paper)))
    shared = [
        "".join(one.text or "" for one in item.iter(f"{MAIN}t"))
        for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    ]
    styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    own = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{MAIN}numFmt")}
    looks = [own.get(one.get("numFmtId"), one.get("numFmtId")) for one in styles.find(f"{MAIN}cellXfs")]
    sheet = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    rows = []
    for row in sheet.iter(f"{MAIN}row"):
        cells = []
        for cell in row:
            value = cell.find(f"{MAIN}v")
            if value is not None:
                text = shared[int(value.text)] if cell.get("t") == "s" else float(value.text)
                cells.append((text, looks[int(cell.get("s", 0))]))
        rows.append(cells)
    return sheet, rows


def names_of_sheets(paper):
    book = zipfile.ZipFile(io.BytesIO(xlsx.render(paper)))
    return [one.get("name") for one in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_paper_always_gives_the_same_bytes(name):
    assert xlsx.render(PAPERS[name]) == xlsx.render(PAPERS[name])


def test_numbers_shares_and_days_are_real_ones():
    _sheet, rows = read(Paper(issuer="Hội", layout="plain", body=(TABLE,)))
    first, second = rows[-2:]
    assert [value for value, _look in first] == [1, "=HYPERLINK(1)", 27396, 1234, pytest.approx(2 / 3)]
    assert [look for _value, look in first] == ["#,##0", "@", "dd/mm/yyyy", "#,##0", "0.00%"]
    assert [value for value, _look in second] == ["", "Nguyễn An", "", 2.5, "-1"]


def test_nothing_that_a_person_typed_is_a_formula():
    sheet, _rows = read(Paper(issuer="=1+1", layout="plain", type_name="@x", body=(TABLE,)))
    assert list(sheet.iter(f"{MAIN}f")) == []


def test_the_head_stands_above_the_table():
    _sheet, rows = read(COUNTING_MINUTES)
    assert [row[0][0] for row in rows if row][:4] == [
        "ĐẢNG BỘ BỘ CÔNG THƯƠNG",
        "ĐẠI HỘI ĐẠI BIỂU LẦN THỨ III NHIỆM KỲ 2020-2025",
        "Số 03-BB/ĐH · Hà Nội, ngày 02 tháng 7 năm 2020",
        "BIÊN BẢN kiểm phiếu bầu Ban Chấp hành Đảng bộ khóa III, nhiệm kỳ 2020-2025",
    ]
    assert [row[1][0] for row in rows[-30:]] == list(NAMES)


def test_a_sheet_is_ready_to_be_printed():
    sheet, _rows = read(COUNTING_MINUTES)
    setup, margins = sheet.find(f"{MAIN}pageSetup"), sheet.find(f"{MAIN}pageMargins")
    assert (setup.get("paperSize"), setup.get("fitToHeight"), setup.get("orientation")) == ("9", "0", "portrait")
    sides = [round(float(margins.get(side)) * 25.4) for side in ("left", "right", "top", "bottom")]
    assert sides == [30, 15, 20, 20]
    assert sheet.find(f".//{MAIN}pane").get("state") == "frozen"
    assert sheet.find(f"{MAIN}headerFooter/{MAIN}oddHeader").text == "&C&P"
    assert sheet.find(f"{MAIN}headerFooter/{MAIN}oddFooter").text == "&C&8Dữ liệu mẫu"


def test_the_header_repeats_on_every_printed_page():
    book = zipfile.ZipFile(io.BytesIO(xlsx.render(COUNTING_MINUTES)))
    names = ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}definedName")
    assert [(one.get("name"), one.text) for one in names] == [("_xlnm.Print_Titles", "'Bảng 1'!$6:$6")]


def test_grouped_columns_stand_under_one_merged_heading():
    sheet, rows = read(PLAN)
    merged = {one.get("ref") for one in sheet.iter(f"{MAIN}mergeCell")}
    assert {"A7:A8", "B7:B8", "C7:D7"} <= merged
    assert [[value for value, _look in row] for row in rows[-4:]] == [
        ["TT", "Nội dung", "Kết quả"],
        ["Số lượng", "Tỷ lệ %"],
        ["1", "Đại hội chi bộ", "52", "75,36%"],
        ["", "Cộng", "69", "100,00%"],
    ]


def test_each_table_has_a_sheet_of_a_lawful_name_and_annexes_count_too():
    tables = (
        TABLE,
        Table((Column("A"),), (), title="Danh sách trúng cử"),
        Table((Column("A"),), (), sheet="Cử tri/2020"),
        Table((Column("A"),), ()),
    )
    paper = Paper(issuer="Hội", layout="plain", body=tables, annexes=(Annex("Phụ lục", (TABLE,), is_landscape=True),))
    assert names_of_sheets(paper) == ["Danh sách trúng cử", "Danh sách trúng cử 2", "Cử tri2020", "Bảng 4",
                                      "Danh sách trúng cử 5"]  # fmt: skip
    assert read(paper, 5)[0].find(f"{MAIN}pageSetup").get("orientation") == "landscape"


def test_a_paper_without_a_table_gives_its_lines():
    _sheet, rows = read(Paper(issuer="Hội", layout="plain", body=(Paragraph("Một"), Paragraph("Hai"))))
    assert [row[0][0] for row in rows if row] == ["HỘI", "Một", "Hai"]
