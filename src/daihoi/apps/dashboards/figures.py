"""The overview's figures: what the congress has reached so far, each with what it is a part of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from daihoi.apps.cascade import queries as cascade
from daihoi.apps.congresses import queries as congresses
from daihoi.apps.congresses.models import Congress, CongressForm, Stage
from daihoi.apps.consultation.models import Comment
from daihoi.apps.delegates import queries as delegates
from daihoi.apps.directives.models import Receipt, ReceiptState
from daihoi.apps.planning.models import Task, TaskState
from daihoi.apps.shell.shapes import Board, BoardRow, Cell
from daihoi.apps.shell.shapes import Stage as Column


@dataclass(frozen=True)
class Figure:
    """One big figure: how many of how many, and where they are listed; ``of`` is None for a plain number."""

    label: str
    number: int
    of: int | None
    url: str


def figures_of(congress: Congress, lines: list[cascade.BoardLine]) -> list[Figure]:
    """The figures of the overview; what does not exist yet is left out."""
    unit, key = congress.unit, congress.pk
    held = [line.counts["held"] for line in lines]
    receipts = Receipt.objects.filter(directive__unit=unit, directive__withdrawn_at__isnull=True)
    tasks = Task.objects.filter(congress=congress).exclude(state=TaskState.DROPPED)
    comments = Comment.objects.filter(draft__congress=congress)
    seats = delegates.head_count(congress)
    found = [
        Figure(_("members"), congresses.member_count(unit), None, reverse("members:home", args=[unit.code])),
        Figure(
            pgettext("figure", "congresses below held"), sum(one.reached for one in held), sum(one.of for one in held),
            reverse("cascade:home", args=[key]),
        ),
        Figure(
            pgettext("figure", "receipts of directives"), receipts.exclude(state=ReceiptState.SENT).count(),
            receipts.count(), reverse("directives:home", args=[key]),
        ),
        Figure(
            pgettext("figure", "tasks done"), tasks.filter(state=TaskState.DONE).count(), tasks.count(),
            reverse("planning:home", args=[key]),
        ),
        Figure(pgettext("figure", "opinions"), comments.count(), None, reverse("consultation:home", args=[key])),
        Figure(
            _here(congress), seats.present, seats.summoned,
            reverse("delegates:home", args=[key]),
        ),
    ]  # fmt: skip
    return [one for one in found if one.of != 0 and (one.of or one.number)]


def _here(congress: Congress) -> str:
    is_delegated = congress.form == CongressForm.DELEGATE_CONGRESS
    return pgettext("figure", "delegates present") if is_delegated else pgettext("figure", "people attending")


def board_of(congress: Congress, lines: list[cascade.BoardLine]) -> Board | None:
    """Units below by stages, the roll-up first; None where nothing lies below."""
    if not lines:
        return None
    columns = [Column(key, label) for key, label in cascade.STAGES]
    total = [
        cascade.StageCount(
            *(sum(getattr(line.counts[key], name) for line in lines) for name in ("reached", "late", "of"))
        )
        for key, _label in cascade.STAGES
    ]
    rows = [BoardRow(_("All units below"), [_cell(one) for one in total], is_rollup=True)]
    for line in lines:
        url = reverse("congress", args=[line.congress_id]) if line.congress_id else ""
        rows.append(BoardRow(line.unit.name, [_cell(line.counts[key]) for key, _label in cascade.STAGES], url, depth=1))
    return Board(_("Units below by stage"), columns, rows)


def stage_look(congress: Congress) -> str:
    """How the congress's stage is drawn."""
    if congress.stage in (Stage.RATIFIED, Stage.FILED):
        return "done"
    if congress.stage == Stage.ANNULLED:
        return "void"
    return "waiting" if congress.stage in (Stage.DRAFT, Stage.POSTPONED, Stage.REPORTED) else "now"


def _cell(count: Any) -> Cell:
    many = count.of > 1
    text = f"{count.reached}/{count.of}" if many else ""
    about = _("%(reached)s of %(of)s reached, %(late)s late") % {
        "reached": count.reached, "of": count.of, "late": count.late,
    }  # fmt: skip
    return Cell(count.state, text, about=about)
