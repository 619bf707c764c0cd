"""Reads about delegates: who could be one, who is, who is here, what the report says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses import law as congress_law
from daihoi.apps.congresses import permissions as congress_permissions
from daihoi.apps.congresses.models import Congress, CongressForm
from daihoi.apps.members.models import Membership, MembershipStatus, OfficeHolding, Person
from daihoi.apps.organisations.models import OfficeKind, Unit, within
from daihoi.apps.shell import figures
from daihoi.apps.shell.journey import NextStep, StopStanding, StopState
from daihoi.core.congresses import Stage

from .. import law
from ..models import (
    Allocation,
    AllocationPlan,
    Attendance,
    Credential,
    CredentialsReport,
    Delegate,
    DelegateTitle,
    Standing,
)

ON_THE_COMMITTEE = (
    OfficeKind.COMMITTEE,
    OfficeKind.STANDING_COMMITTEE,
    OfficeKind.SECRETARY,
    OfficeKind.DEPUTY_SECRETARY,
)
BARRED = (Credential.NOT_SUMMONED, Credential.REJECTED)
HERE = (Attendance.PRESENT, Attendance.REPRESENTED)


@dataclass(frozen=True)
class HeadCount:
    """The list of a congress in figures; ``summoned`` is the number that quorum and votes are measured against.

    Those represented by proxy count among the present.  The weights are the votes that the same people carry.
    """

    summoned: int
    present: int
    expected: int
    excused: int
    unexcused: int
    alternates: int
    barred: int
    unchecked: int
    by_title: dict[str, int]
    units: int
    units_present: int
    committee_absent: tuple[str, ...]
    excused_names: tuple[str, ...]
    unexcused_names: tuple[str, ...]
    represented: int = 0
    weight_summoned: int = 0
    weight_present: int = 0
    call: int = 1

    @property
    def absent(self) -> int:
        """Everybody summoned who is not here."""
        return self.summoned - self.present


def delegates_of(congress: Congress) -> QuerySet[Delegate]:
    """The whole list, with its people and units."""
    return congress.delegates.select_related("person", "unit", "replaced_by", "replaces__person")


def seats(congress: Congress) -> QuerySet[Delegate]:
    """The full delegates that are summoned."""
    return congress.delegates.filter(standing=Standing.FULL, replaced_by__isnull=True).exclude(credential__in=BARRED)


def official_members(congress: Congress) -> QuerySet[Person]:
    """The official members of the unit and of everything below it."""
    open_ones = Membership.objects.filter(ended_on__isnull=True, status=MembershipStatus.OFFICIAL).order_by()
    return Person.objects.filter(memberships__in=within(open_ones, congress.unit)).order_by("sort_key")


def convening_committee(congress: Congress) -> list[tuple[Person, Unit]]:
    """The members of the outgoing committee who still work in the organisation, each with the unit of membership."""
    holdings = OfficeHolding.objects.filter(
        unit=congress.unit, office__in=ON_THE_COMMITTEE, ended_on__isnull=True
    ).exclude(term=congress.term)  # fmt: skip
    people = {person.pk: person for person in Person.objects.filter(holdings__in=holdings).distinct()}
    memberships = within(
        Membership.objects.filter(person__in=people, ended_on__isnull=True).select_related("unit"), congress.unit
    )
    places = {one.person_id: one.unit for one in memberships}
    direct = {unit.path: unit for unit in congress.unit.get_children()}
    return [
        (person, _direct_unit(places[person.pk], direct, congress.unit))
        for person in sorted(people.values(), key=lambda person: person.sort_key)
        if person.pk in places
    ]


def head_count(congress: Congress) -> HeadCount:
    """The figures of the list, in two queries."""
    listed = list(delegates_of(congress))
    summoned = [one for one in listed if one.is_summoned]
    direct = set(congress.unit.get_children().filter(is_active=True).values_list("pk", flat=True))
    here = [one for one in summoned if one.attendance in HERE]
    away = {
        kind: tuple(one.person.full_name for one in summoned if one.attendance == kind)
        for kind in (Attendance.ABSENT_EXCUSED, Attendance.ABSENT_UNEXCUSED)
    }
    is_delegated = congress.form == CongressForm.DELEGATE_CONGRESS
    return HeadCount(
        summoned=len(summoned),
        present=len(here),
        expected=sum(one.attendance == Attendance.EXPECTED for one in summoned),
        excused=len(away[Attendance.ABSENT_EXCUSED]),
        unexcused=len(away[Attendance.ABSENT_UNEXCUSED]),
        alternates=sum(one.standing == Standing.ALTERNATE for one in listed),
        barred=sum(one.credential in BARRED for one in listed),
        unchecked=sum(one.credential == Credential.UNCHECKED for one in listed),
        by_title={title: sum(one.title == title for one in summoned) for title in DelegateTitle.values},
        units=len(direct) if is_delegated else 0,
        units_present=len(direct & {one.unit_id for one in here}) if is_delegated else 0,
        committee_absent=tuple(
            one.person.full_name
            for one in summoned
            if one.title == DelegateTitle.EX_OFFICIO and one.attendance in law.ABSENCES
        ),
        excused_names=away[Attendance.ABSENT_EXCUSED],
        unexcused_names=away[Attendance.ABSENT_UNEXCUSED],
        represented=sum(one.attendance == Attendance.REPRESENTED for one in here),
        weight_summoned=sum(one.weight for one in summoned),
        weight_present=sum(one.weight for one in here),
        call=call_of(congress),
    )


def call_of(congress: Congress) -> int:
    """Which call of the meeting it is: one more than have failed."""
    return congress.failed_calls.count() + 1 if law.weighs(congress) else 1


def quorum(congress: Congress) -> Any:
    """Whether the congress may open with those who are here (R41), as the core says it."""
    return law.quorum(congress_law.rulebook_of(congress), head_count(congress))


def free_members(congress: Congress, unit: Unit) -> QuerySet[Person]:
    """Official members of the unit and below it who are not on the list yet."""
    open_ones = Membership.objects.filter(ended_on__isnull=True, status=MembershipStatus.OFFICIAL).order_by()
    seated = congress.delegates.values("person_id")
    return Person.objects.filter(memberships__in=within(open_ones, unit)).exclude(pk__in=seated).order_by("sort_key")


def alternates_for(delegate: Delegate) -> QuerySet[Delegate]:
    """The recognised alternates of the delegate's unit, in their order."""
    return delegates_of(delegate.congress).filter(
        unit=delegate.unit, standing=Standing.ALTERNATE, credential=Credential.ACCEPTED
    ).order_by("order")  # fmt: skip


def allocation_rows(congress: Congress) -> QuerySet[Allocation]:
    """The sharing, with those who sit ex officio and the sum for each unit."""
    ex_officio = Count(
        "unit__delegates",
        filter=Q(unit__delegates__congress=congress, unit__delegates__title=DelegateTitle.EX_OFFICIO),
    )
    return congress.allocations.select_related("unit").annotate(ex_officio=ex_officio).annotate(
        total=F("ex_officio") + F("elected") + F("appointed")
    )  # fmt: skip


def tied_units(congress: Congress) -> QuerySet[Unit]:
    """The units among which the last seats are tied."""
    plan = plan_of(congress)
    names = plan.steps.get("tie", []) if plan is not None else []
    tied: QuerySet[Unit] = congress.unit.get_children().filter(name__in=names)
    return tied


def elected_by_unit(congress: Congress) -> dict[int, int]:
    """By unit, how many full elected delegates it has on the list."""
    rows = congress.delegates.filter(title=DelegateTitle.ELECTED, standing=Standing.FULL).order_by()
    return dict(rows.values_list("unit_id").annotate(n=Count("pk")).values_list("unit_id", "n"))


def plan_of(congress: Congress) -> AllocationPlan | None:
    """How the delegates were shared out, if they were."""
    return AllocationPlan.objects.filter(congress=congress).first()


def allocated_total(congress: Congress) -> int:
    """All delegates of the sharing: elected, appointed and ex officio."""
    sums = congress.allocations.aggregate(elected=Sum("elected"), appointed=Sum("appointed"))
    return (sums["elected"] or 0) + (sums["appointed"] or 0) + len(convening_committee(congress))


def report_of(congress: Congress) -> CredentialsReport | None:
    """The report on credentials, if it has been drawn up."""
    return CredentialsReport.objects.filter(congress=congress).first()


def brief_count(congress: Congress) -> dict[str, int]:
    """Summoned, present, unchecked and the votes they carry, in one query, for pages that show no more."""
    counts: dict[str, int] = seats(congress).aggregate(
        summoned=Count("pk"),
        present=Count("pk", filter=Q(attendance__in=HERE)),
        unchecked=Count("pk", filter=Q(credential=Credential.UNCHECKED)),
        votes=Sum("weight", default=0),
        votes_present=Sum("weight", filter=Q(attendance__in=HERE), default=0),
    )
    return counts


def standing(congress: Congress) -> StopStanding:
    """Where the list of delegates stands."""
    count = brief_count(congress)
    if not count["summoned"]:
        allocated = Allocation.objects.filter(congress=congress).exists()
        return StopStanding(StopState.NOW if allocated else StopState.NONE)
    line = _("%(present)d of %(summoned)d present") % count
    if law.has_shares(congress):
        line = _("%(share)s of all votes attend") % {"share": figures.percent(count["votes_present"], count["votes"])}
    if CredentialsReport.objects.filter(congress=congress, adopted_at__isnull=False).exists():
        return StopStanding(StopState.DONE, 0, line)
    if count["unchecked"]:
        return StopStanding(StopState.WAITING, count["unchecked"], _("credentials to check"))
    return StopStanding(StopState.NOW, 0, line)


def next_steps(congress: Congress, user: Any) -> list[NextStep]:
    """What to do now about the delegates."""
    if Stage(congress.stage).is_held:
        return []
    count = brief_count(congress)
    home, is_delegated = reverse("delegates:home", args=[congress.pk]), congress.form == CongressForm.DELEGATE_CONGRESS
    if is_delegated and plan_of(congress) is None:
        return [
            NextStep(
                _("Share out the delegates among the units"),
                reverse("delegates:allocation", args=[congress.pk]),
                congress_law.cited(congress, "delegates.allocation_criteria"),
            )
        ]
    checking = congress_law.cited(congress, "congresses.checklist.credentials_report")
    if not count["summoned"]:
        return [NextStep(_("Make the list of delegates"), home)]
    if count["unchecked"]:
        return [NextStep(_("Check the credentials"), home, checking)]
    if report_of(congress) is None:
        return [
            NextStep(
                _("Draw up the %(report)s") % {"report": congress_law.word(congress, "attendance_report")},
                reverse("delegates:report", args=[congress.pk]),
                congress_law.cited(congress, "congresses.checklist.credentials_report"),
                is_decision=congress_permissions.can_lead(user, congress),
            )
        ]
    return []


def credential_figures(congress: Congress) -> dict[str, Any]:
    """The figures of the report as plain values, ready to be frozen."""
    return law.credential_figures(congress, list(delegates_of(congress)), head_count(congress))


def _direct_unit(unit: Unit, direct: dict[str, Unit], above: Unit) -> Unit:
    """The unit directly below through which somebody belongs to the organisation."""
    return next((one for path, one in direct.items() if unit.path.startswith(path)), above)
