"""Forty drawn ballots through the machine and six hands: what is counted is what was drawn."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from daihoi.apps.ballots import actions, queries
from daihoi.apps.ballots.models import ScanLine, SheetDecision
from tests.apps.ballots import scan_place

from .conftest import PAPERS
from .hands import CALM, is_through, place, rule_on

pytestmark = pytest.mark.django_db(transaction=True)

SPOILT = {37: "too_many", 38: "signed", 39: "nobody_chosen"}
"""Papers that are invalid, with their flaw."""
LAST = 40
"""The paper on which the two tellers differ."""


def test_forty_ballots_are_read_ruled_voted_on_looked_through_and_counted_as_they_were_drawn(
    screens, count, seated, round_, people, barriers
):
    assert scan_place.states_of(count) == ["counted"] * 34 + ["waiting"] * 6
    a, b = (screens.page(user, "judge/") for user in (seated.a, seated.b))
    for page, slight in ((a, "agree"), (b, None)):
        while not is_through(page):
            at = place(page)
            rule_on(page, PAPERS[at - 1], _verdict(round_, at), slight=slight if at == LAST else "agree")
    assert [at for at, state in enumerate(scan_place.states_of(count), 1) if state == "board"] == [LAST]
    _vote(screens.page(seated.board, "board/"), barriers)
    _look_through(screens.page(seated.a, "contacts/"))
    actions.reconcile_count(count, by=people.binh)
    actions.close_scan_count(count, by=people.binh)
    round_.refresh_from_db()
    votes = dict(round_.tallies.order_by("candidate__order").values_list("candidate__order", "votes"))
    assert (round_.returned, round_.valid, round_.invalid) == (40, 37, 3)
    assert list(votes.values()) == [23, 37, 37, 37, 14]
    assert _invalid(round_) == {"too_many": 1, "signed": 1, "nobody_chosen": 1}


def test_a_sum_that_is_not_valid_locks_valid_and_names_the_ground(screens, count, seated, round_):
    page = screens.page(seated.a, "judge/")
    while place(page) != 37:
        rule_on(page, PAPERS[place(page) - 1], _verdict(round_, place(page)))
    page.wait_for_timeout(CALM)
    page.keyboard.press("Enter")
    lock, alert = page.locator("[data-lock-text]"), page.locator("[role=alert][data-alert]")
    expect(alert).to_contain_text("Hợp lệ (V)")
    page.keyboard.press("v")
    ground = _number(round_, "too_many")
    expect(lock).to_have_text(f"Bầu 5, được bầu 4. Theo quy chế, phiếu này không hợp lệ: G {ground}.")
    page.keyboard.press("Enter")
    assert place(page) == 37
    page.keyboard.press("g")
    expect(page.locator("[data-ground]")).to_have_count(len(queries.sheet_of(round_).grounds))
    page.keyboard.press(str(ground))
    expect(page.locator("[data-means]")).to_have_text("phiếu bầu nhiều hơn số lượng cần bầu")
    page.keyboard.press("Enter")
    expect(page.locator("[data-place]")).to_have_text("Lô 1, phiếu 38")


def test_a_ruling_without_network_is_kept_said_and_sent_later(screens, count, seated, round_):
    page = screens.page(seated.a, "judge/")
    expect(page.locator("[data-pad]")).to_be_visible()
    page.wait_for_timeout(1_000)  # the pictures of the next sheets are fetched ahead
    first = place(page)
    page.context.set_offline(True)
    rule_on(page, PAPERS[first - 1], _verdict(round_, first))
    expect(page.locator("[data-unsent-text]")).to_have_text("1 kết luận chưa gửi, đang giữ trên máy này")
    assert not ScanLine.objects.filter(count=count, act="ruled").exists()
    page.close()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(screens.home + screens.path("judge/"))
    expect(again.locator("[data-sent]")).to_be_visible()
    expect(again.locator("[data-progress]")).to_have_text(f"đã kết luận 1/{_waiting(count)} phiếu")
    assert ScanLine.objects.filter(count=count, act="ruled").count() == 1
    assert place(again) != first


def test_backspace_takes_the_last_ruling_back_also_after_a_reload(screens, count, seated, round_):
    page = screens.page(seated.a, "judge/")
    expect(page.locator("[data-pad]")).to_be_visible()
    first = place(page)
    rule_on(page, PAPERS[first - 1], _verdict(round_, first))
    page.keyboard.press("Backspace")
    expect(page.locator("[data-place]")).to_have_text(f"Lô 1, phiếu {first}")
    expect(page.locator("[data-progress]")).to_have_text(f"đã kết luận 0/{_waiting(count)} phiếu")
    rule_on(page, PAPERS[first - 1], _verdict(round_, first))
    expect(page.locator("[data-progress]")).to_have_text(f"đã kết luận 1/{_waiting(count)} phiếu")
    page.reload()
    expect(page.locator("[data-pad]")).to_be_visible()
    page.keyboard.press("Backspace")
    expect(page.locator("[data-place]")).to_have_text(f"Lô 1, phiếu {first}")
    acts = ScanLine.objects.filter(count=count, act__in=["ruled", "unruled"]).order_by("number")
    assert list(acts.values_list("act", flat=True)) == ["ruled", "unruled", "ruled", "unruled"]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("where", ["judge/", "contacts/"])
def test_everybody_can_use_the_screens_also_on_a_phone(screens, count, seated, barriers, where, language):
    for width in (1366, 390):
        page = screens.page(seated.a, where, width=width, language=language)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert page.complaints == []
        assert barriers(page) == []


def _vote(page, barriers) -> None:
    """The board sees both rulings, agrees with one by vote, and records it."""
    expect(page.locator("[data-rulings] li")).to_have_count(2)
    assert barriers(page) == []
    page.keyboard.press("F9")
    expect(page.locator("[role=alert][data-alert]")).not_to_be_empty()
    page.keyboard.press("a")
    page.keyboard.press("v")
    members = page.locator("[data-member]").all()
    for member, vote in zip(members, ("for", "for", "against"), strict=True):
        member.locator(f"input[value={vote}]").check()
    expect(page.locator("[data-tally]")).to_have_text("tán thành 2 · không tán thành 1")
    page.keyboard.press("F9")
    expect(page.locator("[data-panel-title]")).to_have_text("Không có phiếu nào chờ ban kiểm phiếu")
    decision = SheetDecision.objects.get(how="board")
    assert (decision.sheet.position, decision.votes_for, decision.votes_against) == (LAST, 2, 1)


def _look_through(page) -> None:
    """Every screen of every name is looked at, with Enter alone."""
    page.locator("a.btn-primary").click()
    while page.locator("[data-seen]").count():
        expect(page.locator("[data-wait]")).to_be_hidden()
        before = page.url
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)
    assert page.locator(".dh-cell-now").count() == 0


def _verdict(round_, at: int) -> str:
    return f"g{_number(round_, SPOILT[at])}" if at in SPOILT else "v"


def _number(round_, flaw: str) -> int:
    grounds = queries.sheet_of(round_).grounds
    return next(number for number, one in enumerate(grounds, 1) if flaw in {str(known) for known in one.flaws})


def _invalid(round_) -> dict[str, int]:
    """How many ballots are invalid, by the first flaw of the ground."""
    wanted = {queries.sheet_of(round_).grounds[_number(round_, flaw) - 1].id: flaw for flaw in SPOILT.values()}
    return {wanted[ground]: number for ground, number in round_.invalid_grounds.values_list("ground", "count")}


def _waiting(count) -> int:
    return scan_place.states_of(count).count("waiting")
