"""The worked lists of the rulebooks, through the screens: the page shows what the command finds, adoption refuses it.

Some cases the screens can't make, because their record leaves no room for the mistake; ``NOT_MADE`` says why, and the
last tests show what the screens do instead.  Where the record knows more than a file that leaves something out,
``KNOWN_BETTER`` says what it finds.
"""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.test import Client

from daihoi.apps.ballots.queries import sheet_of
from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import ContestState
from daihoi.core.elections import Severity
from daihoi.core.errors import Refused
from tests.cast import make_congress, make_person
from tests.core.elections.worked import CHECKED

from .hall import list_contest, sit
from .listed import Listed

pytestmark = pytest.mark.django_db

ONE_OFFICE = "a contest of the screens has one office, and each contest has its own ballots"
IN_SECRET = "the screens vote by ballot only; what is decided by hands stands in the minutes of the session"
OWN_PAPER = "nobody chooses the paper at the screens: the rulebook does, from the names and the seats"
NOT_MADE = {
    "a cell of 8 elects secretary and deputy on one ballot": ONE_OFFICE,
    "a cell of 8 hides its committee on the secretary's ballot": ONE_OFFICE,
    "TC44 committee and secretary on one ballot": ONE_OFFICE,
    "a committee elected by hands": IN_SECRET,
    "an association may elect by hands": IN_SECRET,
}
STYLED = {name: case for name, case in CHECKED.items() if "style" in case[0]}
# what the file leaves out the record knows: blocks and warnings of the screens
KNOWN_BETTER: dict[str, tuple[list[str], list[str]]] = {
    # the members of a cell are counted in the register
    "a cell's committee, nobody says how many members it has": (["R33"], []),
    # a poll that is not in the record was not held
    "a secretary elected directly, nobody says whether there was a poll": (["R51"], []),
    # the screens print by given name whatever the order of entry
    "names not in the order of given names": ([], []),
}
LIVED = {
    name: (plain, *KNOWN_BETTER.get(name, (blocks, warns)))
    for name, (plain, blocks, warns) in CHECKED.items()
    if name not in NOT_MADE and name not in STYLED
}
TOO_SHORT = "a list shorter than the seats"  # the command warns; an office can't adopt it


def test_nearly_all_worked_lists_are_lived():
    assert (len(LIVED), len(STYLED), len(NOT_MADE), len(CHECKED)) == (64, 4, 5, 73)


@pytest.mark.parametrize(("plain", "blocks", "warns"), LIVED.values(), ids=LIVED)
def test_the_screens_find_what_the_command_finds(plain, blocks, warns, client: Client, people, tree):
    client.force_login(people.giang if plain.get("is_cell") else people.an)
    listed = Listed(plain, tree)
    contest = listed.contest
    if "adopted" in plain:
        listed.lock()
    found = queries.check_list(contest)
    assert sorted(_ids(found, Severity.BLOCK)) == sorted(blocks)
    assert sorted(_ids(found, Severity.WARN)) == sorted(warns)
    at = f"/c/{contest.congress_id}/elections/{contest.pk}/"
    if plain.get("run_off") or "adopted" in plain:
        client.post(f"{at}vote/", {"summoned": 100, "attending": 100})
        assert contest.rounds.filter(state="open").exists() is not bool(blocks)
        return
    page = unescape(client.get(at, headers={"accept-language": "en"}).content.decode())
    assert all(str(one.text) in page for one in found if one.severity is Severity.BLOCK)
    client.post(f"{at}adopt/", {})
    contest.refresh_from_db()
    is_short = len(plain["candidates"]) < plain["seats"]
    assert contest.state == (ContestState.LISTING if blocks or is_short else ContestState.ADOPTED)


@pytest.mark.parametrize(("plain", "blocks", "warns"), STYLED.values(), ids=STYLED)
def test_the_paper_that_the_command_calls_for_is_the_one_the_screens_count(plain, blocks, warns, people, tree):
    listed = Listed({key: value for key, value in plain.items() if key != "style"}, tree)
    actions.adopt_list(listed.contest, by=people.an)
    round_ = actions.open_round(listed.contest, by=people.an)
    assert (sheet_of(round_).style == plain["style"]) is not bool(blocks)


def test_a_changed_list_is_refused_by_name_when_the_vote_opens(people, tree):
    listed = Listed(CHECKED["a list changed after it was adopted"][0], tree)
    listed.lock()
    with pytest.raises(Refused, match=r"added: An 06 \(\d+\); taken off: Trần 09 \(\d+\)\. Vote on it again\."):
        actions.open_round(listed.contest, by=people.an)
    assert not listed.contest.rounds.exists()


def test_the_screens_put_the_names_in_the_lawful_order_themselves(people, tree):
    plain, _, warns = CHECKED["names not in the order of given names"]
    contest = Listed(plain, tree).contest
    actions.adopt_list(contest, by=people.an)
    assert warns == ["R08"]
    assert list(contest.candidates.values_list("order", "person__full_name")) == [
        (1, "Vũ Thị Bình"), (2, "An Văn Dũng"),
    ]  # fmt: skip
    contest.refresh_from_db()
    assert contest.findings == []


def test_the_screens_open_one_ballot_for_each_office(people, tree):
    congress = sit(make_congress(tree, tree.cells[0]))
    for number in range(8):
        make_person(f"Lý Văn {number}", tree.cells[0])
    with pytest.raises(Refused, match="A cell with 8 official members elects no committee"):
        actions.open_contest(congress, by=people.giang, office="committee", seats=3)
    secretary = list_contest(congress, people.giang, seats=1, office="secretary", names=("Lê Thị Bình",))
    deputy = list_contest(congress, people.giang, seats=1, office="deputy_secretary", names=("Vũ Văn Cường",))
    assert [queries.contest_as_json(one)["office"] for one in (secretary, deputy)] == ["secretary", "deputy_secretary"]
    assert all("ballot_offices" not in queries.contest_as_json(one) for one in (secretary, deputy))


def _ids(found: list[Any], severity: Severity) -> list[str]:
    return [one.id for one in found if one.severity is severity]
