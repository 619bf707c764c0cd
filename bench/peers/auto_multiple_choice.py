"""auto-multiple-choice from Debian: it finds four discs, reads the number of the sheet, and measures each box."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from bench.peers.sheets import DIGITS, DISCS, Drawn, digit_box, peer_form
from daihoi.core.ballots.layouts import Box

COMMAND = "auto-multiple-choice"
CUTS = {"as documented (0.5)": 0.5, "lower (0.05)": 0.05}
CORNERS = ("HG", "HD", "BD", "BG")
BOXES = ("agree", "disagree")
_DIGITS = (12, 6, 6)
_ZONE_BOX = 4


def is_here() -> bool:
    """True when it is installed."""
    return shutil.which(COMMAND) is not None


def read(drawn: Drawn, folder: Path) -> tuple[float, dict[str, list[dict[str, set[str]]]]]:
    """Read the sheets.

    Returns:
        Processor seconds, and for each cut and sheet candidate → the boxes it holds marked.
    """
    for part in ("data", "cr", "scans"):
        (folder / part).mkdir(exist_ok=True)
    places = folder / "places.xy"
    places.write_text(_places(), encoding="utf-8")
    listed = folder / "list.txt"
    listed.write_text("".join(f"{file}\n" for file in drawn.files), encoding="utf-8")
    _run("meptex", "--src", places, "--data", folder / "data")
    began = _spent()
    _run("analyse", "--projet", folder, "--data", folder / "data", "--cr", folder / "cr", "--liste-fichiers", listed,
         "--multiple", "--n-procs", 1, "--no-ignore-red")  # fmt: skip
    seconds = _spent() - began
    return seconds, {cut: _marked(drawn, folder, share) for cut, share in CUTS.items()}


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(*words: object) -> None:
    one_core = os.environ | {"OMP_NUM_THREADS": "1", "MAGICK_THREAD_LIMIT": "1"}
    answer = subprocess.run([COMMAND, *map(str, words)], capture_output=True, text=True, check=False, env=one_core)
    if answer.returncode:
        print(answer.stderr[-2000:], file=sys.stderr)
        raise RuntimeError(f"auto-multiple-choice ended with {answer.returncode}")


def _places() -> str:
    """Where everything stands, as LaTeX would have written it."""
    width, height = peer_form().layout.size_mm
    lines = [f"\\page{{1/1/60}}{{{width}mm}}{{{height}mm}}"]
    for corner, disc in zip(CORNERS, DISCS, strict=True):
        lines += _traced(f"position{corner}", disc, height)
    at = 0
    for number, digits in enumerate(_DIGITS, 1):
        for digit in range(1, digits + 1):
            lines += _traced(f"chiffre:{number},{digit}", digit_box(at), height)
            at += 1
    for row in peer_form().layout.pages[0].rows:
        for answer, key in enumerate(BOXES, 1):
            lines += _traced(f"case:q:{row.number},{answer}", row.boxes[key], height)
    assert at == len(DIGITS)
    return "\n".join(lines) + "\n"


def _traced(what: str, box: Box, height: float) -> list[str]:
    """Two corners, counted from the foot of the page."""
    return [
        f"\\tracepos{{1/1:{what}}}{{{left:.3f}mm}}{{{height - top:.3f}mm}}{{}}"
        for left, top in ((box.left, box.top), (box.right, box.bottom))
    ]


def _marked(drawn: Drawn, folder: Path, cut: float) -> list[dict[str, set[str]]]:
    names = {row.number: row.candidate for row in peer_form().layout.pages[0].rows}
    found: dict[str, dict[str, set[str]]] = {file.name: {} for file in drawn.files}
    ask = (
        "SELECT p.src, z.id_a, z.id_b, z.total, z.black FROM capture_zone z JOIN capture_page p "
        "ON p.student = z.student AND p.page = z.page AND p.copy = z.copy WHERE z.type = ?"
    )
    with closing(sqlite3.connect(folder / "data" / "capture.sqlite")) as base:
        for source, question, answer, total, black in base.execute(ask, (_ZONE_BOX,)):
            if total > 0 and black / total > cut:
                found[Path(source).name].setdefault(names[question], set()).add(BOXES[answer - 1])
    return [found[file.name] for file in drawn.files]
