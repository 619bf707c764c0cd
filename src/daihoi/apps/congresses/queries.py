"""Reads about congresses: how many members call for them, where they stand, what is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daihoi.apps.members.models import Membership, MembershipStatus
from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Role, Unit, within
from daihoi.apps.shell import clock
from daihoi.apps.shell.journey import NextStep, StopStanding, StopState
from daihoi.core.congresses import Stage, next_stages

from . import law
from .models import ChecklistItem, Congress

MOST_NEXT = 5
BY_THE_SUPERIOR = frozenset({Stage.CLEARED, Stage.RATIFIED, Stage.ANNULLED})
BY_OTHER_PAGES = frozenset(
    {Stage.PREPARATORY_SESSION, Stage.IN_SESSION, Stage.CLOSED, Stage.REPORTED, Stage.RATIFIED, Stage.FILED}
)


def member_count(unit: Unit) -> int:
    """The members of the unit and of everything below it, probationary ones too: who counts for R42."""
    return within(_members(), unit).count()


def member_counts(units: Iterable[Unit]) -> dict[int, int]:
    """The same for several units, by key, in one query."""
    wanted = list(units)
    by_path = dict(_members().values_list("unit_path").annotate(count=Count("pk")).values_list("unit_path", "count"))
    return {unit.pk: sum(n for path, n in by_path.items() if path.startswith(unit.path)) for unit in wanted}


def congress_of(unit: Unit) -> Congress | None:
    """The unit's latest congress."""
    return Congress.objects.filter(unit=unit).select_related("unit__level", "term").first()


def congresses_below(congress: Congress) -> QuerySet[Congress]:
    """The congresses of the same term in the units directly below."""
    return Congress.objects.filter(
        term=congress.term, unit__in=congress.unit.get_children()
    ).select_related("unit__level", "term").order_by("unit__path")  # fmt: skip


def open_items(congress: Congress) -> list[ChecklistItem]:
    """What is not done yet, the most urgent first; steps without a day come last."""
    items = [item for item in congress.checklist.all() if not item.is_done]
    return sorted(items, key=lambda item: (item.due_on is None, item.due_on or date.max, item.order))


def lawful_moves(congress: Congress) -> list[Stage]:
    """The stages that this congress's own page may move it to; sessions, reports and archive have their own pages."""
    return [
        stage for stage in next_stages(congress.stage, law.course_of(congress.unit)) if stage not in BY_OTHER_PAGES
    ]  # fmt: skip


def standing(congress: Congress) -> StopStanding:
    """Where the preparation stands."""
    today = clock.today()
    items = list(congress.checklist.all())
    waiting = [item for item in items if not item.is_done]
    late = [item for item in waiting if item.is_late(today)]
    line = _("%(done)d of %(all)d steps done") % {"done": len(items) - len(waiting), "all": len(items)}
    if not items:
        return StopStanding(StopState.NONE)
    if late:
        many = ngettext("%(count)d step is late", "%(count)d steps are late", len(late)) % {"count": len(late)}
        return StopStanding(StopState.LATE, len(late), many)
    if not waiting:
        return StopStanding(StopState.DONE, 0, line)
    return StopStanding(StopState.NOW, len(waiting), line)


def next_steps(congress: Congress, user: Any) -> list[NextStep]:
    """What to do now: the decision that is due, then the most urgent steps of the checklist."""
    return [*_decisions(congress, user), *_due(congress)][:MOST_NEXT]


def _decisions(congress: Congress, user: Any) -> list[NextStep]:
    url = reverse("congresses:home", args=[congress.pk])
    if congress.opens_on is None and Stage(congress.stage).is_before_opening:
        return [NextStep(_("Set the days of the congress"), reverse("congresses:dates", args=[congress.pk]))]
    if congress.stage == Stage.PREPARING and units.holds(
        user, congress.unit.get_parent() or congress.unit, Role.SECRETARY
    ):
        return [NextStep(_("Decide whether the congress may be held"), url, is_decision=True)]
    if congress.stage == Stage.CLEARED and units.holds(user, congress.unit, Role.SECRETARY):
        return [
            NextStep(
                _("Convene the congress"), url, source=law.cited(congress, "congresses.notice_days"), is_decision=True
            )
        ]
    return []


def _due(congress: Congress) -> list[NextStep]:
    today = clock.today()
    is_over = not (Stage(congress.stage).is_before_opening or Stage(congress.stage).is_sitting)
    return [
        NextStep(
            item.title, reverse("congresses:home", args=[congress.pk]) + f"#item-{item.pk}", item.source,
            item.last_lawful_on, item.is_late(today),
        )
        for item in open_items(congress)
        if item.due_on is not None or not is_over
    ]  # fmt: skip


def _members() -> QuerySet[Membership]:
    return Membership.objects.filter(ended_on__isnull=True).exclude(status=MembershipStatus.ENDED).order_by()
