"""What the drawn DOCX and PDF of each official format really hold: sizes, letters, margins, rules, page numbers."""

import ctypes
import io
from dataclasses import replace
from datetime import date
from itertools import pairwise

import docx as word
import pypdfium2
import pypdfium2.raw as raw
import pytest
from docx.oxml.ns import qn

from daihoi.core.documents import (
    Capacity,
    PageBreak,
    Paper,
    Paragraph,
    Scheme,
    Signature,
    Symbol,
    docx,
    layouts,
    pdf,
)
from daihoi.core.documents.layouts import Part, Sign
from daihoi.core.documents.widths import line_width_mm

OFFICIAL = ("party-36", "party-05", "state-30", "union-933", "youth-29")
BODY = "Đoàn Chủ tịch báo cáo kết quả bầu cử tại Đại hội như sau, kính trình cấp trên xem xét, quyết định theo quy định"


TWO_PAGES = (Paragraph("Một."), PageBreak(), Paragraph("Trang sau."))


def paper_in(layout, **changes):
    scheme = layouts.find(layout).scheme
    given = {
        "superior": "Tỉnh A",
        "issuer": "Huyện B",
        "symbol": Symbol(5, "BC", "ĐH", scheme or Scheme.PARTY),
        "place": "Hà Nội",
        "issued_on": date(2020, 7, 2),
        "type_name": "Báo cáo",
        "summary": "kết quả bầu cử",
        "body": (Paragraph(f"{BODY}. {BODY}."),),
        "signatures": (Signature("Phó Chủ tịch", "Lê Thị Hạnh", Capacity.ON_BEHALF, "Đoàn Chủ tịch"),),
        "recipients": ("Huyện ủy C",),
        "archive": "Văn phòng",
        "layout": layout,
    }
    return Paper(**(given | changes))


def expected(layout):
    """What each part says and in which letters it stands."""
    form = layouts.find(layout)
    colon = form.number_prefix.vi
    symbol = "05-BC/ĐH" if form.scheme is Scheme.PARTY else "05/BC-ĐH"
    words = {
        Part.HEADING: form.heading[0][0].vi,
        Part.SUPERIOR: "TỈNH A",
        Part.ISSUER: "HUYỆN B",
        Part.SYMBOL: f"{colon}{symbol}",
        Part.DATE: "Hà Nội, ngày 02 tháng 7 năm 2020",
        Part.TYPE_NAME: "BÁO CÁO",
        Part.SUMMARY: "kết quả bầu cử",
        Part.BODY: BODY[:40],
        Part.AUTHORITY: f"{form.capacities[Capacity.ON_BEHALF].vi} ĐOÀN CHỦ TỊCH",
        Part.POSITION: "PHÓ CHỦ TỊCH",
        Part.NAME: "Lê Thị Hạnh",
        Part.RECIPIENTS_TITLE: "Nơi nhận:",
        Part.RECIPIENTS: "- Huyện ủy C",
    }
    if len(form.heading) > 1:
        words[Part.MOTTO] = form.heading[1][0].vi
    return {
        part: (text, form.style(part).size_pt, form.style(part).is_bold, form.style(part).is_italic)
        for part, text in words.items()
    }


class Seen:
    """The first pages of a PDF as they were drawn; the reader of the document stays open with them."""

    def __init__(self, paper):
        self.document = pypdfium2.PdfDocument(pdf.render(paper))
        self.texts = [page.get_textpage() for page in self.document]
        self.words = [text.get_text_range(0, text.count_chars()) for text in self.texts]

    def find(self, words, page=0):
        """Size, bold, italic and place in millimetres (left, top, right) of words on a page."""
        text, size = self.texts[page], self.document[page].get_size()
        finder = text.search(words, match_case=True)
        place = finder.get_next()
        assert place is not None, f"“{words}” is not on page {page + 1}"
        first, count = place
        boxes = [text.get_charbox(at) for at in range(first, first + count)]
        letters, flags = ctypes.create_string_buffer(120), ctypes.c_int()
        raw.FPDFText_GetFontInfo(text.raw, first, letters, 120, flags)
        name = letters.value.decode()
        sides = (min(box[0] for box in boxes), size[1] - max(box[3] for box in boxes), max(box[2] for box in boxes))
        return (
            round(raw.FPDFText_GetFontSize(text.raw, first)),
            "Bold" in name,
            "Italic" in name,
            tuple(side / 72 * 25.4 for side in sides),
        )

    def rules(self, page=0):
        """Left and length in millimetres of each level line on a page, from the top down."""
        found = []
        for item in self.document[page].get_objects():
            if item.type == raw.FPDF_PAGEOBJ_PATH:
                left, bottom, right, top = item.get_bounds()
                if right - left > 20 and top - bottom < 3:
                    found.append((top, left / 72 * 25.4, (right - left) / 72 * 25.4))
        return [(left, length) for _top, left, length in sorted(found, reverse=True)]


@pytest.mark.parametrize("layout", OFFICIAL)
def test_every_part_of_the_pdf_has_the_letters_of_its_format(layout):
    seen = Seen(paper_in(layout))
    wanted = expected(layout)
    assert {part: (text, *seen.find(text)[:3]) for part, (text, *_letters) in wanted.items()} == wanted


@pytest.mark.parametrize("layout", OFFICIAL)
def test_every_part_of_the_docx_has_the_letters_of_its_format(layout):
    document = word.Document(io.BytesIO(docx.render(paper_in(layout))))
    base = document.styles["Normal"].font.size.pt
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [one for cell in cells for one in cell.paragraphs] + list(document.paragraphs)
    wanted = expected(layout)
    found = {}
    for part, (text, *_letters) in wanted.items():
        run = next(one for one in paragraphs if one.text.startswith(text)).runs[0]
        found[part] = (text, run.font.size.pt if run.font.size else base, bool(run.bold), bool(run.italic))
    assert found == wanted


@pytest.mark.parametrize("layout", OFFICIAL)
def test_the_text_stands_within_the_margins_of_its_format(layout):
    page, seen = layouts.find(layout).page, Seen(paper_in(layout))
    text = seen.texts[0]
    words = text.get_text_range(0, text.count_chars())
    boxes = [text.get_charbox(at) for at, sign in enumerate(words) if not sign.isspace()]
    left = min(box[0] for box in boxes) / 72 * 25.4
    right = 210 - max(box[2] for box in boxes) / 72 * 25.4
    top = seen.find("TỈNH A")[3][1]
    assert left == pytest.approx(page.left_mm, abs=0.6)
    assert right == pytest.approx(page.right_mm, abs=1.0)
    assert top == pytest.approx(page.top_mm, abs=3)


@pytest.mark.parametrize("layout", OFFICIAL)
def test_the_rule_under_the_heading_is_as_long_as_its_text(layout):
    form, seen = layouts.find(layout), Seen(paper_in(layout))
    phrase, part = form.heading[-1]
    left, length = seen.rules()[0]
    assert length == pytest.approx(line_width_mm(phrase.vi, form.style(part)), abs=0.5)
    assert left == pytest.approx(seen.find(phrase.vi)[3][0], abs=0.8)


@pytest.mark.parametrize("layout", ["state-30", "union-933"])
def test_the_rules_under_issuer_and_summary_are_a_third_to_a_half_of_their_text(layout):
    form, rules = layouts.find(layout), Seen(paper_in(layout)).rules()
    assert len(rules) == 3
    for (_left, length), (words, part) in zip(
        rules[1:], (("HUYỆN B", Part.ISSUER), ("kết quả bầu cử", Part.SUMMARY)), strict=True
    ):
        assert 1 / 3 <= length / line_width_mm(words, form.style(part)) <= 1 / 2


@pytest.mark.parametrize(
    ("layout", "issuer", "summary"),
    [("party-36", "*", "-----"), ("party-05", "*", "-----"), ("youth-29", "***", "-----")],
)
def test_asterisk_and_dashes_stand_where_the_format_has_them(layout, issuer, summary):
    words = Seen(paper_in(layout)).words[0].replace("\r\n", "\n").split("\n")
    assert issuer in words
    assert summary in words
    assert words.index(summary) > words.index(issuer)


@pytest.mark.parametrize("layout", OFFICIAL)
def test_the_page_number_stands_centred_at_the_top_from_the_second_page(layout):
    page, seen = layouts.find(layout).page, Seen(paper_in(layout, body=TWO_PAGES))
    assert not seen.words[0].startswith("1")
    size, _bold, _italic, (left, top, right) = seen.find("2", page=1)
    assert size == layouts.find(layout).style(Part.PAGE_NUMBER).size_pt
    middle = page.left_mm + (210 - page.left_mm - page.right_mm) / 2
    assert (left + right) / 2 == pytest.approx(middle, abs=0.5)
    assert top < page.top_mm


@pytest.mark.parametrize("layout", ["party-36", "party-05"])
def test_the_party_underlines_its_distribution_and_has_no_registry(layout):
    seen = Seen(paper_in(layout))
    assert "- Lưu Văn phòng." in seen.words[0]
    assert "VT" not in seen.words[0]
    left, _top, _right = seen.find("Nơi nhận:")[3]
    width = line_width_mm("Nơi nhận:", layouts.find(layout).style(Part.RECIPIENTS_TITLE))
    assert (pytest.approx(left, abs=0.6), pytest.approx(width, abs=0.6)) in seen.rules()


def test_the_state_files_with_the_registry():
    assert "- Lưu: VT, Văn phòng." in Seen(paper_in("state-30")).words[0]


@pytest.mark.parametrize("layout", OFFICIAL)
def test_a_letter_has_its_subject_under_the_number(layout):
    form, seen = layouts.find(layout), Seen(paper_in(layout, type_name=""))
    style = form.style(Part.LETTER_SUMMARY)
    size, _bold, is_italic, (_left, top, _right) = seen.find(f"{form.letter_prefix.vi}kết quả bầu cử")
    assert (size, is_italic) == (style.size_pt, style.is_italic)
    assert top > seen.find(expected(layout)[Part.SYMBOL][0])[3][1]


@pytest.mark.parametrize("layout", OFFICIAL)
def test_the_docx_has_the_margins_and_line_distance_of_its_format(layout):
    form = layouts.find(layout)
    document = word.Document(io.BytesIO(docx.render(paper_in(layout))))
    section = document.sections[0]
    sides = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    page = form.page
    assert [round(side.mm) for side in sides] == [page.top_mm, page.bottom_mm, page.left_mm, page.right_mm]
    body = next(one for one in document.paragraphs if one.text.startswith(BODY))
    assert body.paragraph_format.line_spacing.pt == form.spacing.line_pt


@pytest.mark.parametrize("layout", OFFICIAL)
def test_the_lines_of_the_pdf_stand_as_far_apart_as_the_format_says(layout):
    form, seen = layouts.find(layout), Seen(paper_in(layout))
    text = seen.texts[0]
    start, _count = text.search(BODY[:20], match_case=True).get_next()
    x, y = ctypes.c_double(), ctypes.c_double()
    levels = []
    for at in range(start, start + 200):
        raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
        levels.append(round(y.value, 1))
    steps = [before - after for before, after in pairwise(sorted(set(levels), reverse=True))]
    assert steps == pytest.approx([form.spacing.line_pt] * len(steps), abs=0.2)


def test_the_mark_of_a_draft_lies_under_the_text_of_every_page():
    paper = paper_in("party-36", body=TWO_PAGES, watermark="DỰ THẢO")
    assert ["DỰ THẢO" in words for words in Seen(paper).words] == [True, True]
    section = word.Document(io.BytesIO(docx.render(paper))).sections[0]
    for header in (section.header, section.first_page_header):
        paths = header._element.iter("{urn:schemas-microsoft-com:vml}textpath")
        assert [path.get("string") for path in paths if path.get("string")] == ["DỰ THẢO"]


def test_the_place_of_the_stamp_is_a_frame_at_the_top_left():
    paper = replace(paper_in("party-36", symbol=None), stamp="Dấu của cấp ủy")
    _left, top, right = Seen(paper).find("Dấu của cấp ủy")[3]
    assert right < 105
    assert top < 80
    document = word.Document(io.BytesIO(docx.render(paper)))
    framed = [one for one in document.tables[0].cell(1, 0).paragraphs if "Dấu của cấp ủy" in one.text]
    sides = [side.tag.rpartition("}")[2] for side in framed[0]._p.pPr.find(qn("w:pBdr"))]
    assert sides == ["top", "left", "bottom", "right"]


def test_every_sign_of_the_formats_is_drawn():
    assert {form.issuer_sign for form in layouts.LAYOUTS.values()} == {
        Sign.ASTERISK, Sign.SHORT_RULE, Sign.THREE_ASTERISKS, Sign.NOTHING,
    }  # fmt: skip


def test_a_long_place_leaves_the_issuer_in_the_lines_that_fit():
    issuer = "Đại hội đại biểu lần thứ III\nnhiệm kỳ 2020-2025"
    words = Seen(paper_in("party-36", issuer=issuer, place="Thành phố Buôn Ma Thuột")).words[0].split("\r\n")
    assert words[1:5] == ["ĐẠI HỘI ĐẠI BIỂU", "LẦN THỨ III", "NHIỆM KỲ 2020-2025", "*"]
