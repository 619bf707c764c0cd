"""Issuing papers: the register gives the number; a typed form is also drawn as DOCX and PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.organisations.models import Term, Unit
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import Predicate, require
from daihoi.core import documents as core
from daihoi.core.documents import types
from daihoi.core.errors import WrongInput
from daihoi.core.names import fold
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Direction, Paper, Secrecy, Series
from .register import _ids, _lock_numbers, _new

_CORE_SECRECY: dict[str, core.Secrecy] = {
    Secrecy.SECRET: core.Secrecy.SECRET,
    Secrecy.TOP_SECRET: core.Secrecy.TOP_SECRET,
    Secrecy.ABSOLUTELY_SECRET: core.Secrecy.ABSOLUTELY_SECRET,
}


@transaction.atomic
def issue_paper(
    unit: Unit,
    term: Term,
    *,
    declared_type: str,
    subject: str,
    by: Any,
    issued_on: date | None = None,
    series: str = Series.COMMITTEE,
    issuer: str = "",
    issuer_symbol: str = "",
    secrecy: str = Secrecy.INTERNAL,
    topic: str = "",
    signer: str = "",
    recipients: str = "",
    implements: Iterable[Paper] = (),
    replaces: Paper | None = None,
    is_sample: bool = False,
    may: Predicate = permissions.can_keep_register,
) -> Paper:
    """Issue a paper: it takes the next number of its series, under a lock, and stands in the register.

    Args:
        unit: the unit whose register it is.
        term: the term whose numbers it takes.
        declared_type: type by name or identifier, such as “kế hoạch” or ``plan``.
        subject: trích yếu.
        by: who acts.
        issued_on: day of issue; today when left out.
        series: the committee's series of the type, or the congress's one series.
        issuer: issuing body; the unit's committee, or the congress, when left out.
        issuer_symbol: its symbol; the unit's, or ``ĐH``, when left out.
        secrecy: one of ``Secrecy``.
        topic: what it is about, in one word.
        signer: who signs.
        recipients: distribution list, one a line.
        implements: papers that it carries out.
        replaces: the paper whose place it takes.
        is_sample: marks it as sample data.
        may: who may, where an app above knows a rule of its own; asked of ``by`` and ``unit``.

    Raises:
        WrongInput: the type is unknown or has no abbreviation, the unit has no symbol, a field is empty.

    Source: 36-HD/VPTW II.1.3 (a committee numbers each type through its term, a congress all papers in one series).
    """
    require(may, by, unit)
    _lock_numbers(unit)
    type_ = types.find(declared_type)
    day = issued_on or clock.today()
    body = issuer or (unit.name if series == Series.CONGRESS else unit.committee_name)
    paper = _new(unit, term, Direction.ISSUED, type_.name, subject, body, day)
    symbol = _next_symbol(unit, term, type_, series, issuer_symbol, day)
    paper.number, paper.symbol = symbol.number, core.symbols.format_symbol(symbol)
    paper.type_code, paper.type_id = symbol.type, type_.id
    paper.series, paper.secrecy, paper.topic = series, secrecy, topic
    paper.signer, paper.recipients, paper.replaces, paper.is_sample = signer, recipients, replaces, is_sample
    paper.save()
    paper.implements.set(implements)
    audit.record("documents.paper_issued", by=by, on=paper, symbol=paper.symbol, series=series, findings=_ids(paper))
    return paper


@transaction.atomic
def issue_rendered(
    unit: Unit,
    term: Term,
    form: core.Paper,
    *,
    by: Any,
    declared_type: str = "",
    subject: str = "",
    issued_on: date | None = None,
    series: str = Series.CONGRESS,
    issuer_symbol: str = "",
    secrecy: str = Secrecy.INTERNAL,
    topic: str = "",
    signer: str = "",
    implements: Iterable[Paper] = (),
    replaces: Paper | None = None,
    is_sample: bool = False,
    may: Predicate = permissions.can_keep_register,
) -> Paper:
    """Number a typed form, draw it as DOCX and PDF, and register it with both files.

    Args:
        unit: the unit whose register it is.
        term: the term whose numbers it takes.
        form: the filled-in form; its symbol, day and mark of secrecy are set here.
        by: who acts.
        declared_type: its type; the form's own type when left out.
        subject: its subject line; the form's summary when left out.
        issued_on: day of issue; the form's, or today.
        series, issuer_symbol, secrecy, topic, signer, implements, replaces, is_sample, may: as for ``issue_paper``;
            the signer is the form's last when left out.

    Returns:
        The registered paper; what the check of the page form found is kept with it.

    Raises:
        WrongInput: as for ``issue_paper``, or the form can't be laid out.
    """
    day = issued_on or form.issued_on or clock.today()
    paper = issue_paper(
        unit,
        term,
        declared_type=declared_type or form.type_name or "công văn",
        subject=subject or form.summary,
        issued_on=day,
        series=series,
        issuer=" ".join(form.issuer.split()),
        issuer_symbol=issuer_symbol,
        secrecy=secrecy,
        topic=topic,
        signer=signer or next((one.name for one in reversed(form.signatures) if one.name), ""),
        recipients="\n".join(form.recipients),
        implements=implements,
        replaces=replaces,
        is_sample=is_sample,
        by=by,
        may=may,
    )
    symbol = core.symbols.parse(paper.symbol, queries.scheme_of(unit)).symbol
    form = replace(form, symbol=symbol, issued_on=day, draft=0, secrecy=_CORE_SECRECY.get(secrecy, form.secrecy))
    _draw(paper, form, by=by)
    return paper


def _draw(paper: Paper, form: core.Paper, *, by: Any) -> None:
    pdf, word = core.pdf.render(form), core.docx.render(form)
    name = fold(paper.symbol).replace("/", "-").replace(" ", "")
    paper.file.save(f"{name}.pdf", ContentFile(pdf), save=False)
    paper.docx.save(f"{name}.docx", ContentFile(word), save=False)
    paper.findings = [queries.finding_json(finding) for finding in core.checks.check_paper(form)]
    paper.save()
    audit.record("documents.paper_drawn", by=by, on=paper, pdf=hashlib.sha256(pdf).hexdigest(), findings=_ids(paper))


def _next_symbol(
    unit: Unit, term: Term, type_: types.DocumentType, series: str, issuer_symbol: str, day: date
) -> core.Symbol:
    issuer = issuer_symbol or queries.symbol_of(unit, series)
    if not issuer:
        raise WrongInput(
            say("{unit} has no symbol for its papers. Enter it in the facts of the unit first.", unit=unit.name)
        )
    if (
        not type_.abbreviation(queries.scheme_of(unit))
        and not type_.is_slip
        and queries.scheme_of(unit) is core.Scheme.PARTY
    ):
        raise WrongInput(say("Papers of the type “{type}” bear no symbol. Choose another type.", type=type_.name))
    return queries.next_symbol(unit, term, type_.id, series=series, issuer_symbol=issuer, year=day.year)
