"""Ten screens at once on a real database: no error, no ballot lost or doubled, one whole journal, the true sums."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .busy_place import database_of_its_own

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def environment(tmp_path) -> Iterator[dict[str, str]]:
    """A house of its own: a SQLite file, or a database beside the tests' own on PostgreSQL."""
    with database_of_its_own(tmp_path, os.environ.get("DAIHOI_DATABASE_URL", "")) as given:
        yield given


def test_ten_screens_key_fifty_ballots_each_and_nothing_is_lost_or_doubled(environment):
    process = subprocess.run(
        [sys.executable, "-m", "tests.apps.ballots.busy_desk", "10", "50", "5"],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert process.returncode == 0, process.stderr[-2000:]
    told = json.loads(process.stdout)
    assert told["errors"] == []
    assert (told["entries"], told["places"], told["keyed_lines"], told["turns"]) == (500, 500, 500, 10)
    assert told["looks"] > 5
    assert (told["journal_is_whole"], told["sums_are_true"]) == (True, True)
    wanted = "postgresql" if environment["DAIHOI_DATABASE_URL"].startswith("postgres") else "sqlite"
    assert told["database"] == wanted
