"""Names from the floor: proposed, looked through, polled, and who is left out where the list is too long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.members.models import Person
from daihoi.apps.shell.guards import require
from daihoi.core.elections import Severity
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Candidate, CandidateOrigin, CandidateState, Contest
from . import moments
from .hands import Hands, take_hands
from .listing import require_of_the_body

FROM_THE_FLOOR = (CandidateOrigin.NOMINATED, CandidateOrigin.SELF_NOMINATED)
UNDECIDED = (CandidateState.PROPOSED, CandidateState.NOT_ADMITTED)


@transaction.atomic
def propose_candidate(
    contest: Contest,
    person: Person,
    *,
    by: Any,
    origin: str = CandidateOrigin.NOMINATED,
    nominated_by: Person | None = None,
    has_consent: bool = True,
    dossier_received_on: date | None = None,
    dossier_items: Iterable[str] | None = None,
    note: str = "",
) -> Candidate:
    """Note a name from the floor as a proposal; the poll on it decides whether it comes onto the list.

    Where the rulebook asks for no poll the name is listed at once.  Refuses what members of the convening committee
    may not do, and a name that stands there already.

    Source: 190-QĐ/TW Đ14.3 (the poll); 244-QĐ/TW Đ13 (convening committee); 04-HD/TW (2024) (dossiers).
    """
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    _require_floor(contest, origin)
    _require_new(contest, person)
    require_of_the_body(contest, [person])
    is_polled = queries.rules_of(contest).nominations.floor_support is not None
    candidate = Candidate.objects.create(
        contest=contest,
        person=person,
        origin=origin,
        nominated_by=nominated_by,
        has_consent=has_consent,
        dossier_received_on=dossier_received_on,
        dossier_items=None if dossier_items is None else list(dossier_items),
        note=note.strip(),
        state=CandidateState.PROPOSED if is_polled else CandidateState.LISTED,
    )
    _require_within_limits(candidate)
    if not is_polled:
        _require_consent([candidate])
    record(
        "elections.candidate_proposed", by=by, on=candidate, name=person.full_name, origin=origin,
        nominated_by=nominated_by.full_name if nominated_by is not None else "",
    )  # fmt: skip
    return candidate


@transaction.atomic
def keep_dossier(
    candidate: Candidate,
    *,
    by: Any,
    has_consent: bool = True,
    dossier_received_on: date | None = None,
    dossier_items: Iterable[str] | None = None,
    note: str = "",
) -> Candidate:
    """Keep what is known of a name: whether the person agrees, the dossier's day and papers, the note on the ballot.

    Source: 04-HD/TW (2024) (the day), 190-QĐ/TW Đ10 (the papers).
    """
    contest = candidate.contest
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    candidate.has_consent, candidate.note = has_consent, note.strip()[:160]
    candidate.dossier_received_on = dossier_received_on
    candidate.dossier_items = None if dossier_items is None else list(dossier_items)
    candidate.save(update_fields=["has_consent", "note", "dossier_received_on", "dossier_items"])
    record(
        "elections.dossier_kept", by=by, on=candidate, name=candidate.person.full_name, has_consent=has_consent,
        received_on=dossier_received_on, papers=len(candidate.dossier_items or ()), note=candidate.note,
    )  # fmt: skip
    return candidate


@transaction.atomic
def enter_floor_support(
    contest: Contest, support: Mapping[int, int], *, by: Any, attending: int | None = None
) -> list[Candidate]:
    """Enter how many of those attending support each proposed name: enough, and it is listed; else it is not admitted.

    Args:
        contest: whose list.
        support: by the candidate's key, how many support the name.
        by: office or presidium.
        attending: who attended the poll; read off the delegates when left out.

    Returns:
        The names that were decided; those that are no proposals any more are left alone.

    Source: 190-QĐ/TW Đ14.3 (support of more than 30 % of those attending).
    """
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    present = queries.proposed_electorate(contest).attending if attending is None else attending
    asked = contest.candidates.filter(pk__in=support, state=CandidateState.PROPOSED).select_related("person")
    return admit_by_support(contest, {one: support[one.pk] for one in asked}, present or 0, by=by)


def admit_by_support(contest: Contest, support: Mapping[Candidate, int], attending: int, *, by: Any) -> list[Candidate]:
    """Settle proposals by their figures; the one place where a poll on names from the floor takes effect."""
    rule = queries.rules_of(contest).nominations.floor_support
    _require_consent(support)
    for one, votes in support.items():
        _require_possible(one.person, votes, attending)
        one.floor_support, one.floor_of = votes, attending
        is_met = rule is None or rule.value.is_met(votes, attending)
        one.state = CandidateState.LISTED if is_met else CandidateState.NOT_ADMITTED
        one.save(update_fields=["floor_support", "floor_of", "state"])
    if support:
        record(
            "elections.floor_support_entered", by=by, on=contest, attending=attending,
            support={one.person.full_name: votes for one, votes in support.items()},
            admitted=[one.person.full_name for one in support if one.state == CandidateState.LISTED],
        )  # fmt: skip
    return list(support)


@transaction.atomic
def nominate_from_floor(
    contest: Contest,
    person: Person,
    *,
    by: Any,
    support: int,
    attending: int | None = None,
    origin: str = CandidateOrigin.NOMINATED,
    nominated_by: Person | None = None,
) -> Candidate:
    """Propose a name from the floor and enter its poll at once: the short way where a single name was polled on.

    Refuses a name without enough support, and names that members of the convening committee may not bring.

    Source: 190-QĐ/TW Đ14.3 (support of more than 30 % of those attending); 244-QĐ/TW Đ13 (convening committee).
    """
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    _require_floor(contest, origin)
    candidate = contest.candidates.filter(person=person, state__in=UNDECIDED).first()
    if candidate is None:
        _require_new(contest, person)
        require_of_the_body(contest, [person])
        candidate = Candidate(contest=contest, person=person)
    present = queries.proposed_electorate(contest).attending if attending is None else attending
    _require_possible(person, support, present or 0)
    candidate.origin, candidate.nominated_by = origin, nominated_by or candidate.nominated_by
    candidate.floor_support, candidate.floor_of = support, present
    candidate.state = CandidateState.LISTED
    candidate.save()
    _require_admissible(contest, candidate)
    record(
        "elections.floor_candidate_admitted", by=by, on=candidate, name=person.full_name, support=support, of=present,
        origin=origin,
    )  # fmt: skip
    return candidate


@transaction.atomic
def trim_list(
    contest: Contest, leaving_out: Iterable[Candidate], *, by: Any, hands: Hands | None = None
) -> list[Candidate]:
    """Leave names from the floor out of a list that is longer than its cap, as the congress decides.

    The program proposes by support and never decides; a tie at the cap is for the congress.  Names of the convening
    committee's list are not left out this way.  A motion that is not carried changes nothing.

    Source: 190-QĐ/TW Đ14.3.
    """
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    chosen = [one for one in leaving_out if one.contest_id == contest.pk and one.is_standing]
    if not chosen:
        raise WrongInput(say("Say which names are left out; nothing was saved."))
    _require_over_the_cap(contest, chosen)
    called = ", ".join(one.person.full_name for one in chosen)
    motion = say("Leave {names} out of the list “{contest}”, which is too long", names=called, contest=contest.title)
    vote = take_hands(contest, motion, hands, by=by)
    if vote is not None and not vote.is_carried:
        record("elections.trimming_not_carried", by=by, on=contest, votes_for=vote.votes_for, of=vote.base)
        return []
    for one in chosen:
        one.state, one.withdrawal_vote = CandidateState.LEFT_OUT, vote
        one.save(update_fields=["state", "withdrawal_vote"])
    record(
        "elections.list_trimmed", by=by, on=contest, by_hands=vote is not None,
        left_out={one.person.full_name: one.floor_support for one in chosen},
    )  # fmt: skip
    return chosen


def _require_floor(contest: Contest, origin: str) -> None:
    if origin not in FROM_THE_FLOOR:
        raise WrongInput(say("A name from the floor is nominated or self-nominated. Say which."))
    if contest.poll:
        raise WrongInput(say("“{contest}” is a poll; names from the floor belong on the list that it asks about.",
                             contest=contest.title))  # fmt: skip


def _require_new(contest: Contest, person: Person) -> None:
    standing = contest.candidates.filter(person=person).first()
    if standing is None:
        return
    if standing.is_standing:
        raise Refused(
            say("{name} stands on the list already.", name=person.full_name), moments.list_rule(contest.congress)
        )
    raise Refused(
        say("{name} is known to this list already: {state}. Undo that first.", name=person.full_name,
            state=str(standing.get_state_display())),
        moments.list_rule(contest.congress),
    )  # fmt: skip


def _require_consent(candidates: Iterable[Candidate]) -> None:
    without = next((one for one in candidates if not one.has_consent), None)
    if without is not None:
        raise Refused(
            say("{name} has not agreed to stand. Note the consent first; nobody is put to the vote without it.",
                name=without.person.full_name),
            moments.floor_rule(without.contest.congress),
        )  # fmt: skip


def _require_possible(person: Person, support: int, attending: int) -> None:
    if not 0 <= support <= attending:
        raise WrongInput(
            say("{support} in support of {name} can't be: {attending} attend. Check both figures.", support=support,
                name=person.full_name, attending=attending)
        )  # fmt: skip


def _require_within_limits(candidate: Candidate) -> None:
    """Refuse what members of the convening committee may not do; dossiers and tellers can still be mended."""
    rules = queries.rules_of(candidate.contest).nominations
    asked = {rule.id for rule in (rules.convening_limits, rules.failed_secretary_barred) if rule is not None}
    for finding in queries.findings_of(candidate):
        if finding.severity is Severity.BLOCK and finding.id in asked:
            raise Refused(finding.text, finding.source)


def _require_admissible(contest: Contest, candidate: Candidate) -> None:
    """Refuse a name that the rules on floor candidates keep off; the length of the list is asked at its adoption."""
    _require_consent([candidate])
    rules = queries.rules_of(contest).nominations
    asked = {rule.id for rule in (rules.floor_support, rules.convening_limits) if rule is not None}
    for finding in queries.check_list(contest):
        if finding.severity is Severity.BLOCK and finding.id in asked:
            raise Refused(finding.text, finding.source)


def _require_over_the_cap(contest: Contest, chosen: list[Candidate]) -> None:
    rules = queries.rules_of(contest).nominations
    source = rules.over_cap or rules.surplus_max or rules.surplus_min or rules.tellers_off_list
    article = source.source if source is not None else None
    prepared = next((one for one in chosen if one.origin == CandidateOrigin.PREPARED), None)
    if prepared is not None:
        raise Refused(
            say("{name} is on the convening committee's list; only names from the floor are left out of a list that is "
                "too long.", name=prepared.person.full_name),
            article,
        )  # fmt: skip
    meter = queries.meter_of(contest)
    if not meter.is_over:
        raise Refused(
            say("“{contest}”: the list is not longer than it may be; nobody is left out. Who wants to go asks to "
                "withdraw.", contest=contest.title),
            article,
        )  # fmt: skip
    too_many = meter.names - len(chosen) < (meter.most or 0)
    if too_many:
        raise Refused(
            say("“{contest}”: {names} names may stand, but only {left} would be left. Leave out {out} at most.",
                contest=contest.title, names=meter.most, left=meter.names - len(chosen),
                out=meter.names - (meter.most or 0)),
            article,
        )  # fmt: skip
