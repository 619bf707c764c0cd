"""Reading scanned ballots: one core, its stages, a folder on all cores, memory; beside programs that do the same."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import simplejpeg
from tests.simulator.accuracy import sheet_of
from tests.simulator.forms import printed_form
from tests.simulator.scanners import OFFICE
from tests.simulator.sheets import Recipe, mark_sheet

from bench.measure import Measurement
from bench.peers import auto_multiple_choice, markshark
from bench.peers.sheets import Drawn, draw_sheets, missed_and_false, peer_form
from daihoi.core import scanning
from daihoi.core.elections import BallotStyle
from daihoi.core.scanning import reading

CLAIM = (
    "A core reads more than 50 ballots of 50 names a second, both readers and the look for stray ink included, "
    "many times as fast as other readers and with fewer marks missed; a folder takes all cores and flat memory."
)
FULL, TINY = 60, 4  # sheets on one core and for each peer
HALL, HALL_NAMES, HALL_SEATS = 2_000, 60, 55
MANY = 10  # times the hall, for memory
ROOT = Path(__file__).resolve().parents[1]
STAGES = {
    "corner marks": "register", "code": "identify", "page put straight for shade and stray ink": "flatten",
    "patches": "gather", "first reader": "score_boxes", "patches of the second reader": "raw_patches",
    "second reader": "changes_in_boxes", "stray ink": "find_additions",
}  # fmt: skip


def run(size: int) -> list[Measurement]:
    """Processor seconds on one core for all but the folder, which is by the clock."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        drawn = draw_sheets(folder, size)
        rows = [_ours(drawn), _decoding(drawn), *_stages(drawn), *_peers(drawn, folder)]
    return rows + (_hall() if size == FULL else [])


def _ours(drawn: Drawn) -> Measurement:
    form = peer_form()
    sheet = sheet_of(form)
    found: list[Any] = []

    def read_all() -> None:
        found[:] = scanning.read_files(drawn.files, form.layout, sheet, workers=1)

    seconds = min(_spent(read_all) for _ in range(3))
    seen = [{key: {choice} for key, choice in one.choices.items() if choice in ("agree", "disagree")} for one in found]
    missed, false = missed_and_false(drawn, seen)
    to_people = sum(one.verdict == "adjudicate" for one in found)
    note = f"processor; {missed} of {drawn.marks} marks missed, {false} false, {to_people} sheets to people"
    return Measurement("file to reading, one core", len(found), "sheets", seconds, note)


def _decoding(drawn: Drawn) -> Measurement:
    def decode_all() -> None:
        for file in drawn.files:
            simplejpeg.decode_jpeg(file.read_bytes(), colorspace="GRAY", fastdct=True)

    seconds = min(_spent(decode_all) for _ in range(3))
    return Measurement("decoding the JPEG alone", len(drawn.files), "sheets", seconds, "the floor of any reader")


@dataclass
class _Clock:
    """A function that is timed while it does its work."""

    act: Callable[..., Any]
    seconds: float = 0.0
    calls: int = field(default=0)

    def __call__(self, *values: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return self.act(*values, **named)
        finally:
            self.seconds += time.process_time() - began
            self.calls += 1


def _stages(drawn: Drawn) -> list[Measurement]:
    """Each stage by its own clock; together they are a little less than the whole."""
    clocks = {name: _Clock(getattr(reading, name)) for name in STAGES.values()}
    form = peer_form()
    for name, clock in clocks.items():
        setattr(reading, name, clock)
    try:
        for file in drawn.files:
            scanning.read_picture(file, form.layout, sheet_of(form))
    finally:
        for name, clock in clocks.items():
            setattr(reading, name, clock.act)
    return [
        Measurement(f"of it: {said}", len(drawn.files), "sheets", max(clocks[name].seconds, 1e-9), "one run")
        for said, name in STAGES.items()
    ]


def _peers(drawn: Drawn, folder: Path) -> list[Measurement]:
    rows, count = [], len(drawn.files)
    if markshark.is_here():
        for cut, least_fill in markshark.LEAST_FILL.items():
            seconds, seen = markshark.read(drawn, folder, least_fill)
            rows.append(Measurement(f"MarkShark, {cut}", count, "sheets", seconds, _missed(drawn, seen)))
    if auto_multiple_choice.is_here():
        seconds, by_cut = auto_multiple_choice.read(drawn, folder)
        for cut, seen in by_cut.items():
            rows.append(Measurement(f"auto-multiple-choice, {cut}", count, "sheets", seconds, _missed(drawn, seen)))
    missing = [
        one.__name__.rpartition(".")[2] for one in (markshark, auto_multiple_choice) if not one.is_here()
    ]  # fmt: skip
    if missing:
        print(f"Not here: {', '.join(missing)}. Install them by: python -m bench.peers.install", file=sys.stderr)
    return rows


def _missed(drawn: Drawn, seen: list[dict[str, set[str]]]) -> str:
    missed, false = missed_and_false(drawn, seen)
    return f"processor; {missed} of {drawn.marks} marks missed, {false} false"


def _hall() -> list[Measurement]:
    """A hall's ballots from a folder on all cores, by the clock, and the memory it takes."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with get_context("spawn").Pool() as pool:
            pool.map(partial(draw_hall_sheet, place=place), range(HALL), chunksize=20)
        few, all_of_them = _told(folder, HALL // MANY), _told(folder, HALL)
        many = _told(folder, HALL * MANY)
    note = (
        f"by the clock, {few['workers']} processes; memory of all: "
        f"{few['megabytes']:.0f} MB for {few['sheets']:,} sheets, "
        f"{all_of_them['megabytes']:.0f} MB for {HALL:,}, {many['megabytes']:.0f} MB for {many['sheets']:,}"
    )
    sides = len(printed_form(BallotStyle.AGREE_DISAGREE, HALL_NAMES, HALL_SEATS).layout.pages)
    way = f"a folder of {HALL:,} × {HALL_NAMES} names" + (f", {sides} sides each" if sides > 1 else "")
    return [Measurement(way, HALL, "sheets", all_of_them["seconds"], note)]


def draw_hall_sheet(seed: int, place: str) -> None:
    """One ballot of the hall, all its sides."""
    form = printed_form(BallotStyle.AGREE_DISAGREE, HALL_NAMES, HALL_SEATS)
    for side in form.layout.pages:
        picture = mark_sheet(form, Recipe(scanner=OFFICE, habit="cross"), seed, page=side.number).picture
        Path(place, f"{seed:06}-{side.number}.jpg").write_bytes(picture)


def _told(folder: Path, sheets: int) -> dict[str, Any]:
    answer = subprocess.run(
        [sys.executable, "-m", "bench.peers.hall", str(folder), str(sheets)],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(answer.stdout)
    return told


def _spent(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began
