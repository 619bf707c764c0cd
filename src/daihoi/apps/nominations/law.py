"""What the rulebook says about nominees, asked with the rows of this app: the only file here that calls the core."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from daihoi.apps.congresses import law as congress_law
from daihoi.apps.members.models import Person
from daihoi.apps.shell import clock
from daihoi.core import elections
from daihoi.core import nominations as core
from daihoi.core.errors import Refused
from daihoi.core.rulebooks import Rulebook
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source, SourceStatus

from .models import FileKey, Origin, Slate, SlateEntry, StepGroup

PREPARED_FILE = tuple(
    key.value for key in FileKey if key not in (FileKey.APPLICATION, FileKey.CERTIFIED_CV, FileKey.GRASSROOTS_REMARKS)
)
PREPARED_FILE_SOURCE = Source("35-CT/TW (2019)", "hồ sơ nhân sự", SourceStatus.UNVERIFIED)
TOP_LEVELS = ("national", "province")
ORIGINS = {
    Origin.PREPARED: elections.Origin.CONVENING_COMMITTEE,
    Origin.NOMINATED: elections.Origin.NOMINATED,
    Origin.SELF_NOMINATED: elections.Origin.SELF_NOMINATED,
}


@dataclass(frozen=True)
class StepRow:
    """One step of the personnel procedure as the rulebook orders it."""

    key: str
    title: Sentence
    title_vi: str
    source: str
    rule: Source
    plan: core.StepPlan


def book_of(slate: Slate) -> Rulebook:
    """The rulebook of the slate's congress."""
    return congress_law.rulebook_of(slate.congress)


def file_items(slate: Slate, origin: str) -> tuple[str, ...]:
    """The papers that a file needs: ten for a prepared name, those of the rulebook for one from outside (R11)."""
    rule = book_of(slate).nominations.dossier_items
    if rule is None:
        return ()
    return PREPARED_FILE if origin == Origin.PREPARED else tuple(rule.value)


def steps(slate: Slate, group: str) -> list[StepRow]:
    """The steps of one of the two procedures, in order; none where the rulebook has no procedure."""
    rules = book_of(slate).personnel
    rule = rules.re_election_steps if group == StepGroup.RE_ELECTION else rules.steps
    if rule is None:
        return []
    return [
        StepRow(plan.key, plan.title, plan.title.in_language("vi"), str(plan.source), plan.source, plan)
        for plan in core.procedure(list(rule.value))
    ]


def step(slate: Slate, key: str, group: str) -> StepRow:
    """One step by its key."""
    return next(one for one in steps(slate, group) if one.key == key)


def require_quorum(slate: Slate, summoned: int, attending: int) -> None:
    """Stop when too few came to a conference: it is held again, not recorded (R51)."""
    rule = book_of(slate).personnel.recommendation_quorum
    if rule is not None and attending < rule.value.needed(summoned):
        raise Refused(
            say("{attending} of {summoned} attend; {needed} must ({share}). Hold the meeting again.",
                attending=attending, summoned=summoned, needed=rule.value.needed(summoned), share=rule.value.sentence),
            rule.source,
        )  # fmt: skip


def supported(slate: Slate, plan: core.StepPlan, votes: Mapping[int, int], summoned: int, attending: int) -> Any:
    """Who was supported at one conference, as the core says it."""
    rules = book_of(slate).personnel
    assert rules.recommendation is not None
    return core.step_result(
        plan, {str(key): count for key, count in votes.items()}, summoned=summoned, attending=attending,
        support=rules.recommendation, attendance=rules.recommendation_quorum,
    )  # fmt: skip


def findings(slate: Slate, entries: Sequence[SlateEntry]) -> list[elections.Finding]:
    """Whether the convening committee's list is lawful: its surplus above all (R03-R05)."""
    book = book_of(slate)
    contest = elections.Contest(
        office=elections.Office(slate.office),
        form=elections.Form(slate.congress.form),
        seats=slate.seats,
        candidates=tuple(
            elections.Nominee(
                id=str(entry.pk),
                name=entry.person.full_name,
                note=entry.planned_post or entry.person.workplace,
                born_on=entry.person.born_on,
                origin=ORIGINS[Origin(entry.origin)],
            )
            for entry in entries
            if entry.origin == Origin.PREPARED
        ),
        is_sorted_for_print=True,
    )
    return elections.check(contest, book.elections, book.nominations)


def composition(slate: Slate, entries: Sequence[SlateEntry]) -> tuple[core.GroupCount, ...]:
    """Women, young, minority, renewal: what is asked for, what the list holds, what is missing (R50)."""
    rules = book_of(slate).personnel
    targets = [
        core.Target(core.Group(group), rule.value, _young_below(slate) if group == "young" else 0, rule.source)
        for group, rule in (rules.composition or {}).items()
        if group in list(core.Group)
    ]
    nominees = [
        core.Nominee(
            str(entry.pk), entry.person.sex, entry.person.born_on, entry.person.ethnicity, entry.is_incumbent
        )
        for entry in entries
    ]  # fmt: skip
    return core.composition(nominees, targets, reference_on(slate))


def age(slate: Slate, person: Person, group: str) -> core.Eligibility | None:
    """Whether enough working time is left at the reference month (R49); None where the rulebook asks for none."""
    rules = book_of(slate).personnel
    rule = rules.re_election_months if group == StepGroup.RE_ELECTION else rules.first_time_months
    if rule is None or person.born_on is None:
        return None
    asked = core.AgeRule(core.Category(group), rule.value, rule.source)
    return core.check_age(person.born_on, person.sex, asked, core.Month.of(reference_on(slate)))


def most_surplus(slate: Slate) -> int | None:
    """How many names more than seats the list may have."""
    return elections.most_surplus(slate.seats, book_of(slate).nominations)


def needs_surplus(slate: Slate) -> bool:
    """True for an office whose list must be longer than its seats."""
    rule = book_of(slate).nominations.surplus_offices
    return rule is not None and slate.office in rule.value


def reference_on(slate: Slate) -> date:
    """The day at which ages are measured."""
    return slate.reference_on or slate.congress.opens_on or clock.today()


def _young_below(slate: Slate) -> int:
    limits = book_of(slate).personnel.young_below or {}
    level = congress_law.level_of(slate.congress.unit)
    wanted = "province" if level in TOP_LEVELS else "below_province"
    rule = limits.get(level) or limits.get(wanted) or next(iter(limits.values()), None)
    return rule.value if rule is not None else 40
