"""Reading scanned ballots on one core, and its stages; beside programs that do the same."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import simplejpeg
from tests.simulator.accuracy import sheet_of

from bench.measure import Measurement
from bench.peers import auto_multiple_choice, markshark
from bench.peers.sheets import Drawn, draw_sheets, missed_and_false, peer_form
from daihoi.core import scanning
from daihoi.core.scanning import reading

CLAIM = (
    "A ballot of 50 names, both readers and the look for stray ink included, takes a small multiple of decoding its "
    "picture at all; other readers take many times as long and miss marks."
)
FULL, TINY = 60, 4  # sheets on one core and for each peer
STAGES = {
    "corner marks": "register", "code": "identify", "page put straight for shade and stray ink": "flatten",
    "patches": "gather", "first reader": "score_boxes", "patches of the second reader": "raw_patches",
    "second reader": "changes_in_boxes", "stray ink": "find_additions",
}  # fmt: skip


def run(size: int) -> list[Measurement]:
    """Processor seconds on one core."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        drawn = draw_sheets(folder, size)
        return [_ours(drawn), _decoding(drawn), *_stages(drawn), *_peers(drawn, folder)]


def _ours(drawn: Drawn) -> Measurement:
    form = peer_form()
    sheet = sheet_of(form.layout)
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
            scanning.read_picture(file, form.layout, sheet_of(form.layout))
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


def _spent(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began
