"""The machine count as it stands: its batches, its ballots, what waits for people, what stands of each ballot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from daihoi.apps.elections.models import Round
from daihoi.core.ballots import Reading, Sheet, judge_decided, judge_reading
from daihoi.core.ballots.sheets import UNTOUCHED
from daihoi.core.elections import BallotCount, BallotStyle, Mark, Verdict, count_ballots
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from ..models import (
    AuditDraw,
    BatchState,
    CountState,
    Outcome,
    ScanBatch,
    ScanCount,
    ScanPage,
    ScanSeat,
    ScanSheet,
    SheetDecision,
    SheetRuling,
    SheetState,
)

STANDING = (BatchState.FILLING, BatchState.READING, BatchState.READ)
OPEN_STATES = (SheetState.WAITING, SheetState.BOARD)


@dataclass(frozen=True)
class BatchLine:
    """One batch on the page of the count.

    Args:
        batch: the batch.
        files, pages: how many came in.
        read: pages that have been read.
        ballots: papers found on them, without those set aside.
        counted, waiting, board, decided, aside: the ballots by what became of them.
    """

    batch: ScanBatch
    files: int
    pages: int
    read: int
    ballots: int
    counted: int
    waiting: int
    board: int
    decided: int
    aside: int

    @property
    def open(self) -> int:
        """Ballots that wait for tellers or the board."""
        return self.waiting + self.board

    @property
    def is_level(self) -> bool:
        """True when as many ballots were read as papers were counted by hand."""
        return self.batch.state == BatchState.READ and self.ballots == self.batch.papers


@dataclass(frozen=True)
class Stands:
    """One ballot as it counts, called by its place after the box."""

    sheet: ScanSheet
    reading: Reading
    verdict: Verdict

    @property
    def place(self) -> tuple[int, int]:
        """Batch and position."""
        return self.sheet.batch.number, self.sheet.position


@dataclass(frozen=True)
class ScanTotal:
    """The sums of a machine count.

    Args:
        count: valid and invalid ballots and votes.
        ballots: papers that count, valid or not.
        by_people: how many of them people decided.
        aside: pictures of no ballot.
    """

    count: BallotCount
    ballots: int
    by_people: int
    aside: int

    @property
    def words(self) -> str:
        """The sums as the journal's last line says them, the same in every language."""
        invalid = sum(self.count.invalid.values())
        return f"{self.ballots} = {self.count.valid} + {invalid}; Δ {self.by_people}; – {self.aside}"


def scan_of(round_id: int) -> ScanCount | None:
    """The machine count of a round that was not given up."""
    return (
        ScanCount.objects.filter(round=round_id)
        .exclude(state=CountState.CANCELLED)
        .select_related("printed")
        .order_by("pk")
        .first()
    )


def side_of(count: ScanCount, user: Any) -> str:
    """Where somebody sits; empty for somebody without a seat."""
    return ScanSeat.objects.filter(count=count, user=user).values_list("side", flat=True).first() or ""


def batch_lines(count: ScanCount) -> list[BatchLine]:
    """All batches in order, withdrawn ones too."""
    states: dict[int, Counter[str]] = defaultdict(Counter)
    for key, state in ScanSheet.objects.filter(batch__count=count).order_by().values_list("batch", "state"):
        states[key][state] += 1
    pages: dict[int, tuple[int, int, int]] = {
        key: (every, read, files)
        for key, every, read, files in ScanPage.objects.filter(batch__count=count)
        .order_by()
        .values_list("batch")
        .annotate(
            every=Count("pk"), done=Count("pk", filter=Q(reading__isnull=False)), files=Count("file", distinct=True)
        )
    }
    lines = []
    for batch in count.batches.select_related("job").order_by("number"):
        found = {str(state): states[batch.pk][state] for state in SheetState.values}
        every, read, files = pages.get(batch.pk, (0, 0, 0))
        ballots = sum(found.values()) - found[SheetState.ASIDE]
        lines.append(BatchLine(batch, files, every, read, ballots, **found))
    return lines


def sheets_of_count(count: ScanCount) -> QuerySet[ScanSheet]:
    """The ballots of all batches that stand and are read, in the order of the paper."""
    sheets: QuerySet[ScanSheet] = (
        ScanSheet.objects.filter(batch__count=count, batch__state=BatchState.READ)
        .select_related("batch", "decision")
        .order_by("batch__number", "position")
    )
    return sheets


def open_sheets(count: ScanCount, *states: SheetState) -> QuerySet[ScanSheet]:
    """The ballots that wait for people."""
    return sheets_of_count(count).filter(state__in=states or OPEN_STATES)


def to_rule(count: ScanCount, side: str) -> QuerySet[ScanSheet]:
    """The ballots on which a side has still to rule."""
    waiting = open_sheets(count, SheetState.WAITING)
    return waiting.exclude(pk__in=SheetRuling.objects.filter(side=side).values("sheet"))


def reading_from(kept: ScanSheet | SheetRuling | SheetDecision | AuditDraw, sheet: Sheet) -> Reading:
    """What stands of a ballot, as the keying core knows it."""
    ground = "" if isinstance(kept, ScanSheet) else kept.ground
    weight = 1 if isinstance(kept, AuditDraw) else kept.weight
    return Reading(read_marks(kept.marks, sheet), ground, False, weight)


def read_marks(told: Mapping[str, Any], sheet: Sheet) -> dict[str, Mark | int]:
    """Marks from plain values, only those that differ from an untouched name.

    Raises:
        WrongInput: a name that is not on the ballot, or no such mark.
    """
    is_number = sheet.style is BallotStyle.CUMULATIVE
    untouched = 0 if is_number else UNTOUCHED[sheet.style]
    marks: dict[str, Mark | int] = {}
    for candidate, value in told.items():
        if candidate not in sheet.ids:
            raise WrongInput(say("There is no candidate {key} on this ballot.", key=candidate))
        try:
            mark: Mark | int = int(value or 0) if is_number else Mark(value or Mark.NONE)
        except (TypeError, ValueError):
            raise WrongInput(say("“{mark}” is no mark of this ballot.", mark=str(value))) from None
        if mark != untouched:
            marks[candidate] = mark
    return marks


def standing_ballots(count: ScanCount, sheet: Sheet) -> Iterator[Stands]:
    """Every ballot that counts, as the machine read it or as people decided; none that still waits."""
    for one in sheets_of_count(count).filter(state__in=(SheetState.COUNTED, SheetState.DECIDED)).iterator():
        if one.state == SheetState.COUNTED:
            reading = reading_from(one, sheet)
            yield Stands(one, reading, judge_reading(reading, sheet))
        elif one.decision.outcome != Outcome.ASIDE:
            reading = reading_from(one.decision, sheet)
            yield Stands(one, reading, judge_decided(reading, sheet))


def scan_totals(count: ScanCount, sheet: Sheet) -> ScanTotal:
    """The sums of all ballots that stand."""
    ballots = list(standing_ballots(count, sheet))
    return ScanTotal(
        count=count_ballots((one.verdict for one in ballots), sheet.ids),
        ballots=len(ballots),
        by_people=sum(one.sheet.state == SheetState.DECIDED for one in ballots),
        aside=sheets_of_count(count).filter(state=SheetState.ASIDE).count(),
    )


def scan_deciders_of(round_: Round) -> dict[str, str]:
    """By ground of invalidity, who decided on ballots of the closed machine count of a round."""
    decisions = SheetDecision.objects.filter(
        sheet__batch__count__round=round_, sheet__batch__count__state=CountState.CLOSED,
        sheet__batch__state=BatchState.READ, outcome=Outcome.INVALID,
    )  # fmt: skip
    names: dict[str, dict[str, None]] = {}
    told = decisions.order_by("sheet__batch__number", "sheet__position").values_list("ground", "decided_by")
    for ground, decided_by in told:
        names.setdefault(ground, {}).update(dict.fromkeys(decided_by.splitlines()))
    return {ground: ", ".join(found) for ground, found in names.items() if found}
