"""A hall's scanned ballots from a folder: by the clock on all cores, beside one core; and the memory it takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.simulator.forms import Form, printed_form
from tests.simulator.scanners import OFFICE
from tests.simulator.sheets import Recipe, mark_sheet

from bench.measure import Measurement
from daihoi.core.elections import BallotStyle

CLAIM = (
    "A hall of 2,000 ballots with 60 names is read from a folder in less than a minute on two cores, "
    "and ten times as many sheets take hardly more memory."
)
FULL, TINY = 2_000, 8
NAMES, SEATS = 60, 55
MORE = 10
ROOT = Path(__file__).resolve().parents[1]


def run(size: int) -> list[Measurement]:
    """By the clock; the ballots are drawn first."""
    cores = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as place:
        with get_context("spawn").Pool(cores) as pool:
            pool.map(partial(draw_ballot, place=place), range(size), chunksize=20)
        Path(place, "layout.json").write_text(json.dumps(form().layout.as_json()), encoding="utf-8")
        told = [_told(place, sheets, workers) for sheets, workers in ((size, cores), (size, 1), (size * MORE, cores))]
    return [
        Measurement(
            f"{one['sheets']:,} sheets, {one['workers']} processes", one["sheets"], "sheets", one["seconds"],
            f"processor {one['processor'] * 1000 / one['sheets']:.1f} ms a sheet; all in {one['megabytes']:.0f} MB",
        )
        for one in told
    ]  # fmt: skip


def form() -> Form:
    """The printed ballot of the hall."""
    return printed_form(BallotStyle.AGREE_DISAGREE, NAMES, SEATS)


def draw_ballot(seed: int, place: str) -> None:
    """One ballot, all its sides, by a voter who crosses."""
    for side in form().layout.pages:
        picture = mark_sheet(form(), Recipe(scanner=OFFICE, habit="cross"), seed, page=side.number).picture
        Path(place, f"{seed:06}-{side.number}.jpg").write_bytes(picture)


def _told(place: str, sheets: int, workers: int) -> dict[str, Any]:
    """In a process of its own, so that its memory can be told."""
    answer = subprocess.run(
        [sys.executable, "-m", "bench.peers.folder", place, str(sheets), str(workers)],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(answer.stdout)
    return told
