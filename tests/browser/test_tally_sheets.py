"""The sheet for tallying by hand as it leaves the printer, against its kept picture."""

from __future__ import annotations

import pytest
from django.test import Client

from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections import actions
from tests.apps.elections import hall
from tests.pictures.comparing import check

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shared_out(transactional_db, congress, people):
    """Three names for two seats of a board; nine shareholders, whose votes they share out as they like."""
    Congress.objects.update(rulebook="vn-company-2020")
    hall.sit(congress)
    congress.refresh_from_db()
    contest = hall.list_contest(congress, people.an, seats=2, names=hall.NAMES[:3], office="board_of_directors")
    hall.seat_delegates(congress, 9, weight=600)
    actions.adopt_list(contest, by=people.an)
    round_ = actions.open_round(contest, by=people.an)
    actions.report_ballots(round_, by=people.binh, issued=9, returned=9)
    return round_


def test_where_votes_are_shared_out_the_printed_sheet_has_a_column_for_each_ballot(shared_out, people, open_page):
    contest = shared_out.contest
    page = open_page("/static/shell/mark.svg")
    client = Client()
    client.force_login(people.binh)
    cookies = {"sessionid": client.cookies["sessionid"].value, "daihoi_language": "vi"}
    home = page.url.removesuffix("/static/shell/mark.svg")
    page.context.add_cookies([{"name": name, "value": value, "url": home} for name, value in cookies.items()])
    page.goto(f"{home}/c/{contest.congress_id}/elections/{contest.pk}/rounds/{shared_out.number}/tally-sheet/")
    page.wait_for_load_state("networkidle")
    assert page.complaints == []
    page.evaluate(
        "document.querySelector('.dh-print-head span:last-child').textContent = 'daihoi'"
    )  # the minute changes
    check("tally-sheet-numbers", page.pdf(prefer_css_page_size=True))
