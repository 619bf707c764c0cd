"""The teller's console alone: locks, taking back, correcting; the network, a crash, a second window."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .hands import all_sent, finish, journal_of, key, keyed_of, start

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(screens, seated, desk):
    """The console of team A with its first bundle of three ballots."""
    found = screens.page(seated.a, "key/")
    start(found)
    return found


def test_a_sum_that_can_not_be_true_locks_enter_and_says_what_to_do(page, desk):
    lock, position = page.locator("[data-lock-text]"), page.locator("[data-position]")
    page.keyboard.press("Enter")
    expect(lock).to_have_text(
        "Được để lại 5, đang để lại 6. Nhập thêm 1 số, hoặc *2 nếu phiếu không hợp lệ."
    )  # fmt: skip
    expect(page.locator("[role=alert][data-alert]")).to_have_text(lock.inner_text())
    expect(page.locator("[data-line]")).to_have_attribute("aria-invalid", "true")
    expect(position).to_have_text("1")
    page.keyboard.type("3 3")
    page.keyboard.press("Enter")
    expect(lock).to_have_text("Số 3 ghi hai lần trong dòng. Hãy xóa một, hoặc nhập số đúng.")
    page.keyboard.press("Escape")
    key(page, "9")
    expect(lock).to_have_text("Phiếu không có số 9, số cuối là 6. Hãy nhập lại.")
    page.keyboard.press("Escape")
    key(page, "3")
    expect(position).to_have_text("2")
    all_sent(page)
    assert keyed_of(desk, "A") == {(1, 1): "3"}


def test_the_line_is_told_in_words_and_struck_names_stand_struck(page):
    page.keyboard.type("2 /4")
    expect(page.locator("[data-means]")).to_have_text(
        "để lại 4/6; gạch: 2 Đỗ Thị Bình; không rõ dấu: 4 Lê Thị Dung"
    )  # fmt: skip
    assert page.locator("[data-names] .bd-struck").all_inner_texts()[0].split("\n")[:2] == ["2", "Đỗ Thị Bình"]
    assert page.locator("[data-names] .bd-partly-struck").count() == 1
    page.keyboard.type(" *")
    expect(page.locator("[data-grounds] li")).to_have_count(7)
    expect(page.locator("[data-grounds-box]")).to_be_visible()
    page.keyboard.type("7")
    expect(page.locator("[data-means]")).to_contain_text("không hợp lệ: phiếu có ký tên hoặc viết thêm")


def test_the_last_ballot_is_taken_back_and_keyed_anew(page, desk):
    key(page, "3", "4")
    page.keyboard.press("Backspace")
    expect(page.locator("[data-position]")).to_have_text("2")
    expect(page.locator("[data-line]")).to_have_value("4")
    page.keyboard.press("Backspace")
    key(page, "5")
    all_sent(page)
    assert keyed_of(desk, "A") == {(1, 1): "3", (1, 2): "5"}
    assert journal_of(desk) == [("keyed", 1, "3"), ("keyed", 2, "4"), ("undone", 2, "4"), ("keyed", 2, "5")]


def test_an_earlier_ballot_is_looked_at_and_corrected_and_the_draft_is_not_lost(page, desk):
    key(page, "3", "4")
    page.keyboard.type("1 2")
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    expect(page.locator("[data-looking]")).to_contain_text("Đang xem phiếu 1")
    expect(page.locator("[data-line]")).to_have_value("3")
    key(page, "6")
    expect(page.locator("[data-line]")).to_have_value("1 2")
    expect(page.locator("[data-position]")).to_have_text("3")
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    expect(page.locator("[data-line]")).to_have_value("6")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    all_sent(page)
    assert keyed_of(desk, "A") == {(1, 1): "6", (1, 2): "4", (1, 3): "1 2"}


def test_an_unfinished_bundle_can_not_be_handed_over(page, desk):
    key(page, "3")
    page.keyboard.press("F9")
    expect(page.locator("[data-lock-text]")).to_have_text("Tập 1 chưa đủ: còn thiếu 2 phiếu (2–3).")
    all_sent(page)
    assert not desk.bundles.filter(turns__finished_at__isnull=False).exists()


def test_keying_goes_on_without_network_and_everything_is_sent_when_it_is_back(page, desk):
    page.context.set_offline(True)
    key(page, "3", "4", "5")
    expect(page.locator("[data-unsent-text]")).to_have_text("3 phiếu chưa gửi")
    finish(page)
    expect(page.locator("[data-panel-title]")).to_have_text("Đang bàn giao tập 1")
    assert keyed_of(desk, "A") == {}
    page.context.set_offline(False)
    expect(page.locator("[data-panel-title]")).to_have_text("Đã bàn giao tập 1. Hãy lấy tập 2", timeout=12_000)
    assert keyed_of(desk, "A") == {(1, 1): "3", (1, 2): "4", (1, 3): "5"}
    assert len(journal_of(desk)) == 3


def test_a_crash_without_network_loses_nothing_and_doubles_nothing(page, desk, screens):
    page.context.set_offline(True)
    key(page, "3", "4")
    expect(page.locator("[data-unsent-text]")).to_have_text("2 phiếu chưa gửi")
    context = page.context
    page.close()
    assert keyed_of(desk, "A") == {}
    context.set_offline(False)
    again = context.new_page()
    again.goto(screens.home + screens.path("key/"))
    expect(again.locator("[data-position]")).to_have_text("3", timeout=8_000)
    all_sent(again)
    again.reload()
    expect(again.locator("[data-position]")).to_have_text("3", timeout=8_000)
    again.keyboard.press("PageUp")
    expect(again.locator("[data-line]")).to_have_value("4")
    assert keyed_of(desk, "A") == {(1, 1): "3", (1, 2): "4"}
    assert len(journal_of(desk)) == 2


def test_an_answer_that_is_lost_on_the_way_doubles_nothing(page, desk):
    lost = []

    def lose_first(route):
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)  # the server has kept it, and nobody hears of it
        route.abort()

    page.route("**/key/entries/", lose_first)
    key(page, "3", "4")
    all_sent(page)
    assert lost == [200]
    assert keyed_of(desk, "A") == {(1, 1): "3", (1, 2): "4"}
    assert journal_of(desk) == [("keyed", 1, "3"), ("keyed", 2, "4")]


def test_a_second_window_of_the_same_person_is_told_so_and_may_go_on_instead(page, desk, screens):
    key(page, "3")
    second = page.context.new_page()
    second.goto(screens.home + screens.path("key/"))
    title = second.locator("[data-panel-title]")
    expect(title).to_have_text("Bàn này đang mở ở một cửa sổ khác của bạn")
    second.locator("[data-panel-act]").focus()
    second.wait_for_timeout(450)
    second.keyboard.press("Enter")
    expect(second.locator("[data-position]")).to_have_text("2")
    expect(page.locator("[data-panel-title]")).to_have_text("Bàn này đang mở ở một cửa sổ khác của bạn")
    key(second, "4")
    all_sent(second)
    assert keyed_of(desk, "A") == {(1, 1): "3", (1, 2): "4"}


def test_who_is_signed_out_keeps_what_was_keyed_until_the_next_sign_in(page, desk, screens, seated):
    page.context.clear_cookies(name="sessionid")
    key(page, "3")
    expect(page.locator("[data-panel-title]")).to_have_text("Máy chủ không cho vào")
    assert keyed_of(desk, "A") == {}
    screens.sign_in(page, seated.a)
    page.reload()
    expect(page.locator("[data-position]")).to_have_text("2", timeout=8_000)
    all_sent(page)
    assert keyed_of(desk, "A") == {(1, 1): "3"}


def test_sixty_five_names_stand_on_a_laptop_without_scrolling(console_of):
    names = tuple(f"Nguyễn Hoàng Phương Thảo {number}" for number in range(1, 66))
    page, desk = console_of(names, 55, "inspection_committee", 2)
    boxes = page.locator("[data-names] li").evaluate_all(
        "all => all.map((one) => { const box = one.getBoundingClientRect(), name = one.children[1];"
        " return [box.top >= 0, box.bottom <= innerHeight, box.height >= 16, name.scrollWidth <= name.clientWidth]; })"
    )
    assert boxes == [[True] * 4] * 65
    main = page.locator(".dh-console-main")
    assert main.evaluate("main => main.scrollHeight <= main.clientHeight")
    key(page, "1 2 3 4 5 6 7 8 9 65")
    all_sent(page)
    assert keyed_of(desk, "A") == {(1, 1): "1 2 3 4 5 6 7 8 9 65"}


def test_an_enter_that_bounces_on_an_empty_line_is_one_ballot(console_of):
    page, desk = console_of(("Mai Văn Em",), 1, "secretary", 5)
    page.evaluate(
        "for (const one of [1, 2]) document.querySelector('[data-line]')"
        ".dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))"
    )
    page.wait_for_timeout(250)
    page.keyboard.press("Enter")
    all_sent(page)
    assert keyed_of(desk, "A") == {(1, 1): "", (1, 2): ""}


def test_the_trial_counts_keys_and_errors_and_keeps_nothing(screens, seated, desk):
    page = screens.page(seated.third, "key/")
    expect(page.locator("[data-panel-title]")).to_have_text("Bạn không thuộc tổ nào của bàn này")
    page.locator("[data-try]").click()
    for at in range(10):
        numbers = page.locator("[data-drill-paper] .bd-struck b").all_inner_texts()
        note = page.locator("[data-drill-note]").inner_text()
        ground = f" *{note.split('lý do ')[1].rstrip(')')}" if note else ""
        if at == 2:  # one mistake: somebody else
            numbers = [next(str(one) for one in range(1, 13) if str(one) not in numbers), *numbers[1:]]
        key(page, " ".join(numbers) + ground)
    expect(page.locator("[data-drill-score]")).to_contain_text("sai 1/10 phiếu")
    expect(page.locator("[data-drill-wrong] li")).to_have_count(1)
    assert keyed_of(desk, "A") == {}
    assert page.evaluate("Object.keys(localStorage).filter((key) => /desk:\\d+:\\d+$/.test(key)).length") == 0
