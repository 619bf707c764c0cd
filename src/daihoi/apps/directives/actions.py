"""The acts: send a paper down, say that it arrived, report what was done, remind, withdraw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from daihoi.apps.audit import actions as audit
from daihoi.apps.documents.models import Direction, Paper
from daihoi.apps.organisations.models import Term, Unit
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from . import permissions
from .models import Directive, Receipt, ReceiptState

BATCH = 500


@transaction.atomic
def issue_directive(
    paper: Paper,
    *,
    by: Any,
    demand: str = "",
    report_by_on: date | None = None,
    term: Term | None = None,
    is_for_subtree: bool = False,
    issued_at: datetime | None = None,
) -> Directive:
    """Send an issued paper to every active unit directly below its issuer, or to all levels below.

    A paper is sent once: asked again, the act changes nothing and gives back the directive that there is.

    Args:
        paper: a paper that the unit issued, in its register.
        by: who sends it.
        demand: what each unit has to do; empty when it only has to take note.
        report_by_on: the last day for a report.
        term: the term whose congresses it prepares; the paper's own term when not given.
        is_for_subtree: True to send it to all levels below, not only to the next one.
        issued_at: when it went out; now when not given.
    """
    require(permissions.can_issue, by, paper)
    sent = Directive.objects.filter(paper=paper).first()
    if sent is not None:
        return _sent_before(sent)
    issued_at = _past(issued_at)
    _check_paper(paper, report_by_on, issued_at)
    directive = Directive.objects.create(
        paper=paper, unit=paper.unit, term=term or paper.term, demand=demand.strip(), report_by_on=report_by_on,
        is_for_subtree=is_for_subtree, issued_at=issued_at,
    )  # fmt: skip
    units = _addressees(directive)
    if not units:
        raise Refused(say("{unit} has no active unit below it: there is nobody to send the paper to.", unit=paper.unit))
    _deliver(directive, units)
    audit.record("directives.directive_issued", by=by, on=directive, units=len(units), report_by_on=report_by_on)
    return directive


@transaction.atomic
def deliver_to_new_units(directive: Directive, *, by: Any) -> int:
    """Send a directive also to the units that came under the issuer after it was sent; gives back how many."""
    require(permissions.can_follow, by, directive)
    _refuse_withdrawn(directive)
    known = set(directive.receipts.values_list("unit_id", flat=True))
    units = [unit for unit in _addressees(directive) if unit.pk not in known]
    if units:
        _deliver(directive, units)
        audit.record("directives.directive_delivered", by=by, on=directive, units=[unit.code for unit in units])
    return len(units)


@transaction.atomic
def acknowledge(receipt: Receipt, *, by: Any, received_at: datetime | None = None) -> Receipt:
    """Say that the directive arrived; said again, it changes nothing."""
    require(permissions.can_answer, by, receipt)
    _refuse_withdrawn(receipt.directive)
    receipt = Receipt.objects.select_for_update().select_related("directive__paper", "unit").get(pk=receipt.pk)
    if receipt.state != ReceiptState.SENT:
        return receipt
    _mark_received(receipt, by, _past(received_at))
    receipt.save(update_fields=["state", "received_at", "received_by"])
    audit.record("directives.directive_acknowledged", by=by, on=receipt, unit=receipt.unit.code)
    return receipt


@transaction.atomic
def acknowledge_many(receipts: Iterable[Receipt], *, by: Any, received_at: datetime | None = None) -> int:
    """Say of many receipts at once that the directive arrived, with one line of the trail for each directive.

    Receipts that are acknowledged already stay as they are; gives back how many were changed.
    """
    waiting = _locked(receipts, ReceiptState.SENT)
    at = _past(received_at)
    for receipt in waiting:
        require(permissions.can_answer, by, receipt)
        _refuse_withdrawn(receipt.directive)
        _mark_received(receipt, by, at)
    Receipt.objects.bulk_update(waiting, ["state", "received_at", "received_by"], batch_size=BATCH)
    for directive, units in _by_directive(waiting).items():
        audit.record("directives.directive_acknowledged_by_many", by=by, on=directive, units=units)
    return len(waiting)


@transaction.atomic
def report_done(receipt: Receipt, text: str, *, by: Any, done_at: datetime | None = None) -> Receipt:
    """Report what the unit did; a later report takes the place of the earlier one, which stays in the trail."""
    require(permissions.can_answer, by, receipt)
    _refuse_withdrawn(receipt.directive)
    receipt = Receipt.objects.select_for_update().select_related("directive__paper", "unit").get(pk=receipt.pk)
    words = _words(text)
    if receipt.state == ReceiptState.DONE and receipt.report == words:
        return receipt
    former = receipt.report
    _mark_done(receipt, words, by, _past(done_at))
    receipt.save(update_fields=["state", "received_at", "received_by", "done_at", "report"])
    audit.record("directives.directive_reported", by=by, on=receipt, unit=receipt.unit.code, former_report=former)
    return receipt


@transaction.atomic
def report_done_many(reports: Mapping[Receipt, str], *, by: Any, done_at: datetime | None = None) -> int:
    """Report for many units at once, with one line of the trail for each directive.

    Units that have reported already keep their report; gives back how many were changed.
    """
    words = {receipt.pk: _words(text) for receipt, text in reports.items()}
    waiting = _locked(reports, ReceiptState.SENT, ReceiptState.RECEIVED)
    at = _past(done_at)
    for receipt in waiting:
        require(permissions.can_answer, by, receipt)
        _refuse_withdrawn(receipt.directive)
        _mark_done(receipt, words[receipt.pk], by, at)
    fields = ["state", "received_at", "received_by", "done_at", "report"]
    Receipt.objects.bulk_update(waiting, fields, batch_size=BATCH)
    for directive, units in _by_directive(waiting).items():
        audit.record("directives.directive_reported_by_many", by=by, on=directive, units=units)
    return len(waiting)


@transaction.atomic
def remind(directive: Directive, units: Iterable[Unit], *, by: Any) -> int:
    """Remind units that have not done their part; each unit at most once a day.

    Units that have done their part, or were reminded today, are left alone; gives back how many were reminded.
    """
    require(permissions.can_follow, by, directive)
    _refuse_withdrawn(directive)
    now = clock.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    wanted = directive.receipts.filter(unit__in=[unit.pk for unit in units]).exclude(reminded_at__gte=midnight)
    open_states = [ReceiptState.SENT] + ([ReceiptState.RECEIVED] if directive.asks_for_report else [])
    owing = list(wanted.filter(state__in=open_states).values_list("pk", "unit__code"))
    if owing:
        keys = [pk for pk, _code in owing]
        Receipt.objects.filter(pk__in=keys).update(reminders=F("reminders") + 1, reminded_at=now)
        audit.record("directives.units_reminded", by=by, on=directive, units=[code for _pk, code in owing])
    return len(owing)


@transaction.atomic
def withdraw_directive(directive: Directive, reason: str, *, by: Any) -> Directive:
    """Take a directive back, with the reason; units owe nothing for it any more.  Withdrawn again: nothing changes."""
    require(permissions.can_follow, by, directive)
    if not reason.strip():
        raise WrongInput(say("Write why the paper is withdrawn: the units below will read it."))
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    if directive.withdrawn_at is None:
        directive.withdrawn_at, directive.withdrawn_reason = clock.now(), reason.strip()[:300]
        directive.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        audit.record("directives.directive_withdrawn", by=by, on=directive, reason=directive.withdrawn_reason)
    return directive


def _sent_before(directive: Directive) -> Directive:
    if directive.withdrawn_at is not None:
        raise Refused(say("The paper was withdrawn. Register the paper that takes its place and send that one."))
    return directive


def _check_paper(paper: Paper, report_by_on: date | None, issued_at: datetime) -> None:
    if paper.direction != Direction.ISSUED:
        raise Refused(say("Only a paper that the unit itself issued can be sent down; this one was received."))
    if report_by_on is not None and report_by_on < timezone.localtime(issued_at).date():
        raise WrongInput(say("The last day for reports lies before the day on which the paper is sent."))


def _past(at: datetime | None) -> datetime:
    now = clock.now()
    if at is not None and at > now:
        raise WrongInput(say("The moment lies in the future. Give the moment at which it happened."))
    return at or now


def _words(text: str) -> str:
    if not text.strip():
        raise WrongInput(say("Write what was done: the superior reads this report."))
    return text.strip()


def _addressees(directive: Directive) -> list[Unit]:
    unit = directive.unit
    below = unit.get_descendants() if directive.is_for_subtree else unit.get_children()
    return list(below.filter(is_active=True))


def _deliver(directive: Directive, units: list[Unit]) -> None:
    rows = [Receipt(directive=directive, unit=unit, unit_path=unit.path) for unit in units]
    Receipt.objects.bulk_create(rows, batch_size=BATCH)


def _refuse_withdrawn(directive: Directive) -> None:
    if directive.withdrawn_at is not None:
        raise Refused(say("The directive was withdrawn; nothing more is owed for it."))


def _mark_received(receipt: Receipt, by: Any, at: datetime) -> None:
    receipt.state, receipt.received_at, receipt.received_by = ReceiptState.RECEIVED, at, str(by)[:150]


def _mark_done(receipt: Receipt, words: str, by: Any, at: datetime) -> None:
    if receipt.received_at is None:
        _mark_received(receipt, by, at)
    receipt.state, receipt.done_at, receipt.report = ReceiptState.DONE, at, words


def _locked(receipts: Iterable[Receipt], *states: str) -> list[Receipt]:
    keys = [receipt.pk for receipt in receipts]
    found: list[Receipt] = []
    for start in range(0, len(keys), BATCH):
        rows = Receipt.objects.select_for_update(of=("self",)).select_related("directive__paper", "unit")
        found += rows.filter(pk__in=keys[start : start + BATCH], state__in=states)
    return found


def _by_directive(receipts: Iterable[Receipt]) -> dict[Directive, int]:
    counts: dict[Directive, int] = {}
    for receipt in receipts:
        counts[receipt.directive] = counts.get(receipt.directive, 0) + 1
    return counts
