"""Women, young, minority, first time: what a list should hold and what it holds.  Never a block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from daihoi.apps.members.models import OfficeHolding, Person
from daihoi.apps.nominations import law as nominations
from daihoi.apps.nominations.models import Slate, SlateEntry
from daihoi.apps.organisations.models import OfficeKind

from ..models import Contest

LEAST_SEATS = 3


def composition_of(contest: Contest, people: Sequence[Person]) -> tuple[Any, ...]:
    """One count for each group that the rulebook aims at; nothing for polls and for one or two seats.

    The groups, the ages and the day on which they are counted are those of the convening committee's list, so that
    both pages tell the same.
    """
    if contest.office == OfficeKind.OPINION_POLL or contest.seats < LEAST_SEATS or not people:
        return ()
    slate = Slate.objects.filter(congress_id=contest.congress_id, office=contest.office).first()
    slate = slate or Slate(congress=contest.congress, office=contest.office, seats=contest.seats)
    slate.congress = contest.congress
    again = _incumbents(contest, slate)
    return nominations.composition(slate, [_entry(one, again) for one in people])


def _entry(person: Person, again: set[int] | None) -> SlateEntry:
    entry = SlateEntry(person=person)
    # None is for "nobody knows", which the core counts by itself; the row is never saved
    entry.is_incumbent = None if again is None else person.pk in again  # type: ignore[assignment]
    return entry


def _incumbents(contest: Contest, slate: Slate) -> set[int] | None:
    """Who sat in the outgoing body; None where the house does not know it."""
    listed = set(slate.entries.filter(is_incumbent=True).values_list("person_id", flat=True)) if slate.pk else set()
    previous = contest.congress.term.previous_id
    if previous is None:
        return listed if slate.pk else None
    holdings = OfficeHolding.objects.filter(
        unit_id=contest.congress.unit_id, term_id=previous, office=contest.office
    ).values_list("person_id", flat=True)  # fmt: skip
    return listed | set(holdings)
