"""The papers that show the page formats."""

import pytest

from tests.core.documents.samples import PAPERS

from .comparing import check


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_looks_like_its_picture(name):
    check(f"format-{name.replace('_', '-')}", PAPERS[name])
