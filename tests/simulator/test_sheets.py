"""The simulator tells the truth about what it draws."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from daihoi.core.ballots.layouts import Box, PaperSize
from daihoi.core.elections import BallotStyle

from .forms import PER_MM, Form, drawn_form
from .marks import IN_BOX, POINTS, THROUGH_NAME, UNCLEAR_BOX, UNCLEAR_NAME
from .papers import DAMAGES
from .pens import EVERY as EVERY_PEN
from .pens import GEL, RED
from .scanners import EVERY, Scanner
from .sheets import MarkedSheet, Recipe, hard_recipe, mark_sheet, suffix_of
from .strays import STRAYS

FLAT = Scanner("flat", dpi=300, quality=0, noise=0, blur_mm=0.0, turn=0, skew=0, scale=(1.0, 1.0), shift_mm=0.0)


def small_form(style: BallotStyle) -> Form:
    return drawn_form(style, 6, 4, PaperSize.A5)


def gray_of(sheet: MarkedSheet) -> np.ndarray:
    return cv2.imdecode(np.frombuffer(sheet.picture, np.uint8), cv2.IMREAD_GRAYSCALE)


def ink_in(gray: np.ndarray, box: Box) -> float:
    """The share of dark pixels in the middle of a box."""
    top, left = round((box.top - 2) * PER_MM), round((box.left - 2) * PER_MM)
    far = round((box.width + 4) * PER_MM)
    part = (gray[top : top + far, left : left + far] < 140).astype(np.uint8)
    middle = part[far // 3 : -far // 3, far // 3 : -far // 3]
    return float(middle.mean())


@pytest.mark.parametrize("pen", [pen for pen in EVERY_PEN if pen.is_clear], ids=lambda pen: pen.name)
def test_a_meant_box_has_ink_and_the_other_none(pen):
    form = small_form(BallotStyle.MARK)
    sheet = mark_sheet(form, Recipe(pen=pen, scanner=FLAT), seed=3)
    gray = gray_of(sheet)
    for row in form.layout.pages[0].rows:
        position = sheet.truth.positions[row.candidate]
        seen = ink_in(gray, row.boxes["mark"])
        assert (seen > 0.02) == (position.choice == "marked"), (row.candidate, position, seen)


@pytest.mark.parametrize("style", [BallotStyle.AGREE_DISAGREE, BallotStyle.STRIKE, BallotStyle.MARK], ids=str)
def test_the_same_seed_draws_the_same_file_and_another_seed_another_one(style):
    form = small_form(style)
    recipe = hard_recipe(np.random.default_rng(2))
    assert mark_sheet(form, recipe, 5) == mark_sheet(form, recipe, 5)
    assert mark_sheet(form, recipe, 5).picture != mark_sheet(form, recipe, 6).picture


def test_a_voter_never_means_more_names_than_seats():
    form = small_form(BallotStyle.AGREE_DISAGREE)
    agreed = [
        sum(choice == "agree" for choice in mark_sheet(form, Recipe(), seed).truth.choices.values())
        for seed in range(20)
    ]
    assert set(agreed) == {2, 3, 4}


@pytest.mark.parametrize("stray", STRAYS)
def test_stray_ink_is_drawn_where_nothing_is_printed_and_belongs_before_a_person(stray):
    form = small_form(BallotStyle.STRIKE)
    sheet = mark_sheet(form, Recipe(strays=(stray,), pen=GEL), seed=1)
    place = sheet.truth.strays[stray]
    assert sheet.truth.must_be_seen
    printed = form.pages[0][
        round(place.top * PER_MM) : round(place.bottom * PER_MM),
        round(place.left * PER_MM) : round(place.right * PER_MM),
    ]
    assert printed.min() > 150


def test_unclear_marks_and_two_inks_on_a_colour_scan_belong_before_a_person():
    form = small_form(BallotStyle.AGREE_DISAGREE)
    colour = Scanner("colour", mode="colour")
    assert not mark_sheet(form, Recipe(), 1).truth.must_be_seen
    assert mark_sheet(form, Recipe(unclear=1.0), 1).truth.must_be_seen
    assert mark_sheet(form, Recipe(second_pen=RED, scanner=colour), 1).truth.must_be_seen
    assert not mark_sheet(form, Recipe(second_pen=RED), 1).truth.must_be_seen
    faint = next(pen for pen in EVERY_PEN if not pen.is_clear)
    assert mark_sheet(form, Recipe(pen=faint), 1).truth.must_be_seen


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_changes_the_paper_and_no_truth(damage):
    form = small_form(BallotStyle.MARK)
    whole, damaged = mark_sheet(form, Recipe(), 4), mark_sheet(form, Recipe(damages=(damage,)), 4)
    assert whole.truth.choices == damaged.truth.choices
    assert not damaged.truth.must_be_seen
    assert whole.picture != damaged.picture


@pytest.mark.parametrize("scanner", EVERY, ids=lambda scanner: scanner.name)
def test_every_scanner_writes_a_file_that_opens(scanner):
    sheet = mark_sheet(small_form(BallotStyle.MARK), Recipe(scanner=scanner), 1)
    assert suffix_of(sheet.picture) == {"black": ".tif"}.get(scanner.mode, ".jpg" if scanner.quality else ".png")
    shown = cv2.imdecode(np.frombuffer(sheet.picture, np.uint8), cv2.IMREAD_UNCHANGED)
    assert (shown.ndim == 3) == (scanner.mode == "colour")
    assert shown.shape[0] > 800


@pytest.mark.parametrize("shape", [*IN_BOX, *UNCLEAR_BOX], ids=lambda shape: shape.name)
def test_a_clear_mark_crosses_its_box_and_an_unclear_one_is_told_apart(shape):
    strokes = shape.draw(np.random.default_rng(1), 200, 5.0)
    assert strokes.shape[0] == 200
    assert strokes.shape[2:] == (POINTS, 2)
    inside = (np.abs(strokes) < 2.2).all(axis=-1).mean(axis=(1, 2))
    if shape.is_clear:
        assert inside.min() > 0.15
    if shape.name in {"circled", "beside"}:
        assert inside.max() < 0.15


@pytest.mark.parametrize("shape", [*THROUGH_NAME, *UNCLEAR_NAME], ids=lambda shape: shape.name)
def test_a_clear_strike_spans_the_name_and_an_unclear_one_does_not(shape):
    strokes = shape.draw(np.random.default_rng(1), 200, 40.0, 4.0)
    in_name = (np.abs(strokes[..., 0]) < 20) & (np.abs(strokes[..., 1]) < 2)
    reached = np.where(in_name, strokes[..., 0], 0.0)
    span = (reached.max(axis=(1, 2)) - reached.min(axis=(1, 2))) / 40
    if shape.is_clear:
        assert span.min() > 0.55
    else:
        assert span.max() < 0.55
