"""The wall and the table of the presidium, led by the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from daihoi.apps.elections import actions
from daihoi.apps.elections.models import Choice, RoundState
from daihoi.apps.plenary.models import HandVote
from tests.apps.elections import hall

from .conftest import Screens

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def short(transactional_db, congress, people):
    """Six names for five seats, four of them elected: the congress decides what follows."""
    contest = hall.list_contest(hall.sit(congress), people.an)
    hall.seat_delegates(congress, 10)  # who raise their hands
    counted = hall.count(hall.open_vote(contest, people.an), people.binh, [97, 95, 90, 88, 40, 30])
    return actions.decide_round(counted, by=people.an)


def test_the_wall_opens_names_one_by_one_and_the_console_takes_the_choice_of_the_congress(
    short, live_server, open_page, people
):
    screens = Screens(live_server.url, short, open_page)
    wall = screens.page(people.an, "../../../screen/")
    names, waiting = wall.locator("[data-line]:visible"), wall.locator("[data-waiting]")
    expect(waiting).to_have_text("Ban kiểm phiếu công bố kết quả.")
    expect(names).to_have_count(0)
    wall.keyboard.press("Space")
    wall.keyboard.press("ArrowRight")
    expect(names).to_have_count(2)
    expect(names.first).to_contain_text(hall.NAMES[0])
    wall.keyboard.press("ArrowLeft")
    expect(names).to_have_count(1)
    wall.keyboard.press("a")
    expect(names).to_have_count(len(hall.NAMES))
    wall.reload()
    expect(names).to_have_count(len(hall.NAMES))  # what was announced stays announced
    wall.keyboard.press("h")
    expect(names).to_have_count(0)
    wall.keyboard.press("Escape")
    wall.wait_for_url(lambda url: not url.endswith("/screen/"))

    console = screens.page(people.an, "../../../now/")
    expect(console.locator("[data-option]")).to_have_count(2)
    console.keyboard.press("2")  # to close
    field = console.locator("[data-option='2'] input[type=number]").first
    expect(field).to_be_focused()
    console.keyboard.type("8")
    console.keyboard.press("Escape")
    expect(field).not_to_be_focused()
    console.keyboard.press("2")
    with console.expect_navigation():
        console.keyboard.press("Enter")
    short.refresh_from_db()
    assert (short.state, short.choice, short.choice_vote) == (RoundState.DECIDED, Choice.CLOSE, HandVote.objects.get())
    assert (short.choice_vote.votes_for, short.choice_vote.is_carried) == (8, True)
    assert [wall.complaints, console.complaints] == [[], []]
