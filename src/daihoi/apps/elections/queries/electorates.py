"""Who can vote, read off the delegates and their attendance, so that nobody types it again."""

from __future__ import annotations

from collections import defaultdict

from daihoi.apps.delegates.models import Attendance, Delegate, DelegateTitle
from daihoi.apps.delegates.queries import delegates_of
from daihoi.apps.members.models import Membership, MembershipStatus
from daihoi.apps.organisations.models import OfficeKind, within
from daihoi.core.elections import Absence, Electorate
from daihoi.core.elections.rules import Deduction

from ..models import Contest, ElectionForm, RoundState, Tally
from .contests import rules_of

AWAY = (Attendance.ABSENT_EXCUSED, Attendance.ABSENT_UNEXCUSED)
# the grounds by which the rulebooks call what the lists of delegates and members know
CONVENING, NO_ALTERNATE = "convening_committee_absent_whole", "absent_whole_congress_no_alternate"
EXCUSED, UNEXCUSED = "absent_whole_congress_excused", "absent_whole_congress_unexcused"
EXEMPTED, SUSPENDED = "exempted_absent", "suspended"


def proposed_electorate(contest: Contest) -> Electorate:
    """The electorate of the next round as the house knows it.

    Args:
        contest: the contest; its form says whose attendance counts.

    Returns:
        Summoned, attending and the people to take out of the base, by the rulebook's grounds and by name.  The
        secretary may correct all of it before the round opens.

    Source: 190-QĐ/TW Đ30.
    """
    if contest.form == ElectionForm.PLENUM:
        return _plenum(contest)
    seats = [one for one in delegates_of(contest.congress).order_by("person__sort_key") if one.is_summoned]
    status = _statuses(contest) if contest.form == ElectionForm.MEMBER_CONGRESS else {}
    away: dict[str, list[str]] = defaultdict(list)
    for one in seats:
        ground = _ground(one, contest.form, status)
        if ground:
            away[ground].append(one.person.full_name)
    present = sum(one.attendance == Attendance.PRESENT for one in seats)
    return Electorate(len(seats), present, _known(contest, away))


def base_grounds(contest: Contest) -> list[Deduction]:
    """The grounds of the rulebook that lower the base in this assembly, in the pack's order."""
    return [one for one in rules_of(contest).elections.deductions if contest.form in one.forms]


def _ground(seat: Delegate, form: str, status: dict[int, str]) -> str:
    """The ground on which a seat leaves the base; empty when it stays."""
    if form == ElectionForm.DELEGATE_CONGRESS:
        if seat.attendance not in AWAY:
            return ""
        return CONVENING if seat.title == DelegateTitle.EX_OFFICIO else NO_ALTERNATE
    if status.get(seat.person_id) == MembershipStatus.SUSPENDED:
        return SUSPENDED
    if seat.attendance not in AWAY:
        return ""
    if status.get(seat.person_id) == MembershipStatus.EXEMPTED:
        return EXEMPTED
    return EXCUSED if seat.attendance == Attendance.ABSENT_EXCUSED else UNEXCUSED


def _statuses(contest: Contest) -> dict[int, str]:
    """Members of the unit whose standing touches the base."""
    return dict(
        within(Membership.objects.all(), contest.congress.unit)
        .filter(ended_on__isnull=True, status__in=(MembershipStatus.EXEMPTED, MembershipStatus.SUSPENDED))
        .values_list("person_id", "status")
    )


def _known(contest: Contest, away: dict[str, list[str]]) -> tuple[Absence, ...]:
    """The grounds that this rulebook knows, in the pack's order."""
    order = [one.id for one in rules_of(contest).elections.deductions]
    return tuple(Absence(one, len(away[one]), tuple(away[one])) for one in order if away.get(one))


def _plenum(contest: Contest) -> Electorate:
    """The committee that this congress has just elected."""
    elected = Tally.objects.filter(
        round__contest__congress_id=contest.congress_id,
        round__contest__office=OfficeKind.COMMITTEE,
        round__state=RoundState.DECIDED,
        is_elected=True,
    ).count()
    return Electorate(summoned=elected, attending=elected)
