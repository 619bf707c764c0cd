"""The offices of the term: how many seats, how each was filled, which are vacant."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress, Stage
from daihoi.apps.members.models import HoldingSource, OfficeHolding
from daihoi.apps.nominations.models import Slate
from daihoi.apps.organisations.models import OfficeKind
from daihoi.core.sources import Source

from ..models import Contest, ContestState
from .contests import elected_candidates

AFTERWARDS = (Stage.REPORTED, Stage.RATIFIED, Stage.FILED)
"""The stages in which a by-election is held: the result stands, and a seat has become free."""
OVER = (ContestState.DECIDED, ContestState.CERTIFIED)
OF_THE_TERM = (
    OfficeKind.COMMITTEE,
    OfficeKind.STANDING_COMMITTEE,
    OfficeKind.SECRETARY,
    OfficeKind.DEPUTY_SECRETARY,
    OfficeKind.INSPECTION_COMMITTEE,
    OfficeKind.INSPECTION_CHAIR,
    OfficeKind.INSPECTION_DEPUTY_CHAIR,
    OfficeKind.BOARD_OF_DIRECTORS,
    OfficeKind.SUPERVISORY_BOARD,
)


@dataclass(frozen=True)
class OfficeRow:
    """One office of the term.

    Args:
        office: one of ``OfficeKind``.
        seats: seats as decided; None while nobody has decided how many.
        elected, appointed, ex_officio: how those who hold it came to it.
        left: how many have left it again.
        holders: their names with the decision that appointed them, in the order of names.
    """

    office: str
    seats: int | None
    elected: int
    appointed: int
    ex_officio: int
    left: int
    holders: tuple[str, ...]

    @property
    def label(self) -> str:
        """The office in words."""
        return str(OfficeKind(self.office).label)

    @property
    def filled(self) -> int:
        """Everybody who holds it."""
        return self.elected + self.appointed + self.ex_officio

    @property
    def vacant(self) -> int:
        """Seats that nobody holds; 0 where their number is not known."""
        return max(0, (self.seats or 0) - self.filled)

    @property
    def over(self) -> int:
        """How many hold it beyond the seats that were decided."""
        return max(0, self.filled - self.seats) if self.seats is not None else 0


def offices_of_term(congress: Congress) -> list[OfficeRow]:
    """Every office of the term that has been decided or is held, in the lawful order."""
    contests = _contests(congress)
    held: dict[str, list[OfficeHolding]] = {}
    for one in OfficeHolding.objects.filter(
        unit_id=congress.unit_id, term_id=congress.term_id, office__in=OF_THE_TERM
    ).select_related("person").order_by("person__sort_key"):  # fmt: skip
        held.setdefault(one.office, []).append(one)
    slates = dict(Slate.objects.filter(congress=congress).values_list("office", "seats"))
    rows = [_row(office, contests.get(office), held.get(office, []), slates) for office in OF_THE_TERM]
    return [one for one in rows if one.office in contests or held.get(one.office)]


def vacancies_of(congress: Congress, office: str, besides: Contest | None = None) -> int | None:
    """Seats of an office that stand free, less those of by-elections that run; None where no number was decided.

    Args:
        congress: the congress of the term.
        office: one of ``OfficeKind``.
        besides: a by-election whose own seats are not taken off.
    """
    row = next((one for one in offices_of_term(congress) if one.office == office and one.seats is not None), None)
    if row is None:
        return None
    running = congress.contests.filter(office=office, is_by_election=True).exclude(
        state__in=(ContestState.CERTIFIED, ContestState.ANNULLED)
    )
    if besides is not None:
        running = running.exclude(pk=besides.pk)
    return max(0, row.vacant - sum(running.values_list("seats", flat=True)))


def vacancies_for(contest: Contest) -> int | None:
    """What a by-election may fill; None for every other contest."""
    return vacancies_of(contest.congress, contest.office, contest) if contest.is_by_election else None


def allotted_to(congress: Congress) -> tuple[int, int, Source | None] | None:
    """Delegates and alternates that the congress above has allotted to the unit, with the rule; None before that."""
    above = congress.unit.get_parent()
    if above is None:
        return None
    row = (
        congress.unit.allocations.filter(congress__unit=above, congress__term_id=congress.term_id)
        .exclude(congress__stage="annulled")
        .order_by("-congress_id")
        .first()
    )
    if row is None or not row.elected:
        return None
    return row.elected, row.alternates, law.article(congress, "elections.number_not_voted")


def _contests(congress: Congress) -> dict[str, Contest]:
    over = congress.contests.filter(state__in=OVER, is_by_election=False, office__in=OF_THE_TERM)
    return {one.office: one for one in over.order_by("order")}


def _row(office: str, contest: Contest | None, held: list[OfficeHolding], slates: dict[str, int]) -> OfficeRow:
    now = [one for one in held if one.ended_on is None]
    by = Counter(one.source for one in now)
    holders = {one.person_id: _called(one) for one in now}
    if contest is not None and contest.state == ContestState.DECIDED:
        fresh = [one.person for one in elected_candidates(contest) if one.person_id not in holders]
        by[HoldingSource.ELECTED] += len(fresh)
        holders |= {one.pk: one.full_name for one in fresh}
    return OfficeRow(
        office=office,
        seats=contest.seats if contest is not None else slates.get(office),
        elected=by[HoldingSource.ELECTED],
        appointed=by[HoldingSource.APPOINTED],
        ex_officio=by[HoldingSource.EX_OFFICIO],
        left=len(held) - len(now),
        holders=tuple(holders.values()),
    )


def _called(holding: OfficeHolding) -> str:
    return f"{holding.person.full_name} ({holding.basis})" if holding.basis else holding.person.full_name
