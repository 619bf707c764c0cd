"""All copies are one ballot; samples and tests say what they are; nothing overlaps whatever the names."""

from __future__ import annotations

import io
from itertools import combinations, product
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from daihoi.core.ballots.contests import MOST_NAMES, BallotContest, BallotName, Language
from daihoi.core.ballots.fiducials import CELLS, black_cells
from daihoi.core.ballots.layouts import BLANK_DPI, Box, Layout, Page, PaperSize, read_layout
from daihoi.core.ballots.places import plan
from daihoi.core.ballots.printing import identity_text
from daihoi.core.elections import BallotStyle, Office
from daihoi.core.errors import WrongInput
from tests.core.ballots.papers import ballot, contest, cut, listed, pictures, printed

CLEAR_MM = 1.0
PRINTABLE_MM = 5.0


def texts(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def contents(pdf: bytes) -> list[tuple[Any, ...]]:
    """All objects of every page: kind, place, and the letters."""
    return [
        tuple((one.type, tuple(round(side, 4) for side in one.get_bounds())) for one in page.get_objects())
        for page in pypdfium2.PdfDocument(pdf)
    ]


def test_all_copies_are_the_same() -> None:
    made = printed(contest(60, 50, style="agree_disagree"), copies=4)
    assert len(made.layout.pages) == 2
    objects, words = contents(made.pdf), texts(made.pdf)
    assert objects == objects[:2] * 4
    assert words == words[:2] * 4
    first, second, *others = (page.tobytes() for page in pictures(made.pdf, 60))
    assert others == [first, second] * 3


def test_printing_again_gives_the_same_bytes() -> None:
    assert printed(contest()) == printed(contest())


def test_another_list_has_another_layout() -> None:
    layouts = {printed(contest(7, seats)).layout.layout_id for seats in (3, 4)}
    assert len(layouts) == 2


def test_the_layout_file_reads_back_whole() -> None:
    made = ballot(55, "strike", "A4")
    assert read_layout(made.layout.as_json()) == made.layout


def test_blank_form_is_the_printed_page() -> None:
    made = ballot(5, "agree_disagree", "A4")
    blank = Image.open(io.BytesIO(made.layout.pages[0].blank))
    seen = pictures(made.pdf, BLANK_DPI)[0]
    assert (blank.mode, blank.size) == ("L", (round(210 / 25.4 * 200), round(297 / 25.4 * 200)))
    difference = np.abs(np.asarray(blank, int) - cv2.resize(seen, blank.size).astype(int))
    assert (difference > 128).sum() < (np.asarray(blank) < 128).sum() / 8


@pytest.mark.parametrize(("option", "word"), [("is_sample", "PHIẾU MẪU"), ("is_test", "PHIẾU THỬ")])
def test_samples_and_tests_say_so_and_can_never_be_counted(option: str, word: str) -> None:
    made, real = printed(contest(60, 50), **{option: True}), printed(contest(60, 50))
    assert made.layout == real.layout
    for page, seen, text, plain in zip(
        made.layout.pages, pictures(made.pdf), texts(made.pdf), texts(real.pdf), strict=True
    ):
        [code] = zxingcpp.read_barcodes(cut(seen, page.identity, 2.5))
        assert code.text == identity_text(made.layout, page.number, is_counted=False)
        assert code.text.endswith(":T")
        assert word in text
        assert word not in plain


def test_the_paper_says_what_is_voted_on_and_how() -> None:
    [text] = texts(printed(contest(6, 4)).pdf)
    flat = " ".join(text.split())
    for part in (
        "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG BỘ TỈNH MẪU", "PHIẾU BẦU", "Số lượng cần bầu: 04 (bốn) đồng chí", "Đóng dấu",
        "gạch ngang giữa họ và tên đồng chí mình không bầu", "Không ký tên",
    ):  # fmt: skip
        assert part in flat


def test_the_paper_of_a_company_has_its_own_heading_and_no_stamp() -> None:
    made = ballot(7, "cumulative", "A5")
    flat = " ".join(texts(made.pdf)[0].split())
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in flat
    assert "đồng chí" not in flat
    assert made.layout.pages[0].stamp is None
    assert list(made.layout.pages[0].fields) == ["weight"]


def test_an_english_ballot_has_no_vietnamese_words_of_its_own() -> None:
    [text] = texts(printed(contest(4, 4, language="en")).pdf)
    flat = " ".join(text.split())
    assert "Number to elect: 4" in flat
    assert "put an X into one of the two boxes" in flat
    assert not any(word in flat for word in ("Họ và tên", "Cách ghi", "PHIẾU"))


def test_a_poll_asks_for_an_opinion() -> None:
    [text] = texts(printed(contest(4, 2, office="opinion_poll", title="Lấy phiếu xin ý kiến giới thiệu Bí thư")).pdf)
    flat = " ".join(text.split())
    assert "PHIẾU XIN Ý KIẾN" in flat
    assert "Số lượng xin ý kiến: 02 (hai) đồng chí" in flat


@pytest.mark.parametrize("copies", [0, -1, 20_001])
def test_an_impossible_number_of_copies_is_refused(copies: int) -> None:
    with pytest.raises(WrongInput, match="copies can't be printed at once"):
        printed(contest(), copies=copies)


def test_a_letter_that_the_font_lacks_is_refused_by_name() -> None:
    with pytest.raises(WrongInput, match="“Lê 漢 An” can't be printed: the letters have no “漢”"):
        printed(contest(candidates=[{"id": "A", "name": "Lê 漢 An"}], seats=1))


def test_a_name_that_fits_nowhere_is_refused_by_name() -> None:
    with pytest.raises(WrongInput, match="don't fit on A5; the longest is “Lê W"):
        printed(contest(candidates=[{"id": "A", "name": "Lê " + "W" * 90}], seats=1))


def test_more_names_than_the_paper_holds_are_refused_where_no_file_was_read() -> None:
    names = tuple(BallotName(one["id"], one["name"]) for one in listed(31))
    made = BallotContest("Đảng bộ", "Đại hội", "Bầu", "vn-party-190", Office.COMMITTEE, 3, names, PaperSize.A5)
    with pytest.raises(WrongInput, match="holds at most 30"):
        plan(made, BallotStyle.STRIKE)


def test_corner_patterns_are_those_of_the_public_dictionary() -> None:
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    for number in range(8):
        drawn = np.full((CELLS, CELLS), 255, np.uint8)
        for row, column in black_cells(number):
            drawn[row, column] = 0
        assert (drawn == cv2.aruco.generateImageMarker(dictionary, number, CELLS)).all()


WORD = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyấểỗợứỳỵ", min_size=1, max_size=9).map(str.capitalize)
NAME = st.lists(WORD, min_size=2, max_size=5).map(" ".join)
TITLE = st.lists(WORD, min_size=3, max_size=25).map(" ".join)


@st.composite
def contests(draw: st.DrawFn) -> tuple[BallotContest, BallotStyle]:
    """Any list that fits the paper, with any head."""
    paper = draw(st.sampled_from(PaperSize))
    style = draw(st.sampled_from(BallotStyle))
    number = draw(st.integers(1, MOST_NAMES[paper]))
    name = draw(st.lists(NAME, min_size=1, max_size=6))
    note = draw(st.sampled_from(["", "Chủ tịch", "Phó Giám đốc Sở Kế hoạch và Đầu tư"]))
    names = tuple(BallotName(f"c{at}", f"{name[at % len(name)]}", note) for at in range(number))
    made = BallotContest(
        draw(TITLE), draw(TITLE), draw(TITLE), draw(st.sampled_from(["vn-party-190", "vn-company-2020"])),
        Office.COMMITTEE, draw(st.integers(1, number)), names, paper, style, draw(st.booleans()),
        draw(st.sampled_from(Language)),
    )  # fmt: skip
    return made, style


@settings(max_examples=150, deadline=None)
@given(contests(), st.booleans(), st.sampled_from(["party-36", "state-30", "plain", "youth-29"]))
def test_nothing_overlaps_and_everybody_stands_once(
    chosen: tuple[BallotContest, BallotStyle], has_stamp: bool, profile: str
) -> None:
    made, style = chosen
    try:
        layout = plan(made, style, has_stamp=has_stamp, profile=profile).layout
    except WrongInput as refused:
        assert "don't fit on" in str(refused)
        return
    assert [row.candidate for page in layout.pages for row in page.rows] == [one.id for one in made.names]
    assert [row.number for page in layout.pages for row in page.rows] == list(range(1, len(made.names) + 1))
    for page in layout.pages:
        _everything_is_inside(page, layout)
        _nothing_overlaps(page)
        for row in page.rows:
            _row_is_sound(row, page)


def _everything_is_inside(page: Page, layout: Layout) -> None:
    width, height = layout.size_mm
    for box in _boxes(page):
        assert box.left >= PRINTABLE_MM and box.top >= PRINTABLE_MM
        assert box.right <= width - PRINTABLE_MM and box.bottom <= height - PRINTABLE_MM


def _boxes(page: Page) -> list[Box]:
    stamp = [page.stamp] if page.stamp else []
    marks = [one.box for one in page.fiducials]
    return [*marks, page.identity, *stamp, *page.fields.values(), *(row.row for row in page.rows)]


def _nothing_overlaps(page: Page) -> None:
    for one, other in combinations(_boxes(page), 2):
        assert not _meet(one, other, -0.01)
    white = [one.box for one in page.fiducials]
    for mark, box in product(white, [one for one in _boxes(page) if one not in white]):
        assert not _meet(mark, box, CLEAR_MM)


def _meet(one: Box, other: Box, room: float) -> bool:
    across = one.left < other.right + room and other.left < one.right + room
    return across and one.top < other.bottom + room and other.top < one.bottom + room


def _row_is_sound(row: Any, page: Page) -> None:
    names = [one.name_box for one in page.rows if one is not row]
    inside = [row.name_box, *row.boxes.values()]
    for box in inside:
        assert row.row.left <= box.left and box.right <= row.row.right + 0.01
        assert row.row.top <= box.top and box.bottom <= row.row.bottom
    for box in row.boxes.values():
        assert box.left >= row.name_box.right + 2.99
    assert not any(_meet(row.name_box, other, 1.0) for other in names)


def test_print_ballots_takes_the_style_of_the_rulebook() -> None:
    surplus, plain = printed(contest(6, 4)).layout, printed(contest(6, 6)).layout
    assert (surplus.style, plain.style) == (BallotStyle.STRIKE, BallotStyle.AGREE_DISAGREE)
