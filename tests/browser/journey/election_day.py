"""The people of an election day and what they do at their screens: secretary, two keying teams, a third look."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

PEOPLE = {"secretary": "thu-ky", "a": "kiem-phieu", "b": "kiem-phieu-2", "third": "kiem-phieu-3"}
CALM = 450  # a screen between two bundles does not listen to the Enter that ended the last one
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)  # on a machine that has other things to do too
SIGNED = "*7"  # the last ground of the rulebook: signed, or words added


# another paper than the last one lies on the table, or none waits any more
NEXT_LOOK = """([bundle, position]) => {
  const said = (name) => document.querySelector(`[data-${name}]`).textContent;
  if (said("panel-title") === "Không có phiếu nào chờ đối chiếu") return true;
  const line = document.querySelector("[data-line]");
  const isAnother = said("bundle") !== bundle || said("position") !== position;
  return isAnother && document.activeElement === line && line.value === "";
}"""


@dataclass(frozen=True)
class Ballot:
    """One paper in the box: the numbers struck, and whether its voter signed it."""

    struck: tuple[int, ...]
    is_signed: bool = False

    @property
    def line(self) -> str:
        """What a teller keys who makes no mistake."""
        return " ".join([*map(str, self.struck), *([SIGNED] if self.is_signed else [])])


@dataclass
class Box:
    """What lies in the box, known to the test alone.

    Args:
        names: names on the ballot.
        seats: seats to fill.
        ballots: the papers in the order in which they come out.
    """

    names: int
    seats: int
    ballots: list[Ballot] = field(default_factory=list)

    @classmethod
    def filled(cls, dice: Random, voters: int, names: int, seats: int) -> Box:
        """A box of papers: nearly all strike the names too many and a few more, one in fifty signs."""
        liked = set(dice.sample(range(1, names + 1), seats))
        ballots = []
        for _ in range(voters):
            rank = sorted(range(1, names + 1), key=lambda place: dice.random() + (0.75 if place in liked else 0.0))
            struck = rank[: names - seats + (dice.random() < 0.2)]
            ballots.append(Ballot(tuple(sorted(struck)), dice.random() < 0.02))
        return cls(names, seats, ballots)

    @property
    def valid(self) -> list[Ballot]:
        """The papers that nobody signed."""
        return [one for one in self.ballots if not one.is_signed]

    @property
    def votes(self) -> list[int]:
        """The truth: the votes for each name, in ballot order."""
        return [sum(number not in one.struck for one in self.valid) for number in range(1, self.names + 1)]


def mistyped(line: str, names: int, dice: Random, share: float) -> str:
    """The line as a tired teller keys it: now and then one number is another."""
    numbers = line.split()
    if not numbers or numbers[-1].startswith("*") or dice.random() >= share:
        return line
    free = [number for number in map(str, range(1, names + 1)) if number not in numbers]
    numbers[dice.randrange(len(numbers))] = dice.choice(free)
    return " ".join(numbers)


class Day:
    """One election day on a served house, each person before a screen of their own."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.problems: list[str] = []
        self._contexts: list[BrowserContext] = []
        self.pages = {role: self._arrive(user) for role, user in PEOPLE.items()}

    def __enter__(self) -> Day:
        return self

    def __exit__(self, *_: object) -> None:
        for context in self._contexts:
            context.close()

    def _arrive(self, user: str) -> Page:
        context = self.browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.goto(f"{self.address}/accounts/login/")
        page.click(f"button[name=username][value={user}]")
        page.wait_for_url(re.compile(r"/c/\d+/$|/$"))
        return page

    def put_to_the_vote(self, office: str, seats: int, alternates: int = 0) -> str:
        """The secretary opens the contest, takes the approved list and lets the congress adopt it; its address."""
        page = self.pages["secretary"]
        page.goto(f"{self.address}{_home(page)}elections/new/")
        page.locator(f"a[href$='office={office}']").click()
        expect(page.locator("[name=seats]")).to_have_value(str(seats))  # the house knows it
        if alternates:
            page.fill("[name=alternates]", str(alternates))
        page.locator(".dh-form-foot .btn-primary").first.click()
        page.wait_for_url(re.compile(r"/elections/\d+/$"))
        _press(page, "/slate/")
        _press(page, "/adopt/")
        return page.url

    def open_vote(self, contest: str) -> int:
        """The electorate stands as the credentials know it; the vote opens. How many are in the hall."""
        page = self.pages["secretary"]
        page.goto(f"{contest}vote/")
        page.locator(".dh-form-foot .btn-primary").first.click()
        page.wait_for_url(contest)
        return _round(self, contest)["electorate"]["attending"]

    def report(self, contest: str, issued: int) -> None:
        """The counting committee reports: two more were prepared, all issued came back."""
        page = self.pages["a"]
        page.goto(f"{contest}rounds/1/report/")
        told = {"printed": issued + 2, "issued": issued, "spoilt": 0, "unused": 2, "returned": issued}
        for name, number in told.items():
            page.fill(f"[name={name}]", str(number))
        page.click(".dh-form-foot .btn-primary")
        expect(page.locator("a[href$='/count/']").first).to_be_visible()

    def open_desk(self, contest: str) -> str:
        """Two teams and a third look, bundles of fifty; the desk's address."""
        page, desk = self.pages["a"], f"{contest}rounds/1/desk/"
        page.goto(desk)
        for row in page.locator(".bd-seats tbody tr").all():
            seat = {PEOPLE["a"]: "A", PEOPLE["b"]: "B", PEOPLE["third"]: "look"}
            row.locator("select").select_option(seat.get(row.locator("small").inner_text(), "-"))
        page.click("#main-form .btn-primary")
        expect(page.locator("#desk-now")).to_be_visible()
        return desk

    def key_all(self, desk: str, role: str, lines: Callable[[int, int], str]) -> None:
        """One team keys every bundle it is given; ``lines`` says what it keys for (bundle, ballot)."""
        page = self.pages[role]
        page.goto(f"{desk}key/")
        _go_on(page, "Nhận tập phiếu")
        while True:
            act, over = page.locator("[data-panel-act]"), page.get_by_text("Tổ không còn tập phiếu nào")
            expect(act.filter(has_text="Đã có tập phiếu").or_(over.first)).to_be_visible()
            if over.first.is_visible():
                return
            _go_on(page)
            for bundle, place in _papers(page):
                page.keyboard.type(lines(bundle, place))
                page.keyboard.press("Enter")
            expect(page.locator("[data-panel-title]")).to_contain_text("Đã nhập đủ")
            page.keyboard.press("F9")

    def look_again(self, desk: str, line: Callable[[int, int], str]) -> int:
        """The third look fetches every paper that waits, keys it, and lets the committee rule on the invalid ones."""
        page, looked, where = self.pages["third"], 0, ("", "")
        page.goto(f"{desk}look/")
        while True:
            page.wait_for_function(NEXT_LOOK, arg=list(where))
            if page.locator("[data-work]").is_hidden():
                return looked
            where = page.locator("[data-bundle]").inner_text(), page.locator("[data-position]").inner_text()
            page.wait_for_timeout(CALM)
            page.keyboard.type(line(int(where[0]), int(where[1])))
            page.keyboard.press("Enter")
            self._rule_if_asked(page, where)
            looked += 1

    def _rule_if_asked(self, page: Page, where: tuple[str, str]) -> None:
        """Wait until the paper is settled at once or the committee is asked; then the committee decides."""
        settled = f"Tập {where[0]}, phiếu {where[1]}:"
        page.wait_for_function(
            "(settled) => !document.querySelector('[data-decide]').hidden"
            " || document.querySelector('[data-done]').textContent.startsWith(settled)",
            arg=settled,
        )
        if page.locator("[data-decide]").is_visible():
            for box in page.locator("[data-decider]").all():
                box.check()
            page.keyboard.press("F9")
        page.wait_for_function(
            "(settled) => document.querySelector('[data-done]').textContent.startsWith(settled)", arg=settled
        )

    def close_desk(self, desk: str, contest: str) -> None:
        """The desk hands its count over."""
        page = self.pages["a"]
        page.goto(desk)
        page.get_by_role("button", name="Đóng bàn và chuyển kết quả kiểm phiếu").click()
        page.locator("#dh-confirm").get_by_role("button", name="Có, thực hiện").click()
        page.wait_for_url(contest)

    def decide_and_certify(self, contest: str) -> dict[str, Any]:
        """The rulebook decides, the result stands, the minutes are issued; the round's figures as exported."""
        page = self.pages["secretary"]
        page.goto(contest)
        _press(page, "/decide/")
        _press(page, "/certify/")
        _press(page, "/rounds/1/minutes/")
        expect(page.locator("#papers")).to_contain_text("-BB/ĐH")
        return _round(self, contest)


def _home(page: Page) -> str:
    found = re.search(r"/c/\d+/", page.url) or re.search(
        r"/c/\d+/", page.locator("a[href$='/elections/']").first.get_attribute("href") or ""
    )
    assert found is not None, page.url
    return found[0]


def _press(page: Page, ending: str) -> None:
    """Press the button of the form that leads there, and say yes where the page asks."""
    button = page.locator(f"form[action$='{ending}'] button[type=submit], form[action$='{ending}'] button.btn").first
    asks = page.locator(f"form[action$='{ending}'][data-confirm]").count() > 0
    with page.expect_navigation():
        button.click()
        if asks:
            page.locator("#dh-confirm").get_by_role("button", name="Có, thực hiện").click()


def _go_on(page: Page, title: str = "") -> None:
    """Go on from a screen between two bundles."""
    if title:
        expect(page.locator("[data-panel-title]")).to_have_text(title)
    expect(page.locator("[data-panel-act]")).to_be_focused()
    page.wait_for_timeout(CALM)
    page.keyboard.press("Enter")


def _papers(page: Page) -> Iterator[tuple[int, int]]:
    """The papers of the bundle on the table, in their order."""
    expect(page.locator("[data-line]")).to_be_focused()
    bundle = int(page.locator("[data-bundle]").inner_text())
    for place in range(1, int(page.locator("[data-size]").inner_text()) + 1):
        yield bundle, place


def _round(day: Day, contest: str) -> dict[str, Any]:
    """The figures of the first round, as anybody may take them away."""
    answer = day.pages["secretary"].request.get(f"{contest}rounds/1/case.json")
    return json.loads(answer.text()) if answer.ok else _electorate(day, contest)


def _electorate(day: Day, contest: str) -> dict[str, Any]:
    """Before the count: who is in the hall, read off the electorate's page."""
    page = day.pages["secretary"]
    page.goto(f"{contest}rounds/1/report/")
    text = page.locator(".dh-facts").inner_text()
    found = re.search(r"(\d+)\s*/\s*\d+", text)
    assert found is not None, text
    return {"electorate": {"attending": int(found[1])}}
