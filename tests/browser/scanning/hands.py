"""What tellers do before a scanned ballot, from the truth of the paper that lies before them."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.apps.ballots.scan_place import Paper

expect.set_options(timeout=15_000)  # on a machine that has other things to do too
PLACE = re.compile(r"phiếu (\d+)")
CALM = 320  # a new sheet does not listen to the Enter that ended the one before
LETTERS = {"agree": "a", "disagree": "d", "both": "b", None: "n"}


def place(page: Page) -> int:
    """Which paper of the pile lies on the screen."""
    said = page.locator("[data-place]")
    expect(said).to_contain_text(PLACE)  # the page comes before its pile
    found = PLACE.search(said.inner_text())
    assert found is not None
    return int(found[1])


def rule_on(page: Page, paper: Paper, verdict: str, *, slight: str | None = "agree") -> None:
    """Choose at each name in doubt what stands there, say valid or the ground by number, and confirm."""
    at = place(page)
    page.wait_for_timeout(CALM)
    if verdict == "v":
        for row in page.locator("[data-row]").all():
            number = int(row.locator(".bj-name b").inner_text())
            mark = paper.marks[number - 1]
            page.keyboard.press(LETTERS[slight if mark == "slight" else mark])
    for key in verdict:
        page.keyboard.press(key)
    expect(page.locator("[data-lock]")).to_have_class(re.compile("bd-free"))
    page.keyboard.press("Enter")
    page.wait_for_function(
        """at => document.querySelector("[data-pad]").hidden
          || !document.querySelector("[data-place]").innerText.endsWith(` ${at}`)""", arg=at,
    )  # fmt: skip


def is_through(page: Page) -> bool:
    """Nothing waits for this seat any more."""
    page.wait_for_function("""() => !document.querySelector("[data-pad]").hidden
      || document.querySelector("[data-panel-title]").innerText.startsWith("Không có phiếu")""")
    return page.locator("[data-pad]").is_hidden()
