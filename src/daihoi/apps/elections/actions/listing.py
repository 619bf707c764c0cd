"""The electoral list: names on, names off, adopted and locked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Membership, Person
from daihoi.apps.nominations.models import EntryState, Slate, SlateEntry, SlateState
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell.guards import require
from daihoi.core import names
from daihoi.core.elections import Finding, Severity
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import Sentence, say, say_list

from .. import permissions, queries
from ..models import (
    Candidate,
    CandidateOrigin,
    CandidateState,
    Contest,
    ContestState,
    ElectionForm,
    Poll,
    WithdrawalState,
)
from . import moments
from .hands import Hands, take_hands

PLENUM_OFFICES = (
    OfficeKind.STANDING_COMMITTEE,
    OfficeKind.SECRETARY,
    OfficeKind.DEPUTY_SECRETARY,
    OfficeKind.INSPECTION_COMMITTEE,
    OfficeKind.INSPECTION_CHAIR,
    OfficeKind.INSPECTION_DEPUTY_CHAIR,
)


@transaction.atomic
def open_contest(
    congress: Congress,
    *,
    by: Any,
    office: str,
    seats: int,
    title: str = "",
    form: str = "",
    alternates: int = 0,
    poll: str = "",
    is_sample: bool = False,
) -> Contest:
    """Put an office to the vote.

    Refuses a second contest for an office; an annulled one may be opened anew.  Without ``form`` committee and
    delegates are elected by the congress, the other offices by the plenum of the new committee.

    Source: 190-QĐ/TW Đ3.1 (the offices elected by secret ballot).
    """
    require(permissions.can_prepare, by, congress)
    moments.require_congress_open(congress)
    _require_office(congress, office, seats, alternates)
    contest = Contest.objects.create(
        congress=congress,
        office=office,
        seats=seats,
        alternates=alternates if office == OfficeKind.DELEGATES else 0,
        poll=(poll or Poll.RECOMMENDATION) if office == OfficeKind.OPINION_POLL else "",
        title=title.strip() or default_title(congress, office),
        form=form or _usual_form(congress, office),
        order=congress.contests.count() + 1,
        is_sample=is_sample or congress.is_sample,
    )
    record("elections.contest_opened", by=by, on=contest, office=office, seats=seats, form=contest.form)
    return contest


@transaction.atomic
def add_candidates(
    contest: Contest, people: Iterable[Person], *, by: Any, origin: str = CandidateOrigin.PREPARED
) -> list[Candidate]:
    """Put names on the list, several at once; a name that stands there already is left as it is."""
    require(permissions.can_list, by, contest)
    moments.require_congress_open(contest.congress)
    moments.require_listing(contest)
    listed = set(contest.candidates.values_list("person_id", flat=True))
    new = [one for one in {person.pk: person for person in people}.values() if one.pk not in listed]
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
    """Put a name from the floor on the list, with the support that the poll gave it.

    Refuses a name without enough support, and names that members of the convening committee may not bring.

    Source: 190-QĐ/TW Đ14.3 (support of more than 30 % of those attending); 244-QĐ/TW Đ13 (convening committee).
    """
    require(permissions.can_steer, by, contest)
    moments.require_congress_open(contest.congress)
    moments.require_listing(contest)
    if contest.candidates.filter(person=person).exists():
        raise Refused(
            say("{name} stands on the list already.", name=person.full_name), moments.list_rule(contest.congress)
        )
    present = queries.proposed_electorate(contest).attending if attending is None else attending
    _require_possible(person, support, present or 0)
    candidate = Candidate.objects.create(
        contest=contest,
        person=person,
        origin=origin,
        nominated_by=nominated_by,
        floor_support=support,
        floor_of=present,
    )
    _require_admissible(contest)
    record(
        "elections.floor_candidate_admitted", by=by, on=candidate, name=person.full_name, support=support, of=present,
        origin=origin,
    )  # fmt: skip
    return candidate


@transaction.atomic
def withdraw_candidate(candidate: Candidate, *, by: Any, reason: str, hands: Hands | None = None) -> Candidate:
    """Let a name off the list, as the congress decides; nothing happens where the congress does not agree.

    Source: 190-QĐ/TW Đ26-Đ28 (who may and who may not withdraw is for the congress to decide).
    """
    contest = candidate.contest
    require(permissions.can_steer, by, contest)
    moments.require_congress_open(contest.congress)
    moments.require_listing(contest)
    if candidate.state == CandidateState.WITHDRAWN:
        return candidate
    if not reason.strip():
        raise WrongInput(say("Say why {name} withdraws; the minutes print it.", name=candidate.person.full_name))
    motion = say(
        "Let {name} withdraw from the list “{contest}”", name=candidate.person.full_name, contest=contest.title
    )
    vote = take_hands(contest.congress, motion, hands, by=by)
    candidate.withdrawal_reason, candidate.withdrawal_vote = reason.strip()[:400], vote
    candidate.withdrawal = WithdrawalState.ACCEPTED
    if vote is not None and not vote.is_carried:
        candidate.withdrawal = WithdrawalState.REFUSED
    else:
        candidate.state = CandidateState.WITHDRAWN
    candidate.save(update_fields=["state", "withdrawal", "withdrawal_reason", "withdrawal_vote"])
    if candidate.state != CandidateState.WITHDRAWN:
        return candidate
    record("elections.candidate_withdrawn", by=by, on=candidate, name=candidate.person.full_name, reason=reason.strip())
    return candidate


@transaction.atomic
def adopt_list(contest: Contest, *, by: Any, hands: Hands | None = None) -> Contest:
    """Check the list, order it by given name and lock it; a motion that is not carried leaves it open.

    Refuses what the rulebook blocks, in its own words and with its article.

    Source: 190-QĐ/TW Đ14 (surplus, floor candidates, order), Đ8.1 (tellers off the list), Đ3.2 (show of hands).
    """
    require(permissions.can_steer, by, contest)
    moments.require_congress_open(contest.congress)
    moments.require_listing(contest)
    findings = queries.check_list(contest)
    blocks = [one for one in findings if one.severity is Severity.BLOCK]
    if blocks:
        raise Refused(blocks[0].text if len(blocks) == 1 else _together(contest, blocks), blocks[0].source)
    vote = take_hands(
        contest.congress, say("Adopt the electoral list “{contest}”", contest=contest.title), hands, by=by
    )
    if vote is not None and not vote.is_carried:
        record("elections.list_not_adopted", by=by, on=contest, votes_for=vote.votes_for, of=vote.base)
        return contest
    ordered = _order(contest)
    contest.findings = [one.as_json("en") | {"vi": one.text.in_language("vi")} for one in findings]
    contest.adopted_by, contest.state = vote, ContestState.ADOPTED
    contest.save(update_fields=["adopted_by", "state", "findings"])
    record("elections.list_adopted", by=by, on=contest, names=[one.person.full_name for one in ordered])
    return contest


def default_title(congress: Congress, office: str) -> str:
    """What a contest is called on ballots and minutes (always Vietnamese, as those papers are)."""
    body = {
        OfficeKind.COMMITTEE: "Bầu Ban Chấp hành",
        OfficeKind.STANDING_COMMITTEE: "Bầu Ban Thường vụ",
        OfficeKind.SECRETARY: "Bầu Bí thư",
        OfficeKind.DEPUTY_SECRETARY: "Bầu Phó Bí thư",
        OfficeKind.INSPECTION_COMMITTEE: "Bầu Ủy ban Kiểm tra",
        OfficeKind.INSPECTION_CHAIR: "Bầu Chủ nhiệm Ủy ban Kiểm tra",
        OfficeKind.INSPECTION_DEPUTY_CHAIR: "Bầu Phó Chủ nhiệm Ủy ban Kiểm tra",
        OfficeKind.BOARD_OF_DIRECTORS: "Bầu thành viên Hội đồng quản trị",
        OfficeKind.SUPERVISORY_BOARD: "Bầu thành viên Ban kiểm soát",
        OfficeKind.DELEGATES: "Bầu đại biểu dự đại hội cấp trên",
        OfficeKind.ALTERNATES: "Bầu đại biểu dự khuyết dự đại hội cấp trên",
        OfficeKind.OPINION_POLL: "Lấy phiếu xin ý kiến",
    }[OfficeKind(office)]
    return f"{body}, {congress.unit.name}, nhiệm kỳ {congress.term.name}"


def _require_office(congress: Congress, office: str, seats: int, alternates: int) -> None:
    if office not in OfficeKind.values:
        raise WrongInput(say("“{office}” is no office. It is one of: {known}.", office=office,
                             known=", ".join(OfficeKind.values)))  # fmt: skip
    if seats < 1 or alternates < 0:
        raise WrongInput(say("{seats} seats can't be filled. Give the number to be elected, from 1.", seats=seats))
    if _is_running(congress, office):
        raise Refused(
            say("“{office}” is already put to the vote at {congress}. Open that contest.",
                office=OfficeKind(office).value, congress=congress.title),
            moments.course_rule(congress),
        )  # fmt: skip


def _is_running(congress: Congress, office: str) -> bool:
    """One contest an office; polls may be held as often as the meeting wants to know."""
    contests = congress.contests.filter(office=office, is_by_election=False).exclude(state=ContestState.ANNULLED)
    return office != OfficeKind.OPINION_POLL and contests.exists()


def _usual_form(congress: Congress, office: str) -> str:
    return ElectionForm.PLENUM if office in PLENUM_OFFICES else ElectionForm(congress.form)


def _require_possible(person: Person, support: int, attending: int) -> None:
    if not 0 <= support <= attending:
        raise WrongInput(
            say("{support} in support of {name} can't be: {attending} attend. Check both figures.", support=support,
                name=person.full_name, attending=attending)
        )  # fmt: skip


def _require_admissible(contest: Contest) -> None:
    """Refuse a name that the rules on floor candidates keep off; the length of the list is asked at its adoption."""
    rules = queries.rules_of(contest).nominations
    asked = {rule.id for rule in (rules.floor_support, rules.convening_limits) if rule is not None}
    for finding in queries.check_list(contest):
        if finding.severity is Severity.BLOCK and finding.id in asked:
            raise Refused(finding.text, finding.source)


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
