"""Reads about nominees: who stands on a list, what the list holds, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses import law as congress_law
from daihoi.apps.congresses import permissions as congress_permissions
from daihoi.apps.congresses.models import Congress, Content
from daihoi.apps.members.models import Membership, MembershipStatus, OfficeHolding, Person
from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import OfficeKind, Role, within
from daihoi.apps.shell.journey import NextStep, StopStanding, StopState
from daihoi.core.congresses import Stage
from daihoi.core.findings import Finding, Severity
from daihoi.core.names import fold
from daihoi.core.sentences import say

from . import law
from .models import EntryState, FileItem, ProcedureStep, Slate, SlateEntry, SlateState, StepGroup


@dataclass(frozen=True)
class Support:
    """What one conference said of a nominee."""

    step: ProcedureStep
    votes: int | None
    is_supported: bool


@dataclass(frozen=True)
class EntryRow:
    """One nominee with everything that the list shows."""

    entry: SlateEntry
    age: Any
    received: int
    needed: int
    support: tuple[Support, ...]

    @property
    def pk(self) -> int:
        """The key of the nominee."""
        return self.entry.pk


@dataclass(frozen=True)
class StepState:
    """One step of a procedure and its record, if it was held."""

    plan: law.StepRow
    record: ProcedureStep | None
    is_next: bool
    supported: int
    of: int
    reason: Any


def slates_of(congress: Congress) -> QuerySet[Slate]:
    """The lists of a congress."""
    return congress.slates.prefetch_related("entries").order_by("pk")


def entries_of(slate: Slate) -> list[SlateEntry]:
    """Every nominee, in the order of given names."""
    return list(slate.entries.select_related("person", "slate__congress__unit__level"))


def listed(slate: Slate) -> list[SlateEntry]:
    """The names that count: on the list, or proposed while their procedure has not voted on anybody."""
    voted = set(slate.steps.values_list("group", flat=True))
    return [
        entry
        for entry in entries_of(slate)
        if entry.state == EntryState.LISTED or (entry.state == EntryState.PROPOSED and entry.group not in voted)
    ]


def incumbents(slate: Slate, people: Iterable[Person]) -> set[int]:
    """Who of these holds the office now, so stands again."""
    held = OfficeHolding.objects.filter(
        person__in=list(people), unit=slate.congress.unit, office=slate.office, ended_on__isnull=True
    ).exclude(term=slate.congress.term)
    return set(held.values_list("person_id", flat=True))


def supported(slate: Slate, group: str) -> set[int]:
    """Nominees whom every recorded conference of their procedure supported."""
    results = [result.supported for _step, result in _results(slate, group)]
    passed = [{int(key) for key in one} for one in results]
    return set.intersection(*passed) if passed else set()


def slate_findings(slate: Slate) -> list[Any]:
    """What the rulebook says against the list as it stands: blocks, warnings, the steps that are missing."""
    found: list[Any] = list(law.findings(slate, listed(slate)))
    for group in StepGroup:
        if not slate.entries.exclude(state=EntryState.WITHDRAWN).filter(is_incumbent=group == StepGroup.RE_ELECTION):
            continue
        missing = [one.plan for one in step_states(slate, group) if one.record is None]
        if missing:
            text = say("{count} steps of the procedure are not recorded yet, first: {step}.", count=len(missing),
                       step=missing[0].title)  # fmt: skip
            found.append(Finding("R51", Severity.WARN, text, missing[0].rule))
    return found


def meter(slate: Slate) -> tuple[Any, ...]:
    """The composition of the list, group by group."""
    return law.composition(slate, listed(slate))


def rows_of(slate: Slate) -> list[EntryRow]:
    """Every nominee with age, file and support."""
    files: dict[int, list[FileItem]] = {}
    for item in FileItem.objects.filter(entry__slate=slate):
        files.setdefault(item.entry_id, []).append(item)
    results = {group: _results(slate, group) for group in StepGroup.values}
    return [
        EntryRow(
            entry=entry,
            age=law.age(slate, entry.person, entry.group),
            received=sum(item.received_on is not None for item in files.get(entry.pk, [])),
            needed=len(files.get(entry.pk, [])),
            support=tuple(
                Support(step, _votes(step).get(entry.pk), str(entry.pk) in result.supported)
                for step, result in results[entry.group]
            ),
        )
        for entry in entries_of(slate)
    ]


def step_states(slate: Slate, group: str) -> list[StepState]:
    """The procedure step by step: held or not, with how many were supported."""
    held = {step.key: (step, result) for step, result in _results(slate, group)}
    plans = law.steps(slate, group)
    due = next((plan.key for plan in plans if plan.key not in held), "")
    return [
        StepState(
            plan=plan,
            record=held[plan.key][0] if plan.key in held else None,
            is_next=plan.key == due,
            supported=len(held[plan.key][1].supported) if plan.key in held else 0,
            of=len(_votes(held[plan.key][0])) if plan.key in held else 0,
            reason=held[plan.key][1].reason if plan.key in held else None,
        )
        for plan in plans
    ]


def people_of(slate: Slate) -> QuerySet[Person]:
    """Official members of the organisation: who may be put on its lists."""
    official = Membership.objects.filter(ended_on__isnull=True, status=MembershipStatus.OFFICIAL).order_by()
    return Person.objects.filter(memberships__in=within(official, slate.congress.unit)).order_by("sort_key")


def people_like(slate: Slate, text: str) -> QuerySet[Person]:
    """Those of them whose names hold every word of the text, marks put aside, and who are not on the list."""
    people = people_of(slate).exclude(pk__in=slate.entries.exclude(state=EntryState.WITHDRAWN).values("person_id"))
    for word in fold(text).split():
        people = people.filter(folded_name__contains=word)
    return people


def summary_of(slate: Slate) -> list[SlateEntry]:
    """The names that count, with the days of joining, as the summary list prints them."""
    entries = listed(slate)
    days = joined_on([entry.person for entry in entries])
    for entry in entries:
        entry.joined_on, entry.official_on = days.get(entry.person_id, (None, None))  # type: ignore[attr-defined]
    return entries


def joined_on(people: Iterable[Person]) -> dict[int, tuple[Any, Any]]:
    """By person, the days of joining and of becoming official."""
    rows = Membership.objects.filter(person__in=list(people), ended_on__isnull=True)
    return {one.person_id: (one.joined_on, one.official_on) for one in rows}


def offices_open(congress: Congress) -> list[str]:
    """The offices that may still get a list: called for by the contents, without a list so far."""
    taken = set(congress.slates.values_list("office", flat=True))
    wanted: list[str] = []
    if congress.has(Content.COMMITTEE_ELECTION):
        wanted += [OfficeKind.COMMITTEE, OfficeKind.STANDING_COMMITTEE, OfficeKind.SECRETARY,
                   OfficeKind.DEPUTY_SECRETARY, OfficeKind.INSPECTION_COMMITTEE]  # fmt: skip
    if congress.has(Content.DELEGATION_ELECTION):
        wanted.append(OfficeKind.DELEGATES)
    return [office for office in wanted if office not in taken]


def standing(congress: Congress) -> StopStanding:
    """Where the personnel work stands."""
    slates = list(congress.slates.all())
    if not slates:
        return StopStanding(StopState.NONE)
    waiting = sum(slate.state == SlateState.SUBMITTED for slate in slates)
    approved = sum(slate.state == SlateState.APPROVED for slate in slates)
    line = _("%(done)d of %(all)d lists approved") % {"done": approved, "all": len(slates)}
    if approved == len(slates):
        return StopStanding(StopState.DONE, 0, line)
    return StopStanding(StopState.WAITING if waiting else StopState.NOW, waiting, line)


def next_steps(congress: Congress, user: Any) -> list[NextStep]:
    """What to do now about the lists; nothing is told to those who do no personnel work."""
    if not Stage(congress.stage).is_before_opening or not _is_personnel(congress, user):
        return []
    home = reverse("nominations:home", args=[congress.pk])
    slates = list(congress.slates.all())
    if not slates:
        return (
            [NextStep(_("Begin the lists of nominees"), home, congress_law.cited(congress, "nominations.default_list"))]
            if offices_open(congress)
            else []
        )
    found = []
    for slate in slates:
        url = reverse("nominations:slate", args=[congress.pk, slate.pk])
        named = {"office": slate.get_office_display()}
        if slate.state == SlateState.SUBMITTED and congress_permissions.can_clear(user, congress):
            found.append(NextStep(_("Decide on the list: %(office)s") % named, url, is_decision=True))
        elif slate.state == SlateState.BUILDING and units.holds(user, congress.unit, Role.SECRETARY, Role.PERSONNEL):
            found.append(
                NextStep(_("Build the list: %(office)s") % named, url, congress_law.cited(congress, "personnel.steps"))
            )
    return found


def _is_personnel(congress: Congress, user: Any) -> bool:
    above = congress.unit.get_parent()
    roles = (Role.SECRETARY, Role.PERSONNEL)
    return units.holds(user, congress.unit, *roles) or (above is not None and units.holds(user, above, *roles))


def _results(slate: Slate, group: str) -> list[tuple[ProcedureStep, Any]]:
    plans = {plan.key: plan.plan for plan in law.steps(slate, group)}
    records = slate.steps.filter(group=group).prefetch_related("support")
    return [
        (step, law.supported(slate, plans[step.key], _votes(step), step.summoned, step.attending))
        for step in records
        if step.key in plans
    ]


def _votes(step: ProcedureStep) -> dict[int, int]:
    return {one.entry_id: one.votes for one in step.support.all()}
