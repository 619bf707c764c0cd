"""What a page says: choices, verdict, and every reason to call a person."""

from __future__ import annotations

import numpy as np
import pytest

from daihoi.core.ballots.readings import PageVerdict, ReasonKind
from daihoi.core.elections import BallotStyle
from daihoi.core.scanning import read_picture
from daihoi.core.scanning.forms import LINE, NAME_REACH, Forms, points
from daihoi.core.scanning.patches import piece
from daihoi.core.scanning.registration import register
from daihoi.core.scanning.second import find_name, second_of_name, stroke_over_name
from tests.simulator.forms import PER_MM

from .paper import VOTES, Paper, voted


def read(paper: Paper, change=None, **scan):
    return read_picture(paper.jpeg(change, **scan), paper.layout, paper.sheet, name="p.jpg")


def kinds(reading) -> list[str]:
    return [one.kind.value for one in reading.reasons]


def test_clear_crosses_make_a_valid_ballot_with_its_whole_line():
    reading = read(voted())
    assert (reading.verdict, reading.reasons) == (PageVerdict.VALID, ())
    assert (reading.choices, reading.second) == (VOTES, VOTES)
    assert reading.confidence > 0.9
    line = reading.as_json("en")
    assert (line["source"], line["page"], line["test"]) == ("p.jpg", 1, False)
    assert line["layout_id"] == voted().layout.layout_id
    assert len(line["image_hash"]) == 64
    assert line["ink"]["c1"]["agree"] > 0.2
    assert line["ink"]["c1"]["disagree"] == 0.0


def test_more_names_than_seats_are_proposed_as_invalid_with_the_packs_ground():
    paper = Paper().vote(dict.fromkeys(("c1", "c2", "c3", "c4", "c5"), "agree") | {"c6": "disagree"})
    reading = read(paper)
    assert (reading.verdict, kinds(reading)) == (PageVerdict.INVALID, ["too_many"])
    assert reading.reasons[0].ground in {one.id for one in paper.sheet.grounds}


def test_no_box_and_both_boxes_are_read_as_such():
    paper = Paper().vote({"c1": "agree", "c2": "agree", "c4": "disagree"}).cross("c4", "agree")
    reading = read(paper)
    assert [reading.choices[one] for one in ("c1", "c3", "c4")] == ["agree", None, "both"]


@pytest.mark.parametrize("style", list(BallotStyle), ids=str)
def test_an_untouched_ballot_of_any_style_holds_no_ink(style):
    reading = read(Paper(style))
    assert {value for one in reading.ink.values() for value in one.values()} == {0.0}
    assert not {"stray_ink", "damaged", "faint_mark", "readers_differ"} & set(kinds(reading))
    untouched = {BallotStyle.STRIKE: "kept", BallotStyle.CUMULATIVE: 0}.get(style)
    assert set(reading.choices.values()) == {untouched}


def test_struck_names_and_kept_names_are_told_apart():
    paper = Paper(BallotStyle.STRIKE).strike("c2").strike("c5", height=0.4)
    reading = read(paper)
    assert (reading.verdict, reading.reasons) == (PageVerdict.VALID, ())
    assert [key for key, one in reading.choices.items() if one == "struck"] == ["c2", "c5"]
    assert [reading.ink[one]["strike"] for one in ("c1", "c3", "c4", "c6")] == [0.0] * 4
    assert min(reading.ink[one]["strike"] for one in ("c2", "c5")) > 0.8


def test_the_second_reader_finds_a_name_by_its_letters_where_the_corner_marks_mislead_it():
    paper = Paper(BallotStyle.STRIKE).strike("c2")
    gray = paper.scan()
    where = register(gray, paper.layout)
    names = Forms(paper.layout).of(1).names
    for off in (0.0, 0.8, -0.8):
        found = {}
        for name in names:
            height, width = (points(one, LINE) + 2 * NAME_REACH for one in (name.around.height, name.around.width))
            left, top = (one - NAME_REACH / LINE + off for one in (name.around.left, name.around.top))
            patch, likeness = find_name(piece(gray, where, left, top, (height, width), LINE), name)
            assert patch.shape == name.print.shape
            found[paper.layout.pages[0].rows[name.row].candidate] = second_of_name(
                stroke_over_name(patch, 250.0, 0.0, name), likeness
            )
        assert found == {"c1": "kept", "c2": "struck", "c3": "kept", "c4": "kept", "c5": "kept", "c6": "kept"}


def test_a_name_that_is_not_as_printed_is_no_kept_name_to_the_second_reader():
    paper = Paper(BallotStyle.STRIKE)
    other, box = Paper(BallotStyle.STRIKE, names=5), paper.rows["c3"].name_box
    rows, columns = (slice(round((low - 1) * PER_MM), round((high + 1) * PER_MM))
                     for low, high in ((box.top, box.bottom), (box.left, box.right)))  # fmt: skip
    paper.page[rows, columns] = np.roll(other.page, 3 * round(PER_MM), axis=1)[rows, columns]
    reading = read(paper)
    assert reading.verdict is PageVerdict.ADJUDICATE
    assert [key for key, one in reading.second.items() if one is None] == ["c3"]
    assert "c3" in {one.candidate for one in reading.reasons}


def test_a_cross_on_a_ballot_for_votes_only_is_a_vote():
    reading = read(Paper(BallotStyle.MARK).vote({"c1": "mark", "c6": "mark"}))
    assert (reading.verdict, reading.choices["c1"], reading.choices["c2"]) == (PageVerdict.VALID, "marked", None)


def test_a_written_number_is_left_to_people_and_an_empty_field_is_none():
    paper = Paper(BallotStyle.CUMULATIVE)
    box = paper.rows["c3"].boxes["votes"]
    paper.line((box.left + 3, box.top + 1), (box.left + 3, box.bottom - 1))
    reading = read(paper)
    assert reading.verdict is PageVerdict.ADJUDICATE
    assert [(one.kind, one.candidate) for one in reading.reasons[:1]] == [(ReasonKind.WRITTEN_NUMBER, "c3")]
    assert (reading.choices["c3"], reading.choices["c1"]) == (None, 0)
