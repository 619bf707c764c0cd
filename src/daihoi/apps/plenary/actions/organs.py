"""The congress's own organs, elected by show of hands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Person
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import law, permissions, queries
from ..models import HandVote, OrganKind, OrganSeat


@transaction.atomic
def seat_organ(
    congress: Congress,
    kind: str,
    people: Sequence[Person],
    *,
    by: Any,
    vote: HandVote | None = None,
    head: Person | None = None,
    barred: Collection[int] = frozenset(),
) -> list[OrganSeat]:
    """Seat an organ that the congress has elected by a carried vote of hands (190-QĐ/TW Đ3.2, Đ8.1).

    All of its people are delegates or members summoned.  Nobody in ``barred`` (keys of persons: who stands for
    election) may sit on the ballot counting committee (R18, R19).  Elected again, the new people replace the old.
    The chair and the secretary of a company's meeting are named without a vote (59/2020/QH14 Đ146).
    """
    require(permissions.can_run, by, congress)
    if vote is None and not law.sits_by_right(congress, kind):
        raise Refused(say("This organ is elected: record the vote first."), law.hands_rule(congress))
    if vote is not None and (not vote.is_carried or vote.congress_id != congress.pk):
        raise Refused(
            say("The congress has not carried this motion: {why}", why=law.reason_of(vote)), law.hands_rule(congress)
        )
    if not people:
        raise WrongInput(say("Name at least one person for this organ."))
    if head is not None and head not in people:
        raise WrongInput(say("{person} heads the organ but is not among its members.", person=head.full_name))
    _require_eligible(congress, people)
    if kind == OrganKind.COUNTING_COMMITTEE:
        _require_no_candidate(congress, people, barred)
    congress.organ_seats.filter(kind=kind).delete()
    seats = [
        OrganSeat(congress=congress, kind=kind, person=person, vote=vote, is_head=person == (head or people[0]))
        for person in dict.fromkeys(people)
    ]
    OrganSeat.objects.bulk_create(seats)
    audit.record("plenary.organ_seated", by=by, on=congress, organ=kind, people=[person.full_name for person in people])
    return seats


def _require_eligible(congress: Congress, people: Sequence[Person]) -> None:
    summoned = set(queries.participants(congress).values_list("pk", flat=True))
    stranger = next((person for person in people if person.pk not in summoned), None)
    if stranger is not None:
        raise Refused(
            say("{person} is not summoned to this congress as a delegate or member, and can't sit in its organs.",
                person=stranger.full_name),
            law.counting_rule(congress),
        )  # fmt: skip


def _require_no_candidate(congress: Congress, people: Sequence[Person], barred: Collection[int]) -> None:
    candidate = next((person for person in people if person.pk in barred), None)
    if candidate is not None:
        raise Refused(
            say("{person} is on a list of candidates and can't count the ballots. Choose somebody else.",
                person=candidate.full_name),
            law.counting_rule(congress),
        )  # fmt: skip
