"""A desk with two teams and a third look, and a browser for each of the three."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from playwright.sync_api import Page

from daihoi.apps.accounts.models import User
from daihoi.apps.ballots import actions
from daihoi.apps.ballots.models import Desk
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import Round
from daihoi.apps.plenary.models import OrganKind, OrganSeat
from tests import cast
from tests.apps.ballots import hall
from tests.apps.elections import hall as elections_hall

from .hands import start


@dataclass(frozen=True)
class Seated:
    """One person in each team, one at the third look."""

    a: User
    b: User
    third: User


@dataclass(frozen=True)
class Screens:
    """Opens pages of one round's desk for whoever is signed in there."""

    home: str
    round: Round
    opened: Callable[..., Page]

    def page(self, user: User, where: str = "", **more: object) -> Page:
        """A fresh browser of that person on a page of the desk."""
        page = self.opened("/static/shell/mark.svg", **more)
        self.sign_in(page, user, str(more.get("language", "vi")))
        page.goto(self.home + self.path(where))
        return page

    def sign_in(self, page: Page, user: User, language: str = "vi") -> None:
        """Put a session into the browser, without the way through the sign-in page."""
        client = Client()
        client.force_login(user)
        cookies = {"sessionid": client.cookies["sessionid"].value, "daihoi_language": language}
        page.context.add_cookies([{"name": name, "value": value, "url": self.home} for name, value in cookies.items()])

    def path(self, where: str = "") -> str:
        """The address of a page of the desk."""
        contest = self.round.contest
        return f"/c/{contest.congress_id}/elections/{contest.pk}/rounds/{self.round.number}/desk/{where}"


@pytest.fixture
def seated(transactional_db, tree) -> Seated:
    """Three tellers of the ministry."""
    return Seated(*hall.make_tellers(tree.ministry, "kp-a", "kp-b", "kp-3"))


@pytest.fixture
def round_(transactional_db, congress, people) -> Round:
    """Six names for five seats, five ballots to key, and a counting committee of two."""
    for name in ("Vũ Văn Đếm", "Trịnh Thị Soát"):
        person = cast.make_person(name)
        OrganSeat.objects.create(congress=congress, kind=OrganKind.COUNTING_COMMITTEE, person=person)
    return hall.reported_round(congress, people.an, returned=5)


@pytest.fixture
def desk(round_, people, seated) -> Desk:
    """Two teams; bundles of three and of two ballots."""
    return actions.open_desk(
        round_, by=people.binh, bundle_size=3, seats={seated.a: "A", seated.b: "B", seated.third: ""}
    )


@pytest.fixture
def screens(live_server, open_page, round_) -> Screens:
    """Every page of the desk of that round."""
    return Screens(live_server.url, round_, open_page)


@pytest.fixture
def console_of(screens, seated, people, congress, live_server, open_page):
    """The console of team A before another list of names, with its first bundle."""

    def opened(names: tuple[str, ...], seats: int, office: str, returned: int):
        contest = elections_hall.list_contest(congress, people.an, seats=seats, names=names, office=office)
        round_ = elections_hall.open_vote(contest, people.an, summoned=100, attending=100, deductions=[])
        elections.report_ballots(round_, by=people.an, issued=returned, returned=returned)
        desk = actions.open_desk(round_, by=people.an, seats={seated.a: "A", seated.b: "B"})
        page = Screens(live_server.url, round_, open_page).page(seated.a, "key/")
        start(page)
        return page, desk

    return opened
