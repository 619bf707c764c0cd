"""The benchmarks run; how fast they are is for `make bench` to say, never for a test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.__main__ import NAMES

ROOT = Path(__file__).resolve().parents[2]


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bench", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_every_file_of_a_claim_is_listed():
    about = {"__init__", "__main__", "measure", "site"}
    assert sorted(NAMES) == sorted(path.stem for path in (ROOT / "bench").glob("*.py") if path.stem not in about)


def test_the_list_says_each_claim():
    listed = bench("--list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(NAMES)
    assert all(len(line.split()) > 5 for line in listed)


def test_every_benchmark_runs_and_puts_its_own_way_first(tmp_path):
    answer = bench("--tiny", "-o", str(tmp_path / "figures.md"))
    assert answer.returncode == 0, answer.stderr
    parts = (tmp_path / "figures.md").read_text(encoding="utf-8").split("### ")[1:]
    assert [part.split()[0] for part in parts] == list(NAMES)
    for part in parts:
        rows = [line for line in part.splitlines() if line.startswith("| ") and "/s |" in line]
        assert len(rows) > 1
        assert "| 1.00 × |" in rows[0]


def test_an_unknown_name_is_refused_with_the_names_there_are():
    answer = bench("flying")
    assert answer.returncode == 2
    assert answer.stderr.strip() == f"flying is no benchmark. Choose from {', '.join(NAMES)}."
