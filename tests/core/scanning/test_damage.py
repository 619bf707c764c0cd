"""Pages that lie askew, are damaged, foreign, empty or marked beside: found, or handed to people, never guessed."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from daihoi.core.ballots.layouts import Box
from daihoi.core.ballots.readings import PageVerdict
from daihoi.core.elections import BallotStyle
from daihoi.core.scanning import Zones, read_picture
from tests.simulator.forms import PER_MM

from .paper import VOTES, Paper, jpeg, png, voted


def read(paper: Paper, change=None, **scan):
    return read_picture(paper.jpeg(change, **scan), paper.layout, paper.sheet, name="p.jpg")


def kinds(reading) -> set[str]:
    return {one.kind.value for one in reading.reasons}


def turned(degrees: float):
    def change(gray):
        height, width = gray.shape
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
        return cv2.warpAffine(gray, matrix, (width, height), borderValue=250)

    return change


def photographed(gray):
    """At an angle, on a dark table, in uneven light."""
    height, width = gray.shape
    to = np.float32([[150, 120], [width + 60, 170], [width + 130, height + 90], [80, height + 180]])
    matrix = cv2.getPerspectiveTransform(np.float32([[0, 0], [width, 0], [width, height], [0, height]]), to)
    seen = cv2.warpPerspective(gray, matrix, (width + 220, height + 300), borderValue=70)
    return (seen * np.linspace(0.75, 1, seen.shape[1])).astype(np.uint8)


def on_a_larger_glass(gray):
    return cv2.copyMakeBorder(gray, 40, 700, 60, 500, cv2.BORDER_CONSTANT, value=245)


LIES = {
    "quarter turn": lambda gray: np.rot90(gray, 1),
    "half turn": lambda gray: np.rot90(gray, 2),
    "three quarters": lambda gray: np.rot90(gray, 3),
    "3 degrees askew": turned(3),
    "3 degrees the other way": turned(-3),
    "small sheet on a large glass": on_a_larger_glass,
    "photograph": photographed,
    "low contrast": lambda gray: (70 + gray * 0.55).astype(np.uint8),
    "blurred": lambda gray: cv2.GaussianBlur(gray, (0, 0), 1.4),
    "grainy": lambda gray: np.clip(gray + np.random.default_rng(1).normal(0, 9, gray.shape), 0, 255).astype(np.uint8),
    "in the shadow of a spine": lambda gray: (gray * np.linspace(0.6, 1, gray.shape[1])).astype(np.uint8),
}


@pytest.mark.parametrize("lie", LIES)
def test_however_the_sheet_lies_its_votes_are_the_same(lie):
    reading = read(voted(), LIES[lie])
    assert (reading.choices, reading.verdict) == (VOTES, PageVerdict.VALID)


def coffee(paper):
    soft = np.ones(paper.page.shape, np.float32)
    cv2.circle(soft, (900, 1100), 350, 0.84, -1)
    paper.page = (paper.page * cv2.GaussianBlur(soft, (0, 0), 12)).astype(np.uint8)


def fold(paper):
    middle = paper.rows["c3"].row
    at = (middle.top + middle.height / 2) * PER_MM
    shade = 1 - 0.15 * np.exp(-(((np.arange(paper.page.shape[0]) - at) / (0.25 * PER_MM)) ** 2))
    paper.page = (paper.page * shade[:, None]).astype(np.uint8)


def holes(paper):
    for down in (70, 150):
        cv2.circle(paper.page, (round(11 * PER_MM), round(down * PER_MM)), round(3 * PER_MM), 15, -1)


def dust(paper):
    dice = np.random.default_rng(3)
    for _ in range(40):
        x, y = dice.uniform(10, 138), dice.uniform(10, 200)
        paper.line((x, y), (x + 0.2, y), width=0.25)


@pytest.mark.parametrize("damage", [coffee, fold, holes, dust])
def test_what_happens_to_paper_is_not_ink(damage):
    paper = voted()
    damage(paper)
    reading = read(paper)
    assert (reading.choices, reading.reasons) == (VOTES, ())


def test_a_torn_corner_leaves_three_marks_and_that_is_enough():
    paper = voted()
    height = paper.page.shape[0]
    far = round(24 * PER_MM)
    cv2.fillPoly(paper.page, [np.array([[0, height], [far, height], [0, height - far]])], 255)
    reading = read(paper)
    assert reading.choices == VOTES


def covered_box(paper):
    paper.cover(paper.rows["c2"].boxes["agree"], 255)


def covered_name(paper):
    box = paper.rows["c2"].name_box
    paper.cover(Box(box.left - 2, box.top - 1, box.width + 4, box.height + 2), 255)


def covered_code(paper):
    paper.cover(paper.layout.pages[0].identity, 255)


def signature(paper):
    paper.line(*[(40 + 30 * t, 180 + 5 * np.sin(9 * t)) for t in np.linspace(0, 1, 60)])


def added_name(paper):
    for at in range(12):
        paper.line((40 + 2.5 * at, 150), (41 + 2.5 * at, 146), (42 + 2.5 * at, 150))


def beside(paper):
    box = paper.rows["c3"].boxes["disagree"]
    paper.line((box.left - 3.5, box.top), (box.left - 1, box.bottom))


def circled(paper):
    box = paper.rows["c3"].boxes["disagree"]
    turn = np.linspace(0, 2 * np.pi, 40)
    middle = (box.left + box.width / 2, box.top + box.height / 2)
    paper.line(*[(middle[0] + 4.2 * np.cos(one), middle[1] + 3.6 * np.sin(one)) for one in turn])


def dot(paper):
    box = paper.rows["c3"].boxes["disagree"]
    paper.line((box.left + 2.3, box.top + 2.3), (box.left + 2.7, box.top + 2.3), width=0.4)


def pale(paper):
    paper.cross("c3", "disagree", shade=205)


def taken_back(paper):
    paper.fill("c3", "disagree")


DOUBTS = {
    covered_box: ("damaged", "c2"), covered_name: ("damaged", ""), covered_code: ("damaged", ""),
    signature: ("stray_ink", ""), added_name: ("stray_ink", ""), beside: ("faint_mark", "c3"),
    circled: ("faint_mark", "c3"), dot: ("faint_mark", "c3"), pale: ("faint_mark", "c3"),
    taken_back: ("corrected", "c3"),
}  # fmt: skip


@pytest.mark.parametrize("doubt", DOUBTS, ids=lambda one: one.__name__)
def test_a_doubt_goes_to_a_person_with_its_reason_and_place(doubt):
    paper = voted()
    doubt(paper)
    reading = read(paper)
    kind, candidate = DOUBTS[doubt]
    assert reading.verdict is PageVerdict.ADJUDICATE
    assert (kind, candidate) in {(one.kind.value, one.candidate) for one in reading.reasons}
    assert all(one.text.in_language("en").endswith(".") for one in reading.reasons)


def test_stray_ink_proposes_the_packs_ground_and_says_where():
    paper = voted()
    signature(paper)
    (reason,) = read(paper).reasons
    assert reason.ground in {one.id for one in paper.sheet.grounds}
    assert reason.box_mm == pytest.approx((40, 175, 30, 10), abs=2)


def black_and_white(gray):
    return np.where(gray > 150, 255, 0).astype(np.uint8)


ON_ONE_LINE = {
    BallotStyle.STRIKE: lambda: Paper(BallotStyle.STRIKE).strike("c2").strike("c5"),
    BallotStyle.MARK: lambda: Paper(BallotStyle.MARK).vote({"c1": "mark", "c6": "mark"}),
}


@pytest.mark.parametrize("style", ON_ONE_LINE, ids=str)
def test_a_black_and_white_scan_goes_to_a_person_where_a_light_stroke_may_be_gone(style):
    paper = ON_ONE_LINE[style]()
    picture = png(paper.scan(black_and_white))
    reading = read_picture(picture, paper.layout, paper.sheet)
    assert (reading.verdict, kinds(reading)) == (PageVerdict.ADJUDICATE, {"black_and_white"})
    accepted = read_picture(picture, paper.layout, paper.sheet, zones=Zones(black_and_white=True))
    assert (accepted.verdict, accepted.reasons) == (PageVerdict.VALID, ())
    assert accepted.choices == reading.choices == read(paper).choices


def test_of_two_boxes_only_an_empty_row_is_in_doubt_on_a_black_and_white_scan():
    paper, without = voted(), Paper().vote({name: key for name, key in VOTES.items() if name != "c3"})
    seen, missing = (read_picture(png(one.scan(black_and_white)), one.layout, one.sheet) for one in (paper, without))
    assert (seen.verdict, seen.reasons) == (PageVerdict.VALID, ())
    assert [(one.kind.value, one.candidate) for one in missing.reasons] == [("faint_mark", "c3")]


def half(paper):
    paper.strike("c3", -0.05, 0.45)


def under(paper):
    paper.strike("c3", height=1.15)


def between(paper):
    paper.strike("c3", height=1.45)


@pytest.mark.parametrize("doubt", [half, under, between])
def test_a_line_through_a_part_or_beside_a_name_goes_to_a_person(doubt):
    paper = Paper(BallotStyle.STRIKE).strike("c2").strike("c5")
    doubt(paper)
    reading = read(paper)
    assert reading.verdict is PageVerdict.ADJUDICATE
    assert kinds(reading) & {"partly_struck", "stray_ink"}
    assert reading.choices["c2"] == reading.choices["c5"] == "struck"


def zigzag(paper, candidate, *, waves: float, height: float):
    box = paper.rows[candidate].name_box
    steps = np.linspace(0, 1, 80)
    middle = box.top + box.height / 2
    paper.line(*[(box.left - 1 + (box.width + 2) * t, middle + height * np.sin(2 * np.pi * waves * t)) for t in steps])


@pytest.mark.parametrize(("waves", "height"), [(2, 0.8), (12, 1.6)])
def test_wavy_and_scribbled_lines_strike_a_name(waves, height):
    paper = Paper(BallotStyle.STRIKE).strike("c2")
    zigzag(paper, "c5", waves=waves, height=height)
    assert [key for key, one in read(paper).choices.items() if one == "struck"] == ["c2", "c5"]


def test_a_second_colour_of_ink_is_seen_on_a_colour_scan():
    paper = voted()
    color = np.dstack([paper.scan()] * 3)
    box = paper.rows["c3"].boxes["agree"]
    scale = paper.scan().shape[1] / paper.layout.size_mm[0]
    rows, columns = (slice(round(one * scale), round(other * scale))
                     for one, other in ((box.top, box.bottom), (box.left, box.right)))  # fmt: skip
    part = color[rows, columns]
    color[rows, columns] = np.where(part < 128, (30, 30, 200), part)
    reading = read_picture(jpeg(color.astype(np.uint8)), paper.layout, paper.sheet)
    assert kinds(reading) == {"second_colour"}
    assert kinds(read_picture(jpeg(np.dstack([paper.scan()] * 3)), paper.layout, paper.sheet)) == set()


def test_an_empty_back_a_letter_and_a_foreign_ballot_are_set_aside():
    paper = voted()
    back = jpeg(np.full((1654, 1165), 250, np.uint8))
    letter = np.full((1654, 1165), 250, np.uint8)
    for at in range(30):
        cv2.putText(letter, "a letter to somebody else", (100, 100 + 45 * at), 0, 1.2, 20, 2)
    other = Paper(names=7)
    found = [read_picture(one, paper.layout, paper.sheet) for one in (back, jpeg(letter), other.jpeg())]
    assert [(one.verdict.value, *kinds(one)) for one in found] == [
        ("unreadable", "blank_page"), ("unreadable", "not_found"), ("foreign", "other_ballot"),
    ]  # fmt: skip
    assert {one.layout_id for one in found} == {""}


def test_a_copy_at_another_size_is_seen():
    def smaller(gray):
        height, width = gray.shape
        small = cv2.resize(gray, None, fx=0.92, fy=0.92, interpolation=cv2.INTER_AREA)
        down, across = height - small.shape[0], width - small.shape[1]
        return cv2.copyMakeBorder(small, 0, down, 0, across, cv2.BORDER_CONSTANT, value=250)

    reading = read(voted(), smaller)
    assert (kinds(reading), reading.choices) == ({"wrong_scale"}, VOTES)


def test_a_layout_without_its_empty_form_is_wrong_input():
    from dataclasses import replace

    from daihoi.core.errors import WrongInput

    paper = voted()
    bare = replace(paper.layout, pages=(replace(paper.layout.pages[0], blank=b""),))
    with pytest.raises(WrongInput, match="empty form"):
        read_picture(paper.jpeg(), bare, paper.sheet)
