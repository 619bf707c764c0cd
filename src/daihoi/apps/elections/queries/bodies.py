"""The bodies that a congress has elected, and from which of them the next office is chosen."""

from __future__ import annotations

from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates.queries import official_members
from daihoi.apps.members.models import OfficeHolding, Person
from daihoi.apps.organisations.models import OfficeKind
from daihoi.core import elections

from ..models import Contest, ContestState, ElectionForm, RoundState, Tally
from .contests import seats_left

CHOSEN_FROM = {
    OfficeKind.STANDING_COMMITTEE: OfficeKind.COMMITTEE,
    OfficeKind.SECRETARY: OfficeKind.COMMITTEE,
    OfficeKind.DEPUTY_SECRETARY: OfficeKind.COMMITTEE,
    OfficeKind.INSPECTION_CHAIR: OfficeKind.INSPECTION_COMMITTEE,
    OfficeKind.INSPECTION_DEPUTY_CHAIR: OfficeKind.INSPECTION_COMMITTEE,
}
"""Who is chosen from among whom; the members of an inspection committee may come from outside the committee."""
NOT_BOTH = {OfficeKind.DEPUTY_SECRETARY: OfficeKind.SECRETARY,
            OfficeKind.INSPECTION_DEPUTY_CHAIR: OfficeKind.INSPECTION_CHAIR}  # fmt: skip
"""Who can't be the deputy: the one who holds the office itself."""


def body_of(congress: Congress, office: str) -> list[Person]:
    """Who sits in a body of this term: those who hold the office, and those just elected and not yet certified."""
    held = OfficeHolding.objects.filter(
        unit_id=congress.unit_id, term_id=congress.term_id, office=office, ended_on__isnull=True
    )
    elected = Tally.objects.filter(
        round__contest__congress=congress,
        round__contest__office=office,
        round__contest__state=ContestState.DECIDED,
        round__state=RoundState.DECIDED,
        is_elected=True,
    )
    keys = {*held.values_list("person_id", flat=True), *elected.values_list("candidate__person_id", flat=True)}
    return list(Person.objects.filter(pk__in=keys).order_by("sort_key", "pk"))


def pool_of(contest: Contest) -> list[Person] | None:
    """From whom the names of a list are taken; None where anybody may be named.

    Deputies and the chair come out of the body that was elected before them, each by a ballot of its own.

    Source: 244-QĐ/TW Đ19.9; Charter Đ24.4.
    """
    office = OfficeKind(contest.office)
    if office not in CHOSEN_FROM or is_small_cell(contest.congress):
        return None
    body = body_of(contest.congress, CHOSEN_FROM[office])
    taken = {one.pk for one in body_of(contest.congress, NOT_BOTH[office])} if office in NOT_BOTH else set()
    return [one for one in body if one.pk not in taken] if body else None


def plenum_of(contest: Contest) -> list[Person]:
    """The new committee, where it is the one that votes; empty for a congress."""
    return body_of(contest.congress, OfficeKind.COMMITTEE) if contest.form == ElectionForm.PLENUM else []


def is_small_cell(congress: Congress) -> bool:
    """True for a cell with so few official members that it elects no committee.

    Source: Charter Đ24.4.
    """
    rules = law.rulebook_of(congress).nominations
    if rules.cell_committee_from is None or not congress.unit.is_leaf():
        return False
    offices = elections.cell_offices(official_members(congress).count(), rules)
    return elections.Office.COMMITTEE not in offices


def is_left_to_plenum(contest: Contest) -> bool:
    """True for a direct election of the secretary that is over and elected nobody: now the new committee elects."""
    is_direct = contest.office == OfficeKind.SECRETARY and contest.form != ElectionForm.PLENUM
    is_over = contest.state in (ContestState.DECIDED, ContestState.CERTIFIED)
    return is_direct and is_over and seats_left(contest) > 0 and not is_small_cell(contest.congress)


def running_contests(congress: Congress, office: str = "") -> list[Contest]:
    """The contests that fill the offices of a congress, each office once; polls and by-elections are others.

    A direct election that elected nobody gives way to the one by the new committee.
    """
    contests = congress.contests.exclude(state=ContestState.ANNULLED).filter(is_by_election=False)
    contests = contests.exclude(office=OfficeKind.OPINION_POLL)
    found = list(contests.filter(office=office) if office else contests)
    for one in found:
        one.congress = congress
    return [one for one in found if not is_left_to_plenum(one)]


def failed_directly(contest: Contest) -> set[int]:
    """Who stood when the congress elected its secretary directly and was not elected, as keys of people."""
    direct = Contest.objects.filter(
        congress_id=contest.congress_id,
        office=OfficeKind.SECRETARY,
        state__in=(ContestState.DECIDED, ContestState.CERTIFIED),
    ).exclude(form=ElectionForm.PLENUM)
    stood = Tally.objects.filter(round__contest__in=direct, round__state=RoundState.DECIDED)
    won = set(stood.filter(is_elected=True).values_list("candidate__person_id", flat=True))
    return set(stood.values_list("candidate__person_id", flat=True)) - won
