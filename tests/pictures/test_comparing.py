"""The comparison of pictures sees what a reader would see, and nothing else."""

from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from daihoi.core.documents import Heading, Paragraph, Run, Table, pdf
from tests.core.documents.samples import COUNTING_MINUTES, LETTER

from . import comparing
from .comparing import DPI, check, differing, draw

LINES = LETTER.body[:1]


@pytest.mark.parametrize(
    "changed",
    [
        replace(LETTER, body=(*LINES, Heading("Một dòng mới"), *LETTER.body[1:])),
        replace(LETTER, layout="state-30"),
        replace(LETTER, recipients=()),
        replace(LETTER, place="Hà Nam"),
        replace(LETTER, issued_on=LETTER.issued_on.replace(day=18)),
        replace(LETTER, body=(Paragraph((Run(str(LINES[0].text), is_bold=True),)), *LETTER.body[1:])),
    ],
)
def test_a_changed_paper_is_seen(changed):
    assert differing(draw(changed)[0], draw(LETTER)[0])


def test_one_changed_figure_in_a_long_table_is_seen():
    table = next(block for block in COUNTING_MINUTES.body if isinstance(block, Table))
    row = ("1", table.rows[0][1], "239", "97,55%", "")
    body = tuple(replace(block, rows=(row, *table.rows[1:])) if block is table else block
                 for block in COUNTING_MINUTES.body)  # fmt: skip
    assert differing(draw(replace(COUNTING_MINUTES, body=body))[0], draw(COUNTING_MINUTES)[0])


def test_a_page_moved_by_half_a_millimetre_is_seen():
    page = draw(LETTER)[0]
    assert differing(ImageChops.offset(page, 2, 0), page)


def test_other_edges_of_letters_are_not_seen():
    page = draw(LETTER)[0]
    finer = (
        pypdfium2.PdfDocument(pdf.render(LETTER))[0].render(scale=3 * DPI / 72, grayscale=True).to_pil().convert("L")
    )
    assert not differing(finer.resize(page.size, Image.Resampling.BOX), page)
    assert not differing(page.filter(ImageFilter.GaussianBlur(0.6)), page)
    assert not differing(page.quantize(12).convert("L"), page)


def test_the_message_says_where_and_the_new_picture_lies_beside_the_old(tmp_path, monkeypatch):
    monkeypatch.setattr(comparing, "FOLDER", tmp_path)
    monkeypatch.setenv(comparing.REWRITE, "1")
    check("letter", LETTER)
    monkeypatch.delenv(comparing.REWRITE)
    check("letter", LETTER)
    with pytest.raises(AssertionError, match=r"page 1: \d+ places differ, from \d+ mm from the left and \d+ mm"):
        check("letter", replace(LETTER, place="Hải Phòng"))
    assert {path.name for path in tmp_path.iterdir()} == {"letter-1.png", "letter-1.new.png", "letter-1.diff.png"}


def test_a_page_more_or_fewer_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr(comparing, "FOLDER", tmp_path)
    monkeypatch.setenv(comparing.REWRITE, "1")
    check("minutes", COUNTING_MINUTES)
    monkeypatch.delenv(comparing.REWRITE)
    with pytest.raises(AssertionError, match="there were 2 pages, now there are 1"):
        check("minutes", replace(COUNTING_MINUTES, body=COUNTING_MINUTES.body[:3]))
