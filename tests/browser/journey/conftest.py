"""A real Chromium before the demo as a newcomer builds it: one command, one server, for the whole run."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, built by its command; ``DAIHOI_BROWSER_HOME`` names one that is built already."""
    given = os.environ.get("DAIHOI_BROWSER_HOME")
    if given:
        return Path(given)
    home = tmp_path_factory.mktemp("demo")
    environment = {**os.environ, "DAIHOI_HOME": str(home), "DAIHOI_DEMO": "1"}
    environment.pop("DAIHOI_DATABASE_URL", None)
    command = [sys.executable, "-m", "daihoi.cli.main", "demo", "--no-serve"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return home


@pytest.fixture(scope="session")
def site(demo_home: Path) -> Iterator[str]:
    """The address of the served demo."""
    port = _free_port()
    environment = {**os.environ, "DAIHOI_HOME": str(demo_home), "DAIHOI_DEMO": "1"}
    environment.pop("DAIHOI_DATABASE_URL", None)
    command = [sys.executable, "-m", "daihoi.cli.main", "demo", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
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
