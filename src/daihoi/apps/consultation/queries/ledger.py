"""The ledger: opinions and persons by channel, unit, section and document; each figure leads to its opinions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations.models import Unit

from ..models import Answer, Channel, Comment, Draft, DraftKind, Stance


@dataclass
class LedgerRow:
    """One line: what is counted, opinions, persons, opinions by stance, answered; ``url`` leads to the opinions."""

    label: str
    url: str = ""
    depth: int = 0
    opinions: int = 0
    persons: int = 0
    stances: dict[str, int] = field(default_factory=lambda: dict.fromkeys(Stance.values, 0))
    answered: int = 0

    def cells(self) -> list[tuple[int, str]]:
        """The numbers by stance, each with its address."""
        return [(count, _with(self.url, stance=stance)) for stance, count in self.stances.items()]

    @property
    def pending(self) -> int:
        """Opinions that wait for an answer."""
        return self.opinions - self.answered


@dataclass(frozen=True)
class Ledger:
    """Lines and their sum; every opinion stands in exactly one line."""

    title: str
    corner: str
    rows: list[LedgerRow]
    total: LedgerRow


def ledgers_of(draft: Draft, congress: Congress, comments: QuerySet[Comment]) -> list[Ledger]:
    """By channel, by section in the draft's order, and by unit."""
    return [
        by_channel(draft, congress, comments),
        by_section(draft, congress, comments),
        by_unit(draft, congress, comments),
    ]


def by_channel(draft: Draft, congress: Congress, comments: QuerySet[Comment]) -> Ledger:
    """Opinions by the channel that each came in by; all channels are shown, also those without."""
    home = _list_of(congress, draft)
    rows = {value: LedgerRow(str(label), _with(home, channel=value)) for value, label in Channel.choices}
    return _filled(_("By intake channel"), _("Channel"), comments, "channel", rows, home)


def by_section(draft: Draft, congress: Congress, comments: QuerySet[Comment]) -> Ledger:
    """Opinions in the order of the draft's headings; those on the whole stand first."""
    home = _list_of(congress, draft)
    rows: dict[Any, LedgerRow] = {None: LedgerRow(_("the document as a whole"), _with(home, section="whole"))}
    for section in draft.sections.all():
        rows[section.pk] = LedgerRow(str(section), _with(home, section=section.anchor), section.depth - 1)
    return _filled(_("By section of the draft"), _("Section"), comments, "section", rows, home)


def by_unit(draft: Draft, congress: Congress, comments: QuerySet[Comment]) -> Ledger:
    """Opinions by the unit that sent them, in the order of the tree; those without a unit stand last."""
    home = _list_of(congress, draft)
    rows: dict[Any, LedgerRow] = {}
    for unit in Unit.objects.filter(pk__in=comments.order_by().values("unit")):
        rows[unit.pk] = LedgerRow(unit.name, _with(home, unit=unit.code))
    rows[None] = LedgerRow(_("without a unit"), _with(home, unit="none"))
    return _filled(_("By unit"), _("Unit"), comments, "unit", rows, home, keep_empty=False)


def by_document(congress: Congress) -> Ledger:
    """Opinions on each document of the congress, all its drafts together."""
    comments = Comment.objects.filter(draft__congress=congress)
    rows = {}
    for draft in congress.drafts.order_by("kind", "draft_no"):
        rows[draft.pk] = LedgerRow(
            f"{DraftKind(draft.kind).label}, {_('draft no.')} {draft.draft_no}", _list_of(congress, draft)
        )
    return _filled(_("By document"), _("Document"), comments, "draft", rows, "")


def units_that_met(comments: QuerySet[Comment]) -> int:
    """How many units held a conference on the draft."""
    return comments.filter(channel=Channel.CONFERENCE, unit__isnull=False).order_by().values("unit").distinct().count()


def _filled(
    title: str,
    corner: str,
    comments: QuerySet[Comment],
    key: str,
    rows: dict[Any, LedgerRow],
    home: str,
    keep_empty: bool = True,
) -> Ledger:
    total = LedgerRow(_("Total"), home)
    counted = comments.order_by().values_list(key, "stance")
    counted = counted.annotate(n=Count("pk"), heads=Sum("persons"), done=Count("pk", filter=~Q(answer=Answer.PENDING)))
    for value, stance, opinions, persons, done in counted:
        for row in (rows[value], total):
            row.opinions += opinions
            row.persons += persons
            row.stances[stance] += opinions
            row.answered += done
    return Ledger(title, corner, _kept(rows.values(), lambda row: keep_empty or row.opinions > 0), total)


def _kept(rows: Iterable[LedgerRow], is_kept: Callable[[LedgerRow], bool]) -> list[LedgerRow]:
    return [row for row in rows if is_kept(row)]


def _list_of(congress: Congress, draft: Draft) -> str:
    return reverse("consultation:opinions", args=[congress.pk, draft.pk])


def _with(address: str, **asked: str) -> str:
    if not address:
        return ""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"
