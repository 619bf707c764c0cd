"""What a unit has received and issued for its congress, what is missing below, and where the stop stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.models import Direction, Paper
from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell import clock, figures
from daihoi.apps.shell.journey import NextStep, StopStanding, StopState
from daihoi.apps.shell.shapes import Board, BoardRow, Cell, Stage

from .models import Directive, Receipt, ReceiptState

_ASKS = Q(directive__report_by_on__isnull=False) | ~Q(directive__demand="")
_OWES = Q(state=ReceiptState.SENT) | (Q(state=ReceiptState.RECEIVED) & _ASKS)
_IN_FORCE = Q(withdrawn_at__isnull=True, is_replaced=False)


def issued_by(congress: Congress) -> Any:
    """The directives that the congress's unit has sent for this term, with their counts, the newest first."""
    return _counted(Directive.objects.filter(unit=congress.unit, term=congress.term)).order_by("-issued_at", "-pk")


def directive_of(congress: Congress, pk: int) -> Any:
    """One directive of the unit with its counts, as a QuerySet for ``get_object_or_404``."""
    return issued_by(congress).filter(pk=pk)


def in_force(directives: QuerySet[Any]) -> Any:
    """Without those withdrawn, and without those that a newer paper replaces."""
    return directives.filter(_IN_FORCE)


def received_by(congress: Congress) -> Any:
    """What the congress's unit has received for this term; what is owed stands first, by its last day."""
    rows = Receipt.objects.filter(unit=congress.unit, directive__term=congress.term)
    return _judged(rows).order_by(
        "-is_owed", F("directive__report_by_on").asc(nulls_last=True), "-directive__issued_at"
    )


def receipts_of(directive: Directive) -> Any:
    """Every unit's receipt of one directive, in the order of the tree."""
    return _judged(directive.receipts.all())


def receipt_here(congress: Congress, pk: int) -> Any:
    """One receipt that this congress's unit received or that belongs to a directive it issued."""
    return _judged(Receipt.objects.filter(pk=pk)).filter(Q(unit=congress.unit) | Q(directive__unit=congress.unit))


def directives_here(congress: Congress) -> QuerySet[Any]:
    """The directives that the congress's unit sent or received."""
    return Directive.objects.filter(Q(unit=congress.unit) | Q(receipts__unit=congress.unit)).distinct()


def papers_to_issue(congress: Congress) -> QuerySet[Paper]:
    """Papers that the unit issued and has not sent down yet."""
    return Paper.objects.filter(unit=congress.unit, direction=Direction.ISSUED, directive__isnull=True)


def replacement_of(directive: Directive) -> Paper | None:
    """The newer paper that takes the place of the directive's paper."""
    return directive.paper.replaced_by.order_by("-issued_on", "-pk").first()


def missing_board(congress: Congress, *, with_settled: bool = False, page: int = 1, size: int = 100) -> MissingBoard:
    """Units by directives in force: what has not arrived or was not done.

    Args:
        congress: whose unit issued the directives.
        with_settled: True to show also the units that owe nothing.
        page: page of units, from 1.
        size: units on a page.
    """
    directives = list(in_force(issued_by(congress)).order_by("issued_at", "pk"))
    receipts = _judged(Receipt.objects.filter(directive__in=directives))
    chosen = receipts if with_settled else receipts.filter(is_owed=True)
    everyone = Unit.objects.filter(pk__in=chosen.values("unit"))
    total = everyone.count()
    shown = list(everyone[(page - 1) * size : page * size])
    rows = _rows(congress, directives, shown, receipts.filter(unit__in=shown))
    stages = [Stage(str(one.pk), one.paper.symbol or one.paper.subject[:20]) for one in directives]
    rollup = _rollup(congress, directives)
    board = Board(_("Units by directives: what is missing"), stages, [rollup, *rows], corner=_("Unit"))
    return MissingBoard(board, total, page, -(-total // size))


@dataclass(frozen=True)
class MissingBoard:
    """A page of the board, with the number of units on all pages."""

    board: Board
    total: int
    page: int
    pages: int


def standing(congress: Congress) -> StopStanding:
    """Late when a report of this unit is overdue, waiting while it owes something, done when nothing is missing."""
    ours = Q(unit=congress.unit_id) | Q(directive__unit=congress.unit_id)
    if not Receipt.objects.filter(ours).exists():
        return StopStanding(StopState.NONE, 0, _("no paper yet"))
    owed_by_us: dict[str, int] = received_by(congress).aggregate(
        total=Count("pk"), owed=Count("pk", filter=Q(is_owed=True)), late=Count("pk", filter=Q(is_late=True))
    )
    directives = in_force(Directive.objects.filter(unit=congress.unit, term=congress.term).annotate(**_REPLACED))
    receipts = _judged(Receipt.objects.filter(directive__in=directives))
    below: dict[str, int] = receipts.aggregate(total=Count("pk"), owed=Count("pk", filter=Q(is_owed=True)))
    if owed_by_us["late"]:
        line = ngettext(
            "%(n)d report to the superior is overdue", "%(n)d reports to the superior are overdue", owed_by_us["late"]
        )
        return StopStanding(StopState.LATE, owed_by_us["owed"], line % {"n": owed_by_us["late"]})
    if owed_by_us["owed"]:
        line = ngettext("%(n)d paper from above waits", "%(n)d papers from above wait", owed_by_us["owed"])
        return StopStanding(StopState.WAITING, owed_by_us["owed"], line % {"n": owed_by_us["owed"]})
    if below["owed"]:
        line = ngettext("%(n)d answer from below is missing", "%(n)d answers from below are missing", below["owed"])
        return StopStanding(StopState.NOW, 0, line % {"n": below["owed"]})
    if owed_by_us["total"] or below["total"]:
        return StopStanding(StopState.DONE, 0, _("every paper is acknowledged and carried out"))
    return StopStanding(StopState.NONE, 0, _("no paper yet"))


def next_steps(congress: Congress, user: Any) -> list[NextStep]:
    """What this unit owes its superior, then what units below owe it after the last day."""
    who = "" if units.can_work_for(user, congress.unit) else congress.unit.name
    steps = [_step_of(congress, receipt, who) for receipt in received_by(congress).filter(is_owed=True)[:10]]
    overdue = in_force(issued_by(congress)).filter(late__gt=0).order_by("report_by_on")
    return steps + [_reminder_of(congress, directive, who) for directive in overdue[:10]]


def state_of(receipt: Receipt) -> str:
    """The state of the house that a receipt is drawn with; the receipt comes from one of these queries."""
    if receipt.directive.withdrawn_at is not None:
        return "cancelled"
    if receipt.is_late:  # type: ignore[attr-defined]
        return "late"
    return {ReceiptState.SENT: "waiting", ReceiptState.RECEIVED: "received", ReceiptState.DONE: "done"}[
        ReceiptState(receipt.state)
    ]


def words_of(receipt: Receipt) -> str:
    """The state in words: an overdue receipt also says what is missing."""
    if receipt.directive.withdrawn_at is not None:
        return _("withdrawn")
    if receipt.is_late:  # type: ignore[attr-defined]
        return _("overdue: not received") if receipt.state == ReceiptState.SENT else _("overdue: no report")
    return receipt.get_state_display()


_REPLACED: dict[str, Any] = {"is_replaced": Exists(Paper.objects.filter(replaces=OuterRef("paper")))}


def _counted(directives: QuerySet[Any]) -> Any:
    today = clock.today()
    open_ones = Q(receipts__state=ReceiptState.SENT) | (
        Q(receipts__state=ReceiptState.RECEIVED) & (Q(report_by_on__isnull=False) | ~Q(demand=""))
    )
    return directives.select_related("paper", "unit").annotate(
        total=Count("receipts"),
        arrived=Count("receipts", filter=~Q(receipts__state=ReceiptState.SENT)),
        carried_out=Count("receipts", filter=Q(receipts__state=ReceiptState.DONE)),
        missing=Count("receipts", filter=open_ones),
        late=Count("receipts", filter=open_ones & Q(report_by_on__lt=today)),
        **_REPLACED,
    )


def _judged(receipts: QuerySet[Any]) -> Any:
    """Each receipt with ``is_owed`` and ``is_late``: nothing is owed for what is withdrawn or replaced."""
    today = clock.today()
    replaced = Exists(Paper.objects.filter(replaces=OuterRef("directive__paper")))
    owes = _OWES & Q(directive__withdrawn_at__isnull=True) & Q(is_replaced=False)
    return (
        receipts.select_related("directive__paper", "directive__unit", "unit")
        .annotate(is_replaced=replaced)
        .annotate(
            is_owed=Case(When(owes, then=Value(True)), default=Value(False)),
            is_late=Case(When(owes & Q(directive__report_by_on__lt=today), then=Value(True)), default=Value(False)),
        )
    )


def _rows(
    congress: Congress, directives: Sequence[Directive], shown: Sequence[Unit], receipts: Iterable[Receipt]
) -> list[BoardRow]:
    found = {(receipt.unit_id, receipt.directive_id): receipt for receipt in receipts}
    depth = congress.unit.depth
    return [
        BoardRow(
            unit.name,
            [_cell(congress, found.get((unit.pk, directive.pk))) for directive in directives],
            depth=max(0, unit.depth - depth),
        )
        for unit in shown
    ]


def _cell(congress: Congress, receipt: Receipt | None) -> Cell:
    if receipt is None:
        return Cell("none", about=_("not sent to this unit"))
    state = state_of(receipt)
    on = receipt.done_at or receipt.received_at
    text = f"{timezone.localtime(on):%d/%m}" if on and state != "late" else ""
    about = f"{receipt.unit.name}, {receipt.directive.paper.symbol}: {words_of(receipt)}"
    return Cell(state, text, reverse("directives:receipt", args=[congress.pk, receipt.pk]), about)


def _rollup(congress: Congress, directives: Sequence[Directive]) -> BoardRow:
    cells = []
    for one in directives:
        settled = one.total - one.missing  # type: ignore[attr-defined]
        state = "late" if one.late else "done" if not one.missing else "now"  # type: ignore[attr-defined]
        text = f"{figures.number(settled)}/{figures.number(one.total)}"  # type: ignore[attr-defined]
        address = reverse("directives:directive", args=[congress.pk, one.pk])
        cells.append(Cell(state, text, address, f"{one.paper.symbol}: {text}"))
    return BoardRow(_("All units below"), cells, is_rollup=True)


def _step_of(congress: Congress, receipt: Receipt, who: str) -> NextStep:
    paper = receipt.directive.paper.symbol or receipt.directive.paper.subject
    title = _("Acknowledge %(paper)s") if receipt.state == ReceiptState.SENT else _("Report on %(paper)s")
    return NextStep(
        title=title % {"paper": paper},
        url=reverse("directives:receipt", args=[congress.pk, receipt.pk]),
        source=receipt.directive.paper.symbol,
        last_lawful_on=receipt.directive.report_by_on,
        is_late=receipt.is_late,  # type: ignore[attr-defined]
        who=who,
    )


def _reminder_of(congress: Congress, directive: Directive, who: str) -> NextStep:
    late: int = directive.late  # type: ignore[attr-defined]
    title = ngettext("Remind %(n)d unit of %(paper)s", "Remind %(n)d units of %(paper)s", late)
    return NextStep(
        title=title % {"n": late, "paper": directive.paper.symbol},
        url=reverse("directives:directive", args=[congress.pk, directive.pk]) + "?state=late",
        source=directive.paper.symbol,
        last_lawful_on=directive.report_by_on,
        is_late=True,
        who=who,
    )


def days_left(day: date | None) -> int | None:
    """Days until a day; negative when it has passed."""
    return None if day is None else (day - clock.today()).days
