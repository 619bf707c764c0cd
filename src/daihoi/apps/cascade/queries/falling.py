"""What falls here when a result falls below: delegates, the report; and what people may do next."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates import law as delegate_law
from daihoi.apps.delegates.models import Credential, CredentialsReport, Delegate, Standing
from daihoi.apps.elections.consequences import Fall
from daihoi.apps.elections.models import Candidate, ContestState, RoundState
from daihoi.apps.elections.queries import fallout_of, names_shortened
from daihoi.apps.members.models import Person
from daihoi.apps.shell.shapes import Finding
from daihoi.core.congresses import Stage
from daihoi.core.sentences import Sentence, say

from ..models import Mandate, ReportState, ResultReport

UNLAWFULLY_ELECTED = "unlawfully_elected"


def has_recognised(congress: Congress) -> bool:
    """True once the congress has adopted its credentials report: from then on it alone says who sits."""
    return CredentialsReport.objects.filter(congress=congress, adopted_at__isnull=False).exists()


def knows_unlawfully_elected(congress: Congress) -> bool:
    """True where the rulebook names an unlawful election as a ground for not summoning."""
    bars = delegate_law.summons_bars(law.rulebook_of(congress))
    return any(bar.key == UNLAWFULLY_ELECTED for bar in bars)


def foresee(fall: Fall) -> list[Finding]:
    """What a fall would take away here, congress by congress, and which alternate stands next."""
    mandates = Mandate.objects.filter(candidate__contest=fall.contest).select_related(
        "delegate__person", "delegate__congress__unit", "delegate__unit"
    )
    if fall.person is not None:
        mandates = mandates.filter(candidate=fall.person)
    seats: dict[Congress, list[Delegate]] = {}
    for mandate in mandates.order_by("delegate__congress_id", "delegate__person__sort_key"):
        seats.setdefault(mandate.delegate.congress, []).append(mandate.delegate)
    found = [_taken_back(congress, delegates, fall) for congress, delegates in seats.items()]
    if fall.person is None:
        return [*found, *_report_back(fall)]
    return [*found, *(_next_alternate(one) for delegates in seats.values() for one in delegates)]


def _taken_back(congress: Congress, delegates: list[Delegate], fall: Fall) -> Finding:
    source = law.article(congress, "delegates.not_summoned.unlawfully_elected", "delegates.kinds")
    return Finding(
        "warn", _loss(congress, delegates, fall), source, reverse("delegates:home", args=[congress.pk]), _("Open")
    )


def _loss(congress: Congress, delegates: list[Delegate], fall: Fall) -> Sentence:
    names = names_shortened([one.person.full_name for one in delegates])
    count = len(delegates)
    if has_recognised(congress):
        return say("{congress} has adopted its credentials report; the delegates it took over stay on its list: "
                   "{count} ({names}). Only that congress decides on them.", congress=congress.title, count=count,
                   names=names)  # fmt: skip
    if fall.person is None and Stage(congress.stage).is_before_opening:
        return say("Delegates taken off the list of {congress}: {count} ({names}).", congress=congress.title,
                   count=count, names=names)  # fmt: skip
    return say("Delegates no longer summoned to {congress}: {count} ({names}).", congress=congress.title, count=count,
               names=names)  # fmt: skip


def _next_alternate(delegate: Delegate) -> Finding:
    """The alternate who would be called up, as a proposal: people call up, never the program."""
    congress = delegate.congress
    source = law.article(congress, "elections.alternates_from_remaining", "delegates.kinds")
    following = (
        congress.delegates.filter(unit=delegate.unit, standing=Standing.ALTERNATE)
        .exclude(credential__in=(Credential.NOT_SUMMONED, Credential.REJECTED))
        .select_related("person")
        .order_by("order")
        .first()
    )
    if following is None:
        text = say("{unit} has no alternate on the list of {congress}; the place stays free.", unit=delegate.unit.name,
                   congress=congress.title)  # fmt: skip
        return Finding("info", text, source)
    text = say(
        "First in the order of alternates of {unit}: {person}. {congress} decides whether the alternate is called up.",
        unit=delegate.unit.name,
        person=following.person.full_name,
        congress=congress.title,
    )
    return Finding("info", text, source, reverse("delegates:delegate", args=[congress.pk, delegate.pk]), _("Open"))


def _report_back(fall: Fall) -> list[Finding]:
    """A report that went up goes back: its figures no longer hold."""
    report = ResultReport.objects.filter(congress_id=fall.contest.congress_id).exclude(state=ReportState.RETURNED)
    if fall.contest.certified_at is None or not report.exists():
        return []
    text = say("The report of the result goes back; after the new election it is sent up again.")
    return [Finding("warn", text, law.article(fall.contest.congress, "records.report_days"))]


def refusals_of(congress: Congress, people: list[Person]) -> list[Finding]:
    """What would follow if these people were not approved: their offices, their delegates' seats, what is vacant."""
    found: list[Finding] = []
    for candidate in winning_candidates(congress, people):
        found += fallout_of(candidate.contest, candidate)
    return found


def winning_candidates(congress: Congress, people: list[Person]) -> list[Candidate]:
    """Where these people were elected, or became alternates, in certified contests of the congress."""
    won = Candidate.objects.filter(
        contest__congress=congress, contest__state=ContestState.CERTIFIED, person__in=people,
        tallies__round__state=RoundState.DECIDED,
    ).filter(Q(tallies__is_elected=True) | Q(tallies__is_alternate=True))  # fmt: skip
    found = list(won.select_related("contest", "person").distinct())
    for candidate in found:
        candidate.contest.congress = congress
    return found
