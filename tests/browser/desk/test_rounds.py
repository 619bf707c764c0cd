"""A round keyed by three teams, and a round of votes shared out, in real browsers from the bundle to the count.

The teams whose screens are seen in other tests key through the acts, so that these stay quick.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from daihoi.apps.ballots import actions
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import RoundState
from tests.apps.ballots import hall
from tests.apps.elections import hall as elections_hall

from .conftest import Screens
from .hands import finish, key, look, start

pytestmark = pytest.mark.django_db(transaction=True)


def key_all(page: Page, *lines: str) -> None:
    """A team keys its only bundle and hands it over."""
    start(page)
    key(page, *lines)
    finish(page)
    expect(page.locator("[data-panel-title]")).to_have_text("Tổ không còn tập phiếu nào")


def close(page: Page) -> None:
    """Close the desk on its board and hand the count over."""
    page.get_by_role("button", name="Đóng bàn và chuyển kết quả kiểm phiếu").click()
    page.locator("#dh-confirm").get_by_role("button", name="Có, thực hiện").click()
    page.wait_for_url("**/elections/*/")


def votes_of(round_) -> list[int]:
    """The votes in the order of the ballot."""
    return list(round_.tallies.order_by("candidate__order").values_list("votes", flat=True))


def test_what_two_of_three_teams_agree_on_still_goes_to_the_third_look(screens, seated, round_, people, tree):
    (teller,) = hall.make_tellers(tree.ministry, "kp-c")
    seats = {seated.a: "A", seated.b: "B", teller: "C", seated.third: ""}
    desk = actions.open_desk(round_, by=people.binh, teams=3, seats=seats)
    for user in (seated.a, seated.b):
        hall.key_all(hall.take(desk, user), ["3", "4", "5", "2", "5"], user)
    team_c = screens.page(teller, "key/")
    key_all(team_c, "3", "4", "5", "2", "6")

    third = screens.page(seated.third, "look/")
    expect(third.locator("[data-position]")).to_have_text("5")
    assert third.locator("[data-readings] li").count() == 0  # blind
    look(third, "5")
    expect(third.locator("[data-panel-title]")).to_have_text("Không có phiếu nào chờ đối chiếu")

    board = screens.page(seated.a)
    close(board)
    round_.refresh_from_db()
    assert (round_.state, round_.valid, round_.mismatches) == (RoundState.COUNTED, 5, 1)
    assert votes_of(round_) == [5, 4, 4, 4, 3, 5]
    assert [page.complaints for page in (team_c, third, board)] == [[]] * 3


def test_shared_out_votes_are_keyed_with_their_card_and_too_many_lock_enter(
    live_server, open_page, transactional_db, congress, people, seated
):
    congress.rulebook = "vn-company-2020"
    congress.save()
    elections_hall.sit(congress)
    for weight in (600, 400):
        elections_hall.seat_delegates(congress, 1, weight=weight)
    contest = elections_hall.list_contest(congress, people.an, seats=2, office="board_of_directors")
    elections.adopt_list(contest, by=people.an)
    round_ = elections.open_round(contest, by=people.an)
    elections.report_ballots(round_, by=people.binh, issued=2, returned=2)
    desk = actions.open_desk(round_, by=people.binh, seats={seated.a: "A", seated.b: "B", seated.third: ""})
    hall.key_all(hall.take(desk, seated.b), ["w600 1=1200", "w400 1=300 2=500"], seated.b)
    screens = Screens(live_server.url, round_, open_page)

    team_a = screens.page(seated.a, "key/")
    start(team_a)
    lock = team_a.locator("[data-lock-text]")
    key(team_a, "1=5")
    expect(lock).to_contain_text("w1000")
    team_a.keyboard.press("Escape")
    key(team_a, "w600 1=1300")
    expect(lock).to_contain_text("Đã bầu 1300 phiếu, phiếu chỉ có 1200.")
    team_a.keyboard.press("Escape")
    expect(team_a.locator("[data-position]")).to_have_text("1")
    key(team_a, "w600 1=1200", "/400 1-300+2-500")  # the second one on the number pad alone
    finish(team_a)
    expect(team_a.locator("[data-panel-title]")).to_have_text("Tổ không còn tập phiếu nào")

    board = screens.page(seated.a)
    close(board)
    round_.refresh_from_db()
    assert (round_.state, round_.valid, round_.weight_valid, round_.mismatches) == (RoundState.COUNTED, 2, 1000, 0)
    assert votes_of(round_) == [1500, 500, 0, 0, 0, 0]
    assert [page.complaints for page in (team_a, board)] == [[]] * 2
