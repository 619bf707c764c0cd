"""What the pages of a congress show: rows, steps, facts and acts put together from queries and rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell import clock
from daihoi.apps.shell.shapes import Act, Fact, Finding, Step
from daihoi.core import rulebooks
from daihoi.core.congresses import Move, Stage
from daihoi.core.sentences import Sentence

from . import law, permissions, queries
from .models import ChecklistItem, Congress, Phase

USUAL = (
    Stage.DRAFT, Stage.PREPARING, Stage.CLEARED, Stage.CONVENED, Stage.PREPARATORY_SESSION, Stage.IN_SESSION,
    Stage.CLOSED, Stage.REPORTED, Stage.RATIFIED, Stage.FILED,
)  # fmt: skip
WITH_REASON = (Stage.POSTPONED, Stage.ANNULLED)


@dataclass(frozen=True)
class Row:
    """One step of the checklist as its row shows it."""

    item: ChecklistItem
    state: str
    stop_url: str
    may_work: bool


@dataclass(frozen=True)
class Group:
    """The steps of one phase."""

    title: Any
    rows: Sequence[Row]

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(row.item.is_done for row in self.rows)


def checklist(congress: Congress, user: Any) -> dict[str, Any]:
    """The front page: facts, the next act, the checklist by phases, the way from stage to stage."""
    may_work = permissions.can_prepare(user, congress)
    acts = stage_acts(congress, user)
    dates = Act(_("Set the days"), reverse("congresses:dates", args=[congress.pk]), icon="calendar-event")
    is_open = may_work and Stage(congress.stage).is_before_opening
    every = [dates, *acts] if is_open and congress.opens_on is None else [*acts, *([dates] if is_open else [])]
    return {
        "title": _("Preparation"),
        "kicker": congress.title,
        "facts": facts(congress),
        "findings": date_warnings(congress),
        "next_act": every[0] if every else None,
        "acts": [*every[1:], *_quiet(congress, may_work)],
        "groups": groups(congress, may_work),
        "steps": stage_steps(congress),
        "congress": congress,
        "book": law.rulebook_of(congress),
        "may_work": may_work,
        "members": queries.member_count(congress.unit),
        "form_word": law.form_word(congress),
        "contents": [
            {"label": label, "is_on": value in congress.contents}
            for value, label in law.content_labels(congress.rulebook).items()
        ],
    }


def groups(congress: Congress, may_work: bool) -> list[Group]:
    """The checklist by phases; the office's own steps stand at the end of the preparation."""
    items = list(congress.checklist.select_related("congress"))
    found = []
    for phase in Phase:
        rows = [row_of(item, may_work) for item in items if item.phase == phase]
        if rows:
            found.append(Group(phase.label, rows))
    return found


def row_of(item: ChecklistItem, may_work: bool) -> Row:
    """One step with its state and the place where it is done."""
    today = clock.today()
    state = "done" if item.is_done else "late" if item.is_late(today) else "waiting" if item.due_on else "none"
    return Row(item, state, _stop_url(item), may_work)


def timetable(congress: Congress) -> dict[str, Any]:
    """The dated steps in the order of their days."""
    dated = sorted(
        (item for item in congress.checklist.select_related("congress") if item.due_on),
        key=lambda item: (item.due_on, item.order),
    )
    return {"rows": [row_of(item, False) for item in dated], "congress": congress, "facts": facts(congress)}


def facts(congress: Congress) -> list[Fact]:
    """The summary line."""
    return [
        Fact(_("Stage"), congress.get_stage_display()),
        Fact(_("Form"), law.form_word(congress)),
        Fact(_("Opens on"), congress.opens_on),
        Fact(_("Closes on"), congress.closes_on),
        *([Fact(_("Place"), congress.place)] if congress.place else []),
    ]


def stage_steps(congress: Congress) -> list[Step]:
    """The whole way of a congress, with where it stands."""
    moves = law.course_of(congress.unit)
    reached = {move.wanted for move in moves} | {Stage.DRAFT}
    way = [stage for stage in USUAL if stage in reached and _is_on_the_way(stage, congress)]
    here = Stage(congress.stage)
    at = way.index(here) if here in way else 0
    steps = [Step(stage.label, "done" if n < at else "now" if n == at else "none") for n, stage in enumerate(way)]
    if here not in way:
        steps.insert(0, Step(here.label, "late", sentence=congress.stage_reason))
    return steps


def stage_acts(congress: Congress, user: Any) -> list[Act]:
    """The moves that this reader may make here, the usual one first."""
    found = []
    for move in law.course_of(congress.unit):
        if move.current == congress.stage and move.wanted not in queries.BY_OTHER_PAGES and _may(user, congress, move):
            found.append(_act(congress, move))
    return found


def act_to(congress: Congress, wanted: str) -> str:
    """What moving to a stage is called."""
    moves = law.course_of(congress.unit)
    return next((said(move.act) for move in moves if (move.current, move.wanted) == (congress.stage, wanted)), wanted)


def date_warnings(congress: Congress) -> list[Finding]:
    """What the rulebook says against the days that were decided, with the reason that was given."""
    if congress.opens_on is None or congress.closes_on is None or not Stage(congress.stage).is_before_opening:
        return []
    found = law.date_findings(
        law.rulebook_of(congress), congress.unit, opens_on=congress.opens_on, closes_on=congress.closes_on,
        preparatory_on=congress.preparatory_on, notified_on=congress.notified_on or clock.today(),
        days_off=law.calendar(),
    )  # fmt: skip
    return [Finding(one.severity.value, one.text, one.source) for one in found]


def dates(congress: Congress) -> dict[str, Any]:
    """What the page of the days tells beside the form: the terms that follow from the opening."""
    rules = law.rulebook_of(congress).congresses
    level = law.level_of(congress.unit)
    told = [rules.notice_days, (rules.length_days or {}).get(level), (rules.latest_on or {}).get(level)]
    return {"rules": [rule for rule in told if rule is not None], "congress": congress}


def held_dates(congress: Congress) -> dict[str, Any]:
    """The days as they stand, for the form."""
    names = ("notified_on", "preparatory_on", "opens_on", "closes_on", "place")
    return {name: getattr(congress, name) for name in names} | {"reason": congress.dates_reason}


def start(unit: Unit) -> dict[str, Any]:
    """What the page that starts a congress tells: how many members, and the form that follows."""
    members = queries.member_count(unit)
    proposal = law.propose_form(rulebooks.load(unit.rulebook), members)
    sentence = Finding("info", proposal.reason, proposal.source)
    return {"members": members, "findings": [sentence], "unit": unit}


def item_facts(item: ChecklistItem) -> dict[str, Any]:
    """The summary line of one step."""
    return {
        "facts": [
            Fact(_("Last lawful day"), item.last_lawful_on, source=item.rule),
            Fact(_("Planned for"), item.planned_on),
        ]
    }


def back(congress: Congress) -> dict[str, str]:
    """Where a form of this congress leads back to."""
    return {"back_url": home_of(congress)}


def home_of(congress: Congress) -> str:
    """The front page of the preparation."""
    return reverse("congresses:home", args=[congress.pk])


def said(sentence: Sentence) -> str:
    """A sentence in the language of the page."""
    return sentence.in_language(get_language() or "vi")


def _is_on_the_way(stage: Stage, congress: Congress) -> bool:
    return stage is not Stage.PREPARATORY_SESSION or congress.preparatory_on is not None or congress.stage == stage


def _may(user: Any, congress: Congress, move: Move) -> bool:
    is_superiors = move.wanted in queries.BY_THE_SUPERIOR or (
        move.current is Stage.CLEARED and move.wanted is Stage.PREPARING
    )
    return (permissions.can_clear if is_superiors else permissions.can_lead)(user, congress)


def _act(congress: Congress, move: Move) -> Act:
    is_withdrawal = (move.current, move.wanted) == (Stage.CLEARED, Stage.PREPARING)
    label = _("Withdraw the clearance") if is_withdrawal else _WORDS[move.wanted]()
    if move.wanted in WITH_REASON:
        url = reverse("congresses:move-reason", args=[congress.pk, move.wanted.value])
        return Act(label, url, is_dangerous=move.wanted is Stage.ANNULLED)
    url = reverse("congresses:move", args=[congress.pk, move.wanted.value])
    locked = _("Set the day of opening first.") if congress.opens_on is None and move.wanted in _DATED else ""
    return Act(label, url, "post", locked=locked, source=move.source if locked else None)


def _quiet(congress: Congress, may_work: bool) -> list[Act]:
    timetable_act = Act(_("Timetable"), reverse("congresses:timetable", args=[congress.pk]), icon="printer")
    below = Act(_("Congresses below"), reverse("congresses:below", args=[congress.pk]), icon="diagram-3")
    days_off = Act(_("Days off"), reverse("congresses:holidays", args=[congress.unit.code]), icon="calendar-event")
    acts = [timetable_act]
    if congress.unit.numchild:
        acts.append(below)
    if may_work:
        acts.append(Act(_("Add a step"), reverse("congresses:add-item", args=[congress.pk]), icon="plus-lg"))
        if Stage(congress.stage) in (Stage.DRAFT, Stage.PREPARING, Stage.CLEARED, Stage.POSTPONED):
            acts.append(Act(_("Form and contents"), reverse("congresses:shape", args=[congress.pk]), icon="sliders"))
    return [*acts, days_off]


def _stop_url(item: ChecklistItem) -> str:
    """The page at which the step is done; empty for what is done elsewhere."""
    if not item.stop or item.stop == "congresses":
        return reverse("congresses:dates", args=[item.congress_id]) if item.stop else ""
    if item.stop == "documents":  # the register is the unit's
        return reverse("documents:home", args=[item.congress.unit.code])
    for given in ([item.congress_id], [item.congress.unit.code]):
        try:
            return reverse(f"{item.stop}:home", args=given)
        except NoReverseMatch:
            continue
    return ""


_DATED = (Stage.CLEARED, Stage.CONVENED)
_WORDS = {
    Stage.PREPARING: lambda: _("Begin the preparation"),
    Stage.CLEARED: lambda: _("Clear the congress to be held"),
    Stage.CONVENED: lambda: _("Convene the congress"),
    Stage.POSTPONED: lambda: _("Put the congress off"),
    Stage.ANNULLED: lambda: _("Annul the results"),
}
