"""Polls in secret that elect nobody: who of the floor is supported, whom the congress recommends."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.members.models import Person
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell.guards import require
from daihoi.core.elections import PollKind
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Candidate, CandidateState, Contest, ContestState, Poll, RoundState
from . import moments
from .floor import admit_by_support
from .listing import adopt_list
from .opening import create_contest

OVER = (ContestState.DECIDED, ContestState.CERTIFIED)
ABOUT = {Poll.FLOOR_SUPPORT: "Lấy phiếu về người được ứng cử, đề cử tại đại hội",
         Poll.RECOMMENDATION: "Lấy phiếu giới thiệu"}  # fmt: skip


@transaction.atomic
def hold_floor_poll(contest: Contest, *, by: Any) -> Contest:
    """Put the proposed names of a list to a poll of their own; its ballot is ready at once.

    Source: 190-QĐ/TW Đ14.3 (names from the floor need support by poll before the congress considers them).
    """
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    rule = queries.rules_of(contest).nominations.floor_support
    asked = queries.rules_of(contest).elections.polls or {}
    if rule is None or PollKind.FLOOR_SUPPORT not in asked:
        raise Refused(
            say("This rulebook asks for no poll on names from the floor; the congress adopts the list with them."),
            moments.list_rule(contest.congress),
        )
    running = running_poll(contest, Poll.FLOOR_SUPPORT)
    if running is not None:
        return running
    proposed = contest.candidates.filter(state=CandidateState.PROPOSED).select_related("person")
    people = [one.person for one in proposed if one.has_consent]
    if not people:
        raise WrongInput(
            say("“{contest}”: no name from the floor waits for a poll. Note the proposals and their consent first.",
                contest=contest.title)
        )  # fmt: skip
    poll = _open(contest, Poll.FLOOR_SUPPORT, len(people), people, by=by)
    return adopt_list(poll, by=by)


@transaction.atomic
def recommend_by_poll(contest: Contest, *, by: Any, people: Iterable[Person] = ()) -> Contest:
    """Ask the assembly in secret whom it recommends for an office; names may be changed until the poll is adopted.

    Without ``people`` the poll asks about the names of the list, and where that is empty about those from whom the
    office is chosen.

    Source: 190-QĐ/TW Đ3.1; 04-HD/TW (2024) m.8 (before the secretary is elected directly).
    """
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    if contest.poll:
        raise WrongInput(say("“{contest}” is a poll itself. Open the poll from the election it asks about.",
                             contest=contest.title))  # fmt: skip
    running = running_poll(contest, Poll.RECOMMENDATION)
    if running is not None:
        return running
    standing = contest.candidates.filter(state=CandidateState.LISTED).select_related("person")
    named = list(people) or [one.person for one in standing] or queries.pool_of(contest) or []
    return _open(contest, Poll.RECOMMENDATION, contest.seats, named, by=by)


@transaction.atomic
def take_poll(poll: Contest, *, by: Any) -> list[Candidate]:
    """Take the result of a decided poll over to the list it asked about.

    A poll on names from the floor settles each proposal by its figures; a poll of recommendation puts the recommended
    names on the list.  Taken over twice, it changes nothing.

    Source: 190-QĐ/TW Đ14.3 (more than 30 % of those attending); 04-HD/TW (2024) m.8.
    """
    contest = poll.asks_for
    if contest is None:
        raise WrongInput(say("“{poll}” asks for no election of this congress; there is nothing to take over.",
                             poll=poll.title))  # fmt: skip
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    round_ = next((one for one in reversed(queries.earlier_decided(poll))), None)
    if poll.state not in OVER or round_ is None or round_.state != RoundState.DECIDED:
        raise Refused(
            say("“{poll}” is not decided yet. Count and decide it first.", poll=poll.title),
            moments.floor_rule(contest.congress),
        )
    votes = {one.candidate.person_id: one for one in round_.tallies.select_related("candidate__person")}
    if poll.poll == Poll.FLOOR_SUPPORT:
        proposed = contest.candidates.filter(state=CandidateState.PROPOSED, person__in=votes).select_related("person")
        support = {one: votes[one.person_id].votes or 0 for one in proposed}
        taken = admit_by_support(contest, support, round_.attending, by=by)
    else:
        reached = set((round_.decision or {}).get("over_threshold", []))
        people = [one.candidate.person for one in votes.values() if str(one.candidate_id) in reached]
        known = set(contest.candidates.values_list("person_id", flat=True))
        fresh = [one for one in people if one.pk not in known]
        taken = Candidate.objects.bulk_create(Candidate(contest=contest, person=one) for one in fresh)
    record("elections.poll_taken", by=by, on=poll, names=[one.person.full_name for one in taken])
    return taken


def running_poll(contest: Contest, kind: str) -> Contest | None:
    """A poll of this kind that has been opened for the contest and is not decided yet."""
    polls = contest.polls.filter(poll=kind).exclude(state__in=(*OVER, ContestState.ANNULLED))
    found: Contest | None = polls.first()
    if found is not None:
        found.congress = contest.congress
    return found


def _open(contest: Contest, kind: Poll, seats: int, people: Iterable[Person], *, by: Any) -> Contest:
    subject = contest.title.removeprefix("Bầu ")
    poll = create_contest(
        contest.congress,
        by=by,
        office=OfficeKind.OPINION_POLL,
        seats=seats,
        poll=kind,
        asks_for=contest,
        title=f"{ABOUT[kind]}: {subject}"[:200],
        form=contest.form,
        is_by_election=contest.is_by_election,
    )
    Candidate.objects.bulk_create(Candidate(contest=poll, person=one) for one in people)
    return poll
