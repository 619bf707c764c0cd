"""A worker is killed in the middle of a job; the job is taken up and finished, no chunk doubled, none lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.scenarios import slow_batch

DATABASE = "killed_worker"
Ask = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def environment(tmp_path) -> Iterator[dict[str, str]]:
    """A house of its own: a SQLite file, or a database beside the tests' own on PostgreSQL."""
    given = {**os.environ, "DAIHOI_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tests.scenarios.bare_settings"}
    server = os.environ.get("DAIHOI_DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield given | {"DAIHOI_DATABASE_URL": f"sqlite:///{tmp_path / 'house.sqlite3'}"}
        return
    import psycopg

    name = f"{DATABASE}_{os.getpid()}"
    with psycopg.connect(server.replace("postgres://", "postgresql://"), autocommit=True) as link:
        link.execute(f"CREATE DATABASE {name}")
        try:
            yield given | {"DAIHOI_DATABASE_URL": _beside(server, name)}
        finally:
            link.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def ask(environment) -> Ask:
    """Questions to the database past the framework, as a stranger with a console would put them."""
    address = environment["DAIHOI_DATABASE_URL"]

    def answered(question: str) -> list[tuple[Any, ...]]:
        if address.startswith("sqlite"):
            with sqlite3.connect(address.removeprefix("sqlite:///"), timeout=20) as link:
                return link.execute(question).fetchall()
        import psycopg

        with psycopg.connect(address.replace("postgres://", "postgresql://")) as link:
            return link.execute(question).fetchall()

    return answered


def _beside(server: str, name: str) -> str:
    address, mark, query = server.partition("?")
    return f"{address.rsplit('/', 1)[0]}/{name}{mark}{query}"


def _python(environment: dict[str, str], *words: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", *words], env=environment, cwd=Path(__file__).parents[2], capture_output=True, text=True,
        check=True, timeout=60,
    ).stdout  # fmt: skip


def _kill_in_the_middle(environment: dict[str, str], ask: Ask) -> int:
    """Start a worker, wait until it has done two chunks, and kill it without a word; gives its process number."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "django", "db_worker", "--interval", "0.1", "--no-startup-delay", "--no-reload"],
        env=environment,
        cwd=Path(__file__).parents[2],
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 40
        while ask("SELECT done FROM jobs_job")[0][0] < 2:
            assert time.monotonic() < until and worker.poll() is None, "the worker did not begin"
            time.sleep(0.02)
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    return worker.pid


def test_the_job_of_a_killed_worker_is_finished_by_the_next_one(environment, ask):
    _python(environment, "tests.scenarios.worker_house", "make")
    killed = _kill_in_the_middle(environment, ask)
    [(state, done)] = ask("SELECT state, done FROM jobs_job")
    assert state == "running" and 2 <= done < 8
    assert ask(f"SELECT count(*) FROM {slow_batch.TABLE}") == [(done,)]

    assert "recovered 1" in _python(environment, "tests.scenarios.worker_house", "recover")

    assert ask("SELECT state, done, attempts FROM jobs_job") == [("done", 8, 2)]
    assert ask(f"SELECT number FROM {slow_batch.TABLE} ORDER BY number") == [(number,) for number in range(8)]
    by_the_first = ask(f"SELECT count(*) FROM {slow_batch.TABLE} WHERE worker = {killed}")
    assert by_the_first == [(done,)]
