"""The count of the reader's mistakes counts rightly."""

from __future__ import annotations

import numpy as np
import pytest

from daihoi.core.ballots.readings import PageReading, PageVerdict, Reason, ReasonKind
from daihoi.core.elections import BallotStyle
from daihoi.core.sentences import Sentence

from . import accuracy
from .dense import MARKED, UNCLEAR, Way, dense_form, draw_page
from .pens import GEL
from .scanners import OFFICE
from .tallies import Outcome, Tally, as_markdown, upper_bound


def test_a_wrong_choice_is_silent_only_when_nobody_is_asked():
    tally = Tally()
    assert not tally.add(is_clear=True, is_sent=False, is_right=True)
    assert not tally.add(is_clear=True, is_sent=True, is_right=False)
    assert not tally.add(is_clear=False, is_sent=True, is_right=True)
    assert tally.add(is_clear=False, is_sent=False, is_right=False)
    assert tally == Tally(clear=2, clear_sent=1, unclear=2, unclear_sent=1, silent=1)


def test_counts_of_many_jobs_are_joined_by_table_and_kind():
    first, second = Outcome(pages=1, unread=1, asked={"faint_mark": 2}), Outcome(pages=2, kept=["a.jpg"])
    first.count([("All", "mark"), ("Pen", "gel")], is_clear=True, is_sent=False, is_right=True)
    second.count([("All", "mark")], is_clear=False, is_sent=False, is_right=False)
    second.asked = {"faint_mark": 1, "stray_ink": 1}
    first.join(second)
    assert first.tables == {"All": {"mark": Tally(1, 0, 1, 0, 1)}, "Pen": {"gel": Tally(1, 0, 0, 0, 0)}}
    assert (first.pages, first.unread, first.kept, first.asked) == (3, 1, ["a.jpg"], {"faint_mark": 3, "stray_ink": 1})
    assert as_markdown(first.tables)[2] == "| mark | 2 | 1 | 0.00 % | 1 | 0.00 % | 1 |"


@pytest.mark.parametrize(
    ("errors", "tries", "bound"), [(0, 10_000_000, 3e-7), (0, 0, 1.0), (1, 1000, 0.004744), (5, 1000, 0.010513)]
)
def test_the_bound_is_that_of_the_poisson_interval(errors, tries, bound):
    assert upper_bound(errors, tries) == pytest.approx(bound, rel=0.01)


@pytest.mark.parametrize("style", [BallotStyle.MARK, BallotStyle.STRIKE], ids=str)
def test_a_page_of_positions_holds_the_said_shares_of_clear_and_unclear_marks(style):
    form = dense_form(style)
    way = Way(GEL, OFFICE, (), 0.05)
    pages = [draw_page(style, way, seed) for seed in range(8)]
    assert pages[0] == draw_page(style, way, 0)
    positions = [one for _picture, truth in pages for one in truth.values()]
    assert len(positions) == 8 * len(form.layout.names)
    marked = np.mean([one.shape != "none" and one.is_clear for one in positions])
    assert marked == pytest.approx(MARKED, abs=0.06)
    assert np.mean([not one.is_clear for one in positions]) == pytest.approx(UNCLEAR, abs=0.04)


def reading(*reasons: Reason, verdict: PageVerdict = PageVerdict.ADJUDICATE) -> PageReading:
    return PageReading("x", verdict, page=1, reasons=reasons)


def test_people_are_asked_by_name_by_place_or_about_the_whole_page():
    layout = dense_form(BallotStyle.MARK).layout
    rows = layout.pages[0].rows
    text = Sentence("?")
    by_name = Reason(ReasonKind.FAINT_MARK, text, rows[3].candidate)
    by_place = Reason(ReasonKind.STRAY_INK, text, box_mm=tuple(rows[7].row))
    whole = Reason(ReasonKind.WRONG_SCALE, text)
    everybody = {row.candidate for row in rows}
    assert accuracy.asked_about(reading(by_name, by_place), layout) == {rows[3].candidate, rows[7].candidate}
    assert accuracy.asked_about(reading(whole), layout) == everybody
    assert accuracy.asked_about(reading(verdict=PageVerdict.UNREADABLE), layout) == everybody
    assert accuracy.asked_about(reading(verdict=PageVerdict.VALID), layout) == set()


def test_a_reader_that_sees_nothing_is_found_out_and_its_mistakes_are_kept(tmp_path, monkeypatch, capsys):
    def blind(picture, layout, sheet=None):
        side = layout.pages[0]
        empty = "kept" if layout.style is BallotStyle.STRIKE else None
        return PageReading("x", PageVerdict.VALID, page=1, choices={row.candidate: empty for row in side.rows})

    monkeypatch.setattr(accuracy.scanning, "read_picture", blind)
    monkeypatch.setattr(accuracy, "MOST_KEPT", 3)
    words = ["--positions", "400", "--sheets", "1", "--workers", "1", "--kept", str(tmp_path)]
    assert accuracy.main(words) == 1
    told = capsys.readouterr().out
    assert "Silent errors: 0;" not in told
    assert list(tmp_path.glob("mark-*-meant-marked-read-None.jpg"))
