"""A real Chromium before the demo as a newcomer builds it: one command, one server, for the whole run."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

KILLED_AFTER_STEPS = 40


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _environment(home: Path) -> dict[str, str]:
    """The newcomer's: nothing is set but where the demo lives."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DAIHOI_")}
    return inherited | {"DAIHOI_HOME": str(home)}


def _steps_done(home: Path) -> int:
    """Steps whose mark stands in the trail, read past the program."""
    try:
        with sqlite3.connect(f"file:{home / 'daihoi.sqlite3'}?mode=ro", uri=True) as database:
            done: int = database.execute("SELECT count(*) FROM audit_entry WHERE verb = 'demo.step_done'").fetchone()[0]
            return done
    except sqlite3.Error:
        return 0


def _kill_half_way(home: Path) -> None:
    """Begin the demo and cut the power while the congresses below are being held."""
    command = [sys.executable, "-m", "daihoi.cli.main", "demo", "--no-serve"]
    with subprocess.Popen(
        command, env=_environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as builder:
        for _ in range(2400):
            if _steps_done(home) >= KILLED_AFTER_STEPS:
                break
            assert builder.poll() is None, builder.stderr.read().decode() if builder.stderr else ""
            time.sleep(0.1)
        builder.kill()
    assert KILLED_AFTER_STEPS <= _steps_done(home) < 90


def _build(home: Path, until: str) -> str:
    """Let the command build the demo up to a stop; what it printed."""
    command = [sys.executable, "-m", "daihoi.cli.main", "--lang", "vi", "demo", "--no-serve", "--until", until]
    done = subprocess.run(command, env=_environment(home), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def day_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, built by its command, killed half-way and started again, up to the day of the III congress's elections.

    ``DAIHOI_DAY_HOME`` names one that is built already.
    """
    given = os.environ.get("DAIHOI_DAY_HOME")
    if given:
        return Path(given)
    home = tmp_path_factory.mktemp("day")
    _kill_half_way(home)
    _build(home, "committee-vote")
    return home


@pytest.fixture(scope="session")
def demo_home(day_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole demo, gone on from a copy of that day; ``DAIHOI_BROWSER_HOME`` names one that is built already."""
    given = os.environ.get("DAIHOI_BROWSER_HOME")
    if given:
        return Path(given)
    home = tmp_path_factory.mktemp("demo") / "home"
    shutil.copytree(day_home, home)
    assert "245 = 215 được bầu + 27 đương nhiên + 3 chỉ định" in _build(home, "end")
    return home


@pytest.fixture(scope="session")
def site(demo_home: Path) -> Iterator[str]:
    """The address of the served demo."""
    yield from _served(demo_home)


@pytest.fixture(scope="session")
def day_site(demo_home: Path, day_home: Path) -> Iterator[str]:
    """The address of the house on the day of the elections, served after the other has taken its copy."""
    yield from _served(day_home)


def _served(home: Path) -> Iterator[str]:
    port = _free_port()
    command = [sys.executable, "-m", "daihoi.cli.main", "demo", "--port", str(port)]
    server = subprocess.Popen(command, env=_environment(home), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/accounts/login/", server)
        yield address
    finally:
        server.terminate()
        server.wait(30)


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert server.poll() is None, server.stdout.read().decode() if server.stdout else ""
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"{url} does not answer.")


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh visitor; ``width`` and ``language`` come from the test's parameters."""
    given = getattr(request, "param", {})
    width = given.get("width", 1366)
    visitor = browser.new_context(viewport={"width": width, "height": 900 if width > 600 else 844}, locale="vi-VN")
    yield visitor
    visitor.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page that remembers what went wrong on it."""
    page = context.new_page()
    page.problems = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.problems.append(str(error)))  # type: ignore[attr-defined]
    page.on(
        "console",
        lambda message: page.problems.append(message.text) if message.type == "error" else None,  # type: ignore[attr-defined]
    )
    return page
