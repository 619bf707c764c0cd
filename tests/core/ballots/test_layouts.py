"""The layout file says where everything stands, and notices when it was changed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from daihoi.core.ballots.layouts import Box, Fiducial, Layout, Page, PaperSize, Row, read_layout
from daihoi.core.elections import BallotStyle
from daihoi.core.errors import WrongInput

ROW = Row("A", 1, "Nguyễn Văn An", Box(20, 60, 170, 9), Box(30, 61, 90, 7), {"agree": Box(140, 62, 5, 5)})
LAYOUT = Layout(
    PaperSize.A4, BallotStyle.AGREE_DISAGREE, 5, "vn-party-190", "committee",
    (Page(1, (Fiducial(0, Box(8, 8, 8, 8)),), Box(180, 8, 20, 20), (ROW,), Box(20, 20, 30, 30), blank=b"png"),),
)  # fmt: skip


def test_a_layout_is_the_same_after_it_was_written_and_read() -> None:
    assert read_layout(json.loads(json.dumps(LAYOUT.as_json()))) == LAYOUT


def test_the_picture_of_the_blank_form_does_not_change_the_name_of_the_layout() -> None:
    bare = replace(LAYOUT, pages=(replace(LAYOUT.pages[0], blank=b""),))
    assert bare.layout_id == LAYOUT.layout_id


@pytest.mark.parametrize(("key", "value"), [("seats", 6), ("style", "mark"), ("rulebook", "vn-union")])
def test_a_layout_file_that_was_changed_is_refused(key: str, value: object) -> None:
    with pytest.raises(WrongInput, match="was changed"):
        read_layout(LAYOUT.as_json() | {key: value})


@pytest.mark.parametrize("value", [[], {}, {"layout_id": "1"}, "text", None, LAYOUT.as_json() | {"paper": "A9"}])
def test_what_is_no_layout_is_refused_in_a_sentence(value: object) -> None:
    with pytest.raises(WrongInput, match="no layout file"):
        read_layout(value)


def test_a_box_without_width_is_refused() -> None:
    plain = LAYOUT.as_json()
    plain["pages"][0]["rows"][0]["row_mm"] = [20, 60, 0, 9]
    with pytest.raises(WrongInput, match="a box of"):
        read_layout(plain)


def test_a_page_that_the_ballot_has_not_is_asked_for_in_vain() -> None:
    with pytest.raises(WrongInput, match="no page 2"):
        LAYOUT.page(2)
