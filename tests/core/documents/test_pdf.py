"""Papers as PDF."""

import ctypes
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pypdfium2
import pypdfium2.raw
import pytest

from daihoi.core.documents import Article, Column, Heading, PageBreak, Paper, Paragraph, Table, pdf

from .samples import COUNTING_MINUTES, DECISION, LETTER, NAMES, PAPERS, PLAN


def pages(paper):
    """The text of each page, its spaces and line breaks evened out."""
    document = pypdfium2.PdfDocument(pdf.render(paper))
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_paper_always_gives_the_same_bytes(name):
    assert pdf.render(PAPERS[name]) == pdf.render(replace(PAPERS[name]))


@pytest.mark.parametrize("name", PAPERS)
def test_every_sample_is_archival(name):
    drawn = pdf.render(PAPERS[name])
    assert b"<pdfaid:part>2</pdfaid:part>" in drawn
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in drawn


def test_the_text_comes_back_with_every_vietnamese_mark():
    (text,) = pages(LETTER)
    for words in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG ỦY BỘ CÔNG THƯƠNG",
        "Số 535-CV/ĐUB",
        "Hà Nội, ngày 17 tháng 9 năm 2019",
        "Kính gửi:",
        "1. Quán triệt Kết luận đến từng chi bộ.",
        "nghiêm túc triển khai thực hiện.",
        "Nơi nhận:",
        "- Lưu Văn phòng Đảng ủy.",
        "T/M BAN THƯỜNG VỤ",
        "Nguyễn Văn Mẫu",
        "MẬT",
    ):
        assert words in text


def test_decomposed_letters_are_drawn_composed():
    words = "Nguyễn Thị Ngọc Ánh, Đỗ Hữu Ưởng, Lễ Tưởng Niệm Ẩn Ỷ Ỵ Ặ Ậ Ộ Ợ Ự"
    (text,) = pages(Paper(issuer="Hội", body=(Paragraph(unicodedata.normalize("NFD", words)),), layout="plain"))
    assert words in text


def test_a_long_table_repeats_its_header_and_loses_nobody():
    texts = pages(COUNTING_MINUTES)
    assert ["Số phiếu đồng ý" in text for text in texts] == [True, True]
    assert all(sum(name in text for text in texts) == 1 for name in NAMES)


def test_page_numbers_begin_on_the_second_page():
    texts = pages(Paper(issuer="Hội", layout="plain", body=(Paragraph("Một"), PageBreak(), Paragraph("Hai"))))
    assert texts == ["HỘI Một", "2 Hai"]


def test_signatures_stay_together_with_the_last_words():
    *_, last = pages(COUNTING_MINUTES)
    assert all(words in last for words in ("thông qua trước Đại hội", "Trần Thị Bình", "Nguyễn Văn An", "Lê Thị Hạnh"))


def test_a_wide_annex_lies_on_its_side():
    document = pypdfium2.PdfDocument(pdf.render(PLAN))
    sizes = [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document]
    assert sizes == [(210, 297)] * (len(sizes) - 1) + [(297, 210)]


def test_what_looks_like_markup_is_drawn_as_it_is():
    wild = '*đậm* $x^2$ #read("/etc/passwd") @ref <nhãn> & \\ `mã` = đầu // chú thích'
    (text,) = pages(Paper(issuer=wild, body=(Paragraph(wild), Heading(wild)), layout="plain", footer=wild))
    assert text.count('#read("/etc/passwd")') == 3
    assert wild in text
    assert "root:" not in text


def test_an_emoji_in_a_comment_costs_the_archival_mark_but_not_the_paper():
    drawn = pdf.render(Paper(issuer="Hội", body=(Paragraph("Rất đồng ý 👍 với dự thảo"),), layout="plain"))
    assert drawn.startswith(b"%PDF-1.7")
    assert b"pdfaid" not in drawn
    assert "Rất đồng ý" in pypdfium2.PdfDocument(drawn)[0].get_textpage().get_text_range()


def test_only_tinos_is_used_and_every_letter_of_it_is_embedded():
    page = pypdfium2.PdfDocument(pdf.render(DECISION))[0]
    raw = pypdfium2.raw
    text_objects = [item for item in page.get_objects() if item.type == raw.FPDF_PAGEOBJ_TEXT]
    fonts = [raw.FPDFTextObj_GetFont(item) for item in text_objects]
    names = set()
    for font in fonts:
        letters = ctypes.create_string_buffer(100)
        raw.FPDFFont_GetBaseFontName(font, letters, 100)
        names.add(letters.value.decode().partition("+")[2].partition("-")[0])
    assert names == {"Tinos"}
    assert all(raw.FPDFFont_GetIsEmbedded(font) for font in fonts)


def test_headings_become_the_outline():
    document = pypdfium2.PdfDocument(pdf.render(PLAN))
    titles = [item.get_title() for item in document.get_toc()]
    assert titles[:3] == ["I. Mục đích, yêu cầu", "1. Mục đích", "2. Yêu cầu"]


def test_the_file_says_what_it_is_and_when_it_was_issued():
    metadata = pypdfium2.PdfDocument(pdf.render(LETTER)).get_metadata_dict()
    assert metadata["Title"] == "lãnh đạo, chỉ đạo thực hiện Kết luận 55-KL/TW về nhân sự"
    assert metadata["Author"] == "ĐẢNG ỦY BỘ CÔNG THƯƠNG"
    assert metadata["CreationDate"].startswith("D:20190917")


@pytest.mark.parametrize(
    "body",
    [
        (),
        (Heading("Chỉ có đề mục", 3),),
        (Table((Column("TT"),), ()),),
        (PageBreak(),),
        (Article(),),
        (Table((Column("A", group="G"), Column("B", group="G")), (("1", "2"),)),),
    ],
)
def test_scanty_papers_are_drawn_too(body):
    assert pages(Paper(issuer="", body=body))[0].startswith("ĐẢNG CỘNG SẢN VIỆT NAM")


def test_several_threads_may_draw_at_once():
    with ThreadPoolExecutor(4) as threads:
        drawn = list(threads.map(pdf.render, [LETTER, DECISION] * 6))
    assert drawn == [pdf.render(LETTER), pdf.render(DECISION)] * 6
