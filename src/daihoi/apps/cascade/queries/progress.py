"""F1: how far the congresses below are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from daihoi.apps.congresses.models import ChecklistItem, Congress, Stage
from daihoi.apps.elections.models import Contest, ContestState, ElectionForm
from daihoi.apps.organisations.models import OfficeKind, Unit
from daihoi.apps.shell import clock

from .staircase import congresses_in, group_key, is_held

PREPARING = (Stage.PREPARING, Stage.CLEARED, Stage.CONVENED, Stage.PREPARATORY_SESSION, Stage.IN_SESSION)


@dataclass
class ProgressRow:
    """How far a unit directly below is, with everything under it.

    Args:
        unit: the unit; None for the total.
        due: congresses to be held.
        held: held.
        this_week: closed since Monday.
        preparing: under way.
        late: behind a last lawful day, or behind their own date.
        pilots: pilot congresses.
        direct: where the congress elects the secretary directly.
        first_on, last_on: first opening, last closing day.
    """

    unit: Unit | None = None
    due: int = 0
    held: int = 0
    this_week: int = 0
    preparing: int = 0
    late: int = 0
    pilots: int = 0
    direct: int = 0
    first_on: date | None = None
    last_on: date | None = None

    @property
    def pk(self) -> int:
        """What the list calls the row."""
        return self.unit.pk if self.unit else 0

    @property
    def name(self) -> str:
        """The unit's name, or what the sum is called."""
        return self.unit.name if self.unit else _("Total")

    @property
    def state(self) -> str:
        """How the row is drawn."""
        if self.late:
            return "late"
        if self.due and self.held == self.due:
            return "done"
        return "now" if self.held or self.preparing else "none"


def progress_rows(congress: Congress, today: date | None = None) -> list[ProgressRow]:
    """One row for each unit directly below, with everything under it, in the order of the tree.

    Args:
        congress: the congress above.
        today: the day as of which it is told.
    """
    day, above = today or clock.today(), congress.unit
    rows = {unit.path: ProgressRow(unit) for unit in above.get_children().filter(is_active=True)}
    for path in Unit.objects.in_subtree(above).filter(is_active=True).values_list("path", flat=True):
        if group_key(path, above) in rows and path != above.path:
            rows[group_key(path, above)].due += 1
    late, direct = late_congresses(congress, day), _direct(congress)
    monday = day - timedelta(days=day.weekday())
    for one in congresses_in(congress).order_by().values(
        "pk", "unit__path", "stage", "is_pilot", "opens_on", "closes_on"
    ):  # fmt: skip
        row = rows.get(group_key(one["unit__path"], above))
        if row is None:
            continue
        held, closed_on = is_held(one["stage"]), one["closes_on"] or one["opens_on"]
        row.held += held
        row.this_week += bool(held and closed_on and monday <= closed_on <= day)
        row.preparing += one["stage"] in PREPARING
        row.late += one["pk"] in late
        row.pilots += one["is_pilot"]
        row.direct += one["pk"] in direct
        row.first_on = _earlier(row.first_on, one["opens_on"])
        row.last_on = _later(row.last_on, closed_on)
    return list(rows.values())


def total_progress(rows: list[ProgressRow]) -> ProgressRow:
    """All rows added up."""
    total = ProgressRow()
    for row in rows:
        for name in ("due", "held", "this_week", "preparing", "late", "pilots", "direct"):
            setattr(total, name, getattr(total, name) + getattr(row, name))
        total.first_on, total.last_on = _earlier(total.first_on, row.first_on), _later(total.last_on, row.last_on)
    return total


def late_congresses(congress: Congress, today: date) -> set[int]:
    """The congresses below that have missed a last lawful day, or their own opening."""
    below = congresses_in(congress)
    waiting = Q(stage__in=(Stage.DRAFT, Stage.PREPARING, Stage.CLEARED, Stage.CONVENED))
    late = set(below.filter(waiting, opens_on__lt=today).values_list("pk", flat=True))
    items = ChecklistItem.objects.filter(
        congress__in=below.values("pk"), done_at__isnull=True, last_lawful_on__lt=today
    ).exclude(congress__stage__in=(Stage.RATIFIED, Stage.FILED, Stage.ANNULLED))
    return late | set(
        items.order_by().values("congress_id").annotate(many=Count("pk")).values_list("congress_id", flat=True)
    )


def _direct(congress: Congress) -> set[int]:
    contests = Contest.objects.filter(congress__in=congresses_in(congress).values("pk"), office=OfficeKind.SECRETARY)
    contests = contests.exclude(form=ElectionForm.PLENUM).exclude(state=ContestState.ANNULLED)
    return set(contests.order_by().values_list("congress_id", flat=True))


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)
