"""The list before the vote: as the rulebook reads it, and what the rulebook says of it."""

from __future__ import annotations

from typing import Any

from daihoi.apps.delegates.models import Delegate
from daihoi.apps.delegates.queries import official_members
from daihoi.apps.members.models import OfficeHolding, Person
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.plenary.models import OrganKind, OrganSeat
from daihoi.core import elections
from daihoi.core.elections import Finding

from ..models import Candidate, CandidateOrigin, CandidateState, Contest, ContestState
from .cases import next_ordinal
from .contests import rules_of, seats_left

ORIGINS = {
    CandidateOrigin.PREPARED: "convening_committee",
    CandidateOrigin.NOMINATED: "nominated",
    CandidateOrigin.SELF_NOMINATED: "self_nominated",
}


def check_list(contest: Contest) -> list[Finding]:
    """What the rulebook says of the list as it stands: those that block first.

    An empty list has nothing to be checked: it is said to be too short by the length rule once a name stands there.

    Source: 190-QĐ/TW Đ3, Đ8, Đ13-Đ15.
    """
    plain = contest_as_json(contest)
    if not plain["candidates"]:
        return []
    rules = rules_of(contest)
    return elections.check(elections.read_contest(plain), rules.elections, rules.nominations)


def contest_as_json(contest: Contest) -> dict[str, Any]:
    """The object that ``daihoi elections check`` and ``daihoi ballots print`` read.

    Args:
        contest: the contest with its names; those withdrawn or elected already are left out.

    Returns:
        Plain values; candidates are called by their keys.
    """
    named = _standing(contest)
    keys = {one.person_id: str(one.pk) for one in named}
    seated = _seated(contest)
    is_cell = contest.congress.unit.is_leaf()
    plain: dict[str, Any] = {
        "organisation": contest.congress.unit.name,
        "congress": contest.congress.title,
        "title": contest.title,
        "rulebook": contest.congress.rulebook,
        "office": contest.office,
        "form": contest.form,
        "seats": seats_left(contest),
        "round": next_ordinal(contest),
        "order": "given_name",
        "is_cell": is_cell,
        "candidates": [_nominee(one, keys, seated) for one in named],
        "tellers": _tellers(contest, keys, seated),
        "convening_committee": _convening(contest, keys),
    }
    if contest.congress.opens_on:
        plain["opening_on"] = contest.congress.opens_on.isoformat()
    polled = [one.floor_of for one in named if one.floor_of is not None]
    if polled:
        plain["attending"] = max(polled)
    if is_cell and contest.office == OfficeKind.COMMITTEE:
        plain["official_members"] = official_members(contest.congress).count()
    if contest.office == OfficeKind.SECRETARY and _was_polled(contest):
        plain["recommendation_poll"] = True
    return plain


def _standing(contest: Contest) -> list[Candidate]:
    elected = contest.candidates.filter(tallies__is_elected=True).values_list("pk", flat=True)
    return list(
        contest.candidates.filter(state=CandidateState.LISTED)
        .exclude(pk__in=elected)
        .select_related("person", "nominated_by")
        .order_by("order", "person__sort_key", "pk")
    )


def _nominee(candidate: Candidate, keys: dict[int, str], seated: set[int]) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": str(candidate.pk),
        "name": candidate.person.full_name,
        "born_on": candidate.person.born_on.isoformat(),
        "origin": ORIGINS[CandidateOrigin(candidate.origin)],
        "is_delegate": candidate.person_id in seated,
    }
    if candidate.floor_support is not None:
        plain["support"] = candidate.floor_support
    if candidate.nominated_by_id is not None:
        plain["nominated_by"] = _key(candidate.nominated_by_id, keys)
    return plain


def _seated(contest: Contest) -> set[int]:
    """The delegates, or members, of the meeting."""
    return set(Delegate.objects.filter(congress_id=contest.congress_id).values_list("person_id", flat=True))


def _tellers(contest: Contest, keys: dict[int, str], seated: set[int]) -> list[dict[str, Any]]:
    seats = OrganSeat.objects.filter(
        congress_id=contest.congress_id, kind=OrganKind.COUNTING_COMMITTEE
    ).select_related("person")  # fmt: skip
    return [
        {
            "id": _key(one.person_id, keys),
            "name": one.person.full_name,
            "is_delegate": one.person_id in seated or not seated,
        }
        for one in seats
    ]


def _convening(contest: Contest, keys: dict[int, str]) -> list[dict[str, Any]]:
    """The outgoing committee, whose members neither stand nor nominate outside its list."""
    previous = contest.congress.term.previous_id
    if previous is None:
        return []
    holdings = OfficeHolding.objects.filter(
        unit_id=contest.congress.unit_id,
        term_id=previous,
        office=OfficeKind.COMMITTEE,
        ended_on__isnull=True,
    )
    people = Person.objects.filter(pk__in=holdings.values("person_id")).values_list("pk", "full_name")
    return [{"id": _key(pk, keys), "name": name} for pk, name in people]


def _key(person: int, keys: dict[int, str]) -> str:
    return keys.get(person, f"p{person}")


def _was_polled(contest: Contest) -> bool:
    return Contest.objects.filter(
        congress_id=contest.congress_id,
        office=OfficeKind.OPINION_POLL,
        state__in=(ContestState.DECIDED, ContestState.CERTIFIED),
    ).exists()
