"""Many pages: none dropped, in order, the same sheet never twice, two sides judged as one ballot."""

from __future__ import annotations

import json
import os

import numpy as np
import pytest

from daihoi.core.ballots.readings import PageReading, PageVerdict, read_reading
from daihoi.core.elections import BallotStyle
from daihoi.core.errors import WrongInput
from daihoi.core.scanning import batch, crops, find_pictures, read_chunk, read_files
from daihoi.core.scanning.sides import judge_sides

from .paper import VOTES, Paper, png, voted


def votes(number: int) -> dict[str, str]:
    """Other votes on every sheet, four of six each time."""
    if number == 1:
        return VOTES
    return {key: "disagree" if at in (0, number - 1) else "agree" for at, key in enumerate(VOTES)}


@pytest.fixture
def folder(tmp_path):
    for number in range(1, 6):
        (tmp_path / f"{number}.jpg").write_bytes(Paper().vote(votes(number)).jpeg())
    (tmp_path / "3.jpg").write_bytes(b"")
    return tmp_path


def test_pages_come_out_in_order_from_two_processes_and_from_one(folder):
    paper = voted()
    alone, together = (list(read_files([folder], paper.layout, paper.sheet, workers=count)) for count in (1, 2))
    assert alone == together
    assert [one.source for one in alone] == [f"{number}.jpg" for number in range(1, 6)]
    assert [one.verdict.value for one in alone] == ["valid", "valid", "unreadable", "valid", "valid"]


def test_a_runner_carries_out_the_chunks(folder):
    class Runner:
        def run(self, work, chunks):
            return map(work, chunks)

    paper = voted()
    found = list(read_files([folder], paper.layout, paper.sheet, runner=Runner()))
    assert found == list(read_files([folder], paper.layout, paper.sheet, workers=1))


def test_a_picture_that_kills_a_process_costs_its_own_line_only(folder, monkeypatch):
    paper = voted()
    pictures = tuple(find_pictures([folder / "1.jpg", folder / "3.jpg"]))
    monkeypatch.setattr(batch, "work_on", _dies_at_three)
    pairs = batch.one_by_one(batch.Chunk(pictures, paper.layout, paper.sheet))
    assert [(one.source, one.verdict.value) for one, _print in pairs] == [("1.jpg", "valid"), ("3.jpg", "unreadable")]
    assert pairs[1][0].reasons[0].kind.value == "broken_file"


def _dies_at_three(chunk):
    if chunk.pictures[0].name == "3.jpg":
        os._exit(9)
    return [(PageReading(chunk.pictures[0].name, PageVerdict.VALID), ())]


def test_the_very_same_picture_and_the_same_sheet_scanned_again_go_to_a_person(tmp_path):
    paper = voted()
    (tmp_path / "1.jpg").write_bytes(paper.jpeg())
    (tmp_path / "2.jpg").write_bytes(paper.jpeg())
    (tmp_path / "3.png").write_bytes(png(paper.scan()[2:, 3:]))
    found = list(read_files([tmp_path], paper.layout, paper.sheet, workers=1))
    assert [one.verdict.value for one in found] == ["valid", "adjudicate", "adjudicate"]
    assert [[kind.kind.value for kind in one.reasons] for one in found] == [[], ["twice"], ["twice"]]


def test_a_chunk_of_plain_data_gives_plain_lines_that_can_be_read_again(folder):
    paper = voted()
    chunk = {"pictures": [list(one) for one in find_pictures([folder])], "layout": paper.layout.as_json(),
             "language": "en"}  # fmt: skip
    lines = read_chunk(json.loads(json.dumps(chunk)))
    assert [one["source"] for one in lines] == [f"{number}.jpg" for number in range(1, 6)]
    assert read_reading(json.loads(json.dumps(lines[0]))).choices == VOTES
    assert lines[2]["reasons"][0]["text"] == "The file is empty. Scan the page again."


def test_a_chunk_carries_the_grounds_that_stray_ink_may_be(tmp_path):
    paper = voted()
    note = [(30, 180), (45, 172), (60, 186), (75, 172), (95, 182)]
    paper.line(*note, width=0.6)
    (tmp_path / "1.png").write_bytes(png(paper.scan()))
    plain = {"pictures": [[str(tmp_path / "1.png"), 0, "1"]], "layout": paper.layout.as_json(), "language": "en"}
    grounds = json.loads(json.dumps(paper.sheet.flaws_by_ground))
    (bare,), (line,) = read_chunk(plain), read_chunk(plain | {"grounds": grounds})
    (whole,) = read_files([tmp_path], paper.layout, paper.sheet, workers=1)
    assert [(one["id"], one["ground"]) for one in bare["reasons"]] == [("stray_ink", None)]
    assert [one["ground"] for one in line["reasons"]] == [one.ground for one in whole.reasons]
    assert line["reasons"][0]["ground"] in grounds
    with pytest.raises(WrongInput, match="grounds"):
        read_chunk(plain | {"grounds": {"INV-1": ["no flaw"]}})


def test_a_chunk_may_accept_black_and_white(tmp_path):
    paper = Paper(BallotStyle.MARK).vote({"c1": "mark"})
    (tmp_path / "1.png").write_bytes(png(np.where(paper.scan() > 150, 255, 0).astype(np.uint8)))
    plain = {"pictures": [[str(tmp_path / "1.png"), 0, "1"]], "layout": paper.layout.as_json()}
    found = [read_chunk(plain | more)[0]["verdict"] for more in ({}, {"black_and_white": True})]
    assert found == ["adjudicate", "valid"]


def test_debug_writes_a_picture_a_sheet(folder, tmp_path):
    paper = voted()
    list(
        read_files([folder / "1.jpg", folder / "3.jpg"], paper.layout, paper.sheet, workers=1, debug=tmp_path / "seen")
    )
    assert [one.name for one in sorted((tmp_path / "seen").iterdir())] == ["000001-1.jpg.jpg"]


def test_two_sides_are_judged_as_one_ballot_and_a_lone_side_is_not():
    from dataclasses import replace

    paper = voted()
    rows = paper.layout.pages[0].rows
    pages = tuple(replace(paper.layout.pages[0], number=at, rows=part) for at, part in ((1, rows[:5]), (2, rows[5:])))
    two = replace(paper.layout, pages=pages)
    front = PageReading(
        "f", PageVerdict.VALID, two.layout_id, 1, dict.fromkeys(("c1", "c2", "c3", "c4", "c5"), "agree")
    )
    back = PageReading("b", PageVerdict.VALID, two.layout_id, 2, {"c6": "disagree"})
    found = list(judge_sides([front, back, back], two, paper.sheet))
    assert [one.source for one in found] == ["f", "b", "b"]
    assert [one.verdict.value for one in found[:2]] == ["invalid", "invalid"]
    assert [one.reasons[-1].kind.value for one in found] == ["too_many", "too_many", "page_missing"]


def test_crops_show_the_page_a_row_and_refuse_what_is_no_scan():
    import cv2
    import numpy as np

    paper = voted()
    upside_down = png(np.ascontiguousarray(np.rot90(paper.scan(), 2)))
    page = cv2.imdecode(np.frombuffer(crops.straightened(upside_down, 0, paper.layout), np.uint8), 0)
    assert abs(page.shape[1] / page.shape[0] - 148 / 210) < 0.01
    box = paper.rows["c1"].boxes["agree"]
    marked = cv2.imdecode(np.frombuffer(crops.crop(upside_down, 0, paper.layout, 1, box), np.uint8), 0)
    empty = cv2.imdecode(
        np.frombuffer(crops.crop(upside_down, 0, paper.layout, 1, paper.rows["c2"].boxes["agree"]), np.uint8), 0
    )
    assert marked[30:50, 30:50].min() < 100 < empty[30:50, 30:50].min()
    with pytest.raises(WrongInput, match="empty"):
        crops.straightened(b"", 0, paper.layout)
