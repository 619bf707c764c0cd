"""The papers of an election, from their samples."""

import pytest

from daihoi.apps.elections.papers.samples import PAPERS
from daihoi.core.documents import docx, xlsx

from .comparing import check


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_looks_like_its_picture(name):
    check(name, PAPERS[name])


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_can_be_taken_away_for_word_and_excel(name):
    assert docx.render(PAPERS[name]).startswith(b"PK")
    assert xlsx.render(PAPERS[name]).startswith(b"PK")
