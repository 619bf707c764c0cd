"""A small round at the desk, in real browsers: keyed twice, looked at a third time, closed, its count handed over."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from daihoi.apps.ballots.models import Desk, DeskState
from daihoi.apps.elections.models import CountMethod, RoundState

from .hands import begin, finish, key, keyed_of, look, settled, start

pytestmark = pytest.mark.django_db(transaction=True)


def key_both_bundles(page: Page, first: list[str], second: list[str]) -> None:
    """A team keys its two bundles, in the order in which the desk gives them."""
    start(page)
    key(page, *first)
    finish(page)
    begin(page)
    key(page, *second)
    finish(page)
    expect(page.locator("[data-panel-title]")).to_have_text("Tổ không còn tập phiếu nào")


def test_two_teams_key_a_round_a_third_look_settles_it_and_the_count_is_there(screens, seated, desk, people, barriers):
    team_a = screens.page(seated.a, "key/")
    key_both_bundles(team_a, ["3", "4", "5"], ["2", "1 *6"])
    team_b = screens.page(seated.b, "key/")
    key_both_bundles(team_b, ["2", "1 *6"], ["3", "4", "6"])  # team B begins with the other bundle; 6 is its mistake

    third = screens.page(seated.third, "look/")
    expect(third.locator("[data-bundle]")).to_have_text("1")
    expect(third.locator("[data-position]")).to_have_text("3")
    assert third.locator("[data-readings] li").count() == 0  # blind
    look(third, "5")
    expect(third.locator("[data-done]")).to_have_text("Tập 1, phiếu 3: đã xong.")
    expect(third.locator("[data-bundle]")).to_have_text("2")
    look(third, "1 *6")
    expect(third.locator("[data-readings] li")).to_have_count(3)
    expect(third.locator("[data-reason]")).to_contain_text("ban kiểm phiếu kết luận")
    look(third, "")
    expect(third.locator("[data-lock-text]")).to_have_text("Hãy đánh dấu thành viên ban kiểm phiếu đã kết luận.")
    for box in third.locator("[data-decider]").all():
        box.check()
    third.keyboard.press("F9")
    expect(third.locator("[data-panel-title]")).to_have_text("Không có phiếu nào chờ đối chiếu")

    board = screens.page(seated.a)
    board.get_by_role("button", name="Đóng bàn và chuyển kết quả kiểm phiếu").click()
    board.locator("#dh-confirm").get_by_role("button", name="Có, thực hiện").click()
    board.wait_for_url("**/elections/*/")

    round_ = screens.round
    round_.refresh_from_db()
    assert (round_.state, round_.method, round_.valid, round_.invalid) == (RoundState.COUNTED, CountMethod.KEYED, 4, 1)
    assert list(round_.tallies.order_by("candidate__order").values_list("votes", flat=True)) == [4, 3, 3, 3, 3, 4]
    assert list(round_.invalid_grounds.values_list("ground", "count")) == [("INV-6", 1)]
    assert round_.mismatches == 1
    assert Desk.objects.get().state == DeskState.CLOSED
    assert settled(desk, 2, 2).decided_by == "Vũ Văn Đếm\nTrịnh Thị Soát"
    closed = screens.page(people.an)
    assert barriers(closed) == []
    closed.get_by_role("button", name="Ban hành nhật ký").click()
    expect(closed.locator("#journal li").first.locator("a")).to_be_visible()
    expect(closed.locator("#journal .dh-locked-why")).to_contain_text("giữ đến khi hủy phiếu")
    for page in (team_a, team_b, third, board, closed):
        assert page.complaints == []


def test_the_desk_is_set_up_on_its_page_by_who_sits_where(screens, seated, people, barriers):
    page = screens.page(people.an)
    assert barriers(page) == []
    expect(page.locator("#set-up h2")).to_have_text("Lập các tổ nhập phiếu")
    seats = {user: page.locator(f"[name=seat_{user.pk}]") for user in (seated.a, seated.b, seated.third, people.binh)}
    seats[people.binh].select_option("-")
    seats[seated.a].select_option("A")
    seats[seated.b].select_option("A")
    seats[seated.third].select_option("look")
    page.fill("[name=bundle_size]", "2")
    page.get_by_role("button", name="Mở bàn nhập phiếu").click()
    expect(page.locator(".alert-danger")).to_contain_text("Tổ B chưa có ai.")
    assert not Desk.objects.exists()
    seats[seated.b].select_option("B")
    page.get_by_role("button", name="Mở bàn nhập phiếu").click()
    expect(page.locator("#desk-now .dh-board tbody tr")).to_have_count(3)  # five ballots in bundles of two
    seats = Desk.objects.get().seats.values_list("user__username", "team__letter")
    assert sorted(seats) == [("kp-3", None), ("kp-a", "A"), ("kp-b", "B")]


def test_a_desk_that_is_not_ready_says_why_it_can_not_be_closed_with_the_article(screens, seated, desk):
    page = screens.page(seated.a)
    locked = page.locator(".dh-locked").filter(has_text="Đóng bàn")
    expect(locked.locator("button")).to_be_disabled()
    expect(locked.locator(".dh-locked-why")).to_contain_text("các tập còn phải nhập: 1, 2")
    assert page.locator("[aria-current=step]").inner_text().startswith("3")


def test_each_bundle_has_a_slip_with_a_line_for_each_team(screens, seated, desk):
    page = screens.page(seated.a, "slips/")
    heads = page.locator(".bd-slip h2").all()
    assert [one.locator("span").all_inner_texts() for one in heads] == [["Tập 1", "1/2"], ["Tập 2", "2/2"]]
    assert page.locator(".bd-slip .dh-num").all_inner_texts() == ["3", "2"]
    assert [page.locator(".bd-slip").nth(at).locator("tbody th").all_inner_texts() for at in (0, 1)] == [
        ["A", "B", "Đối chiếu"]
    ] * 2


def test_a_seat_is_changed_until_its_holder_has_seen_ballots(screens, seated, desk, people):
    page = screens.page(people.an)
    with page.expect_navigation():
        page.get_by_label("Chỗ ngồi của Kiểm kp-3").select_option("B")
    assert set(Desk.objects.get().seats.values_list("user__username", "team__letter")) == {
        ("kp-a", "A"), ("kp-b", "B"), ("kp-3", "B"),
    }  # fmt: skip
    expect(page.locator(".dh-finding")).to_contain_text("Chưa có ai ở bàn đối chiếu")
    team_a = screens.page(seated.a, "key/")
    start(team_a)
    assert keyed_of(desk, "A") == {}
    page.reload()
    assert page.get_by_label("Chỗ ngồi của Kiểm kp-a").count() == 0
    expect(page.locator("#seats")).to_contain_text("đã xem phiếu nên giữ nguyên chỗ")


def test_nothing_at_the_desk_stands_in_anybodys_way(screens, seated, desk, people, barriers):
    for user, where in ((people.an, ""), (seated.a, "key/"), (seated.b, "key/?try"), (seated.third, "look/")):
        page = screens.page(user, where)
        page.wait_for_load_state("networkidle")
        assert barriers(page) == [], where
        assert page.complaints == [], where


def test_the_board_is_read_on_a_phone_in_english_too(screens, desk, people, barriers):
    page = screens.page(people.an, width=390, language="en")
    expect(page.locator("h1")).to_have_text("Ballot desk of round 1")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    board = page.locator("#desk-now .dh-tablebox-in")
    assert board.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert barriers(page) == []
