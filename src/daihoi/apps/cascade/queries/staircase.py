"""The congress above, the congresses below, and who rises from one to the other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress, Stage
from daihoi.apps.elections.models import Candidate, CandidateState, Contest, ContestState, RoundState, Tally
from daihoi.apps.organisations.models import OfficeKind, Unit, within
from daihoi.core.congresses import working_days_after

from ..models import Mandate, ReportState, ResultReport
from .falling import has_recognised

HELD = (Stage.CLOSED, Stage.REPORTED, Stage.RATIFIED, Stage.FILED)
RISING = (OfficeKind.DELEGATES, OfficeKind.ALTERNATES)


def is_held(stage: str) -> bool:
    """True when a congress at this stage has been held."""
    return stage in HELD


def congress_above(congress: Congress) -> Congress | None:
    """The congress of the same term in the unit directly above."""
    above = congress.unit.get_parent()
    if above is None:
        return None
    return Congress.objects.filter(unit=above, term_id=congress.term_id).select_related("unit__level", "term").first()


def congresses_below(congress: Congress) -> QuerySet[Congress]:
    """The congresses of the same term in the units directly below."""
    return Congress.objects.filter(
        term_id=congress.term_id, unit__in=congress.unit.get_children().values("pk")
    ).select_related("unit__level", "term")  # fmt: skip


def congresses_in(congress: Congress) -> QuerySet[Congress]:
    """The congresses of the same term in everything below, at any depth."""
    below = within(Congress.objects.filter(term_id=congress.term_id), congress.unit, "unit__path")
    return below.exclude(unit_id=congress.unit_id)


def group_key(path: str, above: Unit) -> str:
    """The path of the unit directly below ``above`` that holds the unit of ``path``."""
    return path[: len(above.path) + Unit.steplen]


def rising_candidates(contests: Iterable[Contest]) -> list[tuple[Candidate, int]]:
    """Who becomes a delegate above, each with the place among the unit's alternates (0 for a full delegate).

    Alternates taken from a common list come before those elected on a list of their own.
    """
    tallies = (
        Tally.objects.filter(round__contest__in=list(contests), round__state=RoundState.DECIDED)
        .filter(Q(is_elected=True) | Q(is_alternate=True))
        .exclude(candidate__state=CandidateState.REFUSED)
        .select_related("candidate__person", "candidate__contest__congress__unit", "candidate__contest__congress__term")
        .order_by(
            "candidate__contest__congress_id", "round__contest__order", "round__number", "-votes", "candidate__order"
        )
    )
    places: dict[int, int] = {}
    risen: list[tuple[Candidate, int]] = []
    for tally in sorted(tallies, key=lambda one: one.candidate.contest.office == OfficeKind.ALTERNATES):
        contest, order = tally.candidate.contest, 0
        if contest.office == OfficeKind.ALTERNATES or tally.is_alternate:
            order = places[contest.congress_id] = places.get(contest.congress_id, 0) + 1
        risen.append((tally.candidate, order))
    return risen


def waiting_mandates(congress: Congress) -> int:
    """How many elected below have not become delegates here yet."""
    tallies = (
        Tally.objects.filter(
            round__contest__congress__in=congresses_below(congress).values("pk"),
            round__contest__office__in=RISING,
            round__contest__state=ContestState.CERTIFIED,
            round__state=RoundState.DECIDED,
            candidate__mandate__isnull=True,
        )
        .filter(Q(is_elected=True) | Q(is_alternate=True))
        .exclude(candidate__state=CandidateState.REFUSED)
    )
    seated = congress.delegates.values("person_id")
    return tallies.exclude(candidate__person_id__in=seated).count()


def fallen_mandates(congress: Congress) -> int:
    """How many delegates here were elected in an election that has been annulled since and may be taken back here."""
    if has_recognised(congress):
        return 0
    return Mandate.objects.filter(
        delegate__congress=congress, candidate__contest__state=ContestState.ANNULLED
    ).count()  # fmt: skip


def waiting_reports(congress: Congress) -> QuerySet[ResultReport]:
    """The reports from directly below that wait for a decision, the oldest first."""
    return (
        ResultReport.objects.filter(congress__in=congresses_below(congress).values("pk"), state=ReportState.SUBMITTED)
        .select_related("congress__unit", "congress__term")
        .order_by("submitted_on", "congress__unit__path")
    )


def report_due_on(congress: Congress) -> date | None:
    """The last lawful day of the report; None before the closing day is known.

    Source: 24-QĐ/TW (2021) m.16.1.
    """
    rule, closed_on = law.rulebook_of(congress).records.report_days, congress.closes_on or congress.opens_on
    return working_days_after(closed_on, rule.value, law.calendar()) if rule is not None and closed_on else None
