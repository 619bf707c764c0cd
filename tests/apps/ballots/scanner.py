"""A pen and a scanner for the tests: marks drawn on the printed form, a little noise, a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import cv2
import numpy as np

from daihoi.apps.accounts.models import User
from daihoi.apps.ballots import actions, queries
from daihoi.apps.ballots.models import PrintedBallot, ScanBatch, ScanCount
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import Round
from daihoi.apps.jobs import actions as jobs
from daihoi.apps.jobs.local_runner import InlineRunner
from daihoi.core.ballots.layouts import BLANK_DPI, MM_PER_INCH, Box
from tests.apps.elections import hall

PER_MM = BLANK_DPI / MM_PER_INCH
INK, PEN = 40, 4


def printed_round(congress, by: User, *, returned: int, seats: int = 5, **more: object) -> Round:
    """A vote on six names, its ballots printed before it was opened and reported after it."""
    hall.sit(congress)
    contest = hall.list_contest(congress, by, seats=seats, **more)
    elections.adopt_list(contest, by=by)
    actions.print_ballot(contest, by=by, copies=returned + 3)
    round_ = elections.open_round(contest, by=by, summoned=returned + 3, attending=returned + 3, deductions=[])
    return elections.report_ballots(round_, by=by, issued=returned + 1, returned=returned, unused=2)


def sheet(printed: PrintedBallot, choices: Sequence[str], seed: int, *, faint: int = 0) -> bytes:
    """One marked ballot as a JPEG; ``choices`` in ballot order: a box, or nothing.

    Args:
        printed: the form.
        choices: ``agree``, ``disagree``, ``both`` or nothing at each name; ``struck`` where names are struck.
        seed: of the noise and of where in its box each stroke lies, so that no two sheets are alike.
        faint: number of a name at which only a dot is made.
    """
    dice = np.random.default_rng(seed)
    page = printed.as_layout.pages[0]
    gray = cv2.imdecode(np.frombuffer(page.blank, np.uint8), cv2.IMREAD_GRAYSCALE)
    for at, (row, choice) in enumerate(zip(page.rows, choices, strict=True), 1):
        if choice == "struck":
            middle = row.name_box.top + row.name_box.height / 2 + dice.uniform(-0.3, 0.3)
            _line(gray, (row.name_box.left - 1, middle), (row.name_box.right + 1, middle))
            continue
        for name in ("agree", "disagree") if choice == "both" else filter(None, [choice]):
            _cross(gray, row.boxes[name], dice, 0.14 if at == faint else 0.62)
    noise = dice.normal(0, 2, gray.shape)
    seen = np.clip(gray.astype(np.float32) + noise, 0, 255).astype(np.uint8)
    return bytes(cv2.imencode(".jpg", seen, [cv2.IMWRITE_JPEG_QUALITY, 85])[1])


def scanned(
    count: ScanCount, pictures: Sequence[bytes] | Mapping[str, bytes], by: User, *, papers: int = 0
) -> ScanBatch:
    """A batch of such sheets, received and read."""
    named = pictures if isinstance(pictures, Mapping) else {f"{at:04}.jpg": one for at, one in enumerate(pictures, 1)}
    batch = actions.begin_batch(count, by=by, papers=papers or len(named))
    actions.receive_files(batch, [(name, [content]) for name, content in named.items()], by=by)
    return read(batch, by)


def read(batch: ScanBatch, by: User) -> ScanBatch:
    """Ask for the reading and carry it out here."""
    asked = actions.read_batch(batch, by=by)
    jobs.run_job(asked.job_id, InlineRunner())
    asked.refresh_from_db()
    return asked


def see_all(count: ScanCount, by: User) -> None:
    """Look through every contact sheet and find nothing wrong."""
    paper = queries.sheet_of(count.round)
    cuttings = queries.contacts.cuttings_of(count, paper.ids, paper.style)
    candidates = {str(one.candidate_id): one.candidate for one in count.round.tallies.select_related("candidate")}
    for (key, kind), own in cuttings.items():
        shown = [one.sheet for one in own]
        actions.check_contact_sheet(count, candidates[key], kind, 1, shown=shown, flagged=[], by=by)


def states(count: ScanCount) -> list[str]:
    """What becomes of each ballot, in the order of the paper."""
    return list(queries.sheets_of_count(count).values_list("state", flat=True))


def _cross(gray: np.ndarray, box: Box, dice: np.random.Generator, size: float) -> None:
    x = box.left + box.width / 2 + dice.uniform(-0.5, 0.5)
    y = box.top + box.height / 2 + dice.uniform(-0.5, 0.5)
    half = box.width * size / 2
    _line(gray, (x - half, y - half), (x + half, y + half))
    _line(gray, (x - half, y + half), (x + half, y - half))


def _line(gray: np.ndarray, start: tuple[float, float], end: tuple[float, float]) -> None:
    first, last = (tuple(round(one * PER_MM) for one in point) for point in (start, end))
    cv2.line(gray, first, last, INK, PEN, cv2.LINE_AA)


def blank_page() -> bytes:
    """A sheet with nothing on it."""
    dice = np.random.default_rng(3)
    seen = np.clip(dice.normal(250, 2, (1654, 1169)), 0, 255).astype(np.uint8)
    return bytes(cv2.imencode(".jpg", seen, [cv2.IMWRITE_JPEG_QUALITY, 85])[1])
