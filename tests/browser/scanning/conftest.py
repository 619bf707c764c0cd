"""Forty drawn ballots in the machine, two tellers and the board, each with a browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from playwright.sync_api import Page

from daihoi.apps.accounts.models import User
from daihoi.apps.ballots.models import ScanCount
from daihoi.apps.elections.models import Round
from daihoi.apps.plenary.models import OrganKind, OrganSeat
from tests import cast
from tests.apps.ballots import hall, scan_place
from tests.apps.ballots.scan_place import Paper

YES, NO = "agree", "disagree"
PLAIN = (YES, YES, YES, YES, NO)
OTHER = (NO, YES, YES, YES, YES)
SLIGHT = (YES, YES, "slight", YES, NO)
PAPERS = [
    *[Paper(PLAIN)] * 20, *[Paper(OTHER)] * 14,
    Paper(SLIGHT), Paper(SLIGHT), Paper((YES,) * 5), Paper(PLAIN, is_signed=True), Paper((NO,) * 5), Paper(SLIGHT),
]  # fmt: skip
"""34 plain ballots; then three with a touch of the pen, one with too many names, a signed one, one for nobody."""


@dataclass(frozen=True)
class Seated:
    """One teller on each side, one who keeps the board's vote."""

    a: User
    b: User
    board: User


@dataclass(frozen=True)
class Screens:
    """Opens pages of one round's machine count for whoever is signed in there."""

    home: str
    round: Round
    opened: Callable[..., Page]

    def page(self, user: User, where: str = "", **more: object) -> Page:
        """A fresh browser of that person on a page of the count."""
        page = self.opened("/static/shell/mark.svg", **more)
        client = Client()
        client.force_login(user)
        language = str(more.get("language", "vi"))
        cookies = {"sessionid": client.cookies["sessionid"].value, "daihoi_language": language}
        page.context.add_cookies([{"name": name, "value": value, "url": self.home} for name, value in cookies.items()])
        page.goto(self.home + self.path(where))
        return page

    def path(self, where: str = "") -> str:
        """The address of a page of the count."""
        contest = self.round.contest
        return f"/c/{contest.congress_id}/elections/{contest.pk}/rounds/{self.round.number}/scan/{where}"


@pytest.fixture
def seated(transactional_db, tree) -> Seated:
    """Three tellers of the ministry."""
    return Seated(*hall.make_tellers(tree.ministry, "kp-a", "kp-b", "kp-bkp"))


@pytest.fixture
def round_(transactional_db, congress, people) -> Round:
    """Five names for four seats on printed ballots, forty returned, and a counting committee of three."""
    for name in ("Vũ Văn Đếm", "Trịnh Thị Soát", "Lý Văn Ghi"):
        person = cast.make_person(name)
        OrganSeat.objects.create(congress=congress, kind=OrganKind.COUNTING_COMMITTEE, person=person)
    return scan_place.printed_round(congress, people.an, returned=len(PAPERS))


@pytest.fixture
def count(round_, people, seated) -> ScanCount:
    """All forty read: thirty-four counted as they are, six in doubt."""
    found = scan_place.open_count(round_, people.binh, {seated.a: "A", seated.b: "B", seated.board: "board"})
    scan_place.read_papers(found, PAPERS, people.binh)
    return found


@pytest.fixture
def screens(live_server, open_page, round_) -> Screens:
    """Every page of the count of that round."""
    return Screens(live_server.url, round_, open_page)
