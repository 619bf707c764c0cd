"""The list before the vote: as the rulebook reads it, and what the rulebook says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from daihoi.apps.congresses import law
from daihoi.apps.delegates.models import Delegate
from daihoi.apps.delegates.queries import official_members
from daihoi.apps.members.models import OfficeHolding, Person
from daihoi.apps.nominations.models import EntryState, Slate, SlateState
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.plenary.models import OrganKind, OrganSeat
from daihoi.core import elections, names
from daihoi.core.congresses import vietnamese_holidays
from daihoi.core.elections import Finding

from ..models import Candidate, CandidateOrigin, CandidateState, Contest, ContestState, ElectionForm, Poll
from .bodies import failed_directly, plenum_of
from .cases import next_ordinal
from .contests import level_keys, rules_of, seats_left
from .vacancies import vacancies_for

ORIGINS = {
    CandidateOrigin.PREPARED: "convening_committee",
    CandidateOrigin.NOMINATED: "nominated",
    CandidateOrigin.SELF_NOMINATED: "self_nominated",
}
OVER = (ContestState.DECIDED, ContestState.CERTIFIED)


def check_list(contest: Contest, plus: Iterable[Person] = (), minus: Collection[int] = ()) -> list[Finding]:
    """What the rulebook says of the list as it stands, or as it would stand: those that block first.

    An empty list has nothing to be checked: it is said to be too short by the length rule once a name stands there.

    Args:
        contest: the contest with its names.
        plus: people to be thought onto the list.
        minus: keys of candidates to be thought off it.

    Source: 190-QĐ/TW Đ3, Đ8, Đ13-Đ15.
    """
    return _check(contest, contest_as_json(contest, plus, minus))


def change_since_adopted(contest: Contest) -> Finding | None:
    """What the rulebook says of names that came or went after the list was adopted; None while it is as adopted."""
    plain = contest_as_json(contest)
    adopted, now = plain.pop("adopted", []), [one["id"] for one in plain["candidates"]]
    if not adopted or set(adopted) == set(now):
        return None
    # the finding calls names as the list does: by their full names, which people can read
    called = dict(contest.candidates.values_list("pk", "person__full_name"))
    names_now = [{"id": f"{called[int(key)]} ({key})"} for key in now]
    bare = {"office": contest.office, "form": contest.form, "seats": contest.seats, "candidates": names_now}
    known = _check(contest, bare)
    locked = bare | {"adopted": [f"{called[int(key)]} ({key})" for key in adopted]}
    return next(one for one in _check(contest, locked) if one not in known)


def findings_of(candidate: Candidate) -> list[Finding]:
    """What the rulebook says of one name by itself: limits of the convening committee, dossier, counting committee."""
    contest, rules = candidate.contest, rules_of(candidate.contest).nominations
    asked = (rules.convening_limits, rules.dossier_days, rules.dossier_items, rules.tellers_off_list,
             rules.failed_secretary_barred)  # fmt: skip
    about = {rule.id for rule in asked if rule is not None}
    plain = contest_as_json(contest, (), only=candidate)
    return [one for one in _check(contest, plain) if one.id in about]


def contest_as_json(
    contest: Contest, plus: Iterable[Person] = (), minus: Collection[int] = (), only: Candidate | None = None
) -> dict[str, Any]:
    """The object that ``daihoi elections check`` and ``daihoi ballots print`` read.

    Args:
        contest: the contest with its names; those withdrawn or elected already are left out.
        plus: people to be thought onto the list.
        minus: keys of candidates to be thought off it.
        only: the one candidate to look at, whatever the list holds.

    Returns:
        Plain values; candidates are called by their keys.
    """
    named = [only] if only is not None else _named(contest, plus, minus)
    keys = {one.person_id: _id(one) for one in named}
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
    if any(one.dossier_received_on for one in named):
        plain |= _days_off(contest)
    polled = [one.floor_of for one in named if one.floor_of is not None]
    if polled:
        plain["attending"] = max(polled)
    if is_cell:
        plain["official_members"] = official_members(contest.congress).count()
    return plain | _of_the_whole(contest, keys) if only is None else plain


def in_ballot_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates as the ballot prints them: by given name, in the order of the Vietnamese alphabet."""
    return sorted(candidates, key=lambda one: (names.sort_key(one.person.full_name), one.person.born_on, one.pk or 0))


def official_list(contest: Contest) -> dict[int, str] | None:
    """The convening committee's approved list as names by the key of the person; None where there is none.

    Source: 190-QĐ/TW Đ14.2.
    """
    if contest.poll or contest.is_by_election:
        return None
    slate = Slate.objects.filter(congress_id=contest.congress_id, office=contest.office).first()
    if slate is None or slate.state != SlateState.APPROVED:
        return None
    listed = slate.entries.filter(state=EntryState.LISTED)
    return dict(listed.values_list("person_id", "person__full_name"))


def _check(contest: Contest, plain: dict[str, Any]) -> list[Finding]:
    if not plain["candidates"]:
        return []
    rules = rules_of(contest)
    return elections.check(elections.read_contest(plain), rules.elections, rules.nominations)


def _of_the_whole(contest: Contest, keys: dict[int, str]) -> dict[str, Any]:
    """What is asked of the list as a whole: the official list, the number voted, polls, vacancies, who failed."""
    plain: dict[str, Any] = {}
    if level_keys(contest):
        plain["run_off"] = True
    elif contest.state != ContestState.LISTING and (adopted := _adopted(contest)):
        plain["adopted"] = adopted
    official = official_list(contest)
    if official is not None:
        gone = contest.candidates.filter(state__in=(CandidateState.WITHDRAWN, CandidateState.REFUSED))
        excused = {*gone.values_list("person_id", flat=True), *_elected_people(contest)}
        # a name that is missing is called by its name: people read it in the finding
        plain["prepared"] = [keys.get(one, name) for one, name in official.items() if one not in excused]
    if contest.number_vote_id is not None:
        plain["number_voted"] = True
    if contest.office == OfficeKind.SECRETARY:
        if contest.form == ElectionForm.PLENUM:
            plain["failed_directly"] = [keys[one] for one in sorted(failed_directly(contest)) if one in keys]
        else:
            plain["recommendation_poll"] = _is_polled_on(contest)
    vacancies = vacancies_for(contest)
    if vacancies is not None:
        plain["vacancies"] = vacancies
    return plain


def _named(contest: Contest, plus: Iterable[Person], minus: Collection[int]) -> list[Candidate]:
    standing = [one for one in _standing(contest) if one.pk not in minus]
    known = {one.person_id for one in standing}
    thought = [Candidate(contest=contest, person=one) for one in plus if one.pk not in known]
    return [*standing, *thought]


def _standing(contest: Contest) -> list[Candidate]:
    elected = contest.candidates.filter(tallies__is_elected=True).values_list("pk", flat=True)
    level = level_keys(contest)
    standing = (
        contest.candidates.filter(state=CandidateState.LISTED)
        .exclude(pk__in=elected)
        .select_related("person", "nominated_by")
        .order_by("order", "person__sort_key", "pk")
    )
    return [one for one in standing if not level or str(one.pk) in level]


def _adopted(contest: Contest) -> list[str]:
    """The keys of the names that the congress adopted and has not elected yet: adoption numbers them."""
    elected = contest.candidates.filter(tallies__is_elected=True).values("pk")
    numbered = contest.candidates.filter(order__gt=0).exclude(pk__in=elected).order_by("order")
    return [str(pk) for pk in numbered.values_list("pk", flat=True)]


def _days_off(contest: Contest) -> dict[str, list[str]]:
    """The office's own calendar around the opening, where it keeps one; otherwise the rules ask the shipped one."""
    calendar, opening = law.calendar(), contest.congress.opens_on
    if opening is None or calendar == vietnamese_holidays():
        return {}
    kinds = {"holidays": calendar.days_off, "made_up": calendar.made_up, "half_days": calendar.half_days}
    around = range(opening.year - 1, opening.year + 1)
    return {kind: [day.isoformat() for day in sorted(days) if day.year in around] for kind, days in kinds.items()}


def _elected_people(contest: Contest) -> set[int]:
    return set(contest.candidates.filter(tallies__is_elected=True).values_list("person_id", flat=True))


def _nominee(candidate: Candidate, keys: dict[int, str], seated: set[int]) -> dict[str, Any]:
    # a poll asks about names; the rules for names from the floor wait for its result
    origin = CandidateOrigin.PREPARED if candidate.contest.poll else CandidateOrigin(candidate.origin)
    plain: dict[str, Any] = {
        "id": _id(candidate),
        "name": candidate.person.full_name,
        "born_on": candidate.person.born_on.isoformat(),
        "origin": ORIGINS[origin],
        "is_delegate": candidate.person_id in seated,
    }
    if candidate.note:
        plain["note"] = candidate.note
    if candidate.floor_support is not None:
        plain["support"] = candidate.floor_support
    if candidate.nominated_by_id is not None:
        plain["nominated_by"] = _key(candidate.nominated_by_id, keys)
    if candidate.dossier_received_on is not None:
        plain["dossier_received_on"] = candidate.dossier_received_on.isoformat()
    if candidate.dossier_items is not None:
        plain["dossier_items"] = list(candidate.dossier_items)
    if candidate.withdrawal:
        plain["withdrawal"] = candidate.withdrawal
    return plain


def _seated(contest: Contest) -> set[int]:
    """The delegates, or members, of the meeting; at a plenum also the new committee."""
    seats = set(Delegate.objects.filter(congress_id=contest.congress_id).values_list("person_id", flat=True))
    return seats | {one.pk for one in plenum_of(contest)}


def _tellers(contest: Contest, keys: dict[int, str], seated: set[int]) -> list[dict[str, Any]]:
    if contest.is_by_election:
        # the counting committee of the congress is gone; a later plenum names its own
        return []
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
    if previous is None or contest.is_by_election:
        return []
    holdings = OfficeHolding.objects.filter(
        unit_id=contest.congress.unit_id,
        term_id=previous,
        office=OfficeKind.COMMITTEE,
        ended_on__isnull=True,
    )
    people = Person.objects.filter(pk__in=holdings.values("person_id")).values_list("pk", "full_name")
    return [{"id": _key(pk, keys), "name": name} for pk, name in people]


def _id(candidate: Candidate) -> str:
    return str(candidate.pk) if candidate.pk else f"p{candidate.person_id}"


def _key(person: int, keys: dict[int, str]) -> str:
    return keys.get(person, f"p{person}")


def _is_polled_on(contest: Contest) -> bool:
    """True when a poll of recommendation is over that asked for this contest, or for none in particular."""
    polls = Contest.objects.filter(
        congress_id=contest.congress_id, office=OfficeKind.OPINION_POLL, poll=Poll.RECOMMENDATION, state__in=OVER
    )
    return any(one.asks_for_id in (None, contest.pk) for one in polls)
