"""The face of the house in a real browser: nothing stands in anybody's way, and nothing typed is lost."""

import pytest
from playwright.sync_api import expect

from daihoi.apps.shell import samples

pytestmark = [pytest.mark.urls("tests.apps.shell.addresses"), pytest.mark.django_db(transaction=True)]
PATTERNS = ["/style/", *(f"/style/{name}/" for name in samples.PAGES), "/accounts/login/", "/nowhere/"]
ON_PHONES = ["/style/list/", "/style/form/", "/style/board/", "/accounts/login/"]


@pytest.fixture(autouse=True)
def _builders_view(settings):
    settings.DEBUG = True


@pytest.mark.parametrize(
    ("addresses", "width", "dark", "language"), [(PATTERNS, 1366, False, "vi"), (ON_PHONES, 390, True, "en")]
)
def test_no_pattern_has_a_serious_barrier_or_runs_out_of_the_screen(
    open_page, barriers, settings, addresses, width, dark, language
):
    page = open_page("/keys/", width=width, dark=dark, language=language)
    home = page.url.removesuffix("/keys/")
    for address in addresses:
        settings.DEBUG = address != "/nowhere/"
        page.goto(home + address)
        assert barriers(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert page.complaints == [], address


def test_the_theme_follows_the_system(open_page):
    page = open_page("/keys/", dark=True)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(20, 18, 16)"
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")
    assert page.evaluate(ground) == "rgb(246, 244, 240)"


def test_the_first_tab_offers_the_way_to_the_content(open_page):
    page = open_page("/style/list/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_typing_in_the_search_box_narrows_the_list_without_loading_the_page(open_page):
    page = open_page("/style/list/")
    page.evaluate("window.same = true")
    page.locator(".dh-listsearch input").press_sequentially("anh tuyet")
    expect(page.locator("#list-count")).to_have_text("(6)")
    assert page.locator("tbody tr").count() == 6
    assert page.evaluate("window.same") is True
    assert "q=anh" in page.url


def test_choosing_rows_brings_up_the_bulk_acts(open_page):
    page = open_page("/style/list/")
    bar = page.locator("[data-bulk]")
    assert not bar.is_visible()
    page.locator("[data-pick]").nth(2).check()
    assert bar.inner_text().split()[2] == "1"
    page.locator("[data-pick-all]").check()
    assert page.locator("[data-chosen]").inner_text() == "25"
    page.locator("[data-pick-all]").uncheck()
    assert not bar.is_visible()


def test_a_click_on_a_row_opens_it(open_page):
    page = open_page("/users/")
    page.goto(page.url.replace("/users/", "/style/list/"))
    page.locator("tbody tr").nth(1).locator("td").nth(2).click()
    page.wait_for_url("**/style/record/")


def test_an_act_that_can_not_be_taken_back_asks_first(open_page):
    page = open_page("/style/")
    sent = []
    page.on("request", lambda request: sent.append(request.method) if request.method == "POST" else None)
    page.get_by_role("button", name="Hủy kết quả kiểm phiếu").click()
    dialog = page.locator("#dh-confirm")
    assert dialog.inner_text().startswith("Hủy kết quả kiểm phiếu?")
    dialog.get_by_role("button", name="Không, quay lại").click()
    assert (dialog.is_visible(), sent) == (False, [])
    page.get_by_role("button", name="Hủy kết quả kiểm phiếu").click()
    with page.expect_request(lambda request: request.method == "POST"):
        dialog.get_by_role("button", name="Có, thực hiện").click()


def test_keys_help_and_can_be_switched_off(open_page):
    page = open_page("/keys/")
    page.keyboard.press("?")
    assert page.locator("#dh-help").is_visible()
    page.locator("#dh-shortcuts-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert not page.locator("#dh-help").is_visible()


def test_g_and_o_go_to_the_overview(open_page):
    page = open_page("/keys/")
    page.keyboard.press("g")
    page.keyboard.press("o")
    page.wait_for_url("**/overview/")


def test_a_refused_form_keeps_what_was_typed_except_secrets(open_page):
    page = open_page("/note/")
    page.fill("[name=title]", "bad")
    page.fill("[name=words]", "Ý kiến dài về mục II")
    page.fill("[name=secret]", "mat-khau")
    page.locator("#main-form .btn-primary").click()
    page.wait_for_selector("[data-refused]")
    assert page.input_value("[name=words]") == "Ý kiến dài về mục II"
    assert page.input_value("[name=secret]") == ""
    assert "mat-khau" not in page.evaluate("JSON.stringify(localStorage)")


def test_a_form_that_was_left_offers_its_draft(open_page):
    page = open_page("/note/")
    page.fill("[name=words]", "dở dang")
    page.wait_for_selector("[data-saved]:not([hidden])")
    page.goto(page.url.replace("/note/", "/keys/"))
    page.goto(page.url.replace("/keys/", "/note/"))
    assert page.input_value("[name=words]") == ""
    page.locator("[data-restore]").click()
    assert page.input_value("[name=words]") == "dở dang"


def test_a_form_that_was_taken_leaves_no_draft_behind(open_page):
    page = open_page("/note/")
    page.fill("[name=title]", "good")
    page.fill("[name=words]", "xong")
    page.locator("#main-form .btn-primary").click()
    expect(page.locator("body")).to_have_text("taken")
    page.goto(page.url.replace("/note/", "/keys/"))
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('draft')).length") == 0


def test_a_nervous_second_click_sends_nothing(open_page):
    page = open_page("/note/")
    page.fill("[name=title]", "good")
    page.fill("[name=words]", "xong")
    sent = []
    page.on("request", lambda request: sent.append(1) if request.method == "POST" else None)
    page.route("**/note/", lambda route: (page.wait_for_timeout(200), route.continue_()))
    page.evaluate("const b = document.querySelector('#main-form .btn-primary'); b.click(); b.click(); b.click();")
    expect(page.locator("body")).to_have_text("taken")
    assert sent == [1]


def test_the_journey_opens_under_the_thumb_on_a_phone(open_page, django_user_model, live_server, client):
    client.force_login(django_user_model.objects.create_user("an"))
    page = open_page("/keys/", width=390)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.goto(live_server.url + "/style/list/")
    assert not page.locator("#dh-journey").is_visible()
    page.locator(".dh-bar button").click()
    page.wait_for_selector("#dh-journey.show")
    assert page.get_by_role("link", name="Văn kiện và góp ý").is_visible()


def test_a_page_without_network_says_so(open_page):
    page = open_page("/style/console/")
    assert not page.locator(".dh-net-off").is_visible()
    page.context.set_offline(True)
    page.wait_for_selector(".dh-net-off", state="visible")
