"""The reader on drawn pages: right, or a person is asked.  Each pen and scanner once; ``accuracy`` runs millions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from daihoi.core.elections import BallotStyle

from .accuracy import KINDS_OF_SHEET, read_page, read_sheet, silent
from .dense import Way
from .pens import BALLPOINT_BLACK, GEL
from .pens import EVERY as EVERY_PEN
from .scanners import EVERY as EVERY_SCANNER
from .scanners import OFFICE
from .tallies import Outcome

MOST_ASKED = 0.25
"""Of the clear positions on a page where every twelfth is unclear and lies close to eight others."""


def read(way: Way, kept) -> Outcome:
    whole = Outcome()
    for style in (BallotStyle.MARK, BallotStyle.STRIKE):
        whole.join(read_page(style, way, 7, kept))
    return whole


@pytest.mark.parametrize("pen", EVERY_PEN, ids=lambda pen: pen.name)
def test_no_mark_of_any_pen_is_read_wrongly_without_a_word(pen, tmp_path):
    found = read(Way(pen, OFFICE, (), 0.1), tmp_path)
    assert silent(found) == 0, found.kept
    if pen.is_clear:
        clear = found.tables["All"]["mark"]
        assert clear.clear_sent / clear.clear < MOST_ASKED


@pytest.mark.parametrize(
    "scanner", [one for one in EVERY_SCANNER if one.mode != "black"], ids=lambda scanner: scanner.name
)
def test_no_scanner_makes_the_reader_err_without_a_word(scanner, tmp_path):
    found = read(Way(GEL, scanner, (), 0.1), tmp_path)
    assert silent(found) == 0, found.kept
    assert found.tables["All"]["mark"].all > 300


@pytest.mark.parametrize("kind", KINDS_OF_SHEET)
def test_whole_ballots_are_counted_rightly_or_shown_to_a_person(kind, tmp_path):
    whole = Outcome()
    for seed in range(6):
        whole.join(read_sheet(kind, seed, tmp_path))
    assert silent(whole) == 0, whole.kept
    assert whole.pages == 6


def test_a_dark_streak_through_a_whole_column_of_boxes_marks_none_of_them(tmp_path):
    """Dust on the glass draws a black line down the page."""
    streaked = replace(OFFICE, name="black streaks", streaks=True)
    whole = Outcome()
    for seed in range(30, 42):
        whole.join(read_page(BallotStyle.MARK, Way(BALLPOINT_BLACK, streaked, (), 0.1), seed, tmp_path))
    assert silent(whole) == 0, whole.kept


@pytest.mark.parametrize("pen", [pen for pen in EVERY_PEN if not pen.is_clear], ids=lambda pen: pen.name)
def test_a_fold_through_the_names_hides_no_faint_line(pen, tmp_path):
    whole = Outcome()
    for seed in (158, 173):
        whole.join(read_page(BallotStyle.STRIKE, Way(pen, OFFICE, ("fold",), 0.1), seed, tmp_path))
    assert silent(whole) == 0, whole.kept
