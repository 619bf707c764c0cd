"""A real Chromium, and axe-core to ask whether everybody can use the page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

# the browser's driver has a loop of its own in this thread; the tests themselves are plain
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run: the driver can be started only once in a thread."""
    found = next((path for name in NAMES if (path := shutil.which(name))), "")
    assert found, "The browser tests need Chromium. Install Debian's package “chromium” and run them again."
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """``open_page("/address/", width=390, dark=True, language="en")``: a fresh reader on that page."""
    contexts = []

    def opened(address: str, *, width: int = 1366, height: int = 768, dark: bool = False, language: str = "vi") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", locale=language
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda line: page.complaints.append(line.text) if "Content Security" in line.text else None)
        page.goto(live_server.url + address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def barriers() -> Callable[[Page], list[str]]:
    """What axe-core finds serious on a page; run beside the page, whose policy stays strict."""

    def found(page: Page) -> list[str]:
        page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
        report = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{violation['id']}: {violation['nodes'][0]['html'][:120]}"
            for violation in report["violations"]
            if violation["impact"] in SERIOUS
        ]

    return found
