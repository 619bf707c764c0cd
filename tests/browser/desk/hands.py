"""What hands do at the desk, and what the tables then hold."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from daihoi.apps.ballots.models import Desk, Entry, JournalAct, JournalLine, Look

expect.set_options(timeout=15_000)  # on a machine that has other things to do too
CALM = 450  # a screen between two bundles does not listen to the Enter that ended the last one


def press_on(page: Page) -> None:
    """Go on from a screen between two bundles."""
    expect(page.locator("[data-panel-act]")).to_be_focused()
    page.wait_for_timeout(CALM)
    page.keyboard.press("Enter")


def start(page: Page) -> None:
    """Take a bundle and lay it beside the keyboard."""
    expect(page.locator("[data-panel-title]")).to_have_text("Nhận tập phiếu")
    press_on(page)
    begin(page)


def begin(page: Page) -> None:
    """The bundle that was named is here."""
    expect(page.locator("[data-panel-act]")).to_have_text("Đã có tập phiếu, bắt đầu")
    press_on(page)
    expect(page.locator("[data-line]")).to_be_focused()


def key(page: Page, *lines: str) -> None:
    """One line for each ballot."""
    for line in lines:
        page.keyboard.type(line)
        page.keyboard.press("Enter")


def finish(page: Page) -> None:
    """Hand the bundle over."""
    expect(page.locator("[data-panel-title]")).to_contain_text("Đã nhập đủ")
    page.keyboard.press("F9")


def look(page: Page, line: str) -> None:
    """Key one ballot at the third look."""
    expect(page.locator("[data-line]")).to_be_focused()
    page.wait_for_timeout(CALM)
    page.keyboard.type(line)
    page.keyboard.press("Enter")


def all_sent(page: Page) -> None:
    """Nothing waits on this machine any more."""
    expect(page.locator("[data-sent]")).to_be_visible()
    page.wait_for_function("""() => Object.keys(localStorage).filter((key) => key.startsWith("daihoi:desk:"))
      .every((key) => !(JSON.parse(localStorage.getItem(key)).acts || []).length)""")


def keyed_of(desk: Desk, team: str) -> dict[tuple[int, int], str]:
    """What stands for a team, by bundle and position."""
    entries = Entry.objects.filter(turn__bundle__desk=desk, turn__team__letter=team)
    return {
        (bundle, position): keyed
        for bundle, position, keyed in entries.values_list("turn__bundle__number", "position", "keyed")
    }


def journal_of(desk: Desk) -> list[tuple[str, int | None, str]]:
    """The acts of keying as the journal tells them."""
    acts = JournalLine.objects.filter(desk=desk, act__in=[JournalAct.KEYED, JournalAct.UNDONE]).order_by("number")
    return list(acts.values_list("act", "position", "keyed"))


def settled(desk: Desk, bundle: int, position: int) -> Look:
    """A ballot of the third look."""
    found: Look = Look.objects.get(bundle__desk=desk, bundle__number=bundle, position=position)
    return found
