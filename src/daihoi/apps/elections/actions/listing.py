"""The electoral list: names on, names off again, adopted and locked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.members.models import Membership, Person
from daihoi.apps.nominations.models import EntryState, Slate, SlateEntry, SlateState
from daihoi.apps.shell.guards import require
from daihoi.core import names
from daihoi.core.elections import Finding, Severity
from daihoi.core.errors import Refused
from daihoi.core.sentences import Sentence, say, say_list

from .. import permissions, queries
from ..models import Candidate, CandidateOrigin, CandidateState, Contest, ContestState, WithdrawalState
from . import moments
from .hands import Hands, take_hands


@transaction.atomic
def add_candidates(
    contest: Contest, people: Iterable[Person], *, by: Any, origin: str = CandidateOrigin.PREPARED
) -> list[Candidate]:
    """Put names on the list, several at once; a name that stands there already is left as it is.

    Refuses a name outside the body from which the office is chosen, and, where the convening committee's list is
    approved, a prepared name that it does not hold: such a name comes from the floor.

    Source: 190-QĐ/TW Đ14.2; 244-QĐ/TW Đ19.9.
    """
    require(permissions.can_list, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    listed = set(contest.candidates.values_list("person_id", flat=True))
    new = [one for one in {person.pk: person for person in people}.values() if one.pk not in listed]
    require_of_the_body(contest, new)
    if origin == CandidateOrigin.PREPARED:
        _require_official(contest, new)
    made = Candidate.objects.bulk_create(Candidate(contest=contest, person=one, origin=origin) for one in new)
    if made:
        record("elections.candidates_added", by=by, on=contest, names=[one.full_name for one in new], origin=origin)
    return made


@transaction.atomic
def add_from_slate(contest: Contest, *, by: Any) -> list[Candidate]:
    """Take over the convening committee's approved list for this office; names that stand there already stay.

    Source: 190-QĐ/TW Đ14.2 (the convening committee's list is the official nomination).
    """
    slate = Slate.objects.filter(congress_id=contest.congress_id, office=contest.office).first()
    if slate is None or slate.state != SlateState.APPROVED:
        raise Refused(
            say("“{contest}”: the convening committee's list has not been approved yet. Have it approved under "
                "Personnel, or add the names by hand.", contest=contest.title),
            moments.list_rule(contest.congress),
        )  # fmt: skip
    entries = SlateEntry.objects.filter(slate=slate, state=EntryState.LISTED).select_related("person")
    by_origin: dict[str, list[Person]] = {}
    for entry in entries:
        by_origin.setdefault(entry.origin, []).append(entry.person)
    return [
        one for origin, people in by_origin.items() for one in add_candidates(contest, people, by=by, origin=origin)
    ]


@transaction.atomic
def remove_candidates(contest: Contest, candidates: Iterable[Candidate], *, by: Any) -> list[str]:
    """Set names aside that were put on the list by mistake; returns their names.

    Refuses a name of which something is recorded already, a poll, a wish to withdraw, a ballot: that is for the
    congress to decide.

    Source: 190-QĐ/TW Đ26-Đ28 (who leaves the list is for the congress to decide).
    """
    require(permissions.can_list, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    chosen = [one for one in candidates if one.contest_id == contest.pk]
    for one in chosen:
        _require_untouched(one, contest)
    called = [one.person.full_name for one in chosen]
    contest.candidates.filter(pk__in=[one.pk for one in chosen]).delete()
    if called:
        record("elections.candidates_removed", by=by, on=contest, names=called)
    return called


@transaction.atomic
def restore_candidate(candidate: Candidate, *, by: Any, hands: Hands | None = None) -> Candidate:
    """Undo: a name comes back, a wish to withdraw is taken back, a poll on a name is to be held again.

    What the congress decided by recorded hands only the congress takes back, by hands.  A name that stands is given
    back unchanged.

    Source: 190-QĐ/TW Đ26-Đ28.
    """
    contest = candidate.contest
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    before = candidate.withdrawal if candidate.state == CandidateState.LISTED else candidate.state
    if before in ("", CandidateState.PROPOSED, WithdrawalState.REFUSED):
        return candidate
    if candidate.withdrawal_vote_id is not None:
        if hands is None:
            raise Refused(
                say("The congress let {name} go by show of hands, so it must take that back itself. Enter the vote.",
                    name=candidate.person.full_name),
                moments.course_rule(contest.congress),
            )  # fmt: skip
        motion = say("Put {name} back on the list “{contest}”", name=candidate.person.full_name, contest=contest.title)
        vote = take_hands(contest, motion, hands, by=by)
        if vote is not None and not vote.is_carried:
            return candidate
    candidate.withdrawal, candidate.withdrawal_reason, candidate.withdrawal_vote = "", "", None
    if candidate.state == CandidateState.NOT_ADMITTED:
        candidate.state, candidate.floor_support, candidate.floor_of = CandidateState.PROPOSED, None, None
    else:
        candidate.state = CandidateState.LISTED
    candidate.save()
    record("elections.candidate_restored", by=by, on=candidate, name=candidate.person.full_name, before=before)
    return candidate


@transaction.atomic
def adopt_list(contest: Contest, *, by: Any, hands: Hands | None = None) -> Contest:
    """Check the list, order it by given name and lock it; a motion that is not carried leaves it open.

    Refuses what the rulebook blocks, in its own words and with its article, a list shorter than the seats, and names
    from the floor that nobody has decided on.

    Source: 190-QĐ/TW Đ14 (surplus, floor candidates, order), Đ8.1 (tellers off the list), Đ3.2 (show of hands).
    """
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    _require_complete(contest)
    findings = queries.check_list(contest)
    blocks = [one for one in findings if one.severity is Severity.BLOCK]
    if blocks:
        raise Refused(blocks[0].text if len(blocks) == 1 else _together(contest, blocks), blocks[0].source)
    vote = take_hands(contest, say("Adopt the electoral list “{contest}”", contest=contest.title), hands, by=by)
    if vote is not None and not vote.is_carried:
        record("elections.list_not_adopted", by=by, on=contest, votes_for=vote.votes_for, of=vote.base)
        return contest
    ordered = _order(contest)
    contest.findings = [one.as_json("en") | {"vi": one.text.in_language("vi")} for one in findings]
    contest.adopted_by, contest.state = vote, ContestState.ADOPTED
    contest.save(update_fields=["adopted_by", "state", "findings"])
    record("elections.list_adopted", by=by, on=contest, names=[one.person.full_name for one in ordered])
    return contest


def require_of_the_body(contest: Contest, people: Iterable[Person]) -> None:
    """Refuse a name from outside the body out of which the office is chosen."""
    pool = queries.pool_of(contest)
    if pool is None:
        return
    known = {one.pk for one in pool}
    stranger = next((one for one in people if one.pk not in known), None)
    if stranger is not None:
        raise Refused(
            say("“{contest}”: {name} can't be named; the names come from those just elected before it, without who "
                "already holds the office above.", contest=contest.title, name=stranger.full_name),
            moments.sequence_rule(contest.congress),
        )  # fmt: skip


def _require_official(contest: Contest, people: Iterable[Person]) -> None:
    official = queries.official_list(contest)
    stranger = next((one for one in people if official is not None and one.pk not in official), None)
    if stranger is not None:
        raise Refused(
            say("{name} is not on the convening committee's approved list. Bring the name from the floor, or have the "
                "list changed under Personnel.", name=stranger.full_name),
            moments.list_rule(contest.congress),
        )  # fmt: skip


def _require_untouched(candidate: Candidate, contest: Contest) -> None:
    is_touched = (
        candidate.floor_support is not None or candidate.withdrawal or candidate.tallies.exists()
        or candidate.state not in (CandidateState.LISTED, CandidateState.PROPOSED)
    )  # fmt: skip
    if is_touched:
        raise Refused(
            say("{name} can't simply be set aside: a poll, a wish to withdraw or a vote is recorded. Let the congress "
                "decide on a withdrawal.", name=candidate.person.full_name),
            moments.course_rule(contest.congress),
        )  # fmt: skip


def _require_complete(contest: Contest) -> None:
    standing = contest.candidates.filter(state=CandidateState.LISTED).count()
    if not standing:
        raise Refused(
            say("“{contest}”: the list is empty. Put names on it first.", contest=contest.title),
            moments.list_rule(contest.congress),
        )
    proposed = contest.candidates.filter(state=CandidateState.PROPOSED).select_related("person")
    if proposed:
        raise Refused(
            say("“{contest}”: nobody has decided on the names from the floor yet: {names}. Poll the congress on them, "
                "or set them aside.", contest=contest.title, names=", ".join(one.person.full_name for one in proposed)),
            moments.floor_rule(contest.congress),
        )  # fmt: skip
    if not contest.poll and not contest.rounds.exists() and standing < contest.seats:
        raise Refused(
            say("“{contest}”: {names} names can't fill {seats} seats. Add names, or let the congress decide on fewer "
                "seats.", contest=contest.title, names=standing, seats=contest.seats),
            moments.list_rule(contest.congress),
        )  # fmt: skip


def _together(contest: Contest, blocks: list[Finding]) -> Sentence:
    reasons = say_list([one.text for one in blocks])
    return say("“{contest}” can't be adopted: {reasons}", contest=contest.title, reasons=reasons)


def _order(contest: Contest) -> list[Candidate]:
    """Number the names that stand, by given name; those withdrawn have no number."""
    listed = list(contest.candidates.select_related("person"))
    keys = {one.pk: names.sort_key(one.person.full_name) for one in listed}
    joined = _seniority(listed) if len(set(keys.values())) < len(keys) else {}
    standing = [one for one in listed if one.is_standing]
    standing.sort(key=lambda one: (keys[one.pk], joined.get(one.person_id, date.max), one.person.born_on, one.pk))
    for candidate in listed:
        candidate.order = 0
    for number, candidate in enumerate(standing, 1):
        candidate.order = number
    Candidate.objects.bulk_update(listed, ["order"])
    return standing


def _seniority(listed: list[Candidate]) -> dict[int, date]:
    """Since when each is a member: two of the same name stand by seniority."""
    rows = Membership.objects.filter(
        person_id__in=[one.person_id for one in listed], ended_on__isnull=True, joined_on__isnull=False
    ).values_list("person_id", "joined_on")
    return {person: day for person, day in rows if day is not None}
