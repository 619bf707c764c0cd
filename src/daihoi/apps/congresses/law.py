"""What the rulebook of a congress says: the only file of the journey that fetches rulebooks, courses and calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from daihoi.apps.organisations.models import Unit
from daihoi.core import congresses as course
from daihoi.core import rulebooks
from daihoi.core.congresses import Calendar, Deadline, FormProposal, HolidayYear, Move, Side
from daihoi.core.elections.rules import Weighing
from daihoi.core.findings import Finding, Severity
from daihoi.core.rulebooks import AssemblyWords, Rulebook
from daihoi.core.sentences import Sentence, say
from daihoi.core.shares import Wording
from daihoi.core.sources import Source

from .models import Congress, CongressForm, Content, Holiday, HolidayKind

LEVELS_FROM_THE_TOP = ("national", "province", "district", "grassroots", "cell")
STOP_OF = {
    "directive_received": "directives",
    "plan_issued": "documents",
    "subcommittees": "planning",
    "hall": "planning",
    "drafts": "consultation",
    "consultation": "consultation",
    "personnel_scheme": "nominations",
    "personnel_steps": "nominations",
    "candidate_dossiers": "nominations",
    "delegates_allocated": "delegates",
    "delegates_list": "delegates",
    "check_in": "delegates",
    "credentials_report": "delegates",
    "notice_of_opening": "congresses",
    "programme": "plenary",
    "resolution": "plenary",
    "minutes": "plenary",
    "ballots_printed": "elections",
    "counting": "elections",
    "report_upward": "cascade",
    "dossier_filed": "cascade",
    "complaints_window": "cascade",
    "ballots_kept": "cascade",
}
"""At which stop of the journey a step of the checklist is done."""
KEEPING = "ballots_kept"
CHALLENGE = "complaints_window"
MINUTES_SENT = "report_upward"


@cache
def _sources(book: str) -> dict[str, Source]:
    return {name: rule.source for name, rule in rulebooks.load(book).parameters()}


def article(congress: Congress, *names: str) -> Source | None:
    """Where the congress's own rulebook says it: the source of the first of these parameters that it has.

    Args:
        congress: whose rulebook.
        names: dotted names of parameters, such as ``nominations.surplus_min``.
    """
    known = _sources(congress.rulebook)
    return next((known[name] for name in names if name in known), None)


def cited(congress: Congress, *names: str) -> str:
    """The same as text; empty where the rulebook is silent."""
    return str(article(congress, *names) or "")


def words(congress: Congress) -> AssemblyWords:
    """What the congress's own rulebook calls the meeting and the people in it; papers take ``.vi``."""
    return rulebook_of(congress).words


def word(congress: Congress, name: str) -> str:
    """One of these words in the language of the page.

    Args:
        congress: whose rulebook.
        name: a field of ``AssemblyWords``, such as ``chair``.
    """
    said: Wording = getattr(words(congress), name)
    return said.in_language(get_language() or "vi")


def form_word(congress: Congress) -> str:
    """The form of the congress: a meeting of all is called as the rulebook calls it."""
    is_of_all = congress.form == CongressForm.MEMBER_CONGRESS
    return word(congress, "all_members") if is_of_all else str(congress.get_form_display())


@dataclass(frozen=True)
class Duty:
    """One step of a congress's preparation or aftermath, with its last lawful day where the rulebook sets one."""

    key: str
    title_vi: str
    title_en: str
    stop: str
    phase: str
    source: str
    source_status: str
    last_lawful_on: date | None


def rulebook_of(congress: Congress) -> Rulebook:
    """The rulebook that the congress was founded on."""
    return rulebooks.load(congress.rulebook)


def course_of(unit: Unit) -> tuple[Move, ...]:
    """The course of the unit's congresses: somebody above clears and ratifies, or nobody does."""
    return course.INDEPENDENT if unit.is_root() else course.SUPERVISED


def level_of(unit: Unit) -> str:
    """The rulebooks' word for the unit's level."""
    return LEVELS_FROM_THE_TOP[min(unit.level.rank, len(LEVELS_FROM_THE_TOP)) - 1]


def calendar() -> Calendar:
    """The working days: the office's own list of days off, or the shipped one while that list is empty."""
    days = list(Holiday.objects.all())
    if not days:
        return course.vietnamese_holidays()
    worked = {day.day_on for day in days if day.is_worked or day.kind == HolidayKind.MADE_UP}
    half = {day.day_on for day in days if day.kind == HolidayKind.HALF_DAYS}
    return Calendar(
        days_off=frozenset(day.day_on for day in days) - worked - half,
        made_up=frozenset(worked),
        half_days=frozenset(half),
        years=frozenset(day.day_on.year for day in days),
    )


def shipped_years() -> tuple[HolidayYear, ...]:
    """The years of days off that come with the program."""
    shipped = Path(course.__file__).with_name("holidays.toml")
    return course.years_from(shipped.read_text(encoding="utf-8"))


def propose_form(book: Rulebook, members: int, *, is_hard_to_assemble: bool = False) -> FormProposal:
    """The form that rule R42 proposes for so many members; an organisation without that rule elects delegates.

    Whoever holds a share attends the meeting of shareholders; nobody is delegated.
    """
    weighing = book.elections.weighing
    if weighing is not None and weighing.value is Weighing.SHARES:
        reason = say("Everybody who holds voting shares is entitled to attend; nobody is delegated.")
        return FormProposal(course.Form.MEMBER, False, reason, weighing.source)
    rule = book.congresses.member_congress_below
    if rule is None:
        reason = say("The rulebook sets no number of members: the congress is one of delegates.")
        return FormProposal(course.Form.DELEGATE, False, reason, Source(book.regulation))
    if members < 1:
        reason = say("No official member is registered yet. Enter the members, then look at the form again.")
        return FormProposal(course.Form.MEMBER, False, reason, rule.source)
    return course.propose_form(
        members, rule.value, is_hard_to_assemble=is_hard_to_assemble, source=rule.source
    )  # fmt: skip


def duties(book: Rulebook, opens_on: date | None, closes_on: date | None, days_off: Calendar) -> list[Duty]:
    """The checklist of a congress: every step of the rulebook, dated as soon as the congress is."""
    items = book.checklist
    found: dict[str, Deadline] = {}
    if opens_on is not None:
        steps = [step for item in items for step in _timed(item, book)]
        found = {dated.step.key: dated for dated in course.timetable(steps, opens_on, closes_on or opens_on, days_off)}
    return [
        Duty(
            key=item.key,
            title_vi=item.statement.in_language("vi"),
            title_en=item.statement.in_language("en"),
            stop=STOP_OF.get(item.key, ""),
            phase=item.stage.value,
            source=str(item.source),
            source_status=item.source.status.value,
            last_lawful_on=found[item.key].day if item.key in found else None,
        )
        for item in items
    ]


def challenge_ends_on(book: Rulebook, sent_on: date, days_off: Calendar) -> date | None:
    """The last day on which a resolution may be challenged, from the day on which the minutes were sent.

    Returns:
        The day; None where the rulebook knows no challenge.
    """
    if book.records.challenge_days is None:
        return None
    steps = [step for item in book.checklist if item.key == CHALLENGE for step in _timed(item, book)]
    return next((dated.day for dated in course.timetable(steps, sent_on, sent_on, days_off)), None)


def date_findings(
    book: Rulebook,
    unit: Unit,
    *,
    opens_on: date,
    closes_on: date,
    preparatory_on: date | None,
    notified_on: date,
    days_off: Calendar,
) -> list[Finding]:
    """What the rulebook says against the days of a congress: nothing here blocks, every warning asks for a reason."""
    first = min(preparatory_on, opens_on) if preparatory_on else opens_on
    rules, level = book.congresses, level_of(unit)
    found: list[Finding] = []
    if rules.notice_days is not None:
        left = course.working_days_between(notified_on, first, days_off)
        if left < rules.notice_days.value:
            text = say(
                "The opening is notified on {notified}, {left} working days before {opens}; {days} are asked for.",
                notified=f"{notified_on:%d/%m/%Y}", left=left, opens=f"{first:%d/%m/%Y}", days=rules.notice_days.value,
            )  # fmt: skip
            found.append(Finding(rules.notice_days.id, Severity.WARN, text, rules.notice_days.source))
        if not days_off.knows(notified_on, closes_on):
            text = say("The holidays of every year in between are not known. Fill the list of holidays first.")
            found.append(Finding(rules.notice_days.id, Severity.INFO, text, rules.notice_days.source))
    found += _length_findings(book, level, opens_on, closes_on, preparatory_on)
    latest = (rules.latest_on or {}).get(level)
    if latest is not None and closes_on > latest.value:
        text = say("Congresses of this level close by {latest}; this one closes on {closes}.",
                   latest=f"{latest.value:%d/%m/%Y}", closes=f"{closes_on:%d/%m/%Y}")  # fmt: skip
        found.append(Finding(latest.id, Severity.WARN, text, latest.source))
    return found


def content_labels(rulebook: str) -> dict[str, Any]:
    """What an assembly under this rulebook may be called to do, in its own words."""
    book = rulebooks.load(rulebook)
    if book.elections.weighing is None:
        return {one.value: one.label for one in Content}
    return {
        Content.REVIEW_AND_DIRECTIONS.value: _("reports and resolutions of the year"),
        Content.COMMITTEE_ELECTION.value: _("election of the board of directors or the supervisory board"),
    }


def stage_label(stage: str) -> Sentence:
    """A stage as the core says it."""
    return course.Stage(stage).label


def _length_findings(
    book: Rulebook, level: str, opens_on: date, closes_on: date, preparatory_on: date | None
) -> list[Finding]:
    cap = (book.congresses.length_days or {}).get(level)
    if cap is None:
        return []
    is_before = preparatory_on is not None and preparatory_on < opens_on
    planned = Fraction((closes_on - opens_on).days + 1) + (Fraction(1, 2) if is_before else 0)
    return list(course.check_length(planned, cap.value))


def _timed(item: rulebooks.ChecklistItem, book: Rulebook) -> list[course.Step]:
    """The step with its term: months for the sealed ballots, days for a challenge in court, else working days.

    A challenge is counted from closing, the first day on which anybody can have the minutes, until it is on record
    when they were sent (``challenge_ends_on``).
    """
    if item.key == KEEPING and book.records.retention_months is not None:
        months = book.records.retention_months.value
        return [course.Step(item.key, item.statement, "closes", Side.AFTER, months, course.Unit.MONTH, item.source)]
    if item.key == CHALLENGE and book.records.challenge_days is not None:
        days_open, source = book.records.challenge_days.value, book.records.challenge_days.source
        return [course.Step(item.key, item.statement, "closes", Side.AFTER, days_open, course.Unit.DAY, source)]
    for anchor, side, days in (
        ("opens", Side.BEFORE, item.working_days_before),
        ("closes", Side.AFTER, item.working_days_after),
    ):
        if days is not None:
            return [course.Step(item.key, item.statement, anchor, side, days, course.Unit.WORKING_DAY, item.source)]
    return []
