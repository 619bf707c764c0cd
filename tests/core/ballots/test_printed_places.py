"""What stands on the printed page stands where the layout says, within a fifth of a millimetre."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import zxingcpp
from numpy.testing import assert_allclose

from daihoi.core.ballots.layouts import Page
from daihoi.core.ballots.printing import Printed
from tests.core.ballots.papers import DPI, Pixels, ballot, cut, ink_box, pictures

NEAR_MM = 0.2
PAPERS = [
    *((names, style, "A4") for names in (1, 5, 33, 50, 55, 80) for style in ("strike", "agree_disagree", "mark")),
    *((names, style, "A5") for names in (1, 5, 30) for style in ("strike", "agree_disagree", "mark")),
    (5, "cumulative", "A4"), (33, "cumulative", "A4"), (7, "cumulative", "A5"),
]  # fmt: skip


@pytest.fixture(params=PAPERS, ids=lambda one: "-".join(map(str, one)))
def sides(request: pytest.FixtureRequest) -> list[tuple[Printed, Page, Pixels]]:
    """Every printed side with its page of the layout."""
    made = ballot(*request.param)
    return [(made, page, seen) for page, seen in zip(made.layout.pages, pictures(made.pdf), strict=True)]


def test_page_shows_what_the_layout_says(sides: list[tuple[Printed, Page, Pixels]]) -> None:
    for made, page, seen in sides:
        _corner_marks_are_found_in_place(page, seen)
        _square_code_names_the_page(made, page, seen)
        for row in page.rows:
            assert_allclose(ink_box(seen, row.name_box, 0.7), row.name_box, atol=NEAR_MM)
            for key, box in row.boxes.items():
                assert_allclose(ink_box(seen, box, 0.3), box, atol=NEAR_MM)
                inside = cut(seen, box, -0.6)
                assert (inside >= 128).all() or key == "votes"
        for box in page.fields.values():
            assert_allclose(ink_box(seen, box, 0.5), box, atol=NEAR_MM)


def _corner_marks_are_found_in_place(page: Page, seen: Pixels) -> None:
    detector = cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50))
    corners, ids, _others = detector.detectMarkers(np.ascontiguousarray(seen))
    found = {int(one): quad.reshape(4, 2) for one, quad in zip(ids.ravel(), corners, strict=True)}
    assert sorted(found) == [one.id for one in page.fiducials]
    for mark in page.fiducials:
        box = mark.box
        stated = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
        assert_allclose((found[mark.id] + 0.5) * 25.4 / DPI, stated, atol=NEAR_MM)


def _square_code_names_the_page(made: Printed, page: Page, seen: Pixels) -> None:
    [code] = zxingcpp.read_barcodes(cut(seen, page.identity, 2.5), formats=zxingcpp.BarcodeFormat.QRCode)
    letter = {"strike": "S", "agree_disagree": "A", "mark": "M", "cumulative": "C"}[made.layout.style]
    assert code.text == f"DH1:{made.layout.layout_id}:{letter}:{page.number}/{len(made.layout.pages)}:R"
    assert_allclose(ink_box(seen, page.identity, 0.5), page.identity, atol=NEAR_MM)
