"""The drawn pages look as they did when a person last looked at them."""

from dataclasses import replace

import pytest

from daihoi.core.documents import Heading, Paragraph

from .pictures import difference, draw, stored
from .samples import LETTER, PAPERS

ALIKE = 0.3


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_looks_like_its_stored_picture(name):
    drawn, kept = draw(PAPERS[name]), stored(name)
    assert len(drawn) == len(kept)
    assert max(difference(*pages) for pages in zip(drawn, kept, strict=True)) < ALIKE


@pytest.mark.parametrize(
    "changed",
    [
        replace(LETTER, body=(*LETTER.body[:1], Heading("Một dòng mới"), *LETTER.body[1:])),
        replace(LETTER, layout="state-30"),
        replace(LETTER, recipients=()),
        replace(LETTER, body=(Paragraph("Thực hiện Kết luận."),)),
    ],
)
def test_the_comparison_sees_a_changed_paper(changed):
    assert difference(draw(changed)[0], stored("letter")[0]) > ALIKE
