"""The board: units below by stages, from the directive received to the dossier filed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import pgettext_lazy

from daihoi.apps.congresses.models import ChecklistItem, Congress, Stage
from daihoi.apps.consultation.models import Draft
from daihoi.apps.directives.models import Receipt, ReceiptState
from daihoi.apps.documents.models import Direction, Paper
from daihoi.apps.nominations.models import Slate, SlateState
from daihoi.apps.organisations.models import Unit, within
from daihoi.apps.shell import clock

from .staircase import congresses_in, group_key

STAGES = (
    ("directive", pgettext_lazy("board", "directive received")),
    ("plan", pgettext_lazy("board", "plan")),
    ("documents", pgettext_lazy("board", "documents")),
    ("personnel", pgettext_lazy("board", "personnel")),
    ("cleared", pgettext_lazy("board", "cleared")),
    ("held", pgettext_lazy("board", "held")),
    ("reported", pgettext_lazy("board", "reported")),
    ("ratified", pgettext_lazy("board", "ratified")),
    ("filed", pgettext_lazy("board", "filed")),
)
# a stage of the congress brings all columns before it
REACHED = {
    Stage.CLEARED: ("cleared",),
    Stage.CONVENED: ("cleared",),
    Stage.PREPARATORY_SESSION: ("cleared",),
    Stage.IN_SESSION: ("cleared",),
    Stage.CLOSED: ("cleared", "held"),
    Stage.REPORTED: ("cleared", "held", "reported"),
    Stage.RATIFIED: ("cleared", "held", "reported", "ratified"),
    Stage.FILED: ("cleared", "held", "reported", "ratified", "filed"),
}
PREPARATION = ("directive", "plan", "documents", "personnel")
# the steps of the checklist that belong to a column
STEPS = {
    "directive_received": "directive",
    "plan_issued": "plan",
    "subcommittees": "plan",
    "drafts": "documents",
    "consultation": "documents",
    "personnel_scheme": "personnel",
    "personnel_steps": "personnel",
    "candidate_dossiers": "personnel",
    "clearance": "cleared",
    "notice_of_opening": "cleared",
    "report_upward": "reported",
    "dossier_filed": "filed",
}


@dataclass
class StageCount:
    """One square: how many of the congresses have reached the stage, and how many are late for it."""

    reached: int = 0
    late: int = 0
    of: int = 0

    @property
    def state(self) -> str:
        """How the square is drawn: what is reached is never late."""
        if self.late:
            return "late"
        if self.of and self.reached == self.of:
            return "done"
        return "now" if self.reached else "none"


@dataclass
class BoardLine:
    """One unit directly below, with everything under it."""

    unit: Unit
    congress_id: int | None = None
    counts: dict[str, StageCount] = field(default_factory=dict)

    @property
    def is_late(self) -> bool:
        """True when something is late."""
        return any(count.late for count in self.counts.values())


def board_lines(congress: Congress, today: date | None = None) -> list[BoardLine]:
    """The board of the units directly below, in the order of the tree; one query for each kind of fact.

    Args:
        congress: the congress above.
        today: the day as of which lateness is told.
    """
    day, above = today or clock.today(), congress.unit
    lines = {
        unit.path: BoardLine(unit, counts={key: StageCount() for key, _label in STAGES})
        for unit in above.get_children().filter(is_active=True)
    }
    congresses = list(
        congresses_in(congress).order_by("unit__path").values("pk", "unit_id", "unit__path", "stage", "opens_on")
    )
    facts, late = _facts(congress), _late(congress, day)
    for one in congresses:
        line = lines.get(group_key(one["unit__path"], above))
        if line is not None:
            if one["unit__path"] == line.unit.path:
                line.congress_id = one["pk"]
            _count(line, one, facts, late, day)
    return list(lines.values())


def _count(
    line: BoardLine, one: Mapping[str, Any], facts: dict[str, set[int]], late: set[tuple[int, str]], day: date
) -> None:
    through = REACHED.get(Stage(one["stage"]), ())
    before = PREPARATION if "held" in through else ()
    for key, count in line.counts.items():
        count.of += 1
        is_known = one["unit_id"] in facts.get(key, ()) or one["pk"] in facts.get(f"{key}:congress", ())
        if key in through or key in before or is_known:
            count.reached += 1
        elif (one["pk"], key) in late or (key == "held" and one["opens_on"] and one["opens_on"] < day):
            count.late += 1


def _facts(congress: Congress) -> dict[str, set[int]]:
    """What is known to be done, by unit or by congress."""
    below = congresses_in(congress).values("pk")
    receipts = within(Receipt.objects.all(), congress.unit).exclude(state=ReceiptState.SENT)
    plans = within(Paper.objects.all(), congress.unit, "unit__path").filter(
        term_id=congress.term_id, direction=Direction.ISSUED, type_id="plan"
    )
    done = ChecklistItem.objects.filter(congress__in=below, done_at__isnull=False, key__in=STEPS)
    facts = {
        "directive": set(receipts.order_by().values_list("unit_id", flat=True)),
        "plan": set(plans.order_by().values_list("unit_id", flat=True)),
        "documents:congress": set(
            Draft.objects.filter(congress__in=below).order_by().values_list("congress_id", flat=True)
        ),
        "personnel:congress": set(
            Slate.objects.filter(congress__in=below, state=SlateState.APPROVED)
            .order_by()
            .values_list("congress_id", flat=True)
        ),
    }
    for pk, key in done.order_by().values_list("congress_id", "key"):
        facts.setdefault(f"{STEPS[key]}:congress", set()).add(pk)
    return facts


def _late(congress: Congress, day: date) -> set[tuple[int, str]]:
    items = ChecklistItem.objects.filter(
        congress__in=congresses_in(congress).values("pk"), done_at__isnull=True, last_lawful_on__lt=day, key__in=STEPS
    )
    return {(pk, STEPS[key]) for pk, key in items.order_by().values_list("congress_id", "key")}
