"""The worked lists of the rulebooks, through the screens: the meter shows what the command finds, adoption refuses it.

Lists that no screen can make (two offices on one paper, a committee elected by hands) stay with the command.
"""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.test import Client

from daihoi.apps.delegates.models import Attendance, Credential, Delegate, DelegateTitle
from daihoi.apps.elections import queries
from daihoi.apps.elections.models import Candidate, CandidateOrigin, Contest, ContestState
from daihoi.apps.members.models import HoldingSource, OfficeHolding, Person, Sex
from daihoi.apps.organisations.models import OfficeKind, Term
from daihoi.apps.plenary.models import OrganKind, OrganSeat
from tests.cast import make_congress
from tests.core.elections.worked import CHECKED

from .hall import sit

pytestmark = pytest.mark.django_db

ON_THE_LIST = {
    "rulebook",
    "office",
    "form",
    "seats",
    "candidates",
    "order",
    "attending",
    "tellers",
    "convening_committee",
}
OF_A_NAME = {"id", "name", "origin", "support", "nominated_by"}
LIVED = {
    name: case
    for name, case in CHECKED.items()
    if set(case[0]) <= ON_THE_LIST
    and all(set(one) <= OF_A_NAME for one in case[0]["candidates"])
    and case[0]["office"] == "committee"
}


def test_most_worked_lists_of_a_committee_can_be_lived():
    assert len(LIVED) == 20


@pytest.mark.parametrize(("plain", "blocks", "warns"), LIVED.values(), ids=LIVED)
def test_the_screens_find_what_the_command_finds(plain, blocks, warns, client: Client, people, tree):
    client.force_login(people.an)
    contest = _stand(plain, tree)
    found = queries.check_list(contest)
    assert {one.id for one in found if one.severity == "block"} == set(blocks)
    assert set(warns) <= {one.id for one in found if one.severity == "warn"}
    at = f"/c/{contest.congress_id}/elections/{contest.pk}/"
    page = unescape(client.get(at, headers={"accept-language": "en"}).content.decode())
    assert all(str(one.text) in page for one in found if one.severity == "block")
    client.post(f"{at}adopt/", {})
    contest.refresh_from_db()
    assert contest.state == (ContestState.LISTING if blocks else ContestState.ADOPTED)


def _stand(plain: dict[str, Any], tree: Any) -> Contest:
    """The list as the office has it before the congress adopts it: its names, tellers and convening committee."""
    term = Term.objects.create(name="2015-2020", starts_on="2015-06-01", ends_on="2020-05-31")
    Term.objects.filter(pk=tree.term.pk).update(previous=term)
    tree.term.refresh_from_db()
    congress = sit(make_congress(tree, rulebook=plain["rulebook"]))
    contest = Contest.objects.create(
        congress=congress, office=plain["office"], title="Bầu", form=plain["form"], seats=plain["seats"]
    )
    known: dict[str, Person] = {}
    for one in plain["candidates"]:
        known[one["id"]] = _person(one.get("name", one["id"]))
    tellers, convening = plain.get("tellers", []), plain.get("convening_committee", [])
    for one in plain["candidates"]:
        nominated_by = _of(one["nominated_by"], known, convening) if "nominated_by" in one else None
        Candidate.objects.create(
            contest=contest,
            person=known[one["id"]],
            origin=one.get("origin", CandidateOrigin.PREPARED),
            floor_support=one.get("support"),
            floor_of=plain.get("attending") if "support" in one else None,
            nominated_by=nominated_by,
        )
    _seat(congress, list(known.values()))
    for one in tellers:
        person = _of(one, known, [])
        is_delegate = not isinstance(one, dict) or one.get("is_delegate", True)
        _seat(congress, [person] if is_delegate and person not in known.values() else [])
        OrganSeat.objects.create(congress=congress, kind=OrganKind.COUNTING_COMMITTEE, person=person)
    for one in convening:
        OfficeHolding.objects.create(
            person=_of(one, known, convening),
            unit=congress.unit,
            term=term,
            office=OfficeKind.COMMITTEE,
            source=HoldingSource.ELECTED,
            started_on="2015-07-01",
        )
    return contest


def _of(called: Any, known: dict[str, Person], others: list[Any]) -> Person:
    """A person called by id or by name, in the list or beside it."""
    name = called["name"] if isinstance(called, dict) else called
    ids = [one["id"] for one in others if isinstance(one, dict) and name in (one["id"], one["name"])]
    for key in (name, *ids):
        if key in known:
            return known[key]
    found = next((one for one in known.values() if one.full_name.lower() == name.lower()), None)
    return found or known.setdefault(ids[0] if ids else name, _person(name))


def _person(name: str) -> Person:
    return Person.objects.create(full_name=name, sex=Sex.MALE, born_on="1975-01-02", is_sample=True)


def _seat(congress: Any, people: list[Person]) -> None:
    Delegate.objects.bulk_create(
        Delegate(
            congress=congress,
            person=one,
            unit=congress.unit,
            title=DelegateTitle.ELECTED,
            attendance=Attendance.PRESENT,
            credential=Credential.ACCEPTED,
        )
        for one in people
    )
