"""A machine count over really printed, drawn and read ballots: five names, agree or disagree, tellers on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from daihoi.apps.accounts.models import User
from daihoi.apps.ballots import actions, queries
from daihoi.apps.ballots.models import ScanBatch, ScanCount, ScanSheet
from daihoi.apps.ballots.queries import designs
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import Round
from daihoi.apps.jobs import actions as jobs
from daihoi.apps.jobs.local_runner import InlineRunner
from daihoi.core.ballots.layouts import Box, PaperSize
from daihoi.core.elections import BallotStyle
from tests.apps.elections import hall
from tests.simulator.forms import PER_MM, Form, rendered
from tests.simulator.marks import cross
from tests.simulator.pens import BALLPOINT_BLUE, Image, draw
from tests.simulator.scanners import OFFICE, scan
from tests.simulator.strays import signature

ALL = ("agree",) * 5
SLIGHT = 0.14
"""The length of a touch of the pen, of a whole stroke."""


@dataclass(frozen=True)
class Paper:
    """One ballot as the voter left it.

    Args:
        marks: at each name ``agree``, ``disagree``, ``both`` or nothing; ``slight`` for one short stroke in “agree”.
        is_signed: True for a signature at the foot.
    """

    marks: Sequence[str] = field(default=ALL)
    is_signed: bool = False


def printed_round(congress, by: User, *, returned: int, seats: int = 4, style=BallotStyle.AGREE_DISAGREE) -> Round:
    """A vote on five names on printed ballots, reported."""
    hall.sit(congress)
    contest = hall.list_contest(congress, by, seats=seats, names=hall.NAMES[:5])
    elections.adopt_list(contest, by=by)
    actions.print_ballot(contest, by=by, copies=returned + 1, paper=PaperSize.A5, style=style)
    round_ = elections.open_round(contest, by=by, summoned=returned + 3, attending=returned + 3, deductions=[])
    return elections.report_ballots(round_, by=by, issued=returned, returned=returned)


def form_of(round_: Round) -> Form:
    """The empty ballot of a round as the printer lays it down."""
    printed = queries.printed_of(round_.contest, round_.number)
    assert printed is not None
    plan = queries.planned_round(round_)
    made = designs.printed_pages(round_.contest, plan, BallotStyle(printed.style), PaperSize(printed.paper))
    assert made.layout.layout_id == printed.layout_id
    return rendered(made.layout, made.pdf)


def drawn(form: Form, paper: Paper, seed: int) -> bytes:
    """The scanner's file of one marked ballot; the same seed gives the same file."""
    rng, side = np.random.default_rng(seed), form.layout.pages[0]
    page = form.pages[0].copy()
    for row, mark in zip(side.rows, paper.marks, strict=True):
        keys = {"agree": ["agree"], "disagree": ["disagree"], "both": ["agree", "disagree"], "slight": ["agree"]}
        for key in keys.get(mark, []):
            _cross(page, row.boxes[key], rng, is_slight=mark == "slight")
    if paper.is_signed:
        width, height = form.layout.size_mm
        for path in signature(rng, Box(width / 2 - 25, height - 42, 50.0, 14.0)):
            draw(page, PER_MM, path, BALLPOINT_BLUE, rng)
    return scan(page, PER_MM, OFFICE, rng)


def _cross(page: Image, box: Box, rng: np.random.Generator, *, is_slight: bool) -> None:
    """Two strokes across the box, or one short touch of the pen."""
    middle = (box.left + box.width / 2, box.top + box.height / 2)
    strokes = cross(rng, 1, box.width)[0]
    for stroke in strokes[:1] * SLIGHT if is_slight else strokes:
        draw(page, PER_MM, stroke + middle, BALLPOINT_BLUE, rng)


def open_count(round_: Round, by: User, seats: dict[User, str]) -> ScanCount:
    """The machine count with its seats."""
    return actions.open_scan_count(round_, by=by, seats=seats)


def read_papers(count: ScanCount, papers: Sequence[Paper], by: User, *, first_seed: int = 1) -> ScanBatch:
    """Scan and read a batch of papers."""
    form = form_of(count.round)
    batch = actions.begin_batch(count, by=by, papers=len(papers))
    files = [
        (f"scan-{at:03}.jpg", [drawn(form, paper, first_seed + at)]) for at, paper in enumerate(papers)
    ]  # fmt: skip
    actions.receive_files(batch, files, by=by)
    batch = actions.read_batch(batch, by=by)
    done = jobs.run_job(batch.job_id, InlineRunner())
    assert done.state == "done", done.error
    batch.refresh_from_db()
    return batch


def states_of(count: ScanCount) -> list[str]:
    """What every ballot waits for, in the order of the paper."""
    return list(queries.sheets_of_count(count).values_list("state", flat=True))


def sheet_at(count: ScanCount, position: int) -> ScanSheet:
    """One ballot of the first batch."""
    sheet: ScanSheet = queries.sheets_of_count(count).get(batch__number=1, position=position)
    sheet.batch.count = count
    return sheet
