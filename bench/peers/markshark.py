"""MarkShark from PyPI: it finds the same corner marks, straightens each page, and measures boxes on a grid."""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
from pathlib import Path

from bench.peers.sheets import Drawn, as_pdf, peer_form, template_pdf

COMMAND = Path(__file__).resolve().parents[2] / "var" / "peers" / "markshark" / "bin" / "markshark"
LEAST_FILL = {"as it comes (45)": 45, "lower (12)": 12}
BOXES = ("agree", "disagree")
DPI = "200"


def is_here() -> bool:
    """True when it is installed."""
    return COMMAND.exists()


def read(drawn: Drawn, folder: Path, least_fill: int) -> tuple[float, list[dict[str, set[str]]]]:
    """Read the sheets.

    Returns:
        Processor seconds, and for each sheet candidate → the boxes it holds marked.
    """
    scans, template, grid = folder / "scans.pdf", folder / "template.pdf", folder / "grid.yaml"
    as_pdf(drawn.files, scans)
    template_pdf(template)
    grid.write_text(_grid(), encoding="utf-8")
    aligned, table = folder / "aligned.pdf", folder / "table.csv"
    began = _spent()
    _run("align", scans, "-t", template, "-o", aligned, "-m", grid, "--align-method", "aruco", "--dpi", DPI)
    _run("score", aligned, "-c", grid, "-o", table, "--dpi", DPI, "--min-fill", least_fill, "--out-pdf", "")
    seconds = _spent() - began
    return seconds, _answers(table, len(drawn.files))


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(*words: object) -> None:
    one_core = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "OPENCV_FOR_THREADS_NUM": "1"}
    answer = subprocess.run([str(COMMAND), *map(str, words)], capture_output=True, text=True, check=False, env=one_core)
    if answer.returncode:
        print(answer.stderr[-2000:], file=sys.stderr)
        raise RuntimeError(f"MarkShark ended with {answer.returncode}")


def _grid() -> str:
    """The boxes of the form as the peer wants them: a grid for each column of names, by the middles of its corners."""
    layout = peer_form().layout
    rows = layout.pages[0].rows
    half = len(rows) // 2
    zones = []
    for part in (rows[:half], rows[half:]):
        first, last = part[0].boxes["agree"], part[-1].boxes["disagree"]
        zones.append(
            f"  - {{numrows: {len(part)}, numcols: 2, selection_axis: row, labels: AB, bubble_shape: circle,\n"
            f"     x_mm: {first.left + first.width / 2}, y_mm: {first.top + first.height / 2},\n"
            f"     width_mm: {last.left - first.left}, height_mm: {last.top - first.top},\n"
            f"     bubble_diameter_mm: {first.width * 0.85}}}\n"
        )
    return (
        "metadata: {display_name: ballot, description: ballot, pages: 1, total_questions: 50, page_size: a4}\n"
        "registration: {primary_method: aruco, aruco: {enabled: true, dictionary: DICT_4X4_50, min_markers: 4}}\n"
        "page_1:\n  answer_zones:\n" + "".join(zones)
    )


def _answers(table: Path, count: int) -> list[dict[str, set[str]]]:
    """Q1 … Q50 of each sheet: A, B, both, or nothing."""
    names = [row.candidate for row in peer_form().layout.pages[0].rows]
    with table.open(encoding="utf-8") as file:
        lines = [line for line in csv.DictReader(file) if line.get("Page") not in (None, "", "KEY")]
    found = []
    for line in lines[:count]:
        said = [line.get(f"Q{number}") or "" for number in range(1, len(names) + 1)]
        found.append(
            {
                name: {BOXES["AB".index(one)] for one in letters if one in "AB"}
                for name, letters in zip(names, said, strict=True)
            }
        )
    return found
