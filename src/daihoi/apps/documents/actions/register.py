"""Entering papers that bear their number already: received ones, and own ones from before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.organisations.models import Term, Unit
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.documents import Finding, Severity, regulations, symbols
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.names import normalise
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Direction, Paper, Secrecy, Series


@transaction.atomic
def register_received(
    unit: Unit,
    term: Term,
    *,
    declared_type: str,
    subject: str,
    issuer: str,
    by: Any,
    symbol: str = "",
    issued_on: date | None = None,
    received_on: date | None = None,
    secrecy: str = Secrecy.INTERNAL,
    topic: str = "",
    signer: str = "",
    recipients: str = "",
    implements: Iterable[Paper] = (),
    is_sample: bool = False,
) -> Paper:
    """Enter a paper that the unit has received; what does not fit in its symbol is kept with it as findings.

    Raises:
        Refused: the same symbol of the same issuer and day stands in the register already.
        WrongInput: a field that is needed is empty, or the symbol can't be read.
    """
    require(permissions.can_keep_register, by, unit)
    paper = _new(unit, term, Direction.RECEIVED, declared_type, subject, issuer, issued_on)
    paper.received_on = received_on or clock.today()
    paper.secrecy, paper.topic, paper.signer, paper.recipients = secrecy, topic, signer, recipients
    paper.is_sample = is_sample
    _read_symbol(paper, symbol)
    _require_new(paper)
    paper.save()
    paper.implements.set(implements)
    audit.record("documents.paper_received", by=by, on=paper, symbol=paper.symbol, findings=_ids(paper))
    return paper


@transaction.atomic
def register_issued(
    unit: Unit,
    term: Term,
    *,
    symbol: str,
    declared_type: str,
    subject: str,
    issued_on: date,
    by: Any,
    issuer: str = "",
    series: str = Series.COMMITTEE,
    secrecy: str = Secrecy.INTERNAL,
    topic: str = "",
    signer: str = "",
    recipients: str = "",
    implements: Iterable[Paper] = (),
    replaces: Paper | None = None,
    is_sample: bool = False,
) -> Paper:
    """Enter a paper that the unit issued before it kept its register here, with the number that it bears.

    Raises:
        Refused: the symbol is in the unit's register of the term already.
        WrongInput: a field that is needed is empty, or the symbol can't be read.
    """
    require(permissions.can_keep_register, by, unit)
    _lock_numbers(unit)
    paper = _new(unit, term, Direction.ISSUED, declared_type, subject, issuer or unit.committee_name, issued_on)
    paper.series, paper.secrecy, paper.topic = series, secrecy, topic
    paper.signer, paper.recipients, paper.replaces, paper.is_sample = signer, recipients, replaces, is_sample
    if not symbol:
        raise WrongInput(say("Number and symbol are empty. Write them as on the paper, or issue the paper here."))
    _read_symbol(paper, symbol)
    _require_new(paper)
    _note_order(paper)
    paper.save()
    paper.implements.set(implements)
    audit.record("documents.paper_registered", by=by, on=paper, symbol=paper.symbol, findings=_ids(paper))
    return paper


def _new(
    unit: Unit, term: Term, direction: str, declared_type: str, subject: str, issuer: str, issued_on: date | None
) -> Paper:
    if not normalise(subject) or not normalise(declared_type) or not normalise(issuer):
        raise WrongInput(say("A paper needs its type, its subject line and its issuer. Fill in what is missing."))
    if issued_on and issued_on > clock.today():
        raise WrongInput(say("{day} lies in the future. Correct the day.", day=f"{issued_on:%d/%m/%Y}"))
    return Paper(
        unit=unit,
        term=term,
        direction=direction,
        declared_type=normalise(declared_type),
        subject=normalise(subject),
        issuer=normalise(issuer),
        issued_on=issued_on,
    )


def _read_symbol(paper: Paper, written: str) -> None:
    """Fill number, symbol and type from what is written, and keep what does not fit."""
    if not written.strip():
        return
    reading = symbols.parse(written)
    found = [*reading.findings, *symbols.check_type(reading.symbol, paper.declared_type)]
    paper.number, paper.type_code = reading.symbol.number, reading.symbol.type[:10]
    paper.symbol = symbols.format_symbol(reading.symbol)
    paper.type_id = queries.series_type(reading.symbol, paper.declared_type)
    paper.findings = [queries.finding_json(finding) for finding in found]


def _require_new(paper: Paper) -> None:
    if not paper.symbol:
        return
    same = Paper.objects.filter(unit=paper.unit, direction=paper.direction, symbol=paper.symbol, type_id=paper.type_id)
    if paper.direction == Direction.ISSUED:
        same = same.filter(term=paper.term, series=paper.series)
    else:
        same = same.filter(issuer=paper.issuer, issued_on=paper.issued_on)
    if found := same.first():
        raise Refused(
            say(
                "{symbol} of {day} stands in the register already. Open it there, or correct the symbol.",
                symbol=found.symbol,
                day=f"{found.issued_on:%d/%m/%Y}" if found.issued_on else "…",
            )
        )


def _note_order(paper: Paper) -> None:
    """Numbers of a series grow with the days; a paper that breaks this is kept with a finding."""
    above = (
        Paper.objects.filter(
            unit=paper.unit, term=paper.term, direction=Direction.ISSUED, series=paper.series,
            type_id=paper.type_id, number__gt=paper.number or 0, issued_on__lt=paper.issued_on,
        )
        .order_by("issued_on")
        .first()
    )  # fmt: skip
    if above is None or paper.series == Series.CONGRESS:
        return
    finding = Finding(
        "number_order",
        Severity.INFO,
        say(
            "{symbol} of {day} has a lower number than {other} of {other_day}. Numbers of one type grow through "
            "the term; check the number, the day and the term.",
            symbol=paper.symbol,
            day=f"{paper.issued_on:%d/%m/%Y}",
            other=above.symbol,
            other_day=f"{above.issued_on:%d/%m/%Y}",
        ),
        regulations.PARTY_NUMBERING,
    )
    paper.findings = [*paper.findings, queries.finding_json(finding)]


def _lock_numbers(unit: Unit) -> None:
    """Nobody else takes a number of this unit until the act is done."""
    Unit.objects.select_for_update().get(pk=unit.pk)


def _ids(paper: Paper) -> list[str]:
    return [kept["id"] for kept in paper.findings]
