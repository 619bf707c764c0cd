"""Reading the register: lists, the next numbers, the papers around a paper, what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from daihoi.apps.organisations.models import Term, Unit
from daihoi.core import names, rulebooks
from daihoi.core.documents import Finding, Scheme, Symbol, numbering, symbols, types
from daihoi.core.documents.numbering import IssuedPaper, NumberingScheme
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence
from daihoi.core.sources import Source, SourceStatus

from .models import Direction, Paper, Series

CONGRESS_SYMBOL = "ĐH"
# organisations that sign their papers as the Party does, by the beginning of the rulebook's name
PARTY_GRAMMAR = ("vn-party", "vn-youth")


def scheme_of(unit: Unit) -> Scheme:
    """Whose grammar the symbols of the unit follow."""
    return Scheme.PARTY if unit.rulebook.startswith(PARTY_GRAMMAR) else Scheme.STATE


def symbol_of(unit: Unit, series: str) -> str:
    """Who signs the papers of a series: the unit, or its congress as the rulebook has it sign."""
    if series != Series.CONGRESS:
        return str(unit.symbol)
    rule = rulebooks.load(unit.rulebook).documents.congress_symbol
    return rule.value if rule is not None else CONGRESS_SYMBOL


def numbering_of(unit: Unit, series: str) -> NumberingScheme:
    """How the unit numbers its papers of a series."""
    grammar = "party" if scheme_of(unit) is Scheme.PARTY else "state"
    if series == Series.CONGRESS:
        return numbering.find_scheme("party-congress" if grammar == "party" else "state-common")
    return numbering.find_scheme("party-committee" if grammar == "party" else "state-by-type")


def search(papers: QuerySet[Paper], words: str) -> QuerySet[Paper]:
    """Papers whose symbol, subject, issuer or type hold all the words, marks put aside."""
    for word in names.fold(words).split():
        papers = papers.filter(folded__contains=word)
    return papers


def find_paper(unit: Unit, symbol: str, *, term: Term | None = None, direction: str = "") -> Paper | None:
    """The paper with this symbol in the unit's register, the newest where there are several."""
    found = Paper.objects.filter(unit=unit, symbol=right_symbol(symbol, unit))
    found = found.filter(term=term) if term else found
    found = found.filter(direction=direction) if direction else found
    return found.first()


def right_symbol(symbol: str, unit: Unit) -> str:
    """A symbol as the register writes it; a text that is none stays as it is."""
    try:
        return symbols.format_symbol(symbols.parse(symbol).symbol)
    except WrongInput:
        return names.normalise(symbol)


def next_symbol(unit: Unit, term: Term, type_id: str, *, series: str, issuer_symbol: str, year: int | None) -> Symbol:
    """Number and symbol of the unit's next paper of a type."""
    scheme = numbering_of(unit, series)
    has_year = scheme.scheme is Scheme.STATE
    period = str(year) if has_year and series == Series.COMMITTEE else term.name
    lines = series_lines(unit, term, series, year=year if has_year and series == Series.COMMITTEE else None)
    wanted = numbering.Series(issuer_symbol, period, type_id)
    lines = [line for line in lines if line.symbol.issuer == issuer_symbol or not scheme.is_by_type]
    return numbering.next_symbol(scheme, lines, wanted, year if has_year else None)


def series_lines(unit: Unit, term: Term, series: str, *, year: int | None = None) -> list[IssuedPaper]:
    """The issued papers of one of the unit's series, as far as their numbers go."""
    papers = Paper.objects.filter(
        unit=unit, term=term, series=series, direction=Direction.ISSUED, number__isnull=False
    ).order_by()
    if year is not None:
        papers = papers.filter(issued_on__year=year)
    lines = []
    for symbol, type_id, issued_on in papers.values_list("symbol", "type_id", "issued_on"):
        read = symbols.parse(symbol, scheme_of(unit)).symbol
        lines.append(IssuedPaper(read, type_id, issued_on, str(year) if year is not None else term.name))
    return lines


def series_type(symbol: Symbol, declared_type: str) -> str:
    """The type in whose series a symbol stands; the declared type decides only where letters mean several."""
    meant = types.by_abbreviation(symbol.type, symbol.scheme)
    try:
        declared = types.find(declared_type)
    except WrongInput:
        declared = None
    if declared is not None and (declared in meant or not meant):
        return declared.id
    return meant[0].id if meant else symbol.type


@dataclass(frozen=True)
class Relations:
    """The papers around one paper, as far as the reader may see them."""

    implements: Sequence[Paper]
    implemented_by: Sequence[Paper]
    older: Sequence[Paper]
    newer: Sequence[Paper]


def relations_of(paper: Paper, may_see: Callable[[Paper], bool]) -> Relations:
    """What a paper carries out, what carries it out, what it replaces and what replaced it, as far as may be seen."""

    def visible(papers: Iterable[Paper]) -> list[Paper]:
        return [one for one in papers if may_see(one)]

    return Relations(
        visible(paper.implements.select_related("unit")),
        visible(paper.implemented_by.select_related("unit")),
        visible(_older(paper)),
        visible(_newer(paper)),
    )


def _older(paper: Paper) -> list[Paper]:
    chain: list[Paper] = []
    while paper.replaces is not None and paper.replaces not in chain:
        paper = paper.replaces
        chain.append(paper)
    return chain


def _newer(paper: Paper) -> list[Paper]:
    chain: list[Paper] = []
    while (following := paper.replaced_by.select_related("unit").first()) and following not in chain:
        paper = following
        chain.append(paper)
    return chain


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as it is kept with the paper, to be said later in any language."""
    return {
        "id": finding.id,
        "severity": finding.severity.value,
        "text": finding.text.text,
        "values": {key: str(value) for key, value in finding.text.values.items()},
        "regulation": finding.source.regulation,
        "article": finding.source.article,
        "status": finding.source.status.value,
        "proposal": finding.proposal,
    }


@dataclass(frozen=True)
class KeptFinding:
    """A kept finding, ready for the page."""

    severity: str
    sentence: Sentence
    source: Source
    url: str = ""
    mend: str = ""


def findings_of(paper: Paper) -> list[KeptFinding]:
    """What was found when the paper was registered."""
    return [
        KeptFinding(
            kept["severity"],
            Sentence(kept["text"], kept["values"]),
            Source(kept["regulation"], kept["article"], SourceStatus(kept["status"])),
            mend=kept.get("proposal", ""),
        )
        for kept in paper.findings
    ]


@dataclass(frozen=True)
class SeriesStanding:
    """One series of a term: its last number, what is missing, what was given twice."""

    type_name: str
    issuer: str
    last: int
    count: int
    missing: str
    doubled: str


def series_standings(unit: Unit, term: Term, series: str, language: str) -> list[SeriesStanding]:
    """How the unit's series stand, type by type."""
    scheme, lines = numbering_of(unit, series), series_lines(unit, term, series)
    gaps = {gap.series: str(gap) for gap in numbering.gaps(scheme, lines)}
    doubles: dict[numbering.Series, list[int]] = {}
    for double in numbering.doubles(scheme, lines):
        doubles.setdefault(double.series, []).append(double.number)
    by_series: dict[numbering.Series, list[int]] = {}
    for line in lines:
        by_series.setdefault(numbering.series_of(scheme, line), []).append(line.symbol.number or 0)
    return [
        SeriesStanding(
            _type_name(one.type_id, language), one.issuer, max(taken), len(taken),
            gaps.get(one, ""), numbering.write_ranges((number, number) for number in doubles.get(one, ())),
        )
        for one, taken in sorted(by_series.items())
    ]  # fmt: skip


def _type_name(type_id: str, language: str) -> str:
    try:
        return types.find(type_id).name_in(language) if type_id else ""
    except WrongInput:
        return type_id
