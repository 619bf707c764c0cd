"""Who can vote, read off the delegates and their attendance, so that nobody types it again."""

from __future__ import annotations

from django.db.models import QuerySet

from daihoi.apps.delegates.models import Attendance, Delegate, DelegateTitle
from daihoi.apps.delegates.queries import delegates_of
from daihoi.apps.members.models import Membership, MembershipStatus, OfficeHolding, Person
from daihoi.apps.organisations.models import OfficeKind, within
from daihoi.core.elections import Electorate
from daihoi.core.elections.rules import Deduction

from ..models import Contest, ElectionForm, Round, RoundState, Tally
from .contests import rules_of
from .rolls import COMMITTEE_MEMBER, Voter, deducts, electorate_of, roll_of

AWAY = (Attendance.ABSENT_EXCUSED, Attendance.ABSENT_UNEXCUSED)
HERE = (Attendance.PRESENT, Attendance.REPRESENTED)
# the grounds by which the rulebooks call what the lists of delegates and members know
CONVENING, NO_ALTERNATE = "convening_committee_absent_whole", "absent_whole_congress_no_alternate"
EXCUSED, UNEXCUSED = "absent_whole_congress_excused", "absent_whole_congress_unexcused"
EXEMPTED, SUSPENDED, TRANSFERRED = "exempted_absent", "suspended", "temporarily_transferred_absent"
ABSENT = "absent"


def proposed_electorate(contest: Contest) -> Electorate:
    """The electorate of the next round as the house knows it, as figures.

    Source: 190-QĐ/TW Đ30.
    """
    return electorate_of(proposed_roll(contest), contest)


def proposed_roll(contest: Contest) -> list[Voter]:
    """The electorate of the next round as the house knows it, by name.

    Args:
        contest: the contest; its form says whose attendance counts.

    Returns:
        Everybody summoned in the order of given names, with the rulebook's ground where it is known.  People may
        correct all of it until the round is decided.

    Source: 190-QĐ/TW Đ30.
    """
    if contest.form == ElectionForm.PLENUM:
        return _plenum(contest)
    seats = [one for one in delegates_of(contest.congress).order_by("person__sort_key") if one.is_summoned]
    status = _statuses(contest) if contest.form == ElectionForm.MEMBER_CONGRESS else {}
    known = {one.id for one in rules_of(contest).elections.deductions}
    return [_seated(one, _known(_ground(one, contest.form, status), known)) for one in seats]


def base_grounds(contest: Contest) -> list[Deduction]:
    """The grounds of the rulebook that lower the base in this assembly, in the pack's order."""
    return [one for one in rules_of(contest).elections.deductions if contest.form in one.forms]


def voter_grounds(contest: Contest) -> list[Deduction]:
    """The grounds that may stand beside a name here: those that lower the base, then those that are only told."""
    rules = rules_of(contest).elections
    told = [one for one in rules.deductions if not one.forms]
    return [*(one for one in base_grounds(contest) if deducts(one, contest)), *told]


def _seated(seat: Delegate, ground: str) -> Voter:
    return Voter(
        person=seat.person_id,
        name=seat.person.full_name,
        unit=seat.unit.name,
        title=seat.title,
        replaces=seat.replaces.person.full_name if seat.replaces is not None else "",
        attending=seat.attendance in HERE and ground != SUSPENDED,
        is_represented=seat.attendance == Attendance.REPRESENTED,
        ground=ground,
        weight=seat.weight,
    )


def _ground(seat: Delegate, form: str, status: dict[int, str]) -> str:
    """The ground on which a seat is away or leaves the base; empty when it does neither."""
    if form == ElectionForm.DELEGATE_CONGRESS:
        if seat.attendance not in AWAY:
            return ""
        return CONVENING if seat.title == DelegateTitle.EX_OFFICIO else NO_ALTERNATE
    standing = status.get(seat.person_id)
    if standing == MembershipStatus.SUSPENDED:
        return SUSPENDED
    if seat.attendance not in AWAY:
        return ""
    by_standing = {MembershipStatus.EXEMPTED.value: EXEMPTED, MembershipStatus.TEMPORARY.value: TRANSFERRED}
    absence = EXCUSED if seat.attendance == Attendance.ABSENT_EXCUSED else UNEXCUSED
    return by_standing.get(standing or "", absence)


def _known(ground: str, known: set[str]) -> str:
    """The ground as this rulebook calls it; many know one word for every absence, some know none."""
    if not ground or ground in known:
        return ground
    return ABSENT if ABSENT in known else ""


def _statuses(contest: Contest) -> dict[int, str]:
    """Members of the unit whose standing touches the base."""
    touching = (MembershipStatus.EXEMPTED, MembershipStatus.SUSPENDED, MembershipStatus.TEMPORARY)
    return dict(
        within(Membership.objects.all(), contest.congress.unit)
        .filter(ended_on__isnull=True, status__in=touching)
        .values_list("person_id", "status")
    )


def _plenum(contest: Contest) -> list[Voter]:
    """The committee: everybody present until marked, as marked at the last vote of the same committee."""
    marked = _marked_before(contest)
    members = [
        Voter(
            one.pk, one.full_name, unit=contest.congress.unit.name,
            title=COMMITTEE_MEMBER,
        )
        for one in _committee(contest).order_by("sort_key")
    ]  # fmt: skip
    return [marked.get(one.person, one) for one in members]


def _committee(contest: Contest) -> QuerySet[Person]:
    """The committee that this congress has elected; where it elected none, those who hold the office."""
    elected = Tally.objects.filter(
        round__contest__congress_id=contest.congress_id,
        round__contest__office__in=(OfficeKind.COMMITTEE, OfficeKind.BOARD_OF_DIRECTORS),
        round__contest__is_by_election=False,
        round__state=RoundState.DECIDED,
        is_elected=True,
    ).values("candidate__person")
    holding = OfficeHolding.objects.filter(
        unit_id=contest.congress.unit_id,
        term_id=contest.congress.term_id,
        office__in=(OfficeKind.COMMITTEE, OfficeKind.BOARD_OF_DIRECTORS),
        ended_on__isnull=True,
    ).values("person")
    is_later = contest.is_by_election or not Person.objects.filter(pk__in=elected).exists()
    return Person.objects.filter(pk__in=holding) if is_later else Person.objects.filter(pk__in=elected)


def _marked_before(contest: Contest) -> dict[int, Voter]:
    """How the same committee was marked at its last vote on the congress's own offices."""
    last = (
        Round.objects.filter(
            contest__congress_id=contest.congress_id,
            contest__form=ElectionForm.PLENUM,
            contest__is_by_election=contest.is_by_election,
        )
        .exclude(roll=[])
        .order_by("-opened_at", "-pk")
        .first()
    )
    return {one.person: one for one in roll_of(last)} if last is not None else {}
