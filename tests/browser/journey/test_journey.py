"""A person walks the journey, wide and narrow, in both languages, without a dead end; axe finds nothing serious."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
STOPS = [
    "", "checklist/", "directives/", "planning/", "documents/", "personnel/", "delegates/", "session/", "elections/",
    "communications/", "reports/",
]  # fmt: skip


def sign_in(page: Page, site: str, username: str, language: str) -> None:
    """By one press on the sign-in page, as the demo offers it."""
    page.context.add_cookies([{"name": "daihoi_language", "value": language, "url": site}])
    page.goto(f"{site}/accounts/login/")
    page.locator(
        f"form:has(input[name=username][value={username}]) button, button[name=username][value={username}]"
    ).first.click()
    page.wait_for_load_state()
    assert "/accounts/login" not in page.url, page.locator("body").inner_text()[:500]


def serious(page: Page) -> list[str]:
    """What axe finds serious or critical, as lines."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


def runs_over(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


def the_congress(page: Page, site: str) -> str:
    """The address of the reader's congress."""
    page.goto(f"{site}/overview/")
    page.wait_for_load_state()
    found = re.search(r"/c/(\d+)/", page.url)
    assert found, page.url
    return f"{site}/c/{found[1]}/"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("context", [{"width": 1366}, {"width": 390}], indirect=True, ids=["wide", "narrow"])
def test_the_secretary_walks_every_stop(page, site, language):
    sign_in(page, site, "thu-ky", language)
    congress = the_congress(page, site)
    found: dict[str, object] = {}
    for stop in STOPS:
        answer = page.goto(congress + stop)
        problems = [*serious(page), *page.problems]
        if answer is None or answer.status != 200:
            problems.append(f"status {answer.status if answer else None}")
        if runs_over(page) > 0:
            problems.append(f"{runs_over(page)} pixels too wide")
        if page.locator("html").get_attribute("lang") != language:
            problems.append("wrong language")
        if problems:
            found[stop] = problems
        page.problems.clear()
    assert found == {}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("context", [{"width": 1366}, {"width": 390}], indirect=True, ids=["wide", "narrow"])
def test_the_rooms_of_the_house_open_and_are_whole(page, site, language):
    sign_in(page, site, "thu-ky", language)
    found: dict[str, object] = {}
    for room in (
        "/u/dub/",
        "/u/dub/members/",
        "/u/dub/papers/",
        "/trail/",
        "/u/dub/settings/",
        "/search/?q=dai+hoi",
        "/jobs/",
    ):
        answer = page.goto(site + room)
        problems = [*serious(page), *page.problems]
        if answer is None or answer.status != 200:
            problems.append(f"status {answer.status if answer else None}")
        if runs_over(page) > 0:
            problems.append(f"{runs_over(page)} pixels too wide")
        if problems:
            found[room] = problems
        page.problems.clear()
    assert found == {}


def test_no_link_of_the_journey_leads_nowhere(page, site):
    sign_in(page, site, "thu-ky", "vi")
    congress = the_congress(page, site)
    links: set[str] = set()
    for stop in STOPS:
        page.goto(congress + stop)
        links |= set(page.eval_on_selector_all("main a[href]", "all => all.map(a => a.href)"))
    inside = sorted({link.split("#")[0] for link in links if link.startswith(site) and "export=" not in link})
    dead = {}
    for link in inside[:400]:
        status = page.request.get(link).status
        if status >= 400:
            dead[link] = status
    assert len(inside) > 40
    assert dead == {}


@pytest.mark.parametrize(
    "username",
    ["thu-ky", "nhan-su", "kiem-phieu", "kiem-phieu-2", "kiem-phieu-3", "co-so", "cap-tren", "dang-vien", "van-phong"],
)
def test_every_role_of_the_demo_signs_in_and_sees_what_is_its_own(page, site, username):
    sign_in(page, site, username, "vi")
    page.goto(f"{site}/overview/")
    assert page.locator("h1").first.inner_text().strip()
    assert [*serious(page), *page.problems] == []


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("context", [{"width": 1366}, {"width": 390}], indirect=True, ids=["wide", "narrow"])
def test_a_stranger_reads_the_portal(page, site, language):
    page.context.add_cookies([{"name": "daihoi_language", "value": language, "url": site}])
    page.goto(f"{site}/")
    assert "/portal/" in page.url
    home = page.url
    found: dict[str, object] = {}
    for address in (
        home,
        f"{home}trong-nuoc/",
        f"{home}thong-bao/",
        f"{home}video/",
        f"{site}/portal/search/?q=dai+hoi",
    ):
        page.goto(address)
        problems = [*serious(page), *page.problems]
        if runs_over(page) > 0:
            problems.append(f"{runs_over(page)} pixels too wide")
        if problems:
            found[address] = problems
        page.problems.clear()
    assert found == {}
    page.goto(f"{site}/portal/search/?q=dai+hoi")
    assert page.locator("main ol li").count() >= 3


def test_the_keyboard_alone_reaches_the_content(page, site):
    page.goto(f"{site}/portal/")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
